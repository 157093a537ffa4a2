import { UsageError } from '../core/errors.ts'
import { exitCodes } from '../core/verdict.ts'
import { renderBlock, renderItem } from '../formats/answers/render.ts'
import { itemName } from '../formats/checklists/codes.ts'
import type { Question } from '../gates/checklist/model.ts'
import { askedOfAuthor } from '../gates/checklist/questions.ts'
import { sanitiseBlock } from '../surfaces/sanitise.ts'
import { plural } from '../surfaces/words.ts'
import { answerTo, type LocalQuestions, optionsOf, questionFacts, questionsOf } from './change-questions.ts'
import type { Context, Run } from './context.ts'
import { type LocalChange, openChange } from './local-change.ts'

/** `checklist render`: the questions of the change as a block for the description. */
export const runRender: Run = async (context) => {
  const change = await openChange(context)
  refuseNothing(change)
  const all = questionsOf(change, await change.facts(questionFacts))
  const asked = askedOfAuthor(all.questions)
  // What a committed file answers would be answered twice, and could contradict itself.
  const committed = asked.filter(({ item }) => answerTo(all, item.id)?.place.kind === 'file')
  const open = asked.filter((question) => !committed.includes(question))
  await write(context, change, all, open, committed)
  return exitCodes.pass
}

function refuseNothing(change: LocalChange): void {
  if (optionsOf(change).lists.length > 0) return
  throw new UsageError(
    `checklist render: the policy at ${change.base.ref} names no checklists: expected gates.checklist.lists there, such as [secure-feature], or --policy FILE to try one out`,
  )
}

async function write(
  { args, output }: Context,
  change: LocalChange,
  all: LocalQuestions,
  open: readonly Question[],
  committed: readonly Question[],
): Promise<void> {
  const answers = new Map(
    open.flatMap(({ item }) => {
      const answer = answerTo(all, item.id)
      return answer === null ? [] : [[item.id, answer] as const]
    }),
  )
  const block = renderBlock(open, answers)
  if (args.format === 'json') {
    await output.json({
      schema_version: 1,
      ...{ base: change.base, head_sha: change.headSha, path: all.decision.path, block },
      questions: open.map((question) => questionJson(question, answers.get(question.item.id)?.value)),
      assumed: all.assumed,
      committed: committed.map(({ item }) => ({ id: item.id, place: answerTo(all, item.id)?.place ?? null })),
    })
    return
  }
  // Reasons come from a description, which may hold what a terminal takes for commands.
  await output.document(`${sanitiseBlock(block)}\n`)
  for (const line of all.assumed) output.note(line)
  const rest = all.questions.filter(({ by }) => by === 'machine' || by === 'derived' || by === 'reviewer')
  output.note(`path ${all.decision.path}: ${plural(open.length, 'question')} for the description`)
  for (const by of ['machine', 'derived', 'reviewer'] as const) {
    const count = rest.filter((question) => question.by === by).length
    if (count > 0) output.note(`${plural(count, 'question')} ${others[by]}`)
  }
  if (committed.length > 0)
    output.note(`${plural(committed.length, 'question')} answered by committed files: see --json`)
}

const others = {
  machine: 'answered by tools',
  derived: 'following from other answers',
  reviewer: 'for a reviewer, by an approval of the head commit',
} as const

const questionJson = (question: Question, answer = 'none') => ({
  id: question.item.id,
  name: itemName(question.item),
  list: question.list,
  question: question.item.question,
  minimum: question.minimum,
  evidence: question.item.evidence,
  because: question.because,
  fingerprint: question.fingerprint,
  answer,
  line: renderItem(question)[0] ?? '',
})
