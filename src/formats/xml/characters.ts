/** Whether a code point is a Char of XML 1.0, production 2. */
export function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x09 || code === 0x0a || code === 0x0d
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff)
}

/** The bytes end inside the character. */
const UNFINISHED = -1
/** The bytes are no UTF-8. */
const MALFORMED = -2

/**
 * The code point that starts at `at` (a byte from 0x80 up), or UNFINISHED or MALFORMED. Strict: no overlong form, no
 * surrogate, nothing above U+10FFFF.
 */
function codePoint(bytes: Uint8Array, at: number, end: number): number {
  const lead = bytes[at] ?? 0
  if (lead < 0xc2 || lead > 0xf4) return MALFORMED
  const length = utf8Length(lead)
  let code = lead & (0xff >> (length + 1))
  for (let index = 1; index < length; index++) {
    if (at + index >= end) return UNFINISHED
    const byte = bytes[at + index] ?? 0
    if (byte >> 6 !== 2 || (index === 1 && secondRefused(lead, byte))) return MALFORMED
    code = (code << 6) | (byte & 0x3f)
  }
  return code
}

/** Second bytes that would make an overlong form, a surrogate or more than U+10FFFF (Unicode, table 3-7). */
function secondRefused(lead: number, second: number): boolean {
  if (lead === 0xe0) return second < 0xa0
  if (lead === 0xed) return second > 0x9f
  if (lead === 0xf0) return second < 0x90
  return lead === 0xf4 && second > 0x8f
}

/** Bytes of the UTF-8 character that starts with this byte. */
function utf8Length(lead: number): number {
  if (lead < 0x80) return 1
  if (lead < 0xe0) return 2
  return lead < 0xf0 ? 3 : 4
}

/**
 * The index up to which the bytes are whole, legal characters of XML 1.0 in strict UTF-8. `words` are the same bytes,
 * four by four: where none of the four is a control character or beyond ASCII, none needs a look.
 */
export function legalPrefix(bytes: Uint8Array, words: Int32Array, from: number, to: number): number {
  let at = from
  for (;;) {
    while (at < to && legal[bytes[at] ?? 0] === 1) {
      at++
      if ((at & 3) === 0) at = plainWords(words, at, to)
    }
    if (at >= to) return to
    const code = codePoint(bytes, at, to)
    if (code < 0x80 || code === 0xfffe || code === 0xffff) return at
    at += utf8Length(bytes[at] ?? 0)
  }
}

/** The first four bytes from `at` that hold more than printable ASCII, or that reach beyond `to`. */
function plainWords(words: Int32Array, at: number, to: number): number {
  const last = to >> 2
  let index = at >> 2
  for (; index < last; index++) {
    const word = words[index] ?? 0
    // The high bit of a byte is set by itself, or by taking 0x20 from less.
    if (((word | (word - 0x20202020)) & 0x80808080) !== 0) break
  }
  return index << 2
}

/** Why the character at `at`, where the legal ones end, is none; null when its last bytes have not come yet. */
export function illegality(bytes: Uint8Array, at: number, to: number): string | null {
  const byte = bytes[at] ?? 0
  const code = byte < 0x80 ? byte : codePoint(bytes, at, to)
  if (code === UNFINISHED) return null
  return code === MALFORMED
    ? `byte 0x${byte.toString(16).toUpperCase()} is not UTF-8 here`
    : `the character U+${hex(code)} may not stand in XML`
}

const hex = (code: number): string => code.toString(16).toUpperCase().padStart(4, '0')

/** Bytes below 0x80 that are characters of XML. */
const legal = new Uint8Array(256)
legal.fill(1, 0x20, 0x80)
for (const byte of [0x09, 0x0a, 0x0d]) legal[byte] = 1
