import { describe, expect, test } from '@jest/globals'
import { file, kinds, seen } from './support.ts'

/** Signals of one file of code. */
const code = (path: string, ...lines: readonly string[]) => seen([file(path, lines)])
const tests = (path: string, ...lines: readonly string[]) => seen([file(path, lines, { kind: 'test' })])
const blocking = (path: string, ...lines: readonly string[]) =>
  kinds(path, ...lines).filter((kind) => /removed|weakened|tls-off|lockfile/.test(kind))

describe('guard-removed', () => {
  test.each([
    ['an argument', 'a.ts', ["-app.get('/x', requireAuth, show)", "+app.get('/x', show)"], 'requireAuth'],
    ['a decorator', 'a.py', [' @app.route("/x")', '-@login_required', ' def show():'], 'login_required'],
    ['an annotation', 'A.java', ['-  @PreAuthorize("hasRole(1)")', '   void show() {'], 'PreAuthorize'],
    [
      'a statement',
      'a.ts',
      [' show(cart)', '-if (!isAdmin(user)) {', '-  return 403', '-}', ' delete(cart)'],
      'isAdmin',
    ],
    [
      'a condition',
      'a.ts',
      ['-if (open && isAuthenticated(user)) show()', '+if (open) show()'],
      'isAuthenticated',
    ],
    [
      'a guard that only a comment still names',
      'a.ts',
      ['-requireAuth(user)', '+// requireAuth(user)'],
      'requireAuth',
    ],
    [
      'a guard that only a string still names',
      'a.ts',
      ['-requireAuth(user)', '+log("requireAuth(user)")'],
      'requireAuth',
    ],
  ])('%s', (_, path, lines, name) => {
    const line = lines.filter((text) => !text.startsWith('+')).findIndex((text) => text.startsWith('-')) + 1
    expect(code(path, ...lines)).toContain(`guard-removed ${line} ${name}`)
  })

  test.each([
    [
      'another guard in its place',
      ['-app.get("/x", requireAuth, show)', '+app.get("/x", requireOwner, show)'],
    ],
    ['another guard, by itself', ['-requireAuth(user)', '+requireOwner(user)', ' show()']],
    ['what it guarded goes, too', ["-app.get('/x', requireAuth, show)"]],
    ['the function goes, too', ['-function show(user) {', '-  requireAuth(user)', '-}']],
    ['it moved', ['-requireAuth(user)', ' const cart = find()', '+  requireAuth(user)']],
    ['an import', ["-import { requireAuth } from './auth.ts'"]],
    ['a comment', ['-// requireAuth(user) is called by the caller']],
    ['a string', ['-throw new Error("requireAuth failed")', '+throw new Error("no")']],
    ['a longer name', ['-requireAuthor(book)']],
    ['within a long comment', [' /*', '-requireAuth(user)', ' */']],
    ['within the rest of a long comment', ['-  requireAuth(user)', '   */', ' show()']],
  ])('not: %s', (_, lines) => {
    expect(blocking('a.ts', ...lines)).toEqual([])
  })

  test('not in a file that goes, nor in documentation or tests', () => {
    const lines = ['-requireAuth(user)']
    expect(seen([file('a.ts', lines, { status: 'removed' })])).toEqual([])
    expect(seen([file('a.ts', lines, { kind: 'documentation' })])).toEqual([])
    expect(seen([file('a.ts', lines, { kind: 'test' })])).toEqual([])
  })

  test('guards of the policy', () => {
    const lines = ['-mustOwn$(cart)', '-@onlyStaff', ' show()']
    expect(seen([file('a.ts', lines)], { guards: ['mustOwn$', '@onlyStaff'] })).toEqual([
      'guard-removed 1 mustOwn$',
      'guard-removed 2 onlyStaff',
    ])
    expect(seen([file('a.ts', lines)])).toEqual([])
  })

  test('a guard that comes is a hint', () => {
    expect(code('a.ts', '+requireOwner(cart)')).toEqual(['permission-added 1 requireOwner'])
    expect(code('a.ts', '-requireOwner(cart)', '+  requireOwner(cart)')).toEqual([])
  })
})

