import { createBudget, takeWhileFits } from '../surfaces/budget.ts'
import { codeSpan, escapeMarkdown, shorten } from '../surfaces/escape.ts'
import { shownOverrides } from '../surfaces/override-words.ts'
import type { DigestView } from './view.ts'

/** Bytes of the list. */
const listBytes = 2_500

/** Overrides on the audited branch, without what changes from day to day: the issue is written only when they do. */
export function overridesSection({ input }: DigestView): readonly string[] {
  const all = shownOverrides(input.report.record.verdict)
  if (all.length === 0) return []
  const rows = all.map(({ id, state, gates, expiresAt, requestedBy, ticket, reason }) => {
    const names = gates.slice(0, 3).map(codeSpan).join(', ')
    const until = expiresAt === null ? '' : `, until ${codeSpan(expiresAt)}`
    const who = ` (requested by ${codeSpan(`@${requestedBy ?? ''}`)}, ticket ${codeSpan(shorten(ticket ?? '', 80))})`
    const why = escapeMarkdown(shorten(reason ?? '', 120))
    const what = state === 'listed' ? `runs for ${names}${until}${who}: ${why}` : `${state}, no effect`
    return `- ${codeSpan(id)}: ${what}`
  })
  const shown = takeWhileFits(rows, createBudget(listBytes))
  const more = all.length - shown.length
  return ['### Overrides', '', ...shown, ...(more > 0 ? [`- ${more} more`] : []), '']
}
