import { describe, expect, test } from '@jest/globals'
import { strToU8, zipSync } from 'fflate'
import type { Evidence } from '../../src/formats/golden/evidence.ts'
import { GitHubFailure } from '../../src/github/failure.ts'
import { digestOf } from '../../src/result/digests.ts'
import { signatureOf } from '../../src/result/signature.ts'
import { WorkspaceFailure } from '../../src/workspace/failure.ts'
import { gather, workspaceWith } from './context.ts'
import { type Answers, baseSha } from './fake-github.ts'
import { artifact, artifactRoutes, goldenPolicy } from './golden.ts'

const key = ['0123456789abcdef', 'ghijklmnopqrstuv'].join('')
type Document = Omit<Evidence, 'digest' | 'signature'>
const document = (more: Partial<Document> = {}): Document => ({
  schema_version: 1,
  tool: 'gatewright',
  gate: 'golden-suite',
  repository: 'Acme/Shop',
  head_sha: baseSha,
  at: '2026-11-10T00:00:00Z',
  policy: { path: '.github/gatewright.yml', sha256: 'ab'.repeat(32) },
  decision: 'pass',
  enforced: true,
  inputs: [{ path: 'r.xml', format: 'junit', bytes: 9, sha256: 'cd'.repeat(32), verdict: 'pass' }],
  manifest: { sha: baseSha, tests: null, quarantined: 0 },
  total: { tests: 100, passed: 100, failed: 0, errors: 0, skipped: 0, flaky: 0, cases: 100 },
  suites: [
    {
      ...{ suite: 'P1', successes: 100, trials: 100, lcb: 0.9737, threshold: 0.95, method: 'wilson' },
      ...{ confidence: 0.95, sides: 'one', decision: 'pass' },
    },
  ],
  flaky: ['t'],
  ...more,
})
const evidence = (more: Partial<Document> = {}, by: string | null = null): Evidence => {
  const whole = { ...document(more), digest: digestOf(document(more)) }
  return { ...whole, signature: by === null ? null : signatureOf(whole, by) }
}
const zip = (content: object | string, name = 'gate-evidence.json') =>
  zipSync({ [name]: strToU8(typeof content === 'string' ? content : JSON.stringify(content)) })

const repositoryAnswer = { id: 1, default_branch: 'main' }
/** Answers in pages, newest first, as GitHub gives them. */
const answers = (artifacts: readonly object[], zips: Readonly<Record<number, unknown>>): Answers => ({
  [artifactRoutes.repository]: repositoryAnswer,
  [artifactRoutes.all]: ({ page = 1, per_page: size }: { page?: number; per_page: number }) => ({
    total_count: artifacts.length,
    artifacts: artifacts.slice((page - 1) * size, page * size),
  }),
  [artifactRoutes.zip]: ({ artifact_id: id }: { artifact_id: number }) => zips[id],
})
const observe = async (given: Answers, history: object = {}, more: Parameters<typeof gather>[2] = {}) => {
  const { facts, github } = await gather(['suite-history'], given, {
    policy: goldenPolicy({ history: { artifact: 'gate-evidence', files: [], runs: 3, ...history } }),
    ...more,
  })
  return { fact: facts['suite-history'], github }
}
const value = async (...asked: Parameters<typeof observe>) => {
  const { fact } = await observe(...asked)
  if (!fact.known) throw new Error(`${fact.reason}: ${fact.detail}`)
  return fact.value
}
const name = 'gate-evidence'

