import { codeSpan } from '../surfaces/escape.ts'
import { limits } from '../surfaces/limits.ts'
import { pageOf } from '../surfaces/page.ts'
import { childBody, childTitle, resolvedBody } from './children.ts'
import { type Child, type Family, isNewer } from './family.ts'
import { type DigestInput, type DigestItem, digestLabel, type SeenIssue } from './model.ts'
import { sameBody } from './same.ts'
import { gateOf } from './scan.ts'
import { type Gone, keyOf, type Trend } from './state.ts'
import { issueLink, usersAmong } from './words.ts'
import type { BodyOf, Change, Create, Held } from './writes.ts'

/** What the issues of findings need. */
export interface ChildrenPlan {
  /** Creations and reopenings, within the limit. */
  readonly opening: readonly (Create | Change)[]
  /** Updates and closings: no limit. */
  readonly others: readonly Change[]
  readonly held: readonly Held[]
}

export interface ChildrenRequest {
  readonly input: DigestInput
  /** Open findings in order of importance, without those that are accepted. */
  readonly open: readonly DigestItem[]
  readonly family: Family
  readonly trend: Trend
  /** Number of the digest, as far as it exists. */
  readonly digest: number | null
  /** Creations and reopenings that are left. */
  readonly limit: number
}

/** Decides what is written to the issues of findings. */
export function planChildren(request: ChildrenRequest): ChildrenPlan {
  const wanted = request.open.flatMap((item) => openingOf(request, item))
  return {
    opening: wanted.slice(0, request.limit).map(({ write }) => write),
    held: wanted.slice(request.limit).map(({ held }) => held),
    others: [...updates(request), ...closings(request), ...duplicateClosings(request)],
  }
}

interface Wanted {
  readonly write: Create | Change
  readonly held: Held
}

/** The issue that a blocker lacks: none yet, or closed before the finding was seen again. */
function openingOf(request: ChildrenRequest, item: DigestItem): readonly Wanted[] {
  const { input, family } = request
  if (!item.blocks || input.settings.children !== 'blockers') return []
  const target = { what: 'child', id: item.id, body: bodyOf(request, item) } as const
  const title = childTitle(item)
  const child = family.byId.get(item.id)
  if (child === undefined) {
    const users = input.settings.mention ? usersAmong(item.owners, limits.assignees) : []
    const write: Create = { kind: 'create', ...target, title, labels: [digestLabel], assignees: users }
    return [{ write, held: { what: 'child', wanted: 'create', id: item.id, title } }]
  }
  const { issue } = child
  if (issue.state === 'open' || !isNewer(input.now, issue)) return []
  const write: Change = { kind: 'reopen', ...target, number: issue.number, reason: null }
  return [{ write, held: { what: 'child', wanted: 'reopen', id: item.id, title } }]
}

function bodyOf({ input, trend }: ChildrenRequest, item: DigestItem): BodyOf {
  const since = trend.since.get(item.id) ?? input.now.slice(0, 10)
  return ({ digest, fresh }) => childBody({ input, item, since, digest }, fresh)
}

/** Open issues of findings that still stand, whose text is not right any more. */
function updates(request: ChildrenRequest): readonly Change[] {
  return request.open.flatMap((item): Change[] => {
    const child = request.family.byId.get(item.id)
    if (child === undefined || child.foreign || child.issue.state !== 'open') return []
    const body = bodyOf(request, item)
    const standing = child.issue.body
    if (sameBody(body({ digest: request.digest, children: new Map(), fresh: standing }), standing)) return []
    return [change('update', child.issue, item.id, body)]
  })
}

const change = (kind: Change['kind'], issue: SeenIssue, id: string, body: BodyOf): Change => ({
  kind,
  what: 'child',
  id,
  number: issue.number,
  reason: kind === 'close' ? 'completed' : null,
  body,
})

/** Open issues of findings that are gone for the second time. */
function closings({ input, family, open, trend }: ChildrenRequest): readonly Change[] {
  const present = new Set(open.map(({ id }) => keyOf(id)))
  const fixed = new Map(trend.fixed.map((gone) => [gone.key, gone]))
  return [...family.byId.values()].flatMap(({ issue, foreign }: Child): Change[] => {
    const gone = fixed.get(keyOf(issue.id))
    if (gone === undefined || foreign || issue.state !== 'open' || present.has(gone.key)) return []
    const words = resolvedWords(input, gone)
    return [change('close', issue, issue.id, ({ fresh }) => resolvedBody(fresh ?? issue.body, words))]
  })
}

function resolvedWords({ report, now }: DigestInput, { name }: Gone): string {
  const { policy } = report.record
  const retired = policy !== null && name !== null && policy.gates.every(({ id }) => id !== gateOf(name.rule))
  return retired
    ? `Not audited any more: the policy of ${now.slice(0, 10)} does not enable the gate ${codeSpan(gateOf(name.rule))}`
    : `Fixed: two complete audits in a row, the second on ${now.slice(0, 10)}, did not find it`
}

function duplicateClosings({ input, family }: ChildrenRequest): readonly Change[] {
  return family.duplicates.map(({ issue, kept }) => duplicateOf(input, issue, kept, issue.id))
}

/** Closes an issue of which there are two. Its new text carries no marker: nobody will take it for ours again. */
export function duplicateOf(input: DigestInput, issue: SeenIssue, kept: number, id: string): Change {
  const page = pageOf(input.report)
  const words = `Two runs at once made two issues of one thing. This one is closed; ${issueLink(page, input.repository, kept)} goes on.`
  return {
    kind: 'close',
    what: 'duplicate',
    id,
    number: issue.number,
    reason: 'completed',
    body: () => words,
  }
}
