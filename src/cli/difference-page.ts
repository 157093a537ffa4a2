import type { OpenFinding } from '../result/delta.ts'
import { codeSpan, escapeMarkdown, shorten } from '../surfaces/escape.ts'
import { bounds } from '../surfaces/limits.ts'
import { tableHead, tableRow } from '../surfaces/page.ts'
import { sanitiseLine } from '../surfaces/sanitise.ts'
import { columns, wrap } from '../surfaces/terminal-layout.ts'
import { shortId } from '../surfaces/words.ts'
import { type Cause, type Difference, outcomesBefore, type Side } from './difference.ts'

const causes: Readonly<Record<Cause, string>> = {
  policy: 'the policy (the facts are the same)',
  facts: 'the facts (the policy is the same)',
  'policy-and-facts': 'the policy and the facts',
  nothing: 'neither policy nor facts: both are the same',
  unknown: 'not known: a run that ended early has no digests',
}

/** A list of findings with what it is called. */
interface Part {
  readonly title: string
  readonly rows: readonly (readonly string[])[]
  readonly more: number
}

/** Lists that hold something, in the order a reader wants them: what is new first. */
function partsOf(difference: Difference): readonly Part[] {
  const { delta } = difference
  const before = outcomesBefore(difference)
  const named: readonly (readonly [string, readonly OpenFinding[]])[] = [
    ['New', delta.new],
    ['Fixed', delta.fixed],
    ['Not seen, because the gate was not judged or could not see everything', delta.unseen],
    ['Unchanged', delta.unchanged],
  ]
  return named
    .filter(([, findings]) => findings.length > 0)
    .map(([title, findings]) => ({
      title,
      rows: inOrder(findings)
        .slice(0, bounds.detailRows)
        .map((finding) => [
          outcomeWords(finding, before.get(finding.id)),
          finding.rule,
          shorten(finding.subject, bounds.value),
        ]),
      more: Math.max(0, findings.length - bounds.detailRows),
    }))
}

/** Fingerprints mean nothing to people: by rule, then by subject. */
const inOrder = (findings: readonly OpenFinding[]): readonly OpenFinding[] =>
  [...findings].sort((a, b) => {
    const [one, other] = [`${a.rule}\0${a.subject}`, `${b.rule}\0${b.subject}`]
    return one < other ? -1 : one > other ? 1 : 0
  })

const outcomeWords = ({ outcome }: OpenFinding, before: OpenFinding['outcome'] | undefined): string =>
  before === undefined || before === outcome ? outcome : `${before}, now ${outcome}`

const countWords = ({ delta: { fixed, unchanged, unseen, ...rest } }: Difference): string => {
  const hidden = unseen.length === 0 ? '' : `, not seen ${unseen.length}`
  return `fixed ${fixed.length}, new ${rest.new.length}, unchanged ${unchanged.length}${hidden}`
}

const verdictWords = ({ result }: Side): string => `${result.decision} (exit ${result.exit_code})`

const sideWords = (side: Side): string => {
  const { target } = side.result
  const head = target?.head_sha ?? null
  const about = target === null ? 'nothing that is known' : target.repository
  return `${about}${head === null ? '' : ` at ${shortId(head)}`}: ${verdictWords(side)}`
}

const moreWords = (count: number): string => `and ${count} more, all in the output of --json`

/** The comparison for a terminal. */
export function differencePretty(difference: Difference, width: number): string {
  const { before, after, cause, notes } = difference
  const lines = partsOf(difference).flatMap(({ title, rows, more }) => [
    '',
    title,
    ...columns(
      rows.map((row) => row.map(sanitiseLine)),
      2,
      width,
    ),
    ...(more > 0 ? [`  ${moreWords(more)}`] : []),
  ])
  const top = [
    `Findings: ${countWords(difference)}`,
    `before: ${before.name}, ${sideWords(before)}`,
    `after: ${after.name}, ${sideWords(after)}`,
    `changed by: ${causes[cause]}`,
    ...notes.map((note) => `note: ${note}`),
  ]
  return `${[...top.flatMap((line) => wrap(sanitiseLine(line), width)), ...lines].join('\n')}\n`
}

/** The comparison as a Markdown document. */
export function differenceMarkdown(difference: Difference): string {
  const { before, after, cause, notes } = difference
  const lines = [
    `## Findings: ${countWords(difference)}`,
    '',
    tableHead(['', 'Result', 'Judged']),
    tableRow(['before', codeSpan(before.name), escapeMarkdown(sideWords(before))]),
    tableRow(['after', codeSpan(after.name), escapeMarkdown(sideWords(after))]),
    '',
    `Changed by: ${causes[cause]}.`,
    ...notes.flatMap((note) => ['', `> ${escapeMarkdown(note)}`]),
    ...partsOf(difference).flatMap(({ title, rows, more }) => [
      `\n### ${title}\n`,
      tableHead(['Outcome', 'Rule', 'Subject']),
      ...rows.map(([outcome = '', rule = '', subject = '']) =>
        tableRow([outcome, codeSpan(rule), codeSpan(subject)]),
      ),
      ...(more > 0 ? [tableRow([moreWords(more), '', ''])] : []),
    ]),
  ]
  return `${lines.join('\n')}\n`
}
