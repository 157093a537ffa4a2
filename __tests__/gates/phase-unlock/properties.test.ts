import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { ObservedArtifact, Phases } from '../../../src/core/facts/phases.ts'
import type { Finding } from '../../../src/core/finding.ts'
import { sortFindings } from '../../../src/core/order.ts'
import { outcomeOf } from '../../../src/core/verdict.ts'
import {
  block,
  judgeChange,
  judgeRepository,
  observed,
  options,
  phases,
  seen,
  valid,
  verify,
} from './facts.ts'

const offline = { known: false, reason: 'offline', detail: 'no GitHub here' } as const
const settings = options({
  baseline: { total: 14, reports: ['reports/*.xml'] },
  report: 'docs/{stage}.md',
  evidence: { stale: 'fail' },
  binding: 'content',
  signature: { required: true },
})

/** Everything is looked at, and all of it holds. */
const whole = (index: number, more: Partial<ObservedArtifact> = {}): ObservedArtifact =>
  observed(
    index,
    {
      signature: valid,
      baseline: { known: true, value: { passed: 14, total: 14, file: 'reports/unit.xml', invalid: null } },
      report: { known: true, value: { path: `docs/phase-${index}.md`, found: true, tokens: [] } },
      evidence: [seen(), seen({ id: 'EB-2' })],
      ...more,
    },
    { evidence: [block(), block({ id: 'EB-2' })] },
  )

/** A place in facts that can be taken away: what stands there, and how to put something else. */
interface Slot {
  readonly at: readonly (string | number)[]
}

/** Every observation in a value, and every part that is null where nobody looked. */
function slotsOf(value: unknown, at: readonly (string | number)[] = []): readonly Slot[] {
  if (typeof value !== 'object' || value === null) return []
  const own = 'known' in value ? [{ at }] : []
  return [...own, ...Object.entries(value).flatMap(([key, part]) => slotsOf(part, [...at, key]))]
}

function replaced<T>(value: T, at: readonly (string | number)[], by: unknown): T {
  const copy = structuredClone(value)
  const last = at.at(-1) ?? ''
  const holder = at
    .slice(0, -1)
    .reduce<Record<string, unknown>>(
      (inner, key) => inner[key] as Record<string, unknown>,
      copy as Record<string, unknown>,
    )
  holder[last] = by
  return copy
}

const work = ['src/p2/a.ts']
const facts = phases([whole(0), whole(1)])

test('with everything known, the work passes', () => {
  expect(outcomeOf(judgeChange(facts, work, settings))).toBe('pass')
  expect(outcomeOf(judgeRepository(facts, settings))).toBe('pass')
})

/** How merges go is not asked where commits are in the history; of the clock's kind of unknown there is no other. */
const unasked = ({ at }: Slot): boolean =>
  at[0] === 'losesCommits' || at.at(-1) === 'trustedBlob' || at.at(-1) === 'workflows'

describe('a part that is unknown or was not looked at is never a pass', () => {
  const slots = slotsOf(facts).filter((slot) => !unasked(slot))

  test.each(slots.map(({ at }) => [at.join('.'), at] as const))('%s unknown', (_, at) => {
    for (const judged of [
      judgeChange(replaced(facts, at, offline), work, settings),
      judgeRepository(replaced(facts, at, offline), settings),
    ])
      expect(outcomeOf(judged)).toBe('unknown')
  })

  const nullable = ['commit', 'baseline', 'report', 'signature', 'artifact', 'afterPrevious']
  test.each(nullable)('%s not looked at', (key) => {
    const without = phases([whole(0), whole(1, { [key]: null })])
    expect(['unknown', 'fail']).toContain(outcomeOf(judgeChange(without, work, settings)))
    expect(['unknown', 'fail']).toContain(outcomeOf(judgeRepository(without, settings)))
  })

  test('evidence and checks not looked at', () => {
    expect(outcomeOf(judgeChange(phases([whole(0), whole(1, { evidence: [seen()] })]), work, settings))).toBe(
      'unknown',
    )
    expect(outcomeOf(judgeChange({ ...facts, checks: {} }, work, settings))).toBe('unknown')
  })

  test('blobs of the trusted commit, where content binds', () => {
    const lost = {
      commit: {
        known: true as const,
        value: { type: 'commit' as const, ancestor: false, committedAt: null },
      },
      merged: { known: true as const, value: true },
    }
    const bound = phases([whole(0, lost), whole(1, { afterPrevious: { known: true, value: false } })])
    expect(outcomeOf(judgeChange(bound, work, settings))).toBe('pass')
    for (const by of [offline, null])
      expect(
        outcomeOf(
          judgeChange(replaced(bound, ['artifacts', 0, 'evidence', 1, 'trustedBlob'], by), work, settings),
        ),
      ).not.toBe('pass')
    const failed = { known: false as const, reason: 'api-failed' as const, detail: 'no' }
    for (const merged of [failed, null])
      expect(
        outcomeOf(judgeChange(replaced(bound, ['artifacts', 0, 'merged'], merged), work, settings)),
      ).not.toBe('pass')
  })
})

