import type { Finding } from '../../core/finding.ts'
import type { Facts, Where } from '../../core/gate.ts'
import { text } from '../../core/text.ts'
import { branchFindings, inertFindings } from './branches.ts'
import type { Options } from './options.ts'
import { completeData } from './unseen.ts'
import { finding } from './words.ts'
import { reportableChecks, workflowFileFindings } from './workable.ts'

// The last is for no rule: whether the commit is another pull request's head, too, is known before anything passes.
export const pullRequestNeeds = ['pull-request', 'protection', 'other-pull-requests'] as const
/** Facts that may be unknown: what depends on them is then told as unknown. */
export const pullRequestPartial = ['workflows'] as const

type PullRequestFacts = Facts<(typeof pullRequestNeeds)[number], (typeof pullRequestPartial)[number]>

/** Judges the protection of the branch that a pull request wants to change. */
export function judgePullRequest(
  facts: PullRequestFacts,
  options: Options,
  where: Where,
): readonly Finding[] {
  const { base } = facts['pull-request']
  const branch = facts.protection.branches.find(({ name }) => name === base.ref)
  if (branch === undefined) return [notObserved(base.ref)]
  const reportable = reportableChecks(facts.workflows)
  return [
    ...branchFindings(branch, facts.protection, reportable, options, where),
    ...inertFindings(facts.protection),
    ...workflowFileFindings(facts.workflows, reportable),
  ]
}

const notObserved = (branch: string): Finding =>
  finding('visible-protection', 'unknown', branch, {
    found: text`nothing was read about branch ${branch}`,
    required: completeData,
    fix: text`run the check again`,
    unknown: { reason: 'target-moved' },
  })
