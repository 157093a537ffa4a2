import { type Fact, known, unknown } from '../core/fact.ts'
import { GitHubFailure } from '../github/failure.ts'
import type { GitHub, Parameters } from '../github/port.ts'
import {
  moreCommitsQuery,
  moreCommitsSchema,
  moreReviewsQuery,
  moreReviewsSchema,
  type PullRequestSnapshot,
} from '../github/queries.ts'

/** The GraphQL call that every snapshot fact comes from, as its source names it. */
export const snapshotRoute = 'POST /graphql (PullRequestSnapshot)'

/** The pull request's node in the first answer. */
export type PullRequestNode = NonNullable<NonNullable<PullRequestSnapshot['repository']>['pullRequest']>
export type ReviewNode = NonNullable<PullRequestNode['reviews']>['nodes'][number]
export type CommitNode = PullRequestNode['commits']['nodes'][number]

/** One page of a GraphQL connection. */
interface Page<Node> {
  readonly totalCount: number
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
  readonly nodes: readonly Node[]
}

/** What further pages are asked for, and the head they must still speak of. */
export interface PageRequest {
  readonly github: GitHub
  readonly variables: Parameters
  readonly headSha: string
}

/** 100 nodes a page: a list beyond this many pages is not read to its end. */
const mostPages = 50

/**
 * All nodes of a connection. Unknown `truncated` unless exactly as many distinct pages came as the connection's
 * total says; a total that changes between pages is a moved target.
 * @throws {GitHubFailure} what `next` throws, and `target-moved`.
 */
export async function allPages<Node>(
  first: Page<Node>,
  next: (after: string) => Promise<Page<Node>>,
): Promise<Fact<readonly Node[]>> {
  const nodes = [...first.nodes]
  const seen = new Set<string>()
  let page = first
  while (page.pageInfo.hasNextPage) {
    const cursor = page.pageInfo.endCursor
    if (cursor === null || seen.has(cursor) || seen.size >= mostPages) break
    seen.add(cursor)
    page = await next(cursor)
    if (page.totalCount !== first.totalCount) throw moved('the list changed while it was read')
    nodes.push(...page.nodes)
  }
  const source = { kind: 'api', what: 'POST /graphql' } as const
  if (nodes.length === first.totalCount && !page.pageInfo.hasNextPage) return known(nodes, source)
  return unknown('truncated', `GitHub counts ${first.totalCount} entries and gave out ${nodes.length}`, {
    source,
  })
}

/** @throws {GitHubFailure} `target-moved` when the head is another one by now. */
export async function moreReviews(request: PageRequest, after: string): Promise<Page<ReviewNode>> {
  const variables = { ...request.variables, after }
  const answer = await request.github.graphql(moreReviewsQuery, variables, moreReviewsSchema())
  return sameHead(request, answer.repository?.pullRequest ?? null).reviews
}

/** @throws {GitHubFailure} `target-moved` when the head is another one by now. */
export async function moreCommits(request: PageRequest, after: string): Promise<Page<CommitNode>> {
  const variables = { ...request.variables, after }
  const answer = await request.github.graphql(moreCommitsQuery, variables, moreCommitsSchema())
  return sameHead(request, answer.repository?.pullRequest ?? null).commits
}

function sameHead<T extends { readonly headRefOid: string }>(request: PageRequest, node: T | null): T {
  if (node === null) throw moved('the pull request is no longer visible')
  if (node.headRefOid !== request.headSha) throw moved('a push landed while the pull request was read')
  return node
}

const moved = (why: string): GitHubFailure => new GitHubFailure('target-moved', 'POST /graphql', why)
