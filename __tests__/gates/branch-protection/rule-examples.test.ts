import { describe, expect, test } from '@jest/globals'
import { known } from '../../../src/core/fact.ts'
import type { Protection, WorkflowFiles } from '../../../src/core/facts/protection.ts'
import type { Finding } from '../../../src/core/finding.ts'
import { plain } from '../../../src/core/text.ts'
import { administrationRemedy } from '../../../src/facts/protection-access.ts'
import { branchProtection } from '../../../src/gates/branch-protection/gate.ts'
import { judgePullRequest } from '../../../src/gates/branch-protection/pull-request.ts'
import { rules } from '../../../src/gates/branch-protection/rules.ts'
import { controlRules } from '../../../src/gates/branch-protection/rules-controls.ts'
import { facts } from '../../support/pull-request-facts.ts'
import {
  branch,
  checksRule,
  classicRule,
  denied,
  protection,
  pullRequestRule,
  rule,
  ruleset,
  seen,
} from './facts.ts'

const source = { kind: 'api', what: 'test' } as const
const github = 15368

type Files = Readonly<Record<string, string>>

interface Scene {
  readonly asked?: object
  readonly options?: object
  readonly observed?: Parameters<typeof branch>[2]
  readonly rules?: Parameters<typeof branch>[1]
  readonly rulesets?: Parameters<typeof protection>[0]['rulesets']
  readonly more?: Partial<Protection>
  readonly base?: Files
  readonly head?: Files
  readonly ignored?: WorkflowFiles['ignored']
}

const filesOf = (files: Files, ignored?: WorkflowFiles['ignored']): WorkflowFiles => ({
  sha: 'c'.repeat(40),
  files: seen(
    Object.entries(files).map(([name, text]) => ({
      path: `.github/workflows/${name}`,
      content: seen(text),
    })),
  ),
  ...(ignored === undefined ? {} : { ignored }),
})

/** What the gate says of branch main, to which no more is asked than the scene does. */
function judge(scene: Scene): readonly Finding[] {
  const { asked = { approvals: 0 }, base = {}, head, rulesets } = scene
  return judgePullRequest(
    {
      'pull-request': facts().values['pull-request'],
      'other-pull-requests': [],
      protection: protection({
        branches: [branch('main', scene.rules ?? [], scene.observed ?? {})],
        ...(rulesets === undefined ? {} : { rulesets }),
        ...(scene.more === undefined ? {} : { more: scene.more }),
      }),
      workflows: known(
        { base: filesOf(base, scene.ignored), head: head === undefined ? null : filesOf(head), called: {} },
        source,
      ),
    },
    branchProtection.options.parse({ branches: [asked], ...scene.options }),
    () => undefined,
  )
}

const requires = (...contexts: readonly string[]) => [
  checksRule(contexts.map((context) => ({ context, integration_id: github }))),
]
/** Lines of a workflow, of which the first is line 1. */
const lines = (...text: readonly string[]): string => `${text.join('\n')}\n`
const job = (id: string, ...more: readonly string[]) => [
  `  ${id}:`,
  '    runs-on: ubuntu-latest',
  ...more.map((line) => `    ${line}`),
  '    steps: [{ run: make }]',
]
const onPullRequest = ['on: pull_request', 'jobs:']

/** Why a plain token does not see the classic rule. */
const hidden = {
  ...denied,
  remedy: administrationRemedy({ hasAdministration: false }, 'the classic rule'),
}
const base = ruleset(7, { name: 'base' })
const ofBase = { ...rule('x', {}, 7) }

