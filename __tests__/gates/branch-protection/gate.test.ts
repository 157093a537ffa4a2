import { describe, expect, test } from '@jest/globals'
import { type Fact, known, unknown } from '../../../src/core/fact.ts'
import type {
  ClassicProtection,
  ProtectedBranch,
  Protection,
  Ruleset,
  Workflows,
} from '../../../src/core/facts/protection.ts'
import type { Finding } from '../../../src/core/finding.ts'
import { plain } from '../../../src/core/text.ts'
import { branchProtection } from '../../../src/gates/branch-protection/gate.ts'
import { controlNames } from '../../../src/gates/branch-protection/model.ts'
import { judgePullRequest } from '../../../src/gates/branch-protection/pull-request.ts'
import { judgeRepository as judgeState } from '../../../src/gates/branch-protection/repository.ts'
import { facts } from '../../support/pull-request-facts.ts'
import { workflows } from './example.ts'
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
const where = (...keys: readonly (string | number)[]) =>
  ({ path: '.github/gatewright.yml', line: 10 + keys.length, at: 'base' }) as const

interface Scene {
  readonly branches?: object[]
  readonly options?: object
  readonly branch?: ProtectedBranch
  readonly rulesets?: readonly Ruleset[]
  readonly more?: Partial<Protection>
  readonly workflows?: Fact<Workflows>
}

/** Findings about branch main of a pull request into it. */
function judge(scene: Scene): readonly Finding[] {
  const options = branchProtection.options.parse({
    ...(scene.branches === undefined ? {} : { branches: scene.branches }),
    ...scene.options,
  })
  const observed = protection({
    branches: [scene.branch ?? branch('main', [])],
    ...(scene.rulesets === undefined ? {} : { rulesets: scene.rulesets }),
    ...(scene.more === undefined ? {} : { more: scene.more }),
  })
  return judgePullRequest(
    {
      'pull-request': facts().values['pull-request'],
      'other-pull-requests': [],
      protection: observed,
      workflows: scene.workflows ?? known(workflows, source),
    },
    options,
    where,
  )
}

/** The same of a repository. */
const judgeRepository = (options: object, observed: Protection): readonly Finding[] =>
  judgeState(
    { protection: observed, workflows: known(workflows, source) },
    branchProtection.options.parse(options),
    where,
  )

const of = (findings: readonly Finding[], name: string) =>
  findings.filter(({ rule: id }) => id === `branch-protection/${name}`)
const told = (findings: readonly Finding[], name: string) =>
  of(findings, name).map(({ outcome, found }) => `${outcome}: ${plain(found)}`)

