import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { GitHubFailure } from '../../src/github/failure.ts'
import type { GitHub } from '../../src/github/port.ts'
import { digest } from '../../src/policy/digest.ts'
import { restorePolicy } from '../../src/policy/load.ts'
import { merge, nodeAt, toData } from '../../src/policy/node.ts'
import { presetNames } from '../../src/policy/presets.ts'
import { readYaml } from '../../src/policy/read-yaml.ts'
import { parseReference } from '../../src/policy/reference.ts'
import {
  brief,
  bytes,
  commitOf,
  fakeGates,
  fakeGitHub,
  load,
  loadProblems,
  type Repositories,
} from './support.ts'

const strict = 'acme/policies/strict.yml@v2'
const from = (name: string, rest = ''): string => `version: 1\nextends: ${name}\n${rest}`
const extending = (repositories: Repositories, text = from(strict)) =>
  load(text, { github: fakeGitHub(repositories) })

describe('merging', () => {
  const far =
    'version: 1\nmode: enforce\ngates:\n  alpha:\n    threshold: 0.9\n    paths: [a, b]\n    rules: [{name: x}]\n'
  test('key by key the nearest wins, lists are replaced, every value keeps its file and line', async () => {
    const github = fakeGitHub({ 'acme/policies@v2': { 'strict.yml': far } })
    const sha = await commitOf(github, 'acme', 'policies', 'v2')
    const near = from(strict, 'gates:\n  alpha:\n    paths: [c]\n    max-issues: 7\n')
    const { policy, notices } = await load(near, { github })
    const alpha = policy.gates[0]
    expect(policy.mode).toBe('enforce')
    expect(policy.modeAt).toEqual({ path: strict, line: 2, column: 7, at: 'base' })
    expect(alpha?.options).toMatchObject({
      threshold: 0.9,
      paths: ['c'],
      'max-issues': 7,
      rules: [{ name: 'x', approvals: 1 }],
    })
    expect(alpha?.where('threshold')).toMatchObject({ path: strict, line: 5 })
    expect(alpha?.where('paths', 0)).toMatchObject({ path: '.github/gatewright.yml', line: 5 })
    expect(policy.sources.map(({ name, sha: at }) => [name, at])).toEqual([
      ['.github/gatewright.yml', 'b'.repeat(40)],
      [strict, sha],
    ])
    expect(notices).toEqual([`The policy extends ${strict} at ${sha}.`])
  })

  test('the nearer mode wins', async () => {
    const files = { 'acme/policies@v2': { 'strict.yml': far } }
    expect((await extending(files, from(strict, 'mode: report'))).policy.mode).toBe('report')
  })

  test('requires is not inherited, but holds for its own file', async () => {
    const files = (range: string) => ({
      'acme/policies@v2': { 'strict.yml': `version: 1\nrequires: "${range}"` },
    })
    const loaded = await extending(files('^1'))
    expect(loaded.values.some((one) => one.key === 'requires')).toBe(false)
    expect(await loadProblems(extending(files('^9')))).toMatchObject([
      { file: strict, code: 'requires', position: { line: 2 } },
    ])
  })

  test('parts that are sound alone may contradict each other', async () => {
    const files = { 'acme/policies@v2': { 'strict.yml': 'version: 1\ngates: {alpha: {strictly: true}}' } }
    const text = from(strict, 'gates: {alpha: {flavour: sour}}')
    expect(await loadProblems(extending(files, text))).toMatchObject([
      { file: '.github/gatewright.yml', code: 'value', position: { line: 3 } },
    ])
  })

  const tree = (text: string) => readYaml(bytes(text), { kind: 'file', name: 'p' })
  const flat = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 0, max: 9 }))
  test('merging is associative, and equals spreading for flat mappings', () => {
    fc.assert(
      fc.property(flat, flat, flat, (x, y, z) => {
        const [a, b, c] = [x, y, z].map((data) => tree(JSON.stringify(data)))
        if (a?.kind !== 'map' || b?.kind !== 'map' || c?.kind !== 'map') throw new Error('no mapping')
        expect(toData(merge(a, merge(b, c)))).toEqual(toData(merge(merge(a, b), c)))
        expect(toData(merge(a, b))).toEqual({ ...y, ...x })
      }),
      { seed: 20261120, numRuns: 200 },
    )
  })
})

