import { describe, expect, test } from '@jest/globals'
import { signalKinds } from '../../../src/core/facts/change.ts'
import { file, kinds, seen } from './support.ts'

/** Each hint with lines that show it, by file. */
const shown: readonly (readonly [string, string, string])[] = [
  ['entry-point-added', 'a.ts', "+app.get('/carts', show)"],
  ['entry-point-added', 'a.ts', '+@Post()'],
  ['entry-point-added', 'A.java', '+  @GetMapping("/carts")'],
  ['entry-point-added', 'a.py', '+@app.route("/carts")'],
  ['entry-point-added', 'a.go', '+\tmux.HandleFunc("/carts", show)'],
  ['entry-point-added', 'a.rb', "+  get '/carts'"],
  ['entry-point-added', 'A.cs', '+  [HttpPost("carts")]'],
  ['entry-point-added', 'route.ts', '+export async function POST(request: Request) {'],
  ['entry-point-added', 'a.rs', '+#[get("/carts")]'],
  ['entry-point-added', 'a.php', "+Route::get('/carts', 'show');"],
  ['input-added', 'a.ts', '+const id = req.params.id'],
  ['input-added', 'a.ts', '+const key = process.env.API_KEY'],
  ['input-added', 'a.py', '+name = request.args.get("name")'],
  ['input-added', 'a.go', '+\tname := r.FormValue("name")'],
  ['input-added', 'A.java', '+  void add(@RequestBody Cart cart) {'],
  ['input-added', 'a.rb', '+  name = params[:name]'],
  ['input-added', 'a.php', "+$name = $_GET['name'];"],
  ['input-added', 'a.rs', '+  let name = env::var("NAME");'],
  ['input-added', 'A.hs', '+  arguments <- getArgs'],
  ['outbound-call-added', 'a.ts', '+await fetch(url)'],
  ['outbound-call-added', 'a.py', '+requests.post(url)'],
  ['outbound-call-added', 'a.go', '+\thttp.Get(url)'],
  ['parser-added', 'a.ts', '+const cart = JSON.parse(text)'],
  ['url-added', 'a.ts', '+const home = "https://acme.example/x"'],
  ['plain-http-added', 'a.ts', '+const home = "http://acme.test/x"'],
  ['weak-algorithm-added', 'a.ts', "+createHash('md5')"],
  ['weak-algorithm-added', 'a.ts', '+const token = String(Math.random())'],
  ['weak-algorithm-added', 'a.py', '+hashlib.sha1(data)'],
  ['cryptography-added', 'a.ts', "+createHmac('sha256', key)"],
  ['command-added', 'a.ts', "+execSync('ls')"],
  ['command-added', 'a.py', '+subprocess.run(command)'],
  ['query-added', 'a.ts', '+await db.query(text)'],
  ['query-added', 'a.ts', '+const text = "SELECT id FROM carts WHERE 1"'],
  ['dynamic-code-added', 'a.ts', '+eval(text)'],
  ['dynamic-code-added', 'a.ts', '+element.innerHTML = text'],
  ['deserialisation-added', 'a.py', '+pickle.loads(data)'],
  ['deserialisation-added', 'a.py', '+yaml.load(text)'],
  ['logging-added', 'a.ts', '+console.log(cart)'],
  ['logging-added', 'a.py', '+logger.info(cart)'],
  ['empty-catch-added', 'a.ts', '+} catch {}'],
  ['empty-catch-added', 'a.py', '+except ValueError: pass'],
  ['debug-added', 'a.ts', '+debugger'],
  ['debug-added', 'settings.py', '+DEBUG = True'],
  ['session-added', 'a.ts', "+res.cookie('sid', id)"],
  ['permission-added', 'a.sql', '+GRANT SELECT ON carts TO web;'],
  ['permission-added', '.github/workflows/ci.yml', '+  contents: write'],
  ['allow-all-added', 'A.java', '+  .requestMatchers("/x").permitAll()'],
  ['allow-all-added', 'a.ts', "+app.use(cors({ origin: '*' }))"],
  ['allow-all-added', 'a.tf', '+  cidr_blocks = ["0.0.0.0/0"]'],
  ['store-added', 'a.sql', '+CREATE TABLE carts (id int);'],
  ['migration-added', 'a.sql', '+ALTER TABLE carts ADD COLUMN total int;'],
  ['unpinned-action', '.github/workflows/ci.yml', '+      - uses: actions/checkout@v4'],
  ['dependency-added', 'package.json', '+    "zod": "^4.0.0",'],
  ['dependency-added', 'Dockerfile', '+FROM node:24'],
]

