import { isUsed } from '../core/override.ts'
import { prose } from '../core/text.ts'
import type { Report } from '../result/report.ts'
import { pullRequestAddress } from './addresses.ts'
import { createBudget, takeWhileFits } from './budget.ts'
import { codeSpan, escapeMarkdown, shorten } from './escape.ts'
import { bounds, limits } from './limits.ts'
import { nextStep } from './next-step.ts'
import { sortGates } from './order.ts'
import { overrideText, shownOverrides } from './override-words.ts'
import { linkedCode, type Page, pageOf } from './page.ts'
import { phrase } from './phrase.ts'
import { sinceWords } from './since.ts'
import { footerOf } from './summary-footer.ts'
import { gateSection } from './summary-gate.ts'
import { overviewHead, overviewRows } from './summary-overview.ts'
import { headline, plural, shortId, targetWords } from './words.ts'

/**
 * The job summary: verdict, the one next step, an overview, the reasons per gate, and what it all rests on.
 * The same report gives the same bytes.
 * @param maxBytes UTF-8 bytes the page may have. What does not fit is left out by whole rows, and the page says so;
 * when there is no room for the verdict, the page is empty.
 * @param folded whether the reasons of every gate are folded: a page that stands among others is short
 */
export function renderSummary(
  report: Report,
  maxBytes: number = limits.summaryBytes,
  folded = false,
): string {
  const page = pageOf(report)
  const budget = createBudget(maxBytes)
  const top = topOf(page)
  const gates = sortGates(report.record.verdict.gates)
  const footer = `${footerOf(page)}\n`
  if (!budget.take(top)) return ''
  // What must be said when something is left out is paid for before anything else is written.
  if (!budget.take([pageFull, footer].join('\n'))) return `${top}\n`
  const rows = overview(page, budget)
  const sections = gates.map((gate) => gateSection(page, gate, budget, folded))
  const cut = rows.length === 0 || sections.some((lines) => lines.length === 0)
  const pieces = [top, ...rows, ...sections.flat(), ...(cut && gates.length > 0 ? [pageFull] : []), footer]
  return `${pieces
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`
}

const pageFull = '\n_The page is full: the reasons of some gates are left out; the result JSON has them all._'

function overview(page: Page, budget: ReturnType<typeof createBudget>): readonly string[] {
  const rows = overviewRows(page)
  const note = (count: number) => `\n_The page is full: ${plural(count, 'row')} of this table left out._`
  if (rows.length === 0 || !budget.take(`\n${overviewHead}${note(rows.length)}`)) return []
  const shown = takeWhileFits(rows, budget)
  const left = rows.length - shown.length
  return [`\n${overviewHead}`, ...shown, ...(left > 0 ? [note(left)] : [])]
}

/** Heading, remark, target, the next step and notices. */
function topOf(page: Page): string {
  const { verdict, notices } = page.report.record
  const { words, gates, remark } = headline(verdict)
  const named = gates
    .slice(0, bounds.people)
    .map((gate) => codeSpan(gate))
    .join(', ')
  const lines = [`## Gatewright: ${words}${named === '' ? '' : ` — ${named}`}`]
  if (remark !== '') lines.push(`\n**${phrase(prose(remark), page.sink)}**`)
  lines.push(...overrideLines(page))
  const step = nextStep(page.report.record, page.sink)
  if (step !== '') lines.push(`\n**Next step:** ${step}`)
  lines.push(`\n${targetLine(page)}`)
  if (page.report.since !== undefined) lines.push(`\nChanges ${sinceWords(page.report.since)}.`)
  for (const notice of notices.slice(0, bounds.people)) {
    lines.push(`\n> ${escapeMarkdown(shorten(notice, bounds.value))}`)
  }
  return lines.join('\n')
}

/** One line for each override: what it excuses and who approved it, or why it has no effect. */
export const overrideLines = ({ report, sink }: Page): readonly string[] =>
  shownOverrides(report.record.verdict).map((view) => {
    const sign = isUsed(view) ? '⚠️ ' : ''
    return `\n> ${sign}${phrase(overrideText(view), sink)}`
  })

/** What was judged, with its commits: one line. */
export function targetLine(page: Page): string {
  const { target, serverUrl } = page.report.record
  const [number] = target.pullRequests
  const words = targetWords(target)
  const what =
    target.kind === 'pull-request' && number !== undefined
      ? linkedCode(words, pullRequestAddress(serverUrl, target.repository, number), page.allowed)
      : codeSpan(words)
  const head = target.headSha === null ? '' : ` at ${codeSpan(shortId(target.headSha))}`
  const base = target.baseRef === null ? '' : `, into ${codeSpan(target.baseRef)}`
  const sha = target.baseSha === null ? '' : ` at ${codeSpan(shortId(target.baseSha))}`
  return `Judged: ${what}${head}${base}${sha}.`
}
