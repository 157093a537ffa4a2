import type { Answer } from '../../core/facts/answers.ts'
import type { Task } from '../markdown/model.ts'
import { showsNothing } from './confusable.ts'
import { isDay, reasonKind } from './details.ts'
import { type Entry, entriesOf } from './entries.ts'
import { type Bound, markerOf } from './marker.ts'
import type { WrittenAnswer, WrittenProblem, WrittenTarget } from './model.ts'
import { bareTarget, bareText, type ShownLine } from './shown-lines.ts'
import { readTarget, type Site, splitTargets } from './targets.ts'

/** UTF-16 units of the longest reason. */
const longestReason = 2_000

/** Targets of one line that are read: one more than what anybody looks up. */
const mostTargets = 501

/** A task that a marker names. */
interface MarkedTask {
  readonly task: Task
  readonly item: string
  readonly bound: Bound | null
  /** Nested tasks that are not ticked. */
  readonly openBelow: readonly string[]
}

interface TaskAnswer {
  readonly answer: WrittenAnswer
  readonly problems: readonly WrittenProblem[]
}

/** What a task answers. One that contradicts itself, or says the same thing twice, answers nothing. */
export function answerOf(marked: MarkedTask, source: readonly string[], site: Site): TaskAnswer {
  const { task, item, bound, openBelow } = marked
  const { entries, problems } = entriesOf(task, item, source)
  const wrong = [...repeated(entries, item), ...contrary(entries, task, item), ...badDay(entries, item)]
  const evidence = evidenceOf(entries, item, site)
  const said = saidBy(entries, task)
  const answer: WrittenAnswer = {
    ...{ item, bound, evidence: evidence.targets },
    line: task.line,
    value: wrong.length > 0 ? 'none' : said.value,
    reason: reasonOf(said.entry),
    expires: wrong.length > 0 ? null : (entries.find(({ key }) => key === 'Expires')?.value ?? null),
    openBelow: [...openBelow],
    ...shownId(task, item),
  }
  const long = longReason(said.entry, item)
  return { answer, problems: [...problems, ...wrong, ...evidence.problems, ...long] }
}

function saidBy(
  entries: readonly Entry[],
  task: Task,
): { readonly value: Answer['value']; readonly entry: Entry | null } {
  const entry = entries.find(({ key }) => key === 'N/A' || key === 'No') ?? null
  if (entry !== null) return { value: entry.key === 'No' ? 'no' : 'na', entry }
  return { value: task.checked ? 'yes' : 'none', entry }
}

/** What a reader takes for the id: the first word, when it is written like one and is not the marker's. */
function shownId({ text }: Task, item: string): Pick<Answer, 'shown'> {
  const [, word = ''] = /^[^A-Za-z0-9]*([A-Za-z0-9][\w.:-]{0,99})/.exec(text) ?? []
  const id = word.replace(/[.:-]+$/, '')
  return id === item || !/[\d.]/.test(id) ? {} : { shown: id }
}

/** A kind that is not of the closed list stays in the text, so that nobody wonders where it went. */
function reasonOf(entry: Entry | null): Answer['reason'] {
  if (entry === null) return null
  const kind = entry.key === 'N/A' ? reasonKind(entry.kind) : null
  const unread = entry.kind === null || kind !== null ? '' : `(${entry.kind}) `
  return { kind, text: `${unread}${entry.value}`.slice(0, longestReason) }
}

function longReason(entry: Entry | null, item: string): readonly WrittenProblem[] {
  if (entry === null || entry.value.length <= longestReason) return []
  const detail = `the reason has ${entry.value.length} characters; the first ${longestReason} are read`
  return [{ kind: 'too-large', line: lineOf(entry), item, detail, rightForm: '' }]
}