describe('history from artifacts', () => {
  test('no history asked for is a known empty one, without a request', async () => {
    const { facts } = await gather(['suite-history'], {}, { policy: goldenPolicy({}) })
    expect(facts['suite-history']).toMatchObject({ known: true, value: { runs: [], unreadable: 0 } })
  })

  test('earlier results, oldest first, the newest that many', async () => {
    const days = [4, 1, 3, 2]
    const zips = Object.fromEntries(
      days.map((day) => [day, zip(evidence({ at: `2026-11-0${day}T00:00:00Z` }))]),
    )
    const read = await value(
      answers(
        days.map((id) => artifact(id, name)),
        zips,
      ),
    )
    expect(read.runs.map(({ at }) => at.slice(0, 10))).toEqual(['2026-11-02', '2026-11-03', '2026-11-04'])
    expect(read.runs[0]).toMatchObject({
      sha: baseSha,
      suites: [{ suite: 'P1', successes: 100, trials: 100, lcb: 0.9737 }],
      flaky: ['t'],
    })
    expect(read.unreadable).toBe(0)
  })

  test.each([
    ['another branch', { head_branch: 'topic' }, {}],
    ['a fork that calls its branch main', { head_repository_id: 2 }, {}],
    ['another repository', { repository_id: 2 }, {}],
    ['a run without its repository', { head_repository_id: undefined }, {}],
    ['an expired one', {}, { expired: true }],
    ['no run', {}, { workflow_run: null }],
    ['this very run', { id: 77 }, {}],
    ['another name', {}, { name: 'gate-evidence-2' }],
  ])('%s does not count, and is not downloaded', async (_, run, more) => {
    const given = answers([artifact(1, name, run, more)], { 1: zip(evidence()) })
    const { fact, github } = await observe(given, {}, { hints: { pusher: null, runId: 77 } })
    expect(fact).toMatchObject({ value: { runs: [], unreadable: 0 } })
    expect(github.requests.some((request) => request.startsWith(artifactRoutes.zip))).toBe(false)
  })

  test('failed decisions are history, too', async () => {
    const failed = evidence({ decision: 'fail' })
    expect((await value(answers([artifact(1, name)], { 1: zip(failed) }))).runs).toHaveLength(1)
  })

  test.each([
    ['no zip', strToU8('<html>')],
    ['a zip without the file', zip(evidence(), 'other.json')],
    ['no JSON', zip('{')],
    ['a name twice', zip(JSON.stringify(evidence()).replace('{', '{"tool":"x",'))],
    ['another schema', zip({ ...evidence(), schema_version: 2 })],
    ['another commit than its run', zip(evidence({ head_sha: 'd'.repeat(40) }))],
    ['another repository', zip(evidence({ repository: 'acme/other' }))],
    ['changed figures', zip({ ...evidence(), flaky: [] })],
    ['figures that contradict themselves', zip(evidence({ total: { ...document().total, tests: 0 } }))],
  ])('%s is counted as unreadable', async (_, content) => {
    expect(await value(answers([artifact(1, name)], { 1: content }))).toEqual({ runs: [], unreadable: 1 })
  })

  test('where there is a key, only what it signed counts', async () => {
    const given = answers([artifact(3, name), artifact(2, name), artifact(1, name)], {
      1: zip(evidence({}, key)),
      2: zip(evidence({ at: '2026-11-11T00:00:00Z' })),
      3: zip(evidence({}, [...key].reverse().join(''))),
    })
    expect(await value(given, {}, { signingKey: key })).toMatchObject({ runs: [{}], unreadable: 2 })
    expect((await value(given)).unreadable).toBe(0)
  })

  test('pages of pull requests in between are gone through', async () => {
    const others = Array.from({ length: 150 }, (_, n) => artifact(1_000 - n, name, { head_branch: 'topic' }))
    const { fact, github } = await observe(answers([...others, artifact(1, name)], { 1: zip(evidence()) }))
    expect(fact).toMatchObject({ value: { runs: [{ sha: baseSha }] } })
    expect(github.requests.filter((request) => request.startsWith(`${artifactRoutes.all} `))).toHaveLength(2)
  })

  test('when 2,000 artifacts do not show enough, what is missing stays open', async () => {
    const others = Array.from({ length: 2_001 }, (_, n) =>
      artifact(9_000 - n, name, { head_branch: 'topic' }),
    )
    expect((await observe(answers(others, {}))).fact).toMatchObject({
      known: false,
      reason: 'truncated',
      remedy: {},
    })
    expect((await observe(answers(others.slice(1), {}))).fact.known).toBe(true)
  })

  test.each([
    ['a download that fails', { 1: new GitHubFailure('timeout', 'x', 'slow') }, 'timeout'],
    ['one that is too large', { 1: new Uint8Array(64 * 1024 * 1024 + 1) }, 'too-large'],
  ])('%s is unknown', async (_, zips, reason) => {
    expect((await observe(answers([artifact(1, name)], zips))).fact).toMatchObject({ known: false, reason })
  })
})

describe('history from files', () => {
  const files = (contents: Readonly<Record<string, string | Error>>) =>
    workspaceWith({
      list: async () => Object.keys(contents),
      read: async (path) => {
        const content = contents[path] ?? ''
        if (content instanceof Error) throw content
        return Buffer.from(content)
      },
    })
  const asked = { artifact: undefined, files: ['old/*.json'] }

  test('they are read beside the artifacts; the same run counts once', async () => {
    const older = evidence({ at: '2026-11-01T00:00:00Z', head_sha: 'e'.repeat(40) })
    const workspace = files({ 'old/a.json': JSON.stringify(older), 'old/b.json': JSON.stringify(evidence()) })
    const read = await value(
      answers([artifact(1, name)], { 1: zip(evidence()) }),
      { files: ['old/*.json'] },
      { workspace },
    )
    expect(read.runs.map(({ sha }) => sha[0])).toEqual(['e', baseSha[0]])
  })

  test('the same run many times does not push others out', async () => {
    const older = evidence({ at: '2026-11-01T00:00:00Z' })
    const copies = Object.fromEntries([1, 2, 3, 4].map((n) => [`old/${n}.json`, JSON.stringify(evidence())]))
    const workspace = files({ ...copies, 'old/0.json': JSON.stringify(older) })
    expect((await value({}, asked, { workspace })).runs).toHaveLength(2)
  })

  test('broken ones, and those that cannot be read, are counted', async () => {
    const workspace = files({
      'old/a.json': '{',
      'old/b.json': new WorkspaceFailure('unparsable', 'old/b.json', 'a link'),
    })
    expect(await value({}, asked, { workspace })).toEqual({ runs: [], unreadable: 2 })
  })

  test('without a work tree they are unknown', async () => {
    expect((await observe({}, asked)).fact).toMatchObject({ known: false, reason: 'not-found' })
  })
})
