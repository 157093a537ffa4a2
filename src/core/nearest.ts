/** Edits (insert, delete, replace, swap of neighbours) that turn `a` into `b`. */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)]
  for (let row = 1; row <= a.length; row += 1) {
    const before = rows[row - 1] ?? []
    const twoBefore = rows[row - 2] ?? []
    const current = [row]
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1]
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      const shorter = Math.min(before[column] ?? 0, current[column - 1] ?? 0) + 1
      const along = Math.min(shorter, (before[column - 1] ?? 0) + (same ? 0 : 1))
      current[column] = swapped ? Math.min(along, (twoBefore[column - 2] ?? 0) + 1) : along
    }
    rows.push(current)
  }
  return rows[a.length]?.[b.length] ?? 0
}

/** Longer input is never a misspelling of one of our words; it is not compared. */
const longest = 64

const mostEdits = (candidate: string): number => Math.max(2, Math.floor(candidate.length / 3))

/**
 * The candidate a misspelt word most likely stands for: at most two edits away, or one in three characters for long
 * words, case and `_` for `-` aside. Undefined when none is near; the first of equals.
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const fold = (text: string) => text.toLowerCase().replaceAll('_', '-')
  if (word.length === 0 || word.length > longest) return undefined
  const scored = candidates
    .filter((candidate) => candidate.length - word.length <= mostEdits(candidate))
    .map((candidate) => ({ candidate, edits: distance(fold(word), fold(candidate)) }))
    .filter(({ candidate, edits }) => edits <= mostEdits(candidate) && edits < word.length)
  return scored.reduce<(typeof scored)[number] | undefined>(
    (best, next) => (best === undefined || next.edits < best.edits ? next : best),
    undefined,
  )?.candidate
}

/** ` (did you mean "…"?)`, or nothing. */
export function didYouMean(word: string, candidates: readonly string[]): string {
  const near = nearest(word, candidates)
  return near === undefined ? '' : ` (did you mean "${near}"?)`
}
