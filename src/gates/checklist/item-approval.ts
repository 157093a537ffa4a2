import type { Fact } from '../../core/fact.ts'
import type { Finding } from '../../core/finding.ts'
import { type ExcludedPeople, excludable, excludedPeople, mention } from '../../core/people/people.ts'
import { discount, reviewersOf } from '../../core/people/reviewers.ts'
import { type RoleFacts, roleApproval } from '../../core/people/role-approval.ts'
import { people, type Text, text } from '../../core/text.ts'
import type { Context } from './context.ts'
import { contradictionFindings } from './contradiction.ts'
import type { JudgedQuestion, Question } from './model.ts'
import { finding, words, writtenAt } from './words.ts'

/** What the reviews of the head commit say to every question that is for a reviewer. */
export interface ReviewerAnswer {
  readonly state: 'approved' | 'open' | 'unknown'
  readonly found: Text
  readonly fix: Text
  readonly unknown?: Finding['unknown']
}

/** A tick of the author counts for nothing here: somebody who may approves the commit that is judged. */
export function reviewerAnswer(facts: Fact<RoleFacts>, { options }: Context): ReviewerAnswer {
  if (!facts.known) {
    const { reason, detail, remedy } = facts
    return {
      state: 'unknown',
      found: text`reviews could not be read: ${words(detail)}`,
      fix: text`${words(remedy?.text ?? 'run the check again')}`,
      unknown: { reason, ...(remedy === undefined ? {} : { remedy }) },
    }
  }
  return options.reviewers.length === 0 ? byAnybody(facts.value, options.bots) : byRole(facts.value, options)
}

function byRole(facts: RoleFacts, options: Context['options']): ReviewerAnswer {
  const role = { from: options.reviewers, approvals: 1, exclude: excludable, bots: options.bots }
  const { state, approvers, unreadable, objecting } = roleApproval(role, facts)
  const ask = text`ask ${people(options.reviewers)} to review the head commit`
  const [objector] = objecting.certain
  if (objector !== undefined)
    return { state: 'open', found: text`${people([mention(objector)])} requests changes`, fix: ask }
  if (state === 'met' && objecting.possible.length === 0) return approvedBy(approvers.map(mention))
  const [hidden] = unreadable
  if ((state === 'maybe' || objecting.possible.length > 0) && hidden !== undefined) {
    const found = text`who belongs to ${hidden.name} cannot be seen`
    return { state: 'unknown', found, fix: ask, unknown: { reason: hidden.unknown.reason } }
  }
  return {
    state: 'open',
    found: text`nobody of ${people(options.reviewers)} approved the head commit`,
    fix: ask,
  }
}

const approvedBy = (names: readonly string[]): ReviewerAnswer => ({
  ...{ state: 'approved', fix: [] },
  found: text`approved by ${people(names, 'and')} on the head commit`,
})

function byAnybody(facts: RoleFacts, bots: readonly number[]): ReviewerAnswer {
  const excluded: ExcludedPeople = excludedPeople({ ...facts, author: facts.pullRequest.author }, excludable)
  const counting = {
    headSha: facts.pullRequest.head.sha,
    excluded,
    blobs: {},
    options: { 'stale-approvals': 'refuse' as const, bots },
  }
  const approvers = reviewersOf(facts.reviews).filter((one) => discount(one, [], counting) === undefined)
  if (approvers.length > 0) return approvedBy(approvers.map(mention))
  const found = text`nobody but the people who made the change approved the head commit`
  return {
    state: 'open',
    found,
    fix: text`ask somebody who may push, and who did not write it, to review the head commit`,
  }
}

/** A question that is for a reviewer. */
export function judgeByReviewer(
  question: Question,
  answer: ReviewerAnswer,
  context: Context,
): JudgedQuestion {
  const against = contradictionFindings(question, null, context)
  const { item } = question
  const open = finding('reviewer-answered', answer.state === 'unknown' ? 'unknown' : 'fail', item.id, {
    requiredAt: writtenAt(question) ?? context.where('reviewers'),
    found: [...text`${item.id} is for a reviewer: `, ...answer.found],
    required: text`${words(item.question)}`,
    fix: answer.fix,
    unknown: answer.unknown,
  })
  return {
    ...{ question, answer: null, evidence: [], grade: 'E0' },
    findings: [...against, ...(answer.state === 'approved' ? [] : [open])],
  }
}
