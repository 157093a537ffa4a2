/** By code units: the same order on every machine. */
export const compareTexts = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** JSON whose keys are in one order, so that equal values have equal texts. */
export const canonicalText = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (isPlain(part) ? inKeyOrder(part) : part))

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const inKeyOrder = (value: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).sort(([one], [other]) => compareTexts(one, other)))

/** A list without repeats, in one order whatever order it came in. */
export function inOrder<T>(list: readonly T[]): readonly T[] {
  const byText = new Map(list.map((item) => [canonicalText(item), item]))
  return [...byText].sort(([one], [other]) => compareTexts(one, other)).map(([, item]) => item)
}
