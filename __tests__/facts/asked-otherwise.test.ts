import { expect, test } from '@jest/globals'
import { known } from '../../src/core/fact.ts'
import type { GatheredFacts } from '../../src/core/judge.ts'
import { askedOtherwise } from '../../src/facts/asked-otherwise.ts'
import { gates } from '../../src/gates/registry.ts'
import { evaluateFacts } from '../../src/pipeline/evaluate.ts'
import { restorePolicy } from '../../src/policy/load.ts'
import { savedPullRequest } from '../cli/saved.ts'

const version = '0.1.0'
const sourceOf = (text: string) => ({ name: '.github/gatewright.yml', sha: null, sha256: '', text })
const loaded = (yaml: string) =>
  restorePolicy({ sources: [sourceOf(`version: 1\n${yaml}`)], gates, version, overrides: {} })
const policy = (yaml: string) => loaded(yaml).policy
const checklist = (options: string) => policy(`gates: { checklist: { ${options} } }`)
const workflow = (options: string, more = '') =>
  policy(`${more}gates: { workflow-path: { checks: { build: ci }, ${options} } }`)
const keys = (before: ReturnType<typeof policy> | null, after: ReturnType<typeof policy>) =>
  [...askedOtherwise(before, after, 'pull-request')].sort()

test.each([
  ['another list', 'lists: [spec]', 'lists: [spec, secure-feature]', ['checklists']],
  ['a list less', 'lists: [spec, deployment]', 'lists: [spec]', ['checklists']],
  ['lists at all', '', 'lists: [spec]', ['checklists', 'checks']],
  ['other results of tools', "sarif: ['a.sarif']", "sarif: ['a.sarif', 'b.sarif']", ['tool-findings']],
  ['fewer results of tools', "sarif: ['a.sarif', 'b.sarif']", "sarif: { files: ['b.sarif'] }", []],
  ['other reports', "reports: ['a.xml']", "reports: ['b.xml']", ['evidence-tests']],
  ['another check', 'checks: { unit: {} }', 'checks: { unit: { check: ci } }', ['checks']],
  ['the same in another order', 'lists: [spec, deployment]', 'lists: [deployment, spec]', []],
])('checklist: %s', (_, before, after, expected) => {
  expect(keys(checklist(before), checklist(after))).toEqual(expected)
})

const specifications = ['specifications']
test.each([
  ['specifications elsewhere', '', "specification: { paths: ['docs/*.md'] }", '', specifications],
  ['other locked tests', '', "locked-tests: ['t/**']", '', ['test-history']],
  ['another manifest', '', 'lock-manifest: locks.json', '', ['test-history']],
  ['other reports', '', "regression: { before: ['b.xml'], after: ['a.xml'] }", '', ['regression']],
  ['other tests', '', '', "change: { tests: ['t/**'] }\n", ['specifications', 'test-history']],
  ['the same', "locked-tests: ['t/**']", "locked-tests: ['t/**']", '', []],
])('workflow-path: %s', (_, before, after, change, expected) => {
  expect(keys(workflow(before), workflow(after, change))).toEqual(expected)
})

test('a policy that cannot be read asked for nothing, and an audit asks nothing of a change', () => {
  const asks = workflow('', "change: { tests: ['t/**'] }\n")
  expect(keys(null, asks)).toEqual(['checks', 'specifications', 'test-history'])
  expect(askedOtherwise(null, asks, 'repository')).toEqual([])
  expect(askedOtherwise(null, checklist('lists: [spec]'), 'repository')).toEqual(['checklists', 'checks'])
})

test('saved facts under a policy with one checklist more are unknown: nobody asked its questions', () => {
  const saved = savedPullRequest({ approved: true })
  const source = { kind: 'api', what: 'test' } as const
  const text = 'version: 1\ngates: { codeowners: { enabled: false }, branch-protection: { enabled: false }, '
  const facts: GatheredFacts = {
    ...saved.subjects[0]?.facts,
    checklists: known({ sha: '', lists: [], fingerprints: {} }, source),
  }
  const judged = evaluateFacts({
    saved: {
      ...saved,
      policy: { ...saved.policy, sources: [sourceOf(`${text}checklist: { lists: [spec] } }\n`)] },
      subjects: [{ subject: '', facts }],
    },
    ...{ name: 'facts.json', gates, version, documentationUrl: '', at: null },
    policy: () => loaded(`${text.slice(11)}checklist: { lists: [spec, deployment] } }\n`),
    run: { durationMs: 0, requests: 0, notModified: 0, retries: 0, node: '', event: '' },
  })
  const fact = judged.subjects[0]?.facts.checklists
  expect(fact).toMatchObject({ known: false, reason: 'offline' })
  expect(judged.verdict.gates.map(({ gate, outcome }) => [gate, outcome])).toContainEqual([
    'checklist',
    'unknown',
  ])
})
