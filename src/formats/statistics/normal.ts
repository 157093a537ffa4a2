import { divide, exponential, fractionBits, fromRatio, multiply, ONE, PI, squareRoot } from './fixed.ts'

const rootTwoPi = squareRoot(2n * PI)
const half = ONE / 2n

/** Density of the normal distribution. */
const density = (z: bigint): bigint => divide(exponential(-multiply(z, z) / 2n), rootTwoPi)

/** Distribution function for z from 0 up: 1/2 + density(z) * (z + z^3/3 + z^5/15 + ...); every term is positive. */
function distribution(z: bigint): bigint {
  const square = multiply(z, z)
  let term = z
  let sum = z
  for (let index = 3n; term > 1n; index += 2n) {
    term = multiply(term, square) / index
    sum += term
  }
  return half + multiply(density(z), sum)
}

/**
 * Half the width of the interval a quantile is proved to lie in: 2^-200, some 60 digits. The series loses at most 2^52
 * of the last place for the probabilities that can be written with 15 digits.
 */
export const quantileWidth = 1n << (fractionBits - 200n)

const known = new Map<string, bigint>()

/**
 * Quantile of the normal distribution for a probability from 1/2 to below 1, in fixed point and to 60 digits, found
 * by Newton's method and proved by the distribution on both sides of it.
 */
export function normalQuantile(numerator: bigint, denominator: bigint): bigint {
  if (2n * numerator === denominator) return 0n
  const key = `${numerator}/${denominator}`
  const before = known.get(key)
  if (before !== undefined) return before
  const z = solve(fromRatio(numerator, denominator))
  known.set(key, z)
  return z
}

function solve(probability: bigint): bigint {
  // From 0 the first step overshoots only where the curve is concave, and Newton's method then comes from below.
  let z = 0n
  for (let round = 0; round < 200; round++) {
    const step = divide(probability - distribution(z), density(z))
    z += step
    if (step < 16n && step > -16n) break
    if (step < quantileWidth / 1024n && step > -quantileWidth / 1024n) break
  }
  const below = z > quantileWidth ? distribution(z - quantileWidth) : half
  if (below < probability && probability < distribution(z + quantileWidth)) return z
  throw new Error('the normal quantile could not be proved')
}
