import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { UsageError } from '../../src/core/errors.ts'
import type { Finding } from '../../src/core/finding.ts'
import { text } from '../../src/core/text.ts'
import { buildResult, resultText } from '../../src/result/build.ts'
import {
  type Delta,
  deltaOf,
  type OpenFinding,
  passedIn,
  type Trace,
  traceOf,
} from '../../src/result/delta.ts'
import { errorResult } from '../../src/result/error-result.ts'
import { type Result, resultSchema } from '../../src/result/schema.ts'
import { sinceWords } from '../../src/surfaces/since.ts'
import { renderSummary } from '../../src/surfaces/summary.ts'
import { renderTerminal } from '../../src/surfaces/terminal.ts'
import { codeownersFindings, codeownersJudgement, reportOf, sampleRecord } from '../support/sample-record.ts'

const run = { durationMs: 1, requests: 0, notModified: 0, retries: 0, node: 'v24.21.0', event: 'push' }
const ended = errorResult(new UsageError('no'), {
  version: '0.1.0',
  policyPath: '.github/gatewright.yml',
  target: null,
  run,
})

const openFinding = (name: string, gate = 'codeowners', outcome: OpenFinding['outcome'] = 'fail') => ({
  id: `${name}-${gate}`,
  gate,
  rule: `${gate}/approval`,
  subject: name,
  outcome,
})
const trace = (names: readonly string[], more: Partial<Trace> = {}): Trace => ({
  open: names.map((name) => openFinding(name)),
  judged: ['codeowners'],
  undecided: [],
  digests: { policy: 'p', facts: 'f' },
  ...more,
})
const subjects = (list: readonly OpenFinding[]) => list.map(({ subject }) => subject)
const lists = (delta: Delta) => [
  subjects(delta.fixed),
  subjects(delta.new),
  subjects(delta.unchanged),
  subjects(delta.unseen),
]

const resultOf = (findings: readonly Finding[]): Result =>
  buildResult(reportOf(sampleRecord([codeownersJudgement({ findings })])))

describe('the trace of a result', () => {
  test('holds what failed or could not be decided, by fingerprint, and the gates that were judged', () => {
    const found = traceOf(resultOf(codeownersFindings))
    expect(subjects(found.open).toSorted()).toEqual([
      '.github/',
      '.github/CODEOWNERS:31',
      'packages/core-lib/',
    ])
    expect(found.open.map(({ id }) => id)).toEqual(found.open.map(({ id }) => id).toSorted())
    expect([found.judged, found.undecided]).toEqual([['codeowners'], []])
  })

  test('a failure says more than what could not be decided about the same thing, in either order', () => {
    const [first] = codeownersFindings
    if (first === undefined) throw new Error('no finding')
    const pair: Finding[] = [first, { ...first, outcome: 'unknown', unknown: { reason: 'timeout' } }]
    const result = resultOf(pair)
    for (const findings of [result.findings, result.findings.toReversed()]) {
      const { open, undecided } = traceOf({ ...result, findings })
      expect(open.map(({ outcome }) => outcome)).toEqual(['fail'])
      expect(undecided).toEqual(['codeowners'])
    }
  })

  test('a run that ended early judged no gate', () => {
    expect(traceOf(ended)).toEqual({
      open: [],
      judged: [],
      undecided: [],
      digests: { policy: null, facts: null },
    })
  })
})

