import type { Task } from '../markdown/model.ts'
import { detailKeys, type KeyLine, keyInside, keyLine, meantKey } from './details.ts'
import type { WrittenProblem } from './model.ts'
import { type ShownLine, shownLines } from './shown-lines.ts'

/** A key with its lines: the one it stands on, and those that go on from it. */
export interface Entry extends KeyLine {
  readonly lines: readonly ShownLine[]
}

/** What the lines of a task say about its answer. */
interface Entries {
  readonly entries: readonly Entry[]
  readonly problems: readonly WrittenProblem[]
}

/** Reads the task's own lines, then those of the plain list items below it. */
export function entriesOf(task: Task, item: string, source: readonly string[]): Entries {
  const entries = ownEntries(shownLines(task.pieces, source))
  const problems: WrittenProblem[] = []
  for (const detail of task.details) {
    const lines = shownLines(detail.pieces, source)
    const [first] = lines
    if (first === undefined) continue
    const key = keyLine(first.text)
    if (key !== null) entries.push(withLines(key, lines))
    else if (!continued(entries, lines)) problems.push(...misspelt(first, item))
  }
  return { entries, problems }
}

const withLines = (key: KeyLine, lines: readonly ShownLine[]): Entry => ({
  ...key,
  value: [key.value, ...lines.slice(1).map(({ text }) => text.trim())].join(' ').trim(),
  lines,
})

/** On the first line the key stands behind the question; lines without a key go on from the one before. */
function ownEntries(lines: readonly ShownLine[]): Entry[] {
  const entries: Entry[] = []
  let open: { readonly key: KeyLine; readonly lines: ShownLine[] } | null = null
  for (const line of lines) {
    const key = keyLine(line.text) ?? keyInside(line.text)
    const last: number = open?.lines.at(-1)?.line ?? line.line
    // A blank line in between ends what was said.
    const goesOn = key === null && open !== null && line.line - last <= 1
    if (goesOn) open?.lines.push(line)
    else {
      if (open !== null) entries.push(withLines(open.key, open.lines))
      open = key === null ? null : { key, lines: [line] }
    }
  }
  if (open !== null) entries.push(withLines(open.key, open.lines))
  return entries
}

/** `Evidence:` with nothing behind it is followed by its targets, one for each list item. */
function continued(entries: Entry[], lines: readonly ShownLine[]): boolean {
  const last = entries.at(-1)
  if (last?.key !== 'Evidence' || last.value !== '') return false
  entries[entries.length - 1] = { ...last, lines: [...last.lines, ...lines] }
  return true
}

function misspelt({ line, text }: ShownLine, item: string): readonly WrittenProblem[] {
  const meant = meantKey(text)
  if (meant === null) return []
  const rest = text.slice(text.indexOf(':') + 1).trim()
  return [
    {
      ...{ line, item, kind: 'unknown-key' },
      detail: `\`${meant.written}:\` says nothing about an answer; the keys are ${detailKeys.join(', ')}`,
      rightForm: `  - ${meant.key}: ${rest}`,
    },
  ]
}
