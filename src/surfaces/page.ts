import type { Detail, Location } from '../core/finding.ts'
import type { Report } from '../result/report.ts'
import { fileAddress, ruleAddress } from './addresses.ts'
import { chartBlock } from './chart.ts'
import { diagramBlock } from './diagram.ts'
import { codeBlock, codeSpan, escapeMarkdown, safeHref } from './escape.ts'
import { bounds } from './limits.ts'
import { locationText, markdownSink, phrase, plainLine, type Sink } from './phrase.ts'

/** What the parts of a Markdown page share: how to write, and where links may lead. */
export interface Page {
  readonly report: Report
  readonly sink: Sink
  readonly allowed: readonly string[]
}

/** @param report links lead to its server and its documentation only. */
export function pageOf(report: Report): Page {
  const allowed = [report.record.serverUrl, report.record.documentationUrl]
  return { report, allowed, sink: markdownSink(allowed) }
}

/** A value as a link when the address is allowed, else the value alone. */
export function linkedCode(value: string, href: string, allowed: readonly string[]): string {
  const address = safeHref(href, allowed)
  return address === undefined ? codeSpan(value) : `[${codeSpan(value)}](${address})`
}

/** A rule with a link to its page. */
export const ruleLink = (page: Page, rule: string): string =>
  linkedCode(rule, ruleAddress(page.report.record.documentationUrl, rule), page.allowed)

/** A place in a file, linked to the commit that holds it. */
export function locationLink(page: Page, location: Location): string {
  const { serverUrl, target } = page.report.record
  const sha = location.at === 'head' ? target.headSha : target.baseSha
  const words = locationText(location)
  if (sha === null || target.kind === 'branch') return codeSpan(words)
  return linkedCode(words, fileAddress(serverUrl, target.repository, sha, location), page.allowed)
}

/** One row of a table; cells are Markdown already. */
export const tableRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

/** The head of a table: its columns and the line below. */
export const tableHead = (columns: readonly string[]): string =>
  [tableRow(columns), `|${' --- |'.repeat(columns.length)}`].join('\n')

/** A list or table below a finding, as rows that may be cut one by one. */
export function detailRows(detail: Detail, sink: Sink): readonly string[] {
  const title = `\n**${phrase(detail.title, sink) || 'More'}**\n`
  if (detail.kind === 'list') {
    if (detail.verbatim === true) {
      const lines = detail.items.slice(0, bounds.detailRows).map(plainLine)
      return [title, codeBlock(lines), ...restRow(detail.items.length, (words) => `\n${words}`)]
    }
    const items = detail.items.slice(0, bounds.detailRows).map((item) => `- ${phrase(item, sink)}`)
    return [title, ...items, ...restRow(detail.items.length, (words) => `- ${words}`)]
  }
  const columns = detail.columns.slice(0, bounds.detailColumns)
  const width = columns.length
  const head = tableHead(columns.map((column) => escapeMarkdown(column)))
  const rows = detail.rows
    .slice(0, bounds.detailRows)
    .map((row) => tableRow(columns.map((_, index) => phrase(row[index] ?? [], sink))))
  const rest = restRow(detail.rows.length, (words) =>
    tableRow([words, ...Array<string>(Math.max(0, width - 1)).fill('')]),
  )
  const chart = detail.chart === undefined ? [] : [`\n${chartBlock(detail.chart)}`]
  const diagram = detail.diagram === undefined ? [] : [`\n${diagramBlock(detail.diagram)}`]
  return [`${title}\n${head}`, ...rows, ...rest, ...chart, ...diagram]
}

function restRow(count: number, asRow: (words: string) => string): readonly string[] {
  const more = count - bounds.detailRows
  return more > 0 ? [asRow(`and ${more} more, all in the result JSON`)] : []
}
