/** What Node's buffers have besides the documented `toString`: the same without its checks, twice as fast on names. */
interface Decoder {
  readonly latin1Slice: (this: Buffer, start: number, end: number) => string
  readonly utf8Slice: (this: Buffer, start: number, end: number) => string
}

// The two methods exist in every version of Node; types leave them out. Where they are missing, toString does it.
const { latin1Slice, utf8Slice } = Buffer.prototype as Buffer & Partial<Decoder>

/** Bytes that are all ASCII (or ISO-8859-1) as text. */
export const asciiText: (bytes: Buffer, start: number, end: number) => string =
  latin1Slice === undefined
    ? (bytes, start, end) => bytes.toString('latin1', start, end)
    : (bytes, start, end) => latin1Slice.call(bytes, start, end)

/** Bytes of valid UTF-8 as text. */
export const utf8Text: (bytes: Buffer, start: number, end: number) => string =
  utf8Slice === undefined
    ? (bytes, start, end) => bytes.toString('utf8', start, end)
    : (bytes, start, end) => utf8Slice.call(bytes, start, end)
