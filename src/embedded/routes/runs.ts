import { ApiError, notFound } from '../errors.ts'
import { type Context, json, type Reply, type Route } from '../http.ts'
import type { WorkflowRun } from '../model.ts'
import { countedList } from '../pagination.ts'
import { workflowRunShape } from '../shapes/actions.ts'

const REPO = '/repos/{owner}/{repo}'

/** Days after which GitHub starts no run again, and how often it does at most. */
const LIMITS = { days: 30, reruns: 50 } as const

/** Whether a run is asked for; `status` takes states and conclusions alike. */
function isAsked(context: Context, run: WorkflowRun): boolean {
  const is = (name: string, ...values: readonly (string | null)[]) =>
    context.query(name) === null || values.includes(context.query(name))
  return (
    is('head_sha', run.headSha) &&
    is('event', run.event) &&
    is('branch', run.headBranch) &&
    is('status', run.status, run.conclusion)
  )
}

/** Runs of all workflows, those a ruleset of the organisation requires included; the newest first. */
function listRuns(context: Context): Reply {
  const runs = context.repository.workflowRuns.filter((run) => isAsked(context, run))
  return countedList(
    context,
    runs.toSorted((a, b) => b.id - a.id),
    'workflow_runs',
    (run) => workflowRunShape(context.urls, context.repository, run),
  )
}

function rerun(context: Context): Reply {
  const run = context.repository.workflowRuns.find(({ id }) => id === context.number('run_id'))
  if (run === undefined) throw notFound()
  const { clock } = context.state
  if (run.status !== 'completed') throw new ApiError(403, 'This workflow is already running')
  if (clock.milliseconds() - Date.parse(run.createdAt) > LIMITS.days * 86_400_000)
    throw new ApiError(403, 'Unable to retry this workflow run because it was created over a month ago')
  if (run.attempt > LIMITS.reruns) throw new ApiError(403, 'This workflow run cannot be retried')
  const now = clock.iso()
  Object.assign(run, { status: 'queued', conclusion: null, startedAt: now, updatedAt: now })
  run.attempt += 1
  return json({}, 201)
}

export const runRoutes: readonly Route[] = [
  { route: `GET ${REPO}/actions/runs`, needs: 'actions=read', handle: listRuns },
  { route: `POST ${REPO}/actions/runs/{run_id}/rerun`, needs: 'actions=write', handle: rerun },
]
