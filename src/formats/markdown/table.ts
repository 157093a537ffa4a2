import { skipBlanks, trimBlanks } from './characters.ts'
import type { TextLine } from './model.ts'

/** Cells of a row: pipes at both ends are no cells, `\|` is no separator (GFM tables). */
export function cellsOf(text: string): readonly string[] {
  const cells: string[] = []
  let from = skipBlanks(text, 0)
  if (text.charCodeAt(from) === 124) from += 1
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 92) at += 1
    else if (code === 124) {
      cells.push(cell(text.slice(from, at)))
      from = at + 1
    }
  }
  const rest = trimBlanks(text.slice(from))
  if (rest !== '') cells.push(cell(rest))
  return cells
}

const cell = (source: string): string => {
  const trimmed = trimBlanks(source)
  return trimmed.includes('\\|') ? trimmed.replaceAll('\\|', '|') : trimmed
}

/** How many columns a delimiter row (`| --- | :-: |`) has; 0: the line is none. */
export function delimiterColumns(text: string): number {
  let at = skipBlanks(text, 0)
  let columns = 0
  let marked = false
  if (text.charCodeAt(at) === 124) {
    marked = true
    at = skipBlanks(text, at + 1)
  }
  while (at < text.length) {
    const dashes = skipColumn(text, at)
    if (dashes.end < 0) return 0
    marked ||= dashes.colon
    columns += 1
    at = skipBlanks(text, dashes.end)
    if (at >= text.length) break
    if (text.charCodeAt(at) !== 124) return 0
    marked = true
    at = skipBlanks(text, at + 1)
  }
  return marked ? columns : 0
}

/** `:---:` from `at` on; `end` -1: there is none. */
function skipColumn(text: string, at: number): { end: number; colon: boolean } {
  let place = at
  const before = text.charCodeAt(place) === 58
  if (before) place += 1
  const dash = place
  while (text.charCodeAt(place) === 45) place += 1
  if (place === dash) return { end: -1, colon: false }
  const after = text.charCodeAt(place) === 58
  return { end: after ? place + 1 : place, colon: before || after }
}

/** Cells as inline source, at most as many as the header has. Missing cells are not made up: rows are many. */
export const rowOf = (line: TextLine, columns: number): readonly TextLine[] =>
  cellsOf(line.text)
    .slice(0, columns)
    .map((text) => ({ text, line: line.line }))

/** Whether a line may be the delimiter row of a table, told by its first character. */
export const mayDelimit = (code: number): boolean => code === 124 || code === 45 || code === 58
