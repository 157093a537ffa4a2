/** Deepest nesting of a JSON report that is read. Real reports stay under 20. */
const maximumDepth = 200

/** Most values in one JSON document: more would not fit into memory once it is parsed. */
const maximumValues = 5_000_000

/** A JSON text as a value, or why it is not one. */
type JsonText = { readonly value: unknown } | { readonly reason: string }

/**
 * Reads JSON strictly. A name that an object has twice is refused: parsers differ in which of the two they take, so
 * one could hide a failure. Nesting and the number of values are bounded before anything is built.
 */
export function parseJson(text: string): JsonText {
  const outline = outlineOf(text)
  if (outline.tooMuch !== null) return { reason: outline.tooMuch }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return { reason: syntaxReason(error, text) }
  }
  if (outline.repeated === null) return { value }
  const { name, at } = outline.repeated
  return {
    reason: `line ${lineOf(text, at)}: ${JSON.stringify(name.slice(0, 80))} stands twice in one object`,
  }
}

interface Outline {
  readonly tooMuch: string | null
  readonly repeated: { readonly name: string; readonly at: number } | null
}

/** Walks over the text once; what is no JSON is left to the parser. */
function outlineOf(text: string): Outline {
  // For every open bracket: the names of an object, or null for a list.
  const open: (Set<string> | null)[] = []
  let names: Set<string> | null = null
  let nameNext = false
  let values = 0
  let repeated: Outline['repeated'] = null
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case 0x22: {
        const end = stringEnd(text, at)
        if (end < 0) return { tooMuch: null, repeated }
        if (nameNext && names !== null) {
          const name = nameOf(text.slice(at + 1, end))
          if (names.has(name)) repeated ??= { name, at }
          else names.add(name)
          nameNext = false
        }
        at = end
        break
      }
      case 0x7b:
      case 0x5b:
        names = text[at] === '{' ? new Set() : null
        open.push(names)
        nameNext = names !== null
        values++
        break
      case 0x7d:
      case 0x5d:
        open.pop()
        names = open.at(-1) ?? null
        break
      case 0x2c:
        nameNext = names !== null
        values++
        break
      default:
    }
    if (open.length > maximumDepth) {
      return { tooMuch: `line ${lineOf(text, at)}: nested deeper than ${maximumDepth}`, repeated }
    }
    if (values > maximumValues) return { tooMuch: `too large: more than ${maximumValues} values`, repeated }
  }
  return { tooMuch: null, repeated }
}

/** The quote that ends the string at `start`; -1 when there is none. */
function stringEnd(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let slashes = 0
    while (text.charCodeAt(quote - 1 - slashes) === 0x5c) slashes++
    if (slashes % 2 === 0) return quote
  }
  return -1
}

/** A name without its escapes: `"a"` and `"\u0061"` are the same. */
function nameOf(raw: string): string {
  if (!raw.includes('\\')) return raw
  try {
    return String(JSON.parse(`"${raw}"`))
  } catch {
    return raw
  }
}

/** Where JSON is broken. The parser's own words quote the content, so only its position is taken. */
function syntaxReason(error: unknown, text: string): string {
  const words = error instanceof Error ? error.message : ''
  const position = /at position (\d+)(?: \(line \d+ column \d+\))?$/u.exec(words)?.[1]
  if (/end of JSON|Unterminated string/u.test(words) || Number(position) >= text.length) {
    return `broken off: the JSON is not complete after ${text.length} characters`
  }
  if (position === undefined) return 'not JSON'
  return `line ${lineOf(text, Number(position))}: not JSON, at character ${position}`
}

function lineOf(text: string, at: number): number {
  let line = 1
  for (let feed = text.indexOf('\n'); feed >= 0 && feed < at; feed = text.indexOf('\n', feed + 1)) line++
  return line
}