const github = 15368
/** Per control: what the policy writes, rules that satisfy it, and a classic rule that does (null: it cannot). */
const table = [
  ['pull-request', true, [pullRequestRule(0)], { required_pull_request_reviews: {} }],
  [
    'approvals',
    2,
    [pullRequestRule(2)],
    { required_pull_request_reviews: { required_approving_review_count: 2 } },
  ],
  [
    'code-owner-review',
    true,
    [pullRequestRule(0, { require_code_owner_review: true })],
    { required_pull_request_reviews: { require_code_owner_reviews: true } },
  ],
  [
    'dismiss-stale',
    true,
    [pullRequestRule(0, { dismiss_stale_reviews_on_push: true })],
    { required_pull_request_reviews: { dismiss_stale_reviews: true } },
  ],
  [
    'last-push',
    true,
    [pullRequestRule(0, { require_last_push_approval: true })],
    { required_pull_request_reviews: { require_last_push_approval: true } },
  ],
  [
    'threads',
    true,
    [pullRequestRule(0, { required_review_thread_resolution: true })],
    { required_conversation_resolution: { enabled: true } },
  ],
  [
    'checks',
    [{ context: 'unit', app: github }],
    [checksRule([{ context: 'unit', integration_id: github }])],
    { required_status_checks: { checks: [{ context: 'unit', app_id: github }] } },
  ],
  [
    'strict',
    true,
    [checksRule([{ context: 'unit' }], true)],
    { required_status_checks: { strict: true, contexts: ['unit'] } },
  ],
  ['linear', true, [rule('required_linear_history')], { required_linear_history: { enabled: true } }],
  ['signatures', true, [rule('required_signatures')], { required_signatures: { enabled: true } }],
  ['block-force-push', true, [rule('non_fast_forward')], {}],
  ['block-deletion', true, [rule('deletion')], {}],
  ['merge-queue', true, [rule('merge_queue', { merge_method: 'SQUASH' })], null],
  [
    'merge-methods',
    ['squash', 'rebase'],
    [rule('required_linear_history')],
    { required_linear_history: { enabled: true } },
  ],
  [
    'deployments',
    ['staging'],
    [rule('required_deployments', { required_deployment_environments: ['staging'] })],
    null,
  ],
  [
    'workflows',
    ['.github/workflows/gate.yml'],
    [rule('workflows', { workflows: [{ path: '.github/workflows/gate.yml', repository_id: 1 }] })],
    null,
  ],
  [
    'code-scanning',
    [{ tool: 'CodeQL', 'security-alerts-threshold': 'critical' }],
    [
      rule('code_scanning', {
        code_scanning_tools: [
          { tool: 'CodeQL', alerts_threshold: 'none', security_alerts_threshold: 'high_or_higher' },
        ],
      }),
    ],
    null,
  ],
  ['restricted-updates', true, [rule('update')], { lock_branch: { enabled: true } }],
  ['creation', true, [rule('creation')], { block_creations: { enabled: true }, restrictions: {} }],
  ['name-pattern', true, [rule('branch_name_pattern', { operator: 'regex', pattern: '^(feat|fix)/' })], null],
  [
    'required-reviewers',
    ['src/auth/**'],
    [
      pullRequestRule(0, {
        required_reviewers: [
          { file_patterns: ['src/auth/**'], minimum_approvals: 1, reviewer: { id: 1, type: 'Team' } },
        ],
      }),
    ],
    null,
  ],
] as const

test('the table has every control', () => {
  expect(table.map(([name]) => name)).toEqual([...controlNames])
})

describe.each(table)('%s', (name, wanted, rules, classic) => {
  const branches = [{ [name]: wanted }]

  test('passes by a ruleset', () => {
    const outcomes = of(judge({ branches, branch: branch('main', rules) }), name).map(
      ({ outcome }) => outcome,
    )
    expect(new Set(outcomes)).toEqual(new Set(['pass']))
  })

  test('fails without one, and says what to turn on', () => {
    const [finding] = of(judge({ branches }), name)
    expect(finding).toMatchObject({
      outcome: 'fail',
      level: 'error',
      requiredAt: { path: '.github/gatewright.yml' },
    })
    expect(plain(finding?.fix ?? [])).toMatch(/gatewright branch-protection plan/)
  })

  test('fails when a ruleset turns out to be disabled', () => {
    const rulesets = [ruleset(1, { enforcement: 'disabled' })]
    const findings = judge({ branches, branch: branch('main', rules), rulesets })
    expect(of(findings, name)[0]?.outcome).toBe('fail')
    expect(told(findings, 'active-ruleset')).toEqual([
      'fail: ruleset ruleset 1 (1) is disabled: none of its rules counts',
    ])
  })

  test('fails when others may bypass the only source, and names them', () => {
    const rulesets = [
      ruleset(1, { bypass_actors: [{ actor_type: 'Team', actor_id: 9, bypass_mode: 'pull_request' }] }),
    ]
    const judged = [{ [name]: wanted, bypass: { allow: [] } }]
    const [text] = told(judge({ branches: judged, branch: branch('main', rules), rulesets }), name)
    expect(text).toMatch(/^fail: .*may be bypassed by Team 9 \(pull_request\)$/)
  })

  test('is unknown when who may bypass is redacted', () => {
    const { bypass_actors: _, ...redacted } = ruleset(1)
    const judged = [{ [name]: wanted, bypass: { allow: [] } }]
    const findings = judge({ branches: judged, branch: branch('main', rules), rulesets: [redacted] })
    expect(of(findings, name)).toEqual([])
    expect(of(findings, 'visible-bypass')).toMatchObject([
      { outcome: 'unknown', unknown: { reason: 'permission-missing' } },
    ])
  })

  test('is unknown when rules could not be read', () => {
    const findings = judge({ branches, branch: branch('main', [], { rules: denied }) })
    expect(of(findings, name)).toEqual([])
    expect(of(findings, 'visible-protection')).toMatchObject([{ outcome: 'unknown' }])
  })

  if (classic === null) return

  test('passes by a classic rule', () => {
    const one = branch('main', [], { classic: seen(classicRule(classic as Partial<ClassicProtection>)) })
    expect(new Set(of(judge({ branches, branch: one }), name).map(({ outcome }) => outcome))).toEqual(
      new Set(['pass']),
    )
  })

  test('is unknown when there is a classic rule that the token may not read', () => {
    const hint = seen({ protected: true, protection: { enabled: true, requiredChecks: null } })
    const findings = judge({ branches, branch: branch('main', [], { classic: denied, hint }) })
    expect(of(findings, name)).toEqual([])
    expect(told(findings, 'visible-protection')[0]).toContain(name)
  })
})

