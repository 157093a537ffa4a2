import { exponential, fromInteger, logarithm, multiply, ONE } from './fixed.ts'
import { logarithmOfGamma } from './gamma.ts'

/** A number with proof: the true value lies within `error` of it, both in fixed point. */
export interface Proved {
  readonly value: bigint
  readonly error: bigint
}

/**
 * Terms that are added at most. They suffice for any 10^7 trials, and for more where the threshold is high. Beyond that what
 * is left out is bounded by a geometric series: the error grows, and what needs more to be proved is not.
 */
const mostTerms = 50_000

/** A series ends where what is left out is below this share of its sum: 2^-128. */
const negligible = 128n

/**
 * Regularised incomplete beta function I_x(a, b), a and b given doubled so that halves are whole: the probability that
 * a Beta(a, b) variable is at most x. For whole numbers it is the binomial tail P(X >= a) of a + b - 1 trials.
 * @param x fixed point; up to 0 the answer is 0, and from 1 on it is 1
 * @param twiceA above 0
 * @param twiceB above 0, and even where `twiceA` is
 */
export function incompleteBeta(x: bigint, twiceA: bigint, twiceB: bigint): Proved {
  if (x <= 0n || x >= ONE) return { value: x <= 0n ? 0n : ONE, error: 0n }
  // The series falls fast where x lies below the mean; beyond it, the other tail is taken.
  if (multiply(fromInteger(twiceA + twiceB), x) <= fromInteger(twiceA)) return lowerTail(x, twiceA, twiceB)
  const other = lowerTail(ONE - x, twiceB, twiceA)
  return { value: ONE - other.value, error: other.error }
}

/**
 * For x up to the mean, by I_x(a, b) = x^a (1-x)^(b-1) / (a B(a,b)) + I_x(a+1, b-1), again and again: every term is
 * positive, each is smaller than the one before by a ratio that falls, and there are b of them, or a rest with b = 1/2.
 */
function lowerTail(x: bigint, twiceA: bigint, twiceB: bigint): Proved {
  if (twiceB === 1n) return lastHalf(x, twiceA)
  const complement = ONE - x
  let [term, sum, count] = [ONE, ONE, 1n]
  let rest = 0n
  for (let remaining = twiceB - 2n; remaining > 1n; remaining -= 2n, count++) {
    const below = complement * (twiceA + 2n * count)
    const ratio = (x * remaining * ONE) / below
    // The ratio falls, and is below 1 because x lies below the mean: a geometric series bounds what is left.
    if (term <= sum >> negligible || count >= mostTerms) {
      rest = (term * ratio) / (ONE - ratio) + 1n
      break
    }
    term = (term * x * remaining) / below
    sum += term
  }
  const ended = rest === 0n
  const factor = exponential(logarithmOfFactor(x, twiceA, twiceB))
  const last = ended && twiceB % 2n === 1n ? lastHalf(x, twiceA + twiceB - 1n) : { value: 0n, error: 0n }
  const rounded = multiply(factor, rest + count * count) + multiply(sum, relativeError(factor)) + 2n
  return { value: multiply(factor, sum) + last.value, error: rounded + last.error }
}

/** ln of x^a (1-x)^(b-1) / (a B(a,b)). */
const logarithmOfFactor = (x: bigint, twiceA: bigint, twiceB: bigint): bigint =>
  (twiceA * logarithm(x)) / 2n +
  ((twiceB - 2n) * logarithm(ONE - x)) / 2n +
  logarithmOfGamma(twiceA + twiceB) -
  logarithmOfGamma(twiceA + 2n) -
  logarithmOfGamma(twiceB)

/** From here on I_x(a, 1/2), at most e to the minus a (1-x), is below every error probability that can be written. */
const far = 40n

/** I_x(a, 1/2), which the steps above lead to where a and b are halves. */
function lastHalf(x: bigint, twiceA: bigint): Proved {
  const complement = ONE - x
  if (x <= ONE / 2n || twiceA * complement > 2n * far * ONE) return powerSeries(x, twiceA, 1n)
  const other = powerSeries(complement, 1n, twiceA)
  return { value: ONE - other.value, error: other.error }
}

/** x^a (1-x)^b / (a B(a,b)) * (1 + (a+b)/(a+1) x + (a+b)(a+b+1)/((a+1)(a+2)) x^2 + ...), every term positive. */
function powerSeries(x: bigint, twiceA: bigint, twiceB: bigint): Proved {
  let [term, sum, count] = [ONE, ONE, 1n]
  let rest = sum
  for (; ; count++) {
    const above = x * (twiceA + twiceB + 2n * count - 2n)
    const below = twiceA + 2n * count
    // The ratio of two terms lies between this one and x, which both are below 1 at the end.
    const ratio = above / below > x ? above / below : x
    if (ratio < ONE) rest = (term * ratio) / (ONE - ratio) + 1n
    if (ratio < ONE && (rest <= sum >> negligible || count >= mostTerms)) break
    term = (term * above) / (below * ONE)
    sum += term
  }
  const factor = exponential(logarithmOfFactor(x, twiceA, twiceB) + logarithm(ONE - x))
  const rounded = rest + (count * count + count * (sum / ONE) * 2n)
  return {
    value: multiply(factor, sum),
    error: multiply(factor, rounded) + multiply(sum, relativeError(factor)) + 2n,
  }
}

/**
 * Error of the factor: its logarithm is a sum of products of up to 2^54 with logarithms good to 2^-300, so that it is
 * good to 2^-240.
 */
const relativeError = (factor: bigint): bigint => (factor >> 240n) + 1n