/** Artifacts in states good and bad, for any three phases. */
const anyArtifact = (index: number): fc.Arbitrary<ObservedArtifact> =>
  fc
    .record({
      base: fc.constantFrom('same', 'added', 'changed'),
      ancestor: fc.constantFrom(true, false, null),
      digest: fc.constantFrom('d'.repeat(64), '9'.repeat(64)),
      state: fc.constantFrom('valid', 'unsigned', 'invalid', 'key-missing'),
      repository: fc.constantFrom('acme/shop', 'acme/other'),
      after: fc.constantFrom<ObservedArtifact['afterPrevious'][]>(
        { known: true, value: true },
        { known: true, value: false },
        offline,
      ),
    })
    .map(({ base, ancestor, digest, state, repository, after }) =>
      observed(
        index,
        {
          ...{ base, baseDigest: base === 'changed' ? '7'.repeat(64) : null },
          ...{ signature: { ...valid, state }, evidence: [seen({}, { digest })] },
          commit: { known: true, value: { type: 'commit', ancestor, committedAt: null } },
          afterPrevious: index === 0 ? null : after,
        },
        { repository },
      ),
    )
const anyFacts: fc.Arbitrary<Phases> = fc
  .tuple(anyArtifact(0), anyArtifact(1), anyArtifact(2), fc.subarray([0, 1, 2]))
  .map(([zero, one, two, kept]) => phases([zero, one, two].filter((_, index) => kept.includes(index))))
const anyPaths = fc.subarray(['src/p1/a.ts', 'src/p2/a.ts', 'docs/x.md', 'src/a.ts'], { minLength: 1 })

const bytes = (findings: readonly Finding[]): string => JSON.stringify(sortFindings(findings))

describe('properties', () => {
  test('the order of artifacts, evidence and files makes no difference', () => {
    fc.assert(
      fc.property(anyFacts, anyPaths, (given, paths) => {
        const turned: Phases = {
          ...given,
          artifacts: given.artifacts
            .toReversed()
            .map((one) => ({ ...one, evidence: one.evidence.toReversed() })),
          checks: Object.fromEntries(Object.entries(given.checks).toReversed()),
        }
        expect(bytes(judgeChange(turned, paths.toReversed()))).toBe(bytes(judgeChange(given, paths)))
        expect(bytes(judgeRepository(turned))).toBe(bytes(judgeRepository(given)))
      }),
      { seed: 8, numRuns: 150 },
    )
  })

  test('a valid artifact more never turns a pass into a failure for work that does not need it', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom('docs/x.md', 'src/p1/a.ts'), (given, path) => {
        const last = given.artifacts.at(-1)
        fc.pre(given.artifacts.length < 3 && !given.artifacts.some(({ stage }) => stage === 'phase-2'))
        const before = outcomeOf(judgeChange(given, [path]))
        const [next] = phases([observed(given.artifacts.length)]).artifacts
        if (
          next === undefined ||
          (last !== undefined && last.stage !== `phase-${given.artifacts.length - 1}`)
        )
          return
        const more = phases([...given.artifacts, next], { removed: given.removed })
        if (before === 'pass') expect(outcomeOf(judgeChange(more, [path]))).toBe('pass')
      }),
      { seed: 8, numRuns: 200 },
    )
  })

  test('work is let through only when every stage before it verifies by itself', () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        const passed = outcomeOf(judgeChange(given, ['src/p2/a.ts'])) === 'pass'
        const complete = ['phase-0', 'phase-1'].every(
          (stage) =>
            given.artifacts.some((one) => one.stage === stage && one.base === 'same') &&
            outcomeOf(verify(given, options(), [stage])) === 'pass',
        )
        if (passed) expect(complete).toBe(true)
      }),
      { seed: 8, numRuns: 300 },
    )
  })
})
