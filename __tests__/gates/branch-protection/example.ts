import { type Fact, known } from '../../../src/core/fact.ts'
import type { FactKey } from '../../../src/core/facts/index.ts'
import type { Workflows } from '../../../src/core/facts/protection.ts'
import { facts } from '../../support/pull-request-facts.ts'
import { branch, checksRule, protection, pullRequestRule, rule, ruleset, seen } from './facts.ts'

const gitHubActions = 15368

/** Every fact of the gate bears on its verdict. */
export const options = {
  branches: [
    {
      branches: ['~DEFAULT_BRANCH'],
      preset: 'secflow',
      checks: [{ context: 'unit', app: gitHubActions }],
      bypass: { allow: [] },
    },
  ],
  tags: [{ tags: ['v*'] }],
}

const source = { kind: 'api', what: 'example' } as const

const mainRules = [
  pullRequestRule(1, { require_code_owner_review: true }),
  checksRule([{ context: 'unit', integration_id: gitHubActions }]),
  rule('non_fast_forward'),
  rule('deletion'),
  rule('required_linear_history'),
]

const versionTags = ruleset(2, {
  name: 'version tags',
  target: 'tag',
  conditions: { ref_name: { include: ['refs/tags/v*'], exclude: [] } },
  rules: [{ type: 'creation' }, { type: 'update' }, { type: 'deletion' }, { type: 'non_fast_forward' }],
})

const workflow = `name: CI
on: pull_request
jobs:
  unit:
    runs-on: ubuntu-latest
    steps:
      - run: make test
`

export const workflows: Workflows = {
  base: {
    sha: 'c'.repeat(40),
    files: seen([{ path: '.github/workflows/ci.yml', content: seen(workflow) }]),
  },
  head: null,
  called: {},
}

const observed = protection({
  branches: [branch('main', mainRules)],
  rulesets: [ruleset(1), versionTags],
})

const pullRequest = facts().values['pull-request']

/** Every fact of the example, known: rulesets without bypass actors ask for everything, and a workflow reports it. */
export const passing: { readonly [K in FactKey]?: Fact<unknown> } = {
  'pull-request': known(pullRequest, source),
  'other-pull-requests': known([], source),
  protection: known(observed, source),
  workflows: known(workflows, source),
}

/** The same repository, with its list of rulesets. */
export const passingRepository: { readonly [K in FactKey]?: Fact<unknown> } = {
  protection: known(
    {
      ...observed,
      index: seen([
        { id: 1, name: 'ruleset 1', target: 'branch', enforcement: 'active' },
        { id: 2, name: 'version tags', target: 'tag', enforcement: 'active' },
      ]),
    },
    source,
  ),
  workflows: known(workflows, source),
}
