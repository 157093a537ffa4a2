import type { Page } from '../surfaces/page.ts'
import type { DigestInput, DigestItem } from './model.ts'
import { type DigestState, type Entry, keyOf } from './state.ts'
import type { Accepted } from './writes.ts'

/** Everything a digest's body says, as data. The same view gives the same bytes. */
export interface DigestView {
  readonly page: Page
  readonly input: DigestInput
  /** In order of importance, each id once; accepted ones are not among them. */
  readonly open: readonly DigestItem[]
  readonly accepted: readonly { readonly item: DigestItem; readonly accepted: Accepted }[]
  /** Remembered findings that this scan did not see and that do not count as fixed yet. */
  readonly waiting: readonly Entry[]
  /** The state as it is written. */
  readonly state: DigestState
  readonly stateLine: string
  /** Number of each finding's issue. */
  readonly children: ReadonlyMap<string, number>
  /** Findings whose issue the limit held back. */
  readonly held: ReadonlySet<string>
  readonly limit: number
  /** Boxes that people ticked. */
  readonly ticks: ReadonlySet<string>
}

/** `YYYY-MM-DD` since when a finding is open; null where there was no room to remember it. */
export const sinceOf = ({ state }: DigestView, item: DigestItem): string | null =>
  state.entries.get(keyOf(item.id))?.firstSeen ?? null
