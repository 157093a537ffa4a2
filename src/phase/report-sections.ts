import { isPlaceholder } from '../formats/documents/placeholders.ts'

/** Sections of a completion report that only people can fill, by the flag that gives them, with their heading. */
export const reportSections = {
  summary: 'Summary',
  'code-changes': 'Code Changes',
  'methods-added': 'Methods Added',
  'methods-removed': 'Methods Removed',
  duration: 'Duration',
  issues: 'Issues Encountered',
  estimated: 'Estimated',
  actual: 'Actual',
  deviations: 'Deviations from Specification',
  'next-steps': 'Next Steps',
} as const satisfies Record<string, string>
export type ReportSection = keyof typeof reportSections
export type ReportNotes = Partial<Record<ReportSection, string>>

/** Every section, in the order of the report. */
export const sectionIds = Object.keys(reportSections) as readonly ReportSection[]

/** A line of the notes that says nothing we know. */
export interface NotesProblem {
  readonly line: number
  readonly message: string
}

interface Open {
  readonly section: ReportSection | 'time' | null
  readonly level: number
  readonly lines: string[]
}

/** Headings that are no section of the report themselves, but group some of them in it. */
const groups: ReadonlySet<string> = new Set([
  'changes made',
  'validation results',
  'behavioral tests',
  'time',
])
const heading = /^ {0,3}(#{1,6})[ \t]+(.*?)[ \t#]*$/
const fence = /^ {0,3}(```+|~~~+)/
const timeLine = /^\s*[-*+]?\s*\**(estimated|actual)\**\s*:\s*\**\s*(.+?)\s*$/i

/**
 * Sections of a Markdown text by its headings (`## Summary`). Deeper headings belong to the section they stand in;
 * `## Time Tracking` holds `- **Estimated**: 3d` and `- **Actual**: 4d`.
 */
export function readNotes(text: string): {
  readonly notes: ReportNotes
  readonly problems: readonly NotesProblem[]
} {
  const notes: ReportNotes = {}
  const problems: NotesProblem[] = []
  let open: Open = { section: null, level: 0, lines: [] }
  let fenced: string | null = null
  const close = () => take(notes, open)
  text.split(/\r\n|\r|\n/).forEach((line, index) => {
    const mark = fence.exec(line)?.[1]
    if (mark !== undefined && (fenced === null || mark.startsWith(fenced)))
      fenced = fenced === null ? mark : null
    const [, marks, title = ''] = (fenced === null && mark === undefined ? heading.exec(line) : null) ?? []
    if (marks === undefined) {
      open.lines.push(line)
      return
    }
    const level = marks.length
    const section = sectionOf(title)
    if (section === null && open.section !== null && level > open.level) {
      open.lines.push(line)
      return
    }
    close()
    open = { section, level, lines: [] }
    const known = section !== null || level === 1 || groups.has(named(title))
    if (!known) problems.push({ line: index + 1, message: unknownHeading(title) })
  })
  close()
  return { notes, problems }
}

const named = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim()

function sectionOf(title: string): Open['section'] {
  const name = named(title)
  if (name === 'time tracking') return 'time'
  return sectionIds.find((id) => named(reportSections[id]) === name || named(id) === name) ?? null
}

const unknownHeading = (title: string): string =>
  `a heading ${JSON.stringify(title.slice(0, 60))} that is no section, expected one of ${sectionIds
    .map((id) => reportSections[id])
    .join(', ')}`

function take(notes: ReportNotes, { section, lines }: Open): void {
  if (section === null) return
  if (section === 'time') {
    for (const line of lines) {
      const [, which = '', value] = timeLine.exec(line) ?? []
      if (value !== undefined) notes[which.toLowerCase() === 'actual' ? 'actual' : 'estimated'] = value
    }
    return
  }
  const text = lines.join('\n').trim()
  if (text !== '') notes[section] = notes[section] === undefined ? text : `${notes[section]}\n\n${text}`
}

/** Sections that nobody filled, or that hold a placeholder (`TBD`), in the order of the report. */
export const missingSections = (notes: ReportNotes): readonly ReportSection[] =>
  sectionIds.filter((id) => {
    const text = notes[id]?.trim() ?? ''
    return text === '' || isPlaceholder(text)
  })
