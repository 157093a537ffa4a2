/** Start of the hash, which reads a text character by character: pieces one after the other, or all at once. */
export const hashSeed = 0x811c9dc5 | 0
/** The hash cannot be told from the characters as they stand: white space has to be joined first. */
export const IRREGULAR = -1

/** Goes on from a hash with a text, whatever it holds. */
export function hashText(start: number, text: string): number {
  let hash = start
  for (let at = 0; at < text.length; at++) hash = mixedIn(hash, text.charCodeAt(at))
  return hash
}

/** As `hashText`, for names whose white space is single blanks between other characters. */
export function hashName(start: number, name: string): number {
  let hash = start
  let blank = true
  for (let at = 0; at < name.length; at++) {
    const code = name.charCodeAt(at)
    if (code <= 0x20) {
      if (code < 0x20 || blank) return IRREGULAR
      blank = true
    } else if (code >= 0xa0 && isWideBlank(code)) return IRREGULAR
    else blank = false
    hash = mixedIn(hash, code)
  }
  // An empty name, too, has a spelling of its own.
  return blank ? IRREGULAR : hash
}

/** As `hashName`, of a name in ASCII. */
export function hashAscii(start: number, bytes: Uint8Array, from: number, to: number): number {
  let hash = start
  let before = 0x20
  for (let at = from; at < to; at++) {
    const code = bytes[at] ?? 0
    if (code <= 0x20 && (code < 0x20 || before === 0x20)) return IRREGULAR
    before = code
    hash = mixedIn(hash, code)
  }
  return before === 0x20 ? IRREGULAR : hash
}

/** White space of JavaScript beyond ASCII, and a few neighbours: they only take the longer way. */
function isWideBlank(code: number): boolean {
  return (
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x205f) ||
    code === 0x3000 ||
    code === 0xfeff
  )
}

/** FNV-1a with the shift it lacks: without, names that only differ in their numbers often have one hash. */
function mixedIn(hash: number, code: number): number {
  const product = Math.imul(hash ^ code, 0x5bd1e995)
  return product ^ (product >>> 15)
}

/** Spreads every bit over the whole number (the last step of MurmurHash3). */
export function spread(hash: number): number {
  let bits = hash
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return bits ^ (bits >>> 16)
}
