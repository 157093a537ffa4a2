import { declarationComplete, encodingOf, type XmlEncoding } from './encoding.ts'
import { declarationBytes } from './limits.ts'
import { type Transcoder, transcoderFor } from './transcode.ts'

/** Bytes decoded in one go. */
const pieceBytes = 16 * 1024

/** A file's bytes as UTF-8, whatever of the encodings it is written in. */
export class XmlInput {
  /** Null until the first bytes have told it. */
  encoding: XmlEncoding | null = null
  /** Length of the byte order mark. */
  mark = 0
  /** Bytes of the file that were decoded. */
  private read = 0
  private readonly fail: (byte: number, reason: string) => never
  private readonly take: (utf8: Uint8Array) => void
  private head = new Uint8Array(0)
  private transcoder: Transcoder | null = null

  /** `fail` is told bytes of the file; `take` gets the UTF-8. */
  constructor(fail: (byte: number, reason: string) => never, take: (utf8: Uint8Array) => void) {
    this.fail = fail
    this.take = take
  }

  write(bytes: Uint8Array): void {
    if (this.encoding !== null) this.decode(bytes)
    else {
      const head = new Uint8Array(this.head.length + bytes.length)
      head.set(this.head)
      head.set(bytes, this.head.length)
      this.head = head
      if (
        head.length >= 2 * declarationBytes ||
        (head.length >= 12 && declarationComplete(head.subarray(0, 2 * declarationBytes)))
      )
        this.open()
    }
  }

  /** The file is over. */
  end(): void {
    if (this.encoding === null) {
      if (this.head.length === 0) this.fail(0, 'the file is empty')
      this.open()
    }
    const unfinished = this.transcoder?.end() ?? null
    if (unfinished !== null) this.fail(this.read, unfinished)
  }

  private open(): void {
    const { head } = this
    this.head = new Uint8Array(0)
    const found = encodingOf(head.subarray(0, 2 * declarationBytes))
    if ('refused' in found) throw this.fail(0, found.refused)
    this.encoding = found.encoding
    this.mark = found.mark
    this.read = found.mark
    this.transcoder = transcoderFor(found.encoding)
    this.decode(head.subarray(found.mark))
  }

  private decode(bytes: Uint8Array): void {
    const { transcoder } = this
    if (transcoder === null) {
      this.take(bytes)
      return
    }
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      const piece = bytes.subarray(at, at + pieceBytes)
      this.take(transcoder.decode(piece))
      const { failure } = transcoder
      if (failure !== null) this.fail(this.read + failure.at, failure.reason)
      this.read += piece.length
    }
  }
}
