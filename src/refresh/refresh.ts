import { z } from 'zod'
import type { RepositoryName } from '../core/target.ts'
import { GitHubFailure } from '../github/failure.ts'
import type { GitHub } from '../github/port.ts'
import { changeOf, isOwnChange, type Trigger } from './change.ts'
import { decide } from './decide.ts'
import { isSettled, type Reason } from './reasons.ts'
import { isShared, latestRuns, listRuns, type Pull, type Run, readPull, readRun } from './runs.ts'
import type { GateWorkflow } from './settings.ts'
import { phrase, sharedNote } from './words.ts'

/** What is to be refreshed, and through what. */
interface RefreshRequest {
  readonly github: GitHub
  readonly repository: RepositoryName
  readonly number: number
  readonly workflow: GateWorkflow
  /** When the pull request was changed, by the server's clock (RFC 3339). */
  readonly changedAt: string
  readonly waitMinutes: number
  readonly sleep: (milliseconds: number) => Promise<void>
}

/** The same, for whatever started the action. */
export interface ChangeRequest extends Pick<RefreshRequest, 'github' | 'workflow' | 'waitMinutes' | 'sleep'> {
  readonly trigger: Trigger
}

/** How it ended for one run of the gate. */
export interface Ended {
  readonly reason: Reason
  /** Null where no run was found. */
  readonly run: Run | null
  /** One sentence: what was done, or what to do. */
  readonly message: string
}

/** Milliseconds between two looks at a run that still runs. */
const interval = 10_000

/** Looks for a run that GitHub has not made yet: it comes seconds after its event. */
const looksForFirst = 3

/** What was seen at one moment. */
interface Seen {
  readonly pull: Pull
  readonly latest: readonly Run[]
  readonly others: readonly string[]
}

/**
 * Finds the change behind an event, and starts what is stale since then again.
 * @throws UsageError where a run of the gate would start itself; Undecided where no one pull request is meant
 */
export async function refreshChange(request: ChangeRequest): Promise<readonly Ended[]> {
  const { github, trigger, workflow } = request
  const { repository } = trigger.target
  const shown = trigger.target.kind === 'pull-request' ? trigger.target.number : null
  const change = await attempt(() => changeOf(github, trigger, workflow))
  if (change instanceof GitHubFailure) {
    const unread = { ...request, repository, number: shown }
    return [ended(unread, failed(change), { seen: null, failure: change })]
  }
  const found = { ...request, repository, number: change.number, changedAt: change.at }
  if (await isOwnChange(github, trigger)) return [ended(found, 'own-change', { seen: null })]
  return await refresh(found)
}

/** Starts what is stale again. Never throws for what GitHub answers. @returns how it ended, at least one */
async function refresh(request: RefreshRequest): Promise<readonly Ended[]> {
  const settled = new Map<number, Ended>()
  const looks = Math.ceil((request.waitMinutes * 60_000) / interval)
  for (let look = 0; ; look += 1) {
    const seen = await attempt(() => lookAt(request))
    if (seen instanceof GitHubFailure)
      return [...settled.values(), ended(request, failed(seen), { seen: null, failure: seen })]
    if (seen.pull.state !== 'open') return [...settled.values(), ended(request, 'closed', { seen })]
    for (const run of seen.latest) {
      if (settled.has(run.workflow_id)) continue
      const end = await treat(request, seen, run)
      if (end !== null) settled.set(run.workflow_id, end)
    }
    const waiting = seen.latest.filter((run) => !settled.has(run.workflow_id))
    if (waiting.length === 0 && settled.size > 0) return [...settled.values()]
    const last = seen.latest.length === 0 ? Math.min(looks, looksForFirst) : looks
    if (look >= last) return [...settled.values(), ...givenUp(request, seen, waiting)]
    await request.sleep(interval)
  }
}