describe('authorization-test-removed', () => {
  test.each([
    ['a title', ["-test('a stranger is refused', async () => {", '-  call()', '-})'], 1],
    [
      'a status',
      ['   const answer = call()', '-  expect(answer.status).toBe(403)', '+  expect(answer).toBeDefined()'],
      2,
    ],
    [
      'a status that became another',
      ['-  assert response.status_code == 401', '+  assert response.status_code == 200'],
      1,
    ],
    [
      'a skip',
      ["-it('is forbidden without a role', run)", "+it.skip('is forbidden without a role', run)"],
      1,
    ],
    ['a skip above', ['+@pytest.mark.skip', ' def test_forbidden_user():'], 1],
    ['a skip within', [' func TestUnauthorized(t *testing.T) {', '+\tt.Skip()'], 2],
    ['Hurl', ['-HTTP 403', '+HTTP 200'], 1],
    ['a method', ['-  mvc.perform(get("/x")).andExpect(status().isForbidden());'], 1],
  ])('%s', (_, lines, line) => {
    const found = tests('tests/a.test.ts', ...lines)
    expect(found.map((one) => one.split(' ').slice(0, 2).join(' '))).toEqual([
      `authorization-test-removed ${line}`,
    ])
  })

  test.each([
    ['another test', ["-test('adds a cart', run)"]],
    ['a title that is rephrased around it', ["-  it('is forbidden', a)", "+it('is forbidden', b)"]],
    [
      'a status in other words',
      ['-expect(answer.status).toBe(403)', '+expect(answer).toHaveProperty("status", 403)'],
    ],
    ['a comment', ['-// a stranger is refused: expect 403']],
    ['a skip of another test', ["-it('adds', run)", "+it.skip('adds', run)"]],
    [
      'a skip that was there',
      [" it.skip('is forbidden', a)", "-it.skip('is denied', b)", "+it.skip('is denied', b)"],
    ],
    ['a number', ['-const total = 403']],
  ])('not: %s', (_, lines) => {
    expect(tests('tests/a.test.ts', ...lines)).toEqual([])
  })

  test('not when it moved to another file of tests', () => {
    const lines = ["test('a stranger is refused', async () => {", '  expect(answer.status).toBe(403)']
    const gone = file(
      'tests/a.test.ts',
      lines.map((line) => `-${line}`),
      { kind: 'test', status: 'removed' },
    )
    const there = file(
      'tests/b.test.ts',
      lines.map((line) => `+${line}`),
      { kind: 'test', status: 'added' },
    )
    expect(seen([gone, there])).toEqual([])
    expect(seen([gone])).toEqual(['authorization-test-removed 1 a test that expects a refusal'])
  })

  test('not of what is no test', () => {
    expect(code('a.ts', '-  expect(answer.status).toBe(403)')).toEqual([])
  })
})

