import { outcomeRank } from '../core/order.ts'
import type { Level } from '../core/outcome.ts'
import type { DigestItem } from './model.ts'

const levelRank: Readonly<Record<Level, number>> = { error: 0, warning: 1, note: 2 }
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** What an item weighs by itself: blockers, failures before what could not be decided, then level. */
const weightOf = ({ blocks, outcome, level }: DigestItem): number =>
  (blocks ? 0 : 100) + outcomeRank[outcome] * 10 + levelRank[level]

/**
 * The items in order of importance: blockers, failures before what could not be decided, then level, then the oldest.
 * Total, so that the same findings give the same page whatever order they come in.
 * @param since `YYYY-MM-DD` by finding id
 */
export const byPriority = (
  items: readonly DigestItem[],
  since: ReadonlyMap<string, string>,
): readonly DigestItem[] =>
  items
    .map((item) => ({ item, weight: weightOf(item), date: since.get(item.id) ?? '9999' }))
    .sort((a, b) => a.weight - b.weight || compareText(a.date, b.date) || compareItems(a.item, b.item))
    .map(({ item }) => item)

const compareItems = (a: DigestItem, b: DigestItem): number =>
  compareText(a.rule, b.rule) || compareText(a.subject, b.subject) || compareText(a.id, b.id)

const isBefore = (a: DigestItem, b: DigestItem): boolean =>
  (weightOf(a) - weightOf(b) || compareItems(a, b)) < 0

/** Each id once, in the order they came in; of two items with one id the more important counts. */
export function distinct(items: readonly DigestItem[]): readonly DigestItem[] {
  const kept = new Map<string, DigestItem>()
  for (const item of items) {
    const known = kept.get(item.id)
    if (known === undefined || isBefore(item, known)) kept.set(item.id, item)
  }
  return [...kept.values()]
}
