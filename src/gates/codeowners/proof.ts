import type { Fact } from '../../core/fact.ts'
import type { CodeOwnerRule } from '../../core/facts/codeowners.ts'
import type { PullRequest, Review } from '../../core/facts/pull-request.ts'
import type { Reviewer } from '../../core/people/reviewers.ts'
import type { Requirement } from './requirements.ts'

/** GitHub lists no more changed files than this; what it asks owners for beyond is not documented. */
const filesGitHubLists = 3000

export interface ProofFacts {
  readonly pullRequest: PullRequest
  readonly reviews: readonly Review[]
  readonly rule: Fact<CodeOwnerRule>
}

/**
 * Whether GitHub's own decision proves that an owner of this line approved, although we cannot see who the owners
 * are. It holds when the base branch requires code owner review, GitHub calls the pull request approved, and every
 * account that ever approved counts with us for these files: then whoever GitHub counted as the owner counts as well.
 * It says nothing about policy rules, and nothing about the former name of a renamed file, which GitHub may not ask
 * for. Withdrawn approvals speak against it because GitHub may revive them.
 */
export function provenByGitHub(
  requirement: Requirement,
  reviewers: readonly Reviewer[],
  approvers: readonly Reviewer[],
  { pullRequest, reviews, rule }: ProofFacts,
): boolean {
  if (!requirement.ownLine || !rule.known || !rule.value.required) return false
  if (pullRequest.reviewDecision !== 'APPROVED' || pullRequest.changedFiles > filesGitHubLists) return false
  if (requirement.touched.some(({ former }) => former)) return false
  if (reviews.some((review) => review.state === 'APPROVED' && (review.user?.id ?? null) === null))
    return false
  const counted = new Set(approvers.map(({ id }) => id))
  return counted.size > 0 && reviewers.every((reviewer) => !reviewer.everApproved || counted.has(reviewer.id))
}
