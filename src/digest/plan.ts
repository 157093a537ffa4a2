import { mostIssues } from '../policy/report-settings.ts'
import { advance, type Step } from './advance.ts'
import { digestBodies } from './bodies.ts'
import { newsComment } from './comment.ts'
import { acceptance, acceptedAmong, type Family, familyOf, isNewer, knownTo } from './family.ts'
import { type DigestInput, type DigestItem, digestId, digestLabel, digestTitle, type Seen } from './model.ts'
import { readDigestState } from './packed.ts'
import { duplicateOf, planChildren } from './plan-children.ts'
import { byPriority, distinct } from './priority.ts'
import type { DigestState } from './state.ts'
import type { Accepted, BodyOf, Change, Create, DigestPlan, Held, Write } from './writes.ts'

/** What the parts of a plan share. */
interface Planning {
  readonly input: DigestInput
  readonly seen: Seen
  readonly limit: number
  readonly family: Family
  readonly previous: DigestState | null
  readonly step: Step
  /** In order of importance. */
  readonly open: readonly DigestItem[]
  readonly accepted: readonly { readonly item: DigestItem; readonly accepted: Accepted }[]
}

/**
 * Decides every write of a run. Pure: no clock, no request; what it reads of issues is hostile text, which never
 * throws and never changes an outcome.
 * @param most creations and reopenings of this run, the digest included; never more than 50
 */
export function planDigest(input: DigestInput, seen: Seen, most: number): DigestPlan {
  const limit = Math.min(most, mostIssues)
  const previous = seen.digest === null ? null : readDigestState(seen.digest.body, seen.digest.updatedAt)
  const found = distinct(input.items)
  const family = familyOf(seen, input)
  const step = advance(previous, input, found, knownTo(family, found, input.now))
  const items = byPriority(found, step.trend.since)
  const accepted = acceptedAmong(items, family, input)
  const ids = new Set(accepted.map(({ item }) => item.id))
  const open = items.filter(({ id }) => !ids.has(id))
  const planning: Planning = { input, seen, limit, family, previous, step, open, accepted }
  if (previous !== null && Date.parse(previous.at) > Date.parse(input.now)) return outdated(planning)
  return planned(planning)
}

/** The digest shows a newer audit than this one: an old run, started again or slow. It has nothing to say any more. */
function outdated({ seen, previous, step, accepted }: Planning): DigestPlan {
  const warning = `the digest already shows the audit of ${previous?.at ?? ''}, which is newer than this one: nothing is written`
  return {
    writes: [],
    held: [],
    accepted: accepted.map((one) => one.accepted),
    trend: step.trend,
    body: seen.digest?.body ?? '',
    warnings: [warning],
    notices: [],
  }
}

function planned(planning: Planning): DigestPlan {
  const { input, seen, limit, step, open, family, accepted } = planning
  const wanted = digestOpening(planning)
  const isOpened = wanted !== null && limit > 0
  const left = Math.max(0, limit - (isOpened ? 1 : 0))
  const digest = seen.digest?.number ?? null
  const children = planChildren({ input, open, family, trend: step.trend, digest, limit: left })
  const held: readonly Held[] = [
    ...(wanted === null || isOpened ? [] : [heldDigest(input, wanted)]),
    ...children.held,
  ]
  const bodies = digestBodies({ ...planning, held })
  const created = children.opening.some(({ kind }) => kind === 'create')
  const opening = isOpened ? [openingWrite(planning, wanted, bodies.changed)] : []
  const absent = seen.digest === null && !isOpened
  const own = absent ? null : digestChange(planning, isOpened, created, bodies)
  const writes: readonly Write[] = [
    ...opening,
    ...children.opening,
    ...children.others,
    ...(own === null ? [] : [own]),
    ...duplicates(planning),
    ...news(planning),
  ]
  return {
    writes,
    held,
    accepted: accepted.map((one) => one.accepted),
    trend: step.trend,
    body: bodies.now,
    warnings: warningsOf(planning),
    notices: noticesOf(planning),
  }
}

