import type { GoldenManifest, QuarantineEntry } from '../../core/facts/golden.ts'
import type { Options } from './options.ts'
import { type Expected, isCritical, type Test } from './tests.ts'

/** Why an entry of the quarantine list does not hold. */
export interface Refused {
  readonly entry: QuarantineEntry
  readonly reason: 'expired' | 'too-long' | 'not-yet' | 'priority-zero'
}

/** The quarantine in force. */
export interface Quarantine {
  readonly path: string
  readonly entries: readonly QuarantineEntry[]
  /** Tests whose failures do not count, by id. */
  readonly active: ReadonlyMap<string, QuarantineEntry>
  readonly refused: readonly Refused[]
  /** More entries hold than the policy allows: none excuses anything. */
  readonly overCount: boolean
}

const day = 24 * 60 * 60 * 1000

/** Which entries hold on the day of the judgement. What cannot be told does not hold. */
export function quarantineOf(
  facts: { readonly 'golden-manifest': GoldenManifest; readonly now: string },
  { quarantine: settings }: Options,
  expected: Expected,
  tests: readonly Test[],
): Quarantine {
  const list = facts['golden-manifest'].quarantine
  const entries = list?.entries ?? []
  const today = facts.now.slice(0, 10)
  const critical = new Set(entries.length === 0 ? [] : tests.filter(isCritical).map(({ id }) => id))
  const refused: Refused[] = []
  const active = new Map<string, QuarantineEntry>()
  for (const entry of entries) {
    const reason = critical.has(entry.test)
      ? 'priority-zero'
      : refusal(entry, today, settings['max-days'], expected)
    if (reason === null) active.set(entry.test, entry)
    else refused.push({ entry, reason })
  }
  const overCount = active.size > settings['max-count']
  return {
    ...{ entries, refused, overCount },
    path: list?.path ?? settings.path,
    active: overCount ? new Map() : active,
  }
}

function refusal(
  entry: QuarantineEntry,
  today: string,
  days: number,
  expected: Expected,
): Refused['reason'] | null {
  if (expected.get(entry.test)?.priority === 'P0') return 'priority-zero'
  // Dates of the form YYYY-MM-DD are in the order of their texts.
  if (!(today <= entry.reviewBy)) return 'expired'
  if (!(entry.since <= today)) return 'not-yet'
  const length = (Date.parse(entry.reviewBy) - Date.parse(entry.since)) / day
  return length <= days ? null : 'too-long'
}