describe('what a plain token cannot see', () => {
  const hidden = { classic: denied, hint: seen({ protected: true, protection: null }) }

  test('one line names the controls, the permission and what it would reveal', () => {
    const branches = [{ approvals: 1, signatures: true, linear: true }]
    const found = of(judge({ branches, branch: branch('main', [], hidden) }), 'visible-protection')
    expect(found.map((finding) => [plain(finding.found), plain(finding.fix)])).toEqual([
      [
        'main: not visible, and rulesets alone do not prove it: approvals, linear, signatures (Resource not accessible by integration)',
        'give the gate an admin-token: it reveals the classic rule (administration: read (GitHub App))',
      ],
    ])
  })

  test('it does not matter when rulesets alone are enough', () => {
    const findings = judge({
      branches: [{ approvals: 1 }],
      branch: branch('main', [pullRequestRule(1)], {
        ...hidden,
        hint: seen({
          protected: true,
          protection: { enabled: true, requiredChecks: { enforcementLevel: 'off', checks: [] } },
        }),
      }),
    })
    expect(findings.filter(({ level }) => level === 'error')).toEqual([])
    expect(told(findings, 'visible-protection')).toEqual([
      'pass: main: 1 requirement could be judged; what could not be seen was not needed',
    ])
  })

  test('API-25 a classic rule that is observed to be absent and rulesets that cover everything pass', () => {
    const findings = judge({ branches: [{ approvals: 1 }], branch: branch('main', [pullRequestRule(1)]) })
    expect(of(findings, 'approvals')).toMatchObject([{ outcome: 'pass' }])
  })

  test('API-27 bypass actors that are hidden are said, and where bypass is judged they are unknown', () => {
    const { bypass_actors: _, ...redacted } = ruleset(1, { name: 'base' })
    const scene = { branch: branch('main', [pullRequestRule(1)]), rulesets: [redacted] }
    expect(told(judge({ ...scene, branches: [{ approvals: 1 }] }), 'visible-bypass')).toEqual([
      'skip: main: bypass actors are not visible of ruleset base (1) of the repository',
    ])
    const strict = judge({ ...scene, branches: [{ approvals: 1, bypass: { allow: [] } }] })
    expect(told(strict, 'visible-bypass')[0]).toMatch(
      /^unknown: main: bypass actors are not visible for approvals/,
    )
  })
})

test('API-26 a ruleset that only evaluates does not count', () => {
  const rulesets = [ruleset(1, { enforcement: 'evaluate' })]
  const findings = judge({
    branches: [{ 'block-force-push': true }],
    branch: branch('main', [rule('non_fast_forward')]),
    rulesets,
  })
  expect(of(findings, 'block-force-push')).toMatchObject([{ outcome: 'fail' }])
})

