import { z } from 'zod'
import { known } from '../core/fact.ts'
import type { CheckRunFact, Checks } from '../core/facts/tools.ts'
import { lazy } from '../core/lazy.ts'
import { workflowFileOf } from '../formats/workflows/run-path.ts'
import { GitHubFailure } from '../github/failure.ts'
import { headOf } from './codeowners.ts'
import type { GatherContext, Gatherer } from './gather.ts'
import { observe, observed } from './observe.ts'
import { once } from './once.ts'
import { asksForAnswers, namedChecks } from './tool-options.ts'

const runsRoute = 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs'
const statusesRoute = 'GET /repos/{owner}/{repo}/commits/{ref}/statuses'
const workflowsRoute = 'GET /repos/{owner}/{repo}/actions/runs'

/** Most other names that are kept for "did you mean", and the longest of them. */
const others = { count: 100, length: 200 }

/** Fact `checks`: check runs and commit statuses of the judged commit by the names that anything asks for. */
export const gatherChecks: Gatherer<'checks'> = async (context) => {
  const wanted = await wantedNames(context)
  const sha = await headOf(context)
  const what = wanted.size === 0 ? 'no checks are asked for' : runsRoute
  return known(await checksAt(context, sha, wanted), { kind: 'api', what, sha })
}

/**
 * Check runs and commit statuses of any commit by their names; without names nothing is asked. What GitHub says of one
 * commit is asked once, whoever asks and for whichever names.
 * @throws {GitHubFailure}
 */
export async function checksAt(
  context: GatherContext,
  sha: string,
  wanted: ReadonlySet<string>,
): Promise<Checks> {
  if (wanted.size === 0) return { sha, runs: [], statuses: [], workflows: observed(true) }
  const [runs, statuses] = await Promise.all([checkRuns(context, sha), commitStatuses(context, sha)])
  const asked = runs.filter(({ name }) => wanted.has(name))
  const workflows = await observe(() => workflowsOf(context, sha, asked))
  const bySuite = workflows.known ? workflows.value : new Map<number, Workflow>()
  const names = [...runs.map(({ name }) => name), ...statuses.map((status) => status.context)]
  const ownRun = context.hints.runId ?? context.hints.auditRun ?? null
  return {
    sha,
    runs: asked.map((run) => asFact(run, bySuite)),
    statuses: statuses.filter((status) => wanted.has(status.context)),
    workflows: workflows.known ? observed(true) : workflows,
    ownRun,
    ownCheck: ownCheck(runs, bySuite, ownRun, wanted),
    others: [...new Set(names)]
      .filter((name) => !wanted.has(name) && name.length <= others.length)
      .sort()
      .slice(0, others.count),
  }
}

/** The job that judges is the one that is under way in its run. Of several nobody can tell which it is. */
function ownCheck(
  runs: readonly Run[],
  workflows: ReadonlyMap<number, Workflow>,
  ownRun: number | null,
  wanted: ReadonlySet<string>,
): string | null {
  const open = runs.filter(
    ({ status, check_suite: suite }) =>
      ownRun !== null && status !== 'completed' && workflows.get(suite?.id ?? -1)?.run === ownRun,
  )
  const name = open.length === 1 ? open[0]?.name : undefined
  return name !== undefined && wanted.has(name) ? name : null
}

/** Names that options and answers ask for. Answers that are not known name none, and are a problem of their own. */
async function wantedNames(context: GatherContext): Promise<ReadonlySet<string>> {
  const names = new Set(namedChecks(context))
  if (!asksForAnswers(context)) return names
  const answers = await context.fact('answers')
  if (!answers.known) return names
  for (const { evidence } of answers.value.answers)
    for (const { kind, name } of evidence) if (kind === 'check') names.add(name)
  return names
}

const runSchema = lazy(() =>
  z.object({
    id: z.number().int(),
    name: z.string(),
    head_sha: z.string(),
    status: z.string(),
    conclusion: z.string().nullable(),
    started_at: z.string().nullish(),
    completed_at: z.string().nullish(),
    app: z.object({ id: z.number().int(), slug: z.string().nullish() }).nullish(),
    check_suite: z.object({ id: z.number().int() }).nullish(),
  }),
)
type Run = z.output<ReturnType<typeof runSchema>>

/** Every attempt: GitHub's own choice of the latest goes by time, across suites of different workflows. */
const checkRuns = (context: GatherContext, sha: string): Promise<readonly Run[]> =>
  once(context, `check runs of ${sha}`, () =>
    context.github.list(
      runsRoute,
      { ...context.repository, ref: sha, filter: 'all', per_page: 100 },
      runSchema(),
      { key: ({ id }) => id, property: 'check_runs', permission: 'checks: read' },
    ),
  )

