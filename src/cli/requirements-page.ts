import { escapeMarkdown } from '../surfaces/escape.ts'
import { sanitiseLine } from '../surfaces/sanitise.ts'
import { columns, createPaint, wrap } from '../surfaces/terminal-layout.ts'
import type { Layout } from './output.ts'
import { pathJson, pathWords, reasonOf } from './path-page.ts'
import type { RequiredAnswer, RequiredCheck, RequiredReview, Requirements } from './requirements-model.ts'

/** The one JSON document. */
export const requirementsJson = ({ decision, ...all }: Requirements) => ({
  schema_version: 1,
  base: all.base,
  head_sha: all.headSha,
  policy: all.policy,
  files: all.files,
  path: pathJson(decision),
  questions: all.answers,
  not_asked: all.notAsked,
  reviews: all.reviews,
  checks: all.checks,
  evidence: all.evidence,
  notes: all.notes,
})

/** A part of the page: a title and rows; a part without rows is left out. */
interface Section {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** Paths that are named for one review; the JSON has them all. */
const shownPaths = 3

function sectionsOf(all: Requirements): readonly Section[] {
  const human = all.answers.filter(({ by }) => by === 'author' || by === 'reviewer')
  const { decisive, rules } = all.decision
  return [
    {
      title: 'Why',
      columns: ['Rule', 'Path', 'Because'],
      rows: rules
        .filter(({ id }) => decisive.includes(id))
        .map((rule) => [rule.id, rule.path, `${rule.when}: ${reasonOf(rule)}`]),
    },
    {
      title: 'What this path asks for',
      columns: ['Obligation'],
      rows: all.decision.obligations.map(({ text }) => [text]),
    },
    {
      title: `Questions (${countsOf(all)})`,
      columns: ['Item', 'Grade', 'Answer', 'Evidence', 'Question'],
      rows: human.map(questionRow),
    },
    { title: 'Reviews', columns: ['Asked of', 'For', 'Written at'], rows: all.reviews.map(reviewRow) },
    {
      title: 'Checks that have to be green',
      columns: ['Check', 'Reported by', 'Gate'],
      rows: all.checks.map(checkRow),
    },
    {
      title: 'Evidence that is read',
      columns: ['What', 'Where', 'Gate'],
      rows: all.evidence.map(({ what, where, gate }) => [what, where.join(', '), gate]),
    },
    { title: 'To be aware of', columns: ['Note'], rows: all.notes.map((why) => [why]) },
  ].filter(({ rows }) => rows.length > 0)
}

function countsOf({ answers, notAsked }: Requirements): string {
  const count = (by: RequiredAnswer['by']) => answers.filter((one) => one.by === by).length
  const parts = [
    `${count('author')} for the author`,
    `${count('reviewer')} for a reviewer`,
    `${count('machine')} answered by tools`,
    `${count('derived')} that follow from other answers`,
    `${notAsked} do not fit the change`,
  ]
  return parts.filter((part) => !part.startsWith('0 ')).join(', ')
}

const questionRow = (one: RequiredAnswer): readonly string[] => [
  one.id,
  one.minimum,
  one.answer ?? 'open',
  one.evidence.join(', '),
  one.by === 'reviewer' ? `${one.question} (for a reviewer)` : one.question,
]

function reviewRow({ wanted, paths, at }: RequiredReview): readonly string[] {
  const more = paths.length - shownPaths
  const shown = [...paths.slice(0, shownPaths), ...(more > 0 ? [`and ${more} more`] : [])]
  return [wanted, shown.join(', '), at ?? '']
}

const checkRow = ({ name, check, app, workflow, gate }: RequiredCheck): readonly string[] => [
  name === check ? check : `${name}: ${check}`,
  [app, workflow].filter((one) => one !== null).join(', ') || 'any App',
  gate,
]

const headline = ({ decision, files, base }: Requirements): string =>
  `This change takes path ${pathWords(decision)}; ${files} ${files === 1 ? 'file' : 'files'} against ${base.ref}.`

const closing = ({ answers, base }: Requirements): string =>
  answers.some(({ by, answer }) => by === 'author' && answer === null)
    ? `Next: gatewright checklist render --base ${base.ref}, and answer what it prints in the description.`
    : 'Next: open the pull request.'

/** For a terminal. */
export function requirementsText(all: Requirements, { width, colour }: Layout): string {
  const paint = createPaint(colour)
  const lines = sectionsOf(all).flatMap(({ title, rows }) => [
    '',
    ...wrap(title, width).map(paint.bold),
    ...columns(
      rows.map((row) => row.map(sanitiseLine)),
      2,
      width,
    ),
  ])
  const text = [
    ...wrap(sanitiseLine(headline(all)), width).map(paint.bold),
    ...lines,
    '',
    ...wrap(sanitiseLine(closing(all)), width),
  ]
  return `${text.join('\n')}\n`
}

/** As a Markdown document. */
export function requirementsMarkdown(all: Requirements): string {
  const parts = sectionsOf(all).map(({ title, columns: names, rows }) =>
    [
      `### ${escapeMarkdown(title)}`,
      '',
      `| ${names.join(' | ')} |`,
      `| ${names.map(() => '---').join(' | ')} |`,
      ...rows.map((row) => `| ${row.map((cell) => escapeMarkdown(cell)).join(' | ')} |`),
    ].join('\n'),
  )
  return `${[`## ${escapeMarkdown(headline(all))}`, ...parts, escapeMarkdown(closing(all))].join('\n\n')}\n`
}