describe('which branches', () => {
  test('a branch that the policy does not name is skipped, and says so', () => {
    const findings = judge({ branches: [{ branches: ['release/**/*'], linear: true }] })
    expect(of(findings, 'policy-covers-branch')).toMatchObject([{ outcome: 'skip', subject: 'main' }])
    expect(of(findings, 'linear')).toEqual([])
  })

  test('every entry that names it applies', () => {
    const branches = [{ linear: true }, { branches: ['m*'], signatures: true }]
    const findings = judge({ branches })
    expect([...of(findings, 'linear'), ...of(findings, 'signatures')].map(({ subject }) => subject)).toEqual([
      'main (entry 1)',
      'main (entry 2)',
    ])
  })

  test('an entry that speaks of no branch there is, is said in an audit', () => {
    const observed = protection({ branches: [branch('main', [])] })
    const findings = judgeRepository(
      { branches: [{ linear: true }, { branches: ['release/**/*'], linear: true }] },
      { ...observed, index: seen([]) },
    )
    expect(told(findings, 'policy-covers-branch')).toEqual([
      'skip: no branch of the repository is named by release/**/*',
    ])
  })

  test('a branch that does not exist is not judged, and said beside those that do', () => {
    const gone = { ...branch('gone', []), exists: false }
    const observed = protection({ branches: [branch('main', []), gone] })
    const findings = judgeRepository(
      { branches: [{ branches: ['main', 'gone'], linear: true }] },
      { ...observed, index: seen([]) },
    )
    expect(told(findings, 'policy-covers-branch')).toEqual([
      'skip: no branch of the repository is named by gone',
    ])
    expect(of(findings, 'linear').map(({ subject }) => subject)).toEqual(['main'])
    expect(findings.filter(({ outcome }) => outcome === 'unknown')).toEqual([])
  })

  test('a link in the workflow folder is no workflow, and is named', () => {
    const ignored = [{ path: '.github/workflows/ci.yml', what: 'a symbolic link' }]
    const facts = known({ ...workflows, base: { ...workflows.base, ignored } }, source)
    expect(told(judge({ branches: [{ linear: true }], workflows: facts }), 'workflow-file-ignored')).toEqual([
      'fail: .github/workflows/ci.yml is a symbolic link: GitHub runs no workflow from it',
    ])
  })

  test('a workflow file that is not valid is named, though every required check is there', () => {
    const { files } = workflows.base
    const broken = { path: '.github/workflows/x.yml', content: seen('jobs: {') }
    const base = { ...workflows.base, files: seen([...(files.known ? files.value : []), broken]) }
    const scene = {
      branches: [{ linear: true }],
      branch: branch('main', [checksRule([{ context: 'unit' }])]),
    }
    const findings = judge({ ...scene, workflows: known({ ...workflows, base }, source) })
    expect(of(findings, 'workflow-file-readable')).toMatchObject([
      {
        outcome: 'fail',
        level: 'warning',
        location: { path: '.github/workflows/x.yml', line: 1, at: 'base' },
      },
    ])
    expect(of(findings, 'required-check-never-reported')).toMatchObject([{ outcome: 'pass' }])
    expect(of(judge(scene), 'workflow-file-readable')).toEqual([])
  })

  test('nothing read about the base branch is unknown', () => {
    expect(judge({ branches: [{ linear: true }], branch: branch('other', []) })).toMatchObject([
      { outcome: 'unknown' },
    ])
  })

  test.each([
    [{ branches: [{ branches: ['~FOO'], linear: true }] }, '`~DEFAULT_BRANCH`, `~ALL`'],
    [{ branches: [{ branches: ['refs/tags/v1'], linear: true }] }, '`refs/heads/`'],
    [{ branches: [{ branches: ['a[z-a]'], linear: true }] }, 'the pattern has brackets'],
    [{ branches: [{ branches: ['a', 'a'], linear: true }] }, 'names a pattern twice'],
    [{ tags: [{ tags: ['refs/heads/main'] }] }, '`refs/tags/`'],
    [{ tags: [{ tags: ['~DEFAULT_BRANCH'] }] }, '`~ALL`'],
  ])('a pattern that can match nothing is refused: %j', (options, expected) => {
    const parsed = branchProtection.options.safeParse(options)
    expect(parsed.error?.issues.map(({ message }) => message).join()).toContain(expected)
  })

  test('an entry that asks for nothing is refused', () => {
    for (const entry of [
      {},
      { linear: false },
      { preset: 'scorecard-tier-1', 'block-force-push': false, 'block-deletion': false },
    ]) {
      expect(branchProtection.options.safeParse({ branches: [entry] }).success).toBe(false)
    }
    expect(branchProtection.options.safeParse({ tags: [{ tags: ['v*'], immutable: false }] }).success).toBe(
      false,
    )
  })
})