describe('hints', () => {
  test.each(shown)('%s: %s %s', (kind, path, line) => {
    expect(kinds(path, line)).toContain(kind)
  })

  test('every hint is shown by one of them', () => {
    const hints = Object.entries(signalKinds).flatMap(([kind, mode]) => (mode === 'hint' ? [kind] : []))
    expect(hints.filter((kind) => !shown.some(([one]) => one === kind))).toEqual([])
  })

  test.each(shown)(
    'not taken away, not moved, not in tests or documentation: %s %s %s',
    (kind, path, line) => {
      const text = line.slice(1)
      expect(kinds(path, `-${text}`).filter((one) => one !== 'guard-removed')).toEqual([])
      expect(kinds(path, `-${text}`, ` x`, `+${text}`)).toEqual([])
      expect(seen([file(path, [line], { kind: 'test' })])).toEqual([])
      const words = seen([file(path, [line], { kind: 'documentation' })])
      expect(words.filter((one) => !one.startsWith('dependency-added'))).toEqual([])
      expect(kind).toMatch(/^[a-z-]+$/)
    },
  )

  test.each([
    ['a.ts', '+// fetch(url), eval(text), process.env.KEY'],
    ['a.ts', '+const help = "call fetch(url) or eval(text)"'],
    ['a.py', '+# requests.get(url)'],
    ['a.py', '+text = "pickle.loads(data)"'],
    ['a.ts', '+const found = pattern.exec(text)'],
    ['a.ts', '+const setting = app.get(name)'],
    [
      'a.ts',
      '+const home = url("http://localhost:8080")'.replace('http:', 'http:').replace('url', 'address'),
    ],
  ])('quiet: %s %s', (path, line) => {
    expect(kinds(path, line).filter((kind) => kind !== 'url-added')).toEqual([])
  })

  test.each([
    ['.github/workflows/ci.yml', `+      - uses: actions/checkout@${'a1'.repeat(20)} # v4`],
    ['.github/workflows/ci.yml', '+      - uses: ./actions/build'],
    ['.github/workflows/ci.yml', `+      - uses: docker://acme/x@sha256:${'a1'.repeat(32)}`],
  ])('pinned: %s %s', (path, line) => {
    expect(kinds(path, line)).not.toContain('unpinned-action')
  })

  test('a second input in a line that had one', () => {
    const lines = ['-f(req.body.a)', '+f(req.body.a, req.body.b)']
    expect(seen([file('a.ts', lines)])).toEqual(['input-added 1 req.body.b'])
    expect(seen([file('a.ts', ["-app.get('/a', f)", "+app.get('/b', f)"])])).toEqual([
      'entry-point-added 1 app.get',
    ])
  })

  test('a handler without a body over two lines', () => {
    const caught = ['+try { pay() } catch (error) {', '+}']
    expect(seen([file('a.ts', caught)])).toEqual(['empty-catch-added 1 an error that is dropped'])
    expect(seen([file('a.ts', ['+} catch (error) {', '+  throw error', '+}'])])).toEqual([])
  })

  test('a migration and a submodule as a whole', () => {
    const added = { status: 'added', migration: true } as const
    expect(seen([file('db/migrations/1.ts', ['+export {}'], added)])).toEqual([
      'migration-added - a migration',
    ])
    expect(seen([file('lib', ['+Subproject commit 0'], { submodule: true })])).toEqual([
      'dependency-added - submodule',
    ])
  })

  test('names are names, never the text of strings', () => {
    const secret = ['s3', 'cr3t'].join('')
    const lines = [
      `+app.get('/${secret}', (r) => fetch('https://${secret}.example', process.env['${secret}']))`,
    ]
    expect(JSON.stringify(seen([file('a.ts', lines)]))).not.toContain(secret)
  })

  test('a line of a megabyte takes no time and hides nothing', () => {
    const long = `+${'a '.repeat(500_000)} fetch(url)`
    const started = performance.now()
    expect(kinds('a.ts', long)).toContain('outbound-call-added')
    expect(performance.now() - started).toBeLessThan(3000)
  })
})
