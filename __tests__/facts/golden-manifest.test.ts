import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { file, gather, repository, routes, tree, workspaceWith } from './context.ts'
import { type Answers, baseSha, headSha } from './fake-github.ts'
import { atBoth, commits, goldenPolicy } from './golden.ts'

const policy = goldenPolicy({ reports: ['r/*.xml'] })
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const path = '.gatewright/golden.yml'
const manifest = (...tests: string[]) =>
  `version: 1\ntests: [${tests.map((test) => `{ ${test} }`).join(', ')}]\n`
const observe = async (answers: Answers, more: Parameters<typeof gather>[2] = {}) => {
  const { facts, github } = await gather(['golden-manifest'], answers, { policy, ...more })
  return { fact: facts['golden-manifest'], github }
}

describe('manifest and quarantine list', () => {
  test('are read at the base, never at the head', async () => {
    const files = {
      [baseSha]: {
        [path]: manifest('id: a, priority: P0'),
        '.gatewright/quarantine.yml':
          'version: 1\ntests: [{ test: a, reason: r, owner: "@bravo", since: 2026-11-01, review-by: 2026-11-02 }]\n',
      },
      [headSha]: { [path]: manifest(), '.gatewright/quarantine.yml': 'version: 1\ntests: []\n' },
    }
    const { fact } = await observe({ ...commits(files), [routes.files]: [file('src/a.ts')] })
    expect(fact).toMatchObject({
      known: true,
      value: {
        sha: baseSha,
        manifest: { path, tests: [{ id: 'a', priority: 'P0', line: 2 }] },
        quarantine: { entries: [{ test: 'a', owner: '@bravo' }] },
        proposed: null,
        lowered: [],
        sources: {},
      },
    })
  })

  test('stand where the policy has them, and may be absent', async () => {
    const elsewhere = goldenPolicy({
      artifacts: ['unit'],
      manifest: 'qa/list.yml',
      quarantine: { path: 'qa/flaky.yml' },
    })
    const answers = atBoth({ 'qa/list.yml': manifest('id: b, priority: P1'), [path]: 'not read' })
    const { fact } = await observe(answers, { policy: elsewhere })
    expect(fact).toMatchObject({
      value: { manifest: { path: 'qa/list.yml', tests: [{ id: 'b' }] }, quarantine: null },
    })
    expect((await observe(atBoth({}))).fact).toMatchObject({ value: { manifest: null, quarantine: null } })
  })

  test('without reports nothing is read: the gate has nothing to hold against them', async () => {
    const { fact, github } = await observe(atBoth({ [path]: 'version: 9' }), { policy: goldenPolicy({}) })
    expect(fact).toMatchObject({ known: true, value: { sha: baseSha, manifest: null, quarantine: null } })
    expect(github.requests.some((request) => request.startsWith(routes.tree))).toBe(false)
    const expected = goldenPolicy({ 'expected-reports': ['r/a.xml'] })
    expect((await observe(atBoth({ [path]: 'version: 9' }), { policy: expected })).fact.known).toBe(false)
  })

  test('with errors make the fact unknown, with every place', async () => {
    const { fact } = await observe(
      atBoth({ [path]: 'version: 1\ntests:\n  - id: a\n    priority: P7\n  - ib: b\n' }),
    )
    expect(fact).toMatchObject({ known: false, reason: 'unparsable', remedy: { text: `correct ${path}` } })
    expect(fact).toMatchObject({ detail: expect.stringMatching(/golden\.yml:4:15.*golden\.yml:5:5/s) })
  })

  test('an empty file expects nothing by mistake: it is an error', async () => {
    expect((await observe(atBoth({ [path]: '' }))).fact).toMatchObject({ known: false, reason: 'unparsable' })
  })

  test.each([
    ['a link', '120000'],
    ['a submodule', '160000'],
  ])('%s is not followed', async (_, mode) => {
    const answers = { ...atBoth({}), [routes.tree]: tree([{ path, mode, type: 'blob', sha: 'x', size: 3 }]) }
    expect((await observe(answers)).fact).toMatchObject({
      detail: expect.stringContaining(`git mode ${mode}`),
    })
  })

  test('a folder of that name is no absence', async () => {
    const { fact } = await observe(atBoth({ [`${path}/x`]: '' }))
    expect(fact).toMatchObject({ known: false, detail: expect.stringContaining('git mode 040000') })
  })

  test('a file over 2 MiB is not fetched', async () => {
    const large = tree([{ path, mode: '100644', type: 'blob', sha: 'x', size: 2 * 1024 * 1024 + 1 }])
    const { fact, github } = await observe({ ...atBoth({}), [routes.tree]: large })
    expect(fact).toMatchObject({ known: false, reason: 'too-large' })
    expect(github.requests.some((request) => request.startsWith(routes.blob))).toBe(false)
  })

  test('a tree that GitHub cut is asked for by folders; when those are cut, absence stays open', async () => {
    const text = manifest('id: a, priority: P0')
    const entries = {
      [baseSha]: [{ path: '.gatewright', mode: '040000', type: 'tree', sha: 'folder', size: null }],
      folder: [{ path: 'golden.yml', mode: '100644', type: 'blob', sha: 'm', size: text.length }],
    }
    const answers = (cut: boolean): Answers => ({
      ...atBoth({}),
      [routes.tree]: ({ tree_sha: sha, recursive }: { tree_sha: keyof typeof entries; recursive?: string }) =>
        tree(entries[sha] ?? [], cut || recursive === '1'),
      [routes.blob]: {
        sha: 'm',
        size: text.length,
        encoding: 'base64',
        content: Buffer.from(text).toString('base64'),
      },
    })
    expect((await observe(answers(false))).fact).toMatchObject({
      value: { manifest: { tests: [{ id: 'a' }] } },
    })
    expect((await observe(answers(true))).fact).toMatchObject({ known: false, reason: 'truncated' })
  })
})

