/** A probability as the exact fraction its decimal text means: 0.95 is 95/100, not the double nearest to it. */
export interface Probability {
  readonly numerator: bigint
  readonly denominator: bigint
}

/** Digits behind the point that are read. */
const mostDigits = 15

const decimalForm = /^(?:0|1)?(?:\.(\d+))?$/

/**
 * Reads a probability strictly between 0 and 1, such as `0.95`; null when the text is none. Numbers are read as
 * JavaScript prints them.
 */
export function parseProbability(value: string | number): Probability | null {
  const text = String(value)
  const digits = decimalForm.exec(text)?.[1]?.replace(/0+$/, '')
  if (digits === undefined || digits === '' || digits.length > mostDigits || text.startsWith('1')) return null
  return { numerator: BigInt(digits), denominator: 10n ** BigInt(digits.length) }
}

/**
 * The same for a value that a schema has checked. There is nothing to take in place of one that is none: any guess could
 * let something pass.
 * @throws {RangeError} for what is no probability
 */
export function probabilityOf(value: number): Probability {
  const probability = parseProbability(value)
  if (probability === null) throw new RangeError(`${value} is no probability between 0 and 1`)
  return probability
}

/** The fraction as a double. */
export const probabilityNumber = ({ numerator, denominator }: Probability): number =>
  Number(numerator) / Number(denominator)
