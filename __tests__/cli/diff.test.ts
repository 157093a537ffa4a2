import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { PolicyError } from '../../src/core/errors.ts'
import { saveFacts } from '../../src/facts/saved.ts'
import { buildResult, resultText } from '../../src/result/build.ts'
import { errorResult } from '../../src/result/error-result.ts'
import type { Result } from '../../src/result/schema.ts'
import { bounds } from '../../src/surfaces/limits.ts'
import { finding, judgement } from '../support/findings.ts'
import { hostileMarkdown } from '../support/hostile-markdown.ts'
import { structureFaults } from '../support/markdown.ts'
import { suspiciousLines } from '../support/runner-commands.ts'
import { reportOf, sampleRecord } from '../support/sample-record.ts'
import { Clone } from '../workspace/clone.ts'
import { gatewright, json } from './harness.ts'
import { savedPullRequest } from './saved.ts'

let clone: Clone
beforeAll(() => {
  clone = new Clone()
})
afterAll(() => clone.remove())

const resultOf = (subjects: readonly string[], more: Partial<Result> = {}): Result => ({
  ...buildResult(
    reportOf(
      sampleRecord([
        judgement([finding('pass'), ...subjects.map((subject) => finding('fail', { subject }))]),
      ]),
    ),
  ),
  ...more,
})
const digests = (policy: string, facts: string) => ({
  digests: { policy: policy.repeat(64), facts: facts.repeat(64), verdict: 'f'.repeat(64) },
})
const ended = errorResult(
  new PolicyError([
    { file: 'p.yml', position: { line: 1, column: 1 }, code: 'unknown-key', message: 'found "x"' },
  ]),
  {
    version: '0.1.0',
    policyPath: '.github/gatewright.yml',
    target: null,
    run: { durationMs: 1, requests: 0, notModified: 0, retries: 0, node: 'v24.21.0', event: 'push' },
  },
)

const diff = (argv: readonly string[], stdin = '') =>
  gatewright(['diff', ...argv], { directory: clone.path, stdin })

async function compared(before: Result, after: Result, flags: readonly string[] = ['--json']) {
  clone.write('a.json', resultText(before))
  clone.write('b.json', resultText(after))
  const done = await diff(['a.json', 'b.json', ...flags])
  expect(done).toMatchObject({ code: 0, stderr: '' })
  return done
}
const document = async (before: Result, after: Result) => json(await compared(before, after))
const subjects = (list: readonly { subject: string }[]) => list.map(({ subject }) => subject).toSorted()