describe('what the change makes of the manifest', () => {
  const base = { [path]: manifest('id: a, priority: P0', 'id: constructor, priority: P0') }
  const proposed = async (head: Readonly<Record<string, string>>, changed: object[] = [file(path)]) =>
    (await observe({ ...commits({ [baseSha]: base, [headSha]: head }), [routes.files]: changed })).fact

  test('an edit, a removal, a rename; nothing when it is not touched', async () => {
    const made = async (...asked: Parameters<typeof proposed>) => {
      const fact = await proposed(...asked)
      return fact.known ? fact.value.proposed : fact
    }
    const digest = 'cd'.repeat(32)
    const edited = { [path]: manifest(`id: a, priority: P0, file: t.ts, sha256: ${digest}`) }
    expect(await made(edited)).toEqual({ a: digest })
    expect(await made({})).toEqual({})
    const renamed = [file('old/golden.yml', { status: 'renamed', previous_filename: path })]
    expect(await made({ 'old/golden.yml': base[path] ?? '' }, renamed)).toEqual({})
    expect(await made(base, [file('other.yml')])).toBeNull()
  })

  test('a priority that is lowered is seen, one that is raised is not', async () => {
    const fact = await proposed({
      [path]: manifest('id: a, priority: P1', 'id: constructor, priority: P0', 'id: new, priority: P2'),
    })
    expect(fact.known && fact.value.lowered).toEqual(['a'])
  })

  test('a name of Object.prototype is proposed only when it is written', async () => {
    const fact = await proposed({ [path]: manifest('id: a, priority: P0', 'id: __proto__, priority: P1') })
    const ids = fact.known && fact.value.proposed !== null ? Object.keys(fact.value.proposed) : []
    expect(ids).toEqual(['a', '__proto__'])
  })

  test('one that cannot be read is unknown, and the proposal is to be corrected', async () => {
    expect(await proposed({ [path]: 'version: 9\n' })).toMatchObject({
      known: false,
      remedy: { text: expect.stringContaining('proposed') },
    })
  })

  test('a list of changed files that is unknown leaves it open', async () => {
    const answers = { ...commits({ [baseSha]: base, [headSha]: base }) }
    expect((await observe(answers)).fact.known).toBe(false)
  })
})

