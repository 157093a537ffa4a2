import { z } from 'zod'
import { lazy } from '../core/lazy.ts'
import type { RepositoryName } from '../core/target.ts'
import { GitHubFailure } from '../github/failure.ts'
import type { GitHub } from '../github/port.ts'
import { traceOf } from '../result/delta.ts'
import type { Result } from '../result/schema.ts'
import { type CommentFrame, renderComment, renderResolved, sameComment } from '../surfaces/comment.ts'
import { safeHref } from '../surfaces/escape.ts'
import { limits } from '../surfaces/limits.ts'
import { hasMarker } from './marker.ts'
import { traceLine } from './previous.ts'
import { nothing, type Publication, type SinkOutcome } from './sink.ts'
import { viewerLogin } from './viewer.ts'

/** The comment that earlier runs wrote. */
export interface SeenComment {
  readonly id: number
  readonly body: string
  readonly url: string
  /** What its marker names. */
  readonly mark: string
  /** Others of ours with the same marker: two runs at once wrote them. */
  readonly duplicates: readonly { readonly id: number; readonly body: string }[]
}

const commentSchema = lazy(() =>
  z.object({
    id: z.number().int().positive(),
    html_url: z.string(),
    body: z.string().nullish(),
    user: z.object({ login: z.string() }).nullish(),
  }),
)
const writtenSchema = lazy(() => z.object({ id: z.number().int().positive(), html_url: z.string() }))

const needs = { permission: 'pull-requests: write' }
const listRoute = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments'
const createRoute = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments'
const updateRoute = 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}'

/** Actions of single gates that run side by side keep a comment each: they would overwrite one another's. */
const markOf = (number: number, gate: string | null): string =>
  gate === null ? `${number}` : `${number}/${gate}`

/**
 * The comment of earlier runs on a pull request: marked in its first line and written by this very account. Somebody
 * else's copy of a marker counts for nothing. Who we are is asked only when there is a marker.
 * @param gate the gate whose own action runs; null for the suite
 * @throws GitHubFailure
 */
export async function readComment(
  github: GitHub,
  repository: RepositoryName,
  number: number,
  gate: string | null,
): Promise<SeenComment | null> {
  const { owner, repo } = repository
  const mark = markOf(number, gate)
  const all = await github.list(listRoute, { owner, repo, issue_number: number }, commentSchema(), {
    key: ({ id }) => id,
    ...needs,
  })
  const marked = all.filter(({ body }) => hasMarker(body ?? '', 'comment', mark))
  if (marked.length === 0) return null
  const viewer = (await viewerLogin(github)).toLowerCase()
  const [first, ...others] = marked
    .filter(({ user }) => user?.login.toLowerCase() === viewer)
    .map(({ id, body, html_url: url }) => ({ id, body: body ?? '', url }))
    .sort((a, b) => a.id - b.id)
  return first === undefined ? null : { ...first, mark, duplicates: others }
}

/**
 * Writes the one comment on a pull request: made when the run wants something from somebody, edited in place, and
 * marked as resolved when the run passes. A comment that already says the same is left alone. Merge groups, pushes and
 * repositories have none.
 * @param seen of `readComment`; undefined when it was not read
 * @throws GitHubFailure
 */
export async function commentSink(publication: Publication, seen?: SeenComment | null): Promise<SinkOutcome> {
  const { github, repository, result, settings, gate } = publication
  const number = commentedOn(result)
  if (number === null || settings.comment === 'never') return nothing('comment')
  const mark = markOf(number, gate)
  const unread = seen === undefined || (seen !== null && seen.mark !== mark)
  const found = unread ? await readComment(github, repository, number, gate) : seen
  const body = bodyOf(publication, mark, found !== null)
  if (body === null) return nothing('comment')
  try {
    return await write(publication, number, found, body)
  } catch (error) {
    const problem = refusal(error, body)
    if (problem === null) throw error
    return { ...nothing('comment'), problem }
  }
}

/** The pull request, when exactly one was judged as such. */
function commentedOn({ target }: Result): number | null {
  const [number, ...others] = target?.kind === 'pull-request' ? target.pull_requests : []
  return number === undefined || others.length > 0 ? null : number
}

