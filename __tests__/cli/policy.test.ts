import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { saveFacts } from '../../src/facts/saved.ts'
import { Clone } from '../workspace/clone.ts'
import { gatewright, json } from './harness.ts'
import { savedPullRequest } from './saved.ts'

const policy =
  'version: 1\nmode: enforce\ngates:\n  branch-protection: { enabled: false }\n  codeowners:\n    unowned: fail\n'
const tests = '.github/gatewright/tests'

let clone: Clone
const at = (argv: readonly string[], more = {}) =>
  gatewright(['policy', ...argv], { directory: clone.path, ...more })

beforeAll(() => {
  clone = new Clone()
  clone.write('.github/gatewright.yml', policy)
  clone.write('bad.yml', 'version: 1\nmoed: report\ngates:\n  codeowners:\n    unowned: refuse\n')
  clone.write('latin.yml', 'version: 1\n')
  clone.write('blocked.json', saveFacts(savedPullRequest({ approved: false })))
  clone.write('passed.json', saveFacts(savedPullRequest({ approved: true })))
})
afterAll(() => clone.remove())

describe('policy validate', () => {
  test('is silent when the policy is valid', async () => {
    expect(await at(['validate'])).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(await at(['validate', './.github/gatewright.yml'])).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(await at(['validate', '-'], { stdin: policy })).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(await at(['validate', 'gatewright:strict'])).toEqual({ code: 0, stdout: '', stderr: '' })
  })

  test('one line per problem, with the nearest key, and 78', async () => {
    const { code, stdout, stderr } = await at(['validate', 'bad.yml'])
    expect({ code, stderr }).toEqual({ code: 78, stderr: '' })
    const lines = stdout.split('\n').slice(0, -1)
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatch(/^bad\.yml:2:1: unknown-key: .*did you mean "mode"\?/)
    expect(lines[1]).toMatch(/^bad\.yml:5:14: value: /)
  })

  test('as JSON, one document', async () => {
    const bad = await at(['validate', '--json', 'bad.yml'])
    expect(bad.code).toBe(78)
    expect(json(bad)).toMatchObject({
      file: 'bad.yml',
      valid: false,
      problems: [{ file: 'bad.yml', line: 2, column: 1, code: 'unknown-key' }, { line: 5 }],
    })
    expect(json(await at(['validate', '--json']))).toEqual({
      file: '.github/gatewright.yml',
      valid: true,
      problems: [],
      cases: 0,
      differences: [],
    })
  })

  test.each([
    ['none.yml', 64, 'gatewright: none.yml:1:1: there is no such file, expected a policy file'],
    ['.github', 64, 'gatewright: .github:1:1: a directory, expected a policy file'],
  ])('%s cannot be read', async (file, code, expected) => {
    const ended = await at(['validate', file])
    expect(ended).toMatchObject({ code, stdout: '' })
    expect(ended.stderr).toContain(expected)
  })

  test.each([
    [Buffer.from('version: 1\n\0'), 'control-character'],
    [Buffer.from([0x76, 0xff]), 'not-utf8'],
    [Buffer.from('version: [1\n'), 'syntax'],
  ])('%s on standard input is a policy error', async (stdin, problem) => {
    const ended = await at(['validate', '-'], { stdin })
    expect(ended.code).toBe(78)
    expect(ended.stdout).toMatch(new RegExp(`^\\(standard input\\):\\d+:\\d+: ${problem}: `))
  })

  test('over 64 KiB is too large', async () => {
    const ended = await at(['validate', '-'], { stdin: `version: 1\n${'#'.repeat(70_000)}` })
    expect(ended).toMatchObject({ code: 64, stdout: '' })
    expect(ended.stderr).toContain('(standard input):1:1: over 65536 bytes')
  })

  test('no policy is an error, and says where one belongs', async () => {
    const empty = new Clone()
    const ended = await at(['validate'], { directory: empty.path })
    empty.remove()
    expect(ended.code).toBe(78)
    expect(ended.stdout).toContain('.github/gatewright.yml:1:1: missing: ')
  })

  test('extending another repository asks for a token', async () => {
    const stdin = 'version: 1\nextends: acme/policies/strict.yml@v2\n'
    const ended = await at(['validate', '-'], { stdin })
    expect(ended.code).toBe(78)
    expect(ended.stdout).toContain('(standard input):2:10: extends: ')
    expect(ended.stdout).toContain('give a token')
  })
})

