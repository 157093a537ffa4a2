import { symlinkSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { toolFindingsSchema } from '../../src/core/facts/tools.ts'
import { openWorkspace } from '../../src/workspace/workspace.ts'
import { fixture, log, result } from '../formats/sarif/sarif.ts'
import { Clone } from '../workspace/clone.ts'
import { gather, policyWith, workspaceWith } from './context.ts'
import { baseSha, headSha } from './fake-github.ts'

const clones: Clone[] = []
let clone: Clone
beforeEach(() => {
  clone = new Clone()
  clones.push(clone)
})
afterAll(() => {
  for (const each of clones) each.remove()
})

type Options = Readonly<Record<string, unknown>>

/** A policy with these options of both gates. */
const policyOf = (checklist: Options, path: Options = {}) => {
  const policy = policyWith({})
  const [gate] = policy.gates.map((one) => one)
  if (gate === undefined) throw new Error('no gate')
  return {
    ...policy,
    gates: [
      { ...gate, id: 'checklist', options: checklist },
      { ...gate, id: 'workflow-path', options: path },
    ],
  }
}

const observe = async (checklist: Options, path: Options = {}) => {
  const workspace = await openWorkspace(clone.path)
  return (await gather(['tool-findings'], {}, { policy: policyOf(checklist, path), workspace })).facts[
    'tool-findings'
  ]
}

const value = async (...asked: Parameters<typeof observe>) => {
  const fact = await observe(...asked)
  if (!fact.known) throw new Error(`${fact.reason}: ${fact.detail}`)
  return toolFindingsSchema.parse(fact.value)
}

const sarif = { sarif: ['results/*.sarif'] }
const json = (...asked: Parameters<typeof log>) => JSON.stringify(log(...asked))

describe('what the policy asks for', () => {
  test('nothing is a known nothing, without a work tree', async () => {
    const { facts, github } = await gather(['tool-findings'], {}, { policy: policyOf({}) })
    expect(facts['tool-findings']).toMatchObject({
      known: true,
      value: { patterns: [], runs: [], results: [] },
    })
    expect(github.requests).toHaveLength(1)
  })

  test('files without a work tree are unknown', async () => {
    const { facts } = await gather(['tool-findings'], {}, { policy: policyOf(sarif) })
    expect(facts['tool-findings']).toMatchObject({ known: false, reason: 'not-found' })
  })

  test('globs of both gates, as a list and with tools, each once', async () => {
    clone.commit({ 'README.md': 'x' })
    clone.write('results/a.sarif', json([]))
    const found = await value(
      { sarif: { files: ['results/a.sarif', 'none/*.sarif'], tools: ['x'] } },
      { sarif: ['results/a.sarif', 'results/*'] },
    )
    expect(found.patterns).toEqual([
      { pattern: 'results/a.sarif', files: 1 },
      { pattern: 'none/*.sarif', files: 0 },
      { pattern: 'results/*', files: 1 },
    ])
    expect(found.runs).toHaveLength(1)
  })
})

describe('files of the work tree', () => {
  test('runs and results of several files, in their order', async () => {
    clone.commit({ 'README.md': 'x' })
    clone.write('results/b.sarif', fixture('zizmor').toString())
    clone.write('results/a.sarif', fixture('codeql').toString())
    const found = await value(sarif)
    expect(found.runs).toEqual([
      {
        file: 'results/a.sarif',
        tool: 'CodeQL',
        version: '2.20.1',
        revision: headSha,
        successful: true,
        results: 3,
      },
      {
        file: 'results/b.sarif',
        tool: 'zizmor',
        version: '1.9.0',
        revision: null,
        successful: true,
        results: 2,
      },
    ])
    expect(found.results.map(({ run, rule }) => `${run} ${rule}`)).toEqual([
      '0 js/xss',
      '0 js/sql-injection',
      '0 js/unused-local-variable',
      '1 zizmor/template-injection',
      '1 zizmor/unpinned-uses',
    ])
    expect(found.invalid).toEqual([])
  })

  test('the judged commit and the checked out one; never the base', async () => {
    const tip = clone.commit({ 'README.md': 'x' })
    clone.write('results/a.sarif', json([]))
    expect((await value(sarif)).commits).toEqual([headSha, tip])
    const workspace = { ...(await openWorkspace(clone.path)), resolve: async () => baseSha }
    const { facts } = await gather(['tool-findings'], {}, { policy: policyOf(sarif), workspace })
    expect(facts['tool-findings']).toMatchObject({ known: true, value: { commits: [headSha] } })
  })

  test('what cannot be read is named with its reason, and the others are read', async () => {
    clone.commit({ 'README.md': 'x' })
    clone.write('results/cut.sarif', fixture('codeql').toString().slice(0, 900))
    clone.write('results/big.sarif', '')
    truncateSync(join(clone.path, 'results/big.sarif'), 25 * 1024 * 1024 + 1)
    clone.write('results/good.sarif', json([result()]))
    symlinkSync('/etc/hostname', join(clone.path, 'results/out.sarif'))
    const { invalid, runs } = await value(sarif)
    expect(invalid.map(({ file, detail }) => `${file}: ${detail}`)).toEqual([
      'results/big.sarif: the file is over 26214400 bytes',
      'results/cut.sarif: broken off: the JSON is not complete after 900 characters',
      'results/out.sarif: a regular file inside the repository is expected, this path leads out of it',
    ])
    expect(runs.map(({ file }) => file)).toEqual(['results/good.sarif'])
  })

  test('a file as it was committed is no result of this run; one that a tool wrote over it is', async () => {
    clone.commit({ 'results/clean.sarif': json([]), 'results/kept.sarif': json([]) })
    clone.write('results/kept.sarif', json([result()]))
    const { invalid, runs } = await value(sarif)
    expect(invalid).toEqual([
      {
        file: 'results/clean.sarif',
        detail: 'it is a committed file as it was checked out, and no result of this run',
      },
    ])
    expect(runs.map(({ file, results }) => `${file} ${results}`)).toEqual(['results/kept.sarif 1'])
  })

  test('a file that vanished, and a folder that git does not know', async () => {
    const { WorkspaceFailure } = await import('../../src/workspace/failure.ts')
    const workspace = workspaceWith({
      list: async () => ['results/a.sarif', 'results/b.sarif'],
      tracked: async () => {
        throw new WorkspaceFailure('unparsable', 'git ls-files', 'no git')
      },
      read: async (path) => (path.endsWith('a.sarif') ? null : Buffer.from(json([]))),
    })
    const { facts } = await gather(['tool-findings'], {}, { policy: policyOf(sarif), workspace })
    expect(facts['tool-findings']).toMatchObject({
      known: true,
      value: {
        invalid: [{ file: 'results/a.sarif', detail: 'there is no such file' }],
        runs: [{ file: 'results/b.sarif' }],
      },
    })
  })

  test('no secret of a snippet is in the fact', async () => {
    const secret = ['AKIA', 'IOSFODNN', '7EXAMPLF'].join('')
    clone.commit({ 'README.md': 'x' })
    clone.write('results/g.sarif', fixture('gitleaks', secret).toString())
    clone.write('results/cut.sarif', fixture('gitleaks', secret).toString().slice(0, -30))
    const kept = JSON.stringify(await value(sarif))
    expect(kept).toContain('aws-access-token')
    for (const text of [secret, 'example.org', 'alpha']) expect(kept).not.toContain(text)
  })
})

describe('limits', () => {
  test('too many files', async () => {
    const paths = Array.from({ length: 201 }, (_, index) => `results/${index}.sarif`)
    const { facts } = await gather(
      ['tool-findings'],
      {},
      { policy: policyOf(sarif), workspace: workspaceWith({ list: async () => paths }) },
    )
    expect(facts['tool-findings']).toMatchObject({ known: false, reason: 'too-large' })
  })

  test('too many results', async () => {
    const many = Buffer.from(json([]).replace('[]', `[${'{},'.repeat(50_000)}{}]`))
    const workspace = workspaceWith({
      list: async () => ['results/1.sarif', 'results/2.sarif'],
      tracked: async () => [],
      read: async () => many,
    })
    const { facts } = await gather(['tool-findings'], {}, { policy: policyOf(sarif), workspace })
    expect(facts['tool-findings']).toMatchObject({ known: false, reason: 'too-large' })
  }, 20_000)
})

describe('the commit that a run looked at', () => {
  const other = 'c'.repeat(40)
  const revision = async (...provenance: readonly object[]) => {
    clone.commit({ 'README.md': 'x' })
    clone.write('results/a.sarif', json([], { versionControlProvenance: provenance }))
    return (await value(sarif)).runs[0]?.revision
  }

  test.each([
    ['none', [], null],
    ['the judged one', [{ revisionId: headSha }], headSha],
    ['another', [{ revisionId: other }], other],
    ['both: the other decides', [{ revisionId: headSha }, { revisionId: other }], other],
    [
      'a submodule beside it',
      [
        { repositoryUri: 'https://github.example/acme/lib', revisionId: other },
        { repositoryUri: 'https://github.example/Acme/shop.git', revisionId: headSha },
      ],
      headSha,
    ],
    [
      'this repository and another commit',
      [
        { repositoryUri: 'git@github.example:acme/shop.git', revisionId: other },
        { repositoryUri: 'https://github.example/acme/lib', revisionId: headSha },
      ],
      other,
    ],
    [
      'a name that only ends alike',
      [{ repositoryUri: 'https://github.example/big-acme/shop', revisionId: headSha }, { revisionId: other }],
      other,
    ],
  ])('%s', async (_, provenance, expected) => expect(await revision(...provenance)).toBe(expected))
})
