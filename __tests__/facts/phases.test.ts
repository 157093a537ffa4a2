import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { exchangeProblems } from '../support/openapi.ts'
import {
  artifact,
  cloneOf,
  documentDigest,
  gatherCommit,
  gatherPull,
  lineDigest,
  lines,
  phasePolicy,
  phasesOf,
  phaseWorld,
  removeClones,
  signed,
  signedText,
  text,
} from './phase-scene.ts'

const scene = phaseWorld()
beforeAll(() => scene.start())
afterAll(async () => {
  expect(exchangeProblems(scene.world.requests.entries)).toEqual([])
  removeClones()
  await scene.close()
})

const report = '<testsuite name="s" tests="2"><testcase name="a"/><testcase name="b"/></testsuite>\n'
const start = { 'src/a.ts': lines, 'reports/unit.xml': report }
const [zero, one] = ['.phase-0.complete.json', '.phase-1.complete.json']
const first = (commit: string, more = {}) =>
  artifact(commit, {
    phase: 0,
    phase_name: 'Start',
    completion_date: '2026-11-19T10:00:00Z',
    previous_artifact_sha256: null,
    ...more,
  })

/** A repository where phase 0 is complete. */
function started(more: Parameters<typeof scene.repository>[0] = {}) {
  const shop = scene.repository({ files: start, ...more })
  const built = shop.tip()
  const document = first(built)
  shop.commit('main', { files: { [zero]: text(document) } })
  return { shop, built, document }
}

describe('nothing to look at', () => {
  test.each([
    ['no gate', { ...phasePolicy(), gates: [] }],
    ['no stages', phasePolicy({ phases: [] })],
  ])('%s: known, empty, no request', async (_, policy) => {
    const { shop } = started()
    const { facts, requests } = await gatherCommit(scene, ['phases', 'tags'], shop, shop.tip(), { policy })
    expect(phasesOf(facts)).toMatchObject({ head: shop.tip(), base: null, artifacts: [], checks: {} })
    expect(facts.tags).toMatchObject({ known: true, value: {} })
    expect(requests).toEqual([])
  })

  test('no artifacts: names alone are read', async () => {
    const shop = scene.repository({ files: start })
    const { facts, requests } = await gatherCommit(scene, ['phases'], shop, shop.tip())
    expect(phasesOf(facts)).toMatchObject({ artifacts: [], removed: [], lookalikes: [], checks: {} })
    expect(requests).toHaveLength(1)
    expect(requests[0]).toContain('/git/trees/')
  })

  test('options that cannot be read are unknown, and never guessed', async () => {
    const shop = scene.repository({ files: start })
    const policy = phasePolicy({ folder: 7 })
    const { facts } = await gatherCommit(scene, ['phases', 'tags'], shop, shop.tip(), { policy })
    expect(facts.phases).toMatchObject({ known: false, reason: 'unparsable' })
    expect(facts.tags).toMatchObject({ known: false, reason: 'unparsable' })
  })
})

