import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, symlinkSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { strToU8, zipSync } from 'fflate'
import { testReportsSchema } from '../../src/core/facts/test-reports.ts'
import { GitHubFailure } from '../../src/github/failure.ts'
import { openWorkspace } from '../../src/workspace/workspace.ts'
import { Clone } from '../workspace/clone.ts'
import { gather, workspaceWith } from './context.ts'
import { type Answers, baseSha, headSha } from './fake-github.ts'
import { artifact, artifactRoutes, goldenPolicy } from './golden.ts'

const clones: Clone[] = []
let clone: Clone
beforeEach(() => {
  clone = new Clone()
  clones.push(clone)
})
afterAll(() => {
  for (const each of clones) each.remove()
})

const junit = (name: string, inside = '') =>
  `<testsuite name="s" tests="1"><testcase classname="c" name="${name}">${inside}</testcase></testsuite>`

const observe = async (
  options: Readonly<Record<string, unknown>>,
  answers: Answers = {},
  runId: number | null = null,
) => {
  const { facts, github } = await gather(['test-reports'], answers, {
    policy: goldenPolicy(options),
    workspace: await openWorkspace(clone.path),
    hints: { pusher: null, runId },
  })
  return { fact: facts['test-reports'], github }
}
const value = async (...asked: Parameters<typeof observe>) => {
  const { fact } = await observe(...asked)
  if (!fact.known) throw new Error(`${fact.reason}: ${fact.detail}`)
  testReportsSchema.parse(fact.value)
  return fact.value
}

describe('reports of the work tree', () => {
  test('nothing asked for is a known empty list, without any reading', async () => {
    const read = await value({})
    expect(read).toMatchObject({ commits: [], patterns: [], files: [], tests: [], total: { tests: 0 } })
    expect(
      (await gather(['test-reports'], {}, { policy: goldenPolicy({}) })).facts['test-reports'].known,
    ).toBe(true)
  })

  test('every file once, sorted, with its digest; every pattern with what it named', async () => {
    const content = junit('one')
    clone.commit({ 'README.md': 'x' })
    clone.write('reports/b.xml', content)
    clone.write('reports/a/x.xml', junit('two'))
    const read = await value({
      reports: ['reports/**/*.xml', 'reports/*.xml', 'none/**'],
      'expected-reports': ['reports/b.xml', 'reports/missing.xml'],
    })
    expect(read.files.map(({ path }) => path)).toEqual(['reports/a/x.xml', 'reports/b.xml'])
    expect(read.patterns).toEqual([
      { pattern: 'reports/**/*.xml', files: 2 },
      { pattern: 'reports/*.xml', files: 1 },
      { pattern: 'none/**', files: 0 },
      { pattern: 'reports/b.xml', files: 1 },
      { pattern: 'reports/missing.xml', files: 0 },
    ])
    expect(read.files[1]).toMatchObject({
      bytes: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
      format: 'junit',
      verdict: 'pass',
    })
    expect(read.total).toMatchObject({ tests: 2, passed: 2 })
  })

  test('the commits are the judged one and the one that is checked out', async () => {
    const checkedOut = clone.commit({ 'reports/a.xml': junit('one') })
    expect((await value({ reports: ['reports/*.xml'] })).commits).toEqual([headSha, checkedOut])
  })

  test('a checkout of the base is no commit of the change', async () => {
    const workspace = workspaceWith({ list: async () => [], resolve: async () => baseSha })
    const { facts } = await gather(
      ['test-reports'],
      {},
      { policy: goldenPolicy({ reports: ['r/*.xml'] }), workspace },
    )
    expect(facts['test-reports']).toMatchObject({ known: true, value: { commits: [headSha] } })
  })

  test('a failing test in one file and its pass in another are one test that failed', async () => {
    clone.write('r/1.xml', junit('same'))
    clone.write('r/2.xml', junit('same', '<failure message="no"/>'))
    const read = await value({ reports: ['r/*.xml'] })
    expect(read.total).toMatchObject({ tests: 1, failed: 1, passed: 0 })
    expect(read.tests[0]?.details?.attempts.map(({ report }) => report)).toEqual(['r/1.xml', 'r/2.xml'])
  })

  test('XML-12 a report over the size cap is invalid by its size, before it is read', async () => {
    clone.write('r/big.xml', junit('one'))
    truncateSync(join(clone.path, 'r/big.xml'), 256 * 1024 * 1024 + 1)
    const [big] = (await value({ reports: ['r/*.xml'] })).files
    expect(big).toMatchObject({ verdict: 'invalid', bytes: 0, sha256: null })
    expect(big?.invalid[0]).toContain('the file has 268435457 bytes')
  })

  test('what cannot be read is invalid with the reason, never left out', async () => {
    mkdirSync(join(clone.path, 'r/folder.xml'), { recursive: true })
    symlinkSync('/etc/hostname', join(clone.path, 'r/out.xml'))
    symlinkSync('/nowhere/x', join(clone.path, 'r/nothing.xml'))
    clone.write('r/closed.xml', junit('one'))
    chmodSync(join(clone.path, 'r/closed.xml'), 0o000)
    clone.write('r/empty.xml', '')
    const { files } = await value({ reports: ['r/*.xml'] })
    // A superuser reads files that nobody else may.
    const closed = process.getuid?.() === 0 ? 'pass' : 'invalid'
    expect(files.map(({ path, verdict }) => [path, verdict])).toEqual([
      ['r/closed.xml', closed],
      ['r/empty.xml', 'invalid'],
      ['r/nothing.xml', 'invalid'],
      ['r/out.xml', 'invalid'],
    ])
    expect(
      files.filter(({ verdict }) => verdict === 'invalid').every(({ invalid }) => invalid.length > 0),
    ).toBe(true)
  })

  test('a folder where a report is expected is a missing report', async () => {
    mkdirSync(join(clone.path, 'r/unit.xml'), { recursive: true })
    expect((await value({ 'expected-reports': ['r/unit.xml'] })).patterns).toEqual([
      { pattern: 'r/unit.xml', files: 0 },
    ])
  })

  test('a report that changes while it is read is invalid and has no digest', async () => {
    const workspace = workspaceWith({
      list: async () => ['r/a.xml'],
      stream: async function* () {
        yield strToU8(junit('one'))
        const { WorkspaceFailure } = await import('../../src/workspace/failure.ts')
        throw new WorkspaceFailure('unparsable', 'r/a.xml', 'the file changed while it was read')
      },
    })
    const { facts } = await gather(
      ['test-reports'],
      {},
      { policy: goldenPolicy({ reports: ['r/*.xml'] }), workspace },
    )
    expect(facts['test-reports']).toMatchObject({
      value: {
        files: [{ verdict: 'invalid', sha256: null, invalid: [expect.stringContaining('changed while')] }],
      },
    })
  })

  test('over 2,000 reports are too many, 2,000 are not', async () => {
    const paths = Array.from({ length: 2_001 }, (_, n) => `r/${n}.xml`)
    const listing = (count: number) =>
      workspaceWith({
        list: async () => paths.slice(0, count),
        stream: async function* () {
          yield strToU8(junit('one'))
        },
      })
    const asked = { policy: goldenPolicy({ reports: ['r/*.xml'] }) }
    const many = await gather(['test-reports'], {}, { ...asked, workspace: listing(2_001) })
    expect(many.facts['test-reports']).toMatchObject({ known: false, reason: 'too-large', remedy: {} })
    const enough = await gather(['test-reports'], {}, { ...asked, workspace: listing(2_000) })
    expect(enough.facts['test-reports']).toMatchObject({
      known: true,
      value: { total: { tests: 1, cases: 2_000 } },
    })
  })

  test('without a work tree nothing is known, and it says what to do', async () => {
    const policy = goldenPolicy({ 'expected-reports': ['r/a.xml'] })
    const { facts } = await gather(['test-reports'], {}, { policy })
    expect(facts['test-reports']).toMatchObject({
      known: false,
      reason: 'not-found',
      remedy: { text: expect.stringContaining('actions/checkout') },
    })
  })

  test('a work tree that cannot be listed is unknown', async () => {
    const policy = goldenPolicy({ reports: ['r/*.xml'] })
    const { facts } = await gather(['test-reports'], {}, { policy, workspace: workspaceWith({}) })
    expect(facts['test-reports'].known).toBe(false)
  })
})

