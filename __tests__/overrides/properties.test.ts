import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { FactValue } from '../../src/core/facts/index.ts'
import { isUsed } from '../../src/core/override.ts'
import { type ExitCode, exitCodeOrder, type Verdict } from '../../src/core/verdict.ts'
import { oldSha, type PullRequestFacts } from '../support/pull-request-facts.ts'
import { facts, file, found, gate, headSha, judged } from './given.ts'

type File = FactValue['overrides']['files'][number]

const badness = (code: ExitCode): number => exitCodeOrder.length - exitCodeOrder.indexOf(code)
const parameters = { seed: 8, numRuns: 300 }

const findingOf = (id: string) =>
  fc
    .record({
      rule: fc.constantFrom('tests', 'tests', 'lint', 'lint', 'signature'),
      outcome: fc.constantFrom(
        'pass' as const,
        'fail' as const,
        'fail' as const,
        'unknown' as const,
        'skip' as const,
      ),
      level: fc.constantFrom('error' as const, 'warning' as const),
      stage: fc.constantFrom('phase-1', 'phase-2'),
      subject: fc.constantFrom('a', 'b'),
    })
    .map(({ rule, outcome, ...more }) => found(`${id}/${rule}`, outcome, more))

const gatesArbitrary = fc
  .tuple(fc.array(findingOf('g1'), { maxLength: 3 }), fc.array(findingOf('g2'), { maxLength: 3 }))
  .map(([one, two]) => [gate('g1', one), gate('g2', two)])

const fileArbitrary: fc.Arbitrary<File> = fc
  .record({
    id: fc.constantFrom('one', 'two', 'three'),
    gates: fc.constantFrom<string[]>(['g1'], ['g2'], ['g1', 'g2'], ['g1', 'g2'], ['g3']),
    rules: fc.constantFrom<string[]>([], [], [], ['tests'], ['lint'], ['signature']),
    stage: fc.constantFrom(null, null, null, 'phase-1'),
    expiresAt: fc.constantFrom(
      ...Array<string>(4).fill('2027-01-12T12:00:00Z'),
      '2027-01-01T00:00:00Z',
      '9999-01-01T00:00:00Z',
    ),
    requestedBy: fc.constantFrom('oper', 'bravo'),
    matches: fc.constantFrom(true, true, true, false),
  })
  .map(({ matches, ...more }) => file(more, { matchesHead: { known: true, value: matches } }))

type Given = { login: string; state: string; at: string }

const reviewArbitrary: fc.Arbitrary<Given> = fc.record({
  login: fc.constantFrom('bravo', 'chef', 'sec', 'oper', 'meddler'),
  state: fc.constantFrom('APPROVED', 'APPROVED', 'APPROVED', 'CHANGES_REQUESTED', 'DISMISSED', 'COMMENTED'),
  at: fc.constantFrom(headSha, headSha, oldSha),
})

const reviewed =
  (reviews: readonly Given[]) =>
  (pull: PullRequestFacts): PullRequestFacts =>
    reviews.reduce((all, { login, state, at }) => all.review(login, state, { at }), pull)

const given = fc.record({
  gates: gatesArbitrary,
  files: fc.uniqueArray(fileArbitrary, { maxLength: 3, selector: ({ path }) => path }),
  reviews: fc.array(reviewArbitrary, { maxLength: 5 }),
  mode: fc.constantFrom('report' as const, 'enforce' as const),
  optional: fc.boolean(),
})
type Case = typeof given extends fc.Arbitrary<infer T> ? T : never

const run = ({ gates, files, reviews, mode, optional }: Case): Verdict =>
  judged({ gates, facts: facts(files, reviewed(reviews)), gatePolicy: { mode, optional } })

/** Approvals of the head by people who count, so that overrides are in force often enough. */
const approved: Given[] = ['bravo', 'chef', 'sec'].map((login) => ({ login, state: 'APPROVED', at: headSha }))

describe('properties of overrides', () => {
  test('what could not be decided is never a pass, nor what was excused', () => {
    let used = 0
    fc.assert(
      fc.property(given, (one) => {
        const verdict = run({ ...one, reviews: [...approved, ...one.reviews] })
        const excuses = (verdict.overrides ?? []).some(isUsed)
        used += Number(excuses)
        if (excuses) expect(verdict.decision).not.toBe('pass')
        for (const gated of verdict.gates) {
          const unknown = gated.findings.some(({ outcome }) => outcome === 'unknown')
          expect(
            gated.findings.filter(({ outcome, overridden }) => overridden && outcome !== 'fail'),
          ).toEqual([])
          if (unknown && one.mode === 'enforce' && !one.optional) expect(verdict.exitCode).not.toBe(0)
        }
      }),
      parameters,
    )
    expect(used).toBeGreaterThan(10)
  })

  test('taking an approval away never makes the exit code better', () => {
    fc.assert(
      fc.property(given, fc.nat(), (one, pick) => {
        const reviews = [...approved, ...one.reviews]
        const index = pick % reviews.length
        if (reviews[index]?.state !== 'APPROVED') return
        const fewer = reviews.filter((_, at) => at !== index)
        const [before, after] = [run({ ...one, reviews }), run({ ...one, reviews: fewer })]
        expect(badness(after.exitCode)).toBeGreaterThanOrEqual(badness(before.exitCode))
      }),
      parameters,
    )
  })

  test('an override file more makes nothing worse, and changes no gate that it does not name', () => {
    fc.assert(
      fc.property(given, fileArbitrary, (one, added) => {
        const reviews = [...approved, ...one.reviews]
        const other = { ...added, path: '.gatewright/overrides/zzz.json' }
        const [before, after] = [
          run({ ...one, reviews }),
          run({ ...one, reviews, files: [...one.files, other] }),
        ]
        expect(badness(after.exitCode)).toBeLessThanOrEqual(badness(before.exitCode))
        for (const [index, gated] of before.gates.entries())
          if (other.override?.gates.includes(gated.gate) !== true) expect(after.gates[index]).toEqual(gated)
      }),
      parameters,
    )
  })

  test('the order of files and of gates means nothing', () => {
    fc.assert(
      fc.property(given, (one) => {
        const reviews = [...approved, ...one.reviews]
        const straight = run({ ...one, reviews })
        const turned = run({ ...one, reviews, files: [...one.files].reverse() })
        expect(turned).toEqual(straight)
        const gates = run({ ...one, reviews, gates: [...one.gates].reverse() })
        expect([gates.decision, gates.exitCode, gates.overrides]).toEqual([
          straight.decision,
          straight.exitCode,
          straight.overrides,
        ])
      }),
      parameters,
    )
  })

  test('an excused failure is never better than a pass in its place', () => {
    fc.assert(
      fc.property(given, (one) => {
        const verdict = run({ ...one, reviews: [...approved, ...one.reviews] })
        const passing = verdict.gates.map(({ gate: id, findings }) =>
          gate(
            id,
            findings.map((each) => (each.overridden === undefined ? each : found(each.rule, 'pass'))),
          ),
        )
        const ideal = run({ ...one, gates: passing, files: [] })
        expect(badness(verdict.exitCode)).toBeGreaterThanOrEqual(badness(ideal.exitCode))
      }),
      parameters,
    )
  })
})
