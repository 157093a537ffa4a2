import { incompleteBeta, type Proved } from './beta.ts'
import { type BoundOptions, betaParameters, errorProbability, quantileOf } from './bound.ts'
import { fractionBits, fromRatio, ONE } from './fixed.ts'
import { quantileWidth } from './normal.ts'
import type { Probability } from './probability.ts'

/**
 * What a threshold makes of a count. `unreachable`: not even without a failure could so few trials reach it.
 * `no-data`: not one trial.
 */
export type Decision = 'pass' | 'fail' | 'unreachable' | 'no-data'

/** Whether the lower bound of `successes` out of `trials` is at least the threshold. */
export function decide(
  successes: number,
  trials: number,
  threshold: Probability,
  options: BoundOptions,
): Decision {
  if (trials === 0) return 'no-data'
  if (reaches(successes, trials, threshold, options)) return 'pass'
  return successes < trials && reaches(trials, trials, threshold, options) ? 'fail' : 'unreachable'
}

/** Decided by integers; where the proof would need more digits than there are, the answer is no. */
function reaches(successes: number, trials: number, threshold: Probability, options: BoundOptions): boolean {
  if (successes === 0) return false
  const s = BigInt(successes)
  const n = BigInt(trials)
  return options.method === 'wilson'
    ? wilsonReaches(s, n, threshold, options)
    : betaReaches(s, n, threshold, options)
}

/** LCB >= t means s >= n t and (s - n t)^2 >= z^2 n t (1 - t); with t = num/den both sides are whole numbers times z^2. */
function wilsonReaches(s: bigint, n: bigint, t: Probability, options: BoundOptions): boolean {
  const excess = s * t.denominator - n * t.numerator
  if (excess < 0n) return false
  const z = quantileOf(options)
  const largest = z === 0n ? 0n : z + quantileWidth
  const needed = n * t.numerator * (t.denominator - t.numerator)
  return (excess * excess) << (2n * fractionBits) >= largest * largest * needed
}

/** LCB >= t means that the beta distribution has no more than the error probability below t. */
function betaReaches(s: bigint, n: bigint, t: Probability, options: BoundOptions): boolean {
  const { numerator, denominator } = errorProbability(options)
  const method = options.method === 'jeffreys' ? 'jeffreys' : 'clopper-pearson'
  const [a, b] = betaParameters(s, n, method)
  const below = incompleteBeta(fromRatio(t.numerator, t.denominator), a, b)
  const target = fromRatio(numerator, denominator)
  const error = below.error + slopeError(n)
  if (below.value + error <= target) return true
  if (below.value - error > target || method === 'jeffreys' || n > mostExact) return false
  return exactlyReaches(s, n, t, errorProbability(options))
}

/**
 * The threshold itself is cut to 2^-320, which the steepest distribution turns into less than n 2^60 times that: the
 * density of Beta(n + 1/2, 1/2) at 1 - 10^-15 is the steepest there is.
 */
const slopeError = (n: bigint): bigint => (n + 1n) << 60n

/** Trials up to which a tie is told from a near miss by exact fractions; beyond it a tie is not proved, so no pass. */
const mostExact = 1000n

/** The binomial tail P(X >= s) against the error probability, multiplied out: equal is enough (1 of 1 at 0.05). */
function exactlyReaches(s: bigint, n: bigint, t: Probability, error: Probability): boolean {
  const miss = t.denominator - t.numerator
  let [sum, choose, power] = [0n, 1n, 1n]
  for (let failures = 0n; failures <= n - s; failures++) {
    sum = sum * t.numerator + choose * power
    choose = (choose * (n - failures)) / (failures + 1n)
    power *= miss
  }
  return sum * t.numerator ** s * error.denominator <= error.numerator * t.denominator ** n
}

/** Most failures with which so many trials still reach the threshold; null when none do. */
export function failuresAllowed(
  trials: number,
  threshold: Probability,
  options: BoundOptions,
): number | null {
  const passes = (failures: number): boolean =>
    failures <= trials && decide(trials - failures, trials, threshold, options) === 'pass'
  if (!passes(0)) return null
  let [allowed, refused] = [0, trials]
  while (refused - allowed > 1) {
    const middle = allowed + Math.floor((refused - allowed) / 2)
    if (passes(middle)) allowed = middle
    else refused = middle
  }
  return allowed
}

/** Fewest trials that reach the threshold with so many failures; null when no countable number does. */
export function trialsNeeded(failures: number, threshold: Probability, options: BoundOptions): number | null {
  const passes = (trials: number): boolean => decide(trials - failures, trials, threshold, options) === 'pass'
  let [refused, passed] = [failures, failures + 1]
  while (!passes(passed)) {
    if (passed > Number.MAX_SAFE_INTEGER / 2) return null
    ;[refused, passed] = [passed, 2 * passed]
  }
  while (passed - refused > 1) {
    const middle = refused + Math.floor((passed - refused) / 2)
    if (passes(middle)) passed = middle
    else refused = middle
  }
  return passed
}

/**
 * Probability that `trials` tests, each passing with probability `p`, have at most `allowed` failures, in fixed point; 0
 * when nothing passes. Of more than 10^7 trials it may be a lower bound.
 */
export function power(allowed: number | null, trials: number, p: Probability): bigint {
  if (allowed === null || trials === 0) return 0n
  const { value, error } = provedTail(trials - allowed, trials, p)
  return value > error ? value - error : 0n
}

/**
 * Exact one-sided p-value: the probability of so many successes or more if the true share were `threshold`, in fixed
 * point. Of more than 10^7 trials it may be an upper bound.
 */
export function pValue(successes: number, trials: number, threshold: Probability): bigint {
  const { value, error } = provedTail(successes, trials, threshold)
  const upper = value + error
  if (upper < ONE) return upper
  return ONE
}

/** Probability of at least `successes` out of `trials`, in fixed point. */
export function binomialTail(successes: number, trials: number, p: Probability): bigint {
  return provedTail(successes, trials, p).value
}

function provedTail(successes: number, trials: number, p: Probability): Proved {
  if (successes <= 0) return { value: ONE, error: 0n }
  if (successes > trials) return { value: 0n, error: 0n }
  const x = fromRatio(p.numerator, p.denominator)
  return incompleteBeta(x, 2n * BigInt(successes), 2n * BigInt(trials - successes + 1))
}
