import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { weakenings } from '../../src/change/weakened.ts'
import type { Fact } from '../../src/core/fact.ts'
import type { TestHistory } from '../../src/core/facts/workflow.ts'
import { openWorkspace } from '../../src/workspace/workspace.ts'
import { Clone } from '../workspace/clone.ts'
import { gather } from './context.ts'
import { gatherBoth, githubOf, workflowPolicy } from './workflow-scene.ts'

const clones: Clone[] = []
let clone: Clone
beforeEach(() => {
  clone = new Clone()
  clones.push(clone)
})
afterAll(() => {
  for (const each of clones) each.remove()
})

const tests = (...names: readonly string[]) =>
  names.map((name) => `test('${name}', () => { expect(${name}()).toBe(1) })\n`).join('')

function value(fact: Fact<TestHistory>): TestHistory {
  if (!fact.known) throw new Error(`${fact.reason}: ${fact.detail}`)
  return fact.value
}

/** The fact by the clone, and that GitHub alone says the same. */
async function history(base: string, head: string, more: object = {}) {
  const { api, git } = await gatherBoth(['test-history'], { clone, base, head, more })
  expect(value(api['test-history'])).toEqual(value(git['test-history']))
  return value(git['test-history'])
}
const weak = async (base: string, head: string) =>
  weakenings(await history(base, head)).map(({ path, base: ofBase, lost, gone }) => [
    path,
    ofBase,
    lost.tests,
    gone,
  ])

