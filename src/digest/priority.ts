import { outcomeRank } from '../core/order.ts'
import type { Level } from '../core/outcome.ts'
import type { DigestItem } from './model.ts'

const levelRank: Readonly<Record<Level, number>> = { error: 0, warning: 1, note: 2 }
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * The items in order of importance: blockers, failures before what could not be decided, then level, then the oldest.
 * Total, so that the same findings give the same page whatever order they come in.
 * @param since `YYYY-MM-DD` by finding id
 */
export const byPriority = (
  items: readonly DigestItem[],
  since: ReadonlyMap<string, string>,
): readonly DigestItem[] =>
  [...items].sort(
    (a, b) =>
      Number(b.blocks) - Number(a.blocks) ||
      outcomeRank[a.outcome] - outcomeRank[b.outcome] ||
      levelRank[a.level] - levelRank[b.level] ||
      compareText(since.get(a.id) ?? '9999', since.get(b.id) ?? '9999') ||
      compareText(a.rule, b.rule) ||
      compareText(a.subject, b.subject) ||
      compareText(a.id, b.id),
  )

/** Each id once; of two items with one id the more important counts. */
export function distinct(items: readonly DigestItem[]): readonly DigestItem[] {
  const kept = new Map<string, DigestItem>()
  for (const item of byPriority(items, new Map())) if (!kept.has(item.id)) kept.set(item.id, item)
  return [...kept.values()]
}
