import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { incompleteBeta } from '../../../src/formats/statistics/beta.ts'
import { type BoundOptions, boundMethods } from '../../../src/formats/statistics/bound.ts'
import {
  binomialTail,
  decide,
  failuresAllowed,
  power,
  pValue,
  trialsNeeded,
} from '../../../src/formats/statistics/decide.ts'
import { fromRatio, toNumber } from '../../../src/formats/statistics/fixed.ts'
import {
  type Probability,
  parseProbability,
  probabilityOf,
} from '../../../src/formats/statistics/probability.ts'
import { betaIntegral, quantile, scoreTestRejects, tail, wilsonDigits } from './second-opinion.ts'

const p = (value: string): Probability => {
  const read = parseProbability(value)
  if (read === null) throw new Error(value)
  return read
}
const options = (
  confidence = '0.95',
  sides: 'one' | 'two' = 'one',
  method: BoundOptions['method'] = 'wilson',
): BoundOptions => ({ method, confidence: p(confidence), sides })
const scale = 10n ** 60n

describe('Wilson decisions', () => {
  // n = 1 .. 2,999, a million and a thousand million: the last pass and the first failure of each.
  test.each([
    ['one', 95n, 100n, 51 + 2 * (2999 - 51) + 4],
    ['two', 975n, 1000n, 72 + 2 * (2999 - 72) + 4],
  ] as const)('at every boundary, %s-sided', (sides, num, den, expected) => {
    const z = quantile(num, den)
    const bound = options('0.95', sides)
    const wrong: string[] = []
    let points = 0
    const check = (s: number, n: number, passes: boolean): void => {
      points++
      if (scoreTestRejects(BigInt(s), BigInt(n), z, 95n, 100n) !== passes) wrong.push(`${s}/${n}`)
      if ((decide(s, n, p('0.95'), bound) === 'pass') !== passes) wrong.push(`decide ${s}/${n}`)
    }
    for (const n of [...Array.from({ length: 2999 }, (_, at) => at + 1), 1_000_000, 1_000_000_000]) {
      const allowed = failuresAllowed(n, p('0.95'), bound)
      if (allowed !== null) check(n - allowed, n, true)
      check(n - (allowed ?? -1) - 1, n, false)
    }
    expect(wrong).toStrictEqual([])
    expect(points).toBe(expected)
  })

  test('boundaries by the bound itself, in 60 digits', () => {
    const z = quantile(95n, 100n)
    for (const n of [52, 87, 300, 1739, 18721, 1_000_000, 1_000_000_000]) {
      const allowed = failuresAllowed(n, p('0.95'), options()) ?? -1
      expect(wilsonDigits(BigInt(n - allowed), BigInt(n), z) * 100n >= 95n * scale).toBe(true)
      expect(wilsonDigits(BigInt(n - allowed - 1), BigInt(n), z) * 100n >= 95n * scale).toBe(false)
    }
  })

  test('the closest call up to 20,000', () => {
    expect(decide(18721 - 887, 18721, p('0.95'), options())).toBe('pass')
    expect(decide(18721 - 888, 18721, p('0.95'), options())).toBe('fail')
  })

  test('a rounded quantile (1.645) would allow only 71 failures at 1,739', () => {
    expect(failuresAllowed(1739, p('0.95'), options())).toBe(72)
  })

  test.each([
    [100, 1, 0],
    [200, 4, 3],
    [300, 8, 7],
    [500, 16, 15],
    [1000, 38, 36],
    [10000, 464, 457],
  ])('%d tests may fail %d (one-sided) or %d (two-sided) times', (n, one, two) => {
    expect(failuresAllowed(n, p('0.95'), options())).toBe(one)
    expect(failuresAllowed(n, p('0.95'), options('0.95', 'two'))).toBe(two)
  })

  test.each([
    ['0.9', '0.95', 'one', [25, 42, 58, 72, 100, 164]],
    ['0.9', '0.95', 'two', [35, 53, 69, 84, 113, 179]],
    ['0.95', '0.9', 'one', [32, 66, 95, 122, 174, 297]],
    ['0.95', '0.95', 'one', [52, 87, 118, 147, 202, 331]],
    ['0.95', '0.95', 'two', [73, 110, 142, 173, 230, 363]],
    ['0.95', '0.99', 'one', [103, 140, 174, 206, 266, 404]],
    ['0.95', '0.99', 'two', [127, 164, 198, 231, 292, 434]],
    ['0.98', '0.95', 'one', [133, 222, 300, 373, 511, 833]],
    ['0.99', '0.95', 'one', [268, 446, 602, 748, 1024, 1669]],
    ['0.99', '0.95', 'two', [381, 563, 726, 878, 1166, 1836]],
    ['0.999', '0.95', 'one', [2703, 4480, 6041, 7504, 10269, 16724]],
  ] as const)('smallest n for %s at %s %s-sided', (t, confidence, sides, sizes) => {
    const failures = [0, 1, 2, 3, 5, 10]
    expect(failures.map((f) => trialsNeeded(f, p(t), options(confidence, sides)))).toStrictEqual(sizes)
  })
})

