import type { Answer } from '../../core/facts/answers.ts'
import type { Signal } from '../../core/facts/change.ts'
import type { Finding } from '../../core/finding.ts'
import { path, type Text, text } from '../../core/text.ts'
import type { Context } from './context.ts'
import type { Against, Question } from './model.ts'
import { isPrecise, placeOfSignal } from './not-applicable.ts'
import { finding, words } from './words.ts'

/** What the tools and the change itself say against an answer. It beats every tick, of a person or of a file. */
export function contradictionFindings(
  question: Question,
  answer: Answer | null,
  context: Context,
): readonly Finding[] {
  const results = context.tools.against(question.item.id)
  const signals = context.signals.filter(
    (signal) => isPrecise(signal) && question.item.contradictedBy.signals.includes(signal.kind),
  )
  const said = saidBy(question, answer)
  return [
    ...(results.length === 0 ? [] : [byResults(question, said, results)]),
    ...(signals.length === 0 ? [] : [bySignals(question, said, signals)]),
  ]
}

/** What was said, as the beginning of a sentence about what contradicts it. */
function saidBy({ item, by }: Question, answer: Answer | null): Text {
  if (answer !== null)
    return text`${item.id} is answered ${answer.value === 'na' ? 'N/A' : answer.value}, and`
  return by === 'machine' ? text`${item.id}, which tools answer,` : text`${item.id}`
}

function byResults({ item }: Question, said: Text, results: readonly Against[]): Finding {
  const sorted = [...results].sort((a, b) => Number(b.certain) - Number(a.certain))
  const [first] = sorted
  const certain = first?.certain === true
  const verb = certain ? text` is contradicted by ` : text` is perhaps contradicted by `
  return finding('not-contradicted', certain ? 'fail' : 'unknown', item.id, {
    location: first === undefined ? undefined : locationOfResult(first),
    found: [...said, ...verb, ...(first === undefined ? [] : inWords(first)), ...more(results)],
    required: text`no open result of a tool that speaks against it`,
    fix: text`repair what the tool found and run it again; a result that is wrong is accepted in the tool, with its reason; a comment on an added line does not count`,
    details: [
      {
        kind: 'table',
        title: text`Open results`,
        columns: ['Tool', 'Rule', 'Severity', 'Weakness', 'Place'],
        rows: sorted.slice(0, 50).map(row),
      },
    ],
    // The lines of the change could not be read: whether it brought the result is open.
    ...(certain ? {} : { unknown: { reason: 'truncated' } }),
  })
}

function locationOfResult({ result: { path: file, line } }: Against): Finding['location'] {
  return file === null ? undefined : { path: file, ...(line === null ? {} : { line }), at: 'head' }
}

/** Names only: what a tool matched may be a secret. */
const inWords = ({ tool, result }: Against): Text =>
  text`${`${tool}:${result.rule}`}${{ kind: 'text', text: ' at ' }}${placeOfResult(result.path, result.line)}`

const placeOfResult = (file: string | null, line: number | null) =>
  file === null ? ({ kind: 'text', text: 'no file' } as const) : path(file, line ?? undefined)

const more = ({ length }: readonly unknown[]): Text => (length > 1 ? text` and ${length - 1} more` : [])

const row = ({ tool, result }: Against): readonly Text[] => [
  text`${tool}`,
  text`${result.rule}`,
  text`${words(result.severity)}`,
  text`${words(result.cwe.join(', ') || '–')}`,
  text`${placeOfResult(result.path, result.line)}`,
]

function bySignals({ item }: Question, said: Text, signals: readonly Signal[]): Finding {
  const [first] = signals
  const verb = said.length > 1 ? text` the change contradicts it: ` : text` is contradicted by the change: `
  return finding('not-contradicted', 'fail', `${item.id} change`, {
    location: first === undefined ? undefined : placeOfSignal(first),
    found: [...said, ...verb, ...(first === undefined ? [] : shown(first)), ...more(signals)],
    required: text`nothing in the change that shows the opposite`,
    fix: text`put it back, or make the change in another way`,
    details: [{ kind: 'list', title: text`Places`, items: signals.slice(0, 50).map(shown) }],
  })
}

const shown = ({ kind, path: file, line, name }: Signal): Text =>
  text`${words(kind.replaceAll('-', ' '))} (${name}) at ${path(file, line ?? undefined)}`
