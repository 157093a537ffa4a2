import { describe, expect, test } from '@jest/globals'
import type { ChecklistItem } from '../../src/core/facts/checklists.ts'
import type { ChangedFile } from '../../src/core/facts/pull-request.ts'
import { fingerprintsOf } from '../../src/facts/checklist-fingerprints.ts'
import { shippedChecklists } from '../../src/formats/checklists/names.ts'
import { shippedChecklist } from '../../src/workspace/shipped.ts'
import { file, gather, policyWith, routes, workspaceWith } from './context.ts'
import { type Answers, baseSha, headSha } from './fake-github.ts'
import { commits } from './golden.ts'

const own = '.gatewright/checklists/ours.yml'
const text = (items: string, name = 'ours') => `version: 1
name: ${name}
title: Ours
defaults: { fix: F., recovery: { action: A., rollback: B., escalation: C. } }
items:
${items}`
const one = (id: string, more = '') => `  - { id: ${id}, question: Is ${id.length} so?${more} }\n`
const atBase = (
  files: Readonly<Record<string, string>>,
  head: Readonly<Record<string, string>> = {},
): Answers => ({
  ...commits({ [baseSha]: files, [headSha]: head }),
  [routes.files]: [file('src/a.ts')],
})

const policyOf = (lists: readonly string[]) => {
  const policy = policyWith({ lists })
  return { ...policy, gates: policy.gates.map((gate) => ({ ...gate, id: 'checklist' as const })) }
}
const observe = async (
  lists: readonly string[],
  answers: Answers = {},
  more: Parameters<typeof gather>[2] = {},
) => {
  const { facts, github } = await gather(['checklists'], answers, {
    ...{ policy: policyOf(lists), shipped: shippedChecklist },
    ...more,
  })
  return { fact: facts.checklists, github }
}

describe('lists', () => {
  test('none named: nothing is read, and nothing is asked of GitHub', async () => {
    const { fact, github } = await observe([])
    expect(fact).toMatchObject({ known: true, value: { sha: baseSha, lists: [], fingerprints: {} } })
    expect(github.requests.filter((one) => !one.startsWith('graphql PullRequestSnapshot'))).toEqual([])
  })

  test('the list is read at the base: an item that the pull request drops is still asked', async () => {
    const base = text(one('Q1') + one('Q2'))
    const { fact } = await observe([own], atBase({ [own]: base }, { [own]: text(one('Q1')) }))
    expect(fact).toMatchObject({
      known: true,
      value: {
        sha: baseSha,
        lists: [{ name: 'ours', source: own, items: [{ id: 'Q1' }, { id: 'Q2', line: 7 }] }],
      },
    })
  })

  test('shipped lists and own files stand beside each other, in the order of the policy', async () => {
    const mine = text(one('Q1', ', derived-from: [secure-feature/A01.a, secure-feature/A01.b]'))
    const { fact } = await observe([own, 'secure-feature'], atBase({ [own]: mine }))
    if (!fact.known) throw new Error(fact.detail)
    expect(fact.value.lists.map(({ name, source }) => [name, source])).toEqual([
      ['ours', own],
      ['secure-feature', 'shipped'],
    ])
    expect(fact.value.lists[0]?.items[0]?.derivedFrom).toEqual(['A01.a', 'A01.b'])
    expect(Object.keys(fact.value.fingerprints)).toHaveLength(42)
  })

  test('a list that is named twice is read once', async () => {
    const { fact } = await observe(['spec', 'spec'], atBase({}))
    expect(fact).toMatchObject({ known: true, value: { lists: [{ name: 'spec' }] } })
  })

  test('every shipped list can be used with every other', async () => {
    const { fact } = await observe(shippedChecklists, atBase({}))
    expect(fact.known).toBe(true)
  })

  test('a local branch reads its base from the clone', async () => {
    const { fact } = await observe(
      [own],
      {},
      {
        subject: { kind: 'branch', baseSha, headSha, baseRef: 'main' },
        workspace: workspaceWith({
          file: async (sha, path) => (sha === baseSha && path === own ? Buffer.from(text(one('Q1'))) : null),
          changedFiles: async () => [{ path: 'a.ts', previousPath: null, status: 'modified', blob: 'b1' }],
        }),
      },
    )
    expect(fact).toMatchObject({
      known: true,
      source: { kind: 'git' },
      value: { lists: [{ items: [{ id: 'Q1' }] }] },
    })
  })

  test('a repository has answers of its own, and no change to bind them to', async () => {
    const { fact } = await observe(['workflow-health'], {}, { subject: { kind: 'repository', sha: baseSha } })
    expect(fact).toMatchObject({ known: true, value: { fingerprints: {} } })
  })
})

