import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { tagsSchema } from '../../src/core/facts/phases.ts'
import { exchangeProblems } from '../support/openapi.ts'
import {
  artifact,
  cloneOf,
  gatherCommit,
  gatherLocal,
  lines,
  phasePolicy,
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

const phases = [{ phase: 0 }, { phase: 1, criteria: [{ id: 'released', tag: 'v1' }] }]

/** Phases 0 and 1 complete, with a tag of each kind. */
function tagged() {
  const shop = scene.repository({ files: { 'src/a.ts': lines } })
  const before = shop.tip()
  const built = shop.commit('main', { files: { 'src/b.ts': 'b\n' } })
  const sha = shop.commit('main', {
    files: {
      '.phase-0.complete.json': text(artifact(built, { phase: 0, previous_artifact_sha256: null })),
      '.phase-1.complete.json': text(artifact(built)),
    },
  })
  shop.tag('phase-0-complete', sha)
  shop.tag('v1', sha, true)
  shop.tag('phase-1-complete', before)
  shop.tag('other', sha)
  return { shop, built, sha, before }
}

const tagsOf = (fact: { readonly known: boolean }) => {
  if (!fact.known) throw new Error(JSON.stringify(fact))
  return tagsSchema.parse((fact as unknown as { value: unknown }).value)
}

test('tags of completed stages and of criteria, with the commits of artifacts they contain', async () => {
  const { shop, built, sha, before } = tagged()
  const policy = phasePolicy({ phases, tags: 'require' })
  const { facts } = await gatherCommit(scene, ['tags'], shop, sha, { policy })
  const value = tagsOf(facts.tags)
  expect(value).toEqual({
    'phase-0-complete': { annotated: false, commit: sha, contains: { known: true, value: [built] } },
    'phase-1-complete': { annotated: false, commit: before, contains: { known: true, value: [] } },
    v1: { annotated: true, commit: sha, contains: { known: true, value: [built] } },
  })
  const clone = cloneOf(shop)
  const beside = await gatherCommit(scene, ['tags'], shop, sha, { policy, clone })
  expect(tagsOf(beside.facts.tags)).toEqual(value)
  const local = await gatherLocal(['tags'], clone, { base: sha, head: sha }, { policy })
  expect(tagsOf(local.tags)).toEqual(value)
})

test('`tags: ignore` asks for tags of criteria alone; a tag that is absent has no key', async () => {
  const { shop, sha } = tagged()
  const criteria = [
    { id: 'released', tag: 'v1' },
    { id: 'gone', tag: 'v2' },
  ]
  const policy = phasePolicy({ phases: [{ phase: 0, criteria }] })
  const { facts } = await gatherCommit(scene, ['tags'], shop, sha, { policy })
  expect(Object.keys(tagsOf(facts.tags))).toEqual(['v1'])
})

test('nothing asked: no request', async () => {
  const { shop, sha } = tagged()
  const { facts, requests } = await gatherCommit(scene, ['tags'], shop, sha)
  expect([tagsOf(facts.tags), requests]).toEqual([{}, []])
})

test('no stage is complete: no tag is looked up', async () => {
  const shop = scene.repository({ files: { 'src/a.ts': lines } })
  const policy = phasePolicy({ tags: 'warn' })
  const { facts, requests } = await gatherCommit(scene, ['tags'], shop, shop.tip(), { policy })
  expect(tagsOf(facts.tags)).toEqual({})
  expect(requests.filter((request) => /tags|ref/.test(request))).toEqual([])
})

test.each([403, 500])('answered %s: unknown', async (status) => {
  const { shop, sha } = tagged()
  const policy = phasePolicy({ phases, tags: 'require' })
  const faults = [{ kind: 'status' as const, status, path: /\/git\/(?:matching-refs|refs?)\//, times: 99 }]
  const { facts } = await gatherCommit(scene, ['tags'], shop, sha, { policy, faults })
  expect(facts.tags).toMatchObject({ known: false })
})

test('history that cannot be read leaves open what a tag contains', async () => {
  const { shop, sha } = tagged()
  const policy = phasePolicy({ phases, tags: 'require' })
  const faults = [{ kind: 'status' as const, status: 500, path: /\/compare\//, times: 99 }]
  const { facts } = await gatherCommit(scene, ['tags'], shop, sha, { policy, faults })
  expect(tagsOf(facts.tags)['v1']).toMatchObject({ commit: sha, contains: { known: false } })
})

test('the artifacts are unknown: so are their tags', async () => {
  const { shop, sha } = tagged()
  const policy = phasePolicy({ phases, tags: 'require' })
  const faults = [{ kind: 'status' as const, status: 502, path: /\/git\/trees\// }]
  const { facts } = await gatherCommit(scene, ['tags'], shop, sha, { policy, faults })
  expect(facts.tags).toMatchObject({ known: false, reason: 'api-failed' })
})
