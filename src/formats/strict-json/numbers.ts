import { unexpected } from './complaints.ts'
import { type Cursor, quoted, Refused } from './model.ts'

const grammar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y

/** Reads a number, the cursor at its first character. @throws {Refused} where it does not survive being read */
export function readNumber(cursor: Cursor): number {
  grammar.lastIndex = cursor.offset
  const written = grammar.exec(cursor.text)?.[0]
  if (written === undefined) return unexpected(cursor, 'a value')
  const value = Number(written)
  const why = changes(written, value)
  if (why !== null) {
    const complaint = { found: `${quoted(written)}, ${why}`, ...expected }
    throw new Refused({ rule: 'json-number', ...complaint }, cursor.offset)
  }
  cursor.offset += written.length
  return value
}

const expected = {
  required: `finite numbers, and whole ones from -${Number.MAX_SAFE_INTEGER} to ${Number.MAX_SAFE_INTEGER}`,
  fix: 'write a smaller number, or a text in quotes',
}

/** Why two readers could take the number for different ones; null: they cannot. */
function changes(written: string, value: number): string | null {
  if (!Number.isFinite(value)) return 'which is not finite'
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) return 'which cannot be held exactly'
  const [digits = ''] = written.split(/[eE]/)
  return value === 0 && /[1-9]/.test(digits) ? 'which is too small to be held' : null
}
