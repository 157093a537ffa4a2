import { isDigit, isInlineSpace, isLetter } from './characters.ts'

const isNameCharacter = (code: number): boolean => isLetter(code) || isDigit(code) || code === 45

function skipSpace(text: string, at: number): number {
  let place = at
  while (place < text.length && isInlineSpace(text.charCodeAt(place))) place += 1
  return place
}

function skipName(text: string, at: number): number {
  let place = at
  while (place < text.length && isNameCharacter(text.charCodeAt(place))) place += 1
  return place
}

/** Name of the tag that begins at `at` (`<name` or `</name`), in lower case; empty if none does. */
export function tagNameAt(text: string, at: number): string {
  const start = text.charCodeAt(at + 1) === 47 ? at + 2 : at + 1
  if (!isLetter(text.charCodeAt(start))) return ''
  return text.slice(start, skipName(text, start)).toLowerCase()
}

/** Where the open or closing tag that begins at `at` ends (behind `>`); -1 if there is none (CommonMark 6.6). */
export function endOfTag(text: string, at: number): number {
  const closing = text.charCodeAt(at + 1) === 47
  const start = closing ? at + 2 : at + 1
  if (!isLetter(text.charCodeAt(start))) return -1
  const named = skipName(text, start)
  let place = closing ? skipSpace(text, named) : endOfAttributes(text, named)
  if (place < 0) return -1
  if (!closing && text.charCodeAt(place) === 47) place += 1
  return text.charCodeAt(place) === 62 ? place + 1 : -1
}

function endOfAttributes(text: string, from: number): number {
  let place = from
  for (;;) {
    const after = skipSpace(text, place)
    const code = text.charCodeAt(after)
    const begins = isLetter(code) || code === 95 || code === 58
    if (!begins) return after
    if (after === place) return -1
    place = endOfAttribute(text, after)
    if (place < 0) return -1
  }
}

function endOfAttribute(text: string, at: number): number {
  let place = at
  for (; place < text.length; place += 1) {
    const code = text.charCodeAt(place)
    if (!isNameCharacter(code) && code !== 95 && code !== 58 && code !== 46) break
  }
  const equals = skipSpace(text, place)
  if (text.charCodeAt(equals) !== 61) return place
  const value = skipSpace(text, equals + 1)
  const quote = text.charCodeAt(value)
  if (quote === 34 || quote === 39) {
    const end = text.indexOf(String.fromCharCode(quote), value + 1)
    return end < 0 ? -1 : end + 1
  }
  return endOfUnquoted(text, value)
}

function endOfUnquoted(text: string, at: number): number {
  let place = at
  while (place < text.length && !' \t\n"\'=<>`'.includes(text.charAt(place))) place += 1
  return place === at ? -1 : place
}