describe('presets', () => {
  test.each(presetNames)('gatewright:%s can be extended, or named instead of a file', async (name) => {
    const loaded = await load(from(`gatewright:${name}`))
    const named = await load('unused: broken', { policy: `gatewright:${name}` })
    expect(named.policy.mode).toBe(loaded.policy.mode)
    expect(named.path).toBe('.github/gatewright.yml')
    expect(loaded.policy.sources[1]).toMatchObject({ name: `gatewright:${name}`, sha: null })
    expect(loaded.policy.modeAt).toBeUndefined()
  })

  test('strict and regulated enforce, unless the file says otherwise', async () => {
    for (const name of ['strict', 'regulated']) {
      expect((await load(from(`gatewright:${name}`))).policy.mode).toBe('enforce')
      expect((await load(from(`gatewright:${name}`, 'mode: report'))).policy.mode).toBe('report')
    }
    for (const name of ['recommended', 'solo'])
      expect((await load(from(`gatewright:${name}`))).policy.mode).toBe('report')
  })

  test('an unknown preset names the nearest, at the extends line', async () => {
    const [problem] = await loadProblems(load(from('gatewright:recomended')))
    expect(problem).toMatchObject({ code: 'extends', position: { line: 2, column: 10 } })
    expect(problem?.message).toContain('did you mean "gatewright:recommended"?')
  })
})

