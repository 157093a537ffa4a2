/**
 * Lines of a text by `lines-lf-v1`: LF, CRLF and a lone CR end one, and what follows the last end is a line only where it
 * is not empty. Digests are of a range of them joined by LF, without a final one.
 */
export function splitLines(text: string): readonly string[] {
  if (text === '') return []
  const lines = text.split(/\r\n|[\r\n]/)
  if (lines.at(-1) === '') lines.pop()
  return lines
}

/** A range of lines, 1-based, both ends included. */
export interface LineRange {
  readonly first: number
  readonly last: number
}

/** Lines that one evidence block may name; more prove nothing that a reader could follow. */
export const maxRangeLines = 2_000

const grammar = /^([1-9][0-9]{0,8})-([1-9][0-9]{0,8})$/

/** The range that `a-b` stands for; null: it is none, runs backwards, or is too long. */
export function evidenceRange(text: string): LineRange | null {
  const parts = grammar.exec(text)
  if (parts === null) return null
  const [first, last] = [Number(parts[1]), Number(parts[2])]
  return first <= last && last - first < maxRangeLines ? { first, last } : null
}

/** What is digested of a range; null: it runs past the last line. */
export const rangeText = (lines: readonly string[], { first, last }: LineRange): string | null =>
  last > lines.length ? null : lines.slice(first - 1, last).join('\n')
