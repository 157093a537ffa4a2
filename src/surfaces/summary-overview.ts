import type { Finding } from '../core/finding.ts'
import { sortFindings } from '../core/order.ts'
import type { GateVerdict } from '../core/verdict.ts'
import { codeSpan } from './escape.ts'
import { bounds } from './limits.ts'
import { isOpen, sortGates } from './order.ts'
import { locationLink, type Page, tableHead, tableRow } from './page.ts'
import { phrase } from './phrase.ts'
import { countWords, effect, findingWord, outcomeWord, plural } from './words.ts'

/** Head of the overview: one row per open finding, one per gate that wants nothing. */
export const overviewHead = tableHead(['Gate', 'Outcome', 'Found', 'Required', 'Next step'])

/** Rows of the overview, what blocks first. */
export const overviewRows = (page: Page): readonly string[] =>
  sortGates(page.report.record.verdict.gates).flatMap((gate) => gateRows(page, gate))

function gateRows(page: Page, gate: GateVerdict): readonly string[] {
  const open = sortFindings(gate.findings).filter(isOpen)
  if (open.length === 0) return [quietRow(page, gate)]
  const shown = open.slice(0, bounds.overviewRows).map((finding) => findingRow(page, gate, finding))
  const more = open.length - shown.length
  const rest =
    more > 0
      ? [tableRow([codeSpan(gate.gate), '', `${plural(more, 'more finding')}, listed below`, '', ''])]
      : []
  return [...shown, ...rest]
}

function findingRow(page: Page, gate: GateVerdict, finding: Finding): string {
  const weight =
    finding.level === 'error' && finding.overridden === undefined
      ? effect(gate, page.report.record.verdict)
      : ''
  return tableRow([
    codeSpan(gate.gate),
    `${findingWord(finding)}${weight === '' ? '' : `, ${weight}`}`,
    phrase(finding.found, page.sink),
    requirement(page, finding),
    phrase(finding.fix, page.sink),
  ])
}

/** What is required, and where that is written. */
export function requirement(page: Page, finding: Finding): string {
  const words = phrase(finding.required, page.sink)
  return finding.requiredAt === undefined ? words : `${words} (${locationLink(page, finding.requiredAt)})`
}

function quietRow(page: Page, gate: GateVerdict): string {
  const weight = effect(gate, page.report.record.verdict)
  const outcome = `${outcomeWord(gate.outcome)}${weight === '' ? '' : `, ${weight}`}`
  return tableRow([codeSpan(gate.gate), outcome, quietWords(page, gate), '', ''])
}

function quietWords(page: Page, gate: GateVerdict): string {
  const skipped = gate.findings.find((finding) => finding.outcome === 'skip')
  return gate.outcome === 'skip' && skipped !== undefined
    ? `does not apply: ${phrase(skipped.found, page.sink)}`
    : countWords(gate)
}
