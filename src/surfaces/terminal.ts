import { factsRule } from '../core/facts-rule.ts'
import type { Detail, Finding } from '../core/finding.ts'
import { sortFindings } from '../core/order.ts'
import type { Outcome } from '../core/outcome.ts'
import { isUsed } from '../core/override.ts'
import { prose } from '../core/text.ts'
import type { GateVerdict } from '../core/verdict.ts'
import { type NotEvaluated, notEvaluated } from '../result/not-evaluated.ts'
import type { RunRecord } from '../result/record.ts'
import type { Report } from '../result/report.ts'
import { shorten } from './escape.ts'
import { bounds } from './limits.ts'
import { nextStep } from './next-step.ts'
import { isOpen, sortGates } from './order.ts'
import { overrideText, shownOverrides } from './override-words.ts'
import { locationText, phrase, plainLine, plainSink } from './phrase.ts'
import { sanitiseLine } from './sanitise.ts'
import { sinceWords } from './since.ts'
import { columns, createPaint, labelled, type Paint, wrap } from './terminal-layout.ts'
import { countWords, effect, gateReason, headline, plural, seconds, shortId, targetWords } from './words.ts'

export interface TerminalOptions {
  /** Columns of the terminal. */
  readonly width: number
  readonly colour: boolean
}

interface Screen {
  readonly report: Report
  readonly width: number
  readonly paint: Paint
}

/** The report for a terminal: what the summary says, in one screen. Ends with a line break. */
export function renderTerminal(report: Report, { width, colour }: TerminalOptions): string {
  const screen = { report, width: Math.max(40, width), paint: createPaint(colour) }
  const gates = sortGates(report.record.verdict.gates).flatMap((gate) => gateLines(screen, gate))
  return `${[...topLines(screen), ...gates, '', ...endLines(screen)].join('\n')}\n`
}

function topLines({ report, width, paint }: Screen): readonly string[] {
  const { verdict, target, notices } = report.record
  const { words, gates, remark } = headline(verdict)
  const named = gates.length === 0 ? '' : ` - ${gates.slice(0, bounds.people).join(', ')}`
  const colour = verdict.exitCode !== 0 ? paint.red : verdict.decision === 'pass' ? paint.green : paint.yellow
  const step = nextStep(report.record, plainSink)
  const head = target.headSha === null ? '' : ` at ${shortId(target.headSha)}`
  const base = target.baseRef === null ? '' : `, into ${target.baseRef}`
  return [
    ...wrap(sanitiseLine(`Gatewright: ${words}${named}`), width).map((line) => paint.bold(colour(line))),
    ...wrap(plainLine(prose(remark)), width),
    ...shownOverrides(verdict).flatMap((view) => {
      const lines = labelled('override', plainLine(overrideText(view)), 0, 11, width)
      return isUsed(view) ? lines.map(paint.yellow) : lines
    }),
    ...(step === '' ? [] : labelled('next step', sanitiseLine(shorten(step, bounds.value)), 0, 11, width)),
    ...wrap(sanitiseLine(`${targetWords(target)}${head}${base}`), width).map(paint.dim),
    ...(report.since === undefined ? [] : wrap(sinceWords(report.since), width)),
    ...notices
      .slice(0, bounds.people)
      .flatMap((notice) => labelled('note', sanitiseLine(notice), 0, 6, width)),
  ]
}

const signs: Readonly<Record<Outcome, string>> = { pass: '✓', fail: '✗', unknown: '?', skip: '-' }

function painted(outcome: Outcome, { red, green, yellow, dim }: Paint): (text: string) => string {
  switch (outcome) {
    case 'fail':
      return red
    case 'unknown':
      return yellow
    case 'pass':
      return green
    case 'skip':
      return dim
  }
}

function gateLines(screen: Screen, gate: GateVerdict): readonly string[] {
  const { paint, report, width } = screen
  const weight = effect(gate, report.record.verdict)
  const outcome = `${signs[gate.outcome]} ${gate.outcome}${weight === '' ? '' : `, ${weight}`}`
  const findings = sortFindings(gate.findings)
  const open = findings.filter(isOpen)
  const quiet = findings.filter((finding) => finding.outcome === 'skip' || finding.details !== undefined)
  const shown = open.slice(0, bounds.detailRows).flatMap((finding) => findingLines(screen, finding))
  const more = open.length - bounds.detailRows
  return [
    '',
    `${paint.bold(sanitiseLine(gate.gate))}  ${painted(gate.outcome, paint)(outcome)}  ${paint.dim(countWords(gate))}`,
    ...(gate.exitCode === 0 ? [] : labelled('', sanitiseLine(gateReason(gate)), 2, 0, width).map(paint.dim)),
    ...shown,
    ...(more > 0 ? [`  and ${more} more, all in the result JSON`] : []),
    ...quiet
      .filter((finding) => !isOpen(finding))
      .slice(0, bounds.detailRows)
      .flatMap((finding) => quietLines(screen, finding)),
  ]
}

