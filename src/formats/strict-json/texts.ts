import { syntax } from './complaints.ts'
import { type Cursor, Refused } from './model.ts'

const plainRun = /[^"\\\x00-\x1f]*/y
const simple: ReadonlyMap<string, string> = new Map([
  ...['"', '\\', '/'].map((unit): [string, string] => [unit, unit]),
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
])

/** Reads a text, the cursor at its opening quote. @throws {Refused} */
export function readText(cursor: Cursor): string {
  const { text } = cursor
  const start = cursor.offset
  const pieces: string[] = []
  cursor.offset += 1
  for (;;) {
    plainRun.lastIndex = cursor.offset
    const run = plainRun.exec(text)?.[0] ?? ''
    pieces.push(run)
    cursor.offset += run.length
    const next = text[cursor.offset]
    if (next === '"') break
    if (next === undefined)
      syntax(start, 'a text without its closing quote', 'a closing "', 'close the text with "')
    else if (next === '\\') pieces.push(readEscape(cursor))
    else
      syntax(
        cursor.offset,
        `control character ${hex(next)} in a text`,
        'no raw control characters',
        'write it as \\n, \\t or \\uXXXX',
      )
  }
  cursor.offset += 1
  return pieces.join('')
}

const hex = (unit: string): string => `U+${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`

/** Reads one escape, or the two of a surrogate pair, the cursor at the backslash. */
function readEscape(cursor: Cursor): string {
  const { text, offset } = cursor
  const letter = text[offset + 1] ?? ''
  const replaced = simple.get(letter)
  if (replaced !== undefined) {
    cursor.offset += 2
    return replaced
  }
  const first = unitAt(text, offset)
  if (first === null)
    return syntax(
      offset,
      'an escape that JSON does not have',
      '\\n, \\t, \\", \\\\ or \\uXXXX',
      'write a backslash as \\\\',
    )
  cursor.offset += 6
  if (first < 0xd800 || first > 0xdfff) return String.fromCharCode(first)
  const second = first < 0xdc00 ? unitAt(text, offset + 6) : null
  if (second === null || second < 0xdc00 || second > 0xdfff) return loneSurrogate(offset)
  cursor.offset += 6
  return String.fromCharCode(first, second)
}

const escapedUnit = /\\u([0-9A-Fa-f]{4})/y

/** The UTF-16 unit that `\uXXXX` at the offset stands for; null where there is none. */
function unitAt(text: string, offset: number): number | null {
  escapedUnit.lastIndex = offset
  const digits = escapedUnit.exec(text)?.[1]
  return digits === undefined ? null : Number.parseInt(digits, 16)
}

/** A text with one cannot be written as UTF-8 again: the bytes that are signed would not be those that were read. */
function loneSurrogate(offset: number): never {
  const complaint = {
    found: 'half of a surrogate pair',
    required: 'texts that can be written as UTF-8',
    fix: 'write the whole character, or both halves of its escape',
  }
  throw new Refused({ rule: 'json-text', ...complaint }, offset)
}
