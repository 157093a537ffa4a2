import { joinWords, text } from '../../core/text.ts'
import type { Context } from './context.ts'
import { contradictionFindings } from './contradiction.ts'
import { judgeByReviewer, type ReviewerAnswer } from './item-approval.ts'
import { judgeAnswer } from './judge-answer.ts'
import { holds, type JudgedQuestion, type Question } from './model.ts'
import { finding, words, writtenAt } from './words.ts'

/** Every question that applies, with what was said to it. Those that follow from others come out as these do. */
export function judgeQuestions(
  questions: readonly Question[],
  reviewer: () => ReviewerAnswer,
  context: Context,
): readonly JudgedQuestion[] {
  const said = questions.map((question) => judge(question, reviewer, context))
  const byId = new Map(said.map((one) => [one.question.item.id, one]))
  return said.map((one) => (one.question.by === 'derived' ? judgeDerived(one, byId, context) : one))
}

function judge(question: Question, reviewer: () => ReviewerAnswer, context: Context): JudgedQuestion {
  switch (question.by) {
    case 'author':
      return judgeAnswer(question, context)
    case 'reviewer':
      return judgeByReviewer(question, reviewer(), context)
    case 'machine':
      return {
        ...{ question, answer: null, evidence: [], grade: 'E2' },
        findings: contradictionFindings(question, null, context),
      }
    case 'derived':
    case 'nobody':
      return { ...{ question, answer: null, evidence: [], grade: 'E0' }, findings: [] }
  }
}

/** The questions that decide a derived one: those it names, and where these are derived, theirs. Each once. */
function sourcesOf(
  ids: readonly string[],
  byId: ReadonlyMap<string, JudgedQuestion>,
  seen: Set<string> = new Set(),
): readonly (JudgedQuestion | string)[] {
  return ids.flatMap((id) => {
    if (seen.has(id)) return []
    seen.add(id)
    const source = byId.get(id)
    if (source === undefined) return [id]
    return source.question.by === 'derived'
      ? sourcesOf(source.question.item.derivedFrom, byId, seen)
      : [source]
  })
}

/** What fails below has findings of its own; only a question that nobody asks has to be told here. */
function judgeDerived(
  judged: JudgedQuestion,
  byId: ReadonlyMap<string, JudgedQuestion>,
  context: Context,
): JudgedQuestion {
  const { question } = judged
  const sources = sourcesOf(question.item.derivedFrom, byId)
  const absentIds = sources.filter((source) => typeof source === 'string')
  const missing = sources.length === 0 ? question.item.derivedFrom : absentIds
  const own = contradictionFindings(question, null, context)
  const inherited = sources.some((source) => typeof source !== 'string' && !holds(source))
  const absent = finding('answered', 'fail', question.item.id, {
    requiredAt: writtenAt(question) ?? context.where('lists'),
    found: text`${question.item.id} follows from ${joinWords(missing, 'and')}, which no checklist of the policy asks`,
    required: text`${words(question.item.question)}`,
    fix: text`add the checklist that has them to ${'gates.checklist.lists'}`,
  })
  return {
    ...judged,
    findings: missing.length > 0 ? [...own, absent] : own,
    ...(inherited ? { open: true } : {}),
  }
}
