import { atLeast, roleOf, teamMembers } from './access.ts'
import { codeownersFile, ownersOf, resolveOwners } from './codeowners.ts'
import type { FileDiff } from './git/diff.ts'
import type { CommitObject } from './git/objects.ts'
import type { Account, PullRequest, Review, ReviewState } from './model.ts'
import { appliedProtection } from './protected-branches.ts'
import type { RequiredReviews } from './protection-model.ts'
import { activeRulesets } from './rulesets.ts'
import type { State } from './state.ts'

/** What a pull request is at this moment: computed from git and the reviews, never stored. */

/** The head commit; it follows the head branch while the pull request is open. */
export function headSha(pull: PullRequest): string {
  const sha = pull.repository.git.reference(`refs/pull/${pull.number}/head`)
  if (sha === null) throw new Error(`pull request ${pull.number} has no head`)
  return sha
}

/** Tip of the base branch; what it was when the pull request was merged or the branch deleted. */
export const baseTip = (pull: PullRequest): string =>
  (pull.mergedAt === null ? pull.repository.git.branch(pull.baseRef) : null) ?? pull.baseSha

/** Where head and base part; null when they share no history. */
export const mergeBase = (pull: PullRequest): string | null =>
  pull.repository.git.mergeBase(baseTip(pull), headSha(pull))

export function changedFiles(pull: PullRequest): readonly FileDiff[] {
  const from = mergeBase(pull)
  return from === null ? [] : pull.repository.git.diff(from, headSha(pull))
}

export const pullCommits = (pull: PullRequest): readonly CommitObject[] =>
  pull.repository.git.commitsBetween(baseTip(pull), headSha(pull))

/** The test merge of head into base (`refs/pull/N/merge`), or null when they conflict. */
export function testMerge(pull: PullRequest): string | null {
  const head = headSha(pull)
  const merged = pull.repository.git.merge(baseTip(pull), head, `Merge ${head} into ${baseTip(pull)}`)
  if (merged !== null) pull.repository.git.setReference(`refs/pull/${pull.number}/merge`, merged)
  return merged
}

/** What classic protection calls the parameters of a `pull_request` rule. */
const CLASSIC: Readonly<Record<string, (reviews: RequiredReviews) => number | boolean>> = {
  required_approving_review_count: ({ approvals }) => approvals,
  require_code_owner_review: ({ codeOwners }) => codeOwners,
  dismiss_stale_reviews_on_push: ({ dismissStale }) => dismissStale,
}

/** The strictest value of a `pull_request` rule parameter on the base branch, classic protection included. */
function pullRequestRule(state: State, pull: PullRequest, name: string): number {
  const values = activeRulesets(state, pull.repository, pull.baseRef)
    .flatMap(({ ruleset }) => ruleset.rules)
    .filter((rule) => rule.type === 'pull_request')
    .map((rule) => Number(rule.parameters?.[name] ?? 0))
  const reviews = appliedProtection(pull.repository, pull.baseRef)?.reviews ?? null
  const classic = reviews === null ? 0 : Number(CLASSIC[name]?.(reviews) ?? 0)
  return Math.max(0, classic, ...values)
}

export const dismissesStaleReviews = (state: State, pull: PullRequest): boolean =>
  pullRequestRule(state, pull, 'dismiss_stale_reviews_on_push') > 0

const OPINIONS: readonly ReviewState[] = ['APPROVED', 'CHANGES_REQUESTED', 'DISMISSED']

/** The latest review with an opinion per account that can write. */
function opinions(state: State, pull: PullRequest): Map<Account, Review> {
  const latest = new Map<Account, Review>()
  for (const review of pull.reviews) {
    if (!OPINIONS.includes(review.state)) continue
    if (atLeast(roleOf(state, pull.repository, review.author), 'write')) latest.set(review.author, review)
  }
  return latest
}

function codeOwnersAgree(state: State, pull: PullRequest, approvers: ReadonlySet<Account>): boolean {
  const file = codeownersFile(pull.repository, baseTip(pull))
  if (file === null) return true
  return changedFiles(pull).every(({ filename }) => {
    const { people } = resolveOwners(state, pull.repository, ownersOf(file, filename))
    return people.size === 0 || [...people].some((account) => approvers.has(account))
  })
}

/** GitHub's own decision: null where no rule asks for reviews. */
export function reviewDecision(
  state: State,
  pull: PullRequest,
): 'APPROVED' | 'CHANGES_REQUESTED' | 'REVIEW_REQUIRED' | null {
  if (pull.reviewDecision !== undefined) return pull.reviewDecision
  const required = pullRequestRule(state, pull, 'required_approving_review_count')
  const ownersRequired = pullRequestRule(state, pull, 'require_code_owner_review') > 0
  if (required === 0 && !ownersRequired) return null
  const latest = [...opinions(state, pull).values()]
  if (latest.some((review) => review.state === 'CHANGES_REQUESTED')) return 'CHANGES_REQUESTED'
  const approvers = new Set(latest.filter((r) => r.state === 'APPROVED').map((r) => r.author))
  const enough = approvers.size >= required
  return enough && (!ownersRequired || codeOwnersAgree(state, pull, approvers))
    ? 'APPROVED'
    : 'REVIEW_REQUIRED'
}

/** Asks the code owners of the changed files for a review, as GitHub does when a pull request is ready. */
export function requestCodeOwners(state: State, pull: PullRequest): void {
  const file = codeownersFile(pull.repository, baseTip(pull))
  if (file === null || pull.draft) return
  const owners = new Set(changedFiles(pull).flatMap(({ filename }) => ownersOf(file, filename)))
  const { users, teams } = resolveOwners(state, pull.repository, [...owners])
  for (const user of users) if (user !== pull.author) pull.requestedUsers.add(user)
  for (const team of teams) pull.requestedTeams.add(team)
}

/** Records a review; it answers the review requests made to its author and their teams. */
export function addReview(
  state: State,
  pull: PullRequest,
  review: { author: Account; state: ReviewState; body: string; commit: string | null },
): Review {
  const added = { id: state.nextId(), ...review, submittedAt: state.clock.iso() }
  pull.reviews.push(added)
  pull.requestedUsers.delete(review.author)
  for (const team of pull.requestedTeams) {
    if (teamMembers(team).has(review.author)) pull.requestedTeams.delete(team)
  }
  return added
}
