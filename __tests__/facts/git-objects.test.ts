import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { failureOf } from '../../src/facts/gather.ts'
import { openWorkspace } from '../../src/workspace/workspace.ts'
import { exchangeProblems } from '../support/openapi.ts'
import { Clone } from '../workspace/clone.ts'
import { blob, routes } from './context.ts'
import { fakeGitHub } from './fake-github.ts'
import { block, Folders, ObjectWorld, objectsOf, verified } from './objects-scene.ts'

const folders = new Folders()
const hub = new ObjectWorld()
beforeAll(() => hub.start())
afterAll(async () => {
  expect(exchangeProblems(hub.world.requests.entries)).toEqual([])
  folders.remove()
  await hub.world.close()
})
beforeEach(() => hub.world.requests.clear())
const reason = async (work: Promise<unknown>) => {
  try {
    return { answered: await work }
  } catch (error) {
    return failureOf(error)?.reason ?? error
  }
}
let repositories = 0
const repositoryOf = (files: Readonly<Record<string, string>>) => {
  const repository = hub.world.repository(`acme/shop-${++repositories}`, { files })
  return { repository, name: { owner: 'acme', repo: repository.model.name } }
}

describe('commits', () => {
  test('are told with time and parents, and other objects by their type, alike', async () => {
    const { repository, name } = repositoryOf({ 'src/a.ts': 'one\n' })
    const first = repository.tip()
    const second = repository.commit('main', { files: { b: '2\n' }, date: '2026-11-01T08:00:00Z' })
    const tag = repository.tag('v1', second, true)
    const { git } = repository.model
    const objects = {
      clone: await objectsOf(await folders.clone(repository.directory)),
      api: await objectsOf(null, hub.github(repository.fullName), name),
    }
    for (const one of Object.values(objects)) {
      expect(await one.commit(second)).toEqual({
        ...{ type: 'commit', committedAt: '2026-11-01T08:00:00Z', parents: [first] },
      })
      const types = [
        tag,
        git.readCommit(second).tree,
        git.entry(second, 'b')?.sha ?? '',
        'e'.repeat(40),
        'main',
        '',
      ]
      const seen = await Promise.all(types.map(async (id) => (await one.commit(id)).type))
      expect(seen).toEqual(['tag', 'tree', 'blob', null, null, null])
      expect(await one.isAncestor(tag, second)).toBe(false)
      expect(await one.isAncestor(first, second)).toBe(true)
      expect(await one.isAncestor(second, first)).toBe(false)
      expect(await one.isAncestor(second, second)).toBe(true)
      expect(await one.entry(second, 'src')).toMatchObject({ mode: '040000' })
      for (const path of ['', '/b', 'b/', './b', 'src/../b', 'b\0', 'b/c', 'src/A.ts', 'none']) {
        expect(await one.entry(second, path)).toBeNull()
      }
      expect(await reason(one.entry(tag, 'b'))).toBe('not-found')
      expect(await reason(one.entry('e'.repeat(40), 'b'))).toBe('not-found')
    }
  })

  test('B09 a commit of a fork answers, and is in nobody’s history', async () => {
    const { repository, name } = repositoryOf({ a: '1\n' })
    const fork = repository.fork('outsider')
    const imposter = fork.commit('main', { files: { a: '2\n' } })
    const ahead = repository.commit('main', { files: { a: '3\n' } })
    const clone = await folders.clone(repository.directory)
    const api = await objectsOf(null, hub.github(repository.fullName), name)
    expect(await api.commit(imposter)).toMatchObject({ type: 'commit' })
    expect(await api.isAncestor(imposter, ahead)).toBe(false)
    // The clone does not have it: GitHub tells that it exists, the clone's whole history that it is not in it.
    const both = await objectsOf(clone, hub.github(repository.fullName), name)
    expect(await both.commit(imposter)).toMatchObject({ type: 'commit' })
    expect(await both.isAncestor(imposter, ahead)).toBe(false)
    const alone = await objectsOf(clone)
    expect(await alone.commit(imposter)).toMatchObject({ type: null })
    expect(await alone.isAncestor(imposter, ahead)).toBe(false)
  })

  test('histories that never meet, and an unknown commit to compare with', async () => {
    const { repository, name } = repositoryOf({ a: '1\n' })
    const { git } = repository.model
    const root = git.commit({
      ...{ branch: 'other', files: { z: '1\n' }, message: 'root', parent: null, timestamp: 1_700_000_000 },
      author: { name: 'A', email: 'a@example.com' },
      committer: { name: 'A', email: 'a@example.com' },
    })
    for (const one of [
      await objectsOf(await folders.clone(repository.directory)),
      await objectsOf(null, hub.github(repository.fullName), name),
    ]) {
      expect(await one.isAncestor(root, repository.tip())).toBe(false)
      expect(await one.isAncestor('e'.repeat(40), repository.tip())).toBe(false)
    }
    const api = await objectsOf(null, hub.github(repository.fullName), name)
    expect(await reason(api.isAncestor(root, 'e'.repeat(40)))).toBe('not-found')
  })

  test('are not absent for a token that may not read them', async () => {
    const { repository, name } = repositoryOf({ a: '1\n' })
    for (const sha of [repository.tip(), 'e'.repeat(40)]) {
      const blind = await objectsOf(null, hub.github(repository.fullName, { checks: 'read' }), name)
      expect(['permission-missing', 'not-found']).toContain(await reason(blind.commit(sha)))
      expect(['permission-missing', 'not-found']).toContain(await reason(blind.tags(['v1'])))
    }
    hub.world.fault({ kind: 'status', status: 502, path: /\/compare\// })
    const failing = await objectsOf(null, hub.github(repository.fullName), name)
    const next = repository.commit('main', { files: { a: '2\n' } })
    expect(
      await reason(failing.isAncestor(repository.model.git.readCommit(next).parents[0] ?? '', next)),
    ).toBe('api-failed')
  })

  test('are absent only where the token has shown that it may read, and by their own id', async () => {
    const sha = 'e'.repeat(40)
    const branches = 'GET /repos/{owner}/{repo}/branches'
    const blind = await objectsOf(null, fakeGitHub({}))
    expect(await reason(blind.commit(sha))).toBe('not-found')
    expect(await reason(blind.tags(['v1']))).toBe('not-found')
    const seeing = await objectsOf(
      null,
      fakeGitHub({ [branches]: [], [routes.tree]: { sha: 'f'.repeat(40) } }),
    )
    expect(await seeing.commit(sha)).toMatchObject({ type: null })
    expect(await seeing.tags(['v1'])).toEqual({})
  })

  test('a comparison that contradicts itself is no answer', async () => {
    const [a, b] = ['a'.repeat(40), 'b'.repeat(40)]
    const commit = (sha: string) => ({
      sha,
      tree: { sha: 'c'.repeat(40) },
      parents: [],
      committer: { date: 'never' },
    })
    const compared = (status: string, base: string) =>
      fakeGitHub({
        'GET /repos/{owner}/{repo}/git/commits/{commit_sha}': ({ commit_sha }: { commit_sha: string }) =>
          commit(commit_sha),
        [routes.compare]: { status, merge_base_commit: { sha: base } },
      })
    const told = async (status: string, base: string) => {
      const objects = await objectsOf(null, compared(status, base))
      return await reason(objects.isAncestor(a, b))
    }
    expect(await told('ahead', a)).toEqual({ answered: true })
    expect(await told('diverged', 'd'.repeat(40))).toEqual({ answered: false })
    expect(await told('ahead', 'd'.repeat(40))).toBe('api-shape')
    expect(await told('diverged', a)).toBe('api-shape')
    expect(await told('unknown', a)).toBe('api-shape')
    expect(await (await objectsOf(null, compared('ahead', a))).commit(a)).toMatchObject({ committedAt: null })
    const another = fakeGitHub({ 'GET /repos/{owner}/{repo}/git/commits/{commit_sha}': commit(b) })
    expect(await reason((await objectsOf(null, another)).commit(a))).toBe('api-shape')
  })
})

describe('tags', () => {
  test('annotated, plain, of a folder, and absent ones', async () => {
    const { repository, name } = repositoryOf({ 'src/a.ts': '1\n' })
    const tip = repository.tip()
    repository.tag('phase-0-complete')
    repository.tag('phase-1-complete', tip, true)
    repository.tag('twice', repository.tag('once', tip, true), true)
    repository.model.git.setReference('refs/tags/tree', repository.model.git.readCommit(tip).tree)
    const names = [
      'phase-0-complete',
      'phase-1-complete',
      'twice',
      'tree',
      'none',
      'a..b',
      '-x',
      'a b',
      'phase-1',
    ]
    const expected = {
      'phase-0-complete': { annotated: false, commit: tip },
      'phase-1-complete': { annotated: true, commit: tip },
      twice: { annotated: true, commit: tip },
      tree: { annotated: false, commit: null },
    }
    const clone = await folders.clone(repository.directory)
    expect(await (await objectsOf(null, hub.github(repository.fullName), name)).tags(names)).toEqual(expected)
    expect(await (await objectsOf(clone)).tags(names)).toEqual(expected)
    // A checkout without tags knows nothing of them, and a tag moved there moves nothing.
    const bare = await folders.clone(repository.directory, '--no-tags')
    expect(await (await objectsOf(bare, hub.github(repository.fullName), name)).tags(names)).toEqual(expected)
    expect(await (await objectsOf(bare)).tags(names)).toEqual({})
  })
})

describe('files', () => {
  test('of a tree that GitHub cuts short are found folder by folder', async () => {
    const { repository, name } = repositoryOf({ 'src/deep/a.ts': '1\n', 'src/b.ts': '2\n', c: '3\n' })
    const tip = repository.tip()
    const whole = await objectsOf(null, hub.github(repository.fullName), name)
    const expected = await Promise.all(
      ['src/deep/a.ts', 'src/b.ts', 'c', 'src', 'src/x', 'c/x'].map((path) => whole.entry(tip, path)),
    )
    expect(hub.world.requests.count(/\/git\/trees\//)).toBe(1)
    hub.world.fault({
      kind: 'rewrite',
      path: /\/git\/trees\//,
      times: 6,
      body: (body, request) =>
        request.query.get('recursive') === '1' ? { ...(body as object), truncated: true, tree: [] } : body,
    })
    hub.world.requests.clear()
    const cut = await objectsOf(null, hub.github(repository.fullName), name)
    const seen = await Promise.all(
      ['src/deep/a.ts', 'src/b.ts', 'c', 'src', 'src/x', 'c/x'].map((path) => cut.entry(tip, path)),
    )
    expect(seen).toEqual(expected)
    expect(await cut.twin(tip, 'SRC/Deep/A.TS')).toBe('src/deep/a.ts')
    // Three folders, each asked for whole, then alone.
    expect(hub.world.requests.count(/\/git\/trees\//)).toBe(6)
    const short = fakeGitHub({
      'GET /repos/{owner}/{repo}/git/commits/{commit_sha}': {
        ...{ sha: tip, tree: { sha: tip }, parents: [], committer: { date: '2026-11-20T10:00:00Z' } },
      },
      [routes.tree]: { truncated: true, tree: [] },
    })
    expect(await reason((await objectsOf(null, short)).entry(tip, 'c'))).toBe('truncated')
  })

  test('2 MB are read whole, what is over the limit is not fetched, and 5 MB is the limit', async () => {
    const big = `${'x'.repeat(99)}\n`.repeat(20_000)
    const over = 'y'.repeat(5_000_001)
    const { repository, name } = repositoryOf({ big, over, exact: over.slice(1) })
    const tip = repository.tip()
    const asked = ['big', 'over', 'exact'].map((file) => ({
      commit: tip,
      head: null,
      block: block(file, 1, 1),
    }))
    const clone = await folders.clone(repository.directory)
    const seen = await verified(await objectsOf(null, hub.github(repository.fullName), name), asked)
    expect(seen).toEqual(await verified(await objectsOf(clone), asked))
    expect(
      seen.map(({ at }) => (at.known ? [at.value.tooLarge, at.value.size, at.value.lines] : at)),
    ).toEqual([
      [false, 2_000_000, 20_000],
      [true, 5_000_001, null],
      [false, 5_000_000, 1],
    ])
    expect(hub.world.requests.count(/\/git\/blobs\//)).toBe(2)
  }, 20_000)

  test('content that is not what its id stands for is no content', async () => {
    const { repository, name } = repositoryOf({ a: '1\n' })
    const id = repository.model.git.entry(repository.tip(), 'a')?.sha ?? ''
    const kept: unknown[] = []
    for (const answer of [
      blob(id, '1\n'),
      blob(id, '2\n'),
      { ...blob(id, '1\n'), size: 3 },
      { ...blob(id, ''), encoding: 'none' },
    ]) {
      const objects = await objectsOf(null, fakeGitHub({ [routes.blob]: answer }), name)
      await objects.eachBlob([id], 99, (read) => void kept.push(read.known ? 'read' : read.why.reason))
    }
    expect(kept).toEqual(['read', 'api-shape', 'api-shape', 'api-shape'])
  })

  test('blobs are visited in the order asked, and one that fails does not hide the others', async () => {
    const files = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`f${n}`, `${n}\n`]))
    const { repository, name } = repositoryOf(files)
    const ids = Object.keys(files).map(
      (path) => repository.model.git.entry(repository.tip(), path)?.sha ?? '',
    )
    ids.splice(7, 0, 'e'.repeat(40))
    for (const objects of [
      await objectsOf(null, hub.github(repository.fullName), name),
      await objectsOf(await folders.clone(repository.directory)),
    ]) {
      const seen: string[] = []
      await objects.eachBlob(ids, 99, async ({ id, known }) => {
        await Promise.resolve()
        seen.push(known ? id : `no ${id}`)
      })
      expect(seen).toEqual(ids.map((id) => (id.startsWith('eee') ? `no ${id}` : id)))
    }
  })
})

test('B33 an artifact that is a link is seen as one, and B34 look-alikes are other files', async () => {
  const path = '.phase-1.complete.json'
  const { repository, name } = repositoryOf({ '.PHASE-1.COMPLETE.JSON': '{}\n' })
  const lookalike = repository.tip()
  const linked = repository.commit('main', {
    files: { [path]: { symlink: 'evil.json' }, 'evil.json': '{}\n' },
  })
  for (const objects of [
    await objectsOf(null, hub.github(repository.fullName), name),
    await objectsOf(await folders.clone(repository.directory)),
  ]) {
    expect(await objects.entry(lookalike, path)).toBeNull()
    expect(await objects.twin(lookalike, path)).toBe('.PHASE-1.COMPLETE.JSON')
    expect(await objects.entry(linked, path)).toMatchObject({ mode: '120000' })
    const [seen] = await verified(objects, [{ commit: linked, head: linked, block: block(path, 1, 1) }])
    expect(seen).toMatchObject({ at: { value: { kind: 'link', digest: null } }, now: null })
  }
})

test('B38 a repository of SHA-256 is read by ids of 64 digits, and 40 digits are no id there', async () => {
  const folder = folders.make()
  const made = new Clone()
  made.remove()
  const sha256 = Object.assign(made, { path: folder })
  sha256.git('init', '-q', '-b', 'main', '--object-format=sha256')
  const first = sha256.commit({ 'a.txt': 'one\ntwo\n' })
  const second = sha256.commit({ 'a.txt': 'zero\none\ntwo\n', 'B.txt': 'x\n' })
  const objects = await objectsOf(await openWorkspace(folder))
  expect(first).toHaveLength(64)
  expect(await objects.commit(first)).toMatchObject({ type: 'commit', parents: [] })
  expect((await objects.commit(first.slice(0, 40))).type).toBeNull()
  expect(await objects.isAncestor(first, second)).toBe(true)
  expect(await objects.isAncestor(second, first)).toBe(false)
  expect(await objects.twin(second, 'b.txt')).toBe('B.txt')
  const [seen] = await verified(objects, [{ commit: first, head: second, block: block('a.txt', 1, 2) }])
  expect(seen).toMatchObject({
    at: { value: { kind: 'file', blob: expect.stringMatching(/^[0-9a-f]{64}$/), lines: 2 } },
    now: { value: { state: 'moved', lines: { first: 2, last: 3 } } },
  })
})
