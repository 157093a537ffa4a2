import { describe, expect, test } from '@jest/globals'
import type { MitigationPlans } from '../../src/core/facts/mitigation.ts'
import type { GatherBase } from '../../src/facts/gather.ts'
import { pseudonyms } from '../../src/facts/pseudonyms.ts'
import { redactMitigationPlans } from '../../src/facts/redact-mitigation.ts'
import { roleNeeds } from '../../src/facts/role-options.ts'
import { GitHubFailure } from '../../src/github/failure.ts'
import type { Policy } from '../../src/policy/policy.ts'
import { blob, entry, file, gather, policyWith, quietPolicy, routes, tree, workspaceWith } from './context.ts'

/** A policy of these gates alone. */
const policyOf = (gates: Readonly<Record<string, object>>): Policy => {
  const [gate] = quietPolicy.gates
  if (gate === undefined) throw new Error('no gate')
  return { ...quietPolicy, gates: Object.entries(gates).map(([id, options]) => ({ ...gate, id, options })) }
}

const reviews = {
  security: { from: ['@acme/security', '@sec'] },
  performance: { from: ['@acme/Perf'] },
  exclude: ['last-pusher'],
}

describe('teams of roles', () => {
  test('are read besides those of owners', async () => {
    const policy = policyOf({
      checklist: { reviewers: ['@acme/readers'], reviews },
      'workflow-path': { approvers: ['@acme/leads'] },
    })
    const answers = {
      [routes.members]: ({ team_slug }: { team_slug: string }) => [
        { id: team_slug.length, login: team_slug, type: 'User' },
      ],
    }
    const { facts } = await gather(['teams'], answers, { policy })
    expect(facts.teams.known && Object.keys(facts.teams.value)).toEqual([
      '@acme/leads',
      '@acme/perf',
      '@acme/readers',
      '@acme/security',
    ])
  })

  test('and together with owners when the gate codeowners is on', async () => {
    const policy = policyOf({
      codeowners: { rules: [{ paths: ['**'], from: ['@acme/web'] }] },
      checklist: { reviews },
    })
    const answers = {
      [routes.tree]: tree([entry('CODEOWNERS')]),
      [routes.blob]: blob('blob-CODEOWNERS', '* @acme/all\n'),
      [routes.files]: [file('src/a.ts')],
      [routes.members]: [{ id: 5, login: 'user5', type: 'User' }],
    }
    const { facts } = await gather(['teams'], answers, { policy })
    expect(facts.teams.known && Object.keys(facts.teams.value)).toEqual([
      '@acme/all',
      '@acme/perf',
      '@acme/security',
      '@acme/web',
    ])
  })

  test('one that may not be seen is unknown, never empty', async () => {
    const answers = { [routes.members]: new GitHubFailure('not-found', routes.members, 'no') }
    const { facts } = await gather(['teams'], answers, { policy: policyOf({ checklist: { reviews } }) })
    expect(facts.teams).toMatchObject({
      value: { '@acme/security': { known: false, reason: 'team-membership' } },
    })
  })

  test('commits and the last pusher are read for those whom a role excludes', () => {
    const needs = (gates: Readonly<Record<string, object>>) => roleNeeds({ policy: policyOf(gates) })
    expect(needs({ checklist: { reviews } })).toMatchObject({ commitPeople: false, lastPusher: true })
    expect(needs({ checklist: { reviews: { ...reviews, exclude: ['co-authors'] } } })).toMatchObject({
      commitPeople: true,
      lastPusher: false,
    })
    expect(needs({ checklist: { reviews: { ...reviews, exclude: [] } } })).toMatchObject({
      commitPeople: false,
      lastPusher: false,
    })
    expect(needs({ 'workflow-path': { approvers: ['@sec'] } })).toMatchObject({
      commitPeople: true,
      lastPusher: true,
    })
    expect(needs({ codeowners: {} })).toEqual({ from: [], commitPeople: false, lastPusher: false })
    expect(roleNeeds({ policy: policyWith({ reviews: 'nonsense' }) }).from).toEqual([])
  })
})

const headSha = 'd'.repeat(40)
const branch = { kind: 'branch', baseSha: 'c'.repeat(40), headSha, baseRef: 'main' } as const

const plansOf = async (
  body: string,
  files: Readonly<Record<string, string | Uint8Array>>,
  more: Partial<GatherBase> = {},
) => {
  const asked: string[] = []
  const workspace = workspaceWith({
    tree: async () => [],
    file: async (_, path) => {
      asked.push(path)
      const content = files[path]
      return content === undefined
        ? null
        : typeof content === 'string'
          ? new TextEncoder().encode(content)
          : content
    },
  })
  const { facts } = await gather(
    ['mitigation-plans'],
    {},
    { policy: policyOf({}), subject: branch, workspace, body, ...more },
  )
  return { fact: facts['mitigation-plans'], asked }
}

const plan =
  '# Cart\n\nOwner: @acme/web\n\nDue: 2027-01-31\n\n## Risks\n\n- ids can be guessed\n\n## Mitigations\n\n- random ids\n'

describe('mitigation plans', () => {
  test('nothing is read when the body names none', async () => {
    const { fact, asked } = await plansOf('Kind: feature\n', {})
    expect(fact).toMatchObject({ known: true, value: [] })
    expect(asked).toEqual([])
  })

  test('the document at the head, by its structure', async () => {
    const { fact } = await plansOf('Mitigation plan: docs/plan.md\n', { 'docs/plan.md': plan })
    expect(fact).toMatchObject({ known: true, value: [{ path: 'docs/plan.md', line: 1, detail: '' }] })
    const [first] = fact.known ? fact.value : []
    expect(first?.outline?.sections.map(({ title }) => title)).toEqual(['Cart', 'Risks', 'Mitigations'])
    expect(first?.outline?.sections.flatMap(({ fields }) => fields)).toMatchObject([
      { key: 'Owner', value: '@acme/web' },
      { key: 'Due', value: '2027-01-31' },
    ])
  })

  test.each([
    ['docs/none.md', {}, 'there is no such file at the head'],
    ['docs/plan.md', { 'docs/plan.md': Uint8Array.of(0xff, 0xfe) }, 'it is not UTF-8 text'],
    ['../plan.md', {}, 'no path of a file in the repository'],
  ])('%s: what is wrong is told', async (path, files, detail) => {
    const { fact } = await plansOf(`Mitigation plan: ${path}\n`, files)
    const [first] = fact.known ? fact.value : []
    expect(first).toMatchObject({ outline: null, detail: expect.stringContaining(detail) })
  })

  test('too many are not read at all', async () => {
    const body = Array.from({ length: 6 }, (_, index) => `Mitigation plan: docs/${index}.md\n`).join('\n')
    const { fact, asked } = await plansOf(body, {})
    expect(fact).toMatchObject({ known: false, reason: 'too-large' })
    expect(asked).toEqual([])
  })

  test('are saved without their words when redacted, and judged alike', async () => {
    const { fact } = await plansOf('Mitigation plan: docs/plan.md\n', { 'docs/plan.md': plan })
    const value: MitigationPlans = fact.known ? fact.value : []
    const redacted = redactMitigationPlans(value, pseudonyms())
    const text = JSON.stringify(redacted)
    for (const word of ['guessed', 'random', 'acme']) expect(text).not.toContain(word)
    for (const word of ['2027-01-31', 'Risks', 'Mitigations', '@user-1/team-1']) expect(text).toContain(word)
  })
})