const asFact = (run: Run, workflows: ReadonlyMap<number, Workflow>): CheckRunFact => {
  const suite = run.check_suite?.id ?? null
  return {
    id: run.id,
    name: run.name,
    sha: run.head_sha,
    status: run.status,
    conclusion: run.conclusion,
    app: run.app === null || run.app === undefined ? null : { id: run.app.id, slug: run.app.slug ?? null },
    suite,
    workflow: (suite === null ? undefined : workflows.get(suite)) ?? null,
    startedAt: run.started_at ?? null,
    completedAt: run.completed_at ?? null,
  }
}

const statusSchema = lazy(() =>
  z.object({
    id: z.number().int(),
    url: z.string(),
    context: z.string(),
    state: z.string(),
    creator: z.object({ id: z.number().int() }).nullish(),
    created_at: z.string(),
  }),
)

const commitStatuses = (context: GatherContext, sha: string): Promise<Checks['statuses']> =>
  once(context, `statuses of ${sha}`, () => latestStatuses(context, sha))

/** The latest status of each context and creator; GitHub lists the newest first. */
async function latestStatuses(
  { github, repository }: GatherContext,
  sha: string,
): Promise<Checks['statuses']> {
  const parameters = { ...repository, ref: sha, per_page: 100 }
  const all = await github.list(statusesRoute, parameters, statusSchema(), {
    key: ({ id }) => id,
    permission: 'statuses: read',
  })
  const latest = new Map<string, Checks['statuses'][number]>()
  for (const { url, context, state, creator, created_at: at } of all) {
    if (!url.endsWith(`/statuses/${sha}`)) {
      throw new GitHubFailure('api-shape', statusesRoute, `a status of another commit than ${sha}: ${url}`)
    }
    const key = `${creator?.id ?? ''} ${context}`
    if (!latest.has(key)) latest.set(key, { context, state, creator: creator?.id ?? null, at })
  }
  return [...latest.values()]
}

const workflowSchema = lazy(() =>
  z.object({
    id: z.number().int(),
    head_sha: z.string(),
    path: z.string(),
    event: z.string(),
    check_suite_id: z.number().int().optional(),
    check_suite_url: z.string(),
    run_attempt: z.number().int().positive().optional(),
    run_started_at: z.string().optional(),
  }),
)
type Workflow = NonNullable<CheckRunFact['workflow']>

/** Slug of the App that all workflows report as. */
const actions = 'github-actions'

/** The workflow of each check suite; asked for only when a workflow may have reported one of the runs. */
async function workflowsOf(
  context: GatherContext,
  sha: string,
  runs: readonly Run[],
): Promise<ReadonlyMap<number, Workflow>> {
  if (!runs.some(({ app }) => (app?.slug ?? actions) === actions)) return new Map()
  return await once(context, `workflows of ${sha}`, () => workflowRuns(context, sha))
}

async function workflowRuns(
  { github, repository }: GatherContext,
  sha: string,
): Promise<ReadonlyMap<number, Workflow>> {
  const parameters = { ...repository, head_sha: sha, per_page: 100 }
  const all = await github.list(workflowsRoute, parameters, workflowSchema(), {
    key: ({ id }) => id,
    property: 'workflow_runs',
    permission: 'actions: read',
  })
  const stray = all.find(({ head_sha: head }) => head !== sha)
  if (stray !== undefined) {
    throw new GitHubFailure('api-shape', workflowsRoute, `run ${stray.id} is of commit ${stray.head_sha}`)
  }
  return new Map(
    all.flatMap((run) => {
      const suite = run.check_suite_id ?? Number(/\/check-suites\/(\d+)$/u.exec(run.check_suite_url)?.[1])
      return Number.isSafeInteger(suite) ? [[suite, workflowOf(run)] as const] : []
    }),
  )
}

/** GitHub adds the ref to the path of some runs: `.github/workflows/ci.yml@refs/heads/main`. A file may have an `@` itself. */
const workflowOf = (run: z.output<ReturnType<typeof workflowSchema>>): Workflow => ({
  path: workflowFileOf(run.path),
  run: run.id,
  event: run.event,
  ...(run.run_attempt === undefined ? {} : { attempt: run.run_attempt }),
  ...(run.run_started_at === undefined ? {} : { attemptStartedAt: run.run_started_at }),
})
