import { type ChildState, readChild } from './children.ts'
import type { DigestInput, DigestItem, Seen, SeenChild, SeenIssue } from './model.ts'
import { dayNumber, dayText, type Entry, keyOf } from './state.ts'
import type { Accepted } from './writes.ts'

/** The issue of one finding, with what it says of itself. */
export interface Child {
  readonly issue: SeenChild
  /** Null when its state cannot be read. */
  readonly state: ChildState | null
  /** Written by another audit profile: it is linked, and otherwise left alone while it is open. */
  readonly foreign: boolean
}

/** The issues of findings. */
export interface Family {
  /** By finding id: the one with the lowest number. */
  readonly byId: ReadonlyMap<string, Child>
  /** Open ones beside them with the same id: two runs at once made them. */
  readonly duplicates: readonly { readonly issue: SeenChild; readonly kept: number }[]
}

/** Sorts the issues that were seen: for each finding the oldest counts. */
export function familyOf({ children }: Seen, input: DigestInput): Family {
  const byId = new Map<string, Child>()
  const duplicates: { issue: SeenChild; kept: number }[] = []
  for (const issue of [...children].sort((a, b) => a.number - b.number)) {
    const kept = byId.get(issue.id)
    if (kept === undefined) {
      const state = readChild(issue.body)
      byId.set(issue.id, { issue, state, foreign: state !== null && state.profile !== input.profile })
    } else if (issue.state === 'open' && !kept.foreign) {
      duplicates.push({ issue, kept: kept.issue.number })
    }
  }
  return { byId, duplicates }
}

/** Whether something seen at `now` is newer than the closing of an issue. Of an unknown time nothing is older. */
export function isNewer(now: string, { closedAt }: SeenIssue): boolean {
  const closed = closedAt === null ? Number.NaN : Date.parse(closedAt)
  return Number.isNaN(closed) || Date.parse(now) > closed
}

const dayMs = 86_400_000
/** Days before the end of anything dated in which it is announced (design, section 6). */
const announceDays = 14

/**
 * What a person's closing as not planned means: accepted until its time is over. Null when it is not closed so, when
 * the time is over, and when GitHub does not say when it began: no date is never "for ever".
 */
export function acceptance(
  issue: SeenIssue,
  { now, settings }: DigestInput,
): { readonly until: string; readonly soon: boolean } | null {
  if (issue.state !== 'closed' || issue.stateReason !== 'not_planned' || issue.closedAt === null) return null
  const until = Date.parse(issue.closedAt) + settings.acceptDays * dayMs
  const left = until - Date.parse(now)
  if (!(left > 0)) return null
  return { until: new Date(until).toISOString(), soon: left <= announceDays * dayMs }
}

/** The findings that people accepted for a time. */
export function acceptedAmong(
  items: readonly DigestItem[],
  family: Family,
  input: DigestInput,
): readonly { readonly item: DigestItem; readonly accepted: Accepted }[] {
  return items.flatMap((item) => {
    const child = family.byId.get(item.id)
    const until = child === undefined ? null : acceptance(child.issue, input)
    if (child === undefined || until === null) return []
    return [{ item, accepted: { id: item.id, number: child.issue.number, ...until } }]
  })
}

/**
 * What the issues of findings remember, as far as it may be missing from the digest's state.
 * @param now when the scan was made, RFC 3339
 */
export function knownTo(family: Family, items: readonly DigestItem[], now: string): readonly Entry[] {
  const present = new Set(items.map(({ id }) => id))
  return [...family.byId.values()].flatMap(({ issue, state, foreign }): Entry[] => {
    if (state === null || foreign) return []
    // What was fixed and closed is remembered by the digest alone: it would come back as "not seen" for ever.
    const standing = issue.state === 'open' || (issue.stateReason === 'not_planned' && present.has(issue.id))
    if (!standing) return []
    const { rule, subject, owners } = state
    // People can write any day there: none is later than today, and none earlier than the state can say.
    const firstSeen = dayText(Math.max(0, Math.min(dayNumber(state.firstSeen), dayNumber(now))))
    const name = { rule, subject, owners }
    return [{ key: keyOf(issue.id), firstSeen, lastSeen: firstSeen, misses: 0, blocks: true, name }]
  })
}
