import { isAsciiPunctuation, isInlineSpace } from './characters.ts'

/** CommonMark: at most 999 characters between the brackets of a label. */
const longestLabel = 999
/** As other parsers do: so deep may unescaped parentheses of a destination be nested. */
const deepestParentheses = 32

const isControl = (code: number): boolean => code < 32 || code === 127

/** Where a label that begins at `[` ends (behind `]`), -1 if none does: no bracket inside, not only blanks. */
export function endOfLabel(text: string, at: number): number {
  let filled = false
  const limit = Math.min(text.length, at + longestLabel + 2)
  for (let place = at + 1; place < limit; place += 1) {
    const code = text.charCodeAt(place)
    if (code === 93) return filled ? place + 1 : -1
    if (code === 91) return -1
    if (!isInlineSpace(code)) filled = true
    if (code === 92 && isAsciiPunctuation(text.charCodeAt(place + 1))) place += 1
  }
  return -1
}

/** A link destination that begins at `at`: the place behind it and its source; null: none does. */
export function destinationAt(text: string, at: number): { end: number; source: string } | null {
  return text.charCodeAt(at) === 60 ? enclosedDestination(text, at) : bareDestination(text, at)
}

function enclosedDestination(text: string, at: number): { end: number; source: string } | null {
  for (let place = at + 1; place < text.length; place += 1) {
    const code = text.charCodeAt(place)
    if (code === 62) return { end: place + 1, source: text.slice(at + 1, place) }
    if (code === 60 || code === 10) return null
    if (code === 92) place += 1
  }
  return null
}

function bareDestination(text: string, at: number): { end: number; source: string } | null {
  let depth = 0
  let place = at
  for (; place < text.length; place += 1) {
    const code = text.charCodeAt(place)
    if (code === 92 && isAsciiPunctuation(text.charCodeAt(place + 1))) place += 1
    else if (code === 40) {
      depth += 1
      if (depth > deepestParentheses) return null
    } else if (code === 41) {
      if (depth === 0) break
      depth -= 1
    } else if (code === 32 || isControl(code)) break
  }
  return depth === 0 ? { end: Math.min(place, text.length), source: text.slice(at, place) } : null
}

/** Where a link title that begins at `at` ends (behind its last mark); -1: none does. */
export function endOfTitle(text: string, at: number): number {
  const open = text.charCodeAt(at)
  if (open !== 34 && open !== 39 && open !== 40) return -1
  const close = open === 40 ? 41 : open
  for (let place = at + 1; place < text.length; place += 1) {
    const code = text.charCodeAt(place)
    if (code === close) return place + 1
    if (code === 40 && open === 40) return -1
    if (code === 92) place += 1
  }
  return -1
}

/** Skips blanks and at most one line end. */
export function skipSpaces(text: string, at: number): number {
  let place = at
  let ends = 0
  for (; place < text.length; place += 1) {
    const code = text.charCodeAt(place)
    if (code === 10) ends += 1
    if (!isInlineSpace(code) || ends > 1) break
  }
  return place
}