describe('a pull request that completes a phase', () => {
  const policy = phasePolicy({
    baseline: { total: 2, reports: ['reports/*.xml'] },
    report: 'docs/{stage}.md',
  })
  const scenery = () => {
    const { shop, built, document } = started()
    const run = shop.workflowRun({ headSha: built, path: '.github/workflows/ci.yml' })
    run.job('nets')
    run.job('other')
    const own = artifact(built, { previous_artifact_sha256: documentDigest(document) })
    const pull = shop.openPullRequest({
      author: 'alpha',
      files: { [one]: text(own), 'docs/phase-1.md': '# Build\n\n{{WHO}} did it\n' },
    })
    return { shop, built, own, pull }
  }

  test('everything its artifact claims is compared with git and GitHub; a clone gives the same', async () => {
    const { shop, built, own, pull } = scenery()
    const { facts } = await gatherPull(scene, ['phases'], shop, pull, { policy })
    const value = phasesOf(facts)
    expect(value).toMatchObject({
      ...{ head: pull.headSha, base: shop.tip(), trusted: shop.tip(), signatureRequired: false },
      ...{ repositoryId: shop.model.id, losesCommits: { known: true, value: true } },
      ...{ removed: [], lookalikes: [] },
    })
    expect(value.artifacts.map(({ stage, base }) => [stage, base])).toEqual([
      ['phase-0', 'same'],
      ['phase-1', 'added'],
    ])
    expect(value.artifacts[1]).toMatchObject({
      ...{ path: one, mode: '100644', problems: [], baseDigest: null, digest: documentDigest(own) },
      signature: { state: 'unsigned' },
      commit: { known: true, value: { type: 'commit', ancestor: true, committedAt: expect.any(String) } },
      afterPrevious: { known: true, value: true },
      baseline: { known: true, value: { passed: 2, total: 2, file: 'reports/unit.xml', invalid: null } },
      report: {
        known: true,
        value: { path: 'docs/phase-1.md', found: true, tokens: [{ text: '{{WHO}}', line: 3 }] },
      },
      evidence: [
        {
          id: 'EB-1',
          at: { known: true, value: { kind: 'file', lines: 4, digest: lineDigest(lines, 2, 3) } },
          now: { known: true, value: { state: 'same' } },
          secrets: { known: true, value: [] },
        },
      ],
    })
    expect(value.artifacts[0]).toMatchObject({ afterPrevious: null, report: { value: { found: false } } })
    expect(Object.keys(value.checks)).toEqual([built])
    expect(value.checks[built]).toMatchObject({
      known: true,
      value: {
        sha: built,
        runs: [{ name: 'nets', conclusion: 'success', workflow: { path: '.github/workflows/ci.yml' } }],
        others: ['other'],
      },
    })
    const beside = await gatherPull(scene, ['phases'], shop, pull, { policy, clone: cloneOf(shop) })
    expect(phasesOf(beside.facts)).toEqual(value)
    expect(beside.requests.some((path) => path.includes('/git/'))).toBe(false)
  })

  test('what GitHub says of one commit is asked once, whichever fact asks', async () => {
    const { shop, pull } = scenery()
    const { requests } = await gatherPull(scene, ['phases', 'tags', 'checks'], shop, pull, { policy })
    expect(new Set(requests).size).toBe(requests.length)
  })

  test('evidence of a merge group is compared with the group’s base', async () => {
    const { shop, pull } = scenery()
    const { baseSha } = shop.enqueue(pull, { headSha: shop.tip() })
    const { facts } = await gatherPull(scene, ['phases'], shop, pull, { policy, more: { baseSha } })
    expect(phasesOf(facts)).toMatchObject({ base: baseSha, trusted: baseSha, head: pull.headSha })
  })
})

describe('how artifacts stand to the base', () => {
  const stages = (value: ReturnType<typeof phasesOf>) =>
    value.artifacts.map(({ stage, base }) => `${stage} ${base}`)

  test('a head that is behind its base has removed nothing, and what came since unlocks', async () => {
    const { shop, built } = started()
    const pull = shop.openPullRequest({ author: 'alpha', files: { 'src/b.ts': 'b\n' } })
    shop.commit('main', { files: { [one]: text(artifact(built)) } })
    for (const clone of [undefined, cloneOf(shop)]) {
      const asked = clone === undefined ? {} : { clone }
      const value = phasesOf((await gatherPull(scene, ['phases'], shop, pull, asked)).facts)
      expect(stages(value)).toEqual(['phase-0 same', 'phase-1 same'])
      expect(value.removed).toEqual([])
    }
  })

  test('what the base removed since is not there for a head that still has it', async () => {
    const { shop } = started()
    const pull = shop.openPullRequest({ author: 'alpha', files: { 'src/b.ts': 'b\n' } })
    shop.commit('main', { files: { [zero]: null } })
    const value = phasesOf((await gatherPull(scene, ['phases'], shop, pull)).facts)
    expect([value.artifacts, value.removed]).toEqual([[], []])
  })

  test('another mode of the same file is no other artifact, and a link in its place is', async () => {
    const { shop } = started()
    const pull = shop.openPullRequest({ author: 'alpha', files: { [zero]: { executable: true } } })
    expect(stages(phasesOf((await gatherPull(scene, ['phases'], shop, pull)).facts))).toEqual([
      'phase-0 same',
    ])
    pull.push({ by: 'alpha', files: { [zero]: { symlink: 'src/a.ts' } } })
    expect(stages(phasesOf((await gatherPull(scene, ['phases'], shop, pull)).facts))).toEqual([
      'phase-0 changed',
    ])
  })

  test.each([
    ['removed', { [zero]: null }],
    ['renamed', { [zero]: null, 'kept.json': { renamedFrom: zero } }],
  ])('%s by the change', async (_, files) => {
    const { shop } = started()
    const pull = shop.openPullRequest({ author: 'alpha', files })
    const value = phasesOf((await gatherPull(scene, ['phases'], shop, pull)).facts)
    expect(value.artifacts).toEqual([])
    expect(value.removed).toEqual([{ path: zero, stage: 'phase-0' }])
  })

  test('changed by the change, with the digest it had', async () => {
    const { shop, built, document } = started()
    const files = { [zero]: text(first(built, { phase_name: 'Begin' })) }
    const pull = shop.openPullRequest({ author: 'alpha', files })
    const value = phasesOf((await gatherPull(scene, ['phases'], shop, pull)).facts)
    expect(value.artifacts).toMatchObject([
      { base: 'changed', baseDigest: documentDigest(document), artifact: { name: 'Begin' } },
    ])
  })

  test.each([
    ['refused text', '{"phase": 0, "phase": 0}\n'],
    ['a link', { symlink: 'src/a.ts' }],
    ['too much', `${' '.repeat(256 * 1024)}{}`],
  ])('%s on the base proved nothing', async (_, before) => {
    const shop = scene.repository({ files: start })
    const built = shop.tip()
    shop.commit('main', { files: { [zero]: before } })
    const pull = shop.openPullRequest({ author: 'alpha', files: { [zero]: text(first(built)) } })
    const value = phasesOf((await gatherPull(scene, ['phases'], shop, pull)).facts)
    expect(value.artifacts).toMatchObject([{ base: 'changed', baseDigest: null, commit: { known: true } }])
  })

  test('an artifact that nobody committed yet stands in the place of the commit’s', async () => {
    const { shop, built } = started()
    const own = text(first(built, { phase_name: 'Begin' }))
    const next = text(artifact(built))
    const files = { [zero]: own, [one]: next, 'README.md': 'not an artifact' }
    const artifactFiles = new Map(
      Object.entries(files).map(([path, content]) => [path, new TextEncoder().encode(content)]),
    )
    const audit = await gatherCommit(scene, ['phases'], shop, shop.tip(), { more: { artifactFiles } })
    expect(phasesOf(audit.facts).artifacts).toMatchObject([
      { path: zero, base: 'same', artifact: { name: 'Begin' } },
      { path: one, base: 'same', artifact: { name: 'Build' } },
    ])
    const pull = shop.openPullRequest({ author: 'alpha', files: { 'src/b.ts': 'b\n' } })
    const { facts } = await gatherPull(scene, ['phases'], shop, pull, { more: { artifactFiles } })
    expect(stages(phasesOf(facts))).toEqual(['phase-0 changed', 'phase-1 added'])
  })
})

