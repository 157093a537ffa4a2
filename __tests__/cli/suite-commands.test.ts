import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { readManifest } from '../../src/facts/golden-files.ts'
import { soakStartSchema } from '../../src/formats/golden/soak.ts'
import { resultSchema } from '../../src/result/schema.ts'
import { isSigned } from '../../src/result/signature.ts'
import { Clone } from '../workspace/clone.ts'
import { gatewright, json } from './harness.ts'
import { junit, newKey, policy } from './suite-support.ts'

const clones: Clone[] = []
let clone: Clone
beforeEach(() => {
  clone = new Clone()
  clones.push(clone)
})
afterAll(() => {
  for (const one of clones) one.remove()
})
const suite = (argv: readonly string[], more: object = {}) =>
  gatewright(['suite', ...argv], { directory: clone.path, ...more })
const read = (file: string) => readFileSync(join(clone.path, file), 'utf8')

describe('suite read', () => {
  test('the shape of the contract', async () => {
    clone.write('a.xml', junit(3, 1))
    const ended = await suite(['read', 'a.xml', '--json'])
    expect(ended).toMatchObject({ code: 1, stderr: '' })
    const counts = { tests: 4, passed: 3, failed: 1, errors: 0, skipped: 0, flaky: 0, cases: 4 }
    expect(json(ended)).toEqual({
      files: [
        {
          ...{ file: 'a.xml', format: 'junit', verdict: 'fail', ...counts, invalid: [], suite_errors: [] },
          ...{ commit: null, started_at: null, bytes: junit(3, 1).length },
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      ],
      total: counts,
    })
  })

  test('--tests lists every logical test with its id', async () => {
    clone.write('a.xml', junit(1, 1))
    const { tests } = json(await suite(['read', 'a.xml', '--json', '--tests']))
    expect(tests).toMatchObject([
      { id: 'unit › c › t0', outcome: 'passed', attempts: 1, properties: {}, file: 'src/a.test.ts' },
      { id: 'unit › c › t1', outcome: 'failed', attempts: 1, message: 'no' },
    ])
  })

  test('0 only when every report passes; what cannot be trusted says why', async () => {
    clone.write('a.xml', junit(3))
    clone.write('b.xml', junit(3).slice(0, 80))
    clone.write('c.xml', '')
    expect((await suite(['read', 'a.xml'])).code).toBe(0)
    const ended = await suite(['read', 'a.xml', 'b.xml', 'c.xml', '--json'])
    expect(ended.code).toBe(1)
    const { files } = json(ended)
    expect(files.map(({ verdict }: { verdict: string }) => verdict)).toEqual(['pass', 'invalid', 'invalid'])
    for (const { invalid } of files.slice(1)) expect(invalid.length).toBeGreaterThan(0)
    expect((await suite(['read', 'b.xml'])).stdout).toMatch(/^b\.xml: invalid: .+/m)
  })

  test('failures come before flaky tests, whatever the order of the report', async () => {
    const flaky = '<testcase classname="c" name="shaky"><flakyFailure message="once"/></testcase>'
    clone.write(
      'a.xml',
      `<testsuite name="unit">${flaky}${junit(0, 1).replace(/<\/?testsuite[^>]*>/g, '')}</testsuite>`,
    )
    const { stdout } = await suite(['read', 'a.xml'])
    expect(stdout.indexOf('failed: unit › c › t0: no')).toBeGreaterThan(0)
    expect(stdout.indexOf('passed, flaky: ')).toBeGreaterThan(stdout.indexOf('failed: unit'))
  })

  test('a thousand reports fit on a screen, and the bad one is seen', async () => {
    const names = Array.from({ length: 300 }, (_, index) => `r${index}.xml`)
    for (const name of names) clone.write(name, junit(1).replace('"t0"', `"${name}"`))
    clone.write('r250.xml', junit(0, 1))
    const { code, stdout } = await suite(['read', ...names])
    expect(code).toBe(1)
    expect(stdout.split('\n').length).toBeLessThan(60)
    expect(stdout.split('\n')[1]).toContain('r250.xml')
    expect(stdout).toContain('and 250 more reports')
  })

  test('standard input, in any pieces', async () => {
    const ended = await suite(['read', '-', '--json'], { stdin: junit(2) })
    expect(json(ended)).toMatchObject({ files: [{ file: '(standard input)', verdict: 'pass', tests: 2 }] })
    expect(ended.code).toBe(0)
  })

  test.each([
    [['absent.xml'], 'absent.xml:1:1: there is no such file, expected a test report'],
    [['folder'], 'folder:1:1: a directory, expected a test report'],
    [['a.xml', './a.xml'], 'a.xml is named twice'],
    [['-', '-'], 'named twice'],
    [['--test', 'a.xml'], '--tests'],
    [[], 'suite read'],
  ])('%j is wrong use', async (argv, why) => {
    clone.write('a.xml', junit(1))
    mkdirSync(join(clone.path, 'folder'))
    const ended = await suite(['read', ...argv])
    expect(ended).toMatchObject({ code: 64, stdout: '' })
    expect(ended.stderr).toContain(why)
  })

  test('a zip by mistake is invalid, with what it is', async () => {
    writeFileSync(join(clone.path, 'a.zip'), Buffer.from('504b0304140000000000', 'hex'))
    const ended = await suite(['read', 'a.zip'])
    expect(ended.code).toBe(1)
    expect(ended.stdout).toMatch(/a\.zip: invalid: .*zip/i)
  })

  test('a name from a report cannot write to the terminal', async () => {
    clone.write('a.xml', junit(0, 1).replace('"t0"', '"&#x1b;[2J&#x202e;x"').replaceAll('&#x1b;', '\u009b'))
    const { stdout } = await suite(['read', 'a.xml'])
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/)
  })
})

