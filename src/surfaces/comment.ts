import { prose } from '../core/text.ts'
import { markerLine } from '../publish/marker.ts'
import type { OpenFinding } from '../result/delta.ts'
import type { Report } from '../result/report.ts'
import { createBudget, takeWhileFits } from './budget.ts'
import { codeSpan, safeHref, shorten } from './escape.ts'
import { bounds } from './limits.ts'
import { type Page, pageOf, ruleLink } from './page.ts'
import { phrase } from './phrase.ts'
import { sinceWords } from './since.ts'
import { overrideLines, renderSummary, targetLine } from './summary.ts'
import { headline, plural } from './words.ts'

/** What stands around the words of a comment. */
export interface CommentFrame {
  /** What the first-line marker names. */
  readonly id: string
  /** The state line for the next run; empty when there is none. */
  readonly state: string
  /** Address of the run that writes the comment; null outside of one. */
  readonly runUrl: string | null
}

/** The comment on a pull request: the job summary, folded, in the room that a comment has. Ends without a line break. */
export function renderComment(report: Report, frame: CommentFrame): string {
  const page = pageOf(report)
  const foot = `${footStart} ${foundElsewhere(page, frame, 'Written by')}_`
  return framed(frame, foot, (bytes) => fitting(report, bytes))
}

/** The comment of a run that passes where an earlier one did not: what is settled, and no more. */
export function renderResolved(report: Report, frame: CommentFrame): string {
  const page = pageOf(report)
  const foot = `${footStart} ${foundElsewhere(page, frame, 'Marked as resolved by')}_`
  return framed(frame, foot, (bytes) => resolvedPage(page, bytes))
}

/**
 * Whether two comments say the same: what differs between two runs over the same facts does not count (figures of the
 * run, its address, what changed since the run before), nor does how lines end.
 */
export const sameComment = (a: string, b: string): boolean => lasting(a) === lasting(b)

const footStart = '_This comment is edited in place.'
const sinceStart = 'Changes since the last run: '
const fixedStart = '- Fixed: '
const volatile = [footStart, sinceStart, fixedStart, '- Gatewright ']

const lasting = (body: string): string =>
  body
    .split(/\r\n|\n/)
    .filter((line) => !volatile.some((start) => line.startsWith(start)))
    .join('\n')
    .replace(/\n{2,}/g, '\n')
    .trim()

/** Marker first, state last, and between them what fits. */
function framed(frame: CommentFrame, foot: string, body: (bytes: number) => string): string {
  const head = markerLine('comment', frame.id)
  const end = [foot, ...(frame.state === '' ? [] : ['', frame.state])].join('\n')
  const around = new TextEncoder().encode(`${head}\n\n\n${end}`).length
  return `${head}\n${body(bounds.bodyBytes - around).trimEnd()}\n\n${end}`
}

/** The summary; without its notices, and at last without its reasons, when hostile texts fill the page by themselves. */
function fitting(report: Report, bytes: number): string {
  const whole = renderSummary(report, bytes, true)
  if (whole !== '') return whole
  const { record } = report
  const quiet = renderSummary({ ...report, record: { ...record, notices: [] } }, bytes, true)
  if (quiet !== '') return quiet
  return `## Gatewright: ${headline(record.verdict).words}\n\n_What was found does not fit into a comment; the summary of the run has it._`
}

function resolvedPage(page: Page, bytes: number): string {
  const { record, since } = page.report
  const { words, remark } = headline(record.verdict)
  const lines = [
    `## ✅ Gatewright: resolved, ${words}`,
    '',
    'Nothing that an earlier run reported here blocks this pull request any more.',
    ...(remark === '' ? [] : ['', phrase(prose(remark), page.sink)]),
    ...overrideLines(page),
    '',
    targetLine(page),
    ...(since === undefined ? [] : ['', `Changes ${sinceWords(since)}.`]),
  ]
  const budget = createBudget(bytes)
  const top = lines.join('\n')
  if (!budget.take(top)) return lines[0] ?? ''
  return [top, ...fixedRows(page, since?.fixed ?? [], budget)].join('\n')
}

function fixedRows(
  page: Page,
  fixed: readonly OpenFinding[],
  budget: ReturnType<typeof createBudget>,
): readonly string[] {
  const note = (count: number): string => `${fixedStart}${plural(count, 'more finding')}`
  if (fixed.length === 0 || !budget.take(`\n${note(fixed.length)}`)) return []
  const rows = fixed
    .slice(0, bounds.people)
    .map(
      ({ rule, subject }) =>
        `${fixedStart}${ruleLink(page, rule)} for ${codeSpan(shorten(subject, bounds.value))}`,
    )
  const shown = takeWhileFits(rows, budget)
  const more = fixed.length - shown.length
  return ['', ...shown, ...(more > 0 ? [note(more)] : [])]
}

function foundElsewhere(page: Page, { runUrl }: CommentFrame, verb: string): string {
  const address = runUrl === null ? undefined : safeHref(runUrl, page.allowed)
  return address === undefined
    ? `${verb} Gatewright.`
    : `${verb} [this run](${address}), whose summary has all of it.`
}