describe('tags', () => {
  const rules = [{ type: 'update' }, { type: 'deletion' }]
  const scene = (conditions: object | null, more: Partial<Ruleset> = {}) => {
    const one = ruleset(2, { target: 'tag', conditions: conditions as Ruleset['conditions'], rules, ...more })
    return protection({
      rulesets: [one],
      more: { index: seen([{ id: 2, name: 'tags', target: 'tag', enforcement: one.enforcement }]) },
    })
  }
  const outcomes = (observed: Protection, tags = ['v*']) =>
    new Set(
      judgeRepository({ tags: [{ tags }] }, observed)
        .filter(({ subject, level }) => subject.startsWith('tags') && level === 'error')
        .map(({ outcome }) => outcome),
    )
  const names = (include: string[], exclude: string[] = []) => ({ ref_name: { include, exclude } })

  test.each([
    ['the same pattern', names(['refs/tags/v*']), ['v*'], []],
    ['all tags', names(['~ALL']), ['v*'], []],
    ['a wider pattern', names(['refs/tags/*']), ['v*', 'v?.0'], []],
    ['everything but others', names([], ['refs/tags/nightly*']), ['v*'], []],
    ['a tag by its name', names(['refs/tags/v*']), ['v1.0.0'], []],
    ['other tags', names(['refs/tags/nightly*']), ['v*'], ['fail']],
    ['no tags', names([]), ['v*'], ['fail']],
    ['a pattern without refs/tags', names(['v*']), ['v1'], ['fail']],
    ['an excluded tag', names(['~ALL'], ['refs/tags/v*']), ['v*'], ['fail']],
    ['a narrower pattern', names(['refs/tags/v1.*']), ['v*'], ['unknown']],
    ['some of them excluded', names(['refs/tags/v*'], ['refs/tags/v0.*']), ['v*'], ['unknown']],
    ['a single character where many may stand', names(['refs/tags/v?']), ['v*'], ['unknown']],
    ['conditions left out', null, ['v*'], ['unknown']],
    [
      'nothing included, as far as can be told',
      { ref_name: { exclude: ['refs/tags/x'] } },
      ['v*'],
      ['unknown'],
    ],
    [
      'a condition of an unknown kind',
      { ref_name: { include: ['~ALL'], exclude: [], only: [] } },
      ['v*'],
      ['unknown'],
    ],
  ])('%s', (_, conditions, tags, expected) => {
    expect(outcomes(scene(conditions), tags)).toEqual(new Set(expected))
  })

  test('D4 the list of rulesets has no rules: the ruleset itself is read, an empty include is none, * stays in its segment', () => {
    const found = (conditions: object, tags: string[]) => [...outcomes(scene(conditions), tags)]
    expect(found(names(['refs/tags/*']), ['v1'])).toEqual([])
    expect(found(names(['refs/tags/*']), ['team/v1'])).toEqual(['fail'])
    expect(found(names([], []), ['v1'])).toEqual(['fail'])
    expect(found(names(['~DEFAULT_BRANCH']), ['v1'])).toEqual(['fail'])
  })

  test('a disabled ruleset protects no tag', () => {
    expect(outcomes(scene(names(['~ALL']), { enforcement: 'disabled' }))).toEqual(new Set(['fail']))
  })

  test('a ruleset for branches protects no tag', () => {
    const observed = scene(names(['~ALL']))
    const index = seen([{ id: 2, name: 'tags', target: 'branch', enforcement: 'active' }])
    expect(outcomes({ ...observed, index })).toEqual(new Set(['fail']))
  })

  test('rulesets that could not be read are unknown', () => {
    const observed = scene(names(['~ALL']))
    expect(outcomes({ ...observed, index: denied })).toEqual(new Set(['unknown']))
    expect(outcomes({ ...observed, rulesets: { 2: denied } })).toEqual(new Set(['unknown']))
    expect(outcomes({ ...observed, rulesets: {} })).toEqual(new Set(['unknown']))
  })

  test('a ruleset whose rules were left out is unknown', () => {
    const observed = scene(names(['~ALL']))
    const { rules: _, ...without } = ruleset(2, { target: 'tag', conditions: names(['~ALL']) })
    expect(outcomes({ ...observed, rulesets: { 2: seen(without) } })).toEqual(new Set(['unknown']))
  })

  test('who may bypass is judged', () => {
    const actor = { actor_type: 'Integration', actor_id: 7, bypass_mode: 'always' }
    const observed = scene(names(['~ALL']), { bypass_actors: [actor] })
    const judged = (allow: object[]) =>
      judgeRepository({ tags: [{ tags: ['v*'], bypass: { allow } }] }, observed).filter(
        ({ outcome, subject }) => outcome === 'fail' && subject.startsWith('tags'),
      ).length
    expect(judged([{ 'actor-type': 'Integration', 'actor-id': 7 }])).toBe(0)
    expect(judged([{ 'actor-type': 'Integration', 'actor-id': 8 }])).toBe(2)
  })
})