describe('the difference of two runs', () => {
  test('fixed, new, unchanged', () => {
    expect(lists(deltaOf(trace(['a', 'b', 'c']), trace(['c', 'd'])))).toEqual([['a', 'b'], ['d'], ['c'], []])
  })

  test('what is gone from a gate that could not see everything is not fixed', () => {
    const after = trace([], { undecided: ['codeowners'] })
    expect(lists(deltaOf(trace(['a']), after))).toEqual([[], [], [], ['a']])
  })

  test('what passed now is fixed, although its gate could not see everything', () => {
    const [first, second] = codeownersFindings
    if (first === undefined || second === undefined) throw new Error('no findings')
    const before = resultOf([first, second])
    const after = resultOf([
      { ...first, outcome: 'pass', fix: [] },
      { ...first, subject: 'dark/', outcome: 'unknown', unknown: { reason: 'timeout' } },
    ])
    const delta = deltaOf(traceOf(before), traceOf(after), passedIn(after))
    expect(lists(delta)).toEqual([[first.subject], ['dark/'], [], [second.subject]])
    expect([...passedIn(after)]).toEqual(delta.fixed.map(({ id }) => id))
  })

  test('a pass beside a failure of the same thing fixes nothing', () => {
    const before = trace(['a'])
    const passed = new Set(before.open.map(({ id }) => id))
    expect(lists(deltaOf(before, before, passed))).toEqual([[], [], ['a'], []])
  })

  test('what is gone from a gate that was not judged at all is not fixed', () => {
    expect(lists(deltaOf(trace(['a']), trace([], { judged: ['branch-protection'] })))).toEqual([
      [],
      [],
      [],
      ['a'],
    ])
  })

  test('nothing is fixed by a run that ended early', () => {
    const before = traceOf(resultOf(codeownersFindings))
    const delta = deltaOf(before, traceOf(ended))
    expect(delta.fixed).toEqual([])
    expect(delta.unseen).toEqual(before.open)
    expect(delta.changed).toEqual({ policy: null, facts: null })
  })

  test('one gate in the dark hides nothing of another', () => {
    const before = trace([], { open: [openFinding('a'), openFinding('b', 'golden-suite')] })
    const after = trace([], { judged: ['codeowners', 'golden-suite'], undecided: ['golden-suite'] })
    expect(lists(deltaOf(before, after))).toEqual([['a'], [], [], ['b']])
  })

  test('a failure that can no longer be decided stays open', () => {
    const open = [openFinding('a', 'codeowners', 'unknown')]
    expect(lists(deltaOf(trace(['a']), trace([], { open, undecided: ['codeowners'] })))).toEqual([
      [],
      [],
      ['a'],
      [],
    ])
  })

  test.each([
    ['p', 'p', false],
    ['p', 'q', true],
    [null, 'p', null],
    ['p', null, null],
  ])('policy %p then %p: changed %p', (one, other, changed) => {
    const at = (policy: string | null) => trace([], { digests: { policy, facts: 'f' } })
    expect(deltaOf(at(one), at(other)).changed).toEqual({ policy: changed, facts: false })
  })

  test('a moved line, another count in the words: the same finding', () => {
    const moved = codeownersFindings.map((finding) => ({
      ...finding,
      found: text`other words, ${99} files`,
      location: { path: 'elsewhere', line: 77, at: 'head' as const },
    }))
    const delta = deltaOf(traceOf(resultOf(codeownersFindings)), traceOf(resultOf(moved)))
    expect(lists(delta).map((list) => list.length)).toEqual([0, 0, 3, 0])
  })
})

const gates = ['branch-protection', 'codeowners', 'golden-suite']
const traces: fc.Arbitrary<Trace> = fc.record({
  open: fc.uniqueArray(
    fc
      .tuple(fc.nat(12), fc.constantFrom<OpenFinding['outcome']>('fail', 'unknown'))
      .map(([name, outcome]) => openFinding(`${name}`, gates[name % 3] ?? '', outcome)),
    { selector: ({ id }) => id },
  ),
  judged: fc.subarray(gates),
  undecided: fc.subarray(gates),
  digests: fc.record({
    policy: fc.constantFrom('p', 'q', null),
    facts: fc.constantFrom('f', 'g', null),
  }),
})
const ids = (list: readonly OpenFinding[]) => list.map(({ id }) => id)
const check = (property: fc.IProperty<[Trace, Trace]>) => fc.assert(property, { seed: 6, numRuns: 300 })

