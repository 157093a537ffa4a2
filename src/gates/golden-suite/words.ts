import type { Finding, Location } from '../../core/finding.ts'
import type { Level, Outcome } from '../../core/outcome.ts'
import { type Part, text } from '../../core/text.ts'
import type { rules } from './rules.ts'

type Sentences = Pick<Finding, 'found' | 'required' | 'fix'> & {
  readonly requiredAt?: Location | undefined
  readonly location?: Location | undefined
  readonly details?: Finding['details']
  readonly level?: Level
}

/** A finding of this gate; places that are not known are left out. */
export function finding(
  rule: keyof typeof rules,
  outcome: Outcome,
  subject: string,
  { requiredAt, location, details, level, ...sentences }: Sentences,
): Finding {
  return {
    rule: `golden-suite/${rule}`,
    ...{ outcome, subject, ...sentences },
    level: level ?? (outcome === 'fail' ? 'error' : 'note'),
    ...(requiredAt === undefined ? {} : { requiredAt }),
    ...(location === undefined ? {} : { location }),
    ...(details === undefined || details.length === 0 ? {} : { details }),
  }
}

/** Findings of one kind that stand one by one; counting is never limited. */
export const mostFindings = 50

/** One finding for each item up to a limit, and one more that counts the rest, at the worst level among them. */
export function capped<Item>(
  items: readonly Item[],
  rule: keyof typeof rules,
  each: (item: Item, position: number) => Finding,
  levelOf: (item: Item) => Level = () => 'error',
): readonly Finding[] {
  const shown = items.slice(0, mostFindings).map(each)
  const rest = items.slice(mostFindings)
  if (rest.length === 0) return shown
  return [
    ...shown,
    finding(rule, 'fail', `${rest.length} more`, {
      level: rest.some((item) => levelOf(item) === 'error') ? 'error' : 'warning',
      found: text`${rest.length} more of the same`,
      required: text`the same`,
      fix: text`take those that stand above first`,
    }),
  ]
}

/** Characters of a foreign message that are shown. */
const longest = 300

/** A message of a report on one line, cut. */
export function shortened(message: string, most = longest): string {
  const line = message
    .slice(0, 8 * most)
    .replace(/\s+/gu, ' ')
    .trim()
  return line.length > most ? `${line.slice(0, most - 1)}…` : line
}

/** Foreign words that are shown as words. */
export const words = (message: string): Part => ({ kind: 'text', text: shortened(message) })

/** The same as a part of a message: our words, not a value to be shown verbatim. */
export const counted = (count: number, word: string): Part => ({ kind: 'text', text: plural(count, word) })

/** `1 test`, `2 tests`. */
export const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`
