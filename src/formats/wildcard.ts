/** One element between two stars: literal text, or exactly one code point that passes a test (null: any). */
export type Piece = { readonly text: string } | { readonly test: ((point: string) => boolean) | null }

/** Any run of characters, the empty one included. */
export const star = '*' as const
export type Token = Piece | typeof star

interface Part {
  readonly pieces: readonly Piece[]
  /** The whole part as text, when it holds nothing but text. */
  readonly literal: string | null
}

/**
 * A one-segment wildcard: parts between stars. Matching takes the leftmost place for each part and never goes back,
 * which is complete for this language, so no input can make it backtrack.
 */
export interface Wildcard {
  readonly parts: readonly Part[]
  /** No shorter text (UTF-16 units) can match. */
  readonly minimum: number
}

/** Builds a wildcard; neighbouring stars count as one and neighbouring texts are joined. */
export function wildcard(tokens: readonly Token[]): Wildcard {
  const parts: Piece[][] = [[]]
  let minimum = 0
  for (const token of tokens) {
    const part = parts.at(-1) ?? []
    if (token === star) {
      if (part.length > 0 || parts.length === 1) parts.push([])
    } else {
      minimum += 'text' in token ? token.text.length : 1
      append(part, token)
    }
  }
  return { parts: parts.map(asPart), minimum }
}

function append(part: Piece[], piece: Piece): void {
  const last = part.at(-1)
  if (last !== undefined && 'text' in last && 'text' in piece)
    part[part.length - 1] = { text: last.text + piece.text }
  else part.push(piece)
}

function asPart(pieces: readonly Piece[]): Part {
  const [first] = pieces
  if (first === undefined) return { pieces, literal: '' }
  return { pieces, literal: pieces.length === 1 && 'text' in first ? first.text : null }
}

/** Whether the whole text matches. Time grows with the text, times the length of the longest part that holds a `?`. */
export function matchesWildcard(pattern: Wildcard, text: string): boolean {
  if (text.length < pattern.minimum) return false
  const { parts } = pattern
  const first = parts[0]
  const last = parts[parts.length - 1]
  if (first === undefined || last === undefined) return false
  let at = matchAt(first, text, 0)
  if (parts.length === 1) return at === text.length
  if (at < 0) return false
  const end = matchBefore(last, text, text.length)
  if (end < at) return false
  for (let index = 1; index < parts.length - 1; index++) {
    const part = parts[index]
    at = part === undefined ? -1 : findPart(part, text, at, end)
    if (at < 0) return false
  }
  return true
}

/** Where the part ends when it stands at `at`, or -1. */
function matchAt(part: Part, text: string, at: number): number {
  if (part.literal !== null) return text.startsWith(part.literal, at) ? at + part.literal.length : -1
  let position = at
  for (const piece of part.pieces) {
    if ('text' in piece) {
      if (!text.startsWith(piece.text, position)) return -1
      position += piece.text.length
    } else {
      if (position >= text.length) return -1
      const width = pairAt(text, position) ? 2 : 1
      if (!passes(piece.test, text, position, width)) return -1
      position += width
    }
  }
  return position
}

/** Where the part starts when it ends at `end`, or -1. */
function matchBefore(part: Part, text: string, end: number): number {
  if (part.literal !== null) return text.endsWith(part.literal) ? end - part.literal.length : -1
  let position = end
  for (let index = part.pieces.length - 1; index >= 0; index--) {
    const piece = part.pieces[index]
    if (piece === undefined) return -1
    if ('text' in piece) {
      position -= piece.text.length
      if (position < 0 || !text.startsWith(piece.text, position)) return -1
    } else {
      const width = position >= 2 && pairAt(text, position - 2) ? 2 : 1
      position -= width
      if (position < 0 || !passes(piece.test, text, position, width)) return -1
    }
  }
  return position
}

/** The end of the leftmost place for the part within [from, limit), or -1. */
function findPart(part: Part, text: string, from: number, limit: number): number {
  if (part.literal !== null) {
    const found = text.indexOf(part.literal, from)
    return found < 0 || found + part.literal.length > limit ? -1 : found + part.literal.length
  }
  const [first] = part.pieces
  const lead = first !== undefined && 'text' in first ? first.text : null
  for (let start = from; start < limit; start++) {
    if (lead !== null) {
      start = text.indexOf(lead, start)
      if (start < 0 || start >= limit) return -1
    } else if (start > 0 && pairAt(text, start - 1)) continue
    const end = matchAt(part, text, start)
    if (end >= 0 && end <= limit) return end
  }
  return -1
}

function passes(test: ((point: string) => boolean) | null, text: string, at: number, width: number): boolean {
  return test === null || test(text.slice(at, at + width))
}

/** Whether a surrogate pair starts at `at`: `?` stands for the whole code point. */
function pairAt(text: string, at: number): boolean {
  const high = text.charCodeAt(at)
  if (high < 0xd800 || high > 0xdbff) return false
  const low = text.charCodeAt(at + 1)
  return low >= 0xdc00 && low <= 0xdfff
}