/** What the digest issue lacks to be open: it does not exist, or it was closed before what is open now was seen. */
function digestOpening({ input, seen, open, accepted, step }: Planning): 'create' | 'reopen' | null {
  const { digest } = seen
  if (digest === null) return open.length + accepted.length > 0 ? 'create' : null
  if (digest.state === 'open' || open.length === 0 || !isNewer(input.now, digest)) return null
  // Closed as not planned: nobody wants to see it for a time, unless it has something new to tell.
  const isMuted = acceptance(digest, input) !== null
  return isMuted && step.newBlockers.length + step.trend.reappeared.length === 0 ? null : 'reopen'
}

const heldDigest = ({ repository, profile }: DigestInput, wanted: Held['wanted']): Held => ({
  what: 'digest',
  wanted,
  id: digestId(repository, profile),
  title: digestTitle(profile),
})

function openingWrite({ input, seen }: Planning, wanted: Held['wanted'], body: BodyOf): Create | Change {
  const { id, title } = heldDigest(input, wanted)
  const target = { what: 'digest', id, body } as const
  if (seen.digest === null) return { kind: 'create', ...target, title, labels: [digestLabel], assignees: [] }
  return { kind: 'reopen', ...target, number: seen.digest.number, reason: null }
}

/**
 * The digest's text after everything else, when the numbers of new issues are known; null when it stands as it should.
 */
function digestChange(
  planning: Planning,
  isOpened: boolean,
  created: boolean,
  bodies: ReturnType<typeof digestBodies>,
): Change | null {
  const { input, seen } = planning
  const id = digestId(input.repository, input.profile)
  const target = { what: 'digest', id, body: bodies.changed, number: seen.digest?.number ?? null } as const
  if (isDone(planning)) return { kind: 'close', ...target, reason: 'completed' }
  const stands = isOpened || bodies.stands
  return stands && !created ? null : { kind: 'update', ...target, reason: null }
}

/** Two complete scans in a row found nothing, and nothing waits to be looked for. */
function isDone({ seen, step, open, accepted }: Planning): boolean {
  return (
    seen.digest?.state === 'open' &&
    step.state.quiet >= 2 &&
    open.length + accepted.length + step.trend.waiting.length === 0
  )
}

function duplicates({ input, seen }: Planning): readonly Change[] {
  const kept = seen.digest
  if (kept === null) return []
  const id = digestId(input.repository, input.profile)
  return seen.duplicates
    .filter(({ state }) => state === 'open')
    .map((issue) => duplicateOf(input, issue, kept.number, id))
}

/** A comment notifies: only for a new blocker and for what had been fixed, and only where an issue remembers before. */
function news({ input, seen, step, open, previous }: Planning): readonly Write[] {
  if (seen.digest === null || previous === null) return []
  const [fresh, returned] = [new Set(step.newBlockers), new Set(step.trend.reappeared)]
  const back = open.filter(({ id }) => returned.has(id))
  const blockers = open.filter(({ id }) => fresh.has(id) && !returned.has(id))
  const body = newsComment({ blockers, back }, input)
  return body === null ? [] : [{ kind: 'comment', what: 'digest', body }]
}

function warningsOf({ seen, previous }: Planning): readonly string[] {
  if (seen.digest === null || previous !== null) return []
  return [
    `the state of digest issue ${seen.digest.number} is absent or damaged: it is made anew from this run, and what was open before cannot be told from what is new`,
  ]
}

function noticesOf({ accepted }: Planning): readonly string[] {
  return accepted
    .filter((one) => one.accepted.soon)
    .map(
      ({ item, accepted: { until, number } }) =>
        `the acceptance of ${item.rule} for ${item.subject} (issue ${number}) lapses on ${until.slice(0, 10)}: fix it, or close its issue as not planned again after that day`,
    )
}
