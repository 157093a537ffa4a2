import { Undecided } from '../core/errors.ts'
import { type UnknownReason, unknown } from '../core/fact.ts'
import { shorten } from '../surfaces/escape.ts'

/**
 * Ends the run: what the other run left cannot be used.
 * @param detail what was compared, what was found and what is expected; `backticks` mark values
 * @param fix the next step
 * @throws Undecided always
 */
export function refuse(reason: UnknownReason, detail: string, fix: string): never {
  throw new Undecided(unknown(reason, detail, { remedy: { text: fix } }))
}

/** UTF-16 units of a foreign value in a sentence of ours. */
const shown = 120

/** A foreign value in a sentence: short, in backticks, none inside. */
export const quoted = (value: string | number | null): string =>
  value === null ? 'none' : `\`${shorten(String(value), shown).replaceAll('`', "'")}\``
