/** Bytes of one line of an evidence log, its line break not counted. */
export const maxLineBytes = 64 * 1024

/** One line that holds something. */
export interface LogLine {
  /** From 1; blank lines are counted, and left out. */
  readonly line: number
  /** Its bytes without CR and LF; null: over `maxLineBytes`, and thrown away as it was read. */
  readonly bytes: Uint8Array | null
}

/**
 * Lines of a stream of bytes, a batch for each piece that was read. The last one needs no line break. Memory is bounded
 * by one piece and one line, however long a line is.
 */
export async function* logLines(
  stream: AsyncIterable<Uint8Array>,
  longest = maxLineBytes,
): AsyncGenerator<readonly LogLine[]> {
  const reader = new LineReader(longest)
  for await (const piece of stream) yield reader.write(piece)
  yield reader.end()
}

class LineReader {
  readonly #longest: number
  #line = 1
  /** Pieces of the line that is not ended yet. */
  #parts: Uint8Array[] = []
  #length = 0

  constructor(longest: number) {
    this.#longest = longest
  }

  write(piece: Uint8Array): readonly LogLine[] {
    const found: LogLine[] = []
    let start = 0
    for (let end = piece.indexOf(10); end >= 0; end = piece.indexOf(10, start)) {
      this.#add(piece.subarray(start, end))
      this.#finish(found)
      start = end + 1
    }
    this.#add(piece.subarray(start))
    return found
  }

  end(): readonly LogLine[] {
    const found: LogLine[] = []
    if (this.#length > 0) this.#finish(found)
    return found
  }

  #add(part: Uint8Array): void {
    this.#length += part.length
    // One byte more than a line may have: the CR before its LF.
    if (this.#length > this.#longest + 1) this.#parts = []
    // A copy: a slice would keep the whole piece.
    else if (part.length > 0) this.#parts.push(part.slice())
  }

  #finish(found: LogLine[]): void {
    const bytes = this.#length > this.#longest + 1 ? null : withoutReturn(joined(this.#parts, this.#length))
    const tooLong = bytes === null || bytes.length > this.#longest
    if (tooLong || !isBlank(bytes)) found.push({ line: this.#line, bytes: tooLong ? null : bytes })
    this.#line += 1
    this.#parts = []
    this.#length = 0
  }
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = parts
  if (parts.length === 1 && only !== undefined) return only
  const bytes = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

const withoutReturn = (bytes: Uint8Array): Uint8Array => (bytes.at(-1) === 13 ? bytes.subarray(0, -1) : bytes)

const isBlank = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 32 || byte === 9)
