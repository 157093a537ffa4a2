import { kindOf, pathAndReason } from '../change/declared.ts'
import { skipReason } from '../change/skip-reasons.ts'
import { normalisedWords, reasonFault } from '../core/answer-reason.ts'
import type { FactValue } from '../core/facts/index.ts'
import { sha256 } from './hash.ts'
import type { Pseudonyms } from './pseudonyms.ts'

type Answers = FactValue['answers']
type Answer = Answers['answers'][number]
type Statement = Answers['statements'][number]
type ChecklistItem = FactValue['checklists']['lists'][number]['items'][number]
type Target = Answer['evidence'][number]

const dropped = '(redacted)'

/** Sentences of checklists: what they say themselves, and what stands for it in redacted ones, in the same order. */
export interface Sentences {
  readonly said: readonly string[]
  readonly shown: readonly string[]
}

/** A reason that repeats a checklist is told apart from one that does not. */
export const sentencesOf = (checklists: FactValue['checklists']): Sentences => ({
  said: sentencesIn(checklists),
  shown: sentencesIn(redactChecklists(checklists)),
})

const sentencesIn = ({ lists }: FactValue['checklists']): readonly string[] =>
  lists.flatMap(({ items }) =>
    items.flatMap(({ question, fix, translations }) => [question, fix, ...Object.values(translations)]),
  )

/** Checklists without the texts of those that do not come with Gatewright; ids, conditions and controls stay. */
export const redactChecklists = (checklists: FactValue['checklists']): FactValue['checklists'] => ({
  ...checklists,
  lists: checklists.lists.map((list) =>
    list.source === 'shipped' ? list : { ...list, title: list.name, items: list.items.map(withoutTexts) },
  ),
})

const withoutTexts = (item: ChecklistItem): ChecklistItem => ({
  ...item,
  question: `redacted question of ${item.id}`,
  translations: Object.fromEntries(
    Object.keys(item.translations).map((language) => [
      language,
      `redacted question of ${item.id} in ${language}`,
    ]),
  ),
  fix: `redacted way to repair ${item.id}`,
  recovery: { action: dropped, rollback: dropped, escalation: dropped },
})

/**
 * Answers without the words that people wrote. Items, values, kinds, paths, names of checks and tests, days and blobs
 * stay, as gates match on them. A reason becomes a stand-in with the same fault, or as good as it was; equal reasons
 * have equal stand-ins.
 */
export const redactAnswers = (answers: Answers, people: Pseudonyms, sentences: Sentences): Answers => ({
  ...answers,
  answers: answers.answers.map((answer) => redactAnswer(answer, people, sentences)),
  problems: answers.problems.map((problem) => ({ ...problem, detail: dropped, rightForm: '' })),
  statements: answers.statements.map((statement) => ({
    ...statement,
    value: redactStatement(statement, people),
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

/** What is understood of a statement stays; whatever else it says goes. */
function redactStatement(statement: Statement, people: Pseudonyms): string {
  const { key, value } = statement
  switch (key) {
    case 'specification':
    case 'mitigation-plan':
    case 'unlock':
      return people.text(value)
    case 'kind':
      return kindOf(statement) === null ? dropped : value
    case 'path': {
      const said = pathAndReason(value)
      if (said === null) return dropped
      return said.reason === '' ? said.path : `${said.path} (${redactReason(said.reason, noSentences)})`
    }
    case 'surface': {
      const kept = (value.match(surfaceWords) ?? []).map((word) => word.trim())
      return kept.length === 0 ? dropped : kept.join(', ')
    }
    case 'security-review-skipped':
      return skipReason(value) === null ? dropped : value
    case 'performance-review-skipped':
      return /^[a-z -]{1,24}\.?$/i.test(value.trim()) ? value : dropped
    case 'reproduction':
      return dropped
  }
}

const noSentences: Sentences = { said: [], shown: [] }
const surfaceWords = /(?<=^|[,;])\s*(?:input|external data|cross-domain|none)(?=[ .]*(?:[,;]|$))/gi

const redactAnswer = (
  { answeredBy, ...answer }: Answer,
  people: Pseudonyms,
  sentences: Sentences,
): Answer => ({
  ...answer,
  reason:
    answer.reason === null ? null : { ...answer.reason, text: redactReason(answer.reason.text, sentences) },
  evidence: answer.evidence.map(redactTarget),
  ...(answeredBy === undefined ? {} : { answeredBy: people.name(answeredBy) }),
})

function redactReason(text: string, { said, shown }: Sentences): string {
  const own = normalisedWords(text)
  const digest = sha256(own).slice(0, 12)
  switch (reasonFault(text, said)) {
    case 'empty':
      return text
    case 'copied':
      return shown[said.findIndex((sentence) => normalisedWords(sentence) === own)] ?? ''
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
