import { conditionMet } from '../../change/applies.ts'
import { decidePath } from '../../change/decide.ts'
import { derive } from '../../change/derive.ts'
import type { ChangeInput, Derived, PathDecision } from '../../change/model.ts'
import type { Answers } from '../../core/facts/answers.ts'
import type { ChecklistItem, Checklists } from '../../core/facts/checklists.ts'
import { type AnswerIndex, indexAnswers, merged } from './answer-index.ts'
import type { Question } from './model.ts'
import type { Options } from './options.ts'
import { questionsFor } from './questions.ts'
import { machineAnswer, type ToolView, toolView } from './tool-view.ts'

/** What says which questions a change has to answer. */
export interface ChangeFacts {
  readonly input: ChangeInput
  readonly checklists: Checklists
  readonly answers: Answers
}

/** The path of a change, and its questions. */
export interface ChangeQuestions {
  readonly derived: Derived
  readonly decision: PathDecision
  readonly items: readonly ChecklistItem[]
  readonly questions: readonly Question[]
  readonly index: AnswerIndex
  readonly tools: ToolView
}

/** Decides the path of a change and which questions it has to answer, as the gate does. */
export function changeQuestions(
  { input, checklists, answers }: ChangeFacts,
  options: Pick<Options, 'baseline'>,
): ChangeQuestions {
  const derived = derive(input)
  const decision = decidePath(derived, input)
  const items = checklists.lists.flatMap((list) => list.items)
  const index = indexAnswers(items, answers)
  const changed = input.files.known ? input.files.value : []
  const tools = toolView({ fact: input.tools, change: input.change, items, changed, options })
  const given = new Map(
    items.map(({ id }) => [id, merged(index.byItem.get(id) ?? [])?.value ?? 'none'] as const),
  )
  const questions = questionsFor({
    checklists,
    path: decision.path,
    meets: (condition) => conditionMet(condition, { derived, decision, input, answers: given }),
    machine: (item) => machineAnswer(item, tools),
    shown: ({ id }) => {
      const [first] = tools.against(id)
      return first === undefined ? null : `an open result of ${first.tool} is about it`
    },
  })
  return { derived, decision, items, questions, index, tools }
}
