import { type JsonComplaint, Refused } from './model.ts'

const utf8 = () => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

const marks: readonly { readonly name: string; readonly bytes: readonly number[] }[] = [
  { name: 'UTF-8', bytes: [0xef, 0xbb, 0xbf] },
  { name: 'UTF-16', bytes: [0xff, 0xfe] },
  { name: 'UTF-16', bytes: [0xfe, 0xff] },
]

const notUtf8: JsonComplaint = {
  rule: 'json-encoding',
  found: 'bytes that are no UTF-8',
  required: 'a text in UTF-8',
  fix: 'save the file as UTF-8',
}

/**
 * The text of the bytes. A byte order mark is refused, not dropped: a digest of the file and one of its text would differ.
 * @throws {Refused} at the first byte that is no UTF-8; then with `before`, the text that stands before it
 */
export function decodeText(bytes: Uint8Array): string {
  const mark = marks.find((candidate) => candidate.bytes.every((byte, index) => bytes[index] === byte))
  if (mark !== undefined) {
    const found = `a byte order mark of ${mark.name}`
    const fix = 'save the file as UTF-8 without a byte order mark'
    throw new Refused({ rule: 'json-byte-order-mark', found, required: 'a text that begins with {', fix }, 0)
  }
  try {
    return utf8().decode(bytes)
  } catch {
    const before = readableStart(bytes)
    throw new NotUtf8(before)
  }
}

/** Bytes that are no UTF-8, and the text before them. */
export class NotUtf8 extends Refused {
  readonly before: string
  constructor(before: string) {
    super(notUtf8, before.length)
    this.before = before
  }
}

/** What can be read before the first bad byte; found by halving, as decoders do not say where it is. */
function readableStart(bytes: Uint8Array): string {
  const start = (length: number): string | null => {
    try {
      return utf8().decode(bytes.subarray(0, length), { stream: true })
    } catch {
      return null
    }
  }
  let [good, bad] = [0, bytes.length + 1]
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2)
    if (start(middle) === null) bad = middle
    else good = middle
  }
  return start(good) ?? ''
}
