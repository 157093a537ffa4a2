/** The ASCII bytes the grammar is made of. */
export const TAB = 0x09
export const LINE_FEED = 0x0a
export const CARRIAGE_RETURN = 0x0d
export const SPACE = 0x20
export const EXCLAMATION = 0x21
export const QUOTE = 0x22
export const AMPERSAND = 0x26
export const APOSTROPHE = 0x27
export const DASH = 0x2d
export const SLASH = 0x2f
export const SEMICOLON = 0x3b
export const LESS = 0x3c
export const EQUALS = 0x3d
export const GREATER = 0x3e
export const QUESTION = 0x3f
export const BRACKET_CLOSE = 0x5d

/** White space of XML 1.0 (production 3). */
export function isBlank(byte: number): boolean {
  return byte === SPACE || byte === LINE_FEED || byte === TAB || byte === CARRIAGE_RETURN
}
