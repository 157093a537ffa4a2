import type { MapEntry, PolicyNode, ScalarValue, Written, WrittenIn } from '../policy/node.ts'

/** Where the reading of a text has come to. */
interface Cursor {
  readonly text: string
  offset: number
  readonly at: (offset: number) => Written
}

const blank = /[ \t\n\r]*/y
const bare = /[^,\]}\s]+/y

/**
 * A JSON text as a tree whose parts know where they were written, for messages about what is wrong in it. The text
 * must have been parsed before: of one that is no JSON the tree means nothing.
 */
export function jsonTree(text: string, source: WrittenIn): PolicyNode {
  const starts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)]
  const at = (offset: number): Written => {
    const line = lineAt(starts, offset)
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1, source }
  }
  return value({ text, offset: 0, at })
}

/** Index of the last start that is not behind the offset. */
function lineAt(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

function value(cursor: Cursor): PolicyNode {
  take(cursor, blank)
  const first = cursor.text[cursor.offset]
  if (first === '{') return mapping(cursor)
  if (first === '[') return list(cursor)
  const at = cursor.at(cursor.offset)
  return { kind: 'scalar', value: scalar(cursor), at }
}

function scalar(cursor: Cursor): ScalarValue {
  const { text, offset } = cursor
  if (text[offset] !== '"') return JSON.parse(take(cursor, bare) || 'null') as ScalarValue
  cursor.offset = stringEnd(text, offset) + 1
  return JSON.parse(text.slice(offset, cursor.offset)) as ScalarValue
}

/** Offset of the quote that ends the string which starts at an offset; -1 when there is none. */
export function stringEnd(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let slashes = 0
    while (text[quote - 1 - slashes] === '\\') slashes += 1
    if (slashes % 2 === 0) return quote
  }
  return -1
}

function take(cursor: Cursor, pattern: RegExp): string {
  pattern.lastIndex = cursor.offset
  const [found = ''] = pattern.exec(cursor.text) ?? []
  cursor.offset += found.length
  return found
}

function list(cursor: Cursor): PolicyNode {
  const at = cursor.at(cursor.offset)
  const items: PolicyNode[] = []
  while (more(cursor, ']')) items.push(value(cursor))
  return { kind: 'list', items, at }
}

function mapping(cursor: Cursor): PolicyNode {
  const at = cursor.at(cursor.offset)
  const entries = new Map<string, MapEntry>()
  while (more(cursor, '}')) {
    take(cursor, blank)
    const key = { at: cursor.at(cursor.offset), name: String(scalar(cursor)) }
    take(cursor, blank)
    // The colon.
    cursor.offset += 1
    entries.set(key.name, { at: key.at, value: value(cursor) })
  }
  return { kind: 'map', entries, at }
}

/** Steps over the bracket or comma that stands here; false at the end of the list or mapping. */
function more(cursor: Cursor, end: string): boolean {
  take(cursor, blank)
  if (cursor.text[cursor.offset] === end) {
    cursor.offset += 1
    return false
  }
  cursor.offset += 1
  take(cursor, blank)
  if (cursor.text[cursor.offset] !== end) return cursor.offset < cursor.text.length
  cursor.offset += 1
  return false
}
