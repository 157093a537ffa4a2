import { z } from 'zod'
import { lazy } from '../core/lazy.ts'
import { hasMarker } from '../publish/marker.ts'
import { readState } from '../publish/state-line.ts'
import { packKeys, unpackKeys } from './key-set.ts'
import {
  type DigestState,
  dayNumber,
  dayText,
  type Entry,
  type Gone,
  keyNumber,
  keyText,
  mostFixed,
  type Name,
} from './state.ts'

/*
 * The state as it stands in a body. Findings that share dates and flags stand together as a set of keys: that is about
 * three bytes for a finding. Names come on top where there is room.
 */

/** Most findings that a state is read with: several times what a body has room for. */
const mostEntries = 50_000
/** Days that a date can lie before another: about 270 years, so that no number makes a date that cannot be written. */
const mostDays = 100_000

const text = lazy(() => z.string().max(8_192))
const days = lazy(() => z.int().min(0).max(mostDays))
const count = lazy(() => z.int().min(0).max(1_000_000))
/** Index of the rule, subject, index of the owners. */
const name = lazy(() => z.tuple([z.int().min(0), text(), z.int().min(0)]))
const nameOrNone = lazy(() => z.union([name(), z.literal(0)]))

const group = lazy(() =>
  z.object({
    /** Days before the base on which they were first and last seen. */
    first: days(),
    last: days(),
    misses: z.union([z.literal(0), z.literal(1)]),
    blocks: z.boolean(),
    count: z.int().min(1).max(mostEntries),
    keys: z.string().max(500_000),
    /** In the order of keys; without the last ones when these have none. */
    names: z.array(nameOrNone()).max(mostEntries),
  }),
)
type Group = z.output<ReturnType<typeof group>>

const packedSchema = lazy(() =>
  z.object({
    v: z.literal(1),
    /** What the marker of its digest names. */
    of: text(),
    at: z.iso.datetime({ offset: true }),
    quiet: z.int().min(0).max(2),
    dropped: z.tuple([count(), count()]),
    rules: z.array(text()).max(mostEntries),
    owners: z.array(z.array(text()).max(1_000)).max(mostEntries),
    groups: z.array(group()).max(mostEntries),
    /** Key, days first and last seen before the base, name. */
    fixed: z.array(z.tuple([z.int().min(0).max(0x0fff_ffff), days(), days(), nameOrNone()])).max(mostFixed),
    change: z.object({
      comparable: z.boolean(),
      new: count(),
      reappeared: count(),
      fixed: count(),
      artifact: text().nullable(),
      run: text().nullable(),
    }),
  }),
)
type Packed = z.output<ReturnType<typeof packedSchema>>
type PackedName = z.output<ReturnType<typeof nameOrNone>>

/**
 * The state as data, small when compressed.
 * @param of what the marker of the digest names
 */
export function packState(state: DigestState, of: string): Packed {
  const base = dayNumber(state.at)
  const before = (day: string): number => Math.min(mostDays, Math.max(0, base - dayNumber(day)))
  const rules = createTable<string>((rule) => rule)
  const owners = createTable<readonly string[]>((list) => JSON.stringify(list))
  const packName = (value: Name | null): PackedName =>
    value === null ? 0 : [rules.index(value.rule), value.subject, owners.index(value.owners)]
  const { comparable, new: fresh, reappeared, fixed, artifactUrl, runUrl } = state.last
  return {
    v: 1,
    of,
    at: state.at,
    quiet: state.quiet,
    dropped: [state.dropped.blockers, state.dropped.others],
    groups: alike(state).map((entries) => packGroup(entries, before, packName)),
    fixed: state.fixed.map((one) => [
      keyNumber(one.key),
      before(one.firstSeen),
      before(one.lastSeen),
      packName(one.name),
    ]),
    rules: [...rules.values],
    owners: owners.values.map((list) => [...list]),
    change: { comparable, new: fresh, reappeared, fixed, artifact: artifactUrl, run: runUrl },
  }
}

