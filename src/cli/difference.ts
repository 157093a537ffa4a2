import { type Delta, deltaOf, type OpenFinding, passedIn, traceOf } from '../result/delta.ts'
import { deltaJson } from '../result/delta-json.ts'
import { targetWords } from '../surfaces/words.ts'
import type { ComparedResult } from './result-file.ts'

/** Why two results differ, as far as their digests tell. */
export type Cause = 'policy' | 'facts' | 'policy-and-facts' | 'nothing' | 'unknown'

/** One of two results, with the name a person gave it. */
export interface Side {
  readonly name: string
  readonly result: ComparedResult
}

/** Two results beside each other. */
export interface Difference {
  readonly before: Side
  readonly after: Side
  readonly delta: Delta
  readonly cause: Cause
  /** Sentences that belong beside the lists, because without them they would mislead. */
  readonly notes: readonly string[]
}

/** Compares two results, the earlier one first. */
export function differenceOf(before: Side, after: Side): Difference {
  const delta = deltaOf(traceOf(before.result), traceOf(after.result), passedIn(after.result))
  return { before, after, delta, cause: causeOf(delta), notes: notesOf(before, after) }
}

function causeOf({ changed: { policy, facts } }: Delta): Cause {
  if (policy === null || facts === null) return 'unknown'
  if (policy) return facts ? 'policy-and-facts' : 'policy'
  return facts ? 'facts' : 'nothing'
}

function notesOf(before: Side, after: Side): readonly string[] {
  const notes: string[] = []
  if (endedEarly(before))
    notes.push(
      `${before.name} ended before it could judge: what is new in ${after.name} may have been there.`,
    )
  if (endedEarly(after))
    notes.push(`${after.name} ended before it could judge: nothing is known to be fixed.`)
  const [one, other] = [aboutOf(before), aboutOf(after)]
  if (one !== null && other !== null && one !== other)
    notes.push(
      `The results are about different things: ${before.name} about ${one}, ${after.name} about ${other}.`,
    )
  const [old, now] = [before.result.tool.version, after.result.tool.version]
  if (old !== now)
    notes.push(`Different versions of Gatewright wrote them, ${old} and ${now}: rules may differ, too.`)
  return notes
}

const endedEarly = ({ result }: Side): boolean => result.errors.length > 0

/** What was judged, without the commit: that differs between any two runs. */
function aboutOf({ result: { target } }: Side): string | null {
  if (target === null) return null
  const { kind, repository, pull_requests: pullRequests } = target
  return targetWords({
    ...{ kind, repository, pullRequests },
    ...{ headSha: null, baseRef: null, baseSha: null },
  })
}

/** Outcomes before, by id: what stays open may be decided now, or no longer. */
export const outcomesBefore = ({ before }: Difference): ReadonlyMap<string, OpenFinding['outcome']> =>
  new Map(traceOf(before.result).open.map(({ id, outcome }) => [id, outcome]))

const sideJson = ({ name, result }: Side) => ({
  file: name,
  version: result.tool.version,
  repository: result.target?.repository ?? null,
  pull_requests: result.target?.pull_requests ?? [],
  head_sha: result.target?.head_sha ?? null,
  decision: result.decision,
  exit_code: result.exit_code,
  ended_early: result.errors.length > 0,
  digests: result.digests,
})

/** The comparison as one JSON document. */
export function differenceJson(difference: Difference) {
  const { before, after, delta, cause, notes } = difference
  const outcomes = outcomesBefore(difference)
  const { unchanged, ...rest } = deltaJson(delta)
  return {
    schema_version: 1,
    before: sideJson(before),
    after: sideJson(after),
    changed_by: cause,
    notes,
    ...rest,
    unchanged: unchanged.map((finding) => ({
      ...finding,
      outcome_before: outcomes.get(finding.fingerprint) ?? finding.outcome,
    })),
  }
}
