import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Fault } from '../../src/embedded/faults.ts'
import { exchangeProblems } from '../support/openapi.ts'
import {
  artifact,
  cloneOf,
  gatherCommit,
  gatherLocal,
  gatherPull,
  granted,
  lines,
  phasePolicy,
  phasesOf,
  phaseWorld,
  removeClones,
  text,
} from './phase-scene.ts'

const scene = phaseWorld()
beforeAll(() => scene.start())
afterAll(async () => {
  expect(exchangeProblems(scene.world.requests.entries)).toEqual([])
  removeClones()
  await scene.close()
})

const zero = '.phase-0.complete.json'
const policy = phasePolicy({ phases: [{ phase: 0, gates: ['G1'] }] })
const first = (commit: string, more = {}) =>
  artifact(commit, { phase: 0, previous_artifact_sha256: null, ...more })

/** A repository whose phase 0 is complete at its first commit. */
function complete() {
  const shop = scene.repository({ files: { 'src/a.ts': lines } })
  const built = shop.tip()
  const sha = shop.commit('main', { files: { [zero]: text(first(built)) } })
  shop.workflowRun({ headSha: built, path: '.github/workflows/ci.yml' }).job('nets')
  return { shop, built, sha }
}

type Shop = ReturnType<typeof complete>['shop']

const only = (facts: Parameters<typeof phasesOf>[0]) => {
  const [seen] = phasesOf(facts).artifacts
  if (seen === undefined) throw new Error('no artifact')
  return seen
}

describe('commits', () => {
  test('one that only a fork has exists, and is in no history of ours', async () => {
    const { shop } = complete()
    const fork = shop.fork('outsider')
    const theirs = fork.commit('main', { files: { 'src/evil.ts': 'x\n' }, author: 'outsider' })
    const pull = shop.openPullRequest({
      ...{ author: 'outsider', from: fork, head: 'sly' },
      files: { [zero]: text(first(theirs)) },
    })
    const { facts } = await gatherPull(scene, ['phases'], shop, pull, { policy })
    expect(only(facts)).toMatchObject({
      base: 'changed',
      commit: { known: true, value: { type: 'commit', ancestor: false } },
      evidence: [{ id: 'EB-1', trustedBlob: { known: true, value: expect.any(String) } }],
      // Its evidence is the same, and nobody merged it.
      merged: { known: true, value: false },
    })
  })

  test('one that a squash merge lost is told by its pull request', async () => {
    const { shop } = complete()
    const work = shop.openPullRequest({ author: 'alpha', files: { 'src/b.ts': 'b\n' } })
    const lost = work.headSha
    shop.commit('main', { files: { [zero]: text(first(lost)) } })
    const gather = async (more: Parameters<typeof gatherCommit>[4] = {}) => {
      const { facts, requests } = await gatherCommit(scene, ['phases'], shop, shop.tip(), { policy, ...more })
      const { commit, merged } = only(facts)
      expect(commit).toMatchObject({ value: { ancestor: false } })
      return { merged, asked: requests.filter((request) => request.endsWith('/pulls')).length }
    }
    expect(await gather()).toEqual({ merged: { known: true, value: false }, asked: 1 })
    const squashed = shop.commit('main', { files: { 'src/b.ts': 'b\n' } })
    Object.assign(work.model, { mergeCommit: squashed, mergedAt: '2026-11-20T09:00:00Z' })
    work.close()
    expect((await gather()).merged).toEqual({ known: true, value: true })
    expect((await gather({ clone: cloneOf(shop) })).merged).toEqual({ known: true, value: true })
    Object.assign(work.model, { mergedAt: null })
    expect((await gather()).merged).toEqual({ known: true, value: false })
    Object.assign(work.model, { mergedAt: '2026-11-20T09:00:00Z' })
    // Merged somewhere that the judged history does not hold.
    Object.assign(work.model, { mergeCommit: shop.commit('aside', { files: { 'src/c.ts': 'c\n' } }) })
    expect((await gather()).merged).toEqual({ known: true, value: false })
    const { 'pull-requests': _, ...permissions } = granted
    expect((await gather({ permissions })).merged).toMatchObject({
      known: false,
      remedy: { permission: 'pull-requests: read' },
    })
  })

  test('the head of the change itself is in no history of the base', async () => {
    const { shop } = complete()
    const pull = shop.openPullRequest({ author: 'alpha', files: { 'src/b.ts': 'b\n' } })
    pull.push({ by: 'alpha', files: { [zero]: text(first(pull.headSha)) } })
    const { facts } = await gatherPull(scene, ['phases'], shop, pull, { policy })
    expect(only(facts).commit).toMatchObject({ known: true, value: { type: 'commit', ancestor: false } })
  })

  test.each([
    ['that is nowhere', () => 'd'.repeat(40), null],
    ['that is a tree', (shop: Shop) => shop.model.git.entry(shop.tip(), 'src')?.sha ?? '', 'tree'],
  ] as const)('one %s: nothing more is looked at', async (_, name, type) => {
    const { shop } = complete()
    const commit = name(shop)
    shop.commit('main', { files: { [zero]: text(first(commit)) } })
    for (const asked of [{}, { clone: cloneOf(shop) }]) {
      const { facts } = await gatherCommit(scene, ['phases'], shop, shop.tip(), { policy, ...asked })
      expect(only(facts)).toMatchObject({
        commit: { known: true, value: { type, ancestor: null } },
        evidence: [],
        report: null,
      })
      expect(phasesOf(facts).checks).toEqual({})
    }
  })

  test('`binding: commit`: one that is not in the history is looked at no further', async () => {
    const { shop } = complete()
    const aside = shop.commit('aside', { files: { 'src/c.ts': 'c\n' } })
    shop.commit('main', { files: { [zero]: text(first(aside)) } })
    const gather = (binding: string) =>
      gatherCommit(scene, ['phases'], shop, shop.tip(), {
        policy: phasePolicy({ phases: [{ phase: 0, gates: ['G1'] }], binding }),
      })
    const bound = await gather('commit')
    expect(only(bound.facts)).toMatchObject({ commit: { value: { ancestor: false } }, evidence: [] })
    expect(phasesOf(bound.facts).checks).toEqual({})
    expect(bound.requests.filter((request) => request.includes('check-runs'))).toEqual([])
    const content = await gather('content')
    expect(only(content.facts).evidence).toHaveLength(1)
    expect(Object.keys(phasesOf(content.facts).checks)).toEqual([aside])
    // How the repository merges matters to `auto` alone.
    expect(phasesOf(content.facts).losesCommits).toMatchObject({ reason: 'nothing-evaluated' })
  })
})