describe('Clopper-Pearson and Jeffreys decisions', () => {
  test('smallest n, exact', () => {
    const exact = (confidence: string, sides: 'one' | 'two') =>
      [0, 1, 2, 3, 5, 10].map((f) =>
        trialsNeeded(f, p('0.95'), options(confidence, sides, 'clopper-pearson')),
      )
    expect(exact('0.95', 'one')).toStrictEqual([59, 93, 124, 153, 208, 336])
    expect(exact('0.975', 'one')).toStrictEqual([72, 110, 142, 173, 230, 364])
    expect(exact('0.95', 'two')).toStrictEqual([72, 110, 142, 173, 230, 364])
  })

  test('Clopper-Pearson by exact fractions', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 250 }),
        fc.nat(),
        fc.constantFrom(80n, 90n, 95n, 99n),
        (n, pick, t) => {
          const s = n - (pick % (Math.floor(n / 5) + 1))
          const [above, one] = tail(s, n, t, 100n)
          const expected = above * 20n <= one
          const decision = decide(s, n, p(`0.${t}`), options('0.95', 'one', 'clopper-pearson'))
          expect(decision === 'pass').toBe(expected)
        },
      ),
      { seed: 11, numRuns: 150 },
    )
  })

  test.each([198, 300, 500])('Jeffreys allows one failure more than Wilson at %d', (n) => {
    const wilson = failuresAllowed(n, p('0.95'), options()) ?? -1
    expect(failuresAllowed(n, p('0.95'), options('0.95', 'one', 'jeffreys'))).toBe(wilson + 1)
  })

  test('Jeffreys by numerical integration', () => {
    for (const [s, n] of [
      [1, 1],
      [1, 2],
      [2, 2],
      [20, 20],
      [37, 38],
      [3, 40],
      [190, 200],
      [60, 300],
    ] as const) {
      for (const t of ['0.05', '0.2', '0.5', '0.85', '0.93', '0.99']) {
        const below = betaIntegral(Number(t), s + 0.5, n - s + 0.5)
        if (Math.abs(below - 0.05) < 1e-9) continue
        expect([s, n, t, decide(s, n, p(t), options('0.95', 'one', 'jeffreys')) === 'pass']).toStrictEqual([
          ...[s, n, t],
          below <= 0.05,
        ])
        const x = fromRatio(p(t).numerator, p(t).denominator)
        const { value } = incompleteBeta(x, BigInt(2 * s + 1), BigInt(2 * (n - s) + 1))
        expect(Math.abs(toNumber(value) - below)).toBeLessThan(1e-9)
      }
    }
  })

  // The bound of n out of n is the n-th root of the error probability: a threshold that equals it is reached.
  test.each([
    [1, '0.05', '0.95'],
    [2, '0.1', '0.99'],
    [2, '0.5', '0.75'],
    [1, '0.5', '0.5'],
    [3, '0.01', '0.999999'],
  ])('an exact tie passes: %d of as many, threshold %s, confidence %s', (n, t, confidence) => {
    const exact = options(confidence, 'one', 'clopper-pearson')
    expect(decide(n, n, p(t), exact)).toBe('pass')
    expect(decide(n, n, p(`${t}000000001`), exact)).toBe('unreachable')
  })

  test.each(['clopper-pearson', 'jeffreys'] as const)(
    '%s: the largest counts end, and are not passed by guess',
    (method) => {
      const n = Number.MAX_SAFE_INTEGER
      const bound = options('0.95', 'one', method)
      expect(decide(n, n, p('0.95'), bound)).toBe('pass')
      expect(decide(Math.floor(n * 0.95), n, p('0.95'), bound)).toBe('fail')
      expect(decide(1, n, p('0.5'), bound)).toBe('fail')
    },
  )

  test('a million and ten million are decided', () => {
    for (const n of [1_000_000, 10_000_000]) {
      const wilson = failuresAllowed(n, p('0.95'), options()) ?? -1
      const exact = failuresAllowed(n, p('0.95'), options('0.95', 'one', 'clopper-pearson')) ?? -1
      expect(Math.abs(exact - wilson)).toBeLessThan(5)
    }
  })
})

