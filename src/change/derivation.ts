import type { Derivation } from './model.ts'

/** At most this many reasons are named; the rest is counted. */
const mostReasons = 5

/** Reasons, cut where nobody reads on. */
export function reasons(all: readonly string[]): readonly string[] {
  const unique = [...new Set(all)]
  const rest = unique.length - mostReasons
  return rest > 0 ? [...unique.slice(0, mostReasons), `and ${rest} more`] : unique
}

/** True when there is a reason, with those reasons; false with what was looked at otherwise. */
export const because = (found: readonly string[], otherwise: string): Derivation =>
  found.length > 0 ? { value: true, because: reasons(found) } : { value: false, because: [otherwise] }

/** True when there is a reason; unknown when there may be one that could not be seen; false otherwise. */
export function becauseUnless(
  found: readonly string[],
  unseen: readonly string[],
  otherwise: string,
): Derivation {
  if (found.length > 0 || unseen.length === 0) return because(found, otherwise)
  return { value: 'unknown', because: reasons(unseen) }
}

/** `src/a.ts line 7: express route`, the way a signal is named. */
export const signalText = ({
  path,
  line,
  name,
}: {
  readonly path: string
  readonly line: number | null
  readonly name: string
}): string => `${path}${line === null ? '' : ` line ${line}`}: ${name}`
