/**
 * A second computation of the bounds, written differently from the product on purpose: decimal integers with 60 digits,
 * the error function's alternating Taylor series, halving instead of Newton, the quadratic equation of the score test
 * instead of its closed solution, and exact fractions for binomial tails.
 */
const scale = 10n ** 60n

function circle(): bigint {
  // Gauss and Legendre.
  const root = (value: bigint): bigint => {
    let guess = value
    for (let next = (guess + 1n) / 2n; next < guess; next = (guess + value / guess) / 2n) guess = next
    return guess
  }
  let [a, b, t, p] = [scale, root((scale * scale) / 2n), scale / 4n, 1n]
  for (let round = 0; round < 8; round++) {
    const next = (a + b) / 2n
    b = root(a * b)
    t -= (p * (a - next) * (a - next)) / scale
    a = next
    p *= 2n
  }
  return ((a + b) * (a + b)) / (4n * t)
}

const pi = circle()

/** erf(x) = 2/sqrt(pi) * sum of (-1)^k x^(2k+1) / (k! (2k+1)), squared so that no root of pi is needed. */
function errorFunctionTimesRootPi(x: bigint): bigint {
  let [term, sum] = [x, x]
  for (let k = 1n; term !== 0n; k++) {
    term = -(((term * x) / scale) * x) / scale / k
    sum += term / (2n * k + 1n)
  }
  return 2n * sum
}

/** z with P(Z <= z) = probability, by halving: 55 good digits. */
export function quantile(probability: bigint, denominator: bigint): bigint {
  // P = (1 + erf(z / sqrt 2)) / 2, so (2P - 1)^2 pi = (erf * sqrt pi)^2.
  const level = (2n * probability - denominator) ** 2n
  let [low, high] = [0n, 8n * scale]
  const rootTwo = 1414213562373095048801688724209698078569671875376948073176679n
  while (high - low > 1n) {
    const middle = (low + high) / 2n
    const value = errorFunctionTimesRootPi((middle * scale) / ((rootTwo * scale) / 10n ** 60n))
    if (value * value * denominator ** 2n < level * pi * scale) low = middle
    else high = middle
  }
  return low
}

/** Wilson's lower bound: the smaller root of (n + z^2) L^2 - (2 s + z^2) L + s^2 / n = 0, by halving. */
export function wilsonDigits(s: bigint, n: bigint, z: bigint): bigint {
  if (s === 0n || n === 0n) return 0n
  const square = (z * z) / scale
  const sign = (x: bigint): bigint =>
    (n * scale + square) * x * x * n -
    (2n * s * scale + square) * x * scale * n +
    s * s * scale * scale * scale
  let [low, high] = [0n, (s * scale) / n]
  while (high - low > 1n) {
    const middle = (low + high) / 2n
    if (sign(middle) > 0n) low = middle
    else high = middle
  }
  return low
}

/** Decimal text of a result with so many digits, rounded down. */
export const text = (value: bigint, digits: number): string => {
  const cut = (value / 10n ** BigInt(60 - digits)).toString().padStart(digits + 1, '0')
  return `${cut.slice(0, -digits)}.${cut.slice(-digits)}`
}

/** P(X >= s) for n trials with probability num/den: numerator and denominator of the exact fraction. */
export function tail(s: number, n: number, num: bigint, den: bigint): [bigint, bigint] {
  let sum = 0n
  let binomial = 1n
  for (let k = n; k >= s; k--) {
    sum += binomial * num ** BigInt(k) * (den - num) ** BigInt(n - k)
    binomial = (binomial * BigInt(k)) / BigInt(n - k + 1)
  }
  return [sum, den ** BigInt(n)]
}

/** Whether the score test keeps a true share below num/den out: (s/n - t)^2 >= z^2 t (1 - t) / n, in decimal fractions. */
export function scoreTestRejects(s: bigint, n: bigint, z: bigint, num: bigint, den: bigint): boolean {
  const distance = (s * scale * scale) / n - (num * scale * scale) / den
  if (distance < 0n) return false
  const variance = (((z * z * num) / den) * (den - num)) / den / n
  return (distance / scale) * (distance / scale) >= variance
}

/** I_x(a, b) by the tanh-sinh rule in doubles: good to 11 digits also for a or b of one half. */
export function betaIntegral(x: number, a: number, b: number): number {
  const density = (u: number, v: number): number => Math.exp((a - 1) * Math.log(u) + (b - 1) * Math.log(v))
  const integral = (to: number): number => {
    let sum = 0
    for (let k = -700; k <= 700; k++) {
      const t = k / 160
      const e = Math.exp(Math.PI * Math.sinh(t))
      // Both distances from the ends are computed by themselves, so that nothing cancels there.
      const [left, right] = [(to * e) / (1 + e), to / (1 + e)]
      const weight = (to * Math.PI * Math.cosh(t) * e) / (1 + e) ** 2 / 160
      if (weight > 0 && left > 0 && right > 0) sum += weight * density(left, 1 - to + right)
    }
    return sum
  }
  return integral(x) / integral(1)
}
