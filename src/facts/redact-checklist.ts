import { normalisedWords, reasonFault } from '../core/answer-reason.ts'
import type { FactValue } from '../core/facts/index.ts'
import { sha256 } from './hash.ts'
import type { Pseudonyms } from './pseudonyms.ts'

type Answers = FactValue['answers']
type Answer = Answers['answers'][number]
type Target = Answer['evidence'][number]

const dropped = '(redacted)'

/** What the checklists say themselves: a reason that repeats it is told apart from one that does not. */
export const sentencesOf = ({ lists }: FactValue['checklists']): readonly string[] =>
  lists.flatMap(({ items }) =>
    items.flatMap(({ question, fix, translations }) => [question, fix, ...Object.values(translations)]),
  )

/**
 * Answers without the words that people wrote. Items, values, kinds, paths, names of checks and tests, days and blobs
 * stay, as gates match on them. A reason becomes a stand-in with the same fault, or as good as it was; equal reasons
 * have equal stand-ins.
 */
export const redactAnswers = (
  answers: Answers,
  people: Pseudonyms,
  sentences: readonly string[],
): Answers => ({
  ...answers,
  answers: answers.answers.map((answer) => redactAnswer(answer, people, sentences)),
  problems: answers.problems.map((problem) => ({ ...problem, detail: dropped, rightForm: '' })),
  statements: answers.statements.map((statement) => ({
    ...statement,
    value: statement.key === 'reproduction' ? dropped : people.text(statement.value),
  })),
  edits: answers.edits.known
    ? {
        ...answers.edits,
        value: answers.edits.value.map(({ editor, at }) => ({
          editor: editor === null ? null : people.actor(editor),
          at,
        })),
      }
    : { ...answers.edits, detail: dropped },
})

const redactAnswer = (
  { answeredBy, ...answer }: Answer,
  people: Pseudonyms,
  sentences: readonly string[],
): Answer => ({
  ...answer,
  reason:
    answer.reason === null ? null : { ...answer.reason, text: redactReason(answer.reason.text, sentences) },
  evidence: answer.evidence.map(redactTarget),
  ...(answeredBy === undefined ? {} : { answeredBy: people.name(answeredBy) }),
})

function redactReason(text: string, sentences: readonly string[]): string {
  const digest = sha256(normalisedWords(text)).slice(0, 12)
  switch (reasonFault(text, sentences)) {
    // Nothing is in it that could be about anybody: no words, or a sentence of the checklist.
    case 'empty':
    case 'copied':
      return text
    case 'no-sentence':
      return [...sha256(text).slice(0, 24)].map((digit) => (digit < '8' ? 'a' : 'b')).join('')
    case 'short':
      return `words ${digest}`
    case 'placeholder':
      return `{{redacted ${digest}}}`
    case null:
      return `redacted reason with digest ${digest}`
  }
}

/** Addresses and labels go; what is left is the target as it is written shortest. */
function redactTarget(target: Target): Target {
  const { kind, name, anchor, lines } = target
  if (kind === 'link') return { ...target, text: dropped, name: `redacted ${sha256(name).slice(0, 12)}` }
  if (kind !== 'file') return { ...target, text: `${kind}: ${name}`.slice(0, 300) }
  const place = lines === null ? (anchor === null ? '' : `#${anchor}`) : `#L${lines[0]}-L${lines[1]}`
  return { ...target, text: `${name}${place}`.slice(0, 300) }
}
