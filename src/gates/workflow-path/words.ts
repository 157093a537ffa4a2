import type { Unknown } from '../../core/fact.ts'
import type { Finding } from '../../core/finding.ts'
import { findingsOfGate } from '../../core/make-finding.ts'
import { type Part, prose, type Text, text } from '../../core/text.ts'
import type { rules } from './rules.ts'

/** A finding of this gate; what is not known of it is left out. */
export const finding = findingsOfGate<keyof typeof rules>('workflow-path')

/** A rule that could not be decided, for the reason that a fact gives. */
export const unseen = (
  rule: keyof typeof rules,
  subject: string,
  what: string,
  { reason, detail, remedy }: Pick<Unknown, 'reason' | 'detail' | 'remedy'>,
): Finding =>
  finding(rule, 'unknown', subject, {
    found: text`${words(what)} could not be read: ${words(detail)}`,
    required: text`complete data: what cannot be seen never passes`,
    fix: prose(
      remedy?.text ?? 'run the check again; if it stays, see the troubleshooting table of the README',
    ),
    unknown: { reason, ...(remedy === undefined ? {} : { remedy }) },
  })

/** Foreign words that are shown as words, on one line and cut. */
export function words(message: string, most = 300): Part {
  const line = message
    .slice(0, 8 * most)
    .replace(/\s+/gu, ' ')
    .trim()
  return { kind: 'text', text: line.length > most ? `${line.slice(0, most - 1)}…` : line }
}

/** `1 test`, `2 tests`. */
export const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`

/** The same as a part of a message: our words, not a value to be shown verbatim. */
export const counted = (count: number, word: string): Part => words(plural(count, word))

/** `a`, `a and b`, `a, b and c` of texts. */
export const listed = (items: readonly Text[]): Text =>
  items.flatMap((item, index) => [
    ...(index === 0 ? [] : index === items.length - 1 ? text` and ` : text`, `),
    ...item,
  ])
