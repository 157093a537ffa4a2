import { describe, expect, test } from '@jest/globals'
import { resolveSubject } from '../../src/facts/resolve.ts'
import { resolveWorkflowRun } from '../../src/facts/workflow-run.ts'
import { GitHubFailure } from '../../src/github/failure.ts'
import { gather, repository, routes } from './context.ts'
import {
  type Answers,
  baseSha,
  commitNode,
  fakeGitHub,
  headSha,
  olderSha,
  page,
  pullNode,
  snapshotAnswer,
} from './fake-github.ts'

const squashed = 'd'.repeat(40)
const merged = 'e'.repeat(40)
const queueRef = (base: string, number: number) =>
  `refs/heads/gh-readonly-queue/${base}/pr-${number}-${baseSha}`
const group = (more: object = {}) => ({
  kind: 'merge-group' as const,
  repository,
  headSha: merged,
  headRef: queueRef('main', 7),
  baseSha: olderSha,
  baseRef: 'refs/heads/main',
  ...more,
})
const commit = (sha: string, parents: number, message = 'x') => ({
  sha,
  commit: { message },
  parents: Array.from({ length: parents }, () => ({ sha: olderSha })),
})
const compare = (commits: readonly object[], more: object = {}) => ({
  [routes.compare]: { status: 'ahead', total_commits: commits.length, commits, ...more },
})
const listed = (number: number, more: object = {}) => ({
  number,
  state: 'open',
  head: { sha: headSha, ref: 'topic', repo: { full_name: 'acme/shop' } },
  base: { ref: 'main', repo: { full_name: 'acme/shop' } },
  ...more,
})
const pulls = ({ number }: { number: number }) =>
  number === 7 || number === 8
    ? snapshotAnswer(pullNode({ number, commits: page([commitNode(headSha)]) }))
    : snapshotAnswer(null)
const resolve = (target: Parameters<typeof resolveSubject>[0], answers: Answers) =>
  resolveSubject(
    target,
    fakeGitHub({ 'graphql PullRequestSnapshot': pulls, [routes.commitPulls]: [], ...answers }),
  )
const numbers = (resolved: Awaited<ReturnType<typeof resolve>>) =>
  resolved.known ? resolved.value.subjects.map(({ snapshot }) => snapshot?.number) : resolved.reason

describe('targets', () => {
  const pullRequest = { kind: 'pull-request', repository, number: 7 } as const

  test('a pull request is judged at the tip of its base', async () => {
    expect(await resolve(pullRequest, {})).toMatchObject({
      known: true,
      value: {
        baseSha,
        baseRef: 'main',
        headSha,
        subjects: [{ subject: { kind: 'pull-request', number: 7 } }],
      },
    })
  })

  test('a deleted base or a missing pull request is unknown', async () => {
    const node = snapshotAnswer(pullNode({ baseRef: null }))
    expect(await resolve(pullRequest, { 'graphql PullRequestSnapshot': node })).toMatchObject({
      reason: 'not-found',
    })
    expect(await resolve({ ...pullRequest, number: 9 }, {})).toMatchObject({
      known: false,
      reason: 'not-found',
    })
  })

  test('a push is its commit; a deleted ref is none', async () => {
    const push = { kind: 'push', repository, ref: 'refs/tags/v1', sha: headSha } as const
    expect(await resolve(push, {})).toMatchObject({
      value: { baseSha: headSha, subjects: [{ subject: { sha: headSha } }] },
    })
    expect(await resolve({ ...push, sha: '0'.repeat(40) }, {})).toMatchObject({
      known: false,
      reason: 'not-found',
    })
  })

  test('a repository is the commit of its ref, the kind of ref kept', async () => {
    const found = await resolve(
      { kind: 'repository', repository, ref: 'refs/heads/main' },
      { [routes.commit]: ({ ref }: { ref: string }) => ({ sha: ref === 'heads/main' ? olderSha : headSha }) },
    )
    expect(found).toMatchObject({ value: { baseSha: olderSha, headSha: olderSha } })
  })
})

