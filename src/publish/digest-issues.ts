import { z } from 'zod'
import { lazy } from '../core/lazy.ts'
import type { RepositoryName } from '../core/target.ts'
import { childIdOf } from '../digest/children.ts'
import { digestLabel, type Seen, type SeenChild, type SeenIssue } from '../digest/model.ts'
import { GitHubFailure } from '../github/failure.ts'
import type { GitHub } from '../github/port.ts'
import { hasMarker } from './marker.ts'
import { viewerLogin } from './viewer.ts'

/** Where the issues are. */
export interface IssuePlace {
  readonly github: GitHub
  readonly repository: RepositoryName
}

/** What every call here needs. */
export const issuePermission = 'issues: write'
const needs = { permission: issuePermission }

/** Issues with the label that are read: 10 requests. Those changed last come first. */
export const mostLabelled = 1_000
const pageSize = 100

const reasons = ['completed', 'not_planned', 'duplicate', 'reopened'] as const
const time = lazy(() => z.iso.datetime({ offset: true }))

/** GitHub's "issue", as far as the digest needs it. */
const issueSchema = lazy(() =>
  z.object({
    number: z.int().positive(),
    state: z.enum(['open', 'closed']),
    // A reason that GitHub may add one day is none that means something to us.
    state_reason: z.enum(reasons).nullish().catch('completed'),
    closed_at: time().nullable(),
    updated_at: time(),
    title: z.string(),
    body: z.string().nullish(),
    html_url: z.string().min(1),
    user: z.object({ login: z.string().min(1) }).nullable(),
    pull_request: z.unknown().optional(),
  }),
)
type Answer = z.output<ReturnType<typeof issueSchema>>

/** A new issue, with the labels that GitHub gave it. */
const madeSchema = lazy(() =>
  issueSchema().extend({
    labels: z.array(z.union([z.string(), z.object({ name: z.string().nullish() })])),
  }),
)

/** Everything of ours that stands in a repository. */
export interface Found extends Seen {
  /** Open issues of ours without a marker: somebody took it out, so they are kept up to date no more. */
  readonly released: readonly number[]
  /** Issues with the digest's marker that somebody else wrote. They are left alone. */
  readonly strangers: readonly { readonly number: number; readonly author: string | null }[]
  /** More issues carry the label than are read. */
  readonly cut: boolean
}

/** An answer as the digest sees it. */
const seen = (issue: Answer): SeenIssue => ({
  number: issue.number,
  state: issue.state,
  stateReason: issue.state_reason ?? null,
  closedAt: issue.closed_at,
  updatedAt: issue.updated_at,
  title: issue.title,
  body: issue.body ?? '',
  url: issue.html_url,
})

/** Logins are compared without case, as GitHub does. A deleted account (null) is nobody. */
const writtenBy = ({ user }: Answer, login: string): boolean =>
  user?.login.toLowerCase() === login.toLowerCase()

/**
 * Finds the digest issue and the issues of findings: label, author and first line must all be ours. A pull request, an
 * issue of somebody else and a marker of another profile are passed over. Whoever takes the label or the first line
 * off an issue releases it: it is not looked for elsewhere.
 * @param id what the digest's marker names
 * @throws GitHubFailure
 */
export async function findIssues(place: IssuePlace, id: string): Promise<Found> {
  const { issues, cut } = await readLabelled(place, digestLabel)
  const candidates = issues.filter((issue) => issue.pull_request === undefined)
  candidates.sort((a, b) => a.number - b.number)
  // Who we are matters only where there is something that might be ours.
  const login = candidates.length === 0 ? '' : await viewerLogin(place.github)
  const kept = candidates.filter((issue) => writtenBy(issue, login)).map(seen)
  const [digest = null, ...duplicates] = kept.filter(({ body }) => hasMarker(body, 'digest', id))
  return {
    digest,
    duplicates,
    children: kept.flatMap((issue): SeenChild[] => {
      const finding = childIdOf(issue.body)
      return finding === null ? [] : [{ ...issue, id: finding }]
    }),
    strangers: candidates
      .filter((issue) => !writtenBy(issue, login) && hasMarker(issue.body ?? '', 'digest', id))
      .map(({ number, user }) => ({ number, author: user?.login ?? null })),
    released: kept.filter(isReleased).map(({ number }) => number),
    cut,
  }
}

const isReleased = ({ body, state }: SeenIssue): boolean =>
  state === 'open' && !body.startsWith('<!-- gatewright:')

/**
 * Every issue of ours with a label, open and closed, oldest first.
 * @throws GitHubFailure
 */
