import { divide, fromInteger, fromRatio, logarithm, logarithmOfInteger, PI } from './fixed.ts'

/** Terms of Stirling's series, and the argument from which they are used: together they err by less than 10^-85. */
const terms = 30
const smallest = 200n

/** Bernoulli numbers B2, B4, ... as fractions, by the recurrence sum of C(m+1, k) B_k = 0. */
function bernoulliNumbers(count: number): readonly (readonly [bigint, bigint])[] {
  const all: [bigint, bigint][] = [[1n, 1n]]
  for (let m = 1; m <= 2 * count; m++) {
    let sum: [bigint, bigint] = [0n, 1n]
    let binomial = 1n
    for (const [k, [numerator, denominator]] of all.entries()) {
      sum = reduced(sum[0] * denominator + binomial * numerator * sum[1], sum[1] * denominator)
      binomial = (binomial * BigInt(m + 1 - k)) / BigInt(k + 1)
    }
    all.push(reduced(-sum[0], sum[1] * BigInt(m + 1)))
  }
  return all.filter((_, index) => index >= 2 && index % 2 === 0)
}

function reduced(numerator: bigint, denominator: bigint): [bigint, bigint] {
  let a = numerator < 0n ? -numerator : numerator
  let b = denominator
  while (b !== 0n) [a, b] = [b, a % b]
  return a === 0n ? [0n, 1n] : [numerator / a, denominator / a]
}

let known: ReturnType<typeof bernoulliNumbers> | null = null

/** Worked out when somebody asks: most runs judge no bound that needs them. */
function bernoulli(): ReturnType<typeof bernoulliNumbers> {
  known ??= bernoulliNumbers(terms)
  return known
}

/** Logarithm of the gamma function at `twice`/2, for `twice` from 1 up, in fixed point. */
export function logarithmOfGamma(twice: bigint): bigint {
  let shifted = twice
  let product = 1n
  let halvings = 0n
  for (; shifted < 2n * smallest; shifted += 2n) {
    product *= shifted
    halvings++
  }
  // product / 2^halvings is what the steps up multiplied the function by.
  const steps = logarithmOfInteger(product) - halvings * logarithmOfInteger(2n)
  return stirling(shifted) - steps
}

function stirling(twice: bigint): bigint {
  const z = fromInteger(twice) / 2n
  const main = ((twice - 1n) * logarithm(z)) / 2n - z + logarithm(2n * PI) / 2n
  let sum = 0n
  let power = z
  for (const [index, [numerator, denominator]] of bernoulli().entries()) {
    const m = BigInt(2 * (index + 1))
    sum += divide(fromRatio(numerator, denominator * m * (m - 1n)), power)
    power = (power * twice * twice) / 4n
  }
  return main + sum
}