describe('diff', () => {
  test('fixed, new, unchanged, with what each of them is', async () => {
    const read = await document(resultOf(['a', 'b', 'c']), resultOf(['c', 'd']))
    expect(read).toMatchObject({
      schema_version: 1,
      before: {
        file: 'a.json',
        repository: 'acme/shop',
        pull_requests: [12],
        decision: 'fail',
        exit_code: 1,
      },
      after: { file: 'b.json', ended_early: false, version: '0.1.0' },
      counts: { fixed: 2, new: 1, unchanged: 1, unseen: 0 },
      notes: [],
    })
    expect([subjects(read.fixed), subjects(read.new), subjects(read.unchanged), read.unseen]).toEqual([
      ['a', 'b'],
      ['d'],
      ['c'],
      [],
    ])
    expect(read.unchanged[0]).toEqual({
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/u),
      ...{ gate: 'gate', rule: 'gate/rule', subject: 'c', outcome: 'fail', outcome_before: 'fail' },
    })
  })

  test.each([
    ['1', '2', '1', '1', 'policy'],
    ['1', '1', '1', '2', 'facts'],
    ['1', '2', '1', '2', 'policy-and-facts'],
    ['1', '1', '1', '1', 'nothing'],
  ])('policy %s then %s, facts %s then %s: changed by %s', async (p, q, f, g, by) => {
    const read = await document(resultOf(['a'], digests(p, f)), resultOf(['b'], digests(q, g)))
    expect(read.changed_by).toBe(by)
    expect([read.policy_changed, read.facts_changed]).toEqual([p !== q, f !== g])
  })

  test('two runs of evaluate: the approval came, so the facts changed, and not the policy', async () => {
    for (const [name, approved] of [
      ['before.json', false],
      ['after.json', true],
    ] as const) {
      const stdin = saveFacts(savedPullRequest({ approved }))
      const done = await gatewright(['evaluate', '--facts', '-', '--json'], { directory: clone.path, stdin })
      clone.write(name, done.stdout)
    }
    const read = json(await diff(['before.json', 'after.json', '--json']))
    expect(read).toMatchObject({
      changed_by: 'facts',
      counts: { fixed: 1, new: 0 },
      after: { decision: 'pass' },
    })
    expect(read.fixed[0].rule).toBe('codeowners/owner-approval')
    const page = await diff(['before.json', 'after.json'])
    expect(page.stdout).toContain('Findings: fixed 1, new 0, unchanged 0')
    expect(page.stdout).toContain('changed by: the facts (the policy is the same)')
  })

  test('a result against itself: everything is unchanged', async () => {
    const read = await document(resultOf(['a', 'b']), resultOf(['a', 'b']))
    expect(read).toMatchObject({
      counts: { fixed: 0, new: 0, unchanged: 2, unseen: 0 },
      changed_by: 'nothing',
    })
  })

  test('what could not be decided now is not seen, and never fixed', async () => {
    const after = buildResult(reportOf(sampleRecord([judgement([finding('unknown', { subject: 'team' })])])))
    const read = await document(resultOf(['a']), after)
    expect([read.fixed, subjects(read.unseen), subjects(read.new)]).toEqual([[], ['a'], ['team']])
  })

  test('a failure that can no longer be decided is still open, and says so', async () => {
    const after = buildResult(reportOf(sampleRecord([judgement([finding('unknown', { subject: 'a' })])])))
    const read = await document(resultOf(['a']), after)
    expect(read.unchanged).toMatchObject([{ outcome: 'unknown', outcome_before: 'fail' }])
    expect((await compared(resultOf(['a']), after, [])).stdout).toMatch(/fail, now unknown +gate\/rule +a/u)
  })

  test('a run that ended early fixes nothing, and before one nothing is known to be new', async () => {
    const read = await document(resultOf(['a']), ended)
    expect(read).toMatchObject({
      counts: { fixed: 0, new: 0, unchanged: 0, unseen: 1 },
      changed_by: 'unknown',
      policy_changed: null,
      after: { ended_early: true, exit_code: 78, repository: null },
      notes: ['b.json ended before it could judge: nothing is known to be fixed.'],
    })
    const back = await document(ended, resultOf(['a']))
    expect(back.notes).toEqual([
      'a.json ended before it could judge: what is new in b.json may have been there.',
    ])
  })

  test('another repository, another pull request, another version: said, and compared all the same', async () => {
    const { target, ...one } = resultOf(['a'])
    if (target === null) throw new Error('no target')
    const other = { ...one, target: { ...target, repository: 'acme/other' } }
    const read = await document(
      { ...one, target },
      { ...other, tool: { name: 'gatewright', version: '9.9.9' } },
    )
    expect(read.notes).toEqual([
      'The results are about different things: a.json about acme/shop, pull request 12, b.json about acme/other, pull request 12.',
      'Different versions of Gatewright wrote them, 0.1.0 and 9.9.9: rules may differ, too.',
    ])
    expect(read.counts.unchanged).toBe(1)
    const page = await compared({ ...one, target }, other, [])
    expect(page.stdout).toContain('note: The results are about different things')
  })

  test('one of them is standard input', async () => {
    clone.write('a.json', resultText(resultOf(['a'])))
    const read = json(await diff(['a.json', '-', '--json'], resultText(resultOf([]))))
    expect(read).toMatchObject({ after: { file: '(standard input)' }, counts: { fixed: 1 } })
    expect(await diff(['-', '-'], resultText(resultOf([])))).toMatchObject({
      code: 64,
      stderr: expect.stringContaining('standard input is named twice'),
    })
  })

  test('many findings: some are listed, and the others are counted', async () => {
    const many = Array.from({ length: bounds.detailRows + 5 }, (_, index) => `s${index}`)
    const page = (await compared(resultOf([]), resultOf(many), [])).stdout
    expect(page).toContain(`new ${many.length}`)
    expect(page).toContain('and 5 more, all in the output of --json')
    expect(page.match(/gate\/rule/gu)).toHaveLength(bounds.detailRows)
    const markdown = (await compared(resultOf([]), resultOf(many), ['--format', 'markdown'])).stdout
    expect(markdown).toContain('| and 5 more, all in the output of --json |')
    expect(json(await compared(resultOf([]), resultOf(many))).new).toHaveLength(many.length)
  })

  test('Markdown: a heading, both results, a table per list', async () => {
    const { stdout } = await compared(resultOf(['a', 'b']), resultOf(['b']), ['--format', 'markdown'])
    expect(stdout).toBe(
      [
        '## Findings: fixed 1, new 0, unchanged 1',
        '',
        '|  | Result | Judged |',
        '| --- | --- | --- |',
        '| before | `a.json` | acme/shop at a1b2c3d4e5f6: fail (exit 1) |',
        '| after | `b.json` | acme/shop at a1b2c3d4e5f6: fail (exit 1) |',
        '',
        'Changed by: neither policy nor facts: both are the same.',
        '',
        '### Fixed',
        '',
        '| Outcome | Rule | Subject |',
        '| --- | --- | --- |',
        '| fail | `gate/rule` | `a` |',
        '',
        '### Unchanged',
        '',
        '| Outcome | Rule | Subject |',
        '| --- | --- | --- |',
        '| fail | `gate/rule` | `b` |',
        '',
      ].join('\n'),
    )
  })

  test('hostile subjects and names break neither page', async () => {
    const nasty = fc
      .sample(hostileMarkdown, { seed: 3, numRuns: 60 })
      .map((piece, index) => `${index}${piece}`)
    const [before, after] = [resultOf(nasty.slice(0, 40)), resultOf(nasty.slice(20, 60))]
    const evil = { ...before.target, repository: 'a|b\n::error::x/<b>' }
    const other = { ...before, target: { ...evil, kind: 'push', pull_requests: [] } } as Result
    for (const flags of [[], ['--format', 'markdown'], ['--json']]) {
      const { stdout } = await compared(other, after, flags)
      expect(suspiciousLines(stdout)).toEqual([])
    }
    const markdown = (await compared(other, after, ['--format', 'markdown'])).stdout
    expect(structureFaults(markdown)).toEqual([])
  })
})

