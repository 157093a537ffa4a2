import { incompleteBeta } from './beta.ts'
import { decimalText, divide, fromInteger, fromRatio, multiply, ONE, squareRoot, toNumber } from './fixed.ts'
import { normalQuantile } from './normal.ts'
import type { Probability } from './probability.ts'

export const boundMethods = ['wilson', 'clopper-pearson', 'jeffreys'] as const
export type BoundMethod = (typeof boundMethods)[number]

/** Which lower confidence bound of a proportion is meant. */
export interface BoundOptions {
  /**
   * `wilson`: score interval without continuity correction (Wilson 1927). `clopper-pearson`: exact (1934).
   * `jeffreys`: quantile of Beta(s + 1/2, n - s + 1/2) (Brown, Cai and DasGupta 2001).
   */
  readonly method: BoundMethod
  /** Above 1/2 for one-sided bounds. */
  readonly confidence: Probability
  /** `two`: the lower end of the two-sided interval. */
  readonly sides: 'one' | 'two'
}

/** What lies below the bound, as a fraction: 1 - confidence, or half of it for two sides. */
export function errorProbability({ confidence, sides }: BoundOptions): Probability {
  const { numerator, denominator } = confidence
  return { numerator: denominator - numerator, denominator: sides === 'two' ? 2n * denominator : denominator }
}

/** The normal quantile of a bound: 1.6448... for one-sided 0.95, in fixed point. */
export function quantileOf(options: BoundOptions): bigint {
  const { numerator, denominator } = errorProbability(options)
  return normalQuantile(denominator - numerator, denominator)
}

/** A lower confidence bound. */
export interface Bound {
  /** To the precision of a double. */
  readonly value: number
  /** Four digits, rounded to the nearest; never 1.0000 for a bound below 1. */
  readonly text: string
  /** Four digits, rounded down. */
  readonly floor: string
}

/** Lower confidence bound of `successes` out of `trials`; 0 without a trial or without a success. */
export function lowerBound(successes: number, trials: number, options: BoundOptions): Bound {
  if (successes === 0 || trials === 0) return { value: 0, text: '0.0000', floor: '0.0000' }
  const s = BigInt(successes)
  const n = BigInt(trials)
  const exact = options.method === 'wilson' ? wilson(s, n, quantileOf(options)) : betaQuantile(s, n, options)
  const half = fromRatio(1n, 20_000n)
  const [nearest, floor] = [decimalText(exact + half, 4), decimalText(exact, 4)]
  // No bound below 1 is shown as 1.
  return { value: toNumber(exact), text: exact < ONE && nearest === '1.0000' ? floor : nearest, floor }
}

/** (s + z^2/2 - z sqrt(s (n-s) / n + z^2/4)) / (n + z^2) */
function wilson(s: bigint, n: bigint, z: bigint): bigint {
  const square = multiply(z, z)
  const root = squareRoot(fromRatio(s * (n - s), n) + square / 4n)
  return divide(fromInteger(s) + square / 2n - multiply(z, root), fromInteger(n) + square)
}

/** The two parameters, doubled, of the beta distribution whose quantile the bound is. */
export function betaParameters(
  s: bigint,
  n: bigint,
  method: 'clopper-pearson' | 'jeffreys',
): [bigint, bigint] {
  return method === 'jeffreys' ? [2n * s + 1n, 2n * (n - s) + 1n] : [2n * s, 2n * (n - s) + 2n]
}

/** Relative width of what a bound is proved to lie in: 2^-56, less than a double can tell. */
const width = 56n

/** The largest x for which I_x(a, b) is proved to be at most the error probability. */
function betaQuantile(s: bigint, n: bigint, options: BoundOptions): bigint {
  const { numerator, denominator } = errorProbability(options)
  const target = fromRatio(numerator, denominator)
  const method = options.method === 'jeffreys' ? 'jeffreys' : 'clopper-pearson'
  const [a, b] = betaParameters(s, n, method)
  const excess = (x: bigint): bigint => {
    const { value, error } = incompleteBeta(x, a, b)
    return value + error - target
  }
  // Wilson's bound is never far off.
  return bySecants(excess, wilson(s, n, quantileOf(options))) ?? byHalving(excess)
}

/** The root of an increasing function by secants; null when they do not lead to a proved one. */
function bySecants(excess: (x: bigint) => bigint, near: bigint): bigint | null {
  let [before, x] = [near - (near >> 10n), near]
  let [high, low] = [excess(x), excess(before)]
  for (let round = 0; round < 20 && high !== low; round++) {
    const next = x - (high * (x - before)) / (high - low)
    if (next <= 0n || next >= ONE) return null
    ;[before, low, x, high] = [x, high, next, excess(next)]
    const step = x > before ? x - before : before - x
    if (step > x >> 40n) continue
    const margin = (x >> (width + 1n)) + 1n
    if (x + margin < ONE && excess(x - margin) <= 0n && excess(x + margin) > 0n) return x - margin
  }
  return null
}

/** The same by halving: each round is one more binary digit. */
function byHalving(excess: (x: bigint) => bigint): bigint {
  let [low, high] = [0n, ONE]
  while (high - low > high >> width && high - low > 1n) {
    const middle = (low + high) / 2n
    if (excess(middle) <= 0n) low = middle
    else high = middle
  }
  return low
}