describe('source files of the manifest', () => {
  const withFiles = (count: number) =>
    manifest(...Array.from({ length: count }, (_, n) => `id: t${n}, priority: P1, file: t/${n}.ts`))

  test('are digested at the judged commit; one that is gone is null', async () => {
    const text = manifest(
      'id: a, priority: P0, file: a.ts',
      'id: b, priority: P0, file: a.ts',
      'id: c, priority: P0, file: c.ts',
    )
    const { fact } = await observe({
      ...commits({
        [baseSha]: { [path]: text, 'a.ts': 'old', 'c.ts': 'c' },
        [headSha]: { [path]: text, 'a.ts': 'new' },
      }),
      [routes.files]: [file('a.ts')],
    })
    expect(fact).toMatchObject({ value: { sources: { 'a.ts': sha256('new'), 'c.ts': null } } })
  })

  test('200 are read through the API, 201 are not: the clone is asked for', async () => {
    expect((await observe(atBoth({ [path]: withFiles(200) }))).fact.known).toBe(true)
    expect((await observe(atBoth({ [path]: withFiles(201) }))).fact).toMatchObject({
      known: false,
      reason: 'too-large',
      remedy: { text: expect.stringContaining('actions/checkout') },
    })
  })

  test('a clone that holds the commit gives any number', async () => {
    const workspace = workspaceWith({
      file: async (commit, name) => Buffer.from(`${commit === headSha} ${name}`),
    })
    const { fact } = await observe(atBoth({ [path]: withFiles(201) }), { workspace })
    const sources = fact.known ? fact.value.sources : {}
    expect(Object.keys(sources)).toHaveLength(201)
    expect(sources['t/7.ts']).toBe(sha256('true t/7.ts'))
  })

  test('a clone of another commit is not asked', async () => {
    const workspace = workspaceWith({
      resolve: async () => {
        throw new Error('unknown commit')
      },
      file: async () => Buffer.from('wrong'),
    })
    const { fact } = await observe(atBoth({ [path]: withFiles(1), 't/0.ts': 'right' }), { workspace })
    expect(fact).toMatchObject({ value: { sources: { 't/0.ts': sha256('right') } } })
  })

  test('a local branch is read from the clone alone', async () => {
    const subject = { kind: 'branch', baseSha, headSha, baseRef: 'main' } as const
    const files: Readonly<Record<string, string>> = { [path]: withFiles(1), 't/0.ts': 'text' }
    const workspace = workspaceWith({
      file: async (_, name) => (files[name] === undefined ? null : Buffer.from(files[name] ?? '')),
      changedFiles: async () => [],
    })
    const { fact, github } = await observe({}, { subject, workspace })
    expect(fact).toMatchObject({
      known: true,
      value: { sources: { 't/0.ts': sha256('text') } },
      source: { kind: 'git' },
    })
    expect(github.requests).toEqual([])
  })
})

test('manifest, quarantine list and start of the soak are protected, wherever the policy has them', async () => {
  const options = {
    reports: ['reports/*.xml'],
    manifest: 'qa/[list].yml',
    quarantine: { path: 'qa/flaky.yml' },
    soak: { start: 'qa/soak.json', events: ['e/*'] },
  }
  const paths = async (policyOf: ReturnType<typeof goldenPolicy>) => {
    const { facts } = await gather(['policy-paths'], {}, { policy: policyOf })
    return facts['policy-paths'].known ? facts['policy-paths'].value : []
  }
  expect(await paths(goldenPolicy(options))).toEqual(
    expect.arrayContaining(['qa/\\[list].yml', 'qa/flaky.yml', 'qa/soak.json', '.gatewright/**']),
  )
  const usual = await paths(goldenPolicy({ reports: ['reports/*.xml'] }))
  expect(usual).toEqual(expect.arrayContaining([path, '.gatewright/quarantine.yml']))
  expect(await paths(goldenPolicy({}))).not.toContain(path)
  expect(repository.repo).toBe('shop')
})
