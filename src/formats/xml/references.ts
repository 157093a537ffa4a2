import { AMPERSAND, SEMICOLON } from './bytes.ts'
import { isCharacter } from './characters.ts'
import { type Fail, shown } from './error.ts'
import { referenceBytes } from './limits.ts'

const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

/** Index behind the reference that begins at `at` (an ampersand); -1 when more bytes are needed. */
export function referenceEnd(bytes: Uint8Array, at: number, to: number, fail: Fail): number {
  const last = Math.min(to, at + referenceBytes)
  for (let end = at + 1; end < last; end++) {
    const byte = bytes[end] ?? 0
    if (byte === SEMICOLON) return end + 1
    // Letters, digits and `#` are all a known reference holds.
    if (!/[\w#]/u.test(String.fromCharCode(byte))) return fail(at, 'an `&` that begins no reference')
  }
  return last < to || last === at + referenceBytes ? fail(at, 'an `&` that begins no reference') : -1
}

/** The character a reference stands for. Stops at entities other than the five of XML, and at illegal characters. */
export function resolve(reference: string, at: number, fail: Fail): string {
  const name = reference.slice(1, -1)
  if (!name.startsWith('#')) {
    const known = entities.get(name)
    return known ?? fail(at, `\`${shown(reference)}\`: only amp, lt, gt, quot and apos are defined`)
  }
  const code = codeOf(name)
  if (code === null || !isCharacter(code)) return fail(at, `\`${shown(reference)}\` is no character of XML`)
  return String.fromCodePoint(code)
}

function codeOf(name: string): number | null {
  if (/^#[0-9]+$/u.test(name)) return Number(name.slice(1))
  return /^#x[0-9A-Fa-f]+$/u.test(name) ? Number(`0x${name.slice(2)}`) : null
}

/** Checks every reference between two quotes, whether or not anybody reads the value. */
export function checkReferences(bytes: Buffer, from: number, to: number, fail: Fail): void {
  for (let at = from; at < to; at++) {
    if (bytes[at] !== AMPERSAND) continue
    const end = referenceEnd(bytes, at, to, fail)
    if (end < 0) fail(at, 'an `&` that begins no reference')
    resolve(bytes.toString('latin1', at, end), at, fail)
    at = end - 1
  }
}

const checkedBefore: Fail = (_, reason) => {
  throw new Error(reason)
}

/** An attribute's value as XML 1.0 normalises it (sections 2.11 and 3.3.3); its references have been checked. */
export function normalizedValue(raw: string): string {
  return raw
    .replace(/\r\n|[\t\n\r]/gu, ' ')
    .replace(/&[^;]*;/gu, (reference) => resolve(reference, 0, checkedBefore))
}
