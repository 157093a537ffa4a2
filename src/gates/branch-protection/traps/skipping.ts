import type { EmittedCheck, EmittedChecks, Job, Place, Trigger } from '../../../formats/workflows/model.ts'
import { isForPullRequests, pullRequestGaps, pushesTaken } from './coverage.ts'
import { siblings } from './producers.ts'
import {
  conditionHolds,
  pullRequestSituations,
  pushSituation,
  queueSituation,
  type Situation,
  type Surroundings,
} from './situation.ts'

/** That a job may be skipped, by its own `if:` or by that of a job it needs. */
export interface Skip {
  /** Every run for a pull request skips it. */
  readonly always: boolean
  /** Only drafts skip it, and nothing runs when one becomes ready. */
  readonly draft: boolean
  /** The `if:` that decides, and the job it belongs to. */
  readonly job: Job
  readonly place: Place
  readonly expression: string
}

type Jobs = ReadonlyMap<string, Job>

/** The runs that decide about a pull request, with the trigger that starts them. */
function runsOf(triggers: readonly Trigger[], surroundings: Surroundings): readonly Situation[] {
  const { branch } = surroundings
  const own = triggers
    .filter((trigger) => isForPullRequests(trigger) && !pullRequestGaps(trigger, branch).includes('branches'))
    .flatMap((trigger) => pullRequestSituations(trigger, surroundings))
  if (own.length > 0) return own
  const pushed = triggers.some((trigger) => trigger.event === 'push' && pushesTaken(trigger) !== 'none')
  return pushed ? [pushSituation(surroundings)] : []
}

/** Triggers that run for a draft and not when it becomes ready. */
const forgetsDrafts = (triggers: readonly Trigger[]): readonly Trigger[] =>
  triggers.filter(
    (trigger) => isForPullRequests(trigger) && trigger.types?.includes('ready_for_review') !== true,
  )

/** Whether the job at a depth of the chain may be skipped in a run for a pull request; undefined when it never is. */
export function skipOf(
  check: EmittedCheck,
  depth: number,
  emitted: EmittedChecks,
  surroundings: Surroundings,
): Skip | undefined {
  const job = check.chain[depth]
  const { triggers } = check.workflow
  const runs = runsOf(triggers, surroundings)
  if (job === undefined || runs.length === 0) return undefined
  const jobs = siblings(check, depth, emitted)
  const holder = conditional(job, jobs, runs)
  if (holder !== undefined) return holder
  const drafts = forgetsDrafts(triggers).flatMap((trigger) =>
    pullRequestSituations(trigger, surroundings, true),
  )
  const draft = conditional(job, jobs, drafts)
  return draft === undefined ? undefined : { ...draft, draft: true, always: false }
}

/** Whether an entry of the merge queue may skip the job. */
export function queueSkips(
  check: EmittedCheck,
  depth: number,
  emitted: EmittedChecks,
  surroundings: Surroundings,
): Skip | undefined {
  const job = check.chain[depth]
  return job === undefined
    ? undefined
    : conditional(job, siblings(check, depth, emitted), [queueSituation(surroundings)])
}

/** The first condition on the way that does not hold in every run. */
function conditional(start: Job, jobs: Jobs, runs: readonly Situation[]): Skip | undefined {
  if (runs.length === 0) return undefined
  const seen = new Set<string>()
  const waiting: Job[] = [start]
  for (let job = waiting.pop(); job !== undefined; job = waiting.pop()) {
    if (seen.has(job.id)) continue
    seen.add(job.id)
    const skip = ownSkip(job, runs)
    if (skip !== undefined) return skip
    // It asks for the state of the run itself, so a skipped dependency does not skip it.
    if (job.condition?.runsAfterFailure === true) continue
    for (const id of [...job.needs].reverse()) {
      const needed = jobs.get(id)
      if (needed !== undefined) waiting.push(needed)
    }
  }
  return undefined
}

function ownSkip(job: Job, runs: readonly Situation[]): Skip | undefined {
  const { condition } = job
  if (condition === null) return undefined
  const { expression, place } = condition
  const held = runs.map((run) => conditionHolds(expression, run))
  if (held.every((one) => one === true)) return undefined
  return { always: held.every((one) => one === false), draft: false, job, place, expression }
}
