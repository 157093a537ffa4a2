import type { Detector } from './detector.ts'

/** Things that are worth a look: hints that only ask questions. */
export const careDetectors: readonly Detector[] = [
  {
    kind: 'allow-all-added',
    pattern:
      /\b(?:permitAll|AllowAnonymous|AllowAny|allow_any|skipAuth\w*|skip_before_action|skip_authorization|csrf_exempt|write-all)\b|@Public\b|\bcors\s*\(\s*\)|\borigin\s*:\s*(?:true\b|["']\*)|\ballow_origins\s*=\s*\[\s*["']\*|\bUSER\s+root\b|\bprivileged\s*:\s*true\b|\bchmod\s+(?:-R\s+)?0?777\b/,
  },
  {
    kind: 'allow-all-added',
    text: true,
    pattern:
      /Access-Control-Allow-Origin["']?\s*[,:=]\s*["']?\*|\b0\.0\.0\.0\/0\b|"Principal"\s*:\s*(?:\{\s*"AWS"\s*:\s*)?"\*"/,
    name: 'open to everyone',
  },
  {
    kind: 'weak-algorithm-added',
    pattern:
      /\b(?:createHash|createHmac|getInstance|new)\s*\(\s*["'](?:md5|sha-?1|des\b|rc4|[\w/]*ecb)|\bhashlib\.(?:md5|sha1)\b|\b(?:md5|sha1)\.(?:New|Sum)\b|\bDigest::(?:MD5|SHA1)\b|\bcreateCipher\s*\(|\bdes\.NewCipher\b|\brc4\.NewCipher\b|\bMD5\.Create\b/i,
  },
  {
    kind: 'weak-algorithm-added',
    name: 'Math.random for a secret',
    pattern:
      /\bMath\.random\b(?=.*\b\w*(?:token|secret|password|nonce|session)\w*)|\b\w*(?:token|secret|password|nonce|session)\w*\b.*\bMath\.random\b/i,
  },
  {
    kind: 'cryptography-added',
    pattern:
      /\b(?:createHmac|createCipheriv|createDecipheriv|createSign|createVerify|createHash|crypto\.subtle|randomBytes|scrypt\w*|pbkdf2\w*|bcrypt\w*|argon2\w*|Cipher\.getInstance|MessageDigest|KeyGenerator|KeyPairGenerator|hmac\.\w+|Fernet|aes\.NewCipher|rsa\.\w+|ecdsa\.\w+|ed25519\w*|jwt\.(?:sign|verify|encode|decode)|OpenSSL::\w+|Crypto\.Hash\w*)\b/,
  },
  {
    kind: 'command-added',
    pattern:
      /\bchild_process\b|(?<![.\w])(?:exec|execSync|execFile|execFileSync|spawn|spawnSync)\s*\(|\bshell\s*[:=]\s*(?:true|True)\b|\bsubprocess\.\w+|\bos\.(?:system|popen)\s*\(|\bexec\.Command\w*\s*\(|\bgetRuntime\(\)\.exec\b|\bProcessBuilder\b|\bProcess\.Start\b|\bCommand::new\b|\b(?:shell_exec|proc_open|passthru)\s*\(|\b(?:readProcess|callCommand)\b|\bOpen3\.\w+/,
  },
  {
    kind: 'query-added',
    pattern:
      /\.(?:query|execute|executemany|rawQuery|queryRaw|\$queryRaw\w*|\$executeRaw\w*|createQuery|createNativeQuery|prepareStatement|QueryRow|QueryContext|ExecContext)\s*[(`]/,
  },
  {
    kind: 'query-added',
    text: true,
    name: 'SQL',
    pattern: /\b(?:SELECT\s.{1,200}\sFROM|INSERT\s+INTO|UPDATE\s+\S+\s+SET|DELETE\s+FROM)\s/,
  },
  {
    kind: 'dynamic-code-added',
    pattern:
      /(?<![.\w])eval\s*\(|\bnew Function\s*\(|\bvm\.run\w*|\b__import__\s*\(|\bimportlib\.import_module\b|\bClass\.forName\b|\b(?:instance|class)_eval\b|\bdangerouslySetInnerHTML\b|\.(?:innerHTML|outerHTML)\s*\+?=|\bdocument\.write\s*\(/,
  },
  {
    kind: 'deserialisation-added',
    pattern:
      /\b(?:pickle|cPickle|dill|marshal|shelve)\.(?:loads?|open)\b|\byaml\.(?:load|unsafe_load)\s*\((?!.*Safe)|\bObjectInputStream\b|\breadObject\s*\(|(?<![.\w])unserialize\s*\(|\bMarshal\.load\b|\bBinaryFormatter\b|\bnode-serialize\b|\bXMLDecoder\b|\bjsonpickle\b/,
  },
  {
    kind: 'logging-added',
    pattern:
      /\bconsole\.(?:log|info|warn|error|debug)\b|\b\w*[lL]og(?:ger|ging)?\.(?:trace|debug|info|warn|warning|error|fatal|critical|Printf?|Println|Fatalf?)\b|\bSystem\.(?:out|err)\.print\w*|\bfmt\.Print\w*|\be?println!|\bRails\.logger\b|\bputStrLn\b/,
  },
  { kind: 'logging-added', in: ['python'], pattern: /(?<![.\w])print\s*\(/ },
  {
    kind: 'empty-catch-added',
    name: 'an error that is dropped',
    pattern:
      /\bcatch\s*(?:\([^)]*\))?\s*\{\s*\}|\bexcept\b[^:]*:\s*pass\b|\.catch\s*\(\s*\(\s*\w*\s*\)\s*=>\s*(?:\{\s*\}|undefined|null)\s*\)/,
  },
  {
    kind: 'debug-added',
    pattern:
      /(?<![.\w])debugger\b|\bdebug\s*[:=]\s*(?:true|True)\b|\bDEBUG\s*[:=]\s*(?:true|True|1\b)|\bprintStackTrace\s*\(|\bpdb\.set_trace\b|(?<![.\w])breakpoint\s*\(\)|\bbinding\.pry\b|\bNODE_ENV\s*[:=]\s*["']?development\b|\.(?:send|json|write|end)\s*\(.*\b\w+\.stack\b/,
  },
  {
    kind: 'session-added',
    pattern:
      /\b(?:res|reply|response|c|ctx)\.(?:cookie|setCookie|set_cookie|SetCookie)\b|\bcookies?(?:\(\))?\.(?:set|append)\s*\(|\b(?:req|request|ctx)\.session\b(?:\.\w+)?|(?<![.\w])session\[|\bnew (?:Cookie|HttpCookie)\b|\bhttp\.(?:Cookie|SetCookie)\b|\bSessionStore\b|\bjwt\.sign\b/,
  },
  {
    kind: 'session-added',
    text: true,
    pattern: /\b(?:express-session|cookie-session|iron-session|Set-Cookie)\b/,
  },
  {
    kind: 'permission-added',
    text: true,
    name: 'a grant',
    pattern: /\bGRANT\s+\w+.{0,200}\sTO\s/,
  },
  {
    kind: 'permission-added',
    in: ['yaml'],
    pattern:
      /^\s*(?:actions|attestations|checks|contents|deployments|id-token|issues|packages|pages|pull-requests|repository-projects|security-events|statuses)\s*:\s*write\b/,
  },
  {
    kind: 'unpinned-action',
    in: ['yaml'],
    name: 'an action that is not pinned to a commit',
    pattern:
      /^\s*(?:-\s+)?uses\s*:\s*["']?(?!\.{1,2}\/|docker:\/\/\S+@sha256:)[^\s"'@]+(?:@(?![0-9a-f]{40}\b)\S*)?["']?\s*$/,
  },
  {
    kind: 'dependency-added',
    in: ['docker'],
    name: 'a base image',
    pattern: /^\s*FROM\s+\S+/i,
  },
  {
    kind: 'dependency-added',
    in: ['yaml'],
    name: 'an action',
    pattern: /^\s*(?:-\s+)?uses\s*:\s*["']?(?!\.{1,2}\/)[\w./-]+/,
  },
]
