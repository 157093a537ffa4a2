import { type Fact, known, unknown } from '../core/fact.ts'
import type { PullRequest, Review } from '../core/facts/pull-request.ts'
import { actorOf } from './actor.ts'
import { sha256 } from './hash.ts'
import { type PullRequestNode, type ReviewNode, snapshotRoute } from './snapshot-pages.ts'

const states = { OPEN: 'open', CLOSED: 'closed', MERGED: 'merged' } as const

/** The pull request itself; unknown when its base branch is gone or its labels were not all given out. */
export function pullRequestFact(node: PullRequestNode): Fact<PullRequest> {
  const source = { kind: 'api', what: snapshotRoute, sha: node.headRefOid } as const
  const baseSha = node.baseRef?.target?.oid
  if (baseSha === undefined) {
    return unknown('not-found', `the base branch ${node.baseRefName} does not exist any more`, {
      source,
      remedy: { text: 'restore the base branch, or retarget the pull request' },
    })
  }
  const labels = (node.labels?.nodes ?? []).map((label) => label.name)
  const stated = node.labels?.totalCount ?? 0
  if (labels.length !== stated) {
    return unknown('truncated', `GitHub counts ${stated} labels and gave out ${labels.length}`, { source })
  }
  return known(
    { ...itself(node), base: { sha: baseSha, ref: node.baseRefName }, labels: labels.sort() },
    source,
  )
}

const itself = (node: PullRequestNode): Omit<PullRequest, 'base' | 'labels'> => ({
  number: node.number,
  title: node.title,
  bodySha256: sha256(node.body),
  author: actorOf(node.author),
  state: states[node.state],
  draft: node.isDraft,
  head: {
    sha: node.headRefOid,
    ref: node.headRefName,
    repository: node.headRepository?.nameWithOwner ?? null,
  },
  fork: node.isCrossRepository,
  changedFiles: node.changedFiles,
  reviewDecision: node.reviewDecision,
})

/** Reviews, oldest first; those never submitted last. A review by a deleted account stays, without a user. */
export function reviewsFact(nodes: Fact<readonly ReviewNode[]>, headSha: string): Fact<Review[]> {
  if (!nodes.known) return { ...nodes, detail: `reviews: ${nodes.detail}` }
  const reviews = nodes.value.map(reviewOf).sort(bySubmission)
  return known(reviews, { kind: 'api', what: snapshotRoute, sha: headSha })
}

const reviewOf = (node: ReviewNode): Review => ({
  id: node.databaseId,
  user: actorOf(node.author),
  state: node.state,
  commitId: node.commit?.oid ?? null,
  submittedAt: node.submittedAt,
  canPush: node.authorCanPushToRepository,
})

/** By instant, not by text: servers write offsets and fractions differently. Equal instants keep GitHub's ids' order. */
function bySubmission(a: Review, b: Review): number {
  const first = instant(a)
  const second = instant(b)
  return first === second ? a.id - b.id : first < second ? -1 : 1
}

const instant = (review: Review): number =>
  review.submittedAt === null ? Number.POSITIVE_INFINITY : Date.parse(review.submittedAt) || 0