describe('reports in artifacts of the same run', () => {
  const zip = (files: Readonly<Record<string, string>>) =>
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))
  const answers = (artifacts: readonly object[], zips: Readonly<Record<number, unknown>>): Answers => ({
    [artifactRoutes.ofRun]: artifacts,
    [artifactRoutes.zip]: ({ artifact_id: id }: { artifact_id: number }) => zips[id],
  })

  test('every file is a report, under the name of the artifact; the newest of a name counts', async () => {
    const read = await value(
      { artifacts: ['unit', 'unit', 'none'], reports: ['r/*.xml'] },
      answers(
        [
          artifact(2, 'unit'),
          artifact(9, 'unit'),
          artifact(11, 'unit', {}, { expired: true }),
          artifact(12, 'other'),
        ],
        {
          9: zip({ 'b.xml': junit('b'), 'a/a.xml': junit('a'), 'page.html': '<!doctype html><p>' }),
        },
      ),
      50,
    )
    expect(read.files.map(({ path, verdict }) => [path, verdict])).toEqual([
      ['artifact:unit/a/a.xml', 'pass'],
      ['artifact:unit/b.xml', 'pass'],
      ['artifact:unit/page.html', 'invalid'],
    ])
    expect(read.patterns).toEqual([
      { pattern: 'r/*.xml', files: 0 },
      { pattern: 'artifact:unit', files: 3 },
      { pattern: 'artifact:none', files: 0 },
    ])
    expect(read.files[0]?.sha256).toBe(createHash('sha256').update(junit('a')).digest('hex'))
  })

  test('they are asked for by the run, and need no work tree', async () => {
    const { facts, github } = await gather(
      ['test-reports'],
      answers([artifact(9, 'unit')], { 9: zip({ 'a.xml': junit('a') }) }),
      { policy: goldenPolicy({ artifacts: ['unit'] }), hints: { pusher: null, runId: 50 } },
    )
    expect(facts['test-reports'].known).toBe(true)
    expect(github.requests.find((request) => request.startsWith(artifactRoutes.ofRun))).toContain(
      '"run_id":50',
    )
  })

  test.each([
    ['no zip', { 9: strToU8('<html>') }, 'unparsable'],
    ['a zip cut short', { 9: zip({ 'a.xml': junit('a') }).subarray(0, 60) }, 'unparsable'],
    ['a file that is gone', {}, 'not-found'],
    [
      'no permission',
      { 9: new GitHubFailure('permission-missing', artifactRoutes.zip, 'no') },
      'permission-missing',
    ],
  ])('%s is unknown', async (_, zips, reason) => {
    const { fact } = await observe({ artifacts: ['unit'] }, answers([artifact(9, 'unit')], zips), 50)
    expect(fact).toMatchObject({ known: false, reason })
  })

  test('outside of a workflow run there are none', async () => {
    const { fact, github } = await observe({ artifacts: ['unit'] })
    expect(fact).toMatchObject({ known: false, reason: 'not-found', remedy: {} })
    expect(github.requests.some((request) => request.includes('artifacts'))).toBe(false)
  })
})
