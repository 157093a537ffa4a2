/** Space or tab: the only blanks of block structure (CommonMark 2.1). */
export const isBlank = (code: number): boolean => code === 32 || code === 9

export const isDigit = (code: number): boolean => code >= 48 && code <= 57

export const isLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122 && code < 128

/** ASCII punctuation: what a backslash escapes (CommonMark 2.4). */
export const isAsciiPunctuation = (code: number): boolean =>
  (code >= 33 && code <= 47) ||
  (code >= 58 && code <= 64) ||
  (code >= 91 && code <= 96) ||
  (code >= 123 && code <= 126)

/** Space, tab or the end of a line inside inline text. */
export const isInlineSpace = (code: number): boolean => code === 32 || code === 9 || code === 10

const unicodeSpace = /^\s$/u
const unicodePunctuation = /^[\p{P}\p{S}]$/u

/** What stands beside a delimiter run: the ends of a text count as a space (CommonMark 6.2). */
export type Neighbour = 'space' | 'punctuation' | 'other'

/** The kind of a code point; NaN stands for an end of the text. */
export function neighbourOf(code: number): Neighbour {
  if (Number.isNaN(code) || code === 32 || (code >= 9 && code <= 13)) return 'space'
  if (code < 128) return isAsciiPunctuation(code) ? 'punctuation' : 'other'
  const character = String.fromCodePoint(code)
  if (unicodeSpace.test(character)) return 'space'
  return unicodePunctuation.test(character) ? 'punctuation' : 'other'
}

/** The first place at or after `at` that is neither space nor tab; the length of the text if none is. */
export function skipBlanks(text: string, at: number): number {
  let place = at
  while (place < text.length && isBlank(text.charCodeAt(place))) place += 1
  return place
}

/** The text without spaces and tabs at its end. */
export function trimEndBlanks(text: string): string {
  let end = text.length
  while (end > 0 && isBlank(text.charCodeAt(end - 1))) end -= 1
  return end === text.length ? text : text.slice(0, end)
}

/** The text without spaces and tabs at both ends; other blanks are content. */
export const trimBlanks = (text: string): string => trimEndBlanks(text.slice(skipBlanks(text, 0)))

/** How often a character stands in a row from `at` on. */
export function runLength(text: string, at: number, code: number): number {
  let end = at
  while (end < text.length && text.charCodeAt(end) === code) end += 1
  return end - at
}
