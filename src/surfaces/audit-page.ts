import { prose, type Text } from '../core/text.ts'
import type { AuditView, ControlResult, Proof } from '../result/audit.ts'
import type { Report } from '../result/report.ts'
import { repositoryAddress } from './addresses.ts'
import {
  completenessText,
  p0Words,
  stateCell,
  stateCounts,
  stateWords,
  trendWords,
  worstFirst,
} from './audit-words.ts'
import { type Budget, createBudget, takeWhileFits } from './budget.ts'
import { pieBlock } from './chart.ts'
import { codeSpan, escapeMarkdown, shorten } from './escape.ts'
import { bounds, limits } from './limits.ts'
import { nextStep } from './next-step.ts'
import { sortGates } from './order.ts'
import { linkedCode, locationLink, type Page, pageOf, ruleLink, tableHead, tableRow } from './page.ts'
import { locationText, phrase } from './phrase.ts'
import { sinceWords } from './since.ts'
import { overrideLines } from './summary.ts'
import { footerOf } from './summary-footer.ts'
import { gateSection } from './summary-gate.ts'
import { headline, plural, shortId } from './words.ts'

/**
 * The page of an audit: how complete it is, what came of it, every control with its proof, then the reasons of each
 * gate and what it all rests on. The same report gives the same bytes.
 * @param maxBytes UTF-8 bytes the page may have. What does not fit is left out by whole rows, and the page says so;
 * when there is no room for the first lines, the page is empty.
 */
export function renderAuditPage(report: Report, maxBytes: number = limits.summaryBytes): string {
  const page = pageOf(report)
  const { audit } = report
  if (audit === undefined) return ''
  const budget = createBudget(maxBytes)
  const top = topOf(page, audit)
  const footer = `${footerOf(page)}\n`
  if (!budget.take(top)) return ''
  if (!budget.take([pageFull, footer].join('\n'))) return `${top}\n`
  const gates = sortGates(report.record.verdict.gates)
  const controls = controlsPart(page, audit, budget)
  const sections = gates.map((gate) => gateSection(page, gate, budget))
  const cut = sections.some((lines) => lines.length === 0)
  const pieces = [top, ...controls, ...sections.flat(), ...(cut ? [pageFull] : []), footer]
  return `${pieces
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`
}

const pageFull = '\n_The page is full: the reasons of some gates are left out; the result JSON has them all._'

function topOf(page: Page, audit: AuditView): string {
  const { record, since } = page.report
  const { words, gates, remark } = headline(record.verdict)
  const named = gates.slice(0, bounds.people).map(codeSpan).join(', ')
  const shown = (message: Text): string => phrase(message, page.sink)
  const step = nextStep(record, page.sink)
  const lines = [
    `## ${shown(completenessText(audit.completeness))}`,
    `\n**Audit: ${words}${named === '' ? '' : ` — ${named}`}**`,
    ...(remark === '' ? [] : [`\n${shown(prose(remark))}`]),
    ...p0Words(audit).map((sentence) => `\n**${shown(prose(sentence))}**`),
    ...overrideLines(page),
    ...(step === '' ? [] : [`\n**Next step:** ${step}`]),
    `\n${auditedLine(page)}`,
    ...(audit.trend === null ? [] : [`\nChanges ${trendWords(audit.trend)}.`]),
    ...(since === undefined || audit.trend !== null ? [] : [`\nChanges ${sinceWords(since)}.`]),
    ...record.notices
      .slice(0, bounds.people)
      .map((notice) => `\n> ${escapeMarkdown(shorten(notice, bounds.value))}`),
  ]
  return lines.join('\n')
}

/** What was audited, with a link, and at which commit. */
function auditedLine(page: Page): string {
  const { target, serverUrl } = page.report.record
  const { repository, headSha } = target
  const name = linkedCode(repository, repositoryAddress(serverUrl, repository), page.allowed)
  return `Audited: ${name}${headSha === null ? '' : ` at ${codeSpan(shortId(headSha))}`}.`
}

const head = tableHead(['Control', 'State', 'Since', 'Proof'])

function controlsPart(page: Page, { controls, completeness }: AuditView, budget: Budget): readonly string[] {
  const title = `\n### Controls\n\n${head}`
  const note = (count: number) =>
    `\n_The page is full: ${plural(count, 'control')} left out, all in the result JSON._`
  if (controls.length === 0 || !budget.take(`${title}${note(controls.length)}`)) return []
  const rows = worstFirst(controls).map((control) => controlRow(page, control))
  const shown = takeWhileFits(rows, budget)
  const left = rows.length - shown.length
  const apart = `\n${plural(completeness.notApplicable, 'control')} not counted: nothing of their rules was to be judged here.`
  return [
    title,
    ...shown,
    ...(left > 0 ? [note(left)] : []),
    ...(completeness.notApplicable > 0 && budget.take(apart) ? [apart] : []),
    ...statesPart(controls, budget),
  ]
}

/** How the counted controls are spread over the states, as a table and the same as a picture; whole or not at all. */
function statesPart(controls: AuditView['controls'], budget: Budget): readonly string[] {
  const counts = stateCounts(controls.filter(({ state }) => state !== 'not-applicable'))
  const part = [
    '\n<details>\n<summary><b>Controls by state</b></summary>\n',
    tableHead(['State', 'Controls']),
    ...counts.map(({ control, count }) => tableRow([stateCell(control), String(count)])),
    `\n${pieBlock(
      'Controls by state',
      counts.map(({ control, count }) => [stateWords(control), count]),
    )}`,
    '\n</details>\n',
  ]
  return counts.length > 0 && budget.take(part.join('\n')) ? part : []
}

/** Findings named in one row; the gate's section has them all. */
const mostProof = 3

function controlRow(page: Page, result: ControlResult): string {
  const { control, since, proof, rules } = result
  const named = proof.slice(0, mostProof).map((one) => proofWords(page, one))
  const more = proof.length - named.length
  const words = [...named, ...(more > 0 ? [`and ${more} more`] : [])].join('; ')
  const none = `nothing was evaluated for ${plural(rules.length, 'rule')}`
  return tableRow([codeSpan(control), stateCell(result), since ?? '', words === '' ? none : words])
}

function proofWords(page: Page, { rule, subject, location }: Proof): string {
  const about = `${ruleLink(page, rule)} ${codeSpan(shorten(subject, bounds.value))}`
  if (location === undefined || locationText(location) === subject) return about
  return `${about} at ${locationLink(page, location)}`
}