describe('what cannot be decided is never a pass', () => {
  test.each(boundMethods)('no trial: %s', (method) =>
    expect(decide(0, 0, p('0.95'), options('0.95', 'one', method))).toBe('no-data'),
  )

  test('41 of 41 can never reach 0.95, and 51 cannot either', () => {
    expect(decide(41, 41, p('0.95'), options())).toBe('unreachable')
    expect(decide(30, 41, p('0.95'), options())).toBe('unreachable')
    expect(decide(51, 51, p('0.95'), options())).toBe('unreachable')
    expect(decide(52, 52, p('0.95'), options())).toBe('pass')
    expect(decide(51, 52, p('0.95'), options())).toBe('fail')
    expect(failuresAllowed(41, p('0.95'), options())).toBeNull()
  })

  test('three runs of 100 tests are not 300 tests', () => {
    expect(decide(98, 100, p('0.95'), options())).toBe('fail')
    expect(decide(294, 300, p('0.95'), options())).toBe('pass')
  })

  test.each(boundMethods)('%s: one success more never turns a pass into a failure', (method) => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 300 }), fc.nat(), (n, pick) => {
        const s = pick % n
        const bound = options('0.95', 'one', method)
        const before = decide(s, n, p('0.9'), bound)
        const after = decide(s + 1, n, p('0.9'), bound)
        if (before === 'pass') expect(after).toBe('pass')
        const allowed = failuresAllowed(n, p('0.9'), bound)
        expect(before === 'pass').toBe(allowed !== null && n - s <= allowed)
      }),
      { seed: 3, numRuns: 60 },
    )
  })
})

describe('how honest the gate is', () => {
  const chance = (n: number, truth: string): number =>
    toNumber(power(failuresAllowed(n, p('0.95'), options()), n, p(truth)))

  test('false passes at the threshold itself: worst at 52', () => {
    expect(chance(52, '0.95')).toBeCloseTo(0.0694, 4)
    let worst = 0
    for (let n = 52; n <= 600; n++) worst = Math.max(worst, chance(n, '0.95'))
    expect(worst).toBe(chance(52, '0.95'))
    expect(chance(300, '0.95')).toBeCloseTo(0.034, 3)
  })

  test('power', () => {
    expect(chance(300, '0.97')).toBeCloseTo(0.45, 2)
    expect(chance(300, '0.98')).toBeCloseTo(0.85, 2)
    expect(chance(300, '0.99')).toBeCloseTo(0.996, 3)
    expect(chance(52, '0.99')).toBeCloseTo(0.99 ** 52, 12)
    expect(toNumber(power(null, 41, p('0.99')))).toBe(0)
  })

  test('a binomial tail beyond all trials is nothing', () => {
    expect(toNumber(binomialTail(6, 5, p('0.97')))).toBe(0)
  })

  test('beyond ten million trials a p-value is never too small, and a power never too large', () => {
    const n = Number.MAX_SAFE_INTEGER
    // 1.45 standard deviations above the mean: 0.0735 by the normal distribution.
    const s = Math.floor(n * 0.95) + 30_000_000
    expect(toNumber(pValue(s, n, p('0.95')))).toBeGreaterThan(0.0735)
    expect(toNumber(pValue(s, n, p('0.95')))).toBeLessThan(0.12)
    expect(toNumber(power(n - s, n, p('0.95')))).toBeLessThan(0.0735)
    expect(toNumber(power(n - s + 60_000_000, n, p('0.95')))).toBeLessThan(0.9265)
    expect(decide(s, n, p('0.95'), options('0.95', 'one', 'clopper-pearson'))).toBe('fail')
  })

  test('more successes than trials have no chance, none at all is certain', () => {
    expect(binomialTail(6, 5, p('0.95'))).toBe(0n)
    expect(toNumber(binomialTail(0, 5, p('0.95')))).toBe(1)
    expect(toNumber(pValue(0, 5, p('0.95')))).toBe(1)
  })

  test('binomial tails by exact fractions', () => {
    for (const [s, n] of [
      [0, 5],
      [1, 5],
      [5, 5],
      [40, 90],
      [89, 90],
      [180, 190],
    ] as const) {
      const [above, one] = tail(s, n, 97n, 100n)
      const expected = Number((above * 10n ** 18n) / one) / 1e18
      expect(toNumber(binomialTail(s, n, p('0.97')))).toBeCloseTo(expected, 14)
    }
  })
})

describe('probabilities', () => {
  test.each([
    '0',
    '1',
    '1.5',
    '-0.5',
    '95',
    '95%',
    '.',
    '',
    '0.0',
    '1.0',
    'NaN',
    '1e-7',
    '0.1234567890123456',
    ' 0.5',
  ])('%p is none', (text) => expect(parseProbability(text)).toBeNull())

  test.each([0, 1, -0.5, 95, Number.NaN, 1e-7])('%p is never replaced by a guess', (value) =>
    expect(() => probabilityOf(value)).toThrow(RangeError),
  )

  test('decimal text is exact', () => {
    expect(parseProbability('0.950')).toStrictEqual({ numerator: 95n, denominator: 100n })
    expect(parseProbability('.5')).toStrictEqual({ numerator: 5n, denominator: 10n })
    expect(parseProbability(0.1)).toStrictEqual({ numerator: 1n, denominator: 10n })
  })
})
