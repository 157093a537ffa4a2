import { createBudget, takeWhileFits } from '../surfaces/budget.ts'
import { codeSpan, escapeMarkdown, shorten } from '../surfaces/escape.ts'
import { tableHead, tableRow } from '../surfaces/page.ts'
import { plural } from '../surfaces/words.ts'
import { keyDigits } from './key-set.ts'
import type { Gone } from './state.ts'
import { boxOf, boxRow } from './ticks.ts'
import type { DigestView } from './view.ts'
import { findingName, issueLink, linkedWords } from './words.ts'

/** Bytes that a list beside the table of open findings may take, its title apart: four of them leave room for it. */
const listBytes = 1_500
/** Bytes of all boxes. */
const boxBytes = 5_000
/** Boxes without a tick. */
const freeBoxes = 10
/** UTF-16 units of a subject in a list. */
const subjectUnits = 120
/** UTF-16 units of a reason in a list. */
const detailUnits = 300

/** Where everything can be read that had no room, as a link where there is an address for it. */
export function elsewhere({ page, state }: DigestView): string {
  const { artifactUrl, runUrl } = state.last
  if (artifactUrl !== null) return linkedWords(page, 'the artifact with all of them', artifactUrl)
  if (runUrl !== null) return linkedWords(page, 'the run with all of them', runUrl)
  return 'the result JSON has all of them'
}

/** Rows that fit, and how many do not. */
function fitting(rows: readonly string[], asRow: (words: string) => string, where = '') {
  const shown = takeWhileFits(rows, createBudget(listBytes))
  const more = rows.length - shown.length
  return more > 0 ? [...shown, asRow(`${more} more${where === '' ? '' : `: ${where}`}`)] : shown
}

const asItem = (words: string): string => `- ${words}`

/** The boxes, before everything that may be cut: those that are ticked, and the most important others. */
export function boxSection(view: DigestView): readonly string[] {
  const { open, accepted, waiting, ticks, input } = view
  const items = [...open, ...accepted.map(({ item }) => item)]
  const free = new Set(open.slice(0, freeBoxes).map(({ id }) => id))
  const known = items
    .filter(({ id }) => free.has(id) || ticks.has(boxOf(id)))
    .map((item) => ({ box: boxOf(item.id), name: item }))
  const gone = new Map(waiting.map((entry) => [entry.key, entry.name]))
  const kept = [...ticks]
    .filter((box) => gone.has(box.slice(0, keyDigits)) && known.every((one) => one.box !== box))
    .sort()
    .map((box) => ({ box, name: gone.get(box.slice(0, keyDigits)) ?? null }))
  const rows = [...known, ...kept]
    .map((one) => ({ ...one, ticked: ticks.has(one.box) }))
    .map(({ box, name, ticked }) => ({ ticked, row: boxRow(box, name, ticked) }))
  const lines = withinBytes(rows)
  if (lines.length === 0) return []
  const days = plural(input.settings.acceptDays, 'day')
  return [
    '### Requests',
    '',
    `Tick a box to ask for somebody to see to a finding. Ticks stay as long as the finding does. They are requests: a tick changes no outcome. To accept a finding for ${days}, close its own issue as not planned.`,
    '',
    ...lines,
    '',
  ]
}

/** Ticked boxes take their bytes first; the order stays. */
function withinBytes(rows: readonly { readonly ticked: boolean; readonly row: string }[]): readonly string[] {
  const budget = createBudget(boxBytes)
  const taken = new Set<string>()
  for (const wanted of [true, false]) {
    for (const { ticked, row } of rows) if (ticked === wanted && budget.take(row)) taken.add(row)
  }
  return rows.map(({ row }) => row).filter((row) => taken.has(row))
}

/** What the audit could not see. */
export function notEvaluatedSection(view: DigestView): readonly string[] {
  const { notEvaluated, complete } = view.input
  if (notEvaluated.length === 0 && complete) return []
  const rows = notEvaluated.map(({ what, detail, permission }) => {
    const needs = permission === null ? '' : ` (needs ${codeSpan(permission)})`
    return asItem(
      `${codeSpan(shorten(what, subjectUnits))}: ${escapeMarkdown(shorten(detail, detailUnits))}${needs}`,
    )
  })
  return [
    '### Not evaluated',
    '',
    'Nothing counts as fixed by an audit that could not see everything.',
    '',
    ...fitting(rows, asItem, elsewhere(view)),
    '',
  ]
}

/** Findings that are gone once, or that this scan could not look for. */
export function waitingSection(view: DigestView): readonly string[] {
  if (view.waiting.length === 0) return []
  const rows = view.waiting.map((entry) =>
    asItem(
      `${goneName(entry)}, open since ${entry.firstSeen}, ${entry.misses === 0 ? 'could not be looked for' : 'gone in one complete audit'}`,
    ),
  )
  return [
    `### Not seen in this audit: ${view.waiting.length}`,
    '',
    'A finding counts as fixed when two complete audits in a row do not find it.',
    '',
    ...fitting(rows, asItem),
    '',
  ]
}

/** Findings whose issue somebody closed as not planned, with the day that ends it. */
export function acceptedSection(view: DigestView): readonly string[] {
  const { accepted, page, input } = view
  if (accepted.length === 0) return []
  const rows = accepted.map(({ item, accepted: { until, number, soon } }) =>
    tableRow([
      findingName(item.rule, item.subject, subjectUnits),
      `${until.slice(0, 10)}${soon ? ' ⚠️ lapses soon' : ''}`,
      issueLink(page, input.repository, number),
    ]),
  )
  return [
    `### Accepted: ${accepted.length}`,
    '',
    'Closed as not planned by somebody: not counted as open until the day named. No verdict changes by it.',
    '',
    tableHead(['Finding', 'Accepted until', 'Issue']),
    ...fitting(rows, (words) => tableRow([words, '', '']), elsewhere(view)),
    '',
  ]
}

/** What the last run that changed anything found fixed. */
export function fixedSection(view: DigestView): readonly string[] {
  const { fixed, last, at } = view.state
  if (last.fixed === 0) return []
  const rows = fixed
    .slice(0, last.fixed)
    .map((gone) => asItem(`${goneName(gone)}, open since ${gone.firstSeen}`))
  const forgotten = last.fixed - rows.length
  return [
    `### Fixed since the last run: ${last.fixed}`,
    '',
    `Counted on ${at.slice(0, 10)}.`,
    '',
    ...fitting(rows, asItem),
    ...(forgotten > 0 ? [asItem(`${forgotten} more, whose names were not kept`)] : []),
    '',
  ]
}

const goneName = ({ key, name }: Gone): string =>
  name === null
    ? `finding \`${key}…\` (there was no room to keep its name)`
    : findingName(name.rule, name.subject, subjectUnits)
