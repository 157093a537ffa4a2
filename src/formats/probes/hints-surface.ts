import type { Detector } from './detector.ts'

const script = ['script'] as const

const scriptEntryPoints: readonly Detector[] = [
  {
    kind: 'entry-point-added',
    in: script,
    pattern:
      /\b(?:app|api|server|fastify|\w*[rR]outer|\w*[rR]outes?)\s*\.\s*(?:get|post|put|patch|delete|all|route|ws)\s*\(\s*["'`][^"'`]*["'`]?/,
  },
  {
    kind: 'entry-point-added',
    in: script,
    pattern:
      /\bexport\s+(?:async\s+)?(?:function|const)\s+(?:GET|POST|PUT|PATCH|DELETE|handler)\b|\bexports\.handler\b|\.command\s*\(\s*["'`][^"'`]*/,
  },
]

/** Entry points, inputs and what a change asks of others: hints that raise the path and ask questions. */
export const surfaceDetectors: readonly Detector[] = [
  ...entryPoints(),
  ...inputs(),
  {
    kind: 'outbound-call-added',
    pattern:
      /\b(?:fetch|axios(?:\.\w+)?|undici\.\w+|urlopen|got\.\w+|https?\.(?:request|get)|(?:requests|httpx|aiohttp)\.\w+|urllib\.request\.\w+|http\.(?:Get|Post|PostForm|NewRequest\w*)|curl_exec|curl_init|reqwest::\w+|grpc\.(?:Dial|NewClient)|amqp\.connect)\s*\(/,
  },
  {
    kind: 'outbound-call-added',
    pattern:
      /\bnew (?:WebSocket|XMLHttpRequest|HttpClient|WebClient|RestTemplate|OkHttpClient|Kafka)\b|\bNet::HTTP\b|\bFaraday\b|\bHttpClient\.newHttpClient\b|\bWebClient\.create\b|\bnodemailer\b/,
  },
  {
    kind: 'outbound-call-added',
    in: ['haskell'],
    pattern: /\b(?:httpLbs|httpJSON|Http\.(?:get|post|request))\b/,
  },
  {
    kind: 'parser-added',
    pattern:
      /\b(?:JSON\.parse|yaml\.(?:parse|safe_load|load)|xml2js|DOMParser|ElementTree|etree\.\w+|json\.(?:loads?|Unmarshal|NewDecoder)|xml\.(?:Unmarshal|NewDecoder)|readValue|serde_json::from_\w+|simplexml_load_\w+|json_decode|eitherDecode\w*|SAXParser\w*|DocumentBuilder\w*|XmlReader|csv\.(?:reader|parse|NewReader)|formidable|busboy|multer)\b/,
  },
  {
    kind: 'url-added',
    text: true,
    name: 'an address',
    pattern: /\bhttps?:\/\/[\w.-]+/,
  },
  {
    kind: 'plain-http-added',
    text: true,
    name: 'http://',
    // Loopback, documentation and the names of XML namespaces are no connections.
    pattern:
      /\bhttp:\/\/(?!localhost\b|127\.|0\.0\.0\.0|\[::1\]|(?:[\w-]+\.)*example(?:\.|\b)|www\.w3\.org\b|schemas?\.|xmlns\b|json-schema\.org)[\w-]/,
  },
  {
    kind: 'store-added',
    text: true,
    pattern:
      /\bCREATE (?:TABLE|COLLECTION|DATABASE)\b|\bcreateTable\s*\(|\bresource "\w+_(?:bucket|db_instance|dynamodb_table|database\w*|storage\w*|table)"/i,
    name: 'a new store',
  },
  {
    kind: 'store-added',
    pattern:
      /@(?:Entity|Table|Collection|Document)\b|\bmongoose\.(?:model|Schema)\b|\bnew (?:Redis|MongoClient|Sequelize|DataSource|PrismaClient|Pool)\b|\bredis\.createClient\b|\bindexedDB\.open\b|\blocalStorage\.setItem\b|\bmodels\.Model\b/,
  },
  {
    kind: 'migration-added',
    text: true,
    name: 'a change of stored data',
    pattern:
      /\b(?:ALTER|DROP) TABLE\b|\b(?:addColumn|dropColumn|add_column|remove_column|AddField|RemoveField)\s*\(/i,
  },
]

function entryPoints(): readonly Detector[] {
  const kind = 'entry-point-added'
  return [
    ...scriptEntryPoints,
    {
      kind,
      pattern:
        /@(?:Get|Post|Put|Patch|Delete|All|Request|Query|Mutation|Subscription|Message|Event)(?:Mapping|Pattern)?\s*\([^)]*\)?|@(?:KafkaListener|RabbitListener|JmsListener|Scheduled|Cron|WebSocketGateway|RestController|Controller)\b/,
      in: ['script', 'java'],
    },
    {
      kind,
      in: ['python'],
      pattern:
        /@\w+\.(?:route|get|post|put|patch|delete|websocket|command|task)\s*\([^)]*\)?|@(?:api_view|click\.command|shared_task)\b|\badd_parser\s*\(|\b(?:path|re_path)\s*\(\s*r?["'][^"']*["']\s*,/,
    },
    {
      kind,
      in: ['go'],
      pattern:
        /\b(?:http|mux|\w*[rR]outer|r|e|g|app)\.(?:Handle|HandleFunc|GET|POST|PUT|PATCH|DELETE|Get|Post|Put|Patch|Delete)\s*\(\s*"[^"]*"|&?cobra\.Command\s*\{/,
    },
    {
      kind,
      in: ['ruby'],
      pattern: /^\s*(?:get|post|put|patch|delete|resources?|namespace)\s+["':][\w/:"']+/,
    },
    { kind, in: ['php'], pattern: /\bRoute::(?:get|post|put|patch|delete|any|resource)\s*\([^,]*/ },
    {
      kind,
      in: ['rust'],
      pattern: /#\[(?:get|post|put|patch|delete|route)\s*\([^)]*\)\]|\.route\s*\(\s*"[^"]*"/,
    },
    {
      kind,
      in: ['csharp'],
      pattern: /\[Http(?:Get|Post|Put|Patch|Delete)\b[^\]]*\]|\.Map(?:Get|Post|Put|Patch|Delete)\s*\([^,]*/,
    },
    { kind, in: ['haskell'], pattern: /\b(?:Service\.command|Application\.withService)\b[^\n]*/ },
  ]
}

function inputs(): readonly Detector[] {
  const kind = 'input-added'
  return [
    {
      kind,
      in: script,
      pattern:
        /\b(?:(?:req|request|ctx|context|event)\.(?:body|query|params|headers|cookies|files?|queryStringParameters|pathParameters|formData)|process\.(?:argv|stdin|env))\b(?:\??\.\w+|\[["'`]\w+)?|\bparseArgs\s*\(|\bsearchParams\.get\b|\blocation\.(?:search|hash)\b|\baddEventListener\(["']message|@(?:Body|Param|Headers|UploadedFiles?)\s*\(/,
    },
    {
      kind,
      in: ['python'],
      pattern:
        /\brequest\.(?:form|args|json|files|GET|POST|FILES|data|get_json|headers|cookies|query_params|body)\b(?:\.get\(["']\w+|\[["']\w+)?|\bos\.(?:environ|getenv)\b(?:\.get)?(?:[([]["']\w+)?|\bsys\.(?:argv|stdin)\b|\.add_argument\s*\(|(?<![\w.])input\s*\(|@click\.(?:argument|option)\b/,
    },
    {
      kind,
      in: ['go'],
      pattern:
        /\b(?:r|req|request|c|ctx)\.(?:FormValue|PostFormValue|URL\.Query|Body|Header\.Get|Cookie|Param|Query|Bind\w*|ShouldBind\w*)\b|\bos\.(?:Args|Getenv|LookupEnv|Stdin)\b|\bflag\.(?:String|Int|Bool|Parse)\w*\b/,
    },
    {
      kind,
      in: ['java', 'csharp'],
      pattern:
        /@(?:RequestBody|RequestParam|PathVariable|RequestHeader|CookieValue|RequestPart|QueryParam|FormParam)\b|\bSystem\.(?:getenv|getProperty|in)\b|\bgetParameter\s*\(|\[From(?:Body|Query|Route|Form|Header)\]|\bIFormFile\b|\bMultipartFile\b|\bEnvironment\.GetEnvironmentVariable\b/,
    },
    { kind, in: ['ruby'], pattern: /\bparams\[:?["']?\w+|\bENV\[["']\w+|\bENV\.fetch\b|\bARGV\b|\bgets\b/ },
    {
      kind,
      in: ['php'],
      pattern: /\$_(?:GET|POST|REQUEST|COOKIE|FILES|SERVER|ENV)\b(?:\[["']\w+)?|\bgetenv\s*\(/,
    },
    {
      kind,
      in: ['rust'],
      pattern: /\benv::(?:args|var|vars)\b|\bweb::(?:Json|Query|Path|Form)\b|\bstdin\s*\(\)/,
    },
    {
      kind,
      in: ['haskell'],
      pattern: /\b(?:getArgs|lookupEnv|getEnv|getLine|getContents|queryParam|captureParam)\b/,
    },
    { kind, in: ['shell'], pattern: /(?:^|\s)read\s+-\w*r?\w*\s+\w+|\bgetopts\b/ },
  ]
}
