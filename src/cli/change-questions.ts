import { changeFacts, changeInput } from '../change/input.ts'
import type { ChangeInput } from '../change/model.ts'
import { Undecided } from '../core/errors.ts'
import type { Fact } from '../core/fact.ts'
import type { Answer, Answers } from '../core/facts/answers.ts'
import type { Checklists } from '../core/facts/checklists.ts'
import type { FactKey } from '../core/facts/index.ts'
import { joinWords } from '../core/text.ts'
import type { FactsOf } from '../facts/registry.ts'
import { merged } from '../gates/checklist/answer-index.ts'
import { type ChangeQuestions, changeQuestions } from '../gates/checklist/change-questions.ts'
import { options as checklistOptions, type Options, sarifOf } from '../gates/checklist/options.ts'
import { type LocalChange, settingOf } from './local-change.ts'

/** The facts that questions are told from. */
export const questionFacts = [...changeFacts, 'checklists'] as const satisfies readonly FactKey[]

/** Questions of a local change, with the options and the facts they come from. */
export interface LocalQuestions extends ChangeQuestions {
  readonly options: Options
  readonly answers: Answers
  readonly checklists: Checklists
  readonly input: ChangeInput
  /** What was taken for granted because it cannot be seen here, one sentence each. */
  readonly assumed: readonly string[]
}

/** What the policy sets for the gate `checklist`; the defaults where it switches the gate off. */
export const optionsOf = (change: LocalChange): Options =>
  checklistOptions.parse(settingOf(change, 'checklist')?.options ?? {})

/**
 * The path of the change and its questions, told as the gate tells them.
 * @throws Undecided when checklists or answers cannot be read
 */
export function questionsOf(
  change: LocalChange,
  facts: FactsOf<(typeof questionFacts)[number]>,
): LocalQuestions {
  const options = optionsOf(change)
  const checklists = orUndecided(facts.checklists)
  const answers = orUndecided(facts.answers)
  const { input, assumed } = inputOf(change, facts)
  const questions = changeQuestions({ input, checklists, answers }, options)
  return { ...questions, options, answers, checklists, input, assumed }
}

/**
 * What the path of a local change is decided from. Tools run in the pull request's own workflow: where none left a
 * result here, those that the policy demands are taken to run there, and to find nothing.
 */
export function inputOf(
  change: LocalChange,
  facts: FactsOf<(typeof changeFacts)[number]>,
): Pick<LocalQuestions, 'input' | 'assumed'> {
  const input = changeInput(facts, { labels: change.labels })
  const { tools } = input
  if (!tools.known || tools.value.runs.length + tools.value.invalid.length > 0) return { input, assumed: [] }
  if (tools.value.patterns.length === 0) return { input, assumed: [] }
  const named = sarifOf(optionsOf(change)).tools
  const runs = named.map((tool) => ({
    ...{ tool, file: '', version: null, revision: null, successful: true, results: 0 },
  }))
  const value = { patterns: [], invalid: [], runs, results: [], commits: [] }
  const what = named.length === 0 ? 'they' : joinWords(named, 'and')
  return {
    input: { ...input, tools: { ...tools, value } },
    assumed: [
      `no results of tools are here: it is assumed that ${what} will run on the pull request and find nothing; an open result makes the path full`,
    ],
  }
}

function orUndecided<T>(fact: Fact<T>): T {
  if (fact.known) return fact.value
  throw new Undecided(fact)
}

/** What counts as the answer to an item; null when nothing was said, or two places contradict each other. */
export const answerTo = ({ index }: Pick<ChangeQuestions, 'index'>, id: string): Answer | null =>
  merged(index.byItem.get(id) ?? [])