describe('suite gate on local reports', () => {
  test('an error gives the one JSON document, too', async () => {
    const missing = await suite(['gate', 'nope.xml', '--json'])
    expect(missing).toMatchObject({
      code: 64,
      stderr: expect.stringContaining('nope.xml:1:1: there is no such file'),
    })
    expect(resultSchema().parse(json(missing))).toMatchObject({ exit_code: 64 })
    clone.write('a.xml', junit(3))
    clone.write('bad.yml', 'version: 1\ngates:\n  golden-suite:\n    suites: 7\n')
    const wrong = await suite(['gate', '--policy', 'bad.yml', 'a.xml', '--json'])
    expect(wrong).toMatchObject({ code: 78, stderr: expect.stringContaining('bad.yml:4:13: ') })
    expect(resultSchema().parse(json(wrong))).toMatchObject({ exit_code: 78 })
  })

  const gate = async (...argv: string[]) => {
    const ended = await suite(['gate', ...argv, '--json'])
    return { ...ended, result: resultSchema().parse(json(ended)) }
  }

  test('the result of a run, by the policy of the work tree', async () => {
    clone.commit({ '.github/gatewright.yml': policy('enforce'), 'a.xml': junit(60), 'b.xml': junit(59, 1) })
    const passed = await gate('a.xml')
    expect(passed).toMatchObject({ code: 0, stderr: '', result: { decision: 'pass', exit_code: 0 } })
    const failed = await gate('b.xml')
    expect(failed).toMatchObject({
      code: 1,
      result: { decision: 'fail', outcomes: { 'golden-suite': 'fail' } },
    })
    expect(Object.keys(failed.result.outcomes)).toEqual(['golden-suite'])
  })

  test('a threshold that so few tests can never reach', async () => {
    clone.commit({
      '.github/gatewright.yml': policy('enforce', '    suites: [{ name: P1, lcb: 0.95 }]\n'),
      'a.xml': junit(41),
      'b.xml': junit(52),
    })
    const { code, stdout } = await suite(['gate', 'a.xml'])
    expect(code).toBe(1)
    expect(stdout).toContain('UNREACHABLE')
    expect((await gate('b.xml')).code).toBe(0)
  })

  test('`report` does not block; no policy means every test must pass', async () => {
    clone.commit({ 'a.xml': junit(5, 1), 'p.yml': policy('report') })
    expect((await gate('--policy', 'p.yml', 'a.xml')).result).toMatchObject({
      decision: 'report',
      exit_code: 0,
    })
    const bare = await gate('a.xml')
    expect(bare).toMatchObject({ code: 1, stderr: expect.stringContaining('there is no policy here') })
  })

  test('a broken or empty report never passes', async () => {
    clone.commit({ 'p.yml': policy('enforce') })
    for (const text of ['', junit(3).slice(0, 90), '<testsuite name="x" tests="0"/>', '<html></html>']) {
      clone.write('a.xml', text)
      expect((await gate('--policy', 'p.yml', 'a.xml')).code).toBe(1)
    }
  })

  test('a policy with an error is 78, at its place', async () => {
    clone.commit({ 'p.yml': policy('enforce', '    suits: []\n'), 'a.xml': junit(1) })
    const ended = await suite(['gate', '--policy', 'p.yml', 'a.xml'])
    expect(ended.code).toBe(78)
    expect(ended.stderr).toMatch(/p\.yml:6:5: unknown-key: .*suites/)
  })

  test('manifest and quarantine of the work tree hold', async () => {
    const tests = ['t0', 't1', 'gone']
      .map((name) => `  - { id: unit › c › ${name}, priority: P0 }\n`)
      .join('')
    clone.commit({
      'p.yml': policy('enforce'),
      'a.xml': junit(2),
      '.gatewright/golden.yml': `version: 1\ntests:\n${tests}`,
    })
    const { code, stdout } = await suite(['gate', '--policy', 'p.yml', 'a.xml'])
    expect(code).toBe(1)
    expect(stdout).toContain('unit › c › gone')
  })
})

