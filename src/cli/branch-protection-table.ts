import type { Unobserved } from '../core/facts/observation.ts'
import type { Location } from '../core/finding.ts'
import type { Text } from '../core/text.ts'
import { checksIn } from '../gates/branch-protection/effective/values.ts'
import { type Answer, type ControlAnswer, controlNames } from '../gates/branch-protection/model.ts'
import { bypassText, sourcesText, valueText } from '../gates/branch-protection/words.ts'
import { locationText, phrase, plainSink } from '../surfaces/phrase.ts'
import { sanitiseLine } from '../surfaces/sanitise.ts'
import { columns, createPaint, labelled } from '../surfaces/terminal-layout.ts'
import { type JudgedAnswer, type JudgedBranch, sentencesOf } from './branch-protection-rows.ts'
import type { Layout } from './output.ts'

const words: Readonly<Record<Answer, string>> = {
  satisfied: '✓ satisfied',
  violated: '✗ violated',
  bypassable: '✗ bypassable',
  'bypass-unknown': '? bypass-unknown',
  unobservable: '? unobservable',
}

const shown = (text: Text): string => phrase(text, plainSink)

const head = ['Control', 'Required', 'Effective', 'Answer', 'Source', 'Who can bypass']

/** The table control, required, effective, source, who can bypass; and below it the next step of what is open. */
export function protectionTable(judged: JudgedBranch, layout: Layout): readonly string[] {
  const paint = createPaint(layout.colour)
  const file = policyFile(judged)
  const rows = [...judged.answers.map((one) => answerCells(one, file)), ...unaskedCells(judged)]
  const [title = '', ...lines] = columns([head, ...rows], 0, layout.width)
  return [
    paint.bold(title),
    ...lines,
    ...(file === null
      ? []
      : labelled('', sanitiseLine(`lines of ${file}`), 0, 0, layout.width).map(paint.dim)),
    ...openGroups(judged.answers).flatMap((group) => stepLines(group, layout)),
    ...noteLines(judged, layout),
  ]
}

/** The one file that everything is written in; null when there are several, or none. */
function policyFile({ answers }: JudgedBranch): string | null {
  const paths = new Set(answers.flatMap(({ answer, by }) => by.at(answer.keys)?.path ?? []))
  const [first = null] = paths
  return paths.size === 1 ? first : null
}

function placeWords(place: Location | undefined, file: string | null): string {
  if (place === undefined) return ''
  return place.path === file ? ` (line ${place.line ?? 1})` : ` (${sanitiseLine(locationText(place))})`
}

function answerCells({ answer, by }: JudgedAnswer, file: string | null): readonly string[] {
  const { control, detail, required, value } = answer
  const named = control === 'checks' && detail !== undefined
  const effective = named ? checksIn(value).filter(({ context }) => context === detail) : value
  return [
    detail === undefined || control === 'merge-methods' ? control : `${control}: ${sanitiseLine(detail)}`,
    `${requiredWords(answer, shown(valueText(required)))}${placeWords(by.at(answer.keys), file)}`,
    shown(valueText(effective)),
    words[answer.answer],
    shown(sourcesText(answer.sources)),
    shown(bypassText(answer.bypass)),
  ]
}

function requiredWords({ control, required, code: found = '' }: ControlAnswer, value: string): string {
  if (found.startsWith('BP-CHECK-EXTRA') || control === 'merge-methods') return `only ${value}`
  return typeof required === 'number' ? `at least ${value}` : value
}

/** What is set and nobody asks for. */
const unaskedCells = ({ effective, answers }: JudgedBranch): readonly (readonly string[])[] =>
  controlNames
    .filter((name) => answers.every(({ answer }) => answer.control !== name))
    .map((name) => effective.controls[name])
    .filter(({ sources }) => sources.length > 0)
    .map(({ name, value, sources }) => [
      name,
      '–',
      shown(valueText(value)),
      '–',
      shown(sourcesText(sources)),
      shown(bypassText(sources.map(({ bypass }) => bypass))),
    ])

type Group = readonly [JudgedAnswer, ...JudgedAnswer[]]

/** Each answer that is not satisfied by itself; those that the same thing hides together. */
function openGroups(answers: readonly JudgedAnswer[]): readonly Group[] {
  const groups = new Map<unknown, Group>()
  for (const one of answers) {
    if (one.answer.answer === 'satisfied') continue
    const { why, answer } = one.answer
    const key = why === undefined ? one : `${answer} ${JSON.stringify(why)}`
    const [first, ...rest] = groups.get(key) ?? [one]
    groups.set(key, first === one ? [one] : [first, ...rest, one])
  }
  return [...groups.values()]
}

function stepLines([first, ...rest]: Group, { width, colour }: Layout): readonly string[] {
  const paint = createPaint(colour)
  const { found, fix } = sentencesOf(first)
  const mark = words[first.answer.answer].slice(0, 1)
  const codes = [first, ...rest].map(({ answer }) => sanitiseLine(answer.code ?? answer.control))
  const painted = mark === '✗' ? paint.red : paint.yellow
  return [
    '',
    ...labelled(mark, codes.join(', '), 0, 2, width).map(painted),
    ...labelled('found', shown(found), 2, 11, width),
    ...labelled('next step', shown(fix), 2, 11, width).map(paint.bold),
  ]
}

/** What is there and decides nothing, and what else could not be seen. */
function noteLines({ effective, answers }: JudgedBranch, { width }: Layout): readonly string[] {
  const said = new Set(answers.flatMap(({ answer }) => answer.why?.detail ?? []))
  const notes = [
    ...effective.inert.map(
      ({ id, name, enforcement }) =>
        `ruleset ${name === undefined ? '' : `${name} `}(${id}) is ${enforcement}: none of its rules counts`,
    ),
    ...effective.unmodelled.map(
      ({ type, rulesetId }) =>
        `BP-UNMODELLED(${type}): this rule type${rulesetId === undefined ? '' : ` of ruleset ${rulesetId}`} is not known to this version, and was not judged`,
    ),
    ...effective.hidden
      .filter(({ why }) => !said.has(why.detail))
      .map(({ why, controls }) => `not visible: ${hiddenWords(why)} (may set ${controls.join(', ')})`),
  ]
  return notes.length === 0
    ? []
    : ['', ...notes.flatMap((note) => labelled('note', sanitiseLine(note), 0, 6, width))]
}

const hiddenWords = ({ detail, remedy }: Unobserved): string =>
  remedy?.permission === undefined || detail.includes(remedy.permission)
    ? detail
    : `${detail}; needs ${remedy.permission}`
