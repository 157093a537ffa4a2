import { z } from 'zod'
import { lazy } from '../core/lazy.ts'
import type { RepositoryName, WorkflowRunReference } from '../core/target.ts'
import { isIn } from '../facts/associated.ts'
import { workflowFileOf } from '../formats/workflows/run-path.ts'
import type { GitHub } from '../github/port.ts'
import { quoted, refuse } from './refuse.ts'

const route = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}'
const commit = /^([0-9a-f]{40}|[0-9a-f]{64})$/

/** Events whose runs judge a pull request with a token that may be able to write nothing. */
export const judging: readonly string[] = ['pull_request', 'pull_request_review']

const runSchema = lazy(() =>
  z.object({
    id: z.number().int().positive(),
    head_sha: z.string().regex(commit),
    head_branch: z.string().nullable(),
    event: z.string(),
    status: z.string().nullable(),
    conclusion: z.string().nullable(),
    path: z.string().min(1),
    run_attempt: z.number().int().positive().nullish(),
    run_started_at: z.string().nullish(),
    repository: z.object({ full_name: z.string() }),
    head_repository: z.object({ full_name: z.string() }).nullish(),
  }),
)

/** The run that triggered this one, as GitHub tells it. */
export interface JudgedRun {
  readonly reference: WorkflowRunReference & { readonly headRepository: RepositoryName }
  readonly conclusion: string
  /** Of the workflow file, without what may follow an `@`. */
  readonly path: string
  /** When its latest attempt began, RFC 3339; null where the server does not say. */
  readonly startedAt: string | null
  readonly attempt: number
}

/**
 * Reads the run that an event names. The event itself is believed in nothing but the number: it may be replayed.
 * @throws Undecided when it is of another repository or commit, has not ended, or judged no pull request
 */
export async function readRun(github: GitHub, event: WorkflowRunReference): Promise<JudgedRun> {
  const { repository, runId } = event
  const permission = 'actions: read'
  const run = await github.get(route, { ...repository, run_id: runId }, runSchema(), { permission })
  const again = 'let the gate run again, so that this workflow gets a new event'
  const name = `run ${runId}`
  if (run.id !== runId) refuse('api-shape', `GitHub was asked for ${name} and told of run ${run.id}`, again)
  if (!isIn(repository, run.repository.full_name)) {
    const found = `${name} is of ${quoted(run.repository.full_name)}, not of ${repository.owner}/${repository.repo}`
    refuse('unconfirmed', found, again)
  }
  if (run.head_sha !== event.headSha) {
    const found = `${name} judged the commit ${quoted(run.head_sha)}; the event says ${quoted(event.headSha)}`
    refuse('unconfirmed', found, again)
  }
  if (!judging.includes(run.event)) {
    const found = `${name} was started by the event ${quoted(run.event)}; expected ${judging.map(quoted).join(' or ')}`
    const condition = "github.event.workflow_run.event == 'pull_request'"
    refuse(
      'unconfirmed',
      found,
      `give the job of this action \`if: ${condition}\`: other runs can publish by themselves`,
    )
  }
  if (run.status !== 'completed' || run.conclusion === null) {
    const found = `${name} has the status ${quoted(run.status)}; expected \`completed\``
    refuse('unconfirmed', found, 'trigger this workflow on `workflow_run` with `types: [completed]`')
  }
  const headRepository = nameOf(run.head_repository?.full_name ?? null)
  if (headRepository === null) {
    const found = 'the repository that the run came from was deleted, so its pull request is not known'
    refuse('not-found', found, 'close the pull request, or push its commits as a branch of this repository')
  }
  return {
    reference: {
      kind: 'workflow-run',
      ...{ repository, runId, headRepository },
      headSha: run.head_sha,
      headBranch: run.head_branch,
      event: run.event,
    },
    conclusion: run.conclusion,
    path: workflowFileOf(run.path),
    startedAt: run.run_started_at ?? null,
    attempt: run.run_attempt ?? 1,
  }
}

function nameOf(fullName: string | null): RepositoryName | null {
  const [owner = '', repo = '', ...more] = (fullName ?? '').split('/')
  return owner === '' || repo === '' || more.length > 0 ? null : { owner, repo }
}