describe('files of other repositories', () => {
  test('a chain is followed at each ref, presets included', async () => {
    const loaded = await extending({
      'acme/policies@v2': { 'strict.yml': from('acme/base/.github/gatewright.yml@main') },
      'acme/base@main': { '.github/gatewright.yml': from('gatewright:strict') },
    })
    expect(loaded.policy.sources.map((source) => source.name)).toEqual([
      '.github/gatewright.yml',
      strict,
      'acme/base/.github/gatewright.yml@main',
      'gatewright:strict',
    ])
    expect(loaded.policy.mode).toBe('enforce')
  })

  test('a policy is made again from its texts alone, byte for byte', async () => {
    const overrides = { mode: 'report', options: { alpha: { 'max-issues': 9 } } } as const
    const repositories = {
      'acme/policies@v2': {
        'strict.yml': '\ufeffversion: 1\nextends: gatewright:strict\ngates: {alpha: {threshold: 1}}',
      },
    }
    const loaded = await load(from(strict, 'gates: {beta-gate: {depth: 4}}'), {
      github: fakeGitHub(repositories),
      overrides,
    })
    const [first, ...rest] = loaded.policy.sources
    if (first === undefined) throw new Error('no source')
    expect(rest).toHaveLength(2)
    const restored = restorePolicy({
      sources: [first, ...rest],
      gates: fakeGates,
      version: '1.2.3',
      overrides,
    })
    expect(JSON.stringify(restored)).toBe(JSON.stringify(loaded))
    expect(restored.policy.gates[0]?.where('threshold')).toEqual(loaded.policy.gates[0]?.where('threshold'))
    for (const { text, sha256 } of loaded.policy.sources) expect(digest(bytes(text))).toBe(sha256)
  })

  test('a chain that is too long is refused where it becomes so', async () => {
    const link = (n: number) => `acme/policies/${n}.yml@main`
    const files = Object.fromEntries([1, 2, 3, 4].map((n) => [`${n}.yml`, from(link(n + 1))]))
    const problems = await loadProblems(extending({ 'acme/policies@main': files }, from(link(1))))
    expect(problems).toMatchObject([{ file: link(3), code: 'extends', position: { line: 2, column: 10 } }])
  })

  test('a loop is refused, whatever the case of the names', async () => {
    const problems = await loadProblems(
      extending({ 'acme/policies@v2': { 'strict.yml': from('acme/policies/strict.yml@v2') } }),
    )
    expect(problems).toMatchObject([{ file: strict, code: 'extends' }])
    expect(problems[0]?.message).toContain('extends itself')
    const other = { 'strict.yml': from('ACME/Policies/strict.yml@v2') }
    const spelt = await loadProblems(extending({ 'acme/policies@v2': other, 'ACME/Policies@v2': other }))
    expect(spelt).toMatchObject([{ file: strict, code: 'extends' }])
    const twoFiles = { 'strict.yml': from('acme/policies/Strict.yml@v2'), 'Strict.yml': 'version: 1' }
    expect((await extending({ 'acme/policies@v2': twoFiles })).policy.sources).toHaveLength(3)
  })

  test.each<[string, Repositories]>([
    ['no repository', {}],
    ['no such ref', { 'acme/policies@v1': { 'strict.yml': 'version: 1' } }],
    ['no file', { 'acme/policies@v2': { 'other.yml': 'version: 1' } }],
    ['a directory', { 'acme/policies@v2': { 'strict.yml/x': 'version: 1' } }],
    ['a link', { 'acme/policies@v2': { 'strict.yml': { mode: '120000', content: 'x' } } }],
    ['a large file', { 'acme/policies@v2': { 'strict.yml': '#'.repeat(70_000) } }],
  ])('%s is an error at the extends line', async (_, repositories) => {
    const problems = await loadProblems(extending(repositories))
    expect(problems).toMatchObject([
      { file: '.github/gatewright.yml', code: 'extends', position: { line: 2, column: 10 } },
    ])
  })

  test('an error inside the other file is placed there', async () => {
    const problems = await loadProblems(
      extending({ 'acme/policies@v2': { 'strict.yml': 'version: 1\nmode: x' } }),
    )
    expect(problems).toMatchObject([{ file: strict, position: { line: 2, column: 7 } }])
  })

  test('an outage is no policy error: the run stays undecided', async () => {
    const outage = new GitHubFailure('api-failed', 'GET /x', 'Server Error', { status: 502 })
    await expect(load(from(strict), { github: fakeGitHub({}, outage) })).rejects.toBe(outage)
    const refused = new GitHubFailure('permission-missing', 'GET /x', 'Forbidden', { status: 403 })
    expect(brief(await loadProblems(load(from(strict), { github: fakeGitHub({}, refused) })))).toEqual([
      '2:10 extends',
    ])
  })

  test('a tree that is cut short, and a blob that is, are failures', async () => {
    const whole = fakeGitHub({ 'acme/policies@v2': { 'strict.yml': 'version: 1' } })
    const broken = (route: string, change: object): GitHub => ({
      ...whole,
      get: async (asked, parameters, schema, options) => {
        const answer = await whole.get(asked, parameters, schema, options)
        return asked.includes(route) ? ({ ...(answer as object), ...change } as never) : answer
      },
    })
    await expect(load(from(strict), { github: broken('trees', { truncated: true }) })).rejects.toMatchObject({
      reason: 'truncated',
    })
    await expect(load(from(strict), { github: broken('blobs', { content: '' }) })).rejects.toMatchObject({
      reason: 'api-shape',
    })
    await expect(
      load(from(strict), { github: broken('blobs', { sha: 'c'.repeat(40) }) }),
    ).rejects.toMatchObject({ reason: 'api-shape' })
  })

  test('offline it cannot be read', async () => {
    expect(brief(await loadProblems(load(from(strict))))).toEqual(['2:10 extends'])
  })

  test.each([
    'acme/policies',
    'acme/policies/x.yml',
    'acme/policies/../x.yml@v1',
    '../../x.yml@v1',
    './x.yml',
    'acme/../x.yml@v1',
    'acme/policies/x.yml@',
    'acme/policies/x.yml@-x',
    'acme/policies/x.yml@a..b',
    'acme/policies/x.yml@a b',
    'acme/./x@v1',
    'https://example.com/x.yml@v1',
    'acme/policies/x.yml@a:b',
    'acme/policies//x@v1',
    'acme/policies/x@y@z',
    'strict',
    'Gatewright:strict',
  ])('%j is no reference', (value) => {
    expect(typeof parseReference(value)).toBe('string')
  })

  test('a ref may hold slashes', () => {
    expect(parseReference('acme/p/dir/x.yml@refs/heads/a')).toEqual({
      kind: 'file',
      repository: { owner: 'acme', repo: 'p' },
      path: 'dir/x.yml',
      ref: 'refs/heads/a',
    })
  })

  test('extends takes one name, not a list', async () => {
    expect(brief(await loadProblems(load('version: 1\nextends: [gatewright:strict]')))).toEqual(['2:10 type'])
    expect(nodeAt(readYaml(bytes('a: [1]'), { kind: 'file', name: 'p' }), ['a', 1])).toBeUndefined()
  })
})
