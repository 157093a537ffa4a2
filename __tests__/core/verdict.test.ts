import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Finding } from '../../src/core/finding.ts'
import { decisions, levels, type Outcome, outcomes } from '../../src/core/outcome.ts'
import { reasonCodes } from '../../src/core/reason-codes.ts'
import type { Rule } from '../../src/core/rules.ts'
import {
  type ExitCode,
  exitCodeOrder,
  exitCodes,
  type FoldSettings,
  fold,
  type Judgement,
  outcomeOf,
  worst,
} from '../../src/core/verdict.ts'
import { finding, judgement } from '../support/findings.ts'

const settings: FoldSettings = { mode: 'enforce', onNothing: 'unknown', now: '2026-11-21T00:00:00Z' }
/** 0 is the best exit code; the rest get worse towards the head of the order. */
const badness = (code: ExitCode) => exitCodeOrder.length - exitCodeOrder.indexOf(code)

describe('outcome of a gate', () => {
  const rows: readonly (readonly [string, readonly Finding[], Outcome])[] = [
    ['nothing found is unknown', [], 'unknown'],
    ['an explicit pass passes', [finding('pass')], 'pass'],
    ['a failing error fails', [finding('pass'), finding('fail')], 'fail'],
    ['a failing warning does not fail', [finding('pass'), finding('fail', { level: 'warning' })], 'pass'],
    ['a warning alone is not a pass', [finding('fail', { level: 'warning' })], 'unknown'],
    ['an unknown beats a pass', [finding('pass'), finding('unknown')], 'unknown'],
    ['an unknown note still counts', [finding('pass'), finding('unknown', { level: 'note' })], 'unknown'],
    ['a fail beats an unknown', [finding('unknown'), finding('fail')], 'fail'],
    ['only skips skip', [finding('skip')], 'skip'],
  ]
  test.each(rows)('%s', (_name, findings, expected) => {
    expect(outcomeOf(findings)).toBe(expected)
  })
})

describe('exit codes', () => {
  const p0: Record<string, Rule> = {
    rule: { ...({} as Rule), exitCode: { fail: 5, unknown: 6 } },
    signature: { ...({} as Rule), exitCode: { fail: 2 } },
  }
  const rows: readonly (readonly [string, readonly Judgement[], ExitCode, string])[] = [
    ['pass', [judgement([finding('pass')])], 0, 'pass'],
    ['fail', [judgement([finding('fail')])], 1, 'fail'],
    ['unknown', [judgement([finding('unknown')])], 3, 'unknown'],
    ['fail beats unknown', [judgement([finding('unknown')]), judgement([finding('fail')])], 1, 'fail'],
    ['P0 absent', [judgement([finding('fail')], { rules: p0 })], 5, 'fail'],
    ['P0 unverified', [judgement([finding('unknown')], { rules: p0 })], 6, 'unknown'],
    [
      'P0 unverified beats unknown',
      [judgement([finding('unknown')]), judgement([finding('unknown')], { rules: p0 })],
      6,
      'unknown',
    ],
    [
      'signature beats P0',
      [judgement([finding('fail'), finding('fail', { rule: 'gate/signature' })], { rules: p0 })],
      2,
      'fail',
    ],
    ['report mode', [judgement([finding('fail')], { mode: 'report' })], 0, 'report'],
    ['optional unknown', [judgement([finding('unknown')], { optional: true })], 0, 'report'],
    ['offline only', [judgement([finding('unknown')], { offlineOnly: true })], 0, 'report'],
    ['offline only, and failing', [judgement([finding('fail')], { offlineOnly: true })], 1, 'fail'],
    ['optional fail still fails', [judgement([finding('fail')], { optional: true })], 1, 'fail'],
    ['before enforce-from', [judgement([finding('fail')], { enforceFrom: '2027-02-01' })], 0, 'report'],
    ['from enforce-from on', [judgement([finding('fail')], { enforceFrom: '2026-11-21' })], 1, 'fail'],
    [
      'an unreadable enforce-from enforces',
      [judgement([finding('fail')], { enforceFrom: 'soon' })],
      1,
      'fail',
    ],
  ]
  test.each(rows)('%s', (_name, judgements, exitCode, decision) => {
    expect(fold(judgements, settings)).toMatchObject({ exitCode, decision })
  })

  test('what is forgiven offline is not called optional', () => {
    const unknown = [finding('unknown', { unknown: { reason: 'offline' } })]
    expect(fold([judgement(unknown, { offlineOnly: true })], settings).reasons).toEqual(['offline'])
    expect(fold([judgement(unknown, { optional: true })], settings).reasons).toEqual([
      'optional-unknown',
      'offline',
    ])
  })

  test('without a clock enforce-from has no effect', () => {
    const judged = [judgement([finding('fail')], { enforceFrom: '2099-01-01' })]
    expect(fold(judged, { ...settings, now: null }).exitCode).toBe(1)
    expect(fold(judged, { ...settings, now: 'no time' }).exitCode).toBe(1)
  })

  test('several at once follow 64, 78, 2, 5, 1, 6, 3', () => {
    expect(exitCodeOrder).toEqual([64, 78, 2, 5, 1, 6, 3, 0])
    expect(worst([0, 3, 6, 1])).toBe(1)
    expect(worst([])).toBe(exitCodes.unknown)
  })
})