describe('how the repository merges', () => {
  const asked = { policy }

  test.each([
    ['squash alone', { squash: true, merge: false, rebase: false }, true],
    ['rebase alone', { squash: false, merge: true, rebase: true }, true],
    ['merge commits alone', { squash: false, merge: true, rebase: false }, false],
  ])('%s', async (_, merge, loses) => {
    const { shop, sha } = complete()
    Object.assign(shop.model.settings.merge, merge)
    const { facts } = await gatherCommit(scene, ['phases'], shop, sha, asked)
    expect(phasesOf(facts).losesCommits).toEqual({ known: true, value: loses })
    const writer = { ...asked, permissions: { ...granted, contents: 'write' as const } }
    const shown = await gatherCommit(scene, ['phases'], shop, sha, writer)
    expect(phasesOf(shown.facts).losesCommits).toEqual({ known: true, value: loses })
    expect(shown.requests.filter((request) => request.includes('graphql'))).toEqual([])
  })

  test('refused by both: unknown, and the rest is known', async () => {
    const { shop, sha } = complete()
    const faults: Fault[] = [
      { kind: 'status', status: 403, path: `/repos/${shop.fullName}` },
      { kind: 'status', status: 502, path: '/graphql' },
    ]
    const { facts } = await gatherCommit(scene, ['phases'], shop, sha, { ...asked, faults })
    expect(phasesOf(facts)).toMatchObject({
      repositoryId: null,
      repositoryIdUnread: { known: false, reason: 'permission-missing' },
      losesCommits: { known: false, reason: 'api-failed' },
    })
    expect(only(facts).commit?.known).toBe(true)
  })
})