describe('nothing incomplete passes', () => {
  test.each<[string, readonly string[], Readonly<Record<string, string>>, object]>([
    ['a file that is not there', [own], {}, { reason: 'not-found', detail: expect.stringContaining(own) }],
    [
      'a file with problems, each with its place',
      [own],
      { [own]: text(one('Q1', ', aplies: { always: true }') + one('Q1')) },
      {
        reason: 'unparsable',
        detail: expect.stringMatching(/ours\.yml:6:\d+: unknown-key: .*did you mean "applies"/),
        remedy: { text: expect.stringContaining(`gatewright checklist validate ${own}`) },
      },
    ],
    [
      'a circle',
      [own],
      { [own]: text(one('Q1', ', derived-from: [Q2]') + one('Q2', ', derived-from: [Q1]')) },
      { reason: 'unparsable', detail: expect.stringContaining('a cycle: Q1 → Q2 → Q1') },
    ],
    [
      'a bad glob',
      [own],
      { [own]: text(one('Q1', ", paths: ['[a']")) },
      { reason: 'unparsable', detail: expect.stringMatching(/ours\.yml:6:\d+: value: /) },
    ],
    [
      'an item of a shipped list that does not exist',
      [own, 'secure-feature'],
      { [own]: text(one('Q1', ', derived-from: [secure-feature/A01.z]')) },
      {
        reason: 'unparsable',
        detail: expect.stringContaining('checklists/secure-feature.yml has no such item'),
      },
    ],
    [
      'an id that a shipped list has',
      ['secure-feature', own],
      { [own]: text(one('A01.a')) },
      {
        reason: 'ambiguous',
        detail: expect.stringMatching(
          /ours\.yml:6: the item A01\.a stands in checklists\/secure-feature\.yml, too/,
        ),
      },
    ],
    [
      'an id that is an alias of a shipped list',
      ['secure-feature', own],
      { [own]: text(one('A01')) },
      { reason: 'ambiguous', detail: expect.stringContaining('(and 1 more)') },
    ],
    [
      'a name that nothing has',
      ['secure-featur'],
      {},
      { reason: 'not-found', detail: expect.stringContaining('did you mean "secure-feature"') },
    ],
  ])('%s', async (_, lists, files, expected) => {
    const { fact } = await observe(lists, atBase(files))
    expect(fact).toMatchObject({ known: false, ...expected })
  })

  test('an installation without its lists', async () => {
    const { fact } = await observe(['spec'], atBase({}), { shipped: async () => null })
    expect(fact).toMatchObject({
      known: false,
      reason: 'internal-error',
      detail: expect.stringContaining('spec.yml'),
    })
  })

  test('changed files that cannot be read: no fingerprint is invented', async () => {
    const refused = () => {
      throw new Error('refused')
    }
    const { fact } = await observe(['spec'], { ...atBase({}), [routes.files]: refused })
    expect(fact.known).toBe(false)
  })
})

describe('fingerprints', () => {
  const item = (more: Partial<ChecklistItem> = {}) =>
    ({ id: 'Q1', version: 1, paths: [], ...more }) as unknown as ChecklistItem
  const changed = (
    path: string,
    blob: string | null = 'b1',
    more: Partial<ChangedFile> = {},
  ): ChangedFile => ({
    ...{ path, blob, previousPath: null, status: 'modified' },
    ...more,
  })
  const print = (files: readonly ChangedFile[], more: Partial<ChecklistItem> = {}) =>
    fingerprintsOf([item(more)], files)['Q1']
  const files = [changed('src/a.ts'), changed('docs/b.md', 'b2')]

  test('are twelve hexadecimal digits, the same for the same content in any order', () => {
    expect(print(files)).toMatch(/^[0-9a-f]{12}$/)
    expect(print([...files].reverse())).toBe(print(files))
  })

  test('change with id, version, path and blob', () => {
    const all = [
      print(files),
      fingerprintsOf([item({ id: 'Q2' })], files)['Q2'],
      print(files, { version: 2 }),
      print([changed('src/a.ts', 'b9'), changed('docs/b.md', 'b2')]),
      print([changed('src/c.ts'), changed('docs/b.md', 'b2')]),
      print([changed('src/a.ts')]),
      print([]),
    ]
    expect(new Set(all).size).toBe(all.length)
  })

  test('a push that changes other files re-opens nothing', () => {
    const paths = ['src/**']
    expect(print([changed('src/a.ts'), changed('docs/b.md', 'b3')], { paths })).toBe(print(files, { paths }))
    expect(print([changed('src/a.ts', 'b3'), changed('docs/b.md')], { paths })).not.toBe(
      print(files, { paths }),
    )
  })

  test('a rename is the same as a file gone and a file new, however it is recognised', () => {
    const renamed = [changed('src/new.ts', 'b1', { status: 'renamed', previousPath: 'src/old.ts' })]
    const apart = [
      changed('src/old.ts', 'b0', { status: 'removed' }),
      changed('src/new.ts', 'b1', { status: 'added' }),
    ]
    expect(print(renamed)).toBe(print(apart))
    // Out of what the item is about: its answer is stale.
    const out = [changed('lib/new.ts', 'b1', { status: 'renamed', previousPath: 'src/old.ts' })]
    expect(print(out, { paths: ['src/**'] })).not.toBe(print([], { paths: ['src/**'] }))
  })

  test('a copy is a new file; its source is as it was', () => {
    const copied = [changed('src/new.ts', 'b1', { status: 'copied', previousPath: 'src/old.ts' })]
    expect(print(copied)).toBe(print([changed('src/new.ts', 'b1', { status: 'added' })]))
  })
})
