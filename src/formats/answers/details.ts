import { notApplicableKinds } from '../../core/facts/answers.ts'
import { nearest } from '../../core/nearest.ts'
import { visibleText } from '../../core/visible-text.ts'

/** What a line below an item says about its answer. */
export const detailKeys = ['Evidence', 'N/A', 'No', 'Expires'] as const
type DetailKey = (typeof detailKeys)[number]

/** A line that begins with a key. `kind` is what stands in brackets behind it, null without brackets. */
export interface KeyLine {
  readonly key: DetailKey
  readonly kind: string | null
  readonly value: string
}

const atStart = /^\s*(evidence|n\/a|no|expires)\s*(?:\(([^()]{0,80})\))?\s*:\s*(.*)$/isu
/** `N/A` may go without a colon when nothing else can be meant: at the end, or before a dash. */
const bareAtStart = /^\s*(n\/a)\s*(?:\(([^()]{0,80})\))?\s*(?:[-\u2013\u2014]+\s*(.*))?$/isu
/** In the middle of a line the key must be written as it is documented. */
const inside = /(?:^|\s)(Evidence|N\/A|No|Expires)\s*(?:\(([^()]{0,80})\))?\s*:\s*(.*)$/su
const bareInside = /(?:^|\s)(N\/A)\s*(?:\(([^()]{0,80})\))?\s*(?:[-\u2013\u2014]+\s*(.*))?$/su

/** A line that says `No` and nothing else. */
const bareNo = /^\s*(no)[.!]?\s*$/iu

/** The key a line begins with, and what follows it; null for running text. */
export function keyLine(text: string): KeyLine | null {
  const seen = visibleText(text)
  return keyOf(atStart.exec(seen) ?? bareAtStart.exec(seen) ?? bareNo.exec(seen))
}

/** As `keyLine`, for the item's own line, where the question stands before the key. */
export function keyInside(text: string): KeyLine | null {
  const seen = visibleText(text)
  return keyOf(inside.exec(seen) ?? bareInside.exec(seen))
}

function keyOf(match: RegExpExecArray | null): KeyLine | null {
  if (match === null) return null
  const [, word = '', kind, value = ''] = match
  const key = detailKeys.find((one) => one.toLowerCase() === word.toLowerCase())
  return key === undefined ? null : { key, kind: kind?.trim() ?? null, value: value.trim() }
}

/** The key that a line of another key was probably meant to have; null for what is no misspelling. */
export function meantKey(text: string): { readonly written: string; readonly key: DetailKey } | null {
  const [, written = ''] = /^\s*([\p{L}/.]{2,12})\s*(?:\([^()]{0,80}\))?\s*:/u.exec(text) ?? []
  if (/^n\.?a\.?$/i.test(written)) return { written, key: 'N/A' }
  // Short words are near to anything.
  const near = written.length < 5 ? undefined : nearest(written, ['Evidence', 'Expires'])
  const key = detailKeys.find((one) => one === near)
  return key === undefined ? null : { written, key }
}

/** One of the closed list, blanks for hyphens and any case allowed; null for any other text. */
export function reasonKind(text: string | null): (typeof notApplicableKinds)[number] | null {
  const spelled = (text ?? '')
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
  return notApplicableKinds.find((kind) => kind === spelled) ?? null
}

/** A day as it must be written, and one there is. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