describe('fact test-history', () => {
  test('versions of a test: on the base, in each commit, at the head', async () => {
    const base = clone.commit({ 'a.test.ts': tests('one', 'two'), 'src/a.ts': '1\n' })
    clone.git('checkout', '-q', '-b', 'topic')
    const first = clone.commit({ 'a.test.ts': tests('one', 'two', 'three') })
    clone.commit({ 'src/a.ts': '2\n' })
    const head = clone.commit({ 'a.test.ts': tests('one', 'three'), 'README.md': 'x\n' })
    const { files, manifest } = await history(base, head)
    expect(manifest).toBeNull()
    expect(files.map(({ path }) => path)).toEqual(['a.test.ts'])
    expect(
      files[0]?.versions.map(({ sha, base: ofBase, strength }) => [sha, ofBase, strength?.tests]),
    ).toEqual([
      [base, true, 2],
      [first, false, 3],
      [head, false, 2],
    ])
    expect(files[0]?.versions[0]?.strength?.expectations.every((one) => /^[0-9a-f]{8}$/.test(one))).toBe(true)
    expect(await weak(base, head)).toEqual([['a.test.ts', false, 1, false]])
  })

  test('a test that comes and goes within the change is seen, though the change as a whole has no such file', async () => {
    const base = clone.commit({ 'src/a.ts': '1\n' })
    clone.git('checkout', '-q', '-b', 'topic')
    clone.commit({ 'a.test.ts': tests('one') })
    clone.git('rm', '-q', 'a.test.ts')
    const head = clone.commit({ 'src/a.ts': '2\n' })
    expect(await weak(base, head)).toEqual([['a.test.ts', false, 1, true]])
  })

  test('moved with its content is no weakening; moved out of what is locked is', async () => {
    const base = clone.commit({ 'a.test.ts': tests('one'), 'b.test.ts': tests('two') })
    clone.git('checkout', '-q', '-b', 'topic')
    clone.git('mv', 'a.test.ts', 'moved.test.ts')
    clone.git('mv', 'b.test.ts', 'b.ts')
    const head = clone.commit()
    expect(await weak(base, head)).toEqual([['b.test.ts', true, 1, true]])
  })

  test('what a merge brings from the base is not the doing of the author', async () => {
    clone.commit({ 'a.test.ts': tests('one', 'two'), 'src/a.ts': '1\n' })
    clone.git('checkout', '-q', '-b', 'topic')
    clone.commit({ 'b.test.ts': tests('four') })
    clone.git('checkout', '-q', 'main')
    const base = clone.commit({ 'a.test.ts': tests('one') })
    clone.git('checkout', '-q', 'topic')
    clone.git('merge', '-q', '-m', 'merge', 'main')
    const head = clone.commit({ 'src/a.ts': '2\n' })
    expect(await weak(base, head)).toEqual([])
  })

  test('a branch that is behind its base is compared with where it forked off', async () => {
    clone.commit({ 'a.test.ts': tests('one') })
    clone.git('checkout', '-q', '-b', 'topic')
    const head = clone.commit({ 'src/a.ts': '2\n' })
    clone.git('checkout', '-q', 'main')
    const base = clone.commit({ 'a.test.ts': tests('one', 'two', 'three') })
    expect(await weak(base, head)).toEqual([])
  })

  test('a merge that drops what the base has, or an old base merged on top, hides nothing', async () => {
    const old = clone.commit({ 'a.test.ts': tests('one'), 'src/a.ts': '1\n' })
    const base = clone.commit({ 'a.test.ts': tests('one', 'two', 'three') })
    clone.git('checkout', '-q', '-b', 'topic')
    clone.commit({ 'src/a.ts': '2\n' })
    const tree = clone.git('write-tree')
    clone.git('rm', '-q', '--cached', 'a.test.ts')
    const poorer = clone.git('write-tree')
    const dropped = clone.git('commit-tree', poorer, '-p', 'HEAD', '-p', old, '-m', 'merge')
    expect(await weak(base, dropped)).toEqual([['a.test.ts', true, 3, true]])
    const kept = clone.git('commit-tree', tree, '-p', 'HEAD', '-p', old, '-m', 'merge')
    expect(await weak(base, kept)).toEqual([])
  })

  test('a link or a submodule in the place of a test is no test', async () => {
    const base = clone.commit({ 'a.test.ts': tests('one') })
    clone.git('checkout', '-q', '-b', 'topic')
    const blob = clone.git('rev-parse', 'HEAD:a.test.ts')
    clone.git('update-index', '--cacheinfo', `120000,${blob},a.test.ts`)
    clone.git('commit', '-q', '-m', 'link')
    const { api, git } = await gatherBoth(['test-history'], {
      clone,
      base,
      head: clone.git('rev-parse', 'HEAD'),
    })
    for (const fact of [api, git]) {
      expect(value(fact['test-history']).files[0]?.versions.at(-1)?.strength).toBeNull()
      expect(weakenings(value(fact['test-history']))).toMatchObject([{ path: 'a.test.ts', gone: true }])
    }
  })

  test('paths of every kind, and content that is no text', async () => {
    const odd = 'tests/ä $x [1].test.ts'
    const base = clone.commit({ [odd]: tests('one') })
    clone.git('checkout', '-q', '-b', 'topic')
    clone.commit({ [odd]: tests('one', 'two'), 'tests/logo.bin': 'a\0b' })
    const head = clone.commit({ 'tests/logo.bin': 'a\0c' })
    const { git } = await gatherBoth(['test-history'], { clone, base, head })
    const { files } = value(git['test-history'])
    expect(files.map(({ path }) => path).sort()).toEqual(['tests/logo.bin', odd].sort())
    expect(weakenings(value(git['test-history']))).toMatchObject([{ path: 'tests/logo.bin', base: false }])
  })

  test('by default tests and their snapshots are locked, generated files among them are not', async () => {
    const base = clone.commit({ 'src/a.ts': '1\n' })
    clone.git('checkout', '-q', '-b', 'topic')
    const files = ['tests/__snapshots__/a.snap', 'tests/package-lock.json', 'tests/vendor/x.js', 'tests/a.py']
    const head = clone.commit(Object.fromEntries(files.map((path) => [path, 'x\n'])))
    expect((await history(base, head)).files.map(({ path }) => path)).toEqual([
      'tests/__snapshots__/a.snap',
      'tests/a.py',
    ])
  })

  test('the policy may lock other files, generated ones aside', async () => {
    const base = clone.commit({ 'spec/cart.hurl': 'GET /x\nHTTP 200\n', 'a.test.ts': tests('one') })
    clone.git('checkout', '-q', '-b', 'topic')
    const head = clone.commit({ 'spec/cart.hurl': 'GET /x\nHTTP 404\n', 'a.test.ts': tests('two') })
    const policy = workflowPolicy({ 'locked-tests': ['spec/**'] })
    expect((await history(base, head, { policy })).files.map(({ path }) => path)).toEqual(['spec/cart.hurl'])
  })

  test('more commits than GitHub is asked for one by one: unknown, and the clone answers', async () => {
    const base = clone.commit({ 'a.test.ts': tests('one') })
    clone.git('checkout', '-q', '-b', 'topic')
    const head = clone.commit({ 'a.test.ts': '' })
    const route = 'GET /repos/{owner}/{repo}/pulls/{pull_number}/commits'
    const many = Array.from({ length: 101 }, (_, index) => ({
      sha: String(index).padStart(40, '0'),
      parents: [],
    }))
    const answers = { ...githubOf(clone, base, head), [route]: many }
    const common = { baseSha: base, policy: workflowPolicy() }
    const { facts } = await gather(['test-history'], answers, common)
    expect(facts['test-history']).toMatchObject({
      known: false,
      reason: 'truncated',
      remedy: { text: expect.stringContaining('fetch-depth: 0') },
    })
    const workspace = await openWorkspace(clone.path)
    const { facts: git } = await gather(['test-history'], answers, { ...common, workspace })
    expect(weakenings(value(git['test-history']))).toHaveLength(1)
  })

  test('a shallow clone is not asked: GitHub is', async () => {
    const base = clone.commit({ 'a.test.ts': tests('one') })
    clone.git('checkout', '-q', '-b', 'topic')
    const head = clone.commit({ 'a.test.ts': '' })
    const shallow = new Clone()
    clones.push(shallow)
    shallow.git('fetch', '-q', '--depth', '1', `file://${clone.path}`, 'topic')
    const answers = githubOf(clone, base, head)
    const workspace = await openWorkspace(shallow.path)
    const { facts } = await gather(['test-history'], answers, {
      workspace,
      baseSha: base,
      policy: workflowPolicy(),
    })
    expect(facts['test-history']).toMatchObject({ known: true, source: { kind: 'api' } })
  })

  test('where nothing asks for it and no test is touched, it costs no request', async () => {
    const base = clone.commit({ 'src/a.ts': '1\n' })
    clone.git('checkout', '-q', '-b', 'topic')
    const head = clone.commit({ 'src/a.ts': '2\n' })
    const answers = githubOf(clone, base, head)
    const { facts, github } = await gather(['test-history'], answers, { baseSha: base })
    expect(facts['test-history']).toMatchObject({ known: true, value: { files: [], manifest: null } })
    expect(github.requests.some((one) => one.includes('/commits'))).toBe(false)
  })

  test('refusals make it unknown, for their own reason', async () => {
    const base = clone.commit({ 'a.test.ts': tests('one') })
    clone.git('checkout', '-q', '-b', 'topic')
    const head = clone.commit({ 'a.test.ts': '' })
    const answers = githubOf(clone, base, head)
    const without = async (route: string) => {
      const { [route]: _gone, ...rest } = answers
      const { facts } = await gather(['test-history'], rest, { baseSha: base, policy: workflowPolicy() })
      return facts['test-history']
    }
    for (const route of Object.keys(answers).filter(
      (one) => !/graphql|blobs|pulls\/\{pull_number\}\/files/.test(one),
    ))
      expect(await without(route)).toMatchObject({ known: false, reason: 'not-found' })
    const commits = 'GET /repos/{owner}/{repo}/pulls/{pull_number}/commits'
    const { facts } = await gather(
      ['test-history'],
      { ...answers, [commits]: [] },
      {
        baseSha: base,
        policy: workflowPolicy(),
      },
    )
    expect(facts['test-history']).toMatchObject({ known: false, reason: 'target-moved' })
  })
})

