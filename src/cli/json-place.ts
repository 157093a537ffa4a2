import type { Position } from '../core/errors.ts'

/** Where a text stops being JSON; the start for a text that is JSON. */
export function whereJsonEnds(text: string): Position {
  const before = text.slice(0, offsetOf(text) ?? 0)
  return { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') }
}

/** UTF-16 units: longer texts are not searched for a place that the parser does not name. */
const longestSearch = 4_000_000

/** How far a text can be read; null when it is JSON, or when it is not known where it stops. */
function offsetOf(text: string): number | null {
  const problem = problemOf(text)
  if (problem === null) return null
  if (problem.offset !== null) return problem.offset
  return text.length > longestSearch ? null : longestStart(text)
}

/** The longest start of the text that could go on to be JSON, in halving steps. */
function longestStart(text: string): number {
  let [good, bad] = [0, text.length]
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2)
    const problem = problemOf(text.slice(0, middle))
    if (problem === null || problem.offset === middle) good = middle
    else bad = middle
  }
  return good
}

/** Why a text is no JSON, with the offset where the parser names one: it names none for a wrong character. */
function problemOf(text: string): { readonly offset: number | null } | null {
  try {
    JSON.parse(text)
    return null
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    const found = /position (\d+)/.exec(message)
    if (found !== null) return { offset: Number(found[1]) }
    return { offset: message.startsWith('Unexpected end') ? text.length : null }
  }
}