describe('names', () => {
  test('links, submodules, large files and look-alikes', async () => {
    const shop = scene.repository({
      files: {
        'src/a.ts': lines,
        'proof/.phase-0.complete.json': { symlink: '../src/a.ts' },
        'proof/.phase-1.complete.json': { submodule: '1'.repeat(40) },
        'proof/.phase-2.complete.json': 'x'.repeat(256 * 1024 + 1),
        'proof/.PHASE-3.complete.json': '{}\n',
        'proof/.phase-4.complete.json/inner.json': '{}\n',
        'proof/deeper/.phase-5.complete.json': '{}\n',
        [zero]: '{}\n',
      },
    })
    const policy = phasePolicy({ folder: 'proof' })
    for (const clone of [undefined, cloneOf(shop)]) {
      const asked = clone === undefined ? { policy } : { policy, clone }
      const { facts, requests } = await gatherCommit(scene, ['phases'], shop, shop.tip(), asked)
      expect(requests.filter((request) => request.includes('/git/blobs/'))).toEqual([])
      const value = phasesOf(facts)
      const none = { artifact: null, commit: null, evidence: [] }
      expect(value.artifacts).toMatchObject([
        { stage: 'phase-0', mode: '120000', problems: [{ rule: 'artifact-name' }], ...none },
        { stage: 'phase-1', mode: '160000', problems: [{ rule: 'artifact-name' }], ...none },
        { stage: 'phase-2', mode: '100644', problems: [{ rule: 'artifact-size' }], ...none },
      ])
      expect(value.lookalikes.map(({ path }) => path)).toEqual(['proof/.PHASE-3.complete.json'])
    }
  })

  test('a file of exactly 256 KiB is read', async () => {
    const shop = scene.repository({ files: { [zero]: `{}${' '.repeat(256 * 1024 - 2)}` } })
    const { facts } = await gatherCommit(scene, ['phases'], shop, shop.tip())
    const [only] = phasesOf(facts).artifacts
    expect(only?.problems.map(({ rule }) => rule)).not.toContain('artifact-size')
    expect(only?.fileDigest).toMatch(/^[0-9a-f]{64}$/)
  })

  test('more files than a policy can have stages are unknown', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 1_001 }, (_, n) => [`.phase-${n}.complete.json`, '{}\n']),
    )
    const shop = scene.repository({ files })
    const { facts } = await gatherCommit(scene, ['phases'], shop, shop.tip())
    expect(facts.phases).toMatchObject({ known: false, reason: 'too-large' })
  })
})

