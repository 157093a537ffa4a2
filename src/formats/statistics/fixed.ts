/**
 * Numbers as integers over 2^320: some 96 decimal digits, so that no verdict depends on how a processor rounds.
 * Every operation errs by less than 2 units of the last place.
 */
export const fractionBits = 320n
export const ONE = 1n << fractionBits

export const fromInteger = (value: bigint): bigint => value << fractionBits
export const fromRatio = (numerator: bigint, denominator: bigint): bigint =>
  (numerator << fractionBits) / denominator
export const multiply = (a: bigint, b: bigint): bigint => (a * b) >> fractionBits
export const divide = (a: bigint, b: bigint): bigint => (a << fractionBits) / b
const absolute = (value: bigint): bigint => (value < 0n ? -value : value)

/** Integer square root: the largest r with r * r <= value. */
export function integerRoot(value: bigint): bigint {
  if (value < 2n) return value
  let root = 1n << BigInt((value.toString(2).length + 1) >> 1)
  for (;;) {
    const next = (root + value / root) >> 1n
    if (next >= root) return root
    root = next
  }
}

/** Square root of a fixed-point number from 0 up. */
export const squareRoot = (value: bigint): bigint => integerRoot(value << fractionBits)

/** 2 artanh(1/k) = ln((k + 1) / (k - 1)). */
function twiceArtanhInverse(k: bigint): bigint {
  let power = ONE / k
  let sum = 0n
  for (let index = 1n; power !== 0n; index += 2n) {
    sum += power / index
    power /= k * k
  }
  return 2n * sum
}

const ln2 = twiceArtanhInverse(3n)

/** Natural logarithm of a fixed-point number above 0. */
export function logarithm(value: bigint): bigint {
  // value = mantissa * 2^exponent with a mantissa between 1 and 2.
  const exponent = BigInt(value.toString(2).length) - 1n - fractionBits
  const mantissa = exponent >= 0n ? value >> exponent : value << -exponent
  const ratio = divide(mantissa - ONE, mantissa + ONE)
  const square = multiply(ratio, ratio)
  let power = ratio
  let sum = 0n
  for (let index = 1n; power !== 0n; index += 2n) {
    sum += power / index
    power = multiply(power, square)
  }
  return 2n * sum + exponent * ln2
}

/** Natural logarithm of a whole number above 0, of any size. */
export function logarithmOfInteger(value: bigint): bigint {
  const bits = BigInt(value.toString(2).length)
  const shift = bits > 1000n ? bits - 1000n : 0n
  return logarithm((value >> shift) << fractionBits) + shift * ln2
}

/** How often a number is halved before its exponential series, and squared behind it. */
const halvings = 12n

/** e to a fixed-point number; 0 where the result is below the last place. */
export function exponential(value: bigint): bigint {
  const twos = value / ln2
  if (twos < -fractionBits) return 0n
  const small = (value - twos * ln2) >> halvings
  let term = ONE
  let sum = ONE
  for (let index = 1n; absolute(term) > 1n; index++) {
    term = multiply(term, small) / index
    sum += term
  }
  for (let round = 0n; round < halvings; round++) sum = multiply(sum, sum)
  return twos >= 0n ? sum << twos : sum >> -twos
}

/** arctan(1/k). */
function arctanInverse(k: bigint): bigint {
  let power = ONE / k
  let sum = 0n
  for (let index = 1n, sign = 1n; power !== 0n; index += 2n, sign = -sign) {
    sum += (sign * power) / index
    power /= k * k
  }
  return sum
}

/** The circle's number, by Machin's formula. */
export const PI = 4n * (4n * arctanInverse(5n) - arctanInverse(239n))

/** Decimal text with this many digits behind the point, rounded down; for numbers from 0 up. */
export function decimalText(value: bigint, digits: number): string {
  const scaled = (value * 10n ** BigInt(digits)) >> fractionBits
  const text = scaled.toString().padStart(digits + 1, '0')
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`
}

/** The nearest double. */
export const toNumber = (value: bigint): number => Number(decimalText(value, 60))
