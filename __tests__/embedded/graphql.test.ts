import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createWorld, type Started } from '../../src/embedded/world.ts'
import * as queries from '../../src/github/queries.ts'
import { ALL_PERMISSIONS, caller, shop } from '../support/embedded.ts'

const world = createWorld()
const { pull, repository } = shop(world)
let server: Started
beforeAll(async () => {
  server = await world.start()
})
afterAll(() => world.close())

const app = world.token({ kind: 'app', permissions: ALL_PERMISSIONS })
const variables = { owner: 'acme', repo: 'shop', number: pull.number }
const ask = async (query: string, values: object = variables, token: string | null = app) =>
  caller(server, token)(server.graphqlUrl, { method: 'POST', body: { query, variables: values } })
const snapshot = async () =>
  queries.pullRequestSnapshotSchema().parse((await ask(queries.pullRequestSnapshotQuery)).body.data)
    .repository?.pullRequest

describe('the snapshot of a pull request', () => {
  test('names, ids, counts and the base tip at this moment', async () => {
    repository.commit('main', { files: { 'moved.md': 'x\n' } })
    expect(await snapshot()).toMatchObject({
      number: pull.number,
      headRefOid: pull.headSha,
      changedFiles: 1,
      baseRef: { target: { oid: repository.tip() } },
      author: { __typename: 'User', login: 'alpha' },
      reviewDecision: null,
    })
  })

  test('a review shows its commit and whether its author can push now', async () => {
    const own = world.repository('acme/reviews', { collaborators: { alpha: 'write', bravo: 'write' } })
    const other = own.openPullRequest({ author: 'alpha', files: { a: '1\n' } })
    other.review({ by: 'bravo', state: 'APPROVED' })
    const read = async () => {
      const { body } = await ask(queries.pullRequestSnapshotQuery, {
        ...variables,
        repo: 'reviews',
        number: 1,
      })
      return body.data.repository.pullRequest
    }
    expect((await read()).reviews.nodes[0]).toMatchObject({
      state: 'APPROVED',
      authorCanPushToRepository: true,
      commit: { oid: other.headSha },
    })
    own.collaborator('bravo', 'read')
    expect((await read()).reviews.nodes[0].authorCanPushToRepository).toBe(false)
    own.requireReviews({ approvals: 1 })
    expect((await read()).reviewDecision).toBe('REVIEW_REQUIRED')
    own.collaborator('bravo', 'write')
    expect((await read()).reviewDecision).toBe('APPROVED')
    other.review({ by: 'bravo', state: 'CHANGES_REQUESTED' })
    expect((await read()).reviewDecision).toBe('CHANGES_REQUESTED')
    world.app('robot')
    other.review({ by: 'robot[bot]', state: 'COMMENTED' })
    expect((await read()).reviews.nodes.at(-1).author).toMatchObject({ __typename: 'Bot', login: 'robot' })
  })

  test('co-authors come from trailers, accounts from addresses', async () => {
    const trailer =
      'Co-authored-by: Bravo <bravo@example.com>\nCo-authored-by: Nobody <nobody@nowhere.example>'
    const other = repository.openPullRequest({ author: 'alpha', head: 'pair', files: { p: '1\n' } })
    other.push({ by: 'alpha', files: { p: '2\n' }, message: `Pair\n\n${trailer}` })
    const { body } = await ask(queries.pullRequestSnapshotQuery, { ...variables, number: other.number })
    const commit = body.data.repository.pullRequest.commits.nodes.at(-1).commit
    expect(commit.authors.nodes.map((node: { user: { login: string } | null }) => node.user?.login)).toEqual([
      'alpha',
      'bravo',
      undefined,
    ])
  })

  test('further pages by cursor, each item once', async () => {
    const own = repository.openPullRequest({ author: 'alpha', head: 'long', files: { l: '0\n' } })
    for (let n = 0; n < 101; n += 1) own.review({ by: 'bravo', state: 'COMMENTED', body: String(n) })
    const number = own.number
    const first = (await ask(queries.pullRequestSnapshotQuery, { ...variables, number })).body.data.repository
      .pullRequest.reviews
    expect(first).toMatchObject({ totalCount: 101, pageInfo: { hasNextPage: true } })
    const after = first.pageInfo.endCursor
    const more = (await ask(queries.moreReviewsQuery, { ...variables, number, after })).body.data.repository
      .pullRequest.reviews
    expect(more.nodes).toHaveLength(1)
    expect(more.pageInfo.hasNextPage).toBe(false)
    const commits = await ask(queries.moreCommitsQuery, { ...variables, number, after })
    expect(queries.moreCommitsSchema().safeParse(commits.body.data).success).toBe(true)
  })

  test('a deleted author is null', async () => {
    world.user('leaver')
    repository.collaborator('leaver', 'write')
    const own = repository.openPullRequest({ author: 'leaver', head: 'left', files: { z: '0\n' } })
    world.deleteUser('leaver')
    const { body } = await ask(queries.pullRequestSnapshotQuery, { ...variables, number: own.number })
    expect(body.data.repository.pullRequest.author).toBeNull()
  })
})

describe('what is refused', () => {
  test('no token is 401', async () => {
    expect((await ask(queries.pullRequestSnapshotQuery, variables, null)).status).toBe(401)
  })

  test('a query that the product does not publish, word for word', async () => {
    const { status, body } = await ask(queries.pullRequestSnapshotQuery.replace('isDraft', 'isDraft id'))
    expect(status).toBe(200)
    expect(body.errors[0].message).toContain('PullRequestSnapshot')
  })

  test.each([
    ['NOT_FOUND', { ...variables, repo: 'none' }, ALL_PERMISSIONS],
    ['NOT_FOUND', { ...variables, number: 999 }, ALL_PERMISSIONS],
    ['FORBIDDEN', variables, { contents: 'read' }],
  ] as const)('%s comes as an error beside null', async (type, values, permissions) => {
    const token = world.token({ permissions, repository: 'acme/shop' })
    const { status, body } = await ask(queries.pullRequestSnapshotQuery, values, token)
    expect(status).toBe(200)
    expect(body.errors[0].type).toBe(type)
    expect(body.data.repository?.pullRequest ?? null).toBeNull()
  })
})

test('every kind of token is told whose it is, as REST names the author of what it writes', async () => {
  const names = async (token: string) => (await ask(queries.viewerQuery, {}, token)).body.data.viewer.login
  expect(await names(app)).toBe('gatewright[bot]')
  const permissions = { issues: 'write' } as const
  const workflow = world.token({ permissions })
  expect(await names(workflow)).toBe('github-actions[bot]')
  expect(await names(world.token({ kind: 'fork', permissions }))).toBe('github-actions[bot]')
  expect(await names(world.token({ kind: 'pat', user: 'alpha', permissions }))).toBe('alpha')
  const issues = '/repos/acme/shop/issues'
  const { body } = await caller(server, workflow)(issues, { method: 'POST', body: { title: 'x' } })
  expect(body.user.login).toBe('github-actions[bot]')
})
