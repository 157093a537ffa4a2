import { createBudget, takeWhileFits } from '../surfaces/budget.ts'
import { plural } from '../surfaces/words.ts'
import type { DigestInput, DigestItem } from './model.ts'
import { findingName, ownerWords } from './words.ts'

/** Bytes of the findings that a comment names, and UTF-16 units of one subject. */
const rowBytes = 4_000
const subjectUnits = 160

/** What a comment tells of. */
export interface News {
  /** Findings that block and did not before. */
  readonly blockers: readonly DigestItem[]
  /** Findings that had been fixed. */
  readonly back: readonly DigestItem[]
}

/** The one comment of a run: what is worth a notification. Null when nothing is. */
export function newsComment({ blockers, back }: News, { settings }: DigestInput): string | null {
  if (blockers.length + back.length === 0) return null
  const heads = [
    ...(blockers.length > 0 ? [plural(blockers.length, 'new blocker')] : []),
    ...(back.length > 0
      ? [`${plural(back.length, 'finding')} back after ${back.length === 1 ? 'it was' : 'they were'} fixed`]
      : []),
  ]
  const rows = [...blockers, ...back].map(
    ({ rule, subject, owners }) =>
      `- ${findingName(rule, subject, subjectUnits)}, owner: ${ownerWords(owners, settings.mention)}`,
  )
  const shown = takeWhileFits(rows, createBudget(rowBytes))
  const more = rows.length - shown.length
  const rest = more > 0 ? [`- ${more} more, listed above`] : []
  return [`**${heads.join(', ')}**`, '', ...shown, ...rest].join('\n')
}