/** Entries that differ in nothing but key and name, together, by keys; in one order whatever order they come in. */
function alike({ entries }: DigestState): readonly (readonly [Entry, ...Entry[]])[] {
  const groups = new Map<string, [Entry, ...Entry[]]>()
  for (const entry of [...entries.values()].sort((a, b) => (a.key < b.key ? -1 : 1))) {
    const id = JSON.stringify([entry.firstSeen, entry.lastSeen, entry.misses, entry.blocks])
    const group = groups.get(id)
    if (group === undefined) groups.set(id, [entry])
    else group.push(entry)
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group)
}

function packGroup(
  entries: readonly [Entry, ...Entry[]],
  before: (day: string) => number,
  packName: (name: Name | null) => PackedName,
): Group {
  const [{ firstSeen, lastSeen, misses, blocks }] = entries
  const named = entries.findLastIndex(({ name }) => name !== null)
  return {
    first: before(firstSeen),
    last: before(lastSeen),
    misses,
    blocks,
    count: entries.length,
    keys: packKeys(entries.map(({ key }) => keyNumber(key))),
    names: entries.slice(0, named + 1).map((entry) => packName(entry.name)),
  }
}

interface Table<T> {
  readonly values: readonly T[]
  index(value: T): number
}

/** Each value once, in the order of first use. */
function createTable<T>(identity: (value: T) => string): Table<T> {
  const values: T[] = []
  const indexes = new Map<string, number>()
  return {
    values,
    index(value) {
      const key = identity(value)
      const known = indexes.get(key)
      if (known !== undefined) return known
      indexes.set(key, values.length)
      return values.push(value) - 1
    },
  }
}

/** Servers of GitHub do not agree on the time to the second. */
const clockSlackMs = 60_000

/**
 * The state in a body; null when there is none that can be believed: absent, doubled, damaged, that of another digest
 * (its repository or profile is not the one of the first line), or newer than the issue itself (`updatedAt`, RFC 3339),
 * which only somebody else can have written. Never throws.
 */
export function readDigestState(body: string, updatedAt: string): DigestState | null {
  const packed = readState(body, packedSchema())
  if (packed === null || !hasMarker(body, 'digest', packed.of)) return null
  return Date.parse(packed.at) <= Date.parse(updatedAt) + clockSlackMs ? unpacked(packed) : null
}

function unpacked(packed: Packed): DigestState | null {
  const entries = new Map<string, Entry>()
  // However many groups there are, together they hold no more than one may.
  if (packed.groups.reduce((sum, group) => sum + group.count, 0) > mostEntries) return null
  for (const group of packed.groups) {
    const keys = unpackKeys(group.keys, group.count)
    if (keys === null) return null
    keys.forEach((number, index) => {
      const key = keyText(number)
      const { misses, blocks, names } = group
      const name = nameIn(packed, names[index] ?? 0)
      entries.set(key, { key, ...datesIn(packed, group.first, group.last), misses, blocks, name })
    })
  }
  const fixed = packed.fixed.map(
    ([number, first, last, name]): Gone => ({
      key: keyText(number),
      ...datesIn(packed, first, last),
      name: nameIn(packed, name),
    }),
  )
  const { artifact, run, ...change } = packed.change
  const [blockers, others] = packed.dropped
  const last = { ...change, artifactUrl: artifact, runUrl: run }
  return { at: packed.at, quiet: packed.quiet, dropped: { blockers, others }, entries, fixed, last }
}

function datesIn({ at }: Packed, first: number, last: number): Pick<Gone, 'firstSeen' | 'lastSeen'> {
  const base = dayNumber(at)
  const day = (before: number): string => dayText(Math.max(0, base - before))
  return { firstSeen: day(first), lastSeen: day(last) }
}

function nameIn({ rules, owners }: Packed, value: PackedName): Name | null {
  if (value === 0) return null
  const rule = rules[value[0]]
  return rule === undefined ? null : { rule, subject: value[1], owners: owners[value[2]] ?? [] }
}
