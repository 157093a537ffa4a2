import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { type Fact, known, unknown } from '../../src/core/fact.ts'
import type { Criteria } from '../../src/core/facts/criteria.ts'
import type { Observation } from '../../src/core/facts/observation.ts'
import type { ObservedArtifact, Phases, Tags } from '../../src/core/facts/phases.ts'
import { plain } from '../../src/core/text.ts'
import { judgeCriterion } from '../../src/phase/criteria.ts'
import { options, type Stage, stagesOf } from '../../src/phase/options.ts'
import { block, checks, commitOf, observed, phases, seen } from '../gates/phase-unlock/facts.ts'

type Criterion = Stage['criteria'][number]
type Wanted = 'met' | 'unmet' | 'unknown'

const stagesIn = (file: string): readonly Stage[] => {
  const text = readFileSync(new URL(`../fixtures/phase/${file}`, import.meta.url), 'utf8')
  return stagesOf(options.parse(parse(text).gates['phase-unlock']))
}

const commit = commitOf(1)
const cut = { known: false, reason: 'truncated', detail: 'GitHub cut the list' } as const
const seenAs = <T>(wanted: Wanted, right: T, wrong: T): Observation<T> =>
  wanted === 'unknown' ? cut : { known: true, value: wanted === 'met' ? right : wrong }

/** Facts in which one criterion is met, is not, or cannot be told. */
function factsFor(stage: Stage, criterion: Criterion, wanted: Wanted) {
  const key = `${stage.id}/${criterion.id}`
  const minimum = criterion.evidence?.minimum ?? 1
  const ids = Array.from({ length: minimum }, (_, index) => `EB-${index + 1}`)
  const blocks = ids.map((id, index) => block({ id, first: index + 1, last: index + 1 }))
  const evidence = ids.map((id) =>
    wanted === 'unknown'
      ? { ...seen(), id, at: cut }
      : { ...seen({}, wanted === 'met' ? {} : { digest: '0'.repeat(64) }), id },
  )
  const artifact: ObservedArtifact = observed(
    1,
    { stage: stage.id, evidence },
    { stage: stage.id, evidence: blocks, criteria: [{ id: criterion.id, evidence: ids }] },
  )
  const { files, suite, issues, tag, check } = criterion
  const found: Criteria = {
    sha: 'a'.repeat(40),
    commits: { [stage.id]: commit },
    files: {},
    suites: {},
    issues: {},
    tagged: {},
  }
  if (files !== undefined)
    found.files[key] = seenAs(
      wanted,
      { count: files.minimum, paths: ['one'] },
      { count: files.minimum - 1, paths: [] },
    )
  if (suite !== undefined) {
    const right = {
      path: suite.evidence,
      problem: null,
      decision: 'pass',
      successes: 500,
      trials: 500,
      lcb: 0.99,
    }
    found.suites[key] = seenAs(wanted, right, { ...right, trials: suite.minimum - 1 })
  }
  if (issues !== undefined)
    found.issues[key] = seenAs(
      wanted,
      { open: issues.minimum, closed: 0 },
      { open: (issues.maximum ?? 0) + 1, closed: 0 },
    )
  const name = check?.check ?? criterion.id
  const workflow = {
    ...{ path: check?.workflow ?? '', run: 7, event: 'push', attempt: 1 },
    attemptStartedAt: '2026-11-18T09:00:00Z',
  }
  const conclusion = wanted === 'met' ? 'success' : 'failure'
  const tags: Fact<Tags> =
    wanted === 'unknown'
      ? unknown('truncated', 'GitHub cut the list')
      : known(tag === undefined ? {} : { [tag]: { annotated: wanted === 'met', commit } }, {
          kind: 'api',
          what: 'tags',
        })
  const own: Phases = phases([artifact], {
    checks: {
      [commit]:
        wanted === 'unknown' ? cut : { known: true, value: checks(commit, [{ name, conclusion, workflow }]) },
    },
  })
  return {
    phases: own,
    tags,
    criteria: known(found, { kind: 'api', what: 'criteria' }),
    stage: stage.id,
    observed: artifact,
  }
}

describe.each([
  ['document-003.yml', ['M0', 'M1', 'M2', 'M3', 'M4', 'M5', 'M6'], 35],
  ['document-001.yml', ['P1-ENTRY', 'P1-EXIT'], 18],
])('%s', (file, ids, count) => {
  const stages = stagesIn(file)
  const all = stages.flatMap((stage) =>
    stage.criteria.map((criterion) => [`${stage.id} ${criterion.id}`, stage, criterion] as const),
  )

  test('has every stage, and every criterion of each', () => {
    expect(stages.map(({ id }) => id)).toEqual(ids)
    expect(all).toHaveLength(count)
  })

  test.each(all)('%s is met, is not met, and cannot be told', (_, stage, criterion) => {
    for (const wanted of ['met', 'unmet', 'unknown'] as const) {
      const {
        state,
        found,
        required,
        fix,
        unknown: why,
      } = judgeCriterion(criterion, factsFor(stage, criterion, wanted))
      expect(state).toBe(wanted)
      expect(plain(found)).not.toBe('')
      expect(plain(required)).not.toBe('')
      expect(plain(fix) === '').toBe(wanted === 'met')
      expect(why === undefined).toBe(wanted !== 'unknown')
    }
  })

  test.each(all)('%s is not met where nothing was looked at', (_, stage, criterion) => {
    const facts = factsFor(stage, criterion, 'met')
    const nothing = known(
      {
        ...(facts.criteria.known ? facts.criteria.value : never()),
        commits: {},
        files: {},
        suites: {},
        issues: {},
      },
      { kind: 'api', what: 'criteria' },
    )
    const empty = observed(1, { stage: stage.id, evidence: [] }, { stage: stage.id, criteria: [] })
    const { state } = judgeCriterion(criterion, {
      ...facts,
      ...{ criteria: nothing, observed: empty, tags: known({}, { kind: 'api', what: 'tags' }) },
      phases: phases([empty], { checks: {} }),
    })
    expect(state).not.toBe('met')
  })
})

function never(): never {
  throw new Error('the fact is known')
}
