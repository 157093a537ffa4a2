import { decodeText, NotUtf8 } from './decode.ts'
import { type JsonProblem, type JsonValue, Refused } from './model.ts'
import { type Offsets, parseDocument } from './parser.ts'
import { type Place, placesIn } from './place.ts'

export {
  isJsonObject,
  type JsonObject,
  type JsonProblem,
  type JsonValue,
  quoted,
} from './model.ts'
export type { Place } from './place.ts'

export interface StrictJsonLimits {
  readonly bytes?: number
  /** Levels of lists and objects; `{}` is one. */
  readonly depth?: number
}

/** A text that was read, or the first reason why it is refused. */
export interface StrictJson {
  readonly problem: JsonProblem | null
  /** Undefined where there is a problem. */
  readonly value: JsonValue | undefined
  /** The text; null where the bytes are none. */
  readonly text: string | null
  /** Where the value at a path stands; of a path that leads nowhere, where its nearest parent stands. */
  at(path: readonly (string | number)[]): Place
  /** The same of the key, where the path ends in one. */
  keyAt(path: readonly (string | number)[]): Place
}

/** The largest JSON artifact that is read (security specification). */
export const maxJsonBytes = 262_144
const maxDepth = 16

/**
 * JSON (RFC 8259) that no two readers can understand differently: UTF-8 without a byte order mark, each key once, numbers
 * that survive being read, no keys with a meaning of their own, and an end to nesting. In linear time.
 */
export function parseStrictJson(bytes: Uint8Array, limits: StrictJsonLimits = {}): StrictJson {
  const offsets: Offsets = { objects: new Map(), lists: new Map(), root: 0 }
  const { bytes: most = maxJsonBytes, depth = maxDepth } = limits
  if (bytes.length > most) return refused(tooLarge(bytes.length, most), null, '')
  let text: string | null = null
  try {
    text = decodeText(bytes)
    const value = parseDocument(text, depth, offsets)
    const place = placesIn(text)
    return {
      ...{ problem: null, value, text },
      at: (path) => place(offsetOf(value, path, offsets, 'value')),
      keyAt: (path) => place(offsetOf(value, path, offsets, 'key')),
    }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return refused(error, text, error instanceof NotUtf8 ? error.before : (text ?? ''))
  }
}

function refused({ complaint, offset }: Refused, text: string | null, read: string): StrictJson {
  const place = placesIn(read)(offset)
  return {
    problem: { ...complaint, ...place },
    ...{ value: undefined, text },
    at: () => place,
    keyAt: () => place,
  }
}

const tooLarge = (size: number, most: number): Refused => {
  const complaint = { found: `${size} bytes`, required: `at most ${most} bytes`, fix: 'shorten the file' }
  return new Refused({ rule: 'json-size', ...complaint }, 0)
}

/** Follows a path as far as it leads. */
function offsetOf(
  root: JsonValue,
  path: readonly (string | number)[],
  { objects, lists, root: start }: Offsets,
  what: 'key' | 'value',
): number {
  let [value, offset]: [JsonValue | undefined, number] = [root, start]
  for (const [index, step] of path.entries()) {
    if (typeof value !== 'object' || value === null) break
    const member = typeof step === 'string' ? objects.get(value)?.get(step) : undefined
    const item = typeof step === 'number' ? lists.get(value)?.[step] : undefined
    const last = index === path.length - 1
    const next = last && what === 'key' ? (member?.key ?? item) : (member?.value ?? item)
    if (next === undefined) break
    offset = next
    value = (value as Readonly<Record<string | number, JsonValue>>)[step]
  }
  return offset
}
