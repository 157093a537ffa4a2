import { nearTasksOf, parseMarkdown, tasksOf } from '../markdown/index.ts'
import type { Task } from '../markdown/model.ts'
import { isReordered, showsNothing } from './confusable.ts'
import { keyInside } from './details.ts'
import { type Marker, markerOf, markersIn, readMarker } from './marker.ts'
import { missedMarkers } from './missed-markers.ts'
import type { WrittenAnswer, WrittenBody, WrittenProblem } from './model.ts'
import { statementsOf } from './statements.ts'
import type { Site } from './targets.ts'
import { answerOf } from './task-answer.ts'

/** Nested tasks that are named at most, and how many levels up they are heard of. */
const mostOpen = 20
const mostLevels = 50

/**
 * The answers in the body of a pull request: task list items, as GitHub shows them, that carry the marker of an item.
 * What looks like one and is none is a problem with its line and the right form. Linear in the length of the body.
 */
export function readBody(text: string, site: Site): WrittenBody {
  const document = parseMarkdown(text)
  const tasks = tasksOf(document)
  const reordered = document.source.flatMap((line, index) => (isReordered(line) ? [index + 1] : []))
  const open = openBelow(tasks)
  const answers: WrittenAnswer[] = []
  const problems: WrittenProblem[] = []
  const seen = new Set<number>()
  for (const [index, task] of tasks.entries()) {
    const markers: readonly MarkerOnLine[] = task.comments.flatMap((comment) => {
      const marker = readMarker(comment.text)
      return marker === null ? [] : [{ marker, line: comment.line }]
    })
    for (const { line } of markers) seen.add(line)
    const [first, second] = markers.length > 0 ? markers : unseenMarkers(task, document.source)
    if (first === undefined) continue
    const problem =
      second === undefined
        ? null
        : severalMarkers(
            task,
            markers.map(({ marker }) => marker),
          )
    const wrong = problem ?? problemOf(task, first.marker, reordered)
    if (wrong !== null) problems.push(wrong)
    else if (first.marker.kind === 'item') {
      const { item, bound } = first.marker
      const read = answerOf({ task, item, bound, openBelow: open[index] ?? [] }, document.source, site)
      answers.push(read.answer)
      problems.push(...read.problems)
    }
  }
  const statements = statementsOf(document, site)
  problems.push(...missedMarkers(document, nearTasksOf(document, tasks), seen), ...statements.problems)
  problems.sort((a, b) => a.line - b.line)
  return { answers, problems, statements: statements.statements }
}

/** Markers of a task that GitHub does not show: to it, they are a part of what hides the task. */
const unseenMarkers = ({ line, inside }: Task, source: readonly string[]): readonly MarkerOnLine[] =>
  inside.hiddenSince === null
    ? []
    : markersIn(source[line - 1] ?? '').map((item) => ({ line, marker: { kind: 'item', item, bound: null } }))

interface MarkerOnLine {
  readonly marker: Marker
  readonly line: number
}

const idOf = (marker: Marker): string | null => marker.item

function severalMarkers(task: Task, markers: readonly Marker[]): WrittenProblem {
  const item = markers.map(idOf).find((id) => id !== null) ?? null
  const detail = `the task carries ${markers.length} markers, and answers one item only: give each item a line of its own`
  return { kind: 'malformed', line: task.line, item, detail, rightForm: right(task, item) }
}

/** Why a task with a marker does not count; null when it does. */
function problemOf(task: Task, marker: Marker, reordered: readonly number[]): WrittenProblem | null {
  const { item } = marker
  const problem = (kind: WrittenProblem['kind'], detail: string, rightForm = ''): WrittenProblem => ({
    ...{ kind, item, detail, rightForm },
    line: task.line,
  })
  const hidden = hiddenBy(task)
  if (hidden !== null) return problem('hidden', hidden, right(task, item))
  if (task.struck || task.inside.struck) {
    return problem('struck', 'what is struck through is withdrawn and does not count', right(task, item))
  }
  if (reordered.some((line) => line >= task.line && line <= task.endLine) || reorders(task)) {
    const detail =
      'it holds a character that changes the order in which text is shown: what a reader sees is not what is read'
    return problem('bidirectional', detail, '')
  }
  if (marker.kind === 'confusable') {
    const detail = `its marker names “${marker.written}”, which looks like ${item} and is written with other characters`
    return problem('confusable', detail, right(task, item))
  }
  if (showsNothing(task.text)) {
    return problem(
      'malformed',
      'nothing stands beside the box, so nobody sees what is ticked',
      right(task, item),
    )
  }
  if (marker.kind === 'item') return null
  return problem('malformed', 'its marker cannot be read: expected `<!-- gw:ID -->`', right(task, item))
}

/** Elements and attributes that turn the order of what they hold around. */
const turning = /^<bdo\b|\bdir\s*=\s*["']?rtl/i

/** Whether entities or tags of a task change the order in which it is shown. */
const reorders = ({ pieces, details }: Task): boolean =>
  [pieces, ...details.map((detail) => detail.pieces)].some((all) =>
    all.some(({ kind, text }) => (kind === 'tag' ? turning.test(text) : isReordered(text))),
  )

function hiddenBy({ inside }: Task): string | null {
  if (inside.quote) return 'it stands in a quote, which is the text of somebody else'
  if (inside.footnote) return 'it stands in a footnote'
  if (inside.hiddenSince === null) return null
  return `GitHub shows nothing of it: raw HTML or a comment that begins in line ${inside.hiddenSince} hides it`
}

/** The task as a line that counts. */
function right(task: Task, item: string | null): string {
  const text = task.text.split('\n')[0]?.trim() ?? ''
  return `- [${task.checked ? 'x' : ' '}] ${text.slice(0, 200)} ${markerOf(item ?? 'ID')}`
}

/** For every task, the nested ones that are not ticked. Those that say they do not apply are not open. */
function openBelow(tasks: readonly Task[]): readonly (readonly string[])[] {
  const open: string[][] = tasks.map(() => [])
  for (const task of tasks) {
    if (task.checked || hiddenBy(task) !== null || task.struck || task.inside.struck) continue
    if (keysOf(task).includes('N/A')) continue
    const marker = task.comments.map(({ text }) => readMarker(text)).find((one) => one !== null)
    const name = marker?.item ?? `line ${task.line}`
    let above = task.parent
    for (let level = 0; above !== null && level < mostLevels; level += 1) {
      const names = open[above]
      if (names !== undefined && names.length < mostOpen) names.push(name)
      above = tasks[above]?.parent ?? null
    }
  }
  return open
}

const keysOf = (task: Task): readonly (string | undefined)[] =>
  [task.text, ...task.details.map(({ text }) => text)].map((text) => keyInside(text)?.key)
