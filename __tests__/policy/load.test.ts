import { describe, expect, test } from '@jest/globals'
import { UsageError } from '../../src/core/errors.ts'
import { commitFiles, localCommitFiles, localFiles } from '../../src/policy/files.ts'
import { policyPaths } from '../../src/policy/find.ts'
import { loadPolicy } from '../../src/policy/load.ts'
import { WorkspaceFailure } from '../../src/workspace/failure.ts'
import { brief, bytes, commitOf, fakeGates, fakeGitHub, load, loadProblems, memoryFiles } from './support.ts'

const base = { github: null, gates: fakeGates, version: '1.2.3', policy: null }

describe('where the policy is found', () => {
  test.each(policyPaths)('%s is read', async (path) => {
    const loaded = await loadPolicy({ ...base, files: memoryFiles({ [path]: 'version: 1\nmode: enforce' }) })
    expect(loaded.path).toBe(path)
    expect(loaded.policy.mode).toBe('enforce')
    expect(loaded.policy.modeAt).toEqual({ path, line: 2, column: 7, at: 'base' })
    expect(loaded.policy.sources).toMatchObject([
      { name: path, sha: 'b'.repeat(40), text: 'version: 1\nmode: enforce' },
    ])
  })

  test('YAML-29 two policy files are ambiguous, whichever two', async () => {
    for (const first of policyPaths)
      for (const second of policyPaths) {
        if (first === second) continue
        const files = memoryFiles({
          [first]: 'version: 1',
          [second]: { kind: 'not-a-file', what: 'a symbolic link' },
        })
        const [problem, ...rest] = await loadProblems(loadPolicy({ ...base, files }))
        expect(rest).toEqual([])
        expect(problem).toMatchObject({ code: 'ambiguous-file' })
        expect(problem?.message).toContain(first)
        expect(problem?.message).toContain(second)
      }
  })

  test('no policy is an error that shows the smallest one and its place', async () => {
    const [problem] = await loadProblems(loadPolicy({ ...base, files: memoryFiles({}) }))
    expect(problem).toMatchObject({ file: '.github/gatewright.yml', code: 'missing' })
    expect(problem?.message).toContain('`version: 1`')
    expect(problem?.message).toContain('b'.repeat(40))
  })

  test('a named file is read instead of the usual ones, and must exist', async () => {
    const files = memoryFiles({ 'ci/policy.yml': 'version: 1', 'gatewright.yml': 'broken' })
    expect((await loadPolicy({ ...base, files, policy: './ci/policy.yml' })).path).toBe('ci/policy.yml')
    expect(await loadProblems(loadPolicy({ ...base, files, policy: 'ci/other.yml' }))).toMatchObject([
      { file: 'ci/other.yml', code: 'missing' },
    ])
  })

  test.each(['../policy.yml', '/etc/passwd', 'a//b', '.', 'a/../../b', 'a\\b', 'a\nb'])(
    'the path %j is refused',
    async (policy) => {
      await expect(loadPolicy({ ...base, files: memoryFiles({}), policy })).rejects.toThrow(UsageError)
    },
  )

  test('a link and a file over 64 KiB are refused', async () => {
    const link = memoryFiles({ 'gatewright.yml': { kind: 'not-a-file', what: 'a symbolic link' } })
    expect(await loadProblems(loadPolicy({ ...base, files: link }))).toMatchObject([{ code: 'not-a-file' }])
    const large = memoryFiles({ 'gatewright.yml': { kind: 'too-large' } })
    expect(await loadProblems(loadPolicy({ ...base, files: large }))).toMatchObject([{ code: 'too-large' }])
  })

  test('problems carry the file they are in', async () => {
    const problems = await loadProblems(load('version: 1\nmdoe: report'))
    expect(problems).toMatchObject([{ file: '.github/gatewright.yml', position: { line: 2, column: 1 } }])
  })
})

