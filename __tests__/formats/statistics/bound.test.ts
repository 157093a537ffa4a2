import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { assess } from '../../../src/formats/statistics/assessment.ts'
import { type BoundOptions, boundMethods, lowerBound } from '../../../src/formats/statistics/bound.ts'
import { decide } from '../../../src/formats/statistics/decide.ts'
import { decimalText } from '../../../src/formats/statistics/fixed.ts'
import { normalQuantile } from '../../../src/formats/statistics/normal.ts'
import { type Probability, parseProbability } from '../../../src/formats/statistics/probability.ts'
import { quantile, tail, text, wilsonDigits } from './second-opinion.ts'

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

interface Row {
  readonly s: number
  readonly n: number
  readonly [level: string]: number | string
}
const cases = JSON.parse(
  readFileSync(new URL('../../fixtures/golden-suite/wilson.json', import.meta.url), 'utf8'),
) as { readonly z: Readonly<Record<string, string>>; readonly rows: readonly Row[] }

const levels = [
  ['one90', '0.9', 'one', 90n, 100n],
  ['one95', '0.95', 'one', 95n, 100n],
  ['two95', '0.95', 'two', 975n, 1000n],
  ['one99', '0.99', 'one', 99n, 100n],
  ['two99', '0.99', 'two', 995n, 1000n],
] as const

describe('normal quantile', () => {
  test.each([...levels, ['one999', '0.999', 'one', 999n, 1000n] as const])(
    '%s to 40 digits',
    (level, _c, _s, num, den) => {
      const z = normalQuantile(num, den)
      expect(decimalText(z, 36)).toBe(cases.z[level]?.slice(0, 38))
      expect(decimalText(z, 50)).toBe(text(quantile(num, den), 50))
    },
  )

  test('one half is zero', () => expect(normalQuantile(1n, 2n)).toBe(0n))

  test('the last probability that 15 digits can write', () => {
    expect(decimalText(normalQuantile(10n ** 15n - 1n, 10n ** 15n), 10)).toBe('7.9413453261')
  })
})

describe('Wilson lower bound', () => {
  test.each(levels)('every row of the table, %s', (level, confidence, sides, num, den) => {
    const z = quantile(num, den)
    expect(cases.rows).toHaveLength(22)
    for (const row of cases.rows) {
      const { value } = lowerBound(row.s, row.n, options(confidence, sides))
      expect(Math.abs(value - Number(row[level]))).toBeLessThanOrEqual(5.1e-11)
      const exact = text(wilsonDigits(BigInt(row.s), BigInt(row.n), z), 17)
      expect(Math.abs(value - Number(exact))).toBeLessThanOrEqual(1e-12 * Number(exact))
    }
  })

  // R, binom.confint, as stored by statsmodels.
  test.each([
    [18, 20, 0.6989663547715128],
    [4, 20, 0.0806576625797981],
    [4, 200, 0.00780442641634947],
  ])('%d of %d as R has it', (s, n, expected) => {
    expect(lowerBound(s, n, options('0.95', 'two')).value).toBeCloseTo(expected, 14)
  })

  test('below a threshold it never looks as if it reached it', () => {
    expect(lowerBound(950000000, 1000000000, options())).toMatchObject({ text: '0.9500', floor: '0.9499' })
    expect(lowerBound(51, 51, options())).toMatchObject({ text: '0.9496', floor: '0.9496' })
    expect(lowerBound(41, 41, options())).toMatchObject({ text: '0.9381', floor: '0.9380' })
    const below = assess(950000000, 1000000000, p('0.95'), options())
    expect(below).toMatchObject({ decision: 'fail', boundText: '0.9499' })
  })

  test('nothing tried or nothing passed is zero', () => {
    expect(lowerBound(0, 0, options())).toStrictEqual({ value: 0, text: '0.0000', floor: '0.0000' })
    for (const method of boundMethods) expect(lowerBound(0, 10, options('0.95', 'one', method)).value).toBe(0)
  })

  test('no bound below 1 is shown as 1', () => {
    expect(lowerBound(1_000_000, 1_000_000, options())).toMatchObject({ text: '0.9999', floor: '0.9999' })
    expect(lowerBound(1, 1, options('0.5'))).toMatchObject({ value: 1, text: '1.0000' })
  })

  test('the largest counts that can be written', () => {
    const n = Number.MAX_SAFE_INTEGER
    expect(lowerBound(n, n, options()).value).toBeGreaterThan(0.9999999999)
    expect(lowerBound(1, n, options()).value).toBeGreaterThan(0)
  })
})

