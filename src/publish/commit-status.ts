import { z } from 'zod'
import { lazy } from '../core/lazy.ts'
import type { RepositoryName } from '../core/target.ts'
import { GitHubFailure } from '../github/failure.ts'
import type { GitHub } from '../github/port.ts'
import type { Delta } from '../result/delta.ts'
import {
  type CommitStatusContent,
  commitStatusesOf,
  contextOf,
  endedStatus,
  isOurContext,
  saysTheSame,
} from '../surfaces/commit-status.ts'
import type { EarlyEnd } from './ended.ts'
import { whereReadable } from './readable.ts'
import { nothing, type Sink, type SinkOutcome } from './sink.ts'
import { viewerLogin } from './viewer.ts'

const readRoute = 'GET /repos/{owner}/{repo}/commits/{ref}/statuses'
const writeRoute = 'POST /repos/{owner}/{repo}/statuses/{sha}'

/** Pages of statuses that are looked through: GitHub keeps 1,000 of one context. */
const mostPages = 10
const pageSize = 100

const statusSchema = lazy(() =>
  z.object({
    context: z.string(),
    state: z.string(),
    description: z.string().nullable(),
    creator: z.object({ login: z.string() }).nullish(),
  }),
)
type Standing = z.output<ReturnType<typeof statusSchema>>
/** The newest status by context. */
type Newest = ReadonlyMap<string, Standing>

/** The commit that is marked, and where the mark leads. */
interface StatusPlace {
  readonly github: GitHub
  readonly repository: RepositoryName
  readonly sha: string
  /** Address of the workflow run; null outside of one. */
  readonly runUrl: string | null
}

/**
 * Writes the commit statuses of a run on the judged head. A status is known by its context alone and the last one
 * wins: unlike check runs, of which every event of a pull request leaves another, no stale one stays behind.
 */
export const commitStatusSink: Sink = async (publication) => {
  const { settings, report, github, repository, runUrl, gate } = publication
  const sha = report.record.target.headSha
  if (settings.commitStatus === 'never' || sha === null) return nothing('commit-status')
  const wanted = commitStatusesOf(report, { mode: settings.commitStatus, gate })
  const place = { github, repository, sha, runUrl }
  const standing = await standingStatuses(place, new Set(wanted.map(({ context }) => context)))
  return await writeStatuses(place, await differing(place, wanted, standing, report.since), standing)
}

/**
 * Sets every status of ours on the commit to `error`, as a run does that could not judge: nothing green may outlast it.
 * Where none stands none is written. @throws GitHubFailure
 */
export async function failStatus(end: EarlyEnd): Promise<SinkOutcome> {
  const { gate = null, why } = end
  const standing = await whereReadable<Newest>(new Map(), () => standingStatuses(end, null))
  const ours = [...standing.keys()].filter((context) =>
    gate === null ? isOurContext(context) : context === contextOf(gate),
  )
  if (ours.length === 0) return nothing('commit-status')
  const stale = ours
    .map((context) => endedStatus(context, why))
    .filter((one) => {
      const before = standing.get(one.context)
      return before === undefined || !saysTheSame(before, one)
    })
  return await writeStatuses(end, stale, standing)
}

/**
 * The newest status of each context, whoever wrote it.
 * @param sought contexts that are enough to have found; null looks for all
 */
async function standingStatuses(
  { github, repository, sha }: StatusPlace,
  sought: ReadonlySet<string> | null,
): Promise<Newest> {
  const newest = new Map<string, Standing>()
  const found = () => sought !== null && [...sought].every((context) => newest.has(context))
  for (let page = 1; page <= mostPages && !found(); page += 1) {
    const parameters = { ...repository, ref: sha, per_page: pageSize, page }
    const statuses = await github.get(readRoute, parameters, statusSchema().array(), {
      permission: 'statuses: read',
    })
    // GitHub lists the newest first.
    for (const one of statuses) if (!newest.has(one.context)) newest.set(one.context, one)
    if (statuses.length < pageSize) break
  }
  return newest
}

