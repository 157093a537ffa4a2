import { afterValue, syntax, unexpected } from './complaints.ts'
import { type Cursor, type JsonObject, type JsonValue, quoted, Refused } from './model.ts'
import { readNumber } from './numbers.ts'
import { readText } from './texts.ts'

/** Where the members of objects and the items of lists stand, as offsets into the text. */
export interface Offsets {
  readonly objects: Map<object, Map<string, { readonly key: number; readonly value: number }>>
  readonly lists: Map<object, readonly number[]>
  root: number
}

interface State {
  readonly cursor: Cursor
  readonly depth: number
  readonly offsets: Offsets
}

const blanks = /[ \t\n\r]*/y

/** Skips the blanks of JSON, and no others. */
function skipBlanks(cursor: Cursor): void {
  blanks.lastIndex = cursor.offset
  cursor.offset += blanks.exec(cursor.text)?.[0].length ?? 0
}

/** The one value of a text. @throws {Refused} at the first thing that is wrong with it */
export function parseDocument(text: string, depth: number, offsets: Offsets): JsonValue {
  const cursor = { text, offset: 0 }
  skipBlanks(cursor)
  offsets.root = cursor.offset
  const value = readValue({ cursor, depth, offsets }, 1)
  skipBlanks(cursor)
  if (cursor.offset < text.length)
    syntax(
      cursor.offset,
      `${quoted(text.slice(cursor.offset, cursor.offset + 20))} after the document`,
      'one document and nothing behind it',
      'remove what follows the document',
    )
  return value
}

const words: readonly (readonly [RegExp, JsonValue])[] = [
  [/true\b/y, true],
  [/false\b/y, false],
  [/null\b/y, null],
]

/** @param level how many lists and objects the value would stand in if it were one, itself counted */
function readValue(state: State, level: number): JsonValue {
  const { cursor } = state
  const first = cursor.text[cursor.offset] ?? ''
  if (first === '{') return readObject(deeper(state, level), level)
  if (first === '[') return readList(deeper(state, level), level)
  if (first === '"') return readText(cursor)
  if (/[-\d]/.test(first)) return readNumber(cursor)
  for (const [word, value] of words) {
    word.lastIndex = cursor.offset
    const found = word.exec(cursor.text)?.[0]
    if (found === undefined) continue
    cursor.offset += found.length
    return value
  }
  return unexpected(cursor, 'a value')
}

/** Nothing nests deeper than the limit, so reading calls itself no deeper either. */
function deeper(state: State, level: number): State {
  if (level <= state.depth) return state
  const complaint = {
    found: `lists and objects nested deeper than ${state.depth}`,
    required: `at most ${state.depth} levels`,
    fix: 'take levels out',
  }
  throw new Refused({ rule: 'json-depth', ...complaint }, state.cursor.offset)
}

/** After an item: true where another follows, the cursor on it. A comma that nothing follows is named as one. */
function another(cursor: Cursor, close: '}' | ']'): boolean {
  skipBlanks(cursor)
  const found = cursor.text[cursor.offset]
  const comma = cursor.offset
  if (found !== ',' && found !== close) afterValue(cursor, close)
  cursor.offset += 1
  if (found === close) return false
  skipBlanks(cursor)
  if (cursor.text[cursor.offset] === close)
    syntax(comma, `a comma that only "${close}" follows`, 'no comma after the last item', 'remove the comma')
  return true
}

/** Steps over the opening bracket. False where it is closed at once. */
function opened(cursor: Cursor, close: '}' | ']'): boolean {
  cursor.offset += 1
  skipBlanks(cursor)
  if (cursor.text[cursor.offset] !== close) return true
  cursor.offset += 1
  return false
}

function readList(state: State, level: number): JsonValue {
  const { cursor, offsets } = state
  const items: JsonValue[] = []
  const starts: number[] = []
  offsets.lists.set(items, starts)
  if (!opened(cursor, ']')) return items
  do {
    starts.push(cursor.offset)
    items.push(readValue(state, level + 1))
  } while (another(cursor, ']'))
  return items
}

function readObject(state: State, level: number): JsonObject {
  const { cursor, offsets } = state
  // A record without a prototype, filled once here.
  const members: Record<string, JsonValue> = Object.create(null)
  const starts = new Map<string, { readonly key: number; readonly value: number }>()
  const seen = new Set<string>()
  offsets.objects.set(members, starts)
  if (!opened(cursor, '}')) return members
  do {
    const start = cursor.offset
    const key = readKey(cursor, seen)
    skipBlanks(cursor)
    if (cursor.text[cursor.offset] !== ':') unexpected(cursor, '":"')
    cursor.offset += 1
    skipBlanks(cursor)
    starts.set(key, { key: start, value: cursor.offset })
    members[key] = readValue(state, level + 1)
  } while (another(cursor, '}'))
  return members
}

const reserved: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/** Keys are compared as they are after unescaping and in Unicode's form NFC: readers differ in which of two they take. */
function readKey(cursor: Cursor, seen: Set<string>): string {
  const start = cursor.offset
  if (cursor.text[start] !== '"') return unexpected(cursor, 'a key in "double quotes"')
  const key = readText(cursor)
  const normal = key.normalize('NFC')
  const complain = (rule: 'json-reserved-key' | 'json-duplicate-key', found: string, fix: string): never => {
    const required = rule === 'json-reserved-key' ? 'keys that no language gives a meaning' : 'each key once'
    throw new Refused({ rule, found, required, fix }, start)
  }
  if (reserved.has(normal)) complain('json-reserved-key', `key ${quoted(key)}`, 'remove it')
  if (seen.has(normal))
    complain('json-duplicate-key', `key ${quoted(key)} for the second time`, 'remove one of the two')
  seen.add(normal)
  return key
}
