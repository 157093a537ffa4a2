import { shorten } from '../surfaces/escape.ts'
import type { DigestInput, DigestItem } from './model.ts'
import { isComplete, showsAbsence } from './scan.ts'
import {
  type DigestState,
  dayNumber,
  dayText,
  type Entry,
  type Gone,
  keyOf,
  mostFixed,
  type Name,
  type Trend,
} from './state.ts'

/** UTF-16 units of a subject that are remembered: a label for people, not its identity. */
const subjectUnits = 200
/** Owners of one finding that are remembered. */
const mostOwners = 10

/** A run's step from one state to the next. */
export interface Step {
  readonly state: DigestState
  readonly trend: Trend
  /** Ids that fail now and block, and were not known to block before. */
  readonly newBlockers: readonly string[]
}

/**
 * The state after a scan. What is open comes from the scan alone; the earlier state only gives dates, and says what is
 * gone for the second time.
 * @param previous null where nothing can be read: then nothing is called new, and every date is today
 * @param known findings that issues of ours tell of, for where the state does not
 */
export function advance(
  previous: DigestState | null,
  input: DigestInput,
  items: readonly DigestItem[],
  known: readonly Entry[],
): Step {
  const today = dayText(dayNumber(input.now))
  const before = entriesBefore(previous, known, items)
  const seen = sightings(before, previous, items, today)
  const absent = absences(before, new Set(items.map(({ id }) => keyOf(id))), showsAbsence(input))
  const entries = new Map([...absent.waiting, ...seen.entries].map((entry) => [entry.key, entry]))
  const back = new Set(seen.reappeared.map(keyOf))
  const remembered = (previous?.fixed ?? []).filter(({ key }) => !back.has(key) && !entries.has(key))
  const trend: Trend = {
    comparable: previous !== null,
    new: seen.new,
    reappeared: seen.reappeared,
    unchanged: items.length - seen.new.length - seen.reappeared.length,
    fixed: absent.fixed,
    waiting: absent.waiting,
    since: seen.since,
  }
  const state: DigestState = {
    at: instant(input.now),
    quiet: quietScans(previous?.quiet ?? 0, input),
    dropped: { blockers: 0, others: 0 },
    entries,
    fixed: [...absent.fixed.map(asGone), ...remembered].slice(0, mostFixed),
    last: {
      comparable: trend.comparable,
      new: trend.new.length,
      reappeared: trend.reappeared.length,
      fixed: trend.fixed.length,
      artifactUrl: input.artifactUrl,
      runUrl: input.runUrl,
    },
  }
  return { state, trend, newBlockers: seen.newBlockers }
}

/** A time in the one form a state has it in; the epoch for what is no time, which is newer than nothing. */
const instant = (time: string): string => {
  const milliseconds = Date.parse(time)
  return new Date(Number.isNaN(milliseconds) ? 0 : milliseconds).toISOString()
}

/** Scans in a row that were complete and found nothing; one that was not complete and found nothing does not count. */
function quietScans(before: number, input: DigestInput): number {
  if (input.items.length > 0) return 0
  return isComplete(input) ? Math.min(2, before + 1) : before
}

/** What is remembered, with what the issues of findings know beyond it. */
function entriesBefore(
  previous: DigestState | null,
  known: readonly Entry[],
  items: readonly DigestItem[],
): ReadonlyMap<string, Entry> {
  const entries = new Map(previous?.entries ?? [])
  const fixed = new Set(previous?.fixed.map(({ key }) => key))
  const present = new Set(items.map(({ id }) => keyOf(id)))
  for (const entry of known) {
    // A finding that is back after it was fixed is a regression, whatever its issue remembers.
    const remembered = entries.get(entry.key)
    if (remembered !== undefined)
      entries.set(entry.key, { ...remembered, name: remembered.name ?? entry.name })
    else if (!(fixed.has(entry.key) && present.has(entry.key))) entries.set(entry.key, entry)
  }
  return entries
}

interface Sightings {
  readonly entries: readonly Entry[]
  readonly new: readonly string[]
  readonly reappeared: readonly string[]
  readonly newBlockers: readonly string[]
  readonly since: ReadonlyMap<string, string>
}

function sightings(
  before: ReadonlyMap<string, Entry>,
  previous: DigestState | null,
  items: readonly DigestItem[],
  today: string,
): Sightings {
  const fixed = new Set(previous?.fixed.map(({ key }) => key))
  const entries = new Map<string, Entry>()
  const found = { new: [] as string[], reappeared: [] as string[], newBlockers: [] as string[] }
  const since = new Map<string, string>()
  for (const item of items) {
    const key = keyOf(item.id)
    const known = before.get(key)
    // An issue of its own is no proof that people were told: a run may have ended before it came to that.
    const told = previous?.entries.get(key)
    const entry = seenAgain(known, entries.get(key), item, today)
    entries.set(key, entry)
    since.set(item.id, entry.firstSeen)
    if (told === undefined && fixed.has(key)) found.reappeared.push(item.id)
    else if (told === undefined && previous !== null && !mayBeOld(previous, item)) found.new.push(item.id)
    if (previous !== null && item.blocks && !mayBeOld(previous, item) && told?.blocks !== true)
      found.newBlockers.push(item.id)
  }
  return { ...found, entries: [...entries.values()], since }
}

/** Whether there was no room to remember findings of this kind: one that is not remembered may not be new. */
const mayBeOld = ({ dropped }: DigestState, item: DigestItem): boolean =>
  (item.blocks ? dropped.blockers : dropped.others) > 0

function seenAgain(
  known: Entry | undefined,
  twin: Entry | undefined,
  item: DigestItem,
  today: string,
): Entry {
  return {
    key: keyOf(item.id),
    firstSeen: known?.firstSeen ?? today,
    lastSeen: today,
    misses: 0,
    blocks: item.blocks || twin?.blocks === true,
    name: twin?.name ?? nameOf(item),
  }
}

/** What people know an item by, no longer than it is worth remembering. */
export const nameOf = ({ rule, subject, owners }: DigestItem): Name => ({
  rule: shorten(rule, subjectUnits),
  subject: shorten(subject, subjectUnits),
  owners: owners.slice(0, mostOwners).map((owner) => shorten(owner, subjectUnits)),
})

function absences(
  before: ReadonlyMap<string, Entry>,
  present: ReadonlySet<string>,
  isGone: (gone: Gone) => boolean,
): { readonly waiting: readonly Entry[]; readonly fixed: readonly Entry[] } {
  const waiting: Entry[] = []
  const fixed: Entry[] = []
  for (const entry of before.values()) {
    if (present.has(entry.key)) continue
    if (!isGone(entry)) waiting.push(entry)
    else if (entry.misses === 0) waiting.push({ ...entry, misses: 1 })
    else fixed.push(entry)
  }
  const byKey = (a: Entry, b: Entry): number => (a.key < b.key ? -1 : 1)
  return { waiting: waiting.sort(byKey), fixed: fixed.sort(byKey) }
}

const asGone = ({ key, name, firstSeen, lastSeen }: Entry): Gone => ({ key, name, firstSeen, lastSeen })

/**
 * The same state, saying of the run what the earlier one said of its own, and dates as they were written last: what an
 * unchanged run would have to write, so that it writes nothing.
 */
export function unchangedSince(state: DigestState, previous: DigestState): DigestState {
  const entries = [...state.entries].map(([key, entry]): [string, Entry] => [
    key,
    { ...entry, lastSeen: previous.entries.get(key)?.lastSeen ?? entry.lastSeen },
  ])
  return { ...state, at: previous.at, last: previous.last, entries: new Map(entries) }
}
