import { chartBlock } from './chart.ts'
import { codeSpan, escapeMarkdown } from './escape.ts'
import { tableHead, tableRow } from './page.ts'

/** A suite's trend as chart and table, for Markdown. */
export function trendMarkdown(
  suite: string,
  points: readonly { readonly label: string; readonly value: number; readonly cells: readonly string[] }[],
): string {
  const rows = points.map(({ cells }) => tableRow(cells.map(codeSpan)))
  return [
    `\n### ${escapeMarkdown(suite)}\n`,
    chartBlock({ label: 'Lower bound', points }),
    '',
    tableHead(['Run', 'Passed', 'Ran', 'Lower bound']),
    ...rows,
    '',
  ].join('\n')
}
