import { describe, expect, test } from '@jest/globals'
import type { ChangedFile } from '../../src/core/facts/pull-request.ts'
import { GitHubFailure } from '../../src/github/failure.ts'
import { file, gather, routes, workspaceWith } from './context.ts'
import { baseSha, headSha, olderSha, pullNode, snapshotAnswer } from './fake-github.ts'

const counting = (changedFiles: number) => ({
  'graphql PullRequestSnapshot': snapshotAnswer(pullNode({ changedFiles })),
})
const many = (count: number) => Array.from({ length: count }, (_, index) => file(`src/${index}.ts`))
const local: ChangedFile[] = [{ path: 'a', previousPath: null, status: 'added', blob: 'f1' }]

describe('changed-files', () => {
  test('lists both paths of a rename', async () => {
    const answers = { [routes.files]: [file('b', { status: 'renamed', previous_filename: 'a' })] }
    const { facts } = await gather(['changed-files'], answers)
    expect(facts['changed-files']).toMatchObject({
      known: true,
      value: [{ path: 'b', previousPath: 'a', status: 'renamed', blob: 'f1' }],
    })
  })

  test('a rename without its previous name is unknown', async () => {
    const { facts } = await gather(['changed-files'], { [routes.files]: [file('b', { status: 'renamed' })] })
    expect(facts['changed-files']).toMatchObject({ known: false, reason: 'api-shape' })
  })

  test('a status GitHub does not document is unknown', async () => {
    const { facts } = await gather(['changed-files'], {
      [routes.files]: [file('b', { status: 'teleported' })],
    })
    expect(facts['changed-files']).toMatchObject({ known: false, reason: 'api-shape' })
  })

  test('fewer files than GitHub counts are unknown', async () => {
    const { facts } = await gather(['changed-files'], { ...counting(3), [routes.files]: many(2) })
    expect(facts['changed-files']).toMatchObject({ known: false, reason: 'truncated' })
  })

  test('GIT-11 3,001 files are unknown, unless the clone holds both commits', async () => {
    const alone = await gather(['changed-files'], { ...counting(3001), [routes.files]: many(3000) })
    expect(alone.facts['changed-files']).toMatchObject({
      known: false,
      reason: 'truncated',
      detail: expect.stringContaining('file list truncated at 3,000'),
    })
    const asked: string[] = []
    const workspace = workspaceWith({
      changedFiles: async (base, head) => {
        asked.push(base, head)
        return local
      },
    })
    const cloned = await gather(['changed-files'], counting(3001), { workspace })
    expect(cloned.facts['changed-files']).toMatchObject({
      known: true,
      value: local,
      source: { kind: 'git' },
    })
    expect(asked).toEqual([baseSha, headSha])
  })

  test('a clone without one of the commits does not help', async () => {
    const workspace = workspaceWith({ resolve: async (ref) => (ref === headSha ? null : ref) })
    const { facts } = await gather(['changed-files'], counting(3000), { workspace })
    expect(facts['changed-files']).toMatchObject({ known: false, reason: 'truncated' })
  })

  test('GIT-13 301 files come whole, and the compare endpoint is never asked', async () => {
    const { facts, github } = await gather(['changed-files'], { ...counting(301), [routes.files]: many(301) })
    const fact = facts['changed-files']
    expect(fact.known && fact.value).toHaveLength(301)
    expect(github.requests.filter((request) => request.includes('/compare/'))).toEqual([])
  })

  test('a missing permission stays what it is', async () => {
    const refused = new GitHubFailure('permission-missing', routes.files, 'no', {
      permission: 'pull-requests: read',
    })
    const { facts } = await gather(['changed-files'], { [routes.files]: refused })
    expect(facts['changed-files']).toMatchObject({
      reason: 'permission-missing',
      remedy: { permission: 'pull-requests: read' },
    })
  })

  test('a local branch is compared by git; without a clone it is unknown', async () => {
    const subject = { kind: 'branch', baseSha, headSha: olderSha, baseRef: 'main' } as const
    const workspace = workspaceWith({ changedFiles: async () => local })
    expect(
      (await gather(['changed-files'], {}, { subject, workspace })).facts['changed-files'],
    ).toMatchObject({
      value: local,
    })
    expect((await gather(['changed-files'], {}, { subject })).facts['changed-files']).toMatchObject({
      known: false,
      reason: 'offline',
    })
  })

  test('for a repository there is no pull request to ask about', async () => {
    const subject = { kind: 'repository', sha: headSha } as const
    const { facts } = await gather(['changed-files', 'reviews'], {}, { subject })
    expect(facts['changed-files']).toMatchObject({ known: false, reason: 'offline' })
    expect(facts.reviews).toMatchObject({ known: false, reason: 'offline' })
  })
})
