import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { known } from '../../src/core/fact.ts'
import { type SavedFacts, saveFacts } from '../../src/facts/saved.ts'
import { resultSchema } from '../../src/result/schema.ts'
import { Clone } from '../workspace/clone.ts'
import { gatewright, json } from './harness.ts'
import { savedPullRequest } from './saved.ts'

let clone: Clone
beforeAll(() => {
  clone = new Clone()
})
afterAll(() => clone.remove())

const evaluate = (saved: SavedFacts | string, flags: readonly string[] = []) =>
  gatewright(['evaluate', '--facts', '-', '--json', ...flags], {
    directory: clone.path,
    stdin: typeof saved === 'string' ? saved : saveFacts(saved),
  })

const blocked = savedPullRequest({ approved: false })
const passed = savedPullRequest({ approved: true })

function withPolicy(saved: SavedFacts, text: string, inputs: Record<string, string> = {}): SavedFacts {
  const [source] = saved.policy.sources
  if (source === undefined) throw new Error('no source')
  return { ...saved, policy: { ...saved.policy, sources: [{ ...source, text }], inputs } }
}

describe('evaluate', () => {
  test('judges by the saved policy, at the saved time, twice the same', async () => {
    const ended = await evaluate(blocked)
    expect(ended).toMatchObject({ code: 1, stderr: '' })
    const one = resultSchema().parse(json(ended))
    expect(one).toMatchObject({ decision: 'fail', outcomes: { codeowners: 'fail' }, run: { requests: 0 } })
    expect((await evaluate(blocked)).stdout).toBe(ended.stdout)
    expect((await evaluate(passed)).code).toBe(0)
  })

  test('inputs of the saved run hold again, above another policy, too', async () => {
    const reported = { ...blocked, policy: { ...blocked.policy, inputs: { mode: 'report' } } }
    expect(json(await evaluate(reported))).toMatchObject({ decision: 'report', exit_code: 0 })
    clone.write('strict.yml', 'version: 1\nmode: enforce\ngates:\n  branch-protection: { enabled: false }\n')
    expect((await evaluate(reported, ['--policy', 'strict.yml'])).code).toBe(0)
    expect((await evaluate(blocked, ['--policy', 'strict.yml'])).code).toBe(1)
    const options = { 'options.codeowners': JSON.stringify({ unowned: 'pass' }) }
    const free = withPolicy(
      blocked,
      'version: 1\nmode: enforce\ngates:\n  branch-protection: { enabled: false }\n  codeowners:\n    unowned: fail\n',
      options,
    )
    expect(json(await evaluate(free)).digests.policy).not.toBe(json(await evaluate(blocked)).digests.policy)
  })

  test('--at moves the time: what is not yet in force reports', async () => {
    const dated = withPolicy(
      blocked,
      'version: 1\nmode: enforce\ngates:\n  branch-protection: { enabled: false }\n  codeowners:\n    enforce-from: 2026-12-01\n',
    )
    expect((await evaluate(dated)).code).toBe(0)
    expect((await evaluate(dated, ['--at', '2026-12-02T00:00:00Z'])).code).toBe(1)
    expect((await evaluate(dated, ['--at', '2026-12-01T01:00:00+02:00'])).code).toBe(0)
  })

  test.each([
    '2026-02-30T00:00:00Z',
    '2026-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-11-20T24:00:00Z',
    '2026-11-20T12:00:00',
    '2026-11-20',
  ])('--at %s is no time', async (time) => {
    const ended = await evaluate(blocked, ['--at', time])
    expect(ended.code).toBe(64)
    expect(ended.stderr).toContain(`--at: found "${time}", expected a time such as 2026-11-20T12:00:00Z`)
  })

  test.each(['2028-02-29T00:00:00Z', '2026-11-20T12:00:00.5+02:00'])('--at %s is one', async (time) => {
    expect((await evaluate(passed, ['--at', time])).code).toBe(0)
  })

  test('facts that the saved policy did not ask for are unknown under one that does', async () => {
    const lax = withPolicy(
      {
        ...passed,
        subjects: passed.subjects.map(({ subject, facts }) => ({
          subject,
          facts: { ...facts, 'last-pusher': known(null, { kind: 'input', what: 'not excluded' } as const) },
        })),
      },
      'version: 1\nmode: enforce\ngates:\n  branch-protection: { enabled: false }\n  codeowners:\n    exclude: []\n',
    )
    expect((await evaluate(lax)).code).toBe(0)
    clone.write(
      'pusher.yml',
      'version: 1\nmode: enforce\ngates:\n  branch-protection: { enabled: false }\n  codeowners:\n    exclude: [last-pusher]\n',
    )
    const ended = await evaluate(lax, ['--policy', 'pusher.yml'])
    expect(ended.code).toBe(3)
    expect(json(ended).reason_codes).toContain('offline')
  })

  test('a gate that was switched off has no facts, and does not pass', async () => {
    const { 'changed-files': _, ...facts } = passed.subjects[0]?.facts ?? {}
    const partial = { ...passed, subjects: [{ subject: '', facts }] }
    const ended = await evaluate(partial)
    expect(ended.code).toBe(3)
    expect(json(ended).reason_codes).toEqual(['offline'])
  })

  test.each([
    ['', 64, '(standard input):1:1: not JSON'],
    ['{"a":\n  b}', 64, 'not JSON'],
    ['{}', 64, '(standard input):1:1: field `schema_version`'],
    ['null', 64, '(standard input):1:1: the document'],
  ])('%j is no facts file', async (text, code, expected) => {
    const ended = await evaluate(text)
    expect(ended.code).toBe(code)
    expect(ended.stderr).toContain(`gatewright: ${expected.startsWith('(') ? expected : ''}`)
    expect(ended.stderr).toContain(expected)
    expect(resultSchema().parse(json(ended))).toMatchObject({ exit_code: 64, reason_codes: ['usage-error'] })
  })

  test('bytes that are no text, and unknown inputs, are refused', async () => {
    const stdin = Buffer.from([0x7b, 0xff])
    const ended = await gatewright(['evaluate', '--facts', '-'], { stdin })
    expect(ended).toMatchObject({ code: 64, stdout: '' })
    expect(ended.stderr).toContain('(standard input):1:1: not UTF-8 text')
    const foreign = { ...blocked, policy: { ...blocked.policy, inputs: { later: 'x' } } }
    expect((await evaluate(foreign)).stderr).toContain('`policy.inputs.later`')
  })

  test('a saved policy that cannot be read is a policy error', async () => {
    const ended = await evaluate(withPolicy(blocked, 'version: 2\n'))
    expect(ended.code).toBe(78)
    expect(ended.stderr).toContain('gatewright: .github/gatewright.yml:1:10: ')
  })
})
