/** Optimal string alignment distance (Damerau-Levenshtein with adjacent swaps), in edits. */
export function distance(a: string, b: string): number {
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1]
      const edit = Math.min(
        (above[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (above[j - 1] ?? 0) + (same ? 0 : 1),
      )
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row.push(swapped ? Math.min(edit, (before[j - 2] ?? 0) + 1) : edit)
    }
    before = above
    above = row
  }
  return above[b.length] ?? 0
}

/** `staleApprovals` and `stale_approvals` are `stale-approvals` in another spelling. */
const folded = (word: string): string =>
  word
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[_\s]/g, '-')

/** The nearest of the known words, or undefined when none is near enough to be meant. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (word.length > 64) return undefined
  const typed = folded(word)
  const limit = Math.max(1, Math.floor(typed.length / 3))
  const ranked = known
    .map((candidate) => ({ candidate, edits: distance(typed, folded(candidate)) }))
    .filter(({ edits }) => edits <= limit)
    .sort((a, b) => a.edits - b.edits)
  return ranked[0]?.candidate
}
