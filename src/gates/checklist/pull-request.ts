import { changeInput } from '../../change/input.ts'
import type { ChangeInput } from '../../change/model.ts'
import { known, type Unknown } from '../../core/fact.ts'
import type { ChecklistItem } from '../../core/facts/checklists.ts'
import type { Finding } from '../../core/finding.ts'
import type { Facts, Where } from '../../core/gate.ts'
import { roleFacts } from '../../core/people/role-approval.ts'
import { path, text } from '../../core/text.ts'
import { authorFindings } from './author-findings.ts'
import { answerFindings, isMissingBlock } from './block-finding.ts'
import { changeQuestions } from './change-questions.ts'
import type { Context } from './context.ts'
import { coverageFindings } from './coverage.ts'
import { unboundFindings } from './current.ts'
import { evidenceDistinctFindings } from './distinct.ts'
import { hintFindings } from './hint-findings.ts'
import { indexFindings } from './index-findings.ts'
import { reviewerAnswer } from './item-approval.ts'
import { judgeQuestions } from './judge-questions.ts'
import type { Options } from './options.ts'
import { overview } from './overview.ts'
import { reasonDistinctFindings } from './reason-distinct.ts'
import { reviewFindings } from './review-findings.ts'
import { openFindings } from './review-open-findings.ts'
import { toolFindings } from './tool-findings.ts'
import type { ToolView } from './tool-view.ts'
import { capped, counted, finding } from './words.ts'

export const needs = ['now', 'changed-files', 'change-settings', 'checklists', 'answers'] as const
// A branch that nobody has proposed yet has its answers in files, and no pull request.
export const partial = [
  'pull-request',
  'change',
  'tool-findings',
  'test-history',
  'regression',
  'checks',
  'evidence-tests',
  'reviews',
  'commits',
  'last-pusher',
  'teams',
  'mitigation-plans',
] as const

type ChecklistFacts = Facts<(typeof needs)[number], (typeof partial)[number]>

/** Judges the answers of one change. */
export function evaluate(facts: ChecklistFacts, options: Options, where: Where): readonly Finding[] {
  const input = inputOf(facts)
  const asked = changeQuestions({ ...facts, input }, options)
  const { questions, items, index, tools, decision, derived } = asked
  const changed = facts['changed-files']
  const context: Context = {
    ...{ answers: facts.answers, index, tools, changed, options, where, now: facts.now },
    signals: facts.change.known ? facts.change.value.signals : [],
    lines: facts.change.known ? facts.change.value.files : null,
    checks: facts.checks,
    tests: facts['evidence-tests'],
  }
  const pullRequest = facts['pull-request']
  const people = roleFacts(facts)
  const judged = judgeQuestions(questions, () => reviewerAnswer(people, context), context)
  const toolsSaid = toolFindings(context)
  const settings = facts['change-settings']
  const reviewed = { decision, derived, settings, statements: input.statements, now: facts.now }
  const answered = answerFindings(judged, context)
  return [
    ...answered,
    judged.length === 0
      ? nothingAsked(items)
      : overview(judged, `path ${decision.path}`, answered.some(isMissingBlock), gapOf(facts)),
    ...unboundFindings(judged, context),
    ...indexFindings(items, judged, context),
    ...evidenceDistinctFindings(judged),
    ...reasonDistinctFindings(judged),
    ...authorFindings({ pullRequest, reviews: facts.reviews }, judged, context),
    ...listsChanged(facts),
    ...toolsSaid,
    ...openFindings(
      tools.open,
      looked(tools) && !toolsSaid.some(({ outcome }) => outcome === 'unknown'),
      where,
    ),
    ...reviewFindings(
      { ...reviewed, reviews: people, plans: facts['mitigation-plans'] },
      options.reviews,
      where,
    ),
    ...hintFindings(judged, context),
    ...coverageFindings(judged),
  ]
}

/** Lists about the repository alone say nothing about a change, and that is no pass. */
const nothingAsked = ({ length }: readonly ChecklistItem[]): Finding =>
  finding('questions', 'skip', 'questions', {
    found: text`no checklist of the policy asks a question about a change; an audit of the repository asks ${counted(length, 'question')}`,
    required: text`nothing`,
    fix: [],
  })

/** Whether the policy names any results of tools: without them, finding none says nothing. */
const looked = ({ fact }: ToolView): boolean => fact.known && fact.value.patterns.length > 0

/** What says how the change looks; where it is not known, the path is Full, and nobody can be sure. */
const gapOf = (facts: ChecklistFacts): Unknown | null =>
  [facts.change, facts['test-history'], facts.regression].find((fact) => !fact.known) ?? null

/** The facts that are known here, as facts again: other callers decide a path from what may be unknown. */
function inputOf(facts: ChecklistFacts): ChangeInput {
  const source = { kind: 'saved', what: 'facts of the gate' } as const
  return changeInput({
    ...facts,
    'changed-files': known(facts['changed-files'], source),
    'change-settings': known(facts['change-settings'], source),
    answers: known(facts.answers, source),
  })
}

/** Checklists that the change itself edits: it is judged by their versions at the base. */
function listsChanged(facts: ChecklistFacts): readonly Finding[] {
  const changed = new Set(
    facts['changed-files'].flatMap((file) => [
      file.path,
      ...(file.previousPath === null ? [] : [file.previousPath]),
    ]),
  )
  const lists = facts.checklists.lists.filter(({ source }) => changed.has(source))
  return capped(lists, 'checklist-of-base', ({ source }) =>
    finding('checklist-of-base', 'fail', source, {
      level: 'note',
      location: { path: source, at: 'head' },
      found: text`${path(source)} is changed here; its version at the base asked the questions`,
      required: text`questions of the base branch`,
      fix: text`nothing: the new version counts from the next pull request on`,
    }),
  )
}
