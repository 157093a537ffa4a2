import { AMPERSAND, BRACKET_CLOSE, CARRIAGE_RETURN, GREATER, LESS, LINE_FEED } from './bytes.ts'
import { utf8Text } from './decode.ts'
import type { Fail } from './error.ts'
import { referenceEnd, resolve } from './references.ts'

interface TextTarget {
  text(text: string): void
  readonly wantsText: boolean
}

/** Bytes of text that need no look. */
const plain = new Uint8Array(256).fill(1)
for (const byte of [LESS, AMPERSAND, BRACKET_CLOSE, CARRIAGE_RETURN, LINE_FEED]) plain[byte] = 0
/** The same in a CDATA section, where tags and references mean nothing. */
const plainCdata = plain.slice()
plainCdata[LESS] = 1
plainCdata[AMPERSAND] = 1

/** Reads text and CDATA sections, and hands them out while somebody wants them. */
export class TextReader {
  /** Line feeds in what the last call read. */
  lineFeeds = 0
  /** Whether the last call of `readCdata` came to the end of the section. */
  closed = false
  private readonly target: TextTarget
  private readonly limit: number
  private readonly fail: Fail
  /** Bytes that may still be handed out before the next tag. */
  private room = 0
  private wanted = false

  constructor(target: TextTarget, limit: number, fail: Fail) {
    this.target = target
    this.limit = limit
    this.fail = fail
  }

  /** A tag was read: whether text is wanted may have changed. */
  afterTag(): void {
    this.wanted = this.target.wantsText
    this.room = this.limit
  }

  /** Reads text up to the next `<`, or as far as can be told. @returns the index of the first byte not read */
  read(bytes: Buffer, from: number, to: number): number {
    this.lineFeeds = 0
    let start = from
    let at = from
    for (;;) {
      while (at < to && plain[bytes[at] ?? 0] === 1) at++
      if (at >= to || bytes[at] === LESS) return this.emit(bytes, start, at)
      const byte = bytes[at] ?? 0
      if (byte === LINE_FEED) {
        this.lineFeeds++
        at++
        continue
      }
      const next = this.special(bytes, at, to)
      if (next < 0) return this.emit(bytes, start, at)
      if (byte !== BRACKET_CLOSE) {
        this.emit(bytes, start, at)
        if (byte === AMPERSAND) this.put(resolve(bytes.toString('latin1', at, next), at, this.fail))
        else if (bytes[at + 1] !== LINE_FEED) this.put('\n')
        start = next
      }
      at = next
    }
  }

  /** Index behind the reference, bracket or carriage return at `at`; -1 when more bytes are needed to tell. */
  private special(bytes: Buffer, at: number, to: number): number {
    const byte = bytes[at]
    if (byte === AMPERSAND) return referenceEnd(bytes, at, to, this.fail)
    if (at + 1 >= to) return -1
    if (byte === BRACKET_CLOSE && bytes[at + 1] === BRACKET_CLOSE) {
      if (at + 2 >= to) return -1
      if (bytes[at + 2] === GREATER) this.fail(at, 'a `]]>` in text')
    }
    return at + 1
  }

  /** Reads a CDATA section up to its end, or as far as can be told. @returns the index of the first byte not read */
  readCdata(bytes: Buffer, from: number, to: number): number {
    this.lineFeeds = 0
    this.closed = false
    let start = from
    let at = from
    for (;;) {
      while (at < to && plainCdata[bytes[at] ?? 0] === 1) at++
      if (at >= to) return this.emit(bytes, start, at)
      const byte = bytes[at]
      if (byte === LINE_FEED) this.lineFeeds++
      else if (byte === CARRIAGE_RETURN) {
        if (at + 1 >= to) return this.emit(bytes, start, at)
        this.emit(bytes, start, at)
        if (bytes[at + 1] !== LINE_FEED) this.put('\n')
        start = at + 1
      } else {
        if (at + 1 >= to || (bytes[at + 1] === BRACKET_CLOSE && at + 2 >= to))
          return this.emit(bytes, start, at)
        if (bytes[at + 1] === BRACKET_CLOSE && bytes[at + 2] === GREATER) {
          this.emit(bytes, start, at)
          this.closed = true
          return at + 3
        }
      }
      at++
    }
  }

  private emit(bytes: Buffer, from: number, to: number): number {
    if (this.wanted && to > from && this.room > 0) {
      this.target.text(utf8Text(bytes, from, this.cut(bytes, from, to)))
      this.room -= to - from
    }
    return to
  }

  /** Where to stop handing out: not inside a character. */
  private cut(bytes: Buffer, from: number, to: number): number {
    if (to - from <= this.room) return to
    let end = from + this.room
    while (end > from && (bytes[end] ?? 0) >> 6 === 2) end--
    return end
  }

  private put(text: string): void {
    if (this.wanted && this.room > 0) this.target.text(text)
    this.room--
  }
}
