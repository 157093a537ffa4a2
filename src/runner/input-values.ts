import { UsageError } from '../core/errors.ts'

/** @throws UsageError when the value holds a line break or another control character. */
export function singleLine(name: string, value: string): string {
  if (!/\p{Cc}/u.test(value)) return value
  throw new UsageError(
    `input ${name}: found ${JSON.stringify(value)}, expected one line without control characters`,
  )
}

const booleans: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
])

/**
 * The booleans of the YAML 1.2 core schema, as `getBooleanInput` of the toolkit reads them: `yes`, `on` and `1` are none.
 * @throws UsageError for anything else.
 */
export function parseBoolean(name: string, value: string): boolean {
  const boolean = booleans.get(value)
  if (boolean !== undefined) return boolean
  throw new UsageError(`input ${name}: found ${JSON.stringify(value)}, expected true or false`)
}

/** Decimal digits only. @throws UsageError for signs, fractions, exponents, and what a number cannot hold exactly. */
export function parseInteger(name: string, value: string): number {
  const integer = /^\d{1,16}$/.test(value) ? Number(value) : Number.NaN
  if (Number.isSafeInteger(integer)) return integer
  throw new UsageError(`input ${name}: found ${JSON.stringify(value)}, expected a whole number such as 3`)
}

/** Items between commas and line breaks, trimmed, empty ones and repeats left out. */
export const parseList = (value: string): readonly string[] => [
  ...new Set(
    value
      .split(/[,\r\n]/)
      .map((item) => item.trim())
      .filter((item) => item !== ''),
  ),
]