describe('gate-weakened', () => {
  const workflow = '.github/workflows/ci.yml'
  test.each([
    ['continue-on-error', [' - name: x', '   run: npm test', '+  continue-on-error: true'], 3],
    ['continue-on-error first', ['+- continue-on-error: true', '+  run: npx eslint .'], 1],
    [
      'continue-on-error by expression',
      [' - uses: github/codeql-action/analyze@v3', ['+  continue-on-error: $', '{{ true }}'].join('')],
      2,
    ],
    ['an exit code', ['-  run: npm test', '+  run: npm test || true'], 1],
    ['an exit code of a block', ['+    npm audit || exit 0'], 1],
    ['if: false', [' - run: npm run lint', '+  if: false'], 2],
    ['a gate that goes', ['-- uses: gatewright/gatewright@v1', ' - run: npm ci'], 1],
    ['one of its gates', ['-- uses: acme/gatewright/actions/checklist@v1'], 1],
  ])('%s', (_, lines, line) => {
    expect(code(workflow, ...lines).filter((one) => one.startsWith('gate'))).toEqual([
      expect.stringMatching(new RegExp(`^gate-weakened ${line} `)),
    ])
  })

  test.each([
    [
      'a step that is no check',
      [' - name: upload coverage', '   uses: acme/upload@v1', '+  continue-on-error: true'],
    ],
    ['a check beside it', [' - run: npm test', '+- run: cp a b', '+  continue-on-error: true']],
    ['continue-on-error: false', [' - run: npm test', '+  continue-on-error: false']],
    ['a comment', [' - run: npm test', '+  # continue-on-error: true']],
    ['an exit code of no check', ['+  run: rm -r cache || true']],
    ['one that moved', ['-  run: npm test || true', '+    run: npm test || true']],
    ['a newer gate', ['-- uses: gatewright/gatewright@v1', '+- uses: gatewright/gatewright@v2']],
  ])('not: %s', (_, lines) => {
    expect(blocking(workflow, ...lines)).toEqual([])
  })

  test('scripts', () => {
    expect(blocking('package.json', '+    "test": "jest || true",')).toEqual(['gate-weakened'])
    expect(blocking('package.json', '+    "clean": "rm -r dist || true",')).toEqual([])
    expect(blocking('Makefile', '+\tnpm run lint || true')).toEqual(['gate-weakened'])
  })

  test('the policy', () => {
    const policy = '.github/gatewright.yml'
    expect(code(policy, '-mode: enforce', '+mode: report')).toEqual(['gate-weakened 1 mode: report'])
    expect(code(policy, '+mode: report')).toEqual([])
    expect(code(policy, '-mode: report', '+mode: enforce')).toEqual([])
    expect(code(policy, '+  codeowners: { enabled: false }')).toEqual(['gate-weakened 1 enabled: false'])
    expect(code(policy, '+    optional: true # for now')).toEqual(['gate-weakened 1 optional: true'])
    expect(code(policy, '+    # optional: true')).toEqual([])
  })
})

describe('tls-off', () => {
  test.each([
    ['a.ts', '+  rejectUnauthorized: false,', 'rejectUnauthorized'],
    ['a.ts', "+  'rejectUnauthorized': false,", 'rejectUnauthorized'],
    ['a.ts', "+process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'", 'NODE_TLS_REJECT_UNAUTHORIZED'],
    ['a.ts', "+process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0'", 'NODE_TLS_REJECT_UNAUTHORIZED'],
    ['ci.yml', '+  NODE_TLS_REJECT_UNAUTHORIZED: 0', 'NODE_TLS_REJECT_UNAUTHORIZED'],
    ['Dockerfile', '+ENV NODE_TLS_REJECT_UNAUTHORIZED=0', 'NODE_TLS_REJECT_UNAUTHORIZED'],
    ['.npmrc', '+strict-ssl=false', 'strictSSL'],
    ['a.go', '+\tInsecureSkipVerify: true,', 'InsecureSkipVerify'],
    ['a.py', '+requests.get(url, verify=False)', 'verify=False'],
    ['a.py', '+context = ssl._create_unverified_context()', 'CERT_NONE'],
    ['a.rb', '+http.verify_mode = OpenSSL::SSL::VERIFY_NONE', 'VERIFY_NONE'],
    [
      'A.java',
      '+client.setHostnameVerifier(NoopHostnameVerifier.INSTANCE)',
      'a verifier that takes every host',
    ],
    ['a.php', '+curl_setopt($c, CURLOPT_SSL_VERIFYPEER, false);', 'CURLOPT_SSL_VERIFYPEER'],
    ['a.rs', '+  .danger_accept_invalid_certs(true)', 'danger_accept_invalid_certs'],
    ['A.hs', '+  settingDisableCertificateValidation = True', 'settingDisableCertificateValidation'],
    ['a.sh', '+curl -sk https://acme.example/x', 'curl --insecure'],
    ['ci.yml', '+  run: curl --insecure https://acme.example', 'curl --insecure'],
    ['a.sh', '+wget --no-check-certificate https://acme.example', 'wget --no-check-certificate'],
    ['a.sh', '+git config http.sslVerify false', 'http.sslVerify'],
  ])('%s %s', (path, line, name) => {
    expect(code(path, line)).toContain(`tls-off 1 ${name}`)
  })

  test('verify=False of a call over several lines', () => {
    const lines = ['+requests.post(', '+    url,', '+    verify=False,', '+)']
    expect(code('a.py', ...lines)).toContain('tls-off 3 verify=False')
    expect(blocking('a.py', '+schema.load(data, verify=False)')).toEqual([])
  })

  test.each([
    ['a.ts', '+  rejectUnauthorized: true,'],
    ['a.ts', '+// rejectUnauthorized: false'],
    ['a.ts', '+throw new Error("rejectUnauthorized: false is refused")'],
    ['a.ts', "+const docs = `set 'rejectUnauthorized': false`"],
    ['a.py', '+# requests.get(url, verify=False)'],
    ['a.go', '+\t// InsecureSkipVerify: true'],
    ['a.sh', '+curl -o key https://acme.example'],
    ['a.sh', '+# curl -k https://acme.example'],
    ['A.hs', '+  -- settingDisableCertificateValidation = True'],
    ['a.ts', '-  rejectUnauthorized: false,'],
  ])('not: %s %s', (path, line) => {
    expect(blocking(path, line)).toEqual([])
  })

  test('not in documentation, tests and fixtures, nor where it only moved', () => {
    const lines = ['+  rejectUnauthorized: false,']
    expect(seen([file('docs/a.ts', lines, { kind: 'documentation' })])).toEqual([])
    expect(seen([file('tests/a.ts', lines, { kind: 'test' })])).toEqual([])
    expect(blocking('a.ts', '-rejectUnauthorized: false,', '+  rejectUnauthorized: false,')).toEqual([])
  })
})