describe('reading a commit by API', () => {
  const read = async (entry: string | { mode: string; content: string }, path = '.github/gatewright.yml') => {
    const github = fakeGitHub({ 'acme/app@main': { [path]: entry, 'README.md': 'x' } })
    const sha = await commitOf(github, 'acme', 'app', 'main')
    github.calls.length = 0
    const files = commitFiles(github, { owner: 'acme', repo: 'app' }, sha)
    return { github, loading: loadPolicy({ ...base, files }) }
  }

  test('takes two requests: the whole tree and the file', async () => {
    const { github, loading } = await read('version: 1\nmode: enforce')
    expect((await loading).policy.mode).toBe('enforce')
    expect(github.calls).toHaveLength(2)
  })

  test('a tree that GitHub cuts short is walked directory by directory', async () => {
    const github = fakeGitHub(
      { 'acme/shop@main': { '.github/gatewright.yml': 'version: 1\nmode: enforce' } },
      undefined,
      true,
    )
    const files = commitFiles(
      github,
      { owner: 'acme', repo: 'shop' },
      await commitOf(github, 'acme', 'shop', 'main'),
    )
    const loaded = await loadPolicy({ files, github, gates: fakeGates, version: '1.2.3', policy: null })
    expect(loaded.policy.mode).toBe('enforce')
    expect(github.calls.filter((route) => route.includes('/git/'))).toHaveLength(4)
  })

  test.each(['120000', '160000'])('an entry of mode %s is refused', async (mode) => {
    const { loading } = await read({ mode, content: '../../etc/passwd' })
    expect(await loadProblems(loading)).toMatchObject([{ code: 'not-a-file' }])
  })

  test('a link in place of the directory does not hide the file', async () => {
    const { loading } = await read({ mode: '120000', content: 'elsewhere' }, '.github')
    expect((await loadProblems(loading))[0]?.code).toMatch(/not-a-file|ambiguous-file/)
  })

  test('an executable file is a regular file; a large one is not fetched', async () => {
    expect((await (await read({ mode: '100755', content: 'version: 1' })).loading).policy.mode).toBe('report')
    const { github, loading } = await read('#'.repeat(65_537))
    expect(await loadProblems(loading)).toMatchObject([{ code: 'too-large' }])
    expect(github.calls.filter((route) => route.includes('blobs'))).toEqual([])
  })
})

describe('reading a work tree', () => {
  test('absent, present and refused are told apart', async () => {
    const failures: Record<string, WorkspaceFailure> = {
      link: new WorkspaceFailure('unparsable', 'link', 'it leads out of the work tree'),
      large: new WorkspaceFailure('too-large', 'large', 'the file is over 65536 bytes'),
      shallow: new WorkspaceFailure('offline', 'git cat-file', 'the object is missing'),
    }
    const answer = (path: string): Promise<Uint8Array | null> => {
      const failure = failures[path]
      if (failure !== undefined) return Promise.reject(failure)
      return path === 'bug'
        ? Promise.reject(new TypeError('bug'))
        : Promise.resolve(path === 'a' ? bytes('x') : null)
    }
    const tree = localFiles({ read: answer })
    const commit = localCommitFiles({ file: (_, path) => answer(path) }, 'c'.repeat(40))
    expect([tree.sha, commit.sha]).toEqual([null, 'c'.repeat(40)])
    for (const files of [tree, commit]) {
      expect(await files.read('a')).toMatchObject({ kind: 'bytes' })
      expect(await files.read('b')).toEqual({ kind: 'absent' })
      expect(await files.read('link')).toEqual({ kind: 'not-a-file', what: 'it leads out of the work tree' })
      expect(await files.read('large')).toEqual({ kind: 'too-large' })
      // What could not be observed is no policy error.
      await expect(files.read('shallow')).rejects.toBe(failures['shallow'])
      await expect(files.read('bug')).rejects.toThrow(TypeError)
    }
  })
})