/** Where the time is over. */
const givenUp = (request: RefreshRequest, seen: Seen, waiting: readonly Run[]): readonly Ended[] =>
  waiting.length === 0
    ? [ended(request, 'no-run', { seen })]
    : waiting.map((run) => ended(request, 'still-running', { seen, run }))

async function lookAt({ github, repository, number, workflow }: RefreshRequest): Promise<Seen> {
  const pull = await readPull(github, repository, number)
  const runs = await listRuns(github, repository, pull.head.sha)
  const others = [...new Set(runs.map(({ path }) => path))].sort()
  return { pull, latest: latestRuns(runs, workflow, pull), others }
}

/** Decides about one run and acts. Null: look again later. */
async function treat(request: RefreshRequest, seen: Seen, run: Run): Promise<Ended | null> {
  const now = request.github.serverTime() ?? request.changedAt
  const decision = decide(run, request.changedAt, now)
  if (decision === 'wait') return null
  if (decision !== 'rerun') return ended(request, decision, { seen, run })
  const failure = await attempt(() => start(request, run))
  if (!(failure instanceof GitHubFailure)) return ended(request, 'requested', { seen, run })
  if (isRunning(failure)) return null
  return await afterFailure(request, seen, run, failure)
}

const start = async ({ github, repository }: RefreshRequest, { id }: Run): Promise<void> => {
  await github.send(
    'POST /repos/{owner}/{repo}/actions/runs/{run_id}/rerun',
    { ...repository, run_id: id },
    z.unknown(),
    { permission: 'actions: write' },
  )
}

/** Somebody else started it between two calls, or it had not quite ended. */
const isRunning = ({ details }: GitHubFailure): boolean => /already running/i.test(details.said ?? '')

/** GitHub's words where the token may not; any other 403 is about the run. */
const aboutToken = /not accessible|must have|admin rights|bad credentials|saml|not authorized/i

async function afterFailure(
  request: RefreshRequest,
  seen: Seen,
  run: Run,
  failure: GitHubFailure,
): Promise<Ended> {
  const { said = '', status } = failure.details
  if (failure.reason === 'permission-missing') {
    const reason = status === 403 && said !== '' && !aboutToken.test(said) ? 'refused' : 'permission-missing'
    return ended(request, reason, { seen, run, failure })
  }
  // The answer may be lost and the run started all the same: it is looked at before anything is said.
  const again = await attempt(() => readRun(request.github, request.repository, run.id))
  const started = !(again instanceof GitHubFailure) && again.run_attempt > run.run_attempt
  return ended(request, started ? 'requested' : failed(failure), { seen, run, failure })
}

const failed = ({ reason }: GitHubFailure): Reason =>
  reason === 'permission-missing' ? 'permission-missing' : 'unreadable'

async function attempt<T>(work: () => Promise<T>): Promise<T | GitHubFailure> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof GitHubFailure) return error
    throw error
  }
}

/** What a sentence says of the request; the number is null where it was not found out. */
type Shown = Pick<RefreshRequest, 'github' | 'repository' | 'workflow' | 'waitMinutes'> & {
  readonly number: number | null
}

interface Evidence {
  readonly seen: Seen | null
  readonly run?: Run
  readonly failure?: GitHubFailure
}

function ended(request: Shown, reason: Reason, { seen, run, failure }: Evidence): Ended {
  const { github, repository, workflow, number, waitMinutes } = request
  const about = {
    ...{ repository, workflow, number, waitMinutes, serverUrl: github.serverUrl },
    run: run ?? null,
    pull: seen?.pull ?? null,
    others: seen?.others ?? [],
    detail: failure === undefined ? null : `${failure.route}: ${failure.message}`,
  }
  const said = phrase(reason, about)
  const shared = run !== undefined && seen !== null && isSettled(reason) && isShared(run, seen.pull)
  return {
    reason,
    run: run ?? null,
    message: shared ? `${said}. ${sharedNote(run)}` : said,
  }
}