describe('the lock manifest', () => {
  const path = '.gatewright/test-lock.json'
  const locked = (entries: object, version = 1) => JSON.stringify({ version, tests: entries })

  test('locks content: each test with its blob then and now', async () => {
    clone.commit({ 'a.test.ts': tests('one'), 'b.test.ts': tests('two'), 'c.test.ts': tests('three') })
    const ids = Object.fromEntries(
      ['a.test.ts', 'b.test.ts', 'c.test.ts'].map((file) => [file, clone.git('rev-parse', `HEAD:${file}`)]),
    )
    const base = clone.commit({ [path]: locked(ids) })
    clone.git('checkout', '-q', '-b', 'topic')
    clone.git('rm', '-q', 'c.test.ts', path)
    const head = clone.commit({ 'b.test.ts': tests('two', 'more') })
    const { manifest } = await history(base, head)
    expect(manifest?.map(({ path: file, blob, now }) => [file, blob === now, now === null])).toEqual([
      ['a.test.ts', true, false],
      ['b.test.ts', false, false],
      ['c.test.ts', false, true],
    ])
  })

  test.each([
    ['an unknown key', '{ "version": 1, "tests": {}, "test": {} }', /test-lock\.json:1:\d+.*test/],
    ['a digest that is none', locked({ 'a.test.ts': 'abc' }), /git blob id/],
    ['another version', locked({}, 2), /version/],
    ['nothing', '', /empty lock manifest/],
    ['a cut file', '{ "version": 1, "tests": {', /test-lock\.json:1/],
  ])('%s is an error with its place, never an empty manifest', async (_, text, message) => {
    const base = clone.commit({ [path]: text })
    clone.git('checkout', '-q', '-b', 'topic')
    const head = clone.commit({ 'src/a.ts': '2\n' })
    const { git } = await gatherBoth(['test-history'], { clone, base, head })
    expect(git['test-history']).toMatchObject({
      known: false,
      reason: 'unparsable',
      detail: expect.stringMatching(message),
    })
  })
})
