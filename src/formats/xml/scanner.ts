import { illegality, legalPrefix } from './characters.ts'
import { type Fail, XmlError } from './error.ts'
import { Grammar, type XmlHandler } from './grammar.ts'
import { XmlInput } from './input.ts'
import { defaultLimits, type XmlLimits } from './limits.ts'
import { sourceLength } from './transcode.ts'

export type { XmlAttributes } from './attributes.ts'
export { XmlError } from './error.ts'
export type { XmlHandler } from './grammar.ts'
export { localName } from './names.ts'

/** Bytes that are looked at in one go: small enough for the processor's cache. */
const windowBytes = 64 * 1024

/**
 * Reads XML 1.0 (fifth edition) from bytes that come in pieces of any size, in one pass and flat memory: one root,
 * balanced names, no DOCTYPE, the five entities and character references, in UTF-8, UTF-16, ISO-8859-1, windows-1252
 * or US-ASCII. `write` and `end` throw `XmlError` at the first thing that is not well-formed, and from then on.
 */
export class XmlScanner {
  private readonly limits: XmlLimits
  private readonly grammar: Grammar
  private readonly input: XmlInput
  private buffer = Buffer.allocUnsafeSlow(2 * windowBytes)
  /** The same bytes, four by four. */
  private words = new Int32Array(this.buffer.buffer)
  /** End of the bytes in the buffer. */
  private to = 0
  /** Bytes before this index are known to be whole, legal characters. */
  private checked = 0
  /** Bytes of the file that stand before the buffer's first, without the byte order mark. */
  private base = 0
  /** How many unread bytes there must be before it is worth looking again: twice what was not enough. */
  private enough = 0
  private failure: XmlError | null = null

  constructor(handler: XmlHandler, limits: Partial<XmlLimits> = {}) {
    this.limits = { ...defaultLimits, ...limits }
    this.grammar = new Grammar(handler, this.limits, this.fail)
    this.input = new XmlInput(
      (byte, reason) => this.stop(byte, this.lineAt(this.to), reason),
      (utf8) => this.take(utf8),
    )
  }

  /** During a call of the handler: the line of the tag, from 1. */
  get line(): number {
    return this.grammar.line
  }

  /** The next piece. @throws {XmlError} */
  write(bytes: Uint8Array): void {
    if (this.failure !== null) throw this.failure
    this.input.write(bytes)
  }

  /** The document is complete. @throws {XmlError} when it is not */
  end(): void {
    if (this.failure !== null) throw this.failure
    this.input.end()
    this.grammar.read(this.buffer, this.checked)
    if (this.checked < this.to) this.fail(this.checked, 'the file ends inside a character')
    this.grammar.finish(this.to)
  }

  private take(utf8: Uint8Array): void {
    for (let at = 0; at < utf8.length; at += windowBytes) {
      this.append(utf8.subarray(at, at + windowBytes))
      this.checked = legalPrefix(this.buffer, this.words, this.checked, this.to)
      const illegal = this.checked < this.to ? illegality(this.buffer, this.checked, this.to) : null
      if (illegal === null) this.read()
      else {
        // What is wrong before it comes first.
        this.grammar.read(this.buffer, this.checked)
        this.fail(this.checked, illegal)
      }
    }
  }

  private read(): void {
    const { grammar } = this
    if (this.checked - grammar.position < this.enough) return
    grammar.read(this.buffer, this.checked)
    const left = this.checked - grammar.position
    if (left > this.limits.tagBytes)
      this.fail(grammar.position, `a tag of more than ${this.limits.tagBytes} bytes`)
    this.enough = left < 16 ? left + 1 : Math.min(2 * left, this.limits.tagBytes + 1)
  }

  private append(piece: Uint8Array): void {
    if (this.to + piece.length > this.buffer.length) this.makeRoom(piece.length)
    this.buffer.set(piece, this.to)
    this.to += piece.length
  }

  /** Moves what is not read to the front, of a larger buffer when it fills half of this one. */
  private makeRoom(wanted: number): void {
    const old = this.buffer
    const from = this.grammar.position
    const left = this.to - from
    this.base += this.sourceBytes(0, from)
    if (left + wanted > old.length / 2) {
      this.buffer = Buffer.allocUnsafeSlow(4 * (left + wanted))
      this.words = new Int32Array(this.buffer.buffer)
    }
    old.copy(this.buffer, 0, from, this.to)
    this.checked -= from
    this.grammar.position = 0
    this.to = left
  }

  private sourceBytes(from: number, to: number): number {
    return sourceLength(this.input.encoding ?? 'utf-8', this.buffer, from, to)
  }

  private readonly fail: Fail = (index, reason) =>
    this.stop(this.input.mark + this.base + this.sourceBytes(0, index), this.lineAt(index), reason)

  /** Line of a byte that is not read yet. */
  private lineAt(index: number): number {
    let line = this.grammar.line
    for (let at = this.grammar.position; at < Math.min(index, this.to); at++)
      if (this.buffer[at] === 0x0a) line++
    return line
  }

  private stop(byte: number, line: number, reason: string): never {
    this.failure = new XmlError(`byte ${byte}, line ${line}: ${reason}`)
    throw this.failure
  }
}