describe('nothing evaluated', () => {
  const nothing: readonly (readonly Judgement[])[] = [[], [judgement([finding('skip')])]]
  test.each(nothing.map((judgements) => [judgements.length, judgements] as const))(
    '%i gates: unknown',
    (_n, judgements) => {
      expect(fold(judgements, settings)).toMatchObject({
        decision: 'unknown',
        exitCode: 3,
        reasons: ['nothing-evaluated'],
      })
    },
  )
  test('passes only when the policy says so', () => {
    expect(fold([], { ...settings, onNothing: 'pass' })).toMatchObject({
      exitCode: 0,
      reasons: ['nothing-applied'],
    })
  })
  test('report mode says so first', () => {
    expect(fold([], { ...settings, mode: 'report' })).toMatchObject({ decision: 'report', exitCode: 0 })
  })
  test('a gate that is not configured is as if it were not there', () => {
    const other = judgement([finding('skip')], { unconfigured: true })
    expect(fold([other], settings)).toMatchObject({ exitCode: 3, reasons: ['nothing-evaluated'] })
    const offline = judgement([finding('unknown')], { offlineOnly: true })
    expect(fold([offline], settings).exitCode).toBe(0)
    expect(fold([offline, other], settings).exitCode).toBe(0)
    expect(fold([offline, judgement([finding('skip')])], settings).exitCode).toBe(3)
    const passing = judgement([finding('pass')])
    expect(fold([passing, other], settings)).toMatchObject({ exitCode: 0, decision: 'pass' })
  })

  test('a gate that found nothing at all names the reason', () => {
    expect(fold([judgement([])], settings)).toMatchObject({ exitCode: 3, reasons: ['nothing-evaluated'] })
  })
})

const findingArbitrary = fc
  .record({ outcome: fc.constantFrom(...outcomes), level: fc.constantFrom(...levels) })
  .map(({ outcome, level }) => finding(outcome, { level }))
const judgementArbitrary = fc
  .record({
    findings: fc.array(findingArbitrary, { maxLength: 4 }),
    mode: fc.constantFrom('report' as const, 'enforce' as const),
    optional: fc.boolean(),
    offlineOnly: fc.boolean(),
    enforceFrom: fc.constantFrom(null, '2020-01-01', '2099-01-01', 'unreadable'),
  })
  .map(({ findings, ...more }) => judgement(findings, more))
const settingsArbitrary: fc.Arbitrary<FoldSettings> = fc.record({
  mode: fc.constantFrom('report' as const, 'enforce' as const),
  onNothing: fc.constantFrom('unknown' as const, 'pass' as const),
  now: fc.constantFrom(null, '2026-11-21T00:00:00Z'),
})

