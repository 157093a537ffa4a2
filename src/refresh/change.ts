import { Undecided, UsageError } from '../core/errors.ts'
import type { EventTarget, RepositoryName } from '../core/target.ts'
import { resolveWorkflowRun } from '../facts/workflow-run.ts'
import { GitHubFailure } from '../github/failure.ts'
import type { GitHub } from '../github/port.ts'
import { viewerLogin } from '../publish/viewer.ts'
import { readRun } from './runs.ts'
import { type GateWorkflow, isOf, workflowPath } from './settings.ts'

/** What started the action, as the event tells it. */
export interface Trigger {
  readonly target: EventTarget
  /** `edited`, `labeled`, `submitted` …; null when the event has none. */
  readonly action: string | null
  readonly sender: { readonly login: string; readonly type: string } | null
  /** Number of the run that this action is part of. */
  readonly runId: number
}

/** A change of a pull request, by the server's clock. */
export interface Change {
  readonly number: number
  /** RFC 3339. */
  readonly at: string
}

/**
 * Which pull request was changed and when: GitHub makes the run of an event when it sends the event.
 * @throws UsageError where a run of the gate would start itself; Undecided, GitHubFailure
 */
export async function changeOf(
  github: GitHub,
  { target, runId }: Pick<Trigger, 'target' | 'runId'>,
  workflow: GateWorkflow,
): Promise<Change> {
  const { repository } = target
  const own = await startedBy(github, repository, runId, workflow)
  if (target.kind === 'pull-request') return { number: target.number, at: own }
  if (target.kind !== 'workflow-run') throw new UsageError(`a ${target.kind} has no pull request to refresh`)
  const at = await startedBy(github, repository, target.runId, workflow)
  const found = await resolveWorkflowRun(target, github)
  if (!found.known) throw new Undecided(found)
  if (found.value.kind !== 'pull-request') throw new UsageError('the run was for no pull request')
  return { number: found.value.number, at }
}

/** When a run that led here was made. One of the gate itself would lead here again. */
async function startedBy(
  github: GitHub,
  repository: RepositoryName,
  id: number,
  workflow: GateWorkflow,
): Promise<string> {
  const run = await readRun(github, repository, id)
  if (!isOf(workflow, run.path)) return run.created_at
  throw new UsageError(
    `input workflow: ${workflowPath(workflow)} is what started this action, and would start itself for ever; ` +
      `expected the workflow of the gate, and this action in another one`,
  )
}

/** What an account can do to a pull request on every run of a workflow. */
const repeatable: ReadonlySet<string> = new Set(['edited', 'labeled', 'unlabeled'])

/**
 * Whether the account of this token made the change: a workflow that edits or labels on every run would start itself
 * for ever. It cannot happen with a `GITHUB_TOKEN`, whose changes start no workflow, but with the token of an App.
 */
export async function isOwnChange(github: GitHub, { action, sender }: Trigger): Promise<boolean> {
  if (sender?.type !== 'Bot' || action === null || !repeatable.has(action)) return false
  try {
    return (await viewerLogin(github)).toLowerCase() === sender.login.toLowerCase()
  } catch (error) {
    // Whoever it was: the number of attempts ends a loop all the same.
    if (error instanceof GitHubFailure) return false
    throw error
  }
}