describe('merge groups', () => {
  test('merged: the pull request of the ref, at the base of the group', async () => {
    const found = await resolve(group(), compare([commit(headSha, 1), commit(merged, 2)]))
    expect(found).toMatchObject({ value: { baseSha: olderSha, baseRef: 'main', headSha: merged } })
    expect(numbers(found)).toEqual([7])
  })

  test('squashed: one commit that GitHub names no pull request for', async () => {
    expect(numbers(await resolve(group(), compare([commit(squashed, 1, 'A change (#7)')])))).toEqual([7])
  })

  test('others in the group are judged too, named by GitHub or by the title', async () => {
    const byGitHub = {
      ...compare([commit(headSha, 1), commit(olderSha, 1), commit(merged, 2)]),
      [routes.commitPulls]: [listed(8)],
    }
    expect(numbers(await resolve(group(), byGitHub))).toEqual([7, 8])
    const byTitle = compare([commit(squashed, 1, 'B (#8)'), commit(merged, 1, 'A (#7)')])
    expect(numbers(await resolve(group(), byTitle))).toEqual([7, 8])
  })

  test('a pull request that is not open is not merged by a queue: the named one is unknown, others do not count', async () => {
    const closed = ({ number }: { number: number }) =>
      snapshotAnswer(
        pullNode({ number, state: number === 8 ? 'OPEN' : 'CLOSED', commits: page([commitNode(headSha)]) }),
      )
    const named = { 'graphql PullRequestSnapshot': closed, ...compare([commit(headSha, 1)]) }
    expect(await resolve(group(), named)).toMatchObject({ known: false, reason: 'ambiguous' })
    const merged8 = ({ number }: { number: number }) =>
      snapshotAnswer(
        pullNode({ number, state: number === 8 ? 'MERGED' : 'OPEN', commits: page([commitNode(headSha)]) }),
      )
    const title = {
      'graphql PullRequestSnapshot': merged8,
      ...compare([commit(squashed, 1, 'B (#8)'), commit(merged, 1, 'A (#7)')]),
    }
    expect(await resolve(group(), title)).toMatchObject({ known: false, reason: 'ambiguous' })
  })

  test('a commit that nobody accounts for is unknown', async () => {
    const two = compare([commit(squashed, 1), commit(merged, 1)])
    expect(await resolve(group(), two)).toMatchObject({ known: false, reason: 'ambiguous' })
    const beside = compare([commit(headSha, 1), commit(squashed, 1), commit(merged, 2)])
    expect(await resolve(group(), beside)).toMatchObject({ known: false, reason: 'ambiguous' })
  })

  test.each([
    ['a ref of another queue', { headRef: queueRef('release', 7) }, 'ambiguous'],
    ['a ref that is no queue ref', { headRef: 'refs/heads/pr-7' }, 'ambiguous'],
    [
      'a pull request into another base',
      { baseRef: 'refs/heads/release/1.x', headRef: queueRef('release/1.x', 7) },
      'ambiguous',
    ],
    ['a pull request that does not exist', { headRef: queueRef('main', 9) }, 'not-found'],
  ])('%s is unknown', async (_what, more, reason) => {
    expect(await resolve(group(more), compare([commit(headSha, 1)]))).toMatchObject({ known: false, reason })
  })

  test('a cut list of commits, or a group that is not ahead, is unknown', async () => {
    const cut = ({ page: number }: { page: number }) => ({
      status: 'ahead',
      total_commits: 300,
      commits: number === 1 ? [commit(headSha, 1)] : [],
    })
    expect(await resolve(group(), { [routes.compare]: cut })).toMatchObject({ reason: 'truncated' })
    expect(await resolve(group(), compare([commit(headSha, 1)], { status: 'diverged' }))).toMatchObject({
      reason: 'ambiguous',
    })
  })
})

describe('pull requests by head', () => {
  const run = {
    kind: 'workflow-run' as const,
    repository,
    runId: 1,
    headSha,
    headBranch: 'topic' as string | null,
    headRepository: { owner: 'meddler', repo: 'shop' } as typeof repository | null,
    event: 'pull_request',
  }
  const fork = { head: { sha: headSha, ref: 'topic', repo: { full_name: 'Meddler/Shop' } } }
  const ofRun = (answer: readonly object[], reference = run) =>
    resolveWorkflowRun(reference, fakeGitHub({ [routes.pulls]: answer, [routes.commitPulls]: answer }))

  test('D21 of two open pull requests with an equal head ref only the one of the same repository and commit is taken', async () => {
    expect(await ofRun([listed(7), listed(8, fork)])).toMatchObject({
      known: true,
      value: { kind: 'pull-request', number: 8 },
    })
    const moved = { head: { ...fork.head, sha: olderSha } }
    expect(await ofRun([listed(7), listed(8, moved)])).toMatchObject({ known: false, reason: 'not-found' })
    expect(await ofRun([listed(7), listed(9, { head: { ...fork.head, repo: null } })])).toMatchObject({
      known: false,
    })
  })

  test('two bases for one head are ambiguous; a deleted fork is none', async () => {
    expect(await ofRun([listed(8, fork), listed(9, fork)])).toMatchObject({ reason: 'ambiguous' })
    expect(await ofRun([listed(8, fork)], { ...run, headRepository: null })).toMatchObject({
      reason: 'not-found',
    })
  })

  test('without a branch name the commit and its repository decide', async () => {
    const found = await ofRun([listed(7), listed(8, fork)], { ...run, headBranch: null })
    expect(found).toMatchObject({ known: true, value: { number: 8 } })
  })

  test('other open pull requests with this head and another base are named', async () => {
    const other = { base: { ref: 'release', repo: { full_name: 'acme/shop' } } }
    const answer = [
      listed(7),
      listed(11, other),
      listed(9, other),
      listed(12),
      listed(13, { ...other, state: 'closed' }),
    ]
    const { facts } = await gather(['other-pull-requests'], { [routes.commitPulls]: answer })
    expect(facts['other-pull-requests']).toMatchObject({
      known: true,
      value: [
        { number: 9, baseRef: 'release' },
        { number: 11, baseRef: 'release' },
      ],
    })
    // For a commit on the default branch GitHub may name no open one: then all open ones are read.
    const promoted = { [routes.commitPulls]: [listed(3, { state: 'closed' })], [routes.pulls]: answer }
    expect((await gather(['other-pull-requests'], promoted)).facts['other-pull-requests']).toEqual(
      facts['other-pull-requests'],
    )
    const unlisted = {
      [routes.commitPulls]: [listed(9, other)],
      [routes.pulls]: new GitHubFailure('timeout', 'x', 'y'),
    }
    expect((await gather(['other-pull-requests'], unlisted)).facts['other-pull-requests']).toMatchObject({
      reason: 'timeout',
    })
    const blind = await gather(['other-pull-requests'], {})
    expect(blind.facts['other-pull-requests']).toMatchObject({ known: false })
  })
})
