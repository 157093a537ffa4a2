import { type Fact, unknown } from '../core/fact.ts'
import type { Commit, PullRequest, Review } from '../core/facts/pull-request.ts'
import type { RepositoryName } from '../core/target.ts'
import { GitHubFailure } from '../github/failure.ts'
import type { GitHub } from '../github/port.ts'
import { pullRequestSnapshotQuery, pullRequestSnapshotSchema } from '../github/queries.ts'
import { commitsFact } from './commit-people.ts'
import { sha256 } from './hash.ts'
import {
  allPages,
  type CommitNode,
  moreCommits,
  moreReviews,
  type PageRequest,
  type PullRequestNode,
  type ReviewNode,
  snapshotRoute,
} from './snapshot-pages.ts'
import { pullRequestFact, reviewsFact } from './snapshot-parts.ts'

/**
 * A pull request at one moment: itself, the tip of its base, its reviews and its commits. Parts that GitHub did not
 * give out whole are unknown by themselves; the others stay usable.
 */
export interface Snapshot {
  readonly number: number
  readonly headSha: string
  readonly headRef: string
  /** `owner/name`, null when the fork was deleted. */
  readonly headRepository: string | null
  readonly baseRef: string
  /** The body as it was written; only gatherers see it, facts hold what was read out of it. */
  readonly body: string
  /** Tip of the base branch; null when that branch was deleted. */
  readonly baseSha: string | null
  /**
   * What the closing re-read compares: equal when head, base ref and tip, body, labels, review ids and states, state
   * and draft are. The title is not judged.
   */
  readonly digest: string
  readonly pullRequest: Fact<PullRequest>
  readonly reviews: Fact<Review[]>
  readonly commits: Fact<Commit[]>
}

/**
 * Reads a pull request. Answers over 100 reviews or commits come in pages; when the head moves between two of them,
 * all is read once more.
 * @throws {GitHubFailure} `not-found`, `target-moved` when the head moved twice, or whatever the call failed with.
 */
export async function readSnapshot(
  github: GitHub,
  repository: RepositoryName,
  number: number,
): Promise<Snapshot> {
  try {
    return await readOnce(github, repository, number)
  } catch (error) {
    if (!(error instanceof GitHubFailure) || error.reason !== 'target-moved') throw error
    return await readOnce(github, repository, number)
  }
}

async function readOnce(github: GitHub, repository: RepositoryName, number: number): Promise<Snapshot> {
  const variables = { owner: repository.owner, repo: repository.repo, number }
  const answer = await github.graphql(pullRequestSnapshotQuery, variables, pullRequestSnapshotSchema(), {
    permission: 'pull-requests: read',
  })
  const node = answer.repository?.pullRequest ?? null
  if (node === null) {
    throw new GitHubFailure(
      'not-found',
      snapshotRoute,
      `there is no pull request #${number}, or the token may not see it`,
      {
        permission: 'pull-requests: read',
      },
    )
  }
  if (node.number !== number) {
    throw new GitHubFailure(
      'api-shape',
      snapshotRoute,
      `asked for #${number}, the answer speaks of #${node.number}`,
    )
  }
  const request: PageRequest = { github, variables, headSha: node.headRefOid }
  const reviews =
    node.reviews === null ? null : await allPages(node.reviews, (after) => moreReviews(request, after))
  const commits = await allPages(node.commits, (after) => moreCommits(request, after))
  return assemble(node, reviews, commits)
}

function assemble(
  node: PullRequestNode,
  reviews: Fact<readonly ReviewNode[]> | null,
  commits: Fact<readonly CommitNode[]>,
): Snapshot {
  const reviewNodes = reviews ?? unknown('api-shape', 'GitHub gave out no list of reviews')
  return {
    number: node.number,
    headSha: node.headRefOid,
    headRef: node.headRefName,
    body: node.body,
    headRepository: node.headRepository?.nameWithOwner ?? null,
    baseRef: node.baseRefName,
    baseSha: node.baseRef?.target?.oid ?? null,
    digest: digestOf(node, reviewNodes),
    pullRequest: pullRequestFact(node),
    reviews: reviewsFact(reviewNodes, node.headRefOid),
    commits: commitsFact(commits, node.headRefOid),
  }
}

function digestOf(node: PullRequestNode, reviews: Fact<readonly ReviewNode[]>): string {
  const judged = {
    head: node.headRefOid,
    base: [node.baseRefName, node.baseRef?.target?.oid ?? null],
    body: sha256(node.body),
    labels: (node.labels?.nodes ?? []).map((label) => label.name).sort(),
    reviews: reviews.known
      ? reviews.value
          .map((review) => [review.databaseId, review.state, review.authorCanPushToRepository] as const)
          .sort(([a], [b]) => a - b)
      : reviews.reason,
    state: [node.state, node.isDraft, node.changedFiles],
  }
  return sha256(JSON.stringify(judged))
}
