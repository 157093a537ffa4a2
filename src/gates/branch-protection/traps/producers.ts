import { couldBe } from '../../../formats/workflows/emitted.ts'
import type {
  EmittedCheck,
  EmittedChecks,
  Job,
  Trigger,
  UnresolvedCheck,
} from '../../../formats/workflows/model.ts'
import type { RequiredCheck } from '../model.ts'
import { gitHubActionsApp } from '../trap-model.ts'
import { isForPullRequests, pullRequestGaps, pushesTaken } from './coverage.ts'

/** A required check with everything the workflows say about it. */
export interface Wanted {
  readonly check: RequiredCheck
  /** Jobs that report exactly this name. */
  readonly producers: readonly EmittedCheck[]
  /** Matrix jobs that report it only when they are skipped. */
  readonly whenSkipped: readonly EmittedCheck[]
  /** Names that only a run knows and that may be this one. */
  readonly possible: readonly UnresolvedCheck[]
}

/** Finds the producers of every required check. Names are compared exactly: case counts. */
export function wantedChecks(required: readonly RequiredCheck[], emitted: EmittedChecks): readonly Wanted[] {
  const byContext = new Map<string, EmittedCheck[]>()
  for (const one of emitted.checks) {
    const named = byContext.get(one.context)
    if (named === undefined) byContext.set(one.context, [one])
    else named.push(one)
  }
  return required.map((check) => {
    const named = byContext.get(check.context) ?? []
    return {
      check,
      producers: named.filter(({ onlyWhenSkipped }) => !onlyWhenSkipped),
      whenSkipped: named.filter(({ onlyWhenSkipped }) => onlyWhenSkipped),
      possible: emitted.unresolved.filter((one) => couldBe(one, check.context)),
    }
  })
}

/** The job that runs. */
export const lastJob = ({ chain }: Pick<EmittedCheck, 'chain'>): Job | undefined => chain.at(-1)

/** Identifies a job over all workflows. */
export const jobKey = ({ workflow, chain }: EmittedCheck): string =>
  [workflow.path, ...chain.map(({ id }) => id)].join('\n')

/** Jobs of the file that holds the job at the depth of the chain: for a called workflow those that are known of it. */
export function siblings(
  check: EmittedCheck,
  depth: number,
  emitted: EmittedChecks,
): ReadonlyMap<string, Job> {
  if (depth === 0) return new Map(check.workflow.jobs.map((job) => [job.id, job]))
  const found = new Map<string, Job>()
  for (const other of alike(check, depth, emitted)) {
    const job = other.chain[depth]
    if (job !== undefined) found.set(job.id, job)
  }
  return found
}

/** Checks of the same workflow whose chain is the same up to a depth. */
export function alike(check: EmittedCheck, depth: number, emitted: EmittedChecks): readonly EmittedCheck[] {
  return emitted.checks.filter(
    (other) =>
      other.workflow.path === check.workflow.path &&
      check.chain.slice(0, depth).every(({ id }, position) => other.chain[position]?.id === id),
  )
}

/** Triggers of a producer that are for pull requests. */
export const pullRequestTriggers = ({ workflow }: EmittedCheck): readonly Trigger[] =>
  workflow.triggers.filter(isForPullRequests)

/** Whether a producer can report on the head of some pull request into the branch. */
export const mayReport = ({ workflow }: EmittedCheck, branch: string): boolean =>
  workflow.triggers.some((trigger) =>
    isForPullRequests(trigger)
      ? !pullRequestGaps(trigger, branch).includes('branches')
      : trigger.event === 'push' && pushesTaken(trigger) !== 'none',
  )

/** Whether what GitHub Actions reports counts for the required check. */
export const takesActions = ({ apps }: RequiredCheck): boolean =>
  apps.length === 0 || apps.includes(gitHubActionsApp)
