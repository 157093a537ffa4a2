import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readSnapshot } from '../../src/facts/snapshot.ts'
import { gather, repository } from './context.ts'
import {
  baseSha,
  commitNode,
  fakeGitHub,
  headSha,
  olderSha,
  page,
  pullNode,
  reviewNode,
  snapshotAnswer,
  user,
} from './fake-github.ts'

const oid = (index: number): string => index.toString(16).padStart(40, '0')
const commits = (count: number) => [
  ...Array.from({ length: count - 1 }, (_, i) => commitNode(oid(i))),
  commitNode(headSha),
]
const read = (answers: Parameters<typeof fakeGitHub>[0]) => readSnapshot(fakeGitHub(answers), repository, 7)
const node = (more: Parameters<typeof pullNode>[0] = {}) => ({
  'graphql PullRequestSnapshot': snapshotAnswer(pullNode(more)),
})

describe('snapshot', () => {
  test('one query gives pull request, base tip, reviews and commits', async () => {
    const reviews = page([reviewNode(2, 'bay', 2), reviewNode(1, 'cx', 3)])
    const { facts, github } = await gather(['pull-request', 'reviews', 'commits', 'now'], node({ reviews }))
    expect(github.requests).toHaveLength(1)
    expect(facts['pull-request']).toMatchObject({
      known: true,
      value: {
        number: 7,
        base: { sha: baseSha, ref: 'main' },
        head: { sha: headSha, repository: 'acme/shop' },
      },
    })
    expect(facts.reviews).toMatchObject({
      value: [{ id: 1 }, { id: 2, user: { id: 2, login: 'bay', type: 'User' } }],
    })
    expect(facts.now).toMatchObject({ known: true, value: '2026-11-20T12:00:00Z' })
  })

  test('a review by a deleted account stays, without a user; a review without a commit too', async () => {
    const reviews = page([{ ...reviewNode(1, 'x', 9), author: null, commit: null }])
    const { reviews: fact } = await read(node({ reviews }))
    expect(fact).toMatchObject({ known: true, value: [{ user: null, commitId: null }] })
  })

  test('pages of reviews are joined and counted', async () => {
    const first = Array.from({ length: 100 }, (_, i) => reviewNode(i + 1, `u${i}`, i + 10))
    const answers = {
      ...node({ reviews: page(first, 101, 'next') }),
      'graphql MoreReviews': {
        repository: { pullRequest: { headRefOid: headSha, reviews: page([reviewNode(200, 'z', 99)], 101) } },
      },
    }
    const { reviews } = await read(answers)
    expect(reviews.known && reviews.value).toHaveLength(101)
  })

  test('fewer reviews than GitHub counts are unknown, and leave the rest known', async () => {
    const snapshot = await read(node({ reviews: page([reviewNode(1, 'bay', 2)], 2) }))
    expect(snapshot.reviews).toMatchObject({ known: false, reason: 'truncated' })
    expect(snapshot.pullRequest.known).toBe(true)
  })

  test('no list of reviews at all is unknown, not empty', async () => {
    expect((await read(node({ reviews: null }))).reviews).toMatchObject({ known: false, reason: 'api-shape' })
  })

  test('a push between two pages is read once more, a second one is target-moved', async () => {
    let reads = 0
    const github = fakeGitHub({
      'graphql PullRequestSnapshot': () => {
        reads += 1
        return snapshotAnswer(pullNode({ reviews: page([reviewNode(1, 'bay', 2)], 2, 'next') }))
      },
      'graphql MoreReviews': { repository: { pullRequest: { headRefOid: olderSha, reviews: page([], 2) } } },
    })
    await expect(readSnapshot(github, repository, 7)).rejects.toMatchObject({ reason: 'target-moved' })
    expect(reads).toBe(2)
  })

  test('a deleted base branch is unknown', async () => {
    const snapshot = await read(node({ baseRef: null }))
    expect(snapshot.baseSha).toBeNull()
    expect(snapshot.pullRequest).toMatchObject({ known: false, reason: 'not-found' })
  })

  test('labels that were not all given out are unknown', async () => {
    const snapshot = await read(node({ labels: { totalCount: 2, nodes: [{ name: 'a' }] } }))
    expect(snapshot.pullRequest).toMatchObject({ known: false, reason: 'truncated' })
  })

  test('no such pull request is a typed failure', async () => {
    const answers = { 'graphql PullRequestSnapshot': snapshotAnswer(null) }
    await expect(read(answers)).rejects.toMatchObject({ reason: 'not-found' })
  })

  test('EVENT-16 a retargeted pull request has the tip of its new base, and another digest', async () => {
    const before = await read(node())
    const after = await read(node({ baseRefName: 'release', baseRef: { target: { oid: olderSha } } }))
    expect(after.pullRequest).toMatchObject({ value: { base: { ref: 'release', sha: olderSha } } })
    expect(after.digest).not.toBe(before.digest)
  })

  test.each([
    ['head', { headRefOid: olderSha }],
    ['base tip', { baseRef: { target: { oid: olderSha } } }],
    ['body', { body: 'other' }],
    ['labels', { labels: { totalCount: 1, nodes: [{ name: 'x' }] } }],
    ['a review', { reviews: page([reviewNode(1, 'bay', 2)]) }],
    ['state', { state: 'CLOSED' as const }],
    ['draft', { isDraft: true }],
  ])('the digest moves with %s', async (_what, more) => {
    expect((await read(node(more))).digest).not.toBe((await read(node())).digest)
  })

  test('the digest moves with the state of one review, and not with the title', async () => {
    const state = (value: string) => node({ reviews: page([reviewNode(1, 'bay', 2, headSha, value)]) })
    expect((await read(state('DISMISSED'))).digest).not.toBe((await read(state('APPROVED'))).digest)
    expect((await read(node({ title: 'other' }))).digest).toBe((await read(node())).digest)
  })
})

