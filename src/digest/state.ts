import { createHash } from 'node:crypto'
import { keyDigits } from './key-set.ts'

/** A finding that is not there any more, as far as it is remembered. */
export interface Gone {
  /** First seven hex digits of the finding id, see `keyOf`. */
  readonly key: string
  /** Null where there was no room to remember the name. */
  readonly name: Name | null
  /** `YYYY-MM-DD` (UTC). */
  readonly firstSeen: string
  readonly lastSeen: string
}

/** What people know a finding by. */
export interface Name {
  /** `<gate>/<kebab-name>`. */
  readonly rule: string
  readonly subject: string
  readonly owners: readonly string[]
}

/** What became of the findings since the last run that the digest remembers. */
export interface Trend {
  /** False where there was no earlier state to compare with: then nothing is called new. */
  readonly comparable: boolean
  /** Finding ids that were not open before. */
  readonly new: readonly string[]
  /** Ids that had been fixed and are back. */
  readonly reappeared: readonly string[]
  /** Findings open before and now. */
  readonly unchanged: number
  /** Findings gone in two complete scans, the second of them this one. */
  readonly fixed: readonly Gone[]
  /** Findings that were not seen this time and are not counted as fixed yet. */
  readonly waiting: readonly Gone[]
  /** `YYYY-MM-DD` since when a finding is open, by its id. */
  readonly since: ReadonlyMap<string, string>
}

/** What is remembered of one finding. */
export interface Entry extends Gone {
  /** Complete scans in a row without it; with the second it is fixed and leaves the state. */
  readonly misses: 0 | 1
  readonly blocks: boolean
}

/** What the last run that changed anything said of itself, so that an unchanged run says the same. */
export interface LastChange {
  readonly comparable: boolean
  readonly new: number
  readonly reappeared: number
  readonly fixed: number
  readonly artifactUrl: string | null
  readonly runUrl: string | null
}

/**
 * What a digest remembers from run to run, in its own body. It decides when a finding counts as fixed, and no more:
 * it names no issue, accepts nothing, and is rebuilt from the run when it cannot be read.
 */
export interface DigestState {
  /** When the scan was made that was written last, RFC 3339. */
  readonly at: string
  /** Complete scans in a row with nothing open; it counts to two. */
  readonly quiet: number
  /** Findings for which there was no room: they have no date, and cannot be told from new ones. */
  readonly dropped: { readonly blockers: number; readonly others: number }
  /** By key. */
  readonly entries: ReadonlyMap<string, Entry>
  /** Fixed findings, the latest first: one that is back is a regression. */
  readonly fixed: readonly Gone[]
  readonly last: LastChange
}

/** Fixed findings that are remembered. */
export const mostFixed = 100

/**
 * What the state names a finding by: 28 bits of its id, so that 10,000 of them fit into an issue. Two findings may share
 * a key, by chance or on purpose: they share a date then, and count as fixed when both are gone. Nothing is hidden by
 * it, as what is open always comes from the run.
 */
export const keyOf = (id: string): string => (fullId.test(id) ? id : sha256(id)).slice(0, keyDigits)

/** A key as a number, and back. */
export const keyNumber = (key: string): number => Number.parseInt(key, 16)
export const keyText = (key: number): string => key.toString(16).padStart(keyDigits, '0')

const fullId = /^[0-9a-f]{64}$/
const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

const dayMs = 86_400_000

/** Days since 1970 (UTC) of an RFC 3339 time or a date; 0 for what is neither. */
export const dayNumber = (time: string): number => {
  const milliseconds = Date.parse(time)
  return Number.isNaN(milliseconds) ? 0 : Math.floor(milliseconds / dayMs)
}

/** `YYYY-MM-DD` of a day since 1970. */
export const dayText = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10)
