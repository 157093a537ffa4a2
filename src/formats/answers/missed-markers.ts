import { commentsOf } from '../markdown/index.ts'
import type { MarkdownDocument, NearTask, NearTaskReason } from '../markdown/model.ts'
import { type Marker, markersIn, readMarker } from './marker.ts'
import type { WrittenProblem } from './model.ts'

const details: Readonly<Record<NearTaskReason, string>> = {
  'no-space-after-bullet': 'a blank is missing behind the bullet',
  'spaces-in-box': 'the box holds more than one character: it is `[ ]` or `[x]`',
  'no-space-after-box': 'a blank is missing behind the box',
  'wrong-mark': 'the mark in the box is none: a ticked box is `[x]`',
  'empty-box': 'the box is empty: an open box is `[ ]`, with a blank',
  'unusual-space': 'the blank in the box is no ordinary one',
  'no-bullet': 'the bullet before the box is missing',
  'no-text': 'nothing stands behind the box, so GitHub makes no box of it',
  'check-mark': 'a check mark is no box: a ticked box is `[x]`',
  'in-code': 'it stands in a code block',
  'in-html': 'it stands in raw HTML or in a comment, where GitHub makes no box of it',
  'in-text': 'it goes on from the text before it: an empty line has to stand above the list',
}

/** Lines with a marker that are no tasks, each with what is wrong and how it should be. `seen`: lines of markers read. */
export function missedMarkers(
  document: MarkdownDocument,
  near: readonly NearTask[],
  seen: ReadonlySet<number>,
): readonly WrittenProblem[] {
  const almost = near.filter(({ line }) => !seen.has(line)).flatMap((line) => almostTask(line))
  const told = new Set([...seen, ...near.map(({ line }) => line)])
  const others = commentsOf(document).flatMap(({ text, line }) => {
    const marker = told.has(line) ? null : readMarker(text)
    return marker === null ? [] : [noTask(marker, line, document.source[line - 1] ?? '')]
  })
  return [...almost, ...others]
}

function almostTask({ line, text, reason, rightForm, where }: NearTask): readonly WrittenProblem[] {
  const [item] = markersIn(text)
  if (item === undefined) return []
  const struck = /^\s*(?:~~?|<(?:s|del|strike)>)/i.test(text)
  const kind = where !== 'text' ? 'hidden' : struck ? 'struck' : 'malformed'
  const inQuote = where === 'quote' ? 'it stands in a quote, which is the text of somebody else; ' : ''
  const detail =
    kind === 'struck' ? 'what is struck through is withdrawn and does not count' : details[reason]
  return [{ kind, line, item, detail: `${inQuote}${detail}`, rightForm }]
}

/** A marker in running text, in a list item without a box, or on a line of its own. */
function noTask({ item }: Marker, line: number, source: string): WrittenProblem {
  const rest = source.replace(/^[\s>#]*(?:(?:[-*+]|\d{1,9}[.)])\s+)?/, '').slice(0, 300)
  const detail = 'its line is no task: a list item with a box is expected'
  return { kind: 'malformed', line, item, detail, rightForm: `- [ ] ${rest}` }
}