/** What the comment should say; null when it should stay as it is, or should not be. */
function bodyOf(
  { report, result, settings, runUrl }: Publication,
  id: string,
  exists: boolean,
): string | null {
  const frame: CommentFrame = { id, runUrl, state: traceLine(traceOf(result)) }
  if (settings.comment === 'always') return renderComment(report, frame)
  // A closed pull request passes whatever was found in it: nothing is resolved by that.
  if (result.reason_codes.includes('target-closed')) return null
  if (result.decision === 'pass') return exists ? renderResolved(report, frame) : null
  return exists || wants(result) ? renderComment(report, frame) : null
}

/** Whether somebody has to do something: it blocks, or would block in a gate that only reports. */
function wants({ decision, findings, gates }: Result): boolean {
  if (decision === 'fail' || decision === 'unknown') return true
  const lenient = new Set(gates.filter(({ optional }) => optional).map(({ id }) => id))
  return findings.some(
    ({ gate, level, outcome }) =>
      level === 'error' && (outcome === 'fail' || (outcome === 'unknown' && !lenient.has(gate))),
  )
}

async function write(
  publication: Publication,
  number: number,
  seen: SeenComment | null,
  body: string,
): Promise<SinkOutcome> {
  if (seen === null) return await create(publication, number, body)
  const same = sameComment(seen.body, body)
  const written = same ? outcome('unchanged', seen.url) : await update(publication, number, seen, body)
  return await pointOn(publication, seen, written)
}

async function create(
  { github, repository }: Publication,
  number: number,
  body: string,
): Promise<SinkOutcome> {
  const parameters = { ...repository, issue_number: number, body }
  const { html_url: url } = await github.send(createRoute, parameters, writtenSchema(), needs)
  return outcome('created', url)
}

async function update(
  publication: Publication,
  number: number,
  seen: SeenComment,
  body: string,
): Promise<SinkOutcome> {
  const { github, repository, result, settings } = publication
  try {
    await github.send(updateRoute, { ...repository, comment_id: seen.id, body }, writtenSchema(), needs)
    return outcome('updated', seen.url)
  } catch (error) {
    if (!(error instanceof GitHubFailure) || error.reason !== 'not-found') throw error
    // Deleted since it was read. Nobody needs a new one to hear that all is well.
    if (result.decision === 'pass' && settings.comment !== 'always') return nothing('comment')
    return await create(publication, number, body)
  }
}

/** Turns what a second run wrote at the same time into a pointer: it loses its marker, so this happens once. */
async function pointOn(
  { github, repository }: Publication,
  seen: SeenComment,
  written: SinkOutcome,
): Promise<SinkOutcome> {
  const url = written.url === null ? undefined : safeHref(written.url, [github.serverUrl])
  if (url === undefined) return written
  const body = `Gatewright keeps [one comment](${url}) on this pull request up to date; this one is not.`
  for (const { id } of seen.duplicates) {
    try {
      await github.send(updateRoute, { ...repository, comment_id: id, body }, writtenSchema(), needs)
    } catch (error) {
      if (!(error instanceof GitHubFailure)) throw error
      if (error.reason === 'not-found') continue
      return { ...written, problem: `a second comment of an earlier run was left as it is: ${error.message}` }
    }
  }
  const { written: how } = written
  return how === 'unchanged' && seen.duplicates.length > 0 ? { ...written, written: 'updated' } : written
}

const outcome = (written: SinkOutcome['written'], url: string): SinkOutcome => ({
  sink: 'comment',
  written,
  url,
  problem: null,
})

/** Refusals whose words say more than a missing permission; null for all others. */
function refusal(error: unknown, body: string): string | null {
  if (!(error instanceof GitHubFailure)) return null
  const { said = '', status } = error.details
  if (status === 403 && /\block/i.test(said)) {
    return 'the comment was not written: the conversation is locked, and this token may not comment on it. Unlock it, or set `report.comment: never`'
  }
  if (status !== 422) return null
  return `the comment was not written: GitHub refuses its text of ${body.length} characters (422 ${said}; it takes ${limits.bodyCharacters}). The summary of the run has all of it`
}