describe('junk', () => {
  /** Nothing but lists of files, the change, and the artifact's own bytes. */
  const cheap = /\/(?:git\/trees\/|git\/blobs\/|pulls\/\d+\/files)/
  const required = phasePolicy({ signature: signed })

  test.each([
    ['unsigned where a signature is required', text, required, false],
    ['unsigned where the environment requires one', text, phasePolicy(), true],
    [
      'signed by a key that is not trusted',
      signedText,
      phasePolicy({ signature: { required: true, keys: [{ id: 'k2', algorithm: 'hmac-sha256' }] } }),
      false,
    ],
    [
      'text that lacks a field',
      ({ baseline_total_count: _, ...document }: Readonly<Record<string, unknown>>) => text(document),
      phasePolicy(),
      false,
    ],
    ['refused text', (document: object) => text({ ...document, phase: 'one' }), phasePolicy(), false],
  ] as const)('%s: nothing is fetched for it', async (_, write, policy, signatureRequired) => {
    const shop = scene.repository({ files: start })
    const pull = shop.openPullRequest({
      author: 'alpha',
      files: { [zero]: write(first(shop.tip())), [one]: write(artifact(shop.tip())) },
    })
    const asked = { policy, more: { signatureRequired } }
    const { facts, requests } = await gatherPull(scene, ['phases', 'tags'], shop, pull, asked)
    const value = phasesOf(facts)
    expect(value.artifacts).toHaveLength(2)
    for (const seen of value.artifacts) {
      expect(seen).toMatchObject({ commit: null, afterPrevious: null, baseline: null, report: null })
      expect(seen.evidence).toEqual([])
    }
    expect(value).toMatchObject({ losesCommits: { known: false, reason: 'nothing-evaluated' }, checks: {} })
    expect(requests.filter((request) => !cheap.test(request))).toEqual([])
    expect(requests.filter((request) => request.includes('/git/blobs/'))).toHaveLength(2)
  })

  test('a signature that holds is followed; one that is not required need not hold', async () => {
    const shop = scene.repository({ files: start })
    const built = shop.tip()
    shop.commit('main', { files: { [zero]: signedText(first(built)), [one]: text(artifact(built)) } })
    const { facts } = await gatherCommit(scene, ['phases'], shop, shop.tip(), { policy: required })
    expect(phasesOf(facts).artifacts).toMatchObject([
      { signature: { state: 'valid', keyId: 'k1' }, commit: { known: true } },
      { signature: { state: 'unsigned' }, commit: null },
    ])
    const loose = await gatherCommit(scene, ['phases'], shop, shop.tip())
    expect(phasesOf(loose.facts).artifacts[1]).toMatchObject({ commit: { known: true } })
  })

  test('an unsigned artifact that a signed one names by its digest is linked to, and looked into no further', async () => {
    const shop = scene.repository({ files: start })
    const built = shop.tip()
    const unsigned = first(built)
    const next = (digest: string) => ({
      [one]: signedText(artifact(built, { previous_artifact_sha256: digest })),
    })
    shop.commit('main', { files: { [zero]: text(unsigned), ...next(documentDigest(unsigned)) } })
    const linked = await gatherCommit(scene, ['phases'], shop, shop.tip(), { policy: required })
    expect(phasesOf(linked.facts).artifacts).toMatchObject([
      { commit: null },
      { afterPrevious: { known: true, value: true } },
    ])
    shop.commit('main', { files: next('0'.repeat(64)) })
    const other = await gatherCommit(scene, ['phases'], shop, shop.tip(), { policy: required })
    expect(phasesOf(other.facts).artifacts).toMatchObject([{ commit: null }, { afterPrevious: null }])
  })

  test('a stage that the policy does not have is read and not followed', async () => {
    const { shop } = started()
    const policy = phasePolicy({ phases: [], milestones: [{ id: 'M0' }] })
    const { facts, requests } = await gatherCommit(scene, ['phases'], shop, shop.tip(), { policy })
    expect(phasesOf(facts).artifacts).toMatchObject([{ stage: 'phase-0', problems: [], commit: null }])
    expect(requests.filter((request) => !cheap.test(request))).toEqual([])
  })

  test('more evidence than the policy takes is not read', async () => {
    const { shop } = started()
    const policy = phasePolicy({ evidence: { maximum: 1, minimum: 0 } })
    const block = (id: string) => ({
      evidence_id: id,
      file: 'src/a.ts',
      lines: '1-1',
      sha256: lineDigest(lines, 1, 1),
    })
    shop.commit('main', {
      files: { [zero]: text(first(shop.tip(), { evidence_blocks: [block('a'), block('b')] })) },
    })
    const { facts } = await gatherCommit(scene, ['phases'], shop, shop.tip(), { policy })
    expect(phasesOf(facts).artifacts).toMatchObject([{ commit: { known: true }, evidence: [] }])
  })
})
