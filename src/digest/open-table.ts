import { type Budget, createBudget } from '../surfaces/budget.ts'
import { codeSpan, shorten } from '../surfaces/escape.ts'
import { tableHead, tableRow } from '../surfaces/page.ts'
import { phrase } from '../surfaces/phrase.ts'
import { outcomeWord, plural } from '../surfaces/words.ts'
import type { DigestItem } from './model.ts'
import { elsewhere } from './sections.ts'
import { type DigestView, sinceOf } from './view.ts'
import { cutMessage, issueLink, ownerWords, ruleWords } from './words.ts'

/** UTF-16 units of a subject, and of a sentence, in a row. */
const subjectUnits = 160
const sentenceUnits = 240
/** Of the bytes there are, the part of the table when not all rows fit into it; the folded tail has the rest. */
const tableShare = 0.7
/** Bytes that the sentence about what had no room may take, address included. */
const restBytes = 1_700

const columns = ['Outcome', 'Rule', 'Subject', 'Found', 'Next step', 'Since', 'Issue']

/** The table of open findings and its folded tail. */
export interface OpenFindings {
  readonly table: readonly string[]
  readonly tail: readonly string[]
}

/**
 * The most important findings as a table, grouped by owner; the next ones as a folded list; the others as a number.
 * Rows are taken by importance and grouped afterwards, so that no owner's notes push out another's blockers.
 */
export function openFindings(view: DigestView, bytes: number): OpenFindings {
  if (view.open.length === 0) return { table: [], tail: [] }
  const all = takeRows(view, createBudget(bytes))
  if (all.count === view.open.length) return { table: grouped(view, all.groups), tail: [] }
  const room = bytes - restBytes
  const some = takeRows(view, createBudget(Math.floor(room * tableShare)))
  const rest = view.open.slice(some.count)
  const tail = tailRows(view, rest, createBudget(Math.floor(room * (1 - tableShare))))
  return { table: grouped(view, some.groups), tail: folded(view, rest.length, tail) }
}

type Groups = ReadonlyMap<string, { readonly owners: readonly string[]; readonly rows: readonly string[] }>

/** Rows in order of importance while they fit, with the heads of the groups they begin. */
function takeRows(view: DigestView, budget: Budget): { readonly groups: Groups; readonly count: number } {
  const groups = new Map<string, { owners: readonly string[]; rows: string[] }>()
  let count = 0
  for (const item of view.open) {
    const key = JSON.stringify(item.owners)
    const row = rowOf(view, item)
    const group = groups.get(key)
    const piece = group === undefined ? `${groupHead(view, item.owners, view.open.length)}\n${row}\n` : row
    if (!budget.take(piece)) break
    if (group === undefined) groups.set(key, { owners: item.owners, rows: [row] })
    else group.rows.push(row)
    count += 1
  }
  return { groups, count }
}

const grouped = (view: DigestView, groups: Groups): readonly string[] =>
  [...groups.values()].flatMap(({ owners, rows }) => [groupHead(view, owners, rows.length), ...rows, ''])

const groupHead = ({ input }: DigestView, owners: readonly string[], count: number): string =>
  `**Owner: ${ownerWords(owners, input.settings.mention)}** (${count})\n\n${tableHead(columns)}`

function rowOf(view: DigestView, item: DigestItem): string {
  const { sink } = view.page
  return tableRow([
    wordOf(item),
    ruleWords(view.page, item),
    codeSpan(shorten(item.subject, subjectUnits)),
    phrase(cutMessage(item.found, sentenceUnits), sink),
    phrase(cutMessage(item.fix, sentenceUnits), sink),
    sinceOf(view, item) ?? 'not kept',
    issueWords(view, item),
  ])
}

/** A blocker says so; what can never block is named by its level. */
function wordOf({ outcome, level, blocks }: DigestItem): string {
  if (blocks) return '❌ blocker'
  if (outcome === 'unknown' || level === 'error') return outcomeWord(outcome)
  return level === 'warning' ? '⚠️ warning' : '📝 note'
}

function issueWords({ page, input, children, held }: DigestView, { id }: DigestItem): string {
  const number = children.get(id)
  const link = number === undefined ? '' : issueLink(page, input.repository, number)
  if (!held.has(id)) return link
  return link === '' ? 'held back' : `${link}, reopening held back`
}

/** One line for each finding that is not in the table, while they fit. */
function tailRows(view: DigestView, items: readonly DigestItem[], budget: Budget): readonly string[] {
  const rows: string[] = []
  for (const item of items) {
    const subject = codeSpan(shorten(item.subject, subjectUnits))
    const issue = issueWords(view, item)
    const words = [`${wordOf(item)} ${codeSpan(item.rule)} ${subject}`, sinceWords(view, item), issue]
    const row = `- ${words.filter((one) => one !== '').join(', ')}`
    if (!budget.take(row)) break
    rows.push(row)
  }
  return rows
}

const sinceWords = (view: DigestView, item: DigestItem): string => {
  const since = sinceOf(view, item)
  return since === null ? '' : `since ${since}`
}

/** The folded list is always closed: it is put together when its rows are known. */
function folded(view: DigestView, count: number, rows: readonly string[]): readonly string[] {
  const more = count - rows.length
  const rest = more > 0 ? [`\n${more} more: ${elsewhere(view)}.\n`] : []
  if (rows.length === 0) return rest
  const list = ['<details>', `<summary>${plural(count, 'more open finding')}</summary>`, '', ...rows, '']
  // Outside of the fold, so that nobody takes the part for the whole.
  return [...list, '</details>', ...rest]
}
