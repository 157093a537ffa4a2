import type { Finding } from '../../core/finding.ts'
import type { Facts, Where } from '../../core/gate.ts'
import { sortFindings } from '../../core/order.ts'
import { excludedPeople } from '../../core/people/people.ts'
import { reviewersOf } from '../../core/people/reviewers.ts'
import { text } from '../../core/text.ts'
import { parseCodeowners } from '../../formats/codeowners/index.ts'
import { approvalFinding } from './approval-findings.ts'
import { type Assessment, assess, type Situation } from './assessment.ts'
import { closingPeople, closingSet } from './closing-set.ts'
import { ambiguousFiles, missingFile, otherFile, refusedOwners, unownedFiles } from './file-findings.ts'
import { headFindings } from './head-findings.ts'
import { incompleteFiles, unidentifiedPeople } from './incomplete.ts'
import { invalidLines } from './invalid-lines.ts'
import type { Options } from './options.ts'
import { type Ownership, ownershipOf } from './ownership.ts'
import { policyChanges } from './policy-change.ts'
import { requirementsFor, type Touched, touchedPaths } from './requirements.ts'
import { sharedHead } from './shared-head.ts'

/** Everything a pull request is judged by. */
export const pullRequestNeeds = [
  'pull-request',
  'reviews',
  'commits',
  'last-pusher',
  'other-pull-requests',
  'changed-files',
  'codeowners',
  'head-codeowners',
  'codeowners-errors',
  'head-codeowners-errors',
  'teams',
  'approved-blobs',
  'repository-files',
  'policy-paths',
] as const

/** GitHub's own demand stands in where a team cannot be read; without it such a team stays undecided. */
export const pullRequestPartial = ['code-owner-rule'] as const

export type PullRequestFacts = Facts<(typeof pullRequestNeeds)[number], (typeof pullRequestPartial)[number]>

/** Judges the approvals of a pull request, and its own changes of CODEOWNERS. */
export function judgePullRequest(
  facts: PullRequestFacts,
  options: Options,
  where: Where,
): readonly Finding[] {
  const files = facts['changed-files']
  const incomplete = incompleteFiles(facts['pull-request'], files)
  if (incomplete !== undefined) return [incomplete]
  if (files.length === 0) return [nothingChanged]
  const touched = touchedPaths(files)
  const ownership = ownershipOf(facts.codeowners, facts['codeowners-errors'], facts.teams)
  const situation = situationOf(facts, options)
  const assessments = requirementsFor(touched, ownership, options, where).map((one) => assess(one, situation))
  return [
    ...fileFindings(facts, options, touched, ownership),
    ...sharedHead(facts['pull-request'], facts['other-pull-requests']),
    ...approvals(assessments, facts),
    ...unidentifiedPeople(situation.excluded, options),
    ...headFindings(facts, options),
  ]
}

const nothingChanged: Finding = {
  rule: 'codeowners/owner-approval',
  outcome: 'skip',
  level: 'note',
  subject: 'changed files',
  found: text`no changed file`,
  required: text`nothing: there is no file to approve`,
  fix: [],
}

function situationOf(facts: PullRequestFacts, options: Options): Situation {
  const pullRequest = facts['pull-request']
  const involved = { author: pullRequest.author, commits: facts.commits, lastPusher: facts['last-pusher'] }
  const excluded = excludedPeople(involved, options.exclude)
  return {
    reviewers: reviewersOf(facts.reviews),
    counting: { headSha: pullRequest.head.sha, excluded, blobs: facts['approved-blobs'], options },
    excluded,
    proof: { pullRequest, reviews: facts.reviews, rule: facts['code-owner-rule'] },
  }
}

function fileFindings(
  facts: PullRequestFacts,
  options: Options,
  touched: readonly Touched[],
  ownership: Ownership,
): readonly Finding[] {
  const head = facts['head-codeowners']
  const headDocument = head === null ? null : parseCodeowners(head.content)
  return [
    ...missingFile(facts.codeowners),
    ...otherFile(facts.codeowners, facts['codeowners-errors'], ownership.document),
    ...ambiguousFiles(touched, ownership),
    ...invalidLines(touched, ownership, headDocument, options['invalid-lines']),
    ...refusedOwners(touched, ownership),
    ...policyChanges(touched, facts['policy-paths'], ownership),
    ...unownedFiles(touched, ownership, options.unowned),
  ]
}

/** One finding per requirement; the one shown first also says who together could close them all. */
function approvals(assessments: readonly Assessment[], facts: PullRequestFacts): readonly Finding[] {
  const { head, reviewDecision } = facts['pull-request']
  const rule = facts['code-owner-rule']
  const githubWaits = rule.known && rule.value.required && reviewDecision === 'REVIEW_REQUIRED'
  const open = assessments.filter(({ state }) => state === 'no' || state === 'maybe')
  const people = open.length > 1 ? (closingPeople(assessments)?.people ?? []) : []
  const findings = assessments.map((assessment) => ({
    finding: approvalFinding(assessment, head.sha, { people, githubWaits }),
    open: open.includes(assessment),
  }))
  const lead = sortFindings(findings.filter((one) => one.open).map(({ finding }) => finding))[0]
  return findings.map(({ finding }) =>
    finding === lead
      ? { ...finding, details: [...closingSet(assessments), ...(finding.details ?? [])] }
      : finding,
  )
}
