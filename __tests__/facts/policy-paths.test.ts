import { expect, test } from '@jest/globals'
import { gates } from '../../src/gates/registry.ts'
import { restorePolicy } from '../../src/policy/load.ts'
import type { Overrides } from '../../src/policy/overrides.ts'
import { gather } from './context.ts'

const gatesOf = (text: string, overrides: Overrides = {}) =>
  restorePolicy({
    sources: [{ name: '.github/gatewright.yml', sha: null, sha256: '', text: `version: 1\n${text}` }],
    ...{ gates, version: '0.1.0', overrides },
  }).policy

async function paths(text: string, overrides?: Overrides): Promise<readonly string[]> {
  const { facts } = await gather(['policy-paths'], {}, { policy: gatesOf(text, overrides) })
  return facts['policy-paths'].known ? facts['policy-paths'].value : []
}

const checklist = "checklist: { lists: [secure-feature, 'security/[own].yml'] }"
const workflow = 'workflow-path: { checks: { build: ci }, lock-manifest: qa/locks.json }'

test('checklists of the repository and the lock manifest are protected, wherever the policy has them', async () => {
  const found = await paths(`gates: { ${checklist}, ${workflow} }`)
  // Committed answers hold for later changes as well: nobody answers those by the way.
  expect(found).toEqual(expect.arrayContaining(['security/\\[own].yml', 'qa/locks.json', '.gatewright/**']))
  expect(found).not.toContain('secure-feature')
  expect(await paths('gates: { workflow-path: { lock-manifest: qa/locks.json } }')).not.toContain(
    'qa/locks.json',
  )
})

test.each<[string, Overrides]>([
  ['the action of one gate', { implied: 'codeowners' }],
  ['the input `gates`', { gates: ['codeowners'] }],
])('what other runs judge by is protected by a run of codeowners alone: %s', async (_, overrides) => {
  const golden = "golden-suite: { reports: ['r.xml'], manifest: qa/golden.yml }"
  const found = await paths(`gates: { ${checklist}, ${workflow}, ${golden} }`, overrides)
  expect(found).toEqual(expect.arrayContaining(['security/\\[own].yml', 'qa/locks.json', 'qa/golden.yml']))
})

test('what a gate that is switched off would judge by is not protected', async () => {
  const off = checklist.replace('{', '{ enabled: false,')
  expect(await paths(`gates: { ${off} }`, { implied: 'codeowners' })).not.toContain('security/\\[own].yml')
})
