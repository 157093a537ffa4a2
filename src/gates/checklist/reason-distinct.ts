import { normalisedWords } from '../../core/answer-reason.ts'
import type { Finding } from '../../core/finding.ts'
import { code, joinWords, text } from '../../core/text.ts'
import type { JudgedQuestion } from './model.ts'
import { finding, groupOf, words } from './words.ts'

/** Questions of different groups that one reason may stand under. */
const most = 2

const isMuch = (ids: readonly string[]): boolean => new Set(ids.map(groupOf)).size > most

/** The same reason under everything, or nothing but N/A, is no look at the questions. */
export function reasonDistinctFindings(judged: readonly JudgedQuestion[]): readonly Finding[] {
  const asked = judged.filter(({ question: { by } }) => by === 'author')
  const na = asked.filter(({ answer }) => answer?.value === 'na')
  const byReason = new Map<string, string[]>()
  for (const { question, answer } of na) {
    const reason = normalisedWords(answer?.reason?.text ?? '')
    if (reason !== '') byReason.set(reason, [...(byReason.get(reason) ?? []), question.item.id])
  }
  const repeated = [...byReason].filter(([, ids]) => isMuch(ids)).sort(([a], [b]) => (a < b ? -1 : 1))
  const all = na.length === asked.length && isMuch(na.map(({ question }) => question.item.id))
  return [
    ...repeated.map(([reason, ids]) => sameReason(reason, ids)),
    ...(all && repeated.length === 0 ? [everything(na.length)] : []),
  ]
}

const sameReason = (reason: string, ids: readonly string[]): Finding =>
  finding('reason-distinct', 'fail', [...ids].sort().join(' '), {
    found: text`one reason (${words(`“${reason}”`, 80)}) stands under ${ids.length} questions: ${code(joinWords([...ids].sort(), 'and'))}`,
    required: text`a reason for each question, about what it asks`,
    fix: text`say for each of them why this change has nothing of it`,
  })

const everything = (count: number): Finding =>
  finding('reason-distinct', 'fail', 'all questions', {
    level: 'warning',
    found: text`all ${count} questions are answered N/A, though facts of the change made each of them apply`,
    required: text`a look at each question`,
    fix: text`check whether the reasons hold, one by one`,
  })