describe('Clopper-Pearson and Jeffreys', () => {
  // All passed: the exact bound is the n-th root of the error probability.
  test.each([1, 2, 41, 59, 300, 20000])('Clopper-Pearson for %d of as many', (n) => {
    expect(lowerBound(n, n, options('0.95', 'one', 'clopper-pearson')).value).toBeCloseTo(0.05 ** (1 / n), 13)
  })

  test('Clopper-Pearson by the exact tail on both sides of the bound', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 120 }), fc.nat(), (n, pick) => {
        const s = 1 + (pick % n)
        const { value } = lowerBound(s, n, options('0.95', 'one', 'clopper-pearson'))
        const digits = 10n ** 15n
        const at = BigInt(Math.round(value * 1e15))
        const step = at / 10n ** 11n + 2n
        const [below, one] = tail(s, n, at - step, digits)
        const [above, another] = tail(s, n, at + step, digits)
        expect(below * 20n < one).toBe(true)
        expect(above * 20n > another).toBe(true)
      }),
      { seed: 5, numRuns: 25 },
    )
  })

  test('confidence one half, where Wilson says the share itself', () => {
    expect(lowerBound(1, 1, options('0.5', 'one', 'clopper-pearson')).value).toBeCloseTo(0.5, 14)
    expect(lowerBound(1, 1, options('0.5', 'one', 'jeffreys')).value).toBeGreaterThan(0.5)
  })

  // scipy.stats.beta.ppf(0.05, s + 0.5, n - s + 0.5) is an elementary function in these cases.
  test('Jeffreys for one of one: Beta(3/2, 1/2) solves (2/pi)(asin sqrt x - sqrt(x (1 - x))) = 0.05', () => {
    const { value } = lowerBound(1, 1, options('0.95', 'one', 'jeffreys'))
    const left = (2 / Math.PI) * (Math.asin(Math.sqrt(value)) - Math.sqrt(value * (1 - value)))
    expect(left).toBeCloseTo(0.05, 13)
  })

  test('Jeffreys lies between Clopper-Pearson and the point estimate', () => {
    for (const [s, n] of [
      [5, 10],
      [95, 100],
      [181, 190],
      [998, 1000],
    ] as const) {
      const exact = lowerBound(s, n, options('0.95', 'one', 'clopper-pearson')).value
      const jeffreys = lowerBound(s, n, options('0.95', 'one', 'jeffreys')).value
      expect(exact).toBeLessThan(jeffreys)
      expect(jeffreys).toBeLessThan(s / n)
    }
  })
})

describe('a bound and its decision agree', () => {
  test.each(boundMethods)('%s', (method) => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.nat(),
        fc.constantFrom('0.5', '0.8', '0.9', '0.95', '0.99'),
        (n, pick, t) => {
          const s = pick % (n + 1)
          const { value } = lowerBound(s, n, options('0.95', 'one', method))
          const reached = decide(s, n, p(t), options('0.95', 'one', method)) === 'pass'
          // Doubles cannot tell what lies closer than this; the decision can.
          if (Math.abs(value - Number(t)) > 1e-12) expect(reached).toBe(value >= Number(t))
        },
      ),
      { seed: 7, numRuns: method === 'wilson' ? 500 : 25 },
    )
  })
})
