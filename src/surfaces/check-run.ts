import type { Verdict } from '../core/verdict.ts'
import type { Report } from '../result/report.ts'
import { type Annotation, allAnnotations } from './annotations.ts'
import { escapeMarkdown } from './escape.ts'
import { bounds, limits } from './limits.ts'
import { cutText, isPlain, sanitiseLine } from './sanitise.ts'
import { sinceWords } from './since.ts'
import { renderSummary } from './summary.ts'
import { headline, plural } from './words.ts'

/** An annotation with the names of GitHub's API. Lines and columns are 1-based; columns only within one line. */
export interface CheckAnnotation {
  readonly path: string
  readonly start_line: number
  readonly end_line: number
  readonly start_column?: number
  readonly end_column?: number
  readonly annotation_level: 'failure' | 'warning' | 'notice'
  /** Plain text, at most 64 KB. */
  readonly message: string
  /** Plain text, at most 255 characters. */
  readonly title: string
}

/** A check run as it is written. */
export interface CheckRunContent {
  /** Never another: GitHub counts `neutral` and `skipped` as success. */
  readonly conclusion: 'success' | 'failure'
  /** One line of plain text. */
  readonly title: string
  /** Markdown, at most 65,535 bytes. */
  readonly summary: string
  /** In the order they are read; more than one request holds. */
  readonly annotations: readonly CheckAnnotation[]
}

/**
 * Name of the check run, of the suite or of a gate's own action. Never that of a workflow's job: a rule that requires
 * a name two producers use is ambiguous.
 */
export const checkRunName = (gate: string | null): string =>
  gate === null ? 'Gatewright report' : `Gatewright report: ${sanitiseLine(gate)}`

/** The check run of a run that ended before it could judge. */
export const endedCheckRun = (why: string): CheckRunContent => {
  const title = cutText(sanitiseLine(`could not be decided: ${why}`), limits.checkRunTitle, '…')
  return { conclusion: 'failure', title, summary: emergency(title), annotations: [] }
}

/** A report as the check run that holds all of its annotations. */
export function checkRunOf(report: Report): CheckRunContent {
  const { record } = report
  const all = allAnnotations(record)
  const placed = all.flatMap(checkAnnotation)
  const annotations = placed.slice(0, bounds.checkRunAnnotations)
  const note = noteOf(all.length, placed.length, annotations.length)
  const title = titleOf(report)
  // Counted in bytes, of which a text never has fewer than characters.
  const page = renderSummary(report, limits.checkRunSummary - note.length)
  return {
    conclusion: conclusionOf(record.verdict),
    title,
    // GitHub wants a summary, and there may be no room for the page's own beginning.
    summary: `${page === '' ? emergency(title) : page}${note}`,
    annotations,
  }
}

const emergency = (title: string): string =>
  `## Gatewright: ${escapeMarkdown(title)}\n\n_All there is to say stands in the log and the result JSON._\n`

/** Annotations in the portions GitHub takes; one empty portion when there are none. */
export function batchesOf(annotations: readonly CheckAnnotation[]): readonly (readonly CheckAnnotation[])[] {
  const size = limits.checkRunBatch
  const count = Math.max(1, Math.ceil(annotations.length / size))
  return Array.from({ length: count }, (_, index) => annotations.slice(index * size, (index + 1) * size))
}

/** Success is an allow-list, as exit code 0 is. */
export const conclusionOf = ({ decision, exitCode }: Verdict): CheckRunContent['conclusion'] =>
  exitCode === 0 && (decision === 'pass' || decision === 'report') ? 'success' : 'failure'

function titleOf({ record, since }: Report): string {
  const { words, gates } = headline(record.verdict)
  const named = gates.length === 0 ? '' : `: ${gates.join(', ')}`
  const change = since === undefined ? '' : ` (${sinceWords(since)})`
  return cutText(sanitiseLine(`${words}${named}${change}`), limits.checkRunTitle, '…')
}

/** What the annotations leave out. Words and numbers of ours: one byte each character. */
function noteOf(all: number, placed: number, shown: number): string {
  const lines = [
    ...(placed > shown
      ? [`_${shown} of ${placed} annotations are shown: the result JSON has them all._`]
      : []),
    ...(all > placed
      ? [`_Without an annotation, having no place at the head: ${plural(all - placed, 'finding')}._`]
      : []),
  ]
  return lines.map((line) => `\n${line}\n`).join('')
}

const levels = { error: 'failure', warning: 'warning', notice: 'notice' } as const

const isLine = (line: number | undefined): line is number =>
  Number.isSafeInteger(line) && Number(line) > 0 && Number(line) <= bounds.position

/**
 * None without a place at the head, and none for a path that cannot be written exactly: it would name another file. One
 * that GitHub refuses would take the whole check run with it.
 */
function checkAnnotation(annotation: Annotation): readonly CheckAnnotation[] {
  const { file, line, endLine, column, level, message, title } = annotation
  if (file === undefined || file === '' || file.length > bounds.path || !isPlain(file)) return []
  // GitHub takes no annotation without a line: a whole file is its first.
  const start = isLine(line) ? line : 1
  const end = isLine(line) && isLine(endLine) && endLine >= start ? endLine : start
  const within = isLine(line) && start === end && isLine(column)
  return [
    {
      path: file,
      start_line: start,
      end_line: end,
      ...(within ? { start_column: column, end_column: column } : {}),
      annotation_level: levels[level],
      message,
      title,
    },
  ]
}
