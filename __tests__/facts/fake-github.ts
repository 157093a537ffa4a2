import type { z } from 'zod'
import type { PullRequestNode } from '../../src/facts/snapshot-pages.ts'
import { GitHubFailure } from '../../src/github/failure.ts'
import type { GitHub, Parameters } from '../../src/github/port.ts'

/** Answers of a fake GitHub by route; a function gets the parameters. An Error is thrown. */
export type Answers = Readonly<Record<string, unknown>>

export interface FakeGitHub extends GitHub {
  /** Every request made: route, a blank, and its parameters as JSON. */
  readonly requests: readonly string[]
}

/** The query's operation name stands for its route: `graphql PullRequestSnapshot`. */
const operation = (query: string): string => `graphql ${/query (\w+)/.exec(query)?.[1] ?? '?'}`

export function fakeGitHub(answers: Answers): FakeGitHub {
  const requests: string[] = []
  const answer = <S extends z.ZodType>(route: string, parameters: Parameters, schema: S): z.output<S> => {
    requests.push(`${route} ${JSON.stringify(parameters)}`)
    const found = answers[route]
    const value = typeof found === 'function' ? found(parameters) : found
    if (value instanceof Error) throw value
    if (value === undefined) throw new GitHubFailure('not-found', route, 'Not Found', { status: 404 })
    const parsed = schema.safeParse(value)
    if (!parsed.success) throw new GitHubFailure('api-shape', route, parsed.error.issues[0]?.message ?? '')
    return parsed.data
  }
  return {
    requests,
    serverUrl: 'https://github.example',
    get: async (route, parameters, schema) => answer(route, parameters, schema),
    list: async (route, parameters, item, { key, expected, cap }) => {
      const unique = new Map(answer(route, parameters, item.array()).map((one) => [key(one), one]))
      if (cap !== undefined && unique.size >= cap)
        throw new GitHubFailure('truncated', route, 'reached the cap')
      if (expected !== undefined && unique.size !== expected) {
        throw new GitHubFailure('truncated', route, `${unique.size} of ${expected}`)
      }
      return [...unique.values()]
    },
    graphql: async (query, variables, schema) => answer(operation(query), variables, schema),
    download: async (route, parameters, maxBytes) => {
      requests.push(`${route} ${JSON.stringify(parameters)}`)
      const found = answers[route]
      const value: unknown = typeof found === 'function' ? found(parameters) : found
      if (value instanceof Error) throw value
      if (!(value instanceof Uint8Array)) throw new GitHubFailure('not-found', route, 'Not Found')
      if (value.length > maxBytes) throw new GitHubFailure('too-large', route, `over ${maxBytes} bytes`)
      return value
    },
    send: async (route) => {
      throw new Error(`facts never write: ${route}`)
    },
    serverTime: () => (requests.length === 0 ? null : '2026-11-20T12:00:00Z'),
    statistics: () => ({ requests: requests.length, notModified: 0, retries: 0 }),
  }
}

export const headSha = 'a'.repeat(40)
export const baseSha = 'b'.repeat(40)
export const olderSha = 'c'.repeat(40)

export const user = (login: string, databaseId: number) => ({ __typename: 'User', login, databaseId })

export const commitNode = (
  oid: string,
  more: Partial<PullRequestNode['commits']['nodes'][number]['commit']> = {},
) => ({
  commit: {
    oid,
    message: 'change',
    authors: { totalCount: 1, nodes: [{ name: 'Api', user: { login: 'api', databaseId: 1 } }] },
    committer: { name: 'Api', user: { login: 'api', databaseId: 1 } },
    ...more,
  },
})

export const reviewNode = (
  databaseId: number,
  login: string,
  userId: number,
  commit = headSha,
  state = 'APPROVED',
) => ({
  databaseId,
  state,
  submittedAt: `2026-11-20T10:00:${String(databaseId % 60).padStart(2, '0')}Z`,
  authorCanPushToRepository: true,
  commit: { oid: commit },
  author: user(login, userId),
})

export const page = <T>(nodes: readonly T[], totalCount = nodes.length, endCursor: string | null = null) => ({
  totalCount,
  pageInfo: { hasNextPage: endCursor !== null, endCursor },
  nodes: [...nodes],
})

/** A pull request by api into main: one file, one commit, no review. */
export const pullNode = (more: Partial<PullRequestNode> = {}): PullRequestNode => ({
  number: 7,
  title: 'A change',
  body: 'text',
  state: 'OPEN',
  isDraft: false,
  isCrossRepository: false,
  changedFiles: 1,
  reviewDecision: null,
  headRefName: 'topic',
  headRefOid: headSha,
  headRepository: { nameWithOwner: 'acme/shop' },
  baseRefName: 'main',
  baseRef: { target: { oid: baseSha } },
  author: user('api', 1),
  labels: { totalCount: 0, nodes: [] },
  reviews: page([]),
  commits: page([commitNode(headSha)]),
  ...more,
})

export const snapshotAnswer = (node: PullRequestNode | null) => ({ repository: { pullRequest: node } })
