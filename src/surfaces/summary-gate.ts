import type { Finding } from '../core/finding.ts'
import { sortFindings } from '../core/order.ts'
import type { GateVerdict } from '../core/verdict.ts'
import type { Budget } from './budget.ts'
import { codeSpan, escapeMarkdown, shorten } from './escape.ts'
import { bounds } from './limits.ts'
import { isOpen } from './order.ts'
import { detailRows, locationLink, type Page, ruleLink } from './page.ts'
import { htmlSink, locationText, phrase } from './phrase.ts'
import { requirement } from './summary-overview.ts'
import { countWords, effect, findingWord, gateReason, outcomeWord, plural } from './words.ts'

const close = '\n</details>\n'
const cutLine = (findings: number): string =>
  `\n_The page is full: ${plural(findings, 'finding')} of this gate not shown here or not shown whole; the result JSON has all of them._`

/** Findings that an unfolded section has at most: the overview above names the next steps, and more is a wall. */
const mostUnfolded = 10

/**
 * The tree of reasons of one gate: open when it wants something that fits a screen, folded when not. What does not fit
 * the budget is left out by whole rows; the section is closed in any case. Empty when not even its title fits.
 * @param folded whether it is folded in any case
 */
export function gateSection(
  page: Page,
  gate: GateVerdict,
  budget: Budget,
  folded = false,
): readonly string[] {
  const head = [sectionTitle(page, gate, folded), introduction(page, gate)]
  const frame = [...head, close, cutLine(gate.findings.length)].join('\n')
  if (!budget.take(frame)) return []
  const findings = sortFindings(gate.findings)
  const body: string[] = []
  let whole = 0
  for (const finding of findings) {
    const rows = findingRows(page, finding)
    const fitting = rows.findIndex((row) => !budget.take(row))
    body.push(...(fitting === -1 ? rows : rows.slice(0, fitting)))
    if (fitting !== -1) break
    whole += 1
  }
  const missing = findings.length - whole
  return [...head, ...body, ...(missing > 0 ? [cutLine(missing)] : []), close]
}

function sectionTitle(page: Page, gate: GateVerdict, folded: boolean): string {
  const weight = effect(gate, page.report.record.verdict)
  const words = `${outcomeWord(gate.outcome)}${weight === '' ? '' : `, ${weight}`}: ${countWords(gate)}`
  const few = gate.findings.filter(isOpen).length <= mostUnfolded
  const open = gate.exitCode !== 0 && few && !folded ? ' open' : ''
  return `\n<details${open}>\n<summary><b>${htmlSink.text(gate.gate)}</b> ${words}</summary>\n`
}

function introduction(page: Page, gate: GateVerdict): string {
  const setting = page.report.record.policy?.gates.find(({ id }) => id === gate.gate)
  const written = setting?.where('mode') ?? setting?.where()
  const source = written === undefined ? '' : `, set in ${locationLink(page, written)}`
  const applies = gate.outcome === 'skip' ? 'Does not apply here' : 'Applies because the policy enables it'
  return `${escapeMarkdown(gate.title).trimStart()}. ${applies}; ${escapeMarkdown(gateReason(gate))}${source}.`
}

/** Rows of one finding; the first holds its sentences and is never parted. */
function findingRows(page: Page, finding: Finding): readonly string[] {
  const details = (finding.details ?? []).flatMap((detail) => detailRows(detail, page.sink))
  const where = placeWords(page, finding)
  const title = `${findingWord(finding)} ${ruleLink(page, finding.rule)}`
  if (!isOpen(finding)) return [`\n${title}: ${phrase(finding.found, page.sink)}${where}`, ...details]
  const subject = codeSpan(shorten(finding.subject, bounds.value))
  const lines = [
    `\n**${findingWord(finding)}** ${ruleLink(page, finding.rule)} for ${subject}${where}\n`,
    `- Found: ${phrase(finding.found, page.sink)}`,
    `- Required: ${requirement(page, finding)}`,
    `- Next step: ${phrase(finding.fix, page.sink)}`,
    ...(finding.overridden === undefined
      ? []
      : [`- Excused by the override ${codeSpan(finding.overridden)}`]),
  ]
  return [lines.join('\n'), ...details]
}

/** Where it was found, unless that is what was judged. */
function placeWords(page: Page, { location, subject }: Finding): string {
  if (location === undefined || locationText(location) === subject) return ''
  return ` at ${locationLink(page, location)}`
}
