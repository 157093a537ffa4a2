import type { Answer } from '../../core/facts/answers.ts'
import type { Checklists } from '../../core/facts/checklists.ts'
import type { Finding } from '../../core/finding.ts'
import type { Facts, Where } from '../../core/gate.ts'
import { path, type Text, text } from '../../core/text.ts'
import { indexAnswers } from './answer-index.ts'
import type { Context } from './context.ts'
import { coverageFindings } from './coverage.ts'
import { daysUntil } from './dates.ts'
import { evidenceDistinctFindings } from './distinct.ts'
import { judgeQuestions } from './judge-questions.ts'
import type { Question } from './model.ts'
import type { Options } from './options.ts'
import { overview } from './overview.ts'
import { reasonDistinctFindings } from './reason-distinct.ts'
import { toolFindings } from './tool-findings.ts'
import { machineAnswer, type ToolView, toolView } from './tool-view.ts'
import { counted, finding, words } from './words.ts'

export const repositoryNeeds = ['now', 'checklists', 'answers'] as const
export const repositoryPartial = ['tool-findings', 'checks', 'evidence-tests'] as const

type RepositoryFacts = Facts<(typeof repositoryNeeds)[number], (typeof repositoryPartial)[number]>

/** Judges the committed answers to the questions about the repository, as an audit sees them. */
export function evaluateRepository(
  facts: RepositoryFacts,
  options: Options,
  where: Where,
): readonly Finding[] {
  const { checklists, answers, now } = facts
  const items = checklists.lists.flatMap((list) => list.items)
  const index = indexAnswers(items, answers)
  const tools = toolView({ fact: facts['tool-findings'], items, change: null, changed: [], options })
  const context: Context = {
    ...{ answers, index, tools, options, where, now, changed: [], signals: [], lines: null },
    checks: facts.checks,
    tests: facts['evidence-tests'],
  }
  const judged = judgeQuestions(repositoryQuestions(checklists, tools), noReviewer, context)
  return [
    ...judged.flatMap(({ findings }) => findings),
    ...(judged.length === 0 ? [nothingAsked] : [overview(judged, 'the repository')]),
    ...evidenceDistinctFindings(judged),
    ...reasonDistinctFindings(judged),
    ...toolFindings(context),
    ...committed(answers.answers, now),
    ...coverageFindings(judged),
  ]
}

const nothingAsked = finding('questions', 'skip', 'questions', {
  found: text`no checklist of the policy asks a question about the repository`,
  required: text`nothing`,
  fix: [],
})

/** Nobody reviews a repository as a whole: its questions are answered in files. */
const noReviewer = () => ({
  ...{ state: 'open' as const, found: text`no review is of the repository` },
  fix: text`answer it in a file of answers`,
})

function repositoryQuestions({ lists }: Checklists, tools: ToolView): readonly Question[] {
  return lists.flatMap((list) =>
    list.items
      .filter(({ scope }) => scope === 'repository')
      .map((item) => {
        const machine = item.derivedFrom.length === 0 ? machineAnswer(item, tools) : null
        return {
          ...{ item, list: list.name, source: list.source, minimum: item.minimum.full, fingerprint: null },
          by: item.derivedFrom.length > 0 ? 'derived' : machine === null ? 'author' : 'machine',
          because: 'an audit asks every question about the repository',
          tools: machine?.tools ?? [],
        } as const
      }),
  )
}

/** How much of what is committed is N/A, and how old it is. */
function committed(all: readonly Answer[], now: string): readonly Finding[] {
  const answers = all.filter(({ value }) => value !== 'none')
  if (answers.length === 0) return []
  const count = (value: Answer['value']): number => answers.filter((one) => one.value === value).length
  const ended = answers.filter(({ expires }) => expires !== null && (daysUntil(expires, now) ?? -1) < 0)
  const dates = answers.flatMap(({ answeredAt }) => (answeredAt === undefined ? [] : [answeredAt])).sort()
  const [oldest] = dates
  const share = Math.round((100 * count('na')) / answers.length)
  const age =
    oldest === undefined ? 'none says when it was given' : `the oldest of ${oldest} (${ageOf(oldest, now)})`
  return [
    finding('repository-answers', ended.length === 0 ? 'pass' : 'fail', 'answers in files', {
      level: ended.length === 0 ? 'note' : 'warning',
      found: text`${counted(answers.length, 'answer')} in files: ${count('yes')} yes, ${count('na')} N/A (${share} %), ${count('no')} no; ${ended.length} ended; ${words(age)}`,
      required: text`answers that were looked at`,
      fix: ended.length === 0 ? [] : text`look at those that ended, and write a new date`,
      details: [table(answers, now)],
    }),
  ]
}

const ageOf = (date: string, now: string): string => {
  const days = daysUntil(date, now)
  return days === null ? 'no date' : `${-days} days`
}

function table(answers: readonly Answer[], now: string): NonNullable<Finding['details']>[number] {
  const rows = [...answers].sort((a, b) => ((a.answeredAt ?? '') < (b.answeredAt ?? '') ? -1 : 1))
  return {
    kind: 'table',
    title: text`Answers in files, oldest first`,
    columns: ['Item', 'Answer', 'Given', 'Age', 'By', 'Ends', 'Place'],
    rows: rows.map((answer): readonly Text[] => [
      text`${answer.item}`,
      text`${words(answer.value === 'na' ? `N/A (${answer.reason?.kind ?? 'no kind'})` : answer.value)}`,
      text`${words(answer.answeredAt ?? '–')}`,
      text`${words(answer.answeredAt === undefined ? '–' : ageOf(answer.answeredAt, now))}`,
      text`${words(answer.answeredBy ?? '–')}`,
      text`${words(answer.expires ?? '–')}`,
      text`${path(answer.place.path, answer.place.line)}`,
    ]),
  }
}