describe('suite manifest', () => {
  const manifest = '.gatewright/golden.yml'
  const entries = () => readManifest(Buffer.from(read(manifest)), manifest)

  test('prints one that can be read, with the digests of files that are there', async () => {
    clone.commit({ 'a.xml': junit(2), 'src/a.test.ts': 'test' })
    const { code, stdout } = await suite(['manifest', '--priority', 'P0', 'a.xml'])
    expect(code).toBe(0)
    expect(readManifest(Buffer.from(stdout), 'm')).toMatchObject([
      {
        id: 'unit › c › t0',
        priority: 'P0',
        file: 'src/a.test.ts',
        sha256: expect.stringMatching(/^9f86d081/),
      },
      { id: 'unit › c › t1' },
    ])
    expect(readdirSync(clone.path)).not.toContain('.gatewright')
  })

  test('--update keeps priorities, requirements, comments and tests of other reports', async () => {
    const kept =
      '# agreed in spring\nversion: 1\ntests:\n  # the heart\n  - id: unit › c › t1\n    priority: P0\n    requirements: [R-1] # law\n  - id: other\n    priority: P2\n'
    clone.commit({ 'a.xml': junit(3), 'src/a.test.ts': 'test', [manifest]: kept })
    expect(await suite(['manifest', '--update', 'a.xml'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('4 tests, 2 added, 0 removed, 1 with another'),
    })
    expect(entries().map(({ id, priority }) => `${id} ${priority}`)).toEqual([
      'unit › c › t1 P0',
      'other P2',
      'unit › c › t0 P1',
      'unit › c › t2 P1',
    ])
    expect(entries()[0]).toMatchObject({ requirements: ['R-1'], file: 'src/a.test.ts' })
    for (const comment of ['# agreed in spring', '# the heart', '# law'])
      expect(read(manifest)).toContain(comment)
    const before = read(manifest)
    expect((await suite(['manifest', '--update', 'a.xml'])).stdout).toContain('0 added, 0 removed, 0 with')
    expect(read(manifest)).toBe(before)
  })

  test('--prune drops what is in no report, and --dry-run only says so', async () => {
    clone.commit({ 'a.xml': junit(1), [manifest]: 'version: 1\ntests:\n  - { id: gone, priority: P1 }\n' })
    const dry = await suite(['manifest', '--update', '--prune', '--dry-run', 'a.xml'])
    expect(dry).toMatchObject({ code: 1, stdout: expect.stringContaining('  + unit › c › t0\n  - gone\n') })
    expect(entries().map(({ id }) => id)).toEqual(['gone'])
    expect((await suite(['manifest', '--update', '--prune', 'a.xml'])).code).toBe(0)
    expect(entries().map(({ id }) => id)).toEqual(['unit › c › t0'])
    expect((await suite(['manifest', '--update', '--prune', '--dry-run', 'a.xml'])).code).toBe(0)
  })

  test('starts an empty list, and from a folder below it is the same file', async () => {
    clone.commit({ 'a.xml': junit(1), [manifest]: 'version: 1\ntests: []\n', 'below/x': '' })
    const ended = await suite(['manifest', '--update', '../a.xml'], { directory: join(clone.path, 'below') })
    expect(ended.code).toBe(0)
    expect(entries().map(({ id }) => id)).toEqual(['unit › c › t0'])
    expect(readdirSync(join(clone.path, 'below'))).toEqual(['x'])
    expect(read(manifest)).toContain('\n  - id: unit › c › t0\n')
  })

  test('a run that was not good makes no manifest', async () => {
    for (const text of [junit(2, 1), '', junit(0)]) {
      clone.write('a.xml', text)
      const ended = await suite(['manifest', 'a.xml'])
      expect(ended).toMatchObject({ code: 64, stdout: '' })
      expect(ended.stderr).toContain('expected reports of a run that passed')
    }
  })

  test('a name that no manifest could hold is refused before anything is written', async () => {
    clone.commit({ 'a.xml': junit(1).replace('"t0"', `"${'x'.repeat(5_000)}"`) })
    const ended = await suite(['manifest', '--update', 'a.xml'])
    expect(ended).toMatchObject({ code: 64, stdout: '' })
    expect(ended.stderr).toContain('make no manifest that could be read')
    expect(readdirSync(clone.path)).toEqual(['.git', 'a.xml'])
  })

  test('nothing is written through a link out of the work tree, nor beside it', async () => {
    clone.commit({ 'a.xml': junit(1) })
    const elsewhere = new Clone()
    clones.push(elsewhere)
    symlinkSync(elsewhere.path, join(clone.path, '.gatewright'))
    for (const out of [[], ['--out', '../golden.yml'], ['--out', join(elsewhere.path, 'golden.yml')]]) {
      const ended = await suite(['manifest', '--update', ...out, 'a.xml'])
      expect(ended).toMatchObject({ code: 64, stdout: '' })
    }
    const { stderr } = await suite(['manifest', '--update', '--out', '../golden.yml', 'a.xml'])
    expect(stderr).toContain('../golden.yml:1:1: not in the work tree')
    expect(readdirSync(elsewhere.path)).toEqual(['.git'])
  })

  test.each([
    [['--prune', 'a.xml'], '--prune is about --update'],
    [['--dry-run', 'a.xml'], '--dry-run is about --update'],
    [['--priority', 'P3', 'a.xml'], 'expected P0, P1, P2'],
    [['--updat', 'a.xml'], '--update'],
  ])('%j is wrong use', async (argv, why) => {
    clone.write('a.xml', junit(1))
    expect(await suite(['manifest', ...argv])).toMatchObject({
      code: 64,
      stderr: expect.stringContaining(why),
    })
  })

  test('a manifest that is there and broken is 78, and stays', async () => {
    clone.commit({ 'a.xml': junit(1), [manifest]: 'version: 1\ntests:\n  - { id: x, priority: P7 }\n' })
    const ended = await suite(['manifest', '--update', 'a.xml'])
    expect(ended).toMatchObject({ code: 78, stderr: expect.stringContaining('golden.yml:3:') })
    expect(read(manifest)).toContain('P7')
  })
})

describe('suite history', () => {
  const write = async (
    name: string,
    passed: number,
    failed: number,
    variables: Record<string, string> = {},
  ) => {
    clone.write('a.xml', junit(passed, failed))
    const ended = await suite(['gate', '--policy', 'p.yml', 'a.xml', '--evidence-out', name], { variables })
    expect(ended.code).toBe(0)
  }
  const history = (...argv: string[]) => suite(['history', '1.json', '2.json', ...argv])

  test('a fall of the bound by more than 5 % ends with 1', async () => {
    clone.commit({ 'p.yml': policy('report', '    suites: [{ name: P1, lcb: 0.5 }]\n') })
    await write('1.json', 100, 0)
    await write('2.json', 98, 2)
    const steady = await history('--json')
    expect(steady.code).toBe(0)
    expect(json(steady)).toMatchObject({ max_drop: 0.05, suites: [{ suite: 'P1', alert: false }] })
    await write('2.json', 90, 10)
    const fallen = await history('--json')
    expect(fallen.code).toBe(1)
    const [trend] = json(fallen).suites
    expect(trend.points.map(({ successes }: { successes: number }) => successes)).toEqual([100, 90])
    expect(trend.drop).toBeGreaterThan(0.05)
    expect((await history('--max-drop', '0.5')).code).toBe(0)
    expect((await history()).stdout).toContain('the bound fell by')
    const markdown = await history('--format', 'markdown')
    expect(markdown.stdout).toContain('xychart-beta')
    expect(markdown.stdout).toContain('| `90` | `100` |')
  })

  test('changed, unsigned and foreign evidence is refused', async () => {
    clone.commit({ 'p.yml': policy('report') })
    const key = { GATEWRIGHT_SIGNING_KEY: newKey() }
    await write('1.json', 10, 0, key)
    await write('2.json', 10, 0)
    const with2 = (variables: Record<string, string>) => suite(['history', '1.json', '2.json'], { variables })
    expect((await with2({})).code).toBe(0)
    expect(await with2(key)).toMatchObject({ code: 2, stderr: expect.stringContaining('2.json: signature') })
    clone.write('2.json', read('2.json').replace('"passed": 10', '"passed": 11'))
    expect(await with2({})).toMatchObject({ code: 64, stderr: expect.stringContaining('2.json: changed') })
    await write('2.json', 10, 0, { GITHUB_REPOSITORY: 'acme/other' })
    expect(await with2({})).toMatchObject({ code: 64, stderr: expect.stringContaining('about acme/other') })
    clone.write('2.json', '{}')
    expect(await with2({})).toMatchObject({ code: 64, stderr: expect.stringContaining('2.json:1:1: field') })
  })
})

describe('suite soak', () => {
  const file = '.gatewright/soak.json'
  const start = () => soakStartSchema.parse(JSON.parse(read(file)))
  const soak = (...argv: string[]) => suite(['soak', ...argv])

  test('declares the window once; a restart is asked for, and counted', async () => {
    clone.commit({ 'a/b': '' })
    expect(await soak('--deployment', '1.2', '--days', '3')).toMatchObject({ code: 0, stderr: '' })
    const { started_at: from, ends_at: to, restarts, signature } = start()
    expect(Date.parse(to) - Date.parse(from)).toBe(3 * 24 * 3_600_000)
    expect([restarts, signature]).toEqual([0, null])
    const again = await soak('--deployment', '1.3')
    expect(again).toMatchObject({ code: 64, stderr: expect.stringContaining('--restart') })
    expect(start().deployment).toBe('1.2')
    const below = await suite(['soak', '--deployment', '1.3'], { directory: join(clone.path, 'a') })
    expect(below.code).toBe(64)
    expect((await soak('--deployment', '1.3', '--restart')).code).toBe(0)
    expect(start()).toMatchObject({ deployment: '1.3', restarts: 1 })
  })

  test('is signed with the key, and not written unsigned where that is required', async () => {
    clone.commit({})
    const key = newKey()
    const variables = { POLICY_REQUIRE_HMAC: 'true' }
    expect((await suite(['soak', '--deployment', 'x'], { variables })).code).toBe(2)
    expect(readdirSync(clone.path)).toEqual(['.git'])
    const signed = { ...variables, GATEWRIGHT_SIGNING_KEY: `${key}\n` }
    expect((await suite(['soak', '--deployment', 'x'], { variables: signed })).code).toBe(0)
    expect(isSigned(start(), key)).toBe(true)
    const moved = { ...start(), restarts: 7 }
    expect(isSigned(moved, key)).toBe(false)
  })

  test.each([
    [[]],
    [['--deployment', '']],
    [['--deployment', 'x', '--days', '0']],
    [['--deployment', 'x', '--days', '91']],
  ])('%j is wrong use', async (argv) => {
    clone.commit({})
    expect(await soak(...argv)).toMatchObject({ code: 64, stdout: '' })
    expect(readdirSync(clone.path)).toEqual(['.git'])
  })

  test('something else at its place is not overwritten', async () => {
    clone.commit({ [file]: '{"mine": true}' })
    expect((await soak('--deployment', 'x', '--restart')).code).toBe(64)
    expect(read(file)).toBe('{"mine": true}')
  })
})