export async function ownIssues(
  place: IssuePlace,
  label: string,
): Promise<Pick<Found, 'cut'> & { issues: SeenIssue[] }> {
  const { issues, cut } = await readLabelled(place, label)
  const candidates = issues.filter((issue) => issue.pull_request === undefined)
  const login = candidates.length === 0 ? '' : await viewerLogin(place.github)
  const own = candidates.filter((issue) => writtenBy(issue, login)).map(seen)
  return { cut, issues: own.sort((a, b) => a.number - b.number) }
}

/** A page that is not full is the last one. Pages shift while they are read: an issue that comes twice is one. */
async function readLabelled({ github, repository }: IssuePlace, label: string) {
  const found = new Map<number, Answer>()
  for (let page = 1; page <= mostLabelled / pageSize; page += 1) {
    const issues = await github.get(
      'GET /repos/{owner}/{repo}/issues',
      {
        ...repository,
        labels: label,
        state: 'all',
        sort: 'updated',
        direction: 'desc',
        per_page: pageSize,
        page,
      },
      issueSchema().array(),
      needs,
    )
    for (const issue of issues) if (!found.has(issue.number)) found.set(issue.number, issue)
    if (issues.length < pageSize) return { issues: [...found.values()], cut: false }
  }
  return { issues: [...found.values()], cut: true }
}

/**
 * An issue as it stands right now; null when it is not ours any more: deleted, moved to another repository, or without
 * its first line.
 * @throws GitHubFailure
 */
export async function readAgain(place: IssuePlace, known: SeenIssue): Promise<SeenIssue | null> {
  try {
    const issue = await place.github.get(
      'GET /repos/{owner}/{repo}/issues/{issue_number}',
      { ...place.repository, issue_number: known.number },
      issueSchema(),
      needs,
    )
    // A transferred issue redirects to the other repository.
    const same = issue.html_url === known.url
    const fresh = seen(issue)
    return same && firstLine(fresh.body) === firstLine(known.body) ? fresh : null
  } catch (error) {
    if (error instanceof GitHubFailure && isGone(error)) return null
    throw error
  }
}

/** Fields of a write, as GitHub names them. */
export type IssueFields = Readonly<Record<string, unknown>>

/**
 * Makes an issue with our label. What an account may not set GitHub leaves out, and says nothing of it: an issue without
 * the label no run would find again, and each would make one more. Such a one is closed at once.
 * @throws GitHubFailure also when the label was left out
 */
export async function createIssue(
  place: IssuePlace,
  fields: IssueFields,
  label: string = digestLabel,
): Promise<SeenIssue> {
  const route = 'POST /repos/{owner}/{repo}/issues'
  const made = await place.github.send(route, { ...place.repository, ...fields }, madeSchema(), needs)
  if (made.labels.some((one) => isLabel(one, label))) return seen(made)
  const body = `Made without the label \`${label}\`, by which Gatewright finds its issues, and closed for it.`
  await updateIssue(place, made.number, { body, state: 'closed', state_reason: 'not_planned' })
  throw new GitHubFailure(
    'permission-missing',
    route,
    `this account may not set labels: GitHub made issue #${made.number} without the label \`${label}\`, and it was closed again`,
    { remedy: { text: 'give the account write access, or use the token of a workflow or an App' } },
  )
}

/** GitHub compares names of labels without case. */
const isLabel = (label: string | { readonly name?: string | null | undefined }, wanted: string): boolean =>
  (typeof label === 'string' ? label : label.name)?.toLowerCase() === wanted.toLowerCase()

/** @throws GitHubFailure */
export async function updateIssue(
  { github, repository }: IssuePlace,
  number: number,
  fields: IssueFields,
): Promise<SeenIssue> {
  const route = 'PATCH /repos/{owner}/{repo}/issues/{issue_number}'
  return seen(
    await github.send(route, { ...repository, issue_number: number, ...fields }, issueSchema(), needs),
  )
}

/** @throws GitHubFailure */
export async function commentOn(
  { github, repository }: IssuePlace,
  number: number,
  body: string,
): Promise<void> {
  const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments'
  await github.send(route, { ...repository, issue_number: number, body }, z.object({ id: z.int() }), needs)
}

const firstLine = (body: string): string => body.split(/\r?\n/, 1)[0] ?? ''

/** GitHub answers 410 for a deleted issue as for a repository without issues; only its words tell them apart. */
export const isDisabled = ({ details }: GitHubFailure): boolean =>
  details.status === 410 && /disabled/i.test(details.said ?? '')

/** There is no such issue any more. */
export const isGone = (failure: GitHubFailure): boolean =>
  (failure.details.status === 404 || failure.details.status === 410) && !isDisabled(failure)