describe('policy print and schema', () => {
  test('every value, with where it came from', async () => {
    const ended = await at(['print', '--json'])
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    const { file, values } = json(ended)
    expect(file).toBe('.github/gatewright.yml')
    expect(values).toContainEqual({
      key: 'mode',
      value: 'enforce',
      origin: { kind: 'file', file: '.github/gatewright.yml', line: 2, column: 7 },
      from: '.github/gatewright.yml:2',
    })
    expect(values).toContainEqual(expect.objectContaining({ key: 'on-nothing', from: 'default' }))
    const { stdout } = await at(['print'])
    expect(stdout).toMatch(/^gates\.codeowners\.unowned +\.github\/gatewright\.yml:6 +fail$/m)
  })

  test('an unusable policy is said on standard error, with 78', async () => {
    const ended = await at(['print', '--json', 'bad.yml'])
    expect(ended).toMatchObject({ code: 78, stdout: '' })
    expect(ended.stderr).toMatch(/^gatewright: bad\.yml:2:1: unknown-key: /)
  })

  test('the schema is JSON, and knows the gates', async () => {
    const schema = json(await at(['schema']))
    expect(schema.properties.gates.properties).toHaveProperty('codeowners')
  })
})

describe('policy test', () => {
  const write = (expected: string, facts = '../../../blocked.json') => {
    clone.write(`${tests}/facts/blocked.json`, saveFacts(savedPullRequest({ approved: false })))
    clone.write(`${tests}/blocked.yml`, `facts: ${facts}\nexpect:\n  codeowners: ${expected}\n`)
  }
  const clear = () => rmSync(join(clone.path, tests), { recursive: true, force: true })

  test('agreement ends with 0, and validate runs it in silence', async () => {
    write('fail', 'facts/blocked.json')
    expect(await at(['test'])).toEqual({ code: 0, stdout: '1 case, no difference\n', stderr: '' })
    expect(await at(['test', tests])).toMatchObject({ code: 0 })
    expect(await at(['validate'])).toEqual({ code: 0, stdout: '', stderr: '' })
    clear()
  })

  test('a difference is one line, and ends with 1; so does validate', async () => {
    write('pass', 'facts/blocked.json')
    for (const command of ['test', 'validate']) {
      const ended = await at([command])
      expect(ended.code).toBe(1)
      expect(ended.stdout).toMatch(
        /^\.github\/gatewright\/tests\/blocked\.yml: codeowners: expected pass, got fail, because codeowners\/\S+: .+\n$/,
      )
    }
    const ended = await at(['test', '--json'])
    expect(json(ended)).toMatchObject({
      cases: 1,
      differences: [{ gate: 'codeowners', expected: 'pass', got: 'fail' }],
    })
    clear()
  })

  test('a case that cannot be read is a policy error; missing facts name their case', async () => {
    write('pass')
    expect(await at(['test'])).toMatchObject({ code: 78, stdout: '' })
    write('pass', 'facts/none.json')
    const ended = await at(['test'])
    expect(ended.code).toBe(64)
    expect(ended.stderr).toContain(`there is no such file, expected the facts of ${tests}/blocked.yml`)
    clear()
  })

  test('no cases are no success', async () => {
    const ended = await at(['test'])
    expect(ended).toMatchObject({ code: 64, stdout: '' })
    expect(ended.stderr).toContain(`${tests}:1:1: there is no such folder`)
  })
})

describe('policy impact', () => {
  beforeAll(() => {
    clone.write('facts/a.json', saveFacts(savedPullRequest({ approved: true })))
    clone.write('facts/b.json', saveFacts(savedPullRequest({ approved: false })))
    clone.write('same.yml', policy)
    clone.write('report.yml', 'version: 1\nmode: report\ngates:\n  branch-protection: { enabled: false }\n')
  })

  test('nothing flips under the same policy', async () => {
    const ended = await at(['impact', '--facts', 'facts', '--policy', 'same.yml', '--json'])
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    expect(json(ended)).toMatchObject({
      facts: 2,
      flips: 0,
      pull_requests: [{ file: 'a.json' }, { file: 'b.json' }],
    })
  })

  test('flips come first, and end with 1', async () => {
    const ended = await at(['impact', '--facts', 'facts', '--policy', 'report.yml', '--json'])
    expect(ended.code).toBe(1)
    expect(json(ended)).toMatchObject({
      flips: 1,
      pull_requests: [
        {
          file: 'b.json',
          flips: true,
          old: { decision: 'fail', exit_code: 1 },
          new: { decision: 'report', exit_code: 0 },
        },
        { file: 'a.json', flips: false },
      ],
    })
    const { stdout } = await at(['impact', '--facts', 'facts', '--policy', 'report.yml'])
    expect(stdout).toMatch(/^flips +b\.json +acme\/shop #7 +fail \(exit 1\) +→ report \(exit 0\)$/m)
    expect(stdout).toContain('1 of 2 flip')
  })

  test.each([
    ['nowhere', 'nowhere:1:1: there is no such folder'],
    ['.github', '.github:1:1: holds no facts file'],
  ])('%s', async (folder, expected) => {
    const ended = await at(['impact', '--facts', folder])
    expect(ended).toMatchObject({ code: 64, stdout: '' })
    expect(ended.stderr).toContain(expected)
  })
})
