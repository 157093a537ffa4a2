/** Edits (insert, delete, replace, swap of neighbours) that turn `a` into `b`. */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)]
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1]
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      const cost = (r: number, c: number, add: number) => (rows[r]?.[c] ?? current[c] ?? 0) + add
      current[column] = Math.min(
        cost(row - 1, column, 1),
        (current[column - 1] ?? 0) + 1,
        cost(row - 1, column - 1, same ? 0 : 1),
        swapped ? cost(row - 2, column - 2, 1) : Number.POSITIVE_INFINITY,
      )
    }
    rows.push(current)
  }
  return rows[a.length]?.[b.length] ?? 0
}

/** Longer input is never a misspelling of one of our words; it is not compared. */
const longest = 64

/**
 * The candidate a misspelt word most likely stands for: at most two edits away, or one in three characters for long
 * words, case and `_` for `-` aside. Undefined when none is near; the first of equals.
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const fold = (text: string) => text.toLowerCase().replaceAll('_', '-')
  if (word.length === 0 || word.length > longest) return undefined
  const scored = candidates
    .map((candidate) => ({ candidate, edits: distance(fold(word), fold(candidate)) }))
    .filter(
      ({ candidate, edits }) => edits <= Math.max(2, Math.floor(candidate.length / 3)) && edits < word.length,
    )
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