describe('what is no result', () => {
  const refused = async (name: string, text: string | null): Promise<string> => {
    clone.write('good.json', resultText(resultOf(['a'])))
    if (text !== null) clone.write(name, text)
    const second = await diff(['good.json', name])
    const first = await diff([name, 'good.json', '--json'])
    expect([first.code, second.code, first.stdout, second.stdout, first.stderr]).toEqual([
      64,
      64,
      '',
      '',
      second.stderr,
    ])
    expect(second.stderr).not.toMatch(/^\s+at /mu)
    return second.stderr
  }

  test.each([
    ['nothing', '', 'x.json:1:1: the file holds nothing, expected a result of gatewright'],
    ['no JSON', '{"a":\n oops}', 'x.json:2:2: the text stops being JSON here, expected a result'],
    ['half of one', resultText(resultOf(['a'])).slice(0, 200), 'x.json:13:6: the text stops being JSON here'],
    ['a list', '[]', 'x.json:1:1: found a list, expected a result of gatewright'],
    ['an empty object', '{}', 'x.json:1:1: an empty object and no schema_version'],
    [
      'another object',
      '{"name":"x","private":true}',
      'an object with "name" and "private" and no schema_version',
    ],
    ['SARIF', '{"version":"2.1.0","runs":[]}', 'x.json:1:1: a SARIF file, expected'],
    ['a later version', '{\n  "schema_version": 2\n}', 'x.json:2:3: schema_version: found 2, expected 1'],
    ['a version as text', '{"schema_version":"1"}', 'schema_version: found "1", expected 1'],
    [
      'a pointer',
      '{"schema_version":1,"decision":"fail","exit_code":1,"result_file":"/r/result.json","sha256":"","bytes":9}',
      'x.json:1:53: a pointer to a result that was too large for an output, expected the file it names (/r/result.json)',
    ],
    ['a pointer to nowhere', '{"schema_version":1,"result_file":null}', 'expected the file it names\n'],
    ['one with a key twice', '{"schema_version":1,"schema_version":1}', 'x.json:1:1: '],
  ])('%s', async (_name, text, message) => {
    const words = await refused('x.json', text)
    expect(words).toContain(message)
    expect(words.startsWith('gatewright: x.json:')).toBe(true)
  })

  test('no file, a directory', async () => {
    expect(await refused('absent.json', null)).toContain(
      'absent.json:1:1: there is no such file, expected a result',
    )
    expect(await refused('.', null)).toContain('.:1:1: a directory, expected a result')
  })

  test('a damaged result: every place that is not as expected', async () => {
    const damaged = { ...resultOf(['a']), decision: 'maybe', findings: [{ gate: 1 }] }
    const words = await refused('x.json', JSON.stringify(damaged, null, 2))
    expect(words).toMatch(/^gatewright: x\.json:\d+:\d+: .*decision/mu)
    expect(words).toMatch(/^gatewright: x\.json:\d+:\d+: .*findings\[0\]/mu)
  })

  test('unknown fields, and fields of later versions, are nothing to stumble over', async () => {
    const { since: _, ...one } = resultOf(['a'])
    const later = { ...one, brand_new: { a: 1 }, facts: [{ key: 'a-fact-of-tomorrow' }], notices: null }
    clone.write('a.json', JSON.stringify(later))
    clone.write('b.json', resultText(resultOf(['a'])))
    expect(json(await diff(['a.json', 'b.json', '--json'])).counts.unchanged).toBe(1)
  })

  test('too many or too few names', async () => {
    expect(await diff(['a.json'])).toMatchObject({ code: 64, stderr: 'gatewright: diff: expected A B\n' })
    expect((await diff(['a', 'b', 'c'])).stderr).toContain('diff: takes at most 2 arguments, found "c"')
    expect((await diff(['a', 'b', '--format', 'sarif'])).stderr).toContain('writes pretty, json, markdown')
  })
})
