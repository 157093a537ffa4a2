import type { ConditionResult } from '../../change/model.ts'
import type {
  Checklist,
  ChecklistItem,
  Checklists,
  Condition,
  WorkflowPath,
} from '../../core/facts/checklists.ts'
import type { AnsweredBy, MachineAnswer, Question } from './model.ts'

/** What decides which questions a change has to answer. */
export interface QuestionInput {
  readonly checklists: Checklists
  /** Path of the change: how strong evidence must be. */
  readonly path: WorkflowPath
  readonly meets: (condition: Condition) => ConditionResult
  /** The tools that answer an item, when each of them ran on the judged commit; null: a person answers. */
  readonly machine: (item: ChecklistItem) => MachineAnswer | null
  /** What shows that an item applies whatever its condition says, in words: an open result about it; null: nothing. */
  readonly shown: (item: ChecklistItem) => string | null
}

/** Every item that is asked of changes, in the order of the lists: who answers it, and why it applies or not. */
export function questionsFor(input: QuestionInput): readonly Question[] {
  return input.checklists.lists.flatMap((list) =>
    list.items.filter(({ scope }) => scope === 'pull-request').map((item) => question(list, item, input)),
  )
}

function question(list: Checklist, item: ChecklistItem, input: QuestionInput): Question {
  const condition = input.meets(item.applies)
  const shown = condition.met ? null : input.shown(item)
  const { met, because } = shown === null ? condition : { met: true, because: shown }
  const machine = met && item.derivedFrom.length === 0 ? input.machine(item) : null
  const prints = input.checklists.fingerprints
  return {
    ...{ item, list: list.name, source: list.source, because },
    minimum: item.minimum[input.path],
    fingerprint: Object.hasOwn(prints, item.id) ? (prints[item.id] ?? null) : null,
    by: met ? answeredBy(item, machine) : 'nobody',
    tools: machine?.tools ?? [],
  }
}

function answeredBy(item: ChecklistItem, machine: MachineAnswer | null): AnsweredBy {
  if (item.derivedFrom.length > 0) return 'derived'
  if (machine !== null) return 'machine'
  return item.answeredBy
}

/** The questions that the author has to answer. */
export const askedOfAuthor = (questions: readonly Question[]): readonly Question[] =>
  questions.filter(({ by }) => by === 'author')
