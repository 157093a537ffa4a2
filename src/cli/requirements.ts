import { UsageError } from '../core/errors.ts'
import type { FactKey } from '../core/facts/index.ts'
import { didYouMean } from '../core/nearest.ts'
import { exitCodes } from '../core/verdict.ts'
import type { FactsOf } from '../facts/registry.ts'
import { itemName } from '../formats/checklists/codes.ts'
import type { Question } from '../gates/checklist/model.ts'
import { answerTo, type LocalQuestions, questionFacts, questionsOf } from './change-questions.ts'
import type { Context, Run } from './context.ts'
import { judgedOf, unjudged } from './judged-gates.ts'
import { type LocalChange, openChange } from './local-change.ts'
import { type BlockKind, blockKinds } from './requirements-block.ts'
import { requiredChecks, requiredEvidence } from './requirements-checks.ts'
import type { RequiredAnswer, Requirements } from './requirements-model.ts'
import { requirementsJson, requirementsMarkdown, requirementsText } from './requirements-page.ts'
import { requiredReviews } from './requirements-reviews.ts'
import { writeBlock } from './requirements-write.ts'

/** `requirements`: all that the change will have to show. */
export const runRequirements: Run = async (context) => {
  const { args, output } = context
  const kind = blockOf(context)
  const change = await openChange(context)
  if (kind !== null) {
    await writeBlock(context, change, kind)
    return exitCodes.pass
  }
  const all = assembled(change, await change.facts(keys))
  if (args.format === 'json') await output.json(requirementsJson(all))
  else if (args.format === 'markdown') await output.text(requirementsMarkdown(all))
  else await output.text(requirementsText(all, output.layout))
  return exitCodes.pass
}

const keys = [...questionFacts, 'codeowners'] as const satisfies readonly FactKey[]

function blockOf({ args }: Context): BlockKind | null {
  const named = args.value('block')
  if (named === null) {
    if (args.value('write') !== null)
      throw new UsageError('requirements: --write is about --block, which is not given')
    return null
  }
  const kind = blockKinds.find((one) => one === named)
  if (kind === undefined)
    throw new UsageError(
      `--block: found ${JSON.stringify(named)}${didYouMean(named, blockKinds)}, expected ${blockKinds.join(' or ')}`,
    )
  for (const flag of ['body', 'label'])
    if (args.has(flag))
      throw new UsageError(
        `requirements: --block is the same for every change, and --${flag} is about one of them`,
      )
  return kind
}

function assembled(change: LocalChange, facts: FactsOf<(typeof keys)[number]>): Requirements {
  const questions = questionsOf(change, facts)
  const { files } = questions.input
  const { policy, path } = change.loaded
  return {
    ...{ base: change.base, headSha: change.headSha },
    decision: {
      ...questions.decision,
      obligations: judgedOf(change, questions.decision.obligations),
    },
    policy: { path, mode: policy.mode },
    files: files.known ? files.value.length : 0,
    answers: questions.questions.flatMap((question) => requiredAnswer(question, questions, change)),
    notAsked: questions.questions.filter(({ by }) => by === 'nobody').length,
    reviews: requiredReviews(change, questions, facts.codeowners),
    // The gate asks for none on the path docs.
    checks: questions.decision.path === 'docs' ? [] : requiredChecks(change),
    evidence: requiredEvidence(change),
    notes: [
      ...(files.known && files.value.length === 0
        ? [`nothing differs from ${change.base.ref}: what is not committed is not looked at`]
        : []),
      ...questions.assumed,
      ...(files.known ? [] : [`the changed files: ${files.detail}`]),
      ...(facts.codeowners.known ? [] : [`the owners of the changed files: ${facts.codeowners.detail}`]),
      ...unjudged(change),
      'who belongs to a team, and which owners GitHub does not know: only GitHub tells',
    ],
  }
}

function requiredAnswer(
  { item, list, by, minimum, because, tools }: Question,
  questions: LocalQuestions,
  { body }: LocalChange,
): readonly RequiredAnswer[] {
  if (by === 'nobody') return []
  const answer = answerTo(questions, item.id)
  const said = answer === null || answer.value === 'none' ? null : answer.value
  return [
    {
      ...{ id: item.id, name: itemName(item), list, question: item.question, by, minimum, because, tools },
      evidence: item.evidence,
      answer: body === null && answer?.place.kind === 'body' ? null : said,
    },
  ]
}