/** What has to be written: what does not stand there already by our own hand. */
async function differing(
  { github }: StatusPlace,
  wanted: readonly CommitStatusContent[],
  standing: Newest,
  since: Delta | undefined,
): Promise<readonly CommitStatusContent[]> {
  const same = wanted.filter((one) => {
    const before = standing.get(one.context)
    return before !== undefined && saysTheSame(before, one, since)
  })
  if (same.length === 0) return wanted
  // A status that somebody else wrote may not count where a rule wants it from us.
  const login = await loginOrNull(github)
  const isOurs = ({ context }: CommitStatusContent) =>
    login !== null && standing.get(context)?.creator?.login.toLowerCase() === login.toLowerCase()
  return wanted.filter((one) => !same.includes(one) || !isOurs(one))
}

/** Null when GitHub does not say who we are: then everything counts as not ours and is written. */
async function loginOrNull(github: GitHub): Promise<string | null> {
  try {
    return await viewerLogin(github)
  } catch (error) {
    if (error instanceof GitHubFailure) return null
    throw error
  }
}

/** Writes statuses, one after the other. @throws GitHubFailure */
async function writeStatuses(
  place: StatusPlace,
  statuses: readonly CommitStatusContent[],
  standing: Newest,
): Promise<SinkOutcome> {
  const url = `${place.github.serverUrl}/${place.repository.owner}/${place.repository.repo}/commit/${place.sha}`
  if (statuses.length === 0) return { ...nothing('commit-status'), written: 'unchanged', url }
  const refused: string[] = []
  // What is not green goes first: whatever happens on the way, nothing stale may look like a pass.
  for (const status of [...statuses].sort((a, b) => rank(a) - rank(b))) {
    const problem = await write(place, status)
    if (problem !== null) refused.push(problem)
  }
  const first = statuses.every(({ context }) => !standing.has(context))
  const written = refused.length === statuses.length ? 'none' : first ? 'created' : 'updated'
  return { sink: 'commit-status', written, url, problem: refused.length === 0 ? null : refused.join('; ') }
}

const rank = ({ state }: CommitStatusContent): number => (state === 'success' ? 1 : 0)

/** Null, or why GitHub does not take this one (422). @throws GitHubFailure for every other refusal */
async function write(place: StatusPlace, status: CommitStatusContent): Promise<string | null> {
  try {
    await sendOnce(place, status)
    return null
  } catch (error) {
    if (!(error instanceof GitHubFailure) || error.details.status !== 422) throw error
    const limit = 'it keeps at most 1,000 statuses of one context on a commit, and a new commit has none'
    return `the commit status ${status.context} was not written: ${error.message}; ${limit}`
  }
}

/** Sent again after an answer that was lost, unless it stands by now: what it replaces may be green. */
async function sendOnce(place: StatusPlace, status: CommitStatusContent): Promise<void> {
  try {
    await send(place, status)
  } catch (error) {
    if (!isTransient(error)) throw error
    const { context } = status
    const stands = (await standingStatuses(place, new Set([context]))).get(context)
    if (stands === undefined || !saysTheSame(stands, status)) await send(place, status)
  }
}

/** No answer, or one of a server that is not well. */
const isTransient = (error: unknown): boolean =>
  error instanceof GitHubFailure &&
  (error.reason === 'api-failed' || error.reason === 'timeout') &&
  (error.details.status ?? 500) >= 500

async function send(
  { github, repository, sha, runUrl }: StatusPlace,
  status: CommitStatusContent,
): Promise<void> {
  const target = runUrl === null ? {} : { target_url: runUrl }
  const parameters = { ...repository, sha, ...status, ...target }
  await github.send(writeRoute, parameters, z.unknown(), { permission: 'statuses: write' })
}