describe('properties of the difference', () => {
  test('a run against itself: everything is unchanged', () => {
    check(
      fc.property(traces, traces, (one, _other) => {
        const delta = deltaOf(one, one)
        expect([delta.fixed, delta.new, delta.unseen]).toEqual([[], [], []])
        expect(ids(delta.unchanged)).toEqual(ids(one.open).toSorted())
      }),
    )
  })

  test('every finding of either run stands in exactly one list', () => {
    check(
      fc.property(traces, traces, (before, after) => {
        const delta = deltaOf(before, after)
        const gone = [...ids(delta.fixed), ...ids(delta.unseen), ...ids(delta.unchanged)]
        expect(gone.toSorted()).toEqual(ids(before.open).toSorted())
        expect([...ids(delta.new), ...ids(delta.unchanged)].toSorted()).toEqual(ids(after.open).toSorted())
      }),
    )
  })

  test('nothing is fixed in a gate that was not judged, or not whole', () => {
    check(
      fc.property(traces, traces, (before, after) => {
        for (const { gate } of deltaOf(before, after).fixed) {
          expect(after.judged).toContain(gate)
          expect(after.undecided).not.toContain(gate)
        }
      }),
    )
  })

  test('the order of findings and gates means nothing', () => {
    const turned = ({ open, judged, undecided, ...rest }: Trace): Trace => ({
      ...rest,
      open: open.toReversed(),
      judged: judged.toReversed(),
      undecided: undecided.toReversed(),
    })
    check(
      fc.property(traces, traces, (before, after) => {
        expect(deltaOf(turned(before), turned(after))).toEqual(deltaOf(before, after))
      }),
    )
  })
})

describe('since the last run, in words', () => {
  const before = trace(['a', 'b', 'c', 'd'])
  const after = trace(['d', 'e'])

  test('counts', () => {
    expect(sinceWords(deltaOf(before, after))).toBe('since the last run: fixed 3, new 1, unchanged 1')
  })

  test('what was not seen, and that the policy changed', () => {
    const dark = trace(['e'], { undecided: ['codeowners'], digests: { policy: 'q', facts: null } })
    expect(sinceWords(deltaOf(before, dark))).toBe(
      'since the last run: fixed 0, new 1, unchanged 0, not seen 4; the policy changed',
    )
  })

  test('where one of them does not say, nothing is said about the policy', () => {
    const silent = trace(['d'], { digests: { policy: null, facts: null } })
    expect(sinceWords(deltaOf(before, silent))).toBe('since the last run: fixed 3, new 0, unchanged 1')
  })

  test('stands below the target in the summary and on the terminal; without an earlier run nothing is said', () => {
    const report = reportOf(sampleRecord())
    const since = deltaOf(before, after)
    const words = 'since the last run: fixed 3, new 1, unchanged 1'
    expect(renderSummary({ ...report, since })).toMatch(
      new RegExp(`\nJudged: .*\n\nChanges ${words}\\.\n`, 'u'),
    )
    const terminal = renderTerminal({ ...report, since }, { width: 100, colour: false })
    expect(terminal).toMatch(new RegExp(`acme/shop, pull request 12 at .*\n${words}\n`, 'u'))
    expect(renderSummary(report)).not.toContain('since the last run')
    expect(renderTerminal(report, { width: 100, colour: false })).not.toContain('since the last run')
  })

  test('is in the result, with what each finding is', () => {
    const report = reportOf(sampleRecord())
    const earlier = traceOf(resultOf(codeownersFindings.slice(1)))
    const since = deltaOf(earlier, traceOf(buildResult(report)))
    const result = buildResult({ ...report, since })
    expect(result.since?.counts).toEqual({ fixed: 0, new: 1, unchanged: 2, unseen: 0 })
    expect(result.since?.new).toEqual([
      {
        fingerprint: since.new[0]?.id,
        gate: 'codeowners',
        rule: 'codeowners/approval',
        subject: 'packages/core-lib/',
        outcome: 'fail',
      },
    ])
    expect(resultSchema().parse(JSON.parse(resultText(result)))).toEqual(result)
    expect(buildResult(report).since).toBeNull()
  })

  test('a result written before the field was there can still be read', () => {
    const { since: _, ...older } = resultOf(codeownersFindings)
    expect(resultSchema().parse(older).since).toBeNull()
  })
})