function findingLines(screen: Screen, finding: Finding): readonly string[] {
  const { paint, width } = screen
  const { requiredAt, location } = finding
  const source = requiredAt === undefined ? '' : ` (${sanitiseLine(locationText(requiredAt))})`
  const at =
    location === undefined || locationText(location) === finding.subject
      ? ''
      : ` at ${sanitiseLine(locationText(location))}`
  const subject = sanitiseLine(shorten(finding.subject, bounds.value))
  const excused = finding.overridden !== undefined
  const mild = finding.outcome === 'fail' && (finding.level !== 'error' || excused)
  const sign = mild ? '!' : signs[finding.outcome]
  const step = phrase(finding.fix, plainSink)
  const title = wrap(`${sign} ${sanitiseLine(finding.rule)} for ${subject}${at}`, width - 2)
  const paintTitle = sign === '!' ? paint.yellow : painted(finding.outcome, paint)
  return [
    ...title.map((line) => `  ${paintTitle(line)}`),
    ...labelled('found', phrase(finding.found, plainSink), 4, 11, width),
    ...labelled('required', `${phrase(finding.required, plainSink)}${source}`, 4, 11, width),
    ...labelled('next step', `${step}${neededPermission(finding, step)}`, 4, 11, width).map(paint.bold),
    ...(excused
      ? labelled('excused', `by the override ${sanitiseLine(finding.overridden ?? '')}`, 4, 11, width)
      : []),
    ...(finding.details ?? []).flatMap((detail) => detailLines(detail, screen)),
  ]
}

/** The permission that would make it known, where the words do not say it. */
function neededPermission({ found, unknown }: Finding, step: string): string {
  const permission = sanitiseLine(unknown?.remedy?.permission ?? '')
  const said = permission === '' || `${phrase(found, plainSink)} ${step}`.includes(permission)
  return said ? '' : ` (needs ${permission})`
}

function quietLines(screen: Screen, finding: Finding): readonly string[] {
  const words = `${signs[finding.outcome]} ${sanitiseLine(finding.rule)}: ${phrase(finding.found, plainSink)}`
  return [
    ...wrap(words, screen.width - 2).map((line) => `  ${line}`),
    ...(finding.details ?? []).flatMap((detail) => detailLines(detail, screen)),
  ]
}

function detailLines(detail: Detail, { width, paint }: Screen): readonly string[] {
  const title = labelled('', phrase(detail.title, plainSink), 4, 0, width).map(paint.bold)
  const all = detail.kind === 'list' ? detail.items.map((item) => [item]) : detail.rows
  const rows = all.slice(0, bounds.detailRows)
  const more =
    all.length > rows.length ? [`      and ${all.length - rows.length} more, all in the result JSON`] : []
  // What is to be copied begins at the margin, and is neither broken nor cut.
  if (detail.kind === 'list' && detail.verbatim === true)
    return [...title, ...rows.map(([line = []]) => plainLine(line)), ...more]
  const shown = rows.map((row) => row.map((cell) => phrase(cell, plainSink)))
  const named = detail.kind === 'table' ? [detail.columns.map(sanitiseLine), ...shown] : shown
  return [...title, ...columns(named, 6, width), ...more]
}

/** What was not evaluated and stands in no finding above: nothing is said twice on one screen. */
function unlisted(record: RunRecord): readonly NotEvaluated[] {
  const said = new Set(
    record.verdict.gates.flatMap(({ findings }) =>
      findings
        .filter(({ outcome }) => outcome === 'unknown')
        .map(({ rule, subject }) => (rule.endsWith(`/${factsRule}`) ? subject : `${rule} ${subject}`)),
    ),
  )
  return notEvaluated(record).filter(({ subject, what }) => !said.has(`${subject} ${what}`.trimStart()))
}

function endLines({ report, width, paint }: Screen): readonly string[] {
  const { record, digests } = report
  const missing = unlisted(record)
  const unseen = missing.slice(0, bounds.people).map((item) => {
    const permission = item.permission === null ? '' : `; needs ${item.permission}`
    return `${item.what}: ${item.detail}${permission}`
  })
  const more = missing.length > unseen.length ? [`and ${missing.length - unseen.length} more`] : []
  const sources = (record.policy?.sources ?? []).map(
    ({ name, sha }) => `${name}${sha === null ? '' : ` at ${shortId(sha)}`}`,
  )
  const policy = record.policy === null ? 'not usable' : sources.join(', ') || 'defaults only'
  const run = `${plural(record.run.requests, 'request')} to GitHub, ${seconds(record.run)}, Gatewright ${record.version}, verdict ${shortId(digests.verdict)}`
  return [
    ...[...unseen, ...more].flatMap((words) => labelled('not evaluated', sanitiseLine(words), 0, 15, width)),
    ...labelled('policy', sanitiseLine(shorten(policy, bounds.value)), 0, 8, width).map(paint.dim),
    ...labelled('run', sanitiseLine(run), 0, 8, width).map(paint.dim),
  ]
}
