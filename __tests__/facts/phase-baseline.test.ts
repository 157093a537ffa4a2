import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { exchangeProblems } from '../support/openapi.ts'
import {
  artifact,
  cloneOf,
  gatherCommit,
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
const suite = (cases: string) => `<testsuite name="s">${cases}</testsuite>\n`
const passed = suite('<testcase name="a"/><testcase name="b"/>')
const failed = suite('<testcase name="a"/><testcase name="c"><failure message="m"/></testcase>')

/** A repository with these files whose phase 0 is complete at its first commit. */
function complete(files: Readonly<Record<string, string>> = {}) {
  const shop = scene.repository({ files: { 'src/a.ts': lines, ...files } })
  const built = shop.tip()
  const document = artifact(built, { phase: 0, previous_artifact_sha256: null })
  const sha = shop.commit('main', { files: { [zero]: text(document) } })
  return { shop, built, sha }
}
type Complete = ReturnType<typeof complete>

async function baseline({ shop, sha }: Complete, option: object, more: { clone?: string } = {}) {
  const policy = phasePolicy({ phases: [{ phase: 0 }], baseline: { total: 2, ...option } })
  const { facts, requests } = await gatherCommit(scene, ['phases'], shop, sha, { policy, ...more })
  return { seen: phasesOf(facts).artifacts[0]?.baseline ?? null, requests }
}

describe('committed reports', () => {
  const reports = { reports: ['reports/**/*.xml'] }

  test.each([
    ['one', { 'reports/a.xml': passed }, { passed: 2, total: 2, file: 'reports/a.xml', invalid: null }],
    [
      'several, each test once',
      { 'reports/a.xml': passed, 'reports/deep/b.xml': failed },
      { passed: 2, total: 3, file: 'reports/a.xml, reports/deep/b.xml', invalid: null },
    ],
    [
      'none',
      {},
      { passed: 0, total: 0, file: 'reports/**/*.xml', invalid: expect.stringContaining('no file') },
    ],
    [
      'a broken one',
      { 'reports/a.xml': '<testsuite><testcase' },
      { invalid: expect.stringContaining('reports/a.xml: ') },
    ],
    ['no test in it', { 'reports/a.xml': suite('') }, { total: 0, invalid: expect.any(String) }],
  ])('%s', async (_, files, value) => {
    const scenery = complete(files)
    const { seen } = await baseline(scenery, reports)
    expect(seen).toMatchObject({ known: true, value })
    expect((await baseline(scenery, reports, { clone: cloneOf(scenery.shop) })).seen).toEqual(seen)
  })

  test('are those of the artifact’s commit', async () => {
    const { shop, built } = complete({ 'reports/a.xml': passed })
    const sha = shop.commit('main', { files: { 'reports/a.xml': failed } })
    expect((await baseline({ shop, built, sha }, reports)).seen).toMatchObject({ value: { passed: 2 } })
  })

  test('a link is no report', async () => {
    const { shop } = complete({ 'real.xml': passed })
    const built = shop.commit('main', { files: { 'reports/a.xml': { symlink: '../real.xml' } } })
    const document = artifact(built, { phase: 0, previous_artifact_sha256: null })
    const sha = shop.commit('main', { files: { [zero]: text(document) } })
    expect((await baseline({ shop, built, sha }, reports)).seen).toMatchObject({
      value: { total: 0, invalid: 'it names no regular file' },
    })
  })

  test('a listing that is cut short is unknown', async () => {
    const scenery = complete({ 'reports/a.xml': passed })
    scene.world.fault({ kind: 'truncated-tree', keep: 1, path: scenery.built, times: 9 })
    const { seen } = await baseline(scenery, reports)
    expect(seen).toMatchObject({ known: false, reason: 'truncated' })
  })

  test('too many are unknown', async () => {
    const many = Object.fromEntries(Array.from({ length: 201 }, (_, n) => [`reports/${n}.xml`, passed]))
    expect((await baseline(complete(many), reports)).seen).toMatchObject({
      known: false,
      reason: 'too-large',
    })
  })

  test('are not asked for where the policy or the artifact has no baseline', async () => {
    const { shop, sha } = complete({ 'reports/a.xml': passed })
    const { facts } = await gatherCommit(scene, ['phases'], shop, sha, {
      policy: phasePolicy({ phases: [{ phase: 0 }] }),
    })
    expect(phasesOf(facts).artifacts[0]?.baseline).toBeNull()
    expect((await baseline(complete(), {})).seen).toBeNull()
  })
})

describe('the artifact of a workflow run', () => {
  const named = { artifact: 'unit' }
  const files = { 'unit.xml': passed }
  const upload = ({ shop, built }: Complete, more: object = {}) =>
    shop.artifact({ name: 'unit', files, headSha: built, ...more })

  test('on the commit; the newest of a re-run counts', async () => {
    const scenery = complete()
    upload(scenery, { files: { 'unit.xml': failed } })
    upload(scenery)
    upload(scenery, { name: 'other', files: { 'unit.xml': failed } })
    const { seen } = await baseline(scenery, named)
    expect(seen).toMatchObject({
      value: { passed: 2, total: 2, file: 'artifact:unit/unit.xml', invalid: null },
    })
  })

  test.each([
    ['none', () => undefined, 'not-found', 'no workflow run on'],
    [
      'expired',
      (s: Complete) => upload(s, { expired: true }),
      'not-found',
      'has expired, so its test counts',
    ],
    ['of another commit', (s: Complete) => upload(s, { headSha: s.sha }), 'not-found', 'no workflow run on'],
    [
      'of a fork’s run',
      (s: Complete) => upload(s, { headRepository: s.shop.fork('outsider').model }),
      'not-found',
      'no workflow run on',
    ],
    ['no zip', (s: Complete) => upload(s, { zip: new Uint8Array([1, 2, 3]) }), 'unparsable', 'unit'],
    [
      'of two workflows',
      (s: Complete) => [upload(s), upload(s, { path: '.github/workflows/lint.yml' })],
      'ambiguous',
      'both left',
    ],
  ] as const)('%s: unknown, with what to do', async (_, make, reason, detail) => {
    const scenery = complete()
    make(scenery)
    const { seen } = await baseline(scenery, named)
    expect(seen).toMatchObject({
      known: false,
      reason,
      detail: expect.stringContaining(detail),
      remedy: { text: expect.any(String) },
    })
  })

  test('of another workflow than the policy names counts for nothing', async () => {
    const scenery = complete()
    upload(scenery, { path: '.github/workflows/lint.yml' })
    const workflow = '.github/workflows/ci.yml'
    expect((await baseline(scenery, { ...named, workflow })).seen).toMatchObject({ reason: 'not-found' })
    upload(scenery, { path: workflow })
    expect((await baseline(scenery, { ...named, workflow })).seen).toMatchObject({ known: true })
  })

  test('holds nothing: no test', async () => {
    const scenery = complete()
    upload(scenery, { files: {} })
    expect((await baseline(scenery, named)).seen).toMatchObject({
      value: { total: 0, invalid: 'the artifact holds no file' },
    })
  })

  test('more runs than are looked through are unknown', async () => {
    const scenery = complete()
    for (let n = 0; n < 51; n += 1) scenery.shop.workflowRun({ headSha: scenery.built })
    expect((await baseline(scenery, named)).seen).toMatchObject({ known: false, reason: 'truncated' })
  })

  test.each([403, 404, 500])('refused with %s', async (status) => {
    const scenery = complete()
    upload(scenery)
    scene.world.fault({ kind: 'status', status, path: /\/actions\/runs/, times: 9 })
    const { seen } = await baseline(scenery, named)
    expect(seen).toMatchObject({ known: false })
  })
})