/** Only `Evidence` may stand more than once. */
function repeated(entries: readonly Entry[], item: string): readonly WrittenProblem[] {
  return entries
    .filter(({ key }, index) => key !== 'Evidence' && entries.findIndex((one) => one.key === key) < index)
    .map((entry) => ({
      ...{ kind: 'duplicate-key', line: lineOf(entry), item, rightForm: '' },
      detail: `\`${entry.key}:\` stands twice below ${item}; leave one of them`,
    }))
}

function contrary(entries: readonly Entry[], task: Task, item: string): readonly WrittenProblem[] {
  const no = entries.find(({ key }) => key === 'No')
  if (no === undefined) return []
  const problem = { kind: 'malformed', line: lineOf(no), item } as const
  if (entries.some(({ key }) => key === 'N/A')) {
    const detail = 'the item says `No` and `N/A`; leave one of them'
    return [{ ...problem, detail, rightForm: `  - No: ${no.value}` }]
  }
  if (!task.checked) return []
  const detail = 'the box is ticked, and below it stands `No`: untick the box, or remove the line'
  return [{ ...problem, detail, rightForm: `- [ ] … ${markerOf(item)}` }]
}

function badDay(entries: readonly Entry[], item: string): readonly WrittenProblem[] {
  return entries
    .filter(({ key, value }) => key === 'Expires' && !isDay(value))
    .map((entry) => ({
      ...{ kind: 'malformed', line: lineOf(entry), item, rightForm: '  - Expires: YYYY-MM-DD' },
      detail: 'the date cannot be read: expected a day such as 2027-01-31',
    }))
}

const lineOf = ({ lines }: Entry): number => lines[0]?.line ?? 1

interface Evidence {
  readonly targets: readonly WrittenTarget[]
  readonly problems: readonly WrittenProblem[]
}

function evidenceOf(entries: readonly Entry[], item: string, site: Site): Evidence {
  const targets: WrittenTarget[] = []
  const problems: WrittenProblem[] = []
  for (const entry of entries) {
    if (entry.key !== 'Evidence') continue
    const read = entry.lines.flatMap((line, index) => targetsOf(line, index === 0, item, site))
    if (read.length === 0)
      problems.push(unreadable(lineOf(entry), item, 'the line `Evidence:` names nothing'))
    for (const one of read.slice(0, mostTargets)) {
      if ('detail' in one) problems.push(one)
      else targets.push(one)
    }
  }
  return { targets, problems }
}

function targetsOf(
  line: ShownLine,
  first: boolean,
  item: string,
  site: Site,
): readonly (WrittenTarget | WrittenProblem)[] {
  const shown = bareText(line.text)
  return listOf(line, first)
    .slice(0, mostTargets)
    .map((written) => {
      const seen = bareTarget(written)
      if (showsNothing(seen) || !shown.includes(seen))
        return unreadable(line.line, item, `GitHub does not show ${quoted(written)}`)
      const target = readTarget(written, site)
      if (!('detail' in target)) return target
      return { ...unreadable(line.line, item, `${quoted(target.text)}: ${target.detail}`), kind: target.kind }
    })
}

const quoted = (text: string): string => `“${text.slice(0, 80)}”`

const unreadable = (line: number, item: string, detail: string): WrittenProblem => ({
  ...{ kind: 'unreadable-evidence', line, item, detail },
  rightForm: '  - Evidence: path/to/file.ts#L10-L20, check: NAME, test: NAME',
})

/** The targets on one line, from the source: emphasis marks such as those in `__tests__` belong to names. */
function listOf({ source }: ShownLine, first: boolean): readonly string[] {
  if (!first) return splitTargets(source.replace(/^\s*(?:[-*+]|\d{1,9}[.)])?\s+/u, ''))
  const key = asDocumented.exec(source) ?? anyCase.exec(source)
  return splitTargets(key === null ? source : source.slice(key.index + key[0].length))
}

/** Where the list begins: a question may have the word in it, too. */
const asDocumented = /(?:^|[\s*_`])Evidence[*_`]*\s*:[*_]*/u
const anyCase = /evidence[*_`]*\s*:[*_]*/iu