describe('manifest-without-lockfile', () => {
  const change = ['-    "zod": "^3.1.0",', '+    "zod": "^4.0.0",']
  test('a dependency changes and the lockfile beside it stays', () => {
    const one = file('packages/a/package.json', change)
    expect(seen([one], { base: ['package-lock.json'] })).toEqual([
      'manifest-without-lockfile - package-lock.json',
      'dependency-added 1 package.json',
    ])
    expect(seen([one, file('package-lock.json', ['+x'])], { base: ['package-lock.json'] })).toEqual([
      'dependency-added 1 package.json',
    ])
    expect(seen([one], { base: [] })).toEqual(['dependency-added 1 package.json'])
  })

  test.each([
    ['package.json', ['+    "build": "tsc 5.0.1",']],
    ['package.json', ['-  "version": "1.0.0",', '+  "version": "1.0.1",']],
    ['package.json', ['-    "zod": "^4.0.0"', '+    "zod": "^4.0.0",']],
    ['package.json', ['-    "zod": "^4.0.0",']],
    ['package.json', ['+    "node": ">=20.1"']],
    ['Cargo.toml', ['-version = "0.1.0"', '+version = "0.2.0"']],
    ['go.mod', ['-go 1.22', '+go 1.23']],
    ['pyproject.toml', ['-version = "1.0"', '+version = "1.1"']],
  ])('not: %s %j', (path, lines) => {
    const locks = ['package-lock.json', 'Cargo.lock', 'go.sum', 'poetry.lock']
    expect(seen([file(path, lines)], { base: locks })).toEqual([])
  })

  test.each([
    ['Cargo.toml', '+serde = "1.0"', 'Cargo.lock'],
    ['Cargo.toml', '+serde = { version = "1.0" }', 'Cargo.lock'],
    ['go.mod', '+\tgithub.com/acme/zip v1.2.3', 'go.sum'],
    ['pyproject.toml', '+    "requests>=2.31",', 'uv.lock'],
    ['pyproject.toml', '+requests = "^2.31"', 'poetry.lock'],
    ['Gemfile', "+gem 'rack', '~> 3'", 'Gemfile.lock'],
    ['composer.json', '+    "acme/zip": "^1.2",', 'composer.lock'],
  ])('%s %s', (path, line, lock) => {
    expect(seen([file(path, [line])], { base: [lock] })).toContain(`manifest-without-lockfile - ${lock}`)
  })
})