const scenes: Partial<Readonly<Record<keyof typeof rules, Scene>>> = {
  'visible-protection': {
    asked: { approvals: 1, signatures: true },
    observed: { classic: hidden, hint: seen({ protected: true, protection: null }) },
  },
  'visible-bypass': {
    asked: { approvals: 1, bypass: { allow: [] } },
    rules: [{ ...pullRequestRule(1, {}, 7), ruleset_source_type: 'Organization' }],
    rulesets: [ruleset(7, { name: 'base', source_type: 'Organization', bypass_actors: undefined as never })],
  },
  'plan-offers-protection': {
    more: { plan: 'Upgrade to GitHub Pro or make this repository public to enable this feature.' },
  },
  'policy-covers-branch': { asked: { branches: ['release/*'], approvals: 1 } },
  'required-check-conflict': {
    asked: { checks: [{ context: 'unit', app: github }] },
    observed: {
      classic: seen(
        classicRule({
          required_status_checks: {
            strict: false,
            contexts: ['unit'],
            checks: [{ context: 'unit', app_id: 99 }],
          },
        }),
      ),
    },
    rules: [checksRule([{ context: 'unit', integration_id: github }], false, 7)],
    rulesets: [base],
  },
  'extra-required-check': {
    asked: { checks: ['unit', 'lint'], 'checks-exact': true },
    rules: [checksRule([{ context: 'unit' }, { context: 'lint' }, { context: 'old-job' }], false, 7)],
    rulesets: [base],
  },
  'known-rule-types': {
    rules: [{ ...ofBase, type: 'lock_everything', ruleset_id: 9 }],
    rulesets: [ruleset(9)],
  },
  'workflow-file-readable': { base: { 'ci.yml': 'name: CI\non: pull_request\njobs: [unit\n' } },
  'workflow-file-ignored': { ignored: [{ path: '.github/workflows/ci.yml', what: 'a symbolic link' }] },
  'active-ruleset': { rulesets: [ruleset(7, { name: 'base', enforcement: 'evaluate' })] },
  'aggregate-can-be-skipped': {
    rules: requires('all-green'),
    base: {
      'ci.yml': lines(
        ...onPullRequest,
        ...job('unit'),
        ...job('lint'),
        ...job('all-green', 'needs: [unit, lint]'),
      ),
    },
  },
  'conditional-required-check': {
    rules: requires('e2e'),
    base: { 'e2e.yml': lines(...onPullRequest, ...job('e2e', "if: github.actor != 'renovate[bot]'")) },
  },
  'required-check-cannot-fail': {
    rules: requires('unit'),
    base: {
      'ci.yml': lines(
        ...onPullRequest,
        '  unit:',
        '    runs-on: ubuntu-latest',
        '    steps:',
        '      - run: make || true',
      ),
    },
  },
  'duplicate-check-name': {
    rules: requires('build'),
    base: {
      'ci.yml': lines(...onPullRequest, ...job('build')),
      'skip.yml': lines(...onPullRequest, ...job('build')),
    },
  },
  'unpinned-required-check': {
    rules: [checksRule([{ context: 'lint' }, { context: 'unit' }])],
    base: { 'ci.yml': lines(...onPullRequest, ...job('unit'), ...job('lint')) },
  },
  'required-check-never-reported': {
    rules: requires('CI / unit'),
    base: { 'ci.yml': lines('name: CI', ...onPullRequest, ...job('unit')) },
  },
  'filtered-required-check': {
    rules: requires('docs-validation'),
    base: {
      'docs.yml': lines(
        'on:',
        '  pull_request:',
        "    paths: ['docs/**']",
        'jobs:',
        ...job('docs-validation'),
      ),
    },
  },
  'missing-merge-group': {
    rules: [...requires('unit'), rule('merge_queue', { merge_method: 'SQUASH' })],
    base: { 'ci.yml': lines(...onPullRequest, ...job('unit')) },
  },
  'matrix-name-changed': {
    rules: requires('unit (18)'),
    base: { 'ci.yml': lines(...onPullRequest, ...job('unit', 'strategy: { matrix: { node: [20, 22] } }')) },
  },
  'skipped-matrix-name': {
    rules: requires('build (usa)'),
    base: {
      'ci.yml': lines(
        ...onPullRequest,
        ...job('changes', 'outputs: { src: x }'),
        ...job(
          'build',
          'needs: changes',
          "if: needs.changes.outputs.src == 'true'",
          'strategy: { matrix: { country: [usa, japan] } }',
        ),
      ),
    },
  },
  'missing-synchronize': {
    rules: requires('unit'),
    base: { 'ci.yml': lines('on:', '  pull_request:', '    types: [opened]', 'jobs:', ...job('unit')) },
  },
  'push-only-required-check': {
    rules: requires('unit-tests'),
    base: { 'ci.yml': lines('on: push', 'jobs:', ...job('unit-tests')) },
  },
  'check-not-on-base': {
    rules: requires('smoke'),
    head: { 'smoke.yml': lines(...onPullRequest, ...job('smoke')) },
  },
  'wrong-app': {
    rules: [checksRule([{ context: 'unit', integration_id: 9999 }])],
    base: { 'ci.yml': lines(...onPullRequest, ...job('unit')) },
  },
  'undeclared-external-check': { rules: [checksRule([{ context: 'license/cla', integration_id: 1234 }])] },
  'merge-method-deadlock': {
    rules: [
      pullRequestRule(1, { allowed_merge_methods: ['merge'] }, 7),
      pullRequestRule(1, { allowed_merge_methods: ['squash'] }, 8),
    ],
    rulesets: [base, ruleset(8, { name: 'squash' })],
  },
  'gate-trust': {
    rules: requires('gatewright'),
    options: { 'gate-check': 'gatewright' },
    more: { actionsMayApprove: denied },
  },
  'gate-check-once': {
    rules: requires('gatewright'),
    base: {
      'gatewright.yml': lines(
        ...onPullRequest,
        '  gatewright:',
        '    runs-on: ubuntu-latest',
        '    steps: [{ uses: gatewright/gatewright@v0.1.0 }]',
      ),
      'x.yml': lines(...onPullRequest, ...job('gatewright')),
    },
  },
  'gate-workflow-change': {
    rules: requires('gatewright'),
    base: {
      'gatewright.yml': lines(
        ...onPullRequest,
        '  gatewright:',
        '    runs-on: ubuntu-latest',
        '    steps: [{ uses: gatewright/gatewright@v0.1.0 }]',
      ),
    },
    head: { 'gatewright.yml': lines(...onPullRequest, ...job('gatewright')) },
  },
}

/** The files of the examples are longer than those here. */
const withoutLines = (sentence: string): string => sentence.replace(/(\.yml):\d+/g, '$1')

describe('the example of a rule is what the gate says', () => {
  test.each(Object.entries(scenes))('%s', (name, scene) => {
    const said = judge(scene).find(
      ({ rule: id, outcome }) => id === `branch-protection/${name}` && outcome !== 'pass',
    )
    const { found, required, fix } = said ?? { found: [], required: [], fix: [] }
    const { example } = rules[name as keyof typeof scenes]
    expect({ found: withoutLines(plain(found)), required: plain(required), fix: plain(fix) }).toEqual({
      ...example,
      found: withoutLines(example.found),
    })
  })

  test('of every rule but those of controls, which are made by the code, and that of every gate', () => {
    const others = Object.keys(rules).filter((name) => !Object.hasOwn(controlRules, name))
    expect(Object.keys(scenes).sort()).toEqual(others.filter((name) => name !== 'facts-complete').sort())
  })
})
