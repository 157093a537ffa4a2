import type { RuleState } from '../core/rule-states.ts'
import { prose } from '../core/text.ts'
import type { AuditView, ControlResult } from '../result/audit.ts'
import type { Report } from '../result/report.ts'
import { completenessText, p0Words, stateWords, trendWords, worstFirst } from './audit-words.ts'
import { shorten } from './escape.ts'
import { bounds } from './limits.ts'
import { plainLine } from './phrase.ts'
import { sanitiseLine } from './sanitise.ts'
import { renderTerminal, type TerminalOptions } from './terminal.ts'
import { columns, createPaint, labelled, type Paint, wrap } from './terminal-layout.ts'
import { plural } from './words.ts'

/** An audit for a terminal: how complete it is, every control, then what the terminal shows of any run. */
export function renderAuditTerminal(report: Report, options: TerminalOptions): string {
  const { audit } = report
  if (audit === undefined) return renderTerminal(report, options)
  const width = Math.max(40, options.width)
  const paint = createPaint(options.colour)
  const lines = [...topLines(audit, width, paint), '', ...controlLines(audit, width, paint), '']
  return `${lines.join('\n')}\n${renderTerminal(report, options)}`
}

function topLines(audit: AuditView, width: number, { bold, red, yellow }: Paint): readonly string[] {
  const first = plainLine(completenessText(audit.completeness))
  const paint = audit.completeness.partial ? yellow : (line: string) => line
  return [
    ...wrap(first, width).map((line) => bold(paint(line))),
    ...p0Words(audit).flatMap((words) => wrap(plainLine(prose(words)), width).map(red)),
    ...(audit.trend === null ? [] : labelled('trend', trendWords(audit.trend), 0, 6, width)),
  ]
}

const signs: Readonly<Record<RuleState, string>> = {
  pass: '✓',
  fail: '✗',
  unknown: '?',
  'not-applicable': '-',
}

const sign = (control: ControlResult): string =>
  control.state === 'fail' && control.level !== 'error' ? '!' : signs[control.state]

/** Every control in a table, worst first; those that nothing was evaluated for are dim. */
function controlLines({ controls }: AuditView, width: number, { bold, dim }: Paint): readonly string[] {
  if (controls.length === 0) return ['no control hangs on the gates that were judged']
  const rows = worstFirst(controls).map((control) => [
    `${sign(control)} ${stateWords(control)}`,
    sanitiseLine(control.control),
    control.since ?? '',
    proofWords(control),
  ])
  const [first = '', ...rest] = columns([['State', 'Control', 'Since', 'Proof'], ...rows], 0, width)
  return [bold(first), ...rest.map((line) => (line.startsWith('-') ? dim(line) : line))]
}

function proofWords({ proof, rules }: ControlResult): string {
  const [first] = proof
  if (first === undefined) return `nothing was evaluated for ${plural(rules.length, 'rule')}`
  const more = proof.length > 1 ? `, and ${proof.length - 1} more` : ''
  return sanitiseLine(`${first.rule} for ${shorten(first.subject, bounds.value)}${more}`)
}
