import { z } from 'zod'
import { lazy } from '../core/lazy.ts'
import type { RepositoryName } from '../core/target.ts'
import type { GitHub } from '../github/port.ts'
import { type GateWorkflow, isOf } from './settings.ts'

const runRoute = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}'
const reading = { permission: 'actions: read' } as const
const time = z.string().min(1)

const runSchema = lazy(() =>
  z.object({
    id: z.int().positive(),
    path: z.string(),
    event: z.string(),
    status: z.string().nullable(),
    conclusion: z.string().nullable(),
    head_sha: z.string(),
    head_branch: z.string().nullable(),
    head_repository: z.object({ full_name: z.string() }).nullish(),
    pull_requests: z
      .array(
        z.object({
          number: z.int().positive(),
          base: z.object({ repo: z.object({ id: z.int() }) }),
        }),
      )
      .nullish(),
    run_number: z.int(),
    run_attempt: z.int().positive().default(1),
    workflow_id: z.int(),
    created_at: time,
    run_started_at: time.optional(),
  }),
)
/** A workflow run, as far as it bears on whether to start it again. */
export type Run = z.output<ReturnType<typeof runSchema>>

const pullSchema = lazy(() =>
  z.object({
    number: z.int().positive(),
    state: z.string(),
    head: z.object({
      sha: z.string().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/),
      ref: z.string(),
      repo: z.object({ full_name: z.string() }).nullable(),
    }),
    base: z.object({ repo: z.object({ id: z.int(), full_name: z.string() }) }),
  }),
)
/** A pull request, as far as its runs are found by it. */
export type Pull = z.output<ReturnType<typeof pullSchema>>

/** @throws GitHubFailure */
export const readPull = (github: GitHub, repository: RepositoryName, number: number): Promise<Pull> =>
  github.get(
    'GET /repos/{owner}/{repo}/pulls/{pull_number}',
    { ...repository, pull_number: number },
    pullSchema(),
    { permission: 'pull-requests: read' },
  )

/** @throws GitHubFailure */
export const readRun = (github: GitHub, repository: RepositoryName, id: number): Promise<Run> =>
  github.get(runRoute, { ...repository, run_id: id }, runSchema(), reading)

/**
 * Every run of the head commit, whichever workflow. Not asked for by workflow: GitHub registers a workflow that a
 * ruleset requires under an id that the repository does not list.
 * @throws GitHubFailure
 */
export const listRuns = (
  github: GitHub,
  repository: RepositoryName,
  headSha: string,
): Promise<readonly Run[]> =>
  github.list('GET /repos/{owner}/{repo}/actions/runs', { ...repository, head_sha: headSha }, runSchema(), {
    key: ({ id }) => id,
    property: 'workflow_runs',
    ...reading,
  })

/** Only these report the check that a pull request is merged by: other events start runs of their own. */
const events: ReadonlySet<string> = new Set(['pull_request', 'pull_request_target'])

/**
 * The latest run of the gate for a pull request, one for each registration of its workflow: the repository's own, and
 * that of a ruleset. The runs are those of its head commit.
 */
export function latestRuns(runs: readonly Run[], workflow: GateWorkflow, pull: Pull): readonly Run[] {
  const latest = new Map<number, Run>()
  for (const run of runs) {
    const { head_sha: sha, event, path, workflow_id: id } = run
    if (sha !== pull.head.sha || !events.has(event) || !isOf(workflow, path) || !belongs(run, pull)) continue
    const before = latest.get(id)
    if (before === undefined || isLater(run, before)) latest.set(id, run)
  }
  return [...latest.values()].sort((one, other) => one.id - other.id)
}

const isLater = (one: Run, other: Run): boolean =>
  one.run_number > other.run_number || (one.run_number === other.run_number && one.id > other.id)

/** GitHub names the pull requests of a run, but not those of forks: these are known by where the head comes from. */
function belongs(run: Run, pull: Pull): boolean {
  const named = (run.pull_requests ?? []).filter(({ base }) => base.repo.id === pull.base.repo.id)
  if (named.length > 0) return named.some(({ number }) => number === pull.number)
  const from = (repository: { readonly full_name: string } | null | undefined) =>
    repository?.full_name.toLowerCase() ?? null
  return run.head_branch === pull.head.ref && from(run.head_repository) === from(pull.head.repo)
}

/** Whether the same run may have judged another pull request, which GitHub does not tell apart. */
export const isShared = (run: Run, pull: Pull): boolean =>
  (run.pull_requests ?? []).some(
    ({ number, base }) => base.repo.id === pull.base.repo.id && number !== pull.number,
  )
