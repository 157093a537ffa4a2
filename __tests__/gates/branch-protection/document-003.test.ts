import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { known } from '../../../src/core/fact.ts'
import type { BranchRule } from '../../../src/core/facts/protection.ts'
import type { Finding } from '../../../src/core/finding.ts'
import { plain } from '../../../src/core/text.ts'
import { branchProtection } from '../../../src/gates/branch-protection/gate.ts'
import { judgePullRequest } from '../../../src/gates/branch-protection/pull-request.ts'
import { gates } from '../../../src/gates/registry.ts'
import { loadPolicy } from '../../../src/policy/load.ts'
import { version } from '../../../src/version.ts'
import { projectRoot } from '../../support/action-process.ts'
import { facts } from '../../support/pull-request-facts.ts'
import { branch, checksRule, protection, pullRequestRule, rule, seen } from './facts.ts'

// Source document 003 makes `docs-validation` both required and filtered by path (`docs/**`): the check is never
// reported for a change of anything else, and such a pull request waits for ever.

const folder = join(projectRoot, '__tests__/fixtures/branch-protection/document-003')
const policyText = readFileSync(join(folder, 'gatewright.yml'), 'utf8')
const workflowTexts = Object.fromEntries(
  readdirSync(join(folder, 'workflows')).map((name) => [
    `.github/workflows/${name}`,
    readFileSync(join(folder, 'workflows', name), 'utf8'),
  ]),
)

const required = ['lint-and-type', 'unit-tests', 'contract-tests', 'docs-validation']

/** Section 1, as one ruleset. */
const planned = (contexts: readonly string[] = required): readonly BranchRule[] => [
  pullRequestRule(1, {
    require_code_owner_review: true,
    allowed_merge_methods: ['squash', 'rebase'],
  }),
  checksRule(contexts.map((context) => ({ context }))),
  rule('required_linear_history'),
  rule('non_fast_forward'),
]

/** Loaded as a run loads it, from a commit that holds the policy alone. */
async function policy(text: string) {
  const loaded = await loadPolicy({
    ...{ gates, version, github: null, policy: null },
    files: {
      sha: '0'.repeat(40),
      read: async (path) =>
        path === '.github/gatewright.yml'
          ? { kind: 'bytes', bytes: new TextEncoder().encode(text) }
          : { kind: 'absent' },
    },
  })
  const gate = loaded.policy.gates.find(({ id }) => id === 'branch-protection')
  if (gate === undefined) throw new Error('the policy has no branch-protection')
  return { options: branchProtection.options.parse(gate.options), where: gate.where }
}

async function judge(
  rules: readonly BranchRule[],
  texts: Readonly<Record<string, string>> = workflowTexts,
  text = policyText,
): Promise<readonly Finding[]> {
  const files = Object.entries(texts).map(([path, content]) => ({ path, content: seen(content) }))
  const { options, where } = await policy(text)
  return judgePullRequest(
    {
      'pull-request': facts().values['pull-request'],
      'other-pull-requests': [],
      protection: protection({ branches: [branch('main', rules)] }),
      workflows: known(
        { base: { sha: 'c'.repeat(40), files: seen(files) }, head: null, called: {} },
        { kind: 'api', what: 'test' },
      ),
    },
    options,
    where,
  )
}

/** Rules that something is wrong with, and the check each is about. */
const problems = (findings: readonly Finding[]): readonly string[] =>
  findings
    .filter(({ outcome, level }) => outcome !== 'pass' && outcome !== 'skip' && level === 'error')
    .map(({ rule: id, subject, outcome }) => `${outcome} ${id.replace('branch-protection/', '')} ${subject}`)
    .sort()

const about = (findings: readonly Finding[], id: string, subject: string): Finding | undefined =>
  findings.find((one) => one.rule === `branch-protection/${id}` && one.subject === subject)

/** The jobs as most people would write them: for pull requests, not for pushes alone. */
const forPullRequests = Object.fromEntries(
  Object.entries(workflowTexts).map(([path, text]) => [
    path,
    text.replace('\n  push:\n', '\n  pull_request:\n'),
  ]),
)

describe("document 003's own plan", () => {
  test('docs-validation blocks every pull request that leaves docs/ alone, for ever', async () => {
    const findings = await judge(planned(), forPullRequests)
    expect(problems(findings)).toEqual(['fail filtered-required-check docs-validation'])
    const finding = about(findings, 'filtered-required-check', 'docs-validation')
    expect(finding?.location).toMatchObject({ path: '.github/workflows/docs.yml', line: 4 })
    expect(plain(finding?.found ?? [])).toMatch(
      /^docs-validation is required, but its workflow has a path filter .*docs\/\*\*.* waits for ever$/,
    )
    expect(plain(finding?.fix ?? [])).toMatch(/path filter|do not require docs-validation/)
  })

  test('to the letter, all its jobs run for pushes only: those of forks never get them', async () => {
    const findings = await judge(planned())
    expect(problems(findings)).toEqual([
      'fail filtered-required-check docs-validation',
      ...[...required].sort().map((context) => `fail push-only-required-check ${context}`),
    ])
    const finding = about(findings, 'filtered-required-check', 'docs-validation')
    expect(finding?.location).toMatchObject({ path: '.github/workflows/docs.yml', line: 4 })
    expect(plain(finding?.found ?? [])).toContain('docs/**')
    expect(plain(about(findings, 'push-only-required-check', 'unit-tests')?.found ?? [])).toContain('forks')
  })

  test('it is said before the protection is there: the policy asks for a check that would block', async () => {
    const findings = await judge([], forPullRequests)
    const finding = about(findings, 'filtered-required-check', 'docs-validation')
    expect(finding).toMatchObject({ outcome: 'fail', location: { path: '.github/workflows/docs.yml' } })
  })

  test('a trigger by pull request alone is enough to be covered; the filter is what blocks', async () => {
    const docs = '.github/workflows/docs.yml'
    const unfiltered = {
      ...forPullRequests,
      [docs]: (forPullRequests[docs] ?? '').replace(/\n {4}paths:.*/, ''),
    }
    expect(problems(await judge(planned(), unfiltered))).toEqual([])
  })

  test('a check that is not required may be filtered', async () => {
    const text = policyText.replace(', docs-validation]', ']')
    expect(problems(await judge(planned(required.slice(0, 3)), forPullRequests, text))).toEqual([])
  })

  test('the commands of section 1 are no names of checks: nothing reports them', async () => {
    const commands = ['make health', 'make gates']
    const findings = await judge(planned([...required.slice(0, 3), ...commands]), forPullRequests)
    for (const command of commands) {
      expect(about(findings, 'required-check-never-reported', command)).toMatchObject({ outcome: 'fail' })
    }
  })
})
