import { ApiError, notFound } from '../errors.ts'
import { type Context, json, type Reply, type Route } from '../http.ts'
import type { App, CheckRun, CheckSuite, Repository } from '../model.ts'
import { countedList, list } from '../pagination.ts'
import { checkRunShape, checkSuiteShape } from '../shapes/checks.ts'
import { checkOutput } from './check-output.ts'
import { commitOr422 } from './revision.ts'

const REPO = '/repos/{owner}/{repo}'

/** The App behind the token. @throws ApiError 403: only Apps write check runs */
function app(context: Context): App {
  const found = context.token?.app
  if (found === undefined || found === null)
    throw new ApiError(403, 'You must authenticate via a GitHub App.')
  return found
}

/** The suite of an App on a commit, made when there is none: GitHub groups an App's runs that way. */
export function suiteFor(
  context: Pick<Context, 'state' | 'repository'>,
  owner: App,
  sha: string,
  fresh = false,
): CheckSuite {
  const { repository, state } = context
  const known = repository.suites.find((suite) => suite.app === owner && suite.headSha === sha)
  if (known !== undefined && !fresh) return known
  const suite = { id: state.nextId(), app: owner, headSha: sha, createdAt: state.clock.iso() }
  repository.suites.push(suite)
  return suite
}

function checkRun(context: Context): CheckRun {
  const found = context.repository.checkRuns.find(({ id }) => id === context.number('check_run_id'))
  if (found === undefined) throw notFound()
  return found
}

/** Takes over what a create or update request says about the run. */
function apply(context: Context, run: CheckRun): void {
  const text = (name: string): string | null => context.text('CheckRun', name)
  run.name = text('name') ?? run.name
  run.externalId = text('external_id') ?? run.externalId
  run.detailsUrl = text('details_url') ?? run.detailsUrl
  run.startedAt = text('started_at') ?? run.startedAt
  run.conclusion = text('conclusion') ?? run.conclusion
  // Giving a conclusion completes the run.
  run.status = text('conclusion') === null ? (text('status') ?? run.status) : 'completed'
  if (run.status === 'completed') {
    if (run.conclusion === null) throw invalidRequest('"conclusion" wasn\'t supplied.')
    run.completedAt = text('completed_at') ?? run.completedAt ?? context.state.clock.iso()
  }
  const output = checkOutput(context)
  if (output === null) return
  run.output = { title: output.title, summary: output.summary, text: output.text }
  // An update adds to the annotations there are; none is ever taken away.
  run.annotations.push(...output.annotations)
}

/** Runs of one name that a suite keeps; GitHub deletes the oldest beyond. */
const MAX_SAME_NAME = 1_000

function keepNewest(repository: Repository, { suite, name }: CheckRun): void {
  const same = repository.checkRuns.filter((run) => run.suite === suite && run.name === name)
  const [oldest] = same
  if (same.length > MAX_SAME_NAME && oldest !== undefined)
    repository.checkRuns.splice(repository.checkRuns.indexOf(oldest), 1)
}

const invalidRequest = (sentence: string): ApiError => new ApiError(422, `Invalid request.\n\n${sentence}`)

function createRun(context: Context): Reply {
  const owner = app(context)
  const sha = context.requiredText('CheckRun', 'head_sha')
  if (context.repository.git.type(sha) !== 'commit')
    throw new ApiError(422, `No commit found for SHA: ${sha}`)
  const run: CheckRun = {
    id: context.state.nextId(),
    suite: suiteFor(context, owner, sha),
    name: context.requiredText('CheckRun', 'name'),
    status: 'queued',
    conclusion: null,
    startedAt: context.state.clock.iso(),
    completedAt: null,
    externalId: '',
    detailsUrl: null,
    output: { title: null, summary: null, text: null },
    annotations: [],
  }
  apply(context, run)
  context.repository.checkRuns.push(run)
  keepNewest(context.repository, run)
  return json(checkRunShape(context.urls, context.repository, run), 201)
}

function updateRun(context: Context): Reply {
  const run = checkRun(context)
  if (app(context) !== run.suite.app) {
    const sentence = `Invalid app_id \`${app(context).id}\` - check run can only be modified by the GitHub App that created it.`
    throw new ApiError(403, sentence)
  }
  apply(context, run)
  return json(checkRunShape(context.urls, context.repository, run))
}

/** The newest run per suite and name: two suites may hold runs of one name. */
function latest(runs: readonly CheckRun[]): CheckRun[] {
  const newest = new Map<string, CheckRun>()
  for (const run of runs) newest.set(`${run.suite.id} ${run.name}`, run)
  return [...newest.values()]
}

function listRuns(context: Context): Reply {
  const sha = commitOr422(context, context.parameter('ref'))
  const [name, status, id] = ['check_name', 'status', 'app_id'].map((key) => context.query(key))
  const matching = context.repository.checkRuns.filter(
    (run) =>
      run.suite.headSha === sha &&
      (name == null || run.name === name) &&
      (status == null || run.status === status) &&
      (id == null || String(run.suite.app.id) === id),
  )
  const shown = context.query('filter') === 'all' ? matching : latest(matching)
  return countedList(context, shown, 'check_runs', (run) =>
    checkRunShape(context.urls, context.repository, run),
  )
}

function listSuites(context: Context): Reply {
  const sha = commitOr422(context, context.parameter('ref'))
  const shown = context.repository.suites.filter((suite) => suite.headSha === sha)
  return countedList(context, shown, 'check_suites', (suite) =>
    checkSuiteShape(context.urls, context.repository, suite),
  )
}

function annotations(context: Context): Reply {
  const run = checkRun(context)
  const blob = `${context.urls.server}/blob/${run.suite.headSha}`
  return list(context, run.annotations, (annotation) => ({
    start_column: null,
    end_column: null,
    title: null,
    raw_details: null,
    ...annotation,
    blob_href: `${blob}/${annotation.path}`,
  }))
}

export const checkRoutes: readonly Route[] = [
  { route: `POST ${REPO}/check-runs`, needs: 'checks=write', handle: createRun },
  {
    route: `GET ${REPO}/check-runs/{check_run_id}`,
    needs: 'checks=read',
    handle: (c) => json(checkRunShape(c.urls, c.repository, checkRun(c))),
  },
  { route: `PATCH ${REPO}/check-runs/{check_run_id}`, needs: 'checks=write', handle: updateRun },
  { route: `GET ${REPO}/check-runs/{check_run_id}/annotations`, needs: 'checks=read', handle: annotations },
  { route: `GET ${REPO}/commits/{+ref}/check-runs`, needs: 'checks=read', handle: listRuns },
  { route: `GET ${REPO}/commits/{+ref}/check-suites`, needs: 'checks=read', handle: listSuites },
]
