import { firstOf } from '../core/order.ts'
import { writeState } from '../publish/state-line.ts'
import { packState } from './packed.ts'
import type { DigestState, Entry } from './state.ts'

/** Bytes of a state line with names: a quarter of the issue. */
const namedBytes = 16_000
/** Bytes of a state line of keys and dates alone: 10,000 findings, and a page beside them that can be read. */
const keysBytes = 36_000
/** Bytes that a key costs, and a name on top: its characters compress to half and grow by a third. Only a first guess. */
const keyCost = 4
const nameCost = ({ name }: Entry): number => 6 + (name?.subject.length ?? 0) * 0.7

/** A state as it is written: what had no room is left out, and counted. */
export interface FittedState {
  readonly state: DigestState
  readonly line: string
}

/** What is waiting to be counted as fixed first, then blockers, then the oldest: the last of these goes first. */
const byWorth = (a: Entry, b: Entry): number =>
  firstOf(
    b.misses - a.misses,
    Number(b.blocks) - Number(a.blocks),
    a.firstSeen < b.firstSeen ? -1 : a.firstSeen > b.firstSeen ? 1 : 0,
    a.key < b.key ? -1 : 1,
  )

/**
 * The state line, within its bytes: first names go, of the least important findings, then the newest findings. (If the
 * oldest went, the next run would take them for new and drop others: the issue would change with every run.)
 * @param of what the marker of the digest names
 */
export function fitState(state: DigestState, of: string): FittedState {
  const entries = [...state.entries.values()].sort(byWorth)
  const attempt: Attempt = (tried, bytes) => ({ state: tried, line: writeState(packState(tried, of), bytes) })
  return withNames(state, entries, attempt) ?? withoutNames(state, entries, attempt)
}

/** The state with its line, which is empty when it has more than so many bytes. */
type Attempt = (state: DigestState, bytes: number) => FittedState

function withNames(state: DigestState, entries: readonly Entry[], fitted: Attempt): FittedState | null {
  const least = entries.length * keyCost
  for (let room = namedBytes; room > least || entries.length === 0; room -= namedBytes / 8) {
    const named = namesWithin(entries, room - least)
    const kept = entries.map((entry, index) => (index < named ? entry : { ...entry, name: null }))
    const attempt = fitted({ ...state, entries: byKey(kept) }, namedBytes)
    if (attempt.line !== '') return attempt
    if (room <= 0) break
  }
  return null
}

/** How many of the entries, the most important first, may have names within the bytes. */
function namesWithin(entries: readonly Entry[], bytes: number): number {
  let left = bytes
  const end = entries.findIndex((entry) => {
    left -= nameCost(entry)
    return left < 0
  })
  return end === -1 ? entries.length : end
}

const byKey = (entries: readonly Entry[]): ReadonlyMap<string, Entry> =>
  new Map(entries.map((entry) => [entry.key, entry]))

function withoutNames(state: DigestState, entries: readonly Entry[], fitted: Attempt): FittedState {
  let keep = Math.min(entries.length, Math.floor(keysBytes / 2))
  for (;;) {
    const left = entries.slice(keep)
    const blockers = left.filter(({ blocks }) => blocks).length
    const attempt = fitted(
      {
        ...state,
        dropped: { blockers, others: left.length - blockers },
        entries: byKey(entries.slice(0, keep).map((entry) => ({ ...entry, name: null }))),
        fixed: state.fixed.map((gone) => ({ ...gone, name: null })),
      },
      keysBytes,
    )
    if (attempt.line !== '' || keep === 0) return attempt
    keep = Math.floor(keep * 0.9)
  }
}
