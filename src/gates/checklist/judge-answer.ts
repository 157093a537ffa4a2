import type { Answer, AnswerProblem } from '../../core/facts/answers.ts'
import type { Finding } from '../../core/finding.ts'
import { code, joinWords, type Text, text } from '../../core/text.ts'
import { merged } from './answer-index.ts'
import type { Context } from './context.ts'
import { contradictionFindings } from './contradiction.ts'
import { currentFindings } from './current.ts'
import { judgeEvidence } from './evidence.ts'
import { evidenceFindings } from './evidence-findings.ts'
import { addedLine } from './lines.ts'
import { type JudgedQuestion, type Question, strongest } from './model.ts'
import { notApplicableFindings } from './not-applicable.ts'
import { finding, listed, locationOf, placeOf, words, writtenAt } from './words.ts'

/** A question that a person answers, with the answer and everything that stands against it. */
export function judgeAnswer(question: Question, context: Context): JudgedQuestion {
  const given = answersTo(question, context)
  const answer = merged(given)
  if (given.length > 0 && answer === null) return unsettled(question, [contrary(question, given)])
  if (answer === null || answer.value === 'none') {
    // Said at once: whoever answers now would learn of it only with the next run.
    const against = contradictionFindings(question, null, context)
    return unsettled(question, [unanswered(question, context), ...against])
  }
  const evidence = answer.evidence.map((target) => judgeEvidence(target, question.item, context))
  const judged: JudgedQuestion = {
    ...{ question, answer, evidence },
    grade: answer.value === 'yes' ? strongest(evidence.map(({ grade }) => grade)) : 'E0',
    findings: [],
  }
  // Each of several equal answers has to be of now, though one alone is shown.
  const current = given.flatMap((one) => currentFindings(question, one, context)).slice(0, 1)
  return {
    ...judged,
    findings: [
      // What speaks against a yes bears out a no.
      ...(answer.value === 'no' ? [] : contradictionFindings(question, answer, context)),
      ...current,
      ...ofValue(judged, answer, context),
    ],
  }
}

const unsettled = (question: Question, findings: readonly Finding[]): JudgedQuestion => ({
  ...{ question, findings },
  answer: null,
  evidence: [],
  grade: 'E0',
})

/** A box that nobody ticked says nothing where a file of answers does; one that contradicts itself has a reason below it. */
function answersTo({ item }: Question, { index }: Context): readonly Answer[] {
  const all = index.byItem.get(item.id) ?? []
  const said = all.some(({ place, value }) => place.kind === 'file' && value !== 'none')
  return said
    ? all.filter(({ place, value, reason }) => place.kind === 'file' || value !== 'none' || reason !== null)
    : all
}

function ofValue(judged: JudgedQuestion, answer: Answer, context: Context): readonly Finding[] {
  const { question } = judged
  switch (answer.value) {
    case 'yes':
      return [...openBelow(question, answer, context), ...evidenceFindings(judged)]
    case 'na':
      return notApplicableFindings(question, answer, context)
    case 'no':
      return question.item.noAllowed ? [] : [refusedNo(question, answer)]
    case 'none':
      return []
  }
}

function refusedNo(question: Question, answer: Answer): Finding {
  const { item } = question
  const said = (answer.reason?.text ?? '') === '' ? [] : text`: ${words(answer.reason?.text ?? '')}`
  return finding('answered-yes', 'fail', item.id, {
    ...{ location: locationOf(answer), requiredAt: writtenAt(question) },
    found: [...text`${item.id} is answered no (${placeOf(answer)})`, ...said],
    required: text`${words(item.question)}`,
    fix: text`${words(item.fix || item.recovery.action)}`,
    details: recoveryOf(question),
  })
}

/** What to do, how to take it back, and when to ask somebody else. */
const recoveryOf = ({ item: { recovery } }: Question): NonNullable<Finding['details']> => [
  {
    kind: 'table',
    title: text`Recovery`,
    columns: ['Action', 'Rollback', 'Escalation'],
    rows: [
      [recovery.action, recovery.rollback, recovery.escalation].map((one) => text`${words(one || '–')}`),
    ],
  },
]

function contrary(question: Question, given: readonly Answer[]): Finding {
  const said = given.map(
    (one) => text`${words(one.value === 'none' ? 'not ticked' : one.value)} (${placeOf(one)})`,
  )
  return finding('answer-unique', 'fail', question.item.id, {
    location: given.map(locationOf).find((place) => place !== undefined),
    found: [...text`${question.item.id} has ${given.length} answers that differ: `, ...listed(said)],
    required: text`one answer to each question`,
    fix: text`leave one of them, and delete the others`,
  })
}

function unanswered(question: Question, { answers, where, index }: Context): Finding {
  const { item } = question
  const near = answers.problems.find((problem) => problem.item === item.id)
  const there = (index.byItem.get(item.id) ?? [])[0]
  return finding('answered', 'fail', item.id, {
    location: there === undefined ? undefined : locationOf(there),
    requiredAt: writtenAt(question) ?? where('lists'),
    found: near === undefined ? saidNothing(question, there) : looksLike(question, near),
    required: text`${words(item.question)}`,
    fix:
      near === undefined || near.rightForm === '' ? stepFor(question, there) : text`write ${near.rightForm}`,
  })
}

const saidNothing = ({ item }: Question, there: Answer | undefined): Text =>
  there === undefined
    ? text`${item.id} is not answered: neither the description nor a file of answers has it`
    : text`${item.id} is not answered: its box (${placeOf(there)}) is not ticked, and no N/A stands below it`

const looksLike = ({ item }: Question, { line, detail }: AnswerProblem): Text =>
  text`${item.id} is not answered: line ${line} looks like an answer and is none: ${words(detail)}`

const stepFor = (question: Question, there: Answer | undefined): Text =>
  there === undefined
    ? text`add ${addedLine(question)} and answer it`
    : text`tick it and name the evidence (${'- Evidence: …'}), or write ${'- N/A (kind): reason'} below it`

function openBelow(question: Question, answer: Answer, { index }: Context): readonly Finding[] {
  const open = answer.openBelow.filter((id) =>
    (index.byItem.get(id) ?? []).every(({ value }) => value === 'none'),
  )
  if (open.length === 0) return []
  return [
    finding('answered', 'fail', question.item.id, {
      location: locationOf(answer),
      found: text`${question.item.id} is ticked, and tasks below it are not: ${code(joinWords(open, 'and'))}`,
      required: text`a tick stands for everything below it`,
      fix: text`finish and tick them, or take the tick away`,
    }),
  ]
}