describe('properties', () => {
  const seed = { seed: 20261121, numRuns: 2000 }

  test('exit 0 is an allow-list of decisions', () => {
    fc.assert(
      fc.property(fc.array(judgementArbitrary, { maxLength: 4 }), settingsArbitrary, (judgements, set) => {
        const verdict = fold(judgements, set)
        expect(decisions).toContain(verdict.decision)
        expect(verdict.exitCode === 0).toBe(['pass', 'report'].includes(verdict.decision))
        for (const reason of verdict.reasons) expect(Object.keys(reasonCodes)).toContain(reason)
        expect(verdict.reasons.length).toBeGreaterThan(0)
      }),
      seed,
    )
  })

  test('an enforced gate that does not pass never gives exit 0', () => {
    fc.assert(
      fc.property(fc.array(judgementArbitrary, { maxLength: 4 }), settingsArbitrary, (judgements, set) => {
        const verdict = fold(judgements, set)
        const bad = verdict.gates.some(
          (gate) =>
            gate.effectiveMode === 'enforce' &&
            (gate.outcome === 'fail' ||
              (gate.outcome === 'unknown' && !gate.optional && gate.offlineOnly !== true)),
        )
        if (bad) expect(verdict.exitCode).not.toBe(0)
        const enforced = verdict.gates.some((gate) => gate.effectiveMode === 'enforce')
        if (!enforced && judgements.length > 0) expect(verdict.exitCode).toBe(0)
      }),
      seed,
    )
  })

  test('a worse outcome of one finding never gets a better exit code', () => {
    const worse: Record<Outcome, readonly Outcome[]> = {
      pass: ['unknown', 'fail'],
      unknown: ['fail'],
      skip: ['unknown', 'fail'],
      fail: [],
    }
    fc.assert(
      fc.property(
        fc.array(judgementArbitrary, { minLength: 1, maxLength: 3 }),
        settingsArbitrary,
        fc.nat(),
        fc.nat(),
        (judgements, set, which, how) => {
          const index = which % judgements.length
          const chosen = judgements[index]
          const first = chosen?.findings[0]
          if (chosen === undefined || first === undefined) return
          const candidates = worse[first.outcome]
          const outcome = candidates[how % Math.max(1, candidates.length)]
          if (outcome === undefined) return
          const replaced = { ...chosen, findings: [finding(outcome), ...chosen.findings.slice(1)] }
          const changed = judgements.map((entry, at) => (at === index ? replaced : entry))
          expect(badness(fold(changed, set).exitCode)).toBeGreaterThanOrEqual(
            badness(fold(judgements, set).exitCode),
          )
        },
      ),
      seed,
    )
  })

  test('nothing is green on a commit that is the head of another pull request, in no mode', () => {
    fc.assert(
      fc.property(fc.array(judgementArbitrary, { maxLength: 4 }), settingsArbitrary, (judgements, set) => {
        const shared = fold(judgements, { ...set, sharedHead: true })
        const alone = fold(judgements, set)
        expect(shared.exitCode).not.toBe(0)
        expect(badness(shared.exitCode)).toBeGreaterThanOrEqual(badness(alone.exitCode))
        if (alone.exitCode === 0) expect(shared.reasons).toContain('head-shared')
        else expect(shared).toEqual(alone)
      }),
      seed,
    )
  })

  test('a stricter setting never gets a better exit code', () => {
    fc.assert(
      fc.property(fc.array(judgementArbitrary, { maxLength: 3 }), settingsArbitrary, (judgements, set) => {
        const strict = judgements.map((entry) => ({
          ...entry,
          mode: 'enforce' as const,
          optional: false,
          enforceFrom: null,
        }))
        const enforced: FoldSettings = { ...set, mode: 'enforce', onNothing: 'unknown' }
        expect(badness(fold(strict, enforced).exitCode)).toBeGreaterThanOrEqual(
          badness(fold(judgements, set).exitCode),
        )
      }),
      seed,
    )
  })
})
