import type { Finding } from '../../core/finding.ts'
import { code, joinWords, text } from '../../core/text.ts'
import type { Context } from './context.ts'
import { pastedBlock } from './lines.ts'
import type { JudgedQuestion } from './model.ts'
import { counted, finding } from './words.ts'

/** Subject of the finding that says that the whole block is missing, and shows it. */
const wholeBlock = 'block'

/** Whether a finding shows the lines of every question. */
export const isMissingBlock = ({ rule, subject }: Finding): boolean =>
  rule === 'checklist/answered' && subject === wholeBlock

/** What stands against each answer; where the block is missing as a whole, that is said once, with the block. */
export function answerFindings(judged: readonly JudgedQuestion[], context: Context): readonly Finding[] {
  const asked = judged.filter(({ question }) => question.by === 'author')
  const untouched = asked.filter((one) => isUntouched(one, context))
  if (untouched.length < 2 || untouched.length < asked.length)
    return judged.flatMap(({ findings }) => findings)
  const others = judged.filter((one) => !untouched.includes(one))
  return [missingBlock(untouched, context), ...others.flatMap(({ findings }) => findings)]
}

/** Neither answered nor contradicted, and no line that was meant to be its answer. */
const isUntouched = (
  { question: { item }, findings }: JudgedQuestion,
  { index, answers }: Context,
): boolean =>
  !index.byItem.has(item.id) &&
  findings.every(({ rule }) => rule === 'checklist/answered') &&
  !answers.problems.some((problem) => problem.item === item.id)

function missingBlock(untouched: readonly JudgedQuestion[], { answers, where }: Context): Finding {
  const questions = untouched.map(({ question }) => question)
  const ids = questions.map(({ item }) => item.id)
  return finding('answered', 'fail', wholeBlock, {
    requiredAt: where('lists'),
    found: text`${{ kind: 'text', text: answers.body ? 'the description' : 'the branch' }} answers none of ${counted(ids.length, 'question')}: ${code(joinWords(ids, 'and'))}`,
    required: text`an answer to each question that applies`,
    fix: answers.body
      ? text`paste the lines below into the description and answer them; ${'gatewright checklist render'} writes them, too`
      : text`answer them in a file in ${'.gatewright/answers/'}, or in the description of the pull request, with the lines below (${'gatewright checklist render'} writes them, too)`,
    details: pastedBlock(questions),
  })
}