describe('what the keys of a policy do', () => {
  const only = async (text: string) => (await load(`version: 1\n${text}`)).policy

  test('mode', async () => {
    expect((await only('mode: enforce')).gates.map((gate) => gate.mode)).toEqual(['enforce', 'enforce'])
    expect((await only('')).gates.map((gate) => gate.mode)).toEqual(['report', 'report'])
    expect((await only('')).modeAt).toBeUndefined()
  })

  test('on-nothing', async () => {
    expect((await only('on-nothing: pass')).onNothing).toBe('pass')
    expect((await only('')).onNothing).toBe('unknown')
  })

  test('gates: enabled, mode, optional, enforce-from, options', async () => {
    const text =
      'gates:\n  alpha: {mode: enforce, optional: true, enforce-from: 2027-02-01, threshold: 0.9}\n'
    const [alpha, beta] = (await only(text)).gates
    expect(alpha).toMatchObject({ id: 'alpha', mode: 'enforce', optional: true, enforceFrom: '2027-02-01' })
    expect(alpha?.options).toEqual({
      threshold: 0.9,
      'max-issues': 3,
      strictly: false,
      flavour: 'sweet',
      paths: [],
      rules: [],
    })
    expect(beta).toMatchObject({ mode: 'report', optional: false, enforceFrom: null, options: { depth: 1 } })
  })

  test('a gate that is switched off is left out, and said', async () => {
    const loaded = await load('version: 1\ngates:\n  alpha: {enabled: false}')
    expect(loaded.policy.gates.map((gate) => gate.id)).toEqual(['beta-gate'])
    expect(loaded.notices).toEqual([
      expect.stringContaining('alpha is switched off by the policy (.github/gatewright.yml:3)'),
    ])
  })

  test('requires', async () => {
    expect((await only('requires: ">=1.2 <2"')).mode).toBe('report')
    const problems = await loadProblems(load('version: 1\nrequires: ">=2"'))
    expect(brief(problems)).toEqual(['2:11 requires'])
    expect(problems[0]?.message).toContain('1.2.3')
    // A file for another version is not blamed for keys that this version does not know.
    expect(brief(await loadProblems(load('version: 1\nnew-key: 1\nrequires: ">=2"')))).toEqual([
      '3:11 requires',
    ])
    expect(brief(await loadProblems(load('version: 1\nrequires: newest')))).toEqual(['2:11 value'])
  })

  test('where an option was written', async () => {
    const text =
      'version: 1\ngates:\n  alpha:\n    threshold: 0.9\n    rules:\n      - name: a\n        approvals: 2\n      - name: b\n'
    const [alpha, beta] = (await load(text)).policy.gates
    const path = '.github/gatewright.yml'
    expect(alpha?.where('threshold')).toEqual({ path, line: 4, column: 16, at: 'base' })
    expect(alpha?.where('rules', 0, 'approvals')).toEqual({ path, line: 7, column: 20, at: 'base' })
    expect(alpha?.where('rules', 1, 'approvals')).toEqual({ path, line: 8, column: 9, at: 'base' })
    expect(alpha?.where('flavour')).toBeUndefined()
    expect(alpha?.where()).toEqual({ path, line: 4, column: 5, at: 'base' })
    expect(beta?.where('depth')).toBeUndefined()
  })
})

describe('inputs above the file', () => {
  const text = 'version: 1\nmode: enforce\ngates:\n  alpha: {mode: enforce, flavour: sweet}\n'
  test('mode holds for every gate, and no line of the file is named for it', async () => {
    const { policy } = await load(text, { overrides: { mode: 'report' } })
    expect(policy.mode).toBe('report')
    expect(policy.gates.map((gate) => gate.mode)).toEqual(['report', 'report'])
    expect(policy.modeAt).toBeUndefined()
  })

  test('gates narrows; an unknown one is a usage error', async () => {
    const { policy } = await load(text, { overrides: { gates: ['beta-gate'] } })
    expect(policy.gates.map((gate) => gate.id)).toEqual(['beta-gate'])
    await expect(load(text, { overrides: { gates: ['beta'] } })).rejects.toThrow(UsageError)
    const off = await load('version: 1\ngates: {alpha: {enabled: false}}', {
      overrides: { gates: ['alpha'] },
    })
    expect(off.policy.gates).toEqual([])
  })

  test('the gate of an action of its own is no input that somebody set', async () => {
    const { policy } = await load(text, { overrides: { implied: 'beta-gate', mode: 'report' } })
    expect(policy.gates.map((gate) => gate.id)).toEqual(['beta-gate'])
    expect(policy.inputs).toEqual(['mode'])
    const named = await load(text, { overrides: { gates: ['beta-gate'], implied: null } })
    expect(named.policy.inputs).toEqual(['gates'])
  })

  test('options replace those of the file', async () => {
    const options = { alpha: { flavour: 'sour', paths: ['a', 'b'], 'max-issues': 5 } }
    const { policy, values } = await load(text, { overrides: { options } })
    expect(policy.gates[0]?.options).toMatchObject({ flavour: 'sour', paths: ['a', 'b'], 'max-issues': 5 })
    expect(policy.gates[0]?.where('flavour')).toBeUndefined()
    expect(values.find((one) => one.key === 'gates.alpha.flavour')?.origin).toEqual({
      kind: 'input',
      name: 'flavour',
    })
  })

  test.each([
    [{ alpha: { flavour: 'salty' } }, /input flavour: .*found "salty"/],
    [{ alpha: { nope: 1 } }, /input nope: .*not a key/],
    [{ gamma: {} }, /no gate "gamma"/],
  ])('%j is a usage error', async (options, message) => {
    const loading = load(text, { overrides: { options } })
    await expect(loading).rejects.toThrow(UsageError)
    await expect(load(text, { overrides: { options } })).rejects.toThrow(message)
  })
})
