/**
 * Longest line a line-based report may have, in characters: far above what a test tool writes in one event, and below
 * the 8 million or so at which a regular expression runs out of memory for its way back.
 */
const maximumLineLength = 4 * 1024 * 1024

/**
 * Decodes pieces of bytes as text: UTF-8 (with or without its mark), or UTF-16 by its mark, as a shell on Windows
 * writes when output is redirected. Malformed text is an error of the report, never a replacement character.
 */
export class TextInput {
  private decoder: InstanceType<typeof TextDecoder> | null = null
  private head = new Uint8Array(0)
  private received = 0

  /** Bytes taken so far. */
  get bytes(): number {
    return this.received
  }

  /** The next piece of text; null when the bytes are not text. */
  write(bytes: Uint8Array): string | null {
    this.received += bytes.length
    if (this.decoder !== null) return decode(this.decoder, bytes, true)
    const head = new Uint8Array(this.head.length + bytes.length)
    head.set(this.head)
    head.set(bytes, this.head.length)
    this.head = head
    if (head.length < 3) return ''
    return this.open(true)
  }

  /** What is left at the end; null when the bytes break off inside a character. */
  end(): string | null {
    return this.decoder === null ? this.open(false) : decode(this.decoder, new Uint8Array(0), false)
  }

  private open(more: boolean): string | null {
    this.decoder = new TextDecoder(encodingOf(this.head), { fatal: true })
    return decode(this.decoder, this.head, more)
  }
}

function decode(
  decoder: InstanceType<typeof TextDecoder>,
  bytes: Uint8Array,
  stream: boolean,
): string | null {
  try {
    return decoder.decode(bytes, { stream })
  } catch {
    return null
  }
}

/** The encoding a byte order mark names; UTF-8 without one. */
export function encodingOf(head: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}

/** Takes text in pieces of any size and gives whole lines, numbered from 1, without their ends. */
export class LineInput {
  private readonly text = new TextInput()
  private readonly pieces: string[] = []
  private pending = 0
  private number = 0
  private broken = false
  private readonly line: (text: string, number: number) => void
  private readonly invalid: (reason: string) => void

  constructor(line: (text: string, number: number) => void, invalid: (reason: string) => void) {
    this.line = line
    this.invalid = invalid
  }

  /** True when the last line given had no line feed behind it. */
  unterminated = false

  write(bytes: Uint8Array): void {
    if (!this.broken) this.take(this.text.write(bytes))
  }

  end(): void {
    if (!this.broken) this.take(this.text.end())
    if (this.broken || this.pending === 0) return
    this.unterminated = true
    this.emit('')
  }

  private take(text: string | null): void {
    if (text === null) {
      this.refuse(
        `line ${this.number + 1}: neither UTF-8 nor UTF-16 with a mark (at byte ${this.text.bytes})`,
      )
      return
    }
    let start = 0
    for (let feed = text.indexOf('\n'); feed >= 0 && !this.broken; feed = text.indexOf('\n', start)) {
      this.emit(text.slice(start, feed))
      start = feed + 1
    }
    if (start < text.length && !this.broken) this.keep(text.slice(start))
  }

  private keep(rest: string): void {
    this.pieces.push(rest)
    this.pending += rest.length
    if (this.pending > maximumLineLength) this.refuse(this.tooLong())
  }

  private tooLong(): string {
    return `line ${this.number + 1}: longer than ${maximumLineLength} characters`
  }

  private emit(last: string): void {
    if (this.pending + last.length > maximumLineLength) {
      this.refuse(this.tooLong())
      return
    }
    const whole = this.pending === 0 ? last : this.pieces.join('') + last
    this.pieces.length = 0
    this.pending = 0
    this.number++
    this.line(whole.endsWith('\r') ? whole.slice(0, -1) : whole, this.number)
  }

  private refuse(reason: string): void {
    this.broken = true
    this.pieces.length = 0
    this.pending = 0
    this.invalid(reason)
  }
}
