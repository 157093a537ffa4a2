import { createHash } from 'node:crypto'
import type { EvidenceBlock } from '../core/facts/phases.ts'
import type { LineRange } from '../phase/lines.ts'

const lineFeed = 0x0a
const carriageReturn = 0x0d

/** How the digest of a range of lines is made. */
type Algorithm = EvidenceBlock['algorithm']

/**
 * The lines of a file's bytes: CRLF, a lone CR and LF end a line, and nothing else does. What follows the last line
 * end is a line only when it is not empty (`lines-lf-v1`).
 */
export class Lines {
  readonly #bytes: Buffer
  /** Where each line starts, and where the last one ends. */
  readonly #starts: Uint32Array
  readonly #returns: boolean

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#returns = this.#bytes.includes(carriageReturn)
    this.#starts = this.#returns ? startsOfAny(this.#bytes) : startsAfterFeeds(this.#bytes)
  }

  get count(): number {
    return this.#starts.length - 1
  }

  /** Whether the range is one of these lines. */
  has({ first, last }: LineRange): boolean {
    return first >= 1 && first <= last && last <= this.count
  }

  /**
   * What is hashed of a range: by `lines-lf-v1` the lines joined with LF, without a last one; by `raw-v1` their bytes,
   * line ends included. Null when the range is none of these lines.
   */
  bytesOf(range: LineRange, algorithm: Algorithm): Buffer | null {
    if (!this.has(range)) return null
    const raw = this.#bytes.subarray(this.#starts[range.first - 1], this.#starts[range.last])
    return algorithm === 'raw-v1' ? raw : joined(this.#returns ? withFeeds(raw) : raw)
  }

  /** SHA-256 of a range in lower-case hexadecimal digits; null when it is none of these lines. */
  digest(range: LineRange, algorithm: Algorithm): string | null {
    const bytes = this.bytesOf(range, algorithm)
    return bytes === null ? null : createHash('sha256').update(bytes).digest('hex')
  }

  /** The first lines of this file that are these, as `bytesOf` gave them; null when none are. Linear in both. */
  find(wanted: Uint8Array, algorithm: Algorithm): LineRange | null {
    if (this.count === 0) return null
    const all = { first: 1, last: this.count }
    const text = this.bytesOf(all, algorithm) ?? Buffer.alloc(0)
    const own = algorithm === 'raw-v1' || !this.#returns ? this.#starts : startsAfterFeeds(text)
    const starts = own.subarray(0, this.count)
    const isEnd = (at: number): boolean =>
      algorithm === 'raw-v1'
        ? at === text.length || isIn(starts, at)
        : at === text.length || text[at] === lineFeed
    const isStart = (at: number): boolean => at === 0 || isIn(starts, at)
    for (const at of occurrences(text, wanted)) {
      const end = at + wanted.length
      if (!isStart(at) || !isEnd(end)) continue
      const first = lineAt(starts, at)
      // A range ends with the line that its last byte is in; an empty one is its own line.
      const last = wanted.length === 0 ? first : lineAt(starts, algorithm === 'raw-v1' ? end - 1 : end)
      return { first, last }
    }
    return null
  }
}

/** Without the line end of the last line. */
const joined = (bytes: Buffer): Buffer =>
  bytes[bytes.length - 1] === lineFeed ? bytes.subarray(0, -1) : bytes

/** CRLF and CR as LF. */
function withFeeds(bytes: Buffer): Buffer {
  if (!bytes.includes(carriageReturn)) return bytes
  const result = Buffer.allocUnsafe(bytes.length)
  let length = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (byte === carriageReturn && bytes[at + 1] === lineFeed) continue
    result[length++] = byte === carriageReturn ? lineFeed : byte
  }
  return result.subarray(0, length)
}

function startsAfterFeeds(bytes: Buffer): Uint32Array {
  let count = 1
  for (let at = bytes.indexOf(lineFeed); at >= 0; at = bytes.indexOf(lineFeed, at + 1)) count++
  const starts = new Uint32Array(count + 1)
  let index = 1
  for (let at = bytes.indexOf(lineFeed); at >= 0; at = bytes.indexOf(lineFeed, at + 1))
    starts[index++] = at + 1
  return ended(starts, index, bytes.length)
}

function startsOfAny(bytes: Buffer): Uint32Array {
  const starts = new Uint32Array(bytes.length + 2)
  let index = 1
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte === lineFeed || (byte === carriageReturn && bytes[at + 1] !== lineFeed)) starts[index++] = at + 1
  }
  return ended(starts, index, bytes.length)
}

/** Behind the last line end may stand one more line, or nothing. */
function ended(starts: Uint32Array, count: number, length: number): Uint32Array {
  if (starts[count - 1] === length) return starts.slice(0, count)
  starts[count] = length
  return starts.slice(0, count + 1)
}

/** Index of the last start that is not after a place; the lines before it plus one is the line there. */
function lineAt(starts: Uint32Array, place: number): number {
  let low = 0
  let high = starts.length
  while (low + 1 < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= place) low = middle
    else high = middle
  }
  return low + 1
}

const isIn = (starts: Uint32Array, place: number): boolean => starts[lineAt(starts, place) - 1] === place

/** Places where `wanted` stands in `text`, overlapping ones too (Knuth, Morris and Pratt: linear whatever they hold). */
function* occurrences(text: Buffer, wanted: Uint8Array): Generator<number> {
  const borders = bordersOf(wanted)
  let matched = 0
  if (wanted.length === 0) for (let at = 0; at <= text.length; at++) yield at
  else {
    for (let at = 0; at < text.length; at++) {
      while (matched > 0 && (matched === wanted.length || wanted[matched] !== text[at])) {
        matched = borders[matched - 1] ?? 0
      }
      if (wanted[matched] === text[at]) matched++
      if (matched === wanted.length) yield at + 1 - matched
    }
  }
}

/** For each end of a prefix the length of the longest proper prefix that is its suffix, too. */
function bordersOf(wanted: Uint8Array): Int32Array {
  const borders = new Int32Array(wanted.length)
  let length = 0
  for (let at = 1; at < wanted.length; at++) {
    while (length > 0 && wanted[length] !== wanted[at]) length = borders[length - 1] ?? 0
    if (wanted[length] === wanted[at]) length++
    borders[at] = length
  }
  return borders
}
