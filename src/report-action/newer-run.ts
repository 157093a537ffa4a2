import { z } from 'zod'
import { lazy } from '../core/lazy.ts'
import { isIn } from '../facts/associated.ts'
import { workflowFileOf } from '../formats/workflows/run-path.ts'
import type { GitHub } from '../github/port.ts'
import { type JudgedRun, judging } from './run.ts'

const route = 'GET /repos/{owner}/{repo}/actions/runs'

const runSchema = lazy(() =>
  z.object({
    id: z.number().int().positive(),
    path: z.string(),
    event: z.string(),
    head_sha: z.string(),
    head_branch: z.string().nullable(),
    head_repository: z.object({ full_name: z.string() }).nullish(),
    conclusion: z.string().nullable(),
    run_started_at: z.string().nullish(),
  }),
)
type Run = z.output<ReturnType<typeof runSchema>>

/**
 * Number of a run of the same workflow that judges the same head and began later: reviews, labels and edits make one
 * each, and an event may be replayed when its run is long stale. Null when there is none. A cancelled one says nothing.
 * @throws GitHubFailure
 */
export async function newerRun(github: GitHub, run: JudgedRun): Promise<number | null> {
  const { repository, headSha } = run.reference
  const runs = await github.list(route, { ...repository, head_sha: headSha }, runSchema(), {
    key: ({ id }) => id,
    property: 'workflow_runs',
    permission: 'actions: read',
  })
  const newer = runs.filter((one) => isSameGate(one, run) && isLater(one, run))
  return newer.length === 0 ? null : Math.max(...newer.map(({ id }) => id))
}

function isSameGate(one: Run, { reference, path }: JudgedRun): boolean {
  const { runId, headSha, headBranch, headRepository } = reference
  return (
    one.id !== runId &&
    one.head_sha === headSha &&
    one.head_branch === headBranch &&
    isIn(headRepository, one.head_repository?.full_name ?? '') &&
    judging.includes(one.event) &&
    workflowFileOf(one.path) === path
  )
}

const isLater = ({ conclusion, run_started_at: began }: Run, { startedAt }: JudgedRun): boolean =>
  conclusion !== 'cancelled' && Date.parse(began ?? '') > Date.parse(startedAt ?? '')
