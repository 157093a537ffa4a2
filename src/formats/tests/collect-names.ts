import { asciiText } from '../xml/decode.ts'

/** Bytes per chunk: 2 to the power of this. */
const chunkBits = 20
const chunkSize = 1 << chunkBits
/** Chunks whose bytes have a place of 32 bits. */
const maximumChunks = 1 << (32 - chunkBits)
/** The length that says: the name is one of those that are kept as they are, and here is its number. */
const elsewhere = 255

const forgotten = Buffer.alloc(0)

/**
 * The names of tests outside the engine's heap, one byte per character with the length before: 2 million names of
 * 16 characters take 34 MB, and nothing of it is looked at while garbage is collected. Names that are longer than 254
 * characters or go beyond ISO-8859-1 are kept as they are.
 */
export class NameList {
  private chunks: Buffer[] = []
  private chunk: Buffer = Buffer.alloc(0)
  private used = chunkSize
  private texts: string[] = []

  /** Adds a name in ASCII. @returns its place: 32 bits, signed */
  addAscii(bytes: Uint8Array, from: number, to: number): number {
    const length = to - from
    if (length >= elsewhere) return this.addText(Buffer.from(bytes.subarray(from, to)).toString('latin1'))
    const at = this.room(length)
    const { chunk } = this
    for (let index = 0; index < length; index++) chunk[at + index] = bytes[from + index] ?? 0
    return this.placeOf(at)
  }

  /** Adds any name. @returns its place: 32 bits, signed */
  add(name: string): number {
    const { length } = name
    if (length >= elsewhere) return this.addText(name)
    const at = this.room(length)
    const { chunk } = this
    for (let index = 0; index < length; index++) {
      const code = name.charCodeAt(index)
      if (code > 0xff) {
        this.used = at - 1
        return this.addText(name)
      }
      chunk[at + index] = code
    }
    return this.placeOf(at)
  }

  /** The name at a place. */
  text(place: number): string {
    const chunk = this.chunkOf(place)
    const at = place & (chunkSize - 1)
    const length = chunk[at - 1] ?? 0
    return length === elsewhere
      ? (this.texts[chunk.readUInt32LE(at)] ?? '')
      : asciiText(chunk, at, at + length)
  }

  /** Whether this is the name at a place. */
  isAscii(place: number, bytes: Uint8Array, from: number, to: number): boolean {
    const chunk = this.chunkOf(place)
    const at = place & (chunkSize - 1)
    const length = to - from
    if (chunk[at - 1] !== length || length >= elsewhere) return false
    for (let index = length - 1; index >= 0; index--) {
      if (chunk[at + index] !== bytes[from + index]) return false
    }
    return true
  }

  /** Forgets the names in the chunks before that of this place. */
  forgetBefore(place: number): void {
    this.chunks.fill(forgotten, 0, place >>> chunkBits)
  }

  private addText(name: string): number {
    const at = this.room(4, elsewhere)
    this.chunk.writeUInt32LE(this.texts.length, at)
    this.texts.push(name)
    return this.placeOf(at)
  }

  /** Where so many bytes go, behind the one for a length. */
  private room(bytes: number, length = bytes): number {
    if (this.used + 1 + bytes > chunkSize) this.nextChunk()
    const at = this.used + 1
    this.chunk[at - 1] = length
    this.used = at + bytes
    return at
  }

  private nextChunk(): void {
    if (this.chunks.length === maximumChunks) throw new Error('more than 4 GB of names of tests')
    this.chunk = Buffer.allocUnsafeSlow(chunkSize)
    this.chunks.push(this.chunk)
    this.used = 0
  }

  private placeOf(at: number): number {
    return ((this.chunks.length - 1) << chunkBits) | at
  }

  private chunkOf(place: number): Buffer {
    return this.chunks[place >>> chunkBits] ?? this.chunk
  }
}