describe('commits', () => {
  test('GIT-17 a list of commits that reaches the cap of 250 is unknown, never a shorter list', async () => {
    expect((await read(node({ commits: page(commits(249)) }))).commits.known).toBe(true)
    const capped = await read(node({ commits: page(commits(250)) }))
    expect(capped.commits).toMatchObject({ known: false, reason: 'truncated' })
    const cut = await read(node({ commits: page(commits(100), 300) }))
    expect(cut.commits).toMatchObject({ known: false, reason: 'truncated' })
  })

  test('more authors than one answer holds are unknown', async () => {
    const authors = { totalCount: 51, nodes: [{ name: 'Api', user: null }] }
    const snapshot = await read(node({ commits: page([commitNode(headSha, { authors })]) }))
    expect(snapshot.commits).toMatchObject({ known: false, reason: 'truncated' })
  })

  test('a list without the head commit is not that of this head', async () => {
    const snapshot = await read(node({ commits: page([commitNode(olderSha)]) }))
    expect(snapshot.commits).toMatchObject({ known: false, reason: 'target-moved' })
  })

  test('co-authors come from GitHub and, without an account, from the message', async () => {
    const authors = {
      totalCount: 2,
      nodes: [
        { name: 'Api', user: { login: 'api', databaseId: 1 } },
        { name: 'Bay', user: { login: 'bay', databaseId: 2 } },
      ],
    }
    const message = [
      'subject',
      '',
      'Co-authored-by: Bay <bay@example.org>',
      'CO-AUTHORED-BY: Dev <dev@example.org>',
      'co-authored-by: <nobody@example.org>',
      'Co-authored-by: Env <42+env@users.noreply.github.com>',
      'Co-authored-by: Bay <43+meddler@users.noreply.github.com>',
      'Co-authored-by: Mix <mix_acme@Users.NoReply.GitHub.com>',
    ].join('\r\n')
    const { commits: fact } = await read(node({ commits: page([commitNode(headSha, { authors, message })]) }))
    const people = fact.known ? (fact.value[0]?.people ?? []) : []
    expect(people.filter(({ role }) => role === 'co-author')).toEqual([
      { role: 'co-author', id: 2, login: 'bay', name: 'Bay' },
      { role: 'co-author', id: null, login: null, name: 'Dev' },
      { role: 'co-author', id: null, login: null, name: 'nobody@example.org' },
      { role: 'co-author', id: 42, login: 'env', name: 'Env' },
      { role: 'co-author', id: 43, login: 'meddler', name: 'Bay' },
      { role: 'co-author', id: null, login: 'mix_acme', name: 'Mix' },
    ])
    expect(people.map(({ role }) => role)).toContain('committer')
  })

  test('a ghost author of the pull request is null', async () => {
    const { pullRequest } = await read(node({ author: null }))
    expect(pullRequest).toMatchObject({ known: true, value: { author: null } })
    const bot = { ...user('dependabot', 5), __typename: 'Bot' }
    expect((await read(node({ author: bot }))).pullRequest).toMatchObject({
      value: { author: { type: 'Bot' } },
    })
  })

  test('any message is read, quickly, and names nobody that GitHub lists already', async () => {
    const trailers = fc.array(
      fc.constantFrom('Co-authored-by:', ' ', '<', '>', 'Api', '9+x@users.noreply.', '\n', '\u2028', '+'),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          trailers.map((parts) => parts.join('')),
        ),
        async (message) => {
          const { commits: fact } = await read(node({ commits: page([commitNode(headSha, { message })]) }))
          const people = fact.known ? (fact.value[0]?.people ?? []) : []
          expect(people.filter(({ role }) => role === 'author')).toHaveLength(1)
          expect(
            people.every(({ role, name, login }) => role !== 'co-author' || login !== null || name !== 'Api'),
          ).toBe(true)
        },
      ),
      { seed: 20_261_120, numRuns: 300 },
    )
    const started = process.cpuUsage()
    const message = `Co-authored-by: ${'<'.repeat(60_000)}\u2028`
    expect((await read(node({ commits: page([commitNode(headSha, { message })]) }))).commits.known).toBe(true)
    const { user, system } = process.cpuUsage(started)
    expect((user + system) / 1000).toBeLessThan(250)
  })
})