test('the table shows control, requirement with its line, effect, source, who can bypass and the next step', () => {
  const one = branch('main', [pullRequestRule(1)], {
    classic: seen(classicRule({ enforce_admins: { enabled: false }, required_pull_request_reviews: {} })),
  })
  const [finding] = of(
    judge({ branches: [{ approvals: 1, 'pull-request': true }], branch: one }),
    'visible-protection',
  )
  const [detail] = finding?.details ?? []
  const rows = detail?.kind === 'table' ? detail.rows.map((row) => row.map(plain)) : []
  expect(rows).toEqual([
    [
      'pull-request',
      'on (.github/gatewright.yml:13)',
      'on',
      'the classic rule, ruleset ruleset 1 (1) of the repository',
      'nobody',
      'none: satisfied',
    ],
    [
      'approvals',
      '1 (.github/gatewright.yml:13)',
      '1',
      'ruleset ruleset 1 (1) of the repository',
      'nobody',
      'none: satisfied',
    ],
  ])
})

test('of one check only the sources that ask for it are named', () => {
  const rules = [checksRule([{ context: 'unit' }], false, 1), checksRule([{ context: 'lint' }], false, 2)]
  const findings = judge({
    branches: [{ checks: ['unit', 'gone'] }],
    branch: branch('main', rules),
    rulesets: [ruleset(1), ruleset(2)],
  })
  expect(told(findings, 'checks')).toEqual([
    'pass: main: check unit is required, by ruleset ruleset 1 (1) of the repository',
    'fail: main: check gone is not required',
  ])
})

test('a bypass on a redundant layer does not matter: nobody gets past the control', () => {
  const rulesets = [ruleset(1), ruleset(2, { bypass_actors: [{ actor_type: 'Team', actor_id: 9 }] })]
  const one = branch('main', [pullRequestRule(1), pullRequestRule(1, {}, 2)])
  const findings = judge({ branches: [{ approvals: 1, bypass: { allow: [] } }], branch: one, rulesets })
  const [detail] = of(findings, 'visible-protection')[0]?.details ?? []
  expect(detail?.kind === 'table' ? detail.rows[0]?.map(plain)[4] : '').toBe('nobody')
  expect(of(findings, 'approvals')).toMatchObject([{ outcome: 'pass' }])
})

test('a check that is pinned to two Apps is a warning, and still required', () => {
  const rules = [
    checksRule([{ context: 'unit', integration_id: 99 }]),
    checksRule([{ context: 'unit', integration_id: github }]),
  ]
  const findings = judge({ branches: [{ checks: ['unit'] }], branch: branch('main', rules) })
  expect(of(findings, 'required-check-conflict')).toMatchObject([{ outcome: 'fail', level: 'warning' }])
  expect(of(findings, 'checks')).toMatchObject([{ outcome: 'pass' }])
})

test('an unknown rule type is named and changes nothing', () => {
  const findings = judge({
    branches: [{ linear: true }],
    branch: branch('main', [rule('required_linear_history'), rule('lock_everything')]),
  })
  expect(told(findings, 'known-rule-types')).toEqual([
    'skip: main: rule type lock_everything of ruleset 1 is not known to this version',
  ])
  expect(of(findings, 'linear')).toMatchObject([{ outcome: 'pass' }])
})

test('facts that cannot be read never pass', () => {
  const findings = judge({ branches: [{ linear: true }], workflows: unknown('offline', 'offline') })
  expect(findings.length).toBeGreaterThan(0)
})