describe('refusals', () => {
  const fault = (path: RegExp, status: number): Fault => ({ kind: 'status', path, status, times: 9 })

  test.each([403, 404, 500])('compare answers %s: ancestry is unknown, never no', async (status) => {
    const { shop, built } = complete()
    shop.commit('main', { files: { 'src/b.ts': 'b\n' } })
    const faults = [fault(/\/compare\//, status)]
    const { facts } = await gatherCommit(scene, ['phases'], shop, shop.tip(), { policy, faults })
    expect(only(facts).commit).toMatchObject({ known: false })
    expect(only(facts).evidence).toMatchObject([{ at: { known: true } }])
    expect(phasesOf(facts).checks[built]).toMatchObject({ known: true })
  })

  test.each([
    [403, 'permission-missing'],
    [404, 'not-found'],
    [500, 'api-failed'],
  ])('check runs answer %s: those of the commit are unknown', async (status, reason) => {
    const { shop, sha, built } = complete()
    const faults = [fault(/\/check-runs/, status)]
    const { facts } = await gatherCommit(scene, ['phases'], shop, sha, { policy, faults })
    expect(phasesOf(facts).checks[built]).toMatchObject({ known: false, reason })
    expect(only(facts).commit?.known).toBe(true)
  })

  test('a token without `checks: read` is told what it lacks', async () => {
    const { shop, sha, built } = complete()
    const { checks: _, ...permissions } = granted
    const { facts } = await gatherCommit(scene, ['phases'], shop, sha, { policy, permissions })
    expect(phasesOf(facts).checks[built]).toMatchObject({
      known: false,
      remedy: { permission: 'checks: read' },
    })
  })

  test.each([
    ['the artifact’s blob', /\/git\/blobs\//],
    ['the tree of the judged commit', /\/git\/trees\//],
  ])('%s cannot be read: all of it is unknown', async (_, path) => {
    const { shop, sha } = complete()
    const { facts } = await gatherCommit(scene, ['phases'], shop, sha, { policy, faults: [fault(path, 502)] })
    expect(facts.phases).toMatchObject({ known: false, reason: 'api-failed' })
  })

  test('a tree that GitHub cuts short hides no artifact', async () => {
    const { shop, sha } = complete()
    const cut: Fault = { kind: 'truncated-tree', keep: 0 }
    const { facts } = await gatherCommit(scene, ['phases'], shop, sha, { policy, faults: [cut] })
    expect(only(facts)).toMatchObject({ stage: 'phase-0', commit: { known: true } })
    const all: Fault = { ...cut, times: 99 }
    const lost = await gatherCommit(scene, ['phases'], shop, sha, { policy, faults: [all] })
    expect(lost.facts.phases).toMatchObject({ known: false, reason: 'truncated' })
  })

  test('the change cannot be read: unknown where it matters', async () => {
    const { shop, built } = complete()
    const faults = [fault(/\/pulls\/\d+\/files/, 500)]
    const other = shop.openPullRequest({ author: 'alpha', files: { 'src/b.ts': 'b\n' } })
    const same = await gatherPull(scene, ['phases'], shop, other, { policy, faults })
    expect(only(same.facts)).toMatchObject({ base: 'same', commit: { known: true } })
    const files = { [zero]: text(first(built, { phase_name: 'Begin' })) }
    const pull = shop.openPullRequest({ author: 'alpha', files })
    const { facts } = await gatherPull(scene, ['phases'], shop, pull, { policy, faults })
    expect(facts.phases).toMatchObject({ known: false, reason: 'api-failed' })
  })
})

describe('a clone and no GitHub', () => {
  test('git answers; what stands on GitHub alone is unknown', async () => {
    const { shop, built, sha } = complete()
    const facts = await gatherLocal(['phases', 'tags'], cloneOf(shop), { base: built, head: sha }, { policy })
    const value = phasesOf(facts)
    expect(value).toMatchObject({
      ...{ head: sha, base: built, trusted: built, repositoryId: null },
      losesCommits: { known: false, reason: 'offline' },
      checks: { [built]: { known: false, reason: 'offline' } },
    })
    expect(value.artifacts).toMatchObject([
      {
        ...{ base: 'added', commit: { known: true, value: { ancestor: true } }, merged: null },
        evidence: [{ at: { known: true }, now: { value: { state: 'same' } } }],
      },
    ])
  })

  test('a commit that only the branch has is not in the history of its base', async () => {
    const { shop, built, sha } = complete()
    const more = { artifactFiles: new Map([[zero, new TextEncoder().encode(text(first(sha)))]]) }
    const ends = { base: built, head: sha }
    const facts = await gatherLocal(['phases'], cloneOf(shop), ends, { policy, more })
    expect(only(facts).commit).toMatchObject({ value: { type: 'commit', ancestor: false } })
  })

  test('a shallow clone never answers no', async () => {
    const { shop, built, sha } = complete()
    const shallow = cloneOf(shop, '--depth', '1')
    const artifactFiles = new Map([[zero, new TextEncoder().encode(text(first(sha)))]])
    const more = { artifactFiles }
    const written = await gatherLocal(['phases'], shallow, { base: sha, head: sha }, { policy, more })
    expect(only(written)).toMatchObject({ base: 'changed', commit: { value: { ancestor: true } } })
    const alone = await gatherLocal(['phases'], shallow, { base: sha, head: sha }, { policy })
    expect(only(alone).commit).toMatchObject({
      known: false,
      reason: expect.stringMatching(/offline|truncated/),
    })
    const { facts } = await gatherCommit(scene, ['phases'], shop, sha, { policy, clone: shallow })
    expect(only(facts)).toMatchObject({
      commit: { known: true, value: { type: 'commit', ancestor: true } },
      evidence: [{ at: { known: true } }],
    })
    expect(built).not.toBe(sha)
  })

  test('a partial clone is no reason to say no, either', async () => {
    const { shop, sha } = complete()
    const partial = cloneOf(shop, '--filter=blob:none', '--no-checkout')
    const { facts } = await gatherCommit(scene, ['phases'], shop, sha, { policy, clone: partial })
    const whole = await gatherCommit(scene, ['phases'], shop, sha, { policy })
    expect(phasesOf(facts)).toEqual(phasesOf(whole.facts))
  })
})
