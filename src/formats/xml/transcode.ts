import type { XmlEncoding } from './encoding.ts'

/** Why bytes could not be decoded; `at` is an index into the last piece, negative for bytes of the piece before. */
interface DecodeFailure {
  readonly at: number
  readonly reason: string
}

/** Turns pieces of a file into UTF-8. What it returns is valid until the next call. */
export interface Transcoder {
  /** As much as can be decoded. */
  decode(bytes: Uint8Array): Uint8Array
  /** What ended the decoding; null when nothing did. */
  readonly failure: DecodeFailure | null
  /** Why the file may not end here; null when it may. */
  end(): string | null
}

/** A decoder for one encoding; null for UTF-8, which is read as it is. */
export function transcoderFor(encoding: XmlEncoding): Transcoder | null {
  if (encoding === 'utf-8') return null
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return new SixteenBit(encoding === 'utf-16le')
  return new EightBit(encoding)
}

const NONE = -1

/** What windows-1252 has at 0x80 to 0x9F; NONE for the five bytes it leaves undefined. */
const windows = [
  0x20ac,
  NONE,
  0x201a,
  0x0192,
  0x201e,
  0x2026,
  0x2020,
  0x2021,
  0x02c6,
  0x2030,
  0x0160,
  0x2039,
  0x0152,
  0,
  0x017d,
  0,
  0,
  0x2018,
  0x2019,
  0x201c,
  0x201d,
  0x2022,
  0x2013,
  0x2014,
  0x02dc,
  0x2122,
  0x0161,
  0x203a,
  0x0153,
  0,
  0x017e,
  0x0178,
]

class EightBit implements Transcoder {
  private readonly encoding: XmlEncoding
  failure: DecodeFailure | null = null
  private readonly output = new Output()

  constructor(encoding: XmlEncoding) {
    this.encoding = encoding
  }

  decode(bytes: Uint8Array): Uint8Array {
    const { output } = this
    output.clear(3 * bytes.length)
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at] ?? 0
      const code = byte < 0x80 ? byte : this.high(byte)
      if (code === NONE) {
        const reason = `0x${byte.toString(16).toUpperCase()} is no byte of ${this.encoding}, which is declared`
        this.failure = { at, reason }
        break
      }
      output.put(code)
    }
    return output.bytes()
  }

  end(): null {
    return null
  }

  private high(byte: number): number {
    if (this.encoding === 'us-ascii') return NONE
    return this.encoding === 'windows-1252' && byte < 0xa0 ? (windows[byte - 0x80] ?? NONE) : byte
  }
}

class SixteenBit implements Transcoder {
  failure: DecodeFailure | null = null
  private readonly low: 0 | 1
  private readonly output = new Output()
  /** First byte of a unit whose second has not come; -1 for none. */
  private half = -1
  /** A high surrogate whose low one has not come; 0 for none. */
  private lead = 0

  constructor(littleEndian: boolean) {
    this.low = littleEndian ? 0 : 1
  }

  decode(bytes: Uint8Array): Uint8Array {
    this.output.clear(2 * bytes.length + 4)
    for (let at = 0; at < bytes.length && this.failure === null; at++) {
      const byte = bytes[at] ?? 0
      if (this.half < 0) this.half = byte
      else {
        this.unit(this.low === 0 ? this.half | (byte << 8) : (this.half << 8) | byte, at - 1)
        this.half = -1
      }
    }
    return this.output.bytes()
  }

  end(): string | null {
    return this.half >= 0 || this.lead !== 0 ? 'the file ends inside a character' : null
  }

  private unit(unit: number, at: number): void {
    const isLow = unit >= 0xdc00 && unit <= 0xdfff
    if (isLow !== (this.lead !== 0)) {
      this.failure = { at: isLow ? at : at - 2, reason: 'a UTF-16 surrogate without its other half' }
    } else if (isLow) {
      this.output.put(0x10000 + ((this.lead - 0xd800) << 10) + (unit - 0xdc00))
      this.lead = 0
    } else if (unit >= 0xd800 && unit <= 0xdbff) this.lead = unit
    else this.output.put(unit)
  }
}

/** Growing UTF-8. */
class Output {
  private buffer = new Uint8Array(0)
  private length = 0

  clear(capacity: number): void {
    if (capacity > this.buffer.length) this.buffer = new Uint8Array(capacity)
    this.length = 0
  }

  put(code: number): void {
    const { buffer } = this
    if (code < 0x80) buffer[this.length++] = code
    else if (code < 0x800) this.write(code, 0xc0, 6)
    else if (code < 0x10000) this.write(code, 0xe0, 12)
    else this.write(code, 0xf0, 18)
  }

  bytes(): Uint8Array {
    return this.buffer.subarray(0, this.length)
  }

  private write(code: number, lead: number, shift: number): void {
    this.buffer[this.length++] = lead | (code >> shift)
    for (let rest = shift - 6; rest >= 0; rest -= 6) {
      this.buffer[this.length++] = 0x80 | ((code >> rest) & 0x3f)
    }
  }
}

/** How many bytes of the file stand behind these bytes of UTF-8. */
export function sourceLength(encoding: XmlEncoding, utf8: Uint8Array, from: number, to: number): number {
  if (encoding === 'utf-8') return to - from
  const unit = encoding.startsWith('utf-16') ? 2 : 1
  let length = 0
  for (let at = from; at < to; at++) {
    const byte = utf8[at] ?? 0
    if (byte >> 6 === 2) continue
    length += byte >= 0xf0 ? 2 * unit : unit
  }
  return length
}
