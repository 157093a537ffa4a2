/** Seconds as the dialects write them: `1.5`, `0.`, `1,234.5`, `0,25`, `0.01s`; null for anything else. */
export function junitSeconds(text: string | undefined): number | null {
  if (text === undefined || text === '') return null
  const direct = Number(text)
  if (direct >= 0 && direct < Number.POSITIVE_INFINITY) return direct
  const bare = text.trim().replace(/\s*s$/u, '')
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d*)?$/u.test(bare)) return Number(bare.replaceAll(',', ''))
  return /^\d+(?:[.,]\d*)?$/u.test(bare) ? Number(bare.replace(',', '.')) : null
}

/** A line number, from 1; null for what is none. `first` is the number the producer gives to a file's first line. */
export function junitLine(text: string, first: 0 | 1): number | null {
  const line = /^\d{1,9}$/u.test(text) ? Number(text) + 1 - first : 0
  return line > 0 ? line : null
}

/** Digits with a point that a number of 64 bits holds exactly, as a whole number and as its divisor. */
const exactDigits = 15
const powers = Array.from({ length: exactDigits + 1 }, (_, digits) => 10 ** digits)

/**
 * Plain seconds (`1`, `1.5`) from bytes, the same number as `junitSeconds` has of them; -1 for what is written in
 * another way. Dividing is exact to the last bit where dividend and divisor are.
 */
export function plainSeconds(bytes: Uint8Array, from: number, to: number): number {
  if (to === from || to - from > exactDigits) return -1
  let digits = 0
  let point = -1
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0
    if (byte >= 0x30 && byte <= 0x39) digits = 10 * digits + byte - 0x30
    else if (byte === 0x2e && point < 0 && at > from && at + 1 < to) point = at
    else return -1
  }
  return point < 0 ? digits : digits / (powers[to - point - 1] ?? 1)
}
