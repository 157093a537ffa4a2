import type { Answer } from '../../core/facts/answers.ts'
import type { Finding, Location } from '../../core/finding.ts'
import { findingsOfGate } from '../../core/make-finding.ts'
import type { Level } from '../../core/outcome.ts'
import { type Part, path, type Text, text } from '../../core/text.ts'
import type { Question } from './model.ts'
import type { rules } from './rules.ts'

export type RuleName = keyof typeof rules

/** A finding of this gate; what is not known of it is left out. */
export const finding = findingsOfGate<RuleName>('checklist')

/** Findings of one kind that stand one by one; counting is never limited. */
export const mostFindings = 50

/**
 * One finding for each item up to a limit, and one more that counts the rest.
 * @param levelOf level of an item's finding, where they differ: the rest has the worst of its own
 */
export function capped<Item>(
  items: readonly Item[],
  rule: RuleName,
  each: (item: Item) => Finding,
  levelOf?: (item: Item) => Level,
): readonly Finding[] {
  const shown = items.slice(0, mostFindings).map(each)
  const rest = items.slice(mostFindings)
  const [first] = shown
  if (first === undefined || rest.length === 0) return shown
  const levels = levelOf === undefined ? [first.level] : rest.map(levelOf)
  return [
    ...shown,
    finding(rule, first.outcome, `${rest.length} more`, {
      level: (['error', 'warning', 'note'] as const).find((level) => levels.includes(level)) ?? 'error',
      unknown: first.unknown,
      found: text`${rest.length} more of the same`,
      required: text`the same`,
      fix: text`take those that stand above first`,
    }),
  ]
}

/** Foreign words on one line, cut, and shown as words. */
export const words = (message: string, most = 300): Part => {
  const line = message
    .slice(0, 8 * most)
    .replace(/\s+/gu, ' ')
    .trim()
  return { kind: 'text', text: line.length > most ? `${line.slice(0, most - 1)}…` : line }
}

/** `1 question`, `2 questions`, as a part of a message. */
export const counted = (count: number, word: string): Part => ({
  kind: 'text',
  text: `${count} ${word}${count === 1 ? '' : 's'}`,
})

/** Texts that are shown of a list. */
const mostListed = 10

/** Texts one after the other, with a comma between; a long list is cut and counted. */
export const listed = (texts: readonly Text[]): Text => [
  ...texts.slice(0, mostListed).flatMap((one, index) => (index === 0 ? one : [...text`, `, ...one])),
  ...(texts.length > mostListed ? text` and ${texts.length - mostListed} more` : []),
]

/** Where an answer stands, as a part of a message. */
export const placeOf = ({ place }: Pick<Answer, 'place'>): Part =>
  place.kind === 'file'
    ? path(place.path, place.line)
    : { kind: 'text', text: `line ${place.line} of the description` }

/** Where an answer stands, when that is a file of the change. */
export const locationOf = ({ place }: Pick<Answer, 'place'>): Location | undefined =>
  place.kind === 'file' ? { path: place.path, line: place.line, at: 'head' } : undefined

/** Where a question is written, when that is a file of the base. */
export const writtenAt = ({ source, item }: Question): Location | undefined =>
  source === 'shipped' ? undefined : { path: source, line: Math.max(1, item.line), at: 'base' }

/** What stands before the first dot of an id: questions of one group ask about one thing. */
export const groupOf = (id: string): string => id.replace(/\.[^.]*$/u, '')
