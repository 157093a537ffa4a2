import type { Fail } from './error.ts'
import { shown } from './error.ts'

/** 1 may start a name, 2 may only continue one, 0 ends it. Bytes beyond ASCII are looked at with the whole name. */
const kinds = new Uint8Array(256)
for (const byte of ':_ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz') kinds[byte.charCodeAt(0)] = 1
for (const byte of '-.0123456789') kinds[byte.charCodeAt(0)] = 2
kinds.fill(1, 0x80)

const startClass =
  ':A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f' +
  '\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\u{10000}-\u{effff}'
/** A name: productions 4, 4a and 5 of XML 1.0, fifth edition. */
const nameForm = new RegExp(`^[${startClass}][-${startClass}.0-9\u00b7\u0300-\u036f\u203f-\u2040]*$`, 'u')

/** Whether a byte may begin a name. */
export const startsName = (byte: number): boolean => kinds[byte] === 1

/** The first byte from `at` that is no part of a name. */
export function nameEnd(bytes: Uint8Array, at: number, to: number): number {
  let end = at
  while (end < to && kinds[bytes[end] ?? 0] !== 0) end++
  return end
}

const slots = 256
const longest = 64

/** Names as strings. The few names a document uses over and over are decoded once; memory is bounded. */
export class NameTable {
  private readonly texts: string[] = new Array<string>(slots).fill('')

  /** The name in these bytes. Stops when it is not a name. */
  text(bytes: Buffer, from: number, to: number, fail: Fail): string {
    const length = to - from
    const first = bytes[from] ?? 0
    const slot = (length * 31 + first * 7 + (bytes[to - 1] ?? 0) * 3) & (slots - 1)
    const known = this.texts[slot] ?? ''
    if (known.length === length && holdsName(known, bytes, from)) return known
    const text = internalized(bytes.toString('utf8', from, to))
    if (!nameForm.test(text)) fail(from, `\`${shown(text)}\` is no name`)
    if (length <= longest) this.texts[slot] = text
    return text
  }
}

/** The engine's own copy of a text, as for a literal in the source: comparing two of them is comparing addresses. */
const internalized = (text: string): string => Object.keys({ [text]: 0 })[0] ?? text

/** Whether the bytes from `from` are this name; false, too, for every name beyond ASCII. */
export function holdsName(name: string, bytes: Uint8Array, from: number): boolean {
  for (let index = 0; index < name.length; index++) {
    if (name.charCodeAt(index) !== bytes[from + index]) return false
  }
  return true
}

/** The part of a name behind its namespace prefix. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
