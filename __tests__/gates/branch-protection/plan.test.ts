import { describe, expect, test } from '@jest/globals'
import { differences } from '../../../src/gates/branch-protection/plan/diff.ts'
import { payloadOf } from '../../../src/gates/branch-protection/plan/payload.ts'
import { applied, hidden, known, planFor, plansFor, reports, rulesByType, ruleset } from './plan-support.ts'

const everything = {
  'pull-request': true,
  approvals: 1,
  'code-owner-review': true,
  'dismiss-stale': true,
  'last-push': true,
  threads: true,
  checks: ['unit-tests', { context: 'gatewright', app: 15368 }],
  strict: true,
  linear: true,
  signatures: true,
  'merge-methods': ['squash', 'rebase'],
  'block-force-push': true,
  'block-deletion': true,
}
const item = (plan: ReturnType<typeof planFor>, code: string) =>
  plan.subjects.flatMap(({ items }) => items).find(({ answer }) => answer.code === code)
const codes = (plan: ReturnType<typeof planFor>) =>
  plan.subjects.flatMap(({ items }) => items).map(({ answer }) => answer.code)

describe('the ruleset of an entry', () => {
  test('holds the whole policy, with all six keys, and nobody who may bypass it', () => {
    const plan = planFor({ policy: everything, input: { emitted: reports('unit-tests') } })
    expect(Object.keys(plan.payload).sort()).toEqual(
      ['bypass_actors', 'conditions', 'enforcement', 'name', 'rules', 'target'].sort(),
    )
    expect(plan.payload).toMatchObject({
      name: 'gatewright: default branch',
      target: 'branch',
      enforcement: 'active',
      bypass_actors: [],
      conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
    })
    expect(rulesByType(plan)).toEqual({
      deletion: null,
      non_fast_forward: null,
      required_linear_history: null,
      required_signatures: null,
      pull_request: {
        required_approving_review_count: 1,
        dismiss_stale_reviews_on_push: true,
        require_code_owner_review: true,
        require_last_push_approval: true,
        required_review_thread_resolution: true,
        allowed_merge_methods: ['rebase', 'squash'],
      },
      required_status_checks: {
        strict_required_status_checks_policy: true,
        do_not_enforce_on_create: true,
        required_status_checks: [
          { context: 'gatewright', integration_id: 15368 },
          { context: 'unit-tests', integration_id: 15368 },
        ],
      },
    })
    expect(plan.file).toBe('gatewright-default-branch.json')
  })

  test('carries controls that are satisfied already, so that a bypassable layer becomes redundant', () => {
    const others = ruleset({
      rules: [{ type: 'deletion' }],
      bypass_actors: [{ actor_type: 'DeployKey', actor_id: null, bypass_mode: 'always' }],
    })
    const plan = planFor({ policy: { 'block-deletion': true, bypass: { allow: [] } }, rulesets: [others] })
    expect(codes(plan)).toEqual(['BP-DELETE:bypassable'])
    expect(item(plan, 'BP-DELETE:bypassable')).toMatchObject({
      byRuleset: true,
      fragment: [{ type: 'deletion' }],
    })
    const all = planFor({ policy: { 'block-deletion': true, linear: true }, rulesets: [others] })
    expect(codes(all)).toEqual(['BP-LINEAR'])
    expect(Object.keys(rulesByType(all))).toEqual(['deletion', 'required_linear_history'])
  })

  test('is named after its branches alone, and its patterns are full references', () => {
    const names = (branches: readonly string[]) =>
      plansFor({ policy: { branches: [{ branches, 'block-deletion': true }] } })[0]?.payload.name
    expect(names(['release/**/*', '~DEFAULT_BRANCH'])).toBe(
      'gatewright: branches release/**/*, ~DEFAULT_BRANCH',
    )
    expect(names(['~DEFAULT_BRANCH', 'refs/heads/release/**/*'])).toBe(
      names(['release/**/*', '~DEFAULT_BRANCH']),
    )
    const long = names(Array.from({ length: 40 }, (_, at) => `team-${at}/*`)) ?? ''
    expect(long.length).toBeLessThan(100)
    expect(long).not.toBe(names(Array.from({ length: 41 }, (_, at) => `team-${at}/*`)))
    const plan = planFor({
      policy: { branches: [{ branches: ['release/*', '~DEFAULT_BRANCH'], linear: true }] },
    })
    expect(plan.payload.conditions.ref_name.include).toEqual(['refs/heads/release/*', '~DEFAULT_BRANCH'])
  })

  test('of tags makes them immutable', () => {
    const allow = [{ 'actor-type': 'Integration', 'actor-id': 12, 'bypass-mode': 'always' }]
    const [, plan] = plansFor({
      policy: {
        branches: [{ 'block-deletion': true }],
        tags: [{ tags: ['v*', 'M*-complete'], 'creation-restricted': true, bypass: { allow } }],
      },
    })
    expect(plan?.payload).toMatchObject({
      name: 'gatewright: tags M*-complete, v*',
      target: 'tag',
      bypass_actors: [{ actor_id: 12, actor_type: 'Integration', bypass_mode: 'always' }],
      conditions: { ref_name: { include: ['refs/tags/M*-complete', 'refs/tags/v*'], exclude: [] } },
      rules: [
        { type: 'creation' },
        { type: 'deletion' },
        { type: 'non_fast_forward' },
        { type: 'update', parameters: { update_allows_fetch_and_merge: false } },
      ],
    })
    expect(plan?.subjects.map(({ subject }) => subject.name)).toEqual(['tags v*', 'tags M*-complete'])
    expect(plan?.subjects.flatMap(({ items }) => items).every(({ byRuleset }) => byRuleset)).toBe(true)
  })

  test('lets nobody bypass whom the policy names incompletely, and says so', () => {
    const allow = [
      { 'actor-type': 'Team', 'actor-id': 9 },
      { 'actor-type': 'Team', 'bypass-mode': 'always' },
      { 'actor-type': 'Team', 'actor-id': 3, 'bypass-mode': 'pull_request' },
      { 'actor-type': 'OrganizationAdmin', 'bypass-mode': 'always' },
      { 'actor-type': 'DeployKey', 'bypass-mode': 'always' },
    ]
    const plan = planFor({ policy: { linear: true, bypass: { allow } } })
    expect(plan.payload.bypass_actors).toEqual([
      { actor_id: 1, actor_type: 'OrganizationAdmin', bypass_mode: 'always' },
      { actor_id: 3, actor_type: 'Team', bypass_mode: 'pull_request' },
      { actor_id: null, actor_type: 'DeployKey', bypass_mode: 'always' },
    ])
    expect(plan.leftOut.map(({ what }) => what)).toEqual(['bypass for Team 9', 'bypass for Team'])
  })

  test('does not lock everybody out: creation and updates need somebody who may bypass', () => {
    const policy = { creation: true, 'restricted-updates': true, linear: true }
    const plan = planFor({ policy })
    expect(Object.keys(rulesByType(plan))).toEqual(['required_linear_history'])
    expect(plan.leftOut.map(({ what }) => what).sort()).toEqual(['rule creation', 'rule update'])
    expect(item(plan, 'BP-CREATE')).toMatchObject({ byRuleset: false })
    const allow = [{ 'actor-type': 'Team', 'actor-id': 3, 'bypass-mode': 'always' }]
    const open = planFor({ policy: { ...policy, bypass: { allow } } })
    expect(Object.keys(rulesByType(open))).toEqual(['creation', 'required_linear_history', 'update'])
  })

  test('takes entries that name the same branches together, the strictest of each', () => {
    const plan = planFor({
      policy: {
        branches: [
          { approvals: 2, 'merge-methods': ['squash', 'merge'], checks: ['unit'] },
          { approvals: 1, 'merge-methods': ['squash', 'rebase'], checks: ['lint'], linear: true },
        ],
      },
    })
    expect(rulesByType(plan)).toMatchObject({
      required_linear_history: null,
      pull_request: { required_approving_review_count: 2, allowed_merge_methods: ['squash'] },
      required_status_checks: { required_status_checks: [{ context: 'lint' }, { context: 'unit' }] },
    })
  })

  test('is not made where no rule can ask for anything', () => {
    const plan = planFor({ policy: { 'minimum-checks': 1 } })
    expect(plan.differences).toEqual([])
    expect(item(plan, 'BP-CHECKS')).toMatchObject({ byRuleset: false, fragment: [] })
  })

  test('holds names to a pattern that was given', () => {
    const policy = { 'name-pattern': true }
    expect(item(planFor({ policy }), 'BP-NAME')?.why).toContain('--name-pattern')
    const plan = planFor({ policy, input: { namePattern: '^feat/' } })
    expect(rulesByType(plan)).toEqual({
      branch_name_pattern: { negate: false, operator: 'regex', pattern: '^feat/' },
    })
  })

  test('asks for a merge queue, deployments and code scanning', () => {
    const policy = {
      'merge-queue': true,
      'merge-methods': ['rebase', 'merge'],
      linear: true,
      deployments: ['staging'],
      'code-scanning': ['CodeQL', { tool: 'zizmor', 'alerts-threshold': 'all' }],
    }
    expect(rulesByType(planFor({ policy }))).toMatchObject({
      merge_queue: { merge_method: 'REBASE', grouping_strategy: 'ALLGREEN' },
      required_deployments: { required_deployment_environments: ['staging'] },
      code_scanning: {
        code_scanning_tools: [
          { tool: 'zizmor', alerts_threshold: 'all', security_alerts_threshold: 'none' },
          { tool: 'CodeQL', alerts_threshold: 'errors', security_alerts_threshold: 'high_or_higher' },
        ],
      },
    })
  })
})

describe('pins of checks', () => {
  const checks = (given: Parameters<typeof planFor>[0]) =>
    (
      rulesByType(planFor(given))['required_status_checks'] as
        | { required_status_checks: unknown[] }
        | undefined
    )?.required_status_checks

  test('come from the policy, from who requires it already, from external checks, from the workflows', () => {
    expect(checks({ policy: { checks: [{ context: 'unit', app: 7 }] } })).toEqual([
      { context: 'unit', integration_id: 7 },
    ])
    expect(checks({ policy: { checks: ['unit'] } })).toEqual([{ context: 'unit', integration_id: 15368 }])
    expect(checks({ policy: { checks: ['else'] } })).toEqual([{ context: 'else' }])
    const external = { branches: [{ checks: ['cla'] }], 'external-checks': [{ context: 'cla', app: 12 }] }
    expect(checks({ policy: external })).toEqual([{ context: 'cla', integration_id: 12 }])
    const others = ruleset({
      rules: [
        {
          type: 'required_status_checks',
          parameters: { required_status_checks: [{ context: 'unit', integration_id: 99 }] },
        },
      ],
    })
    expect(checks({ policy: { checks: ['unit'] }, rulesets: [others] })).toEqual([
      { context: 'unit', integration_id: 99 },
    ])
    expect(checks({ policy: { checks: ['unit'] }, input: { emitted: hidden() } })).toEqual([
      { context: 'unit' },
    ])
  })

  test('never ask for two Apps: the other pin is to be changed by hand', () => {
    const others = ruleset({
      id: 5,
      rules: [
        {
          type: 'required_status_checks',
          parameters: {
            strict_required_status_checks_policy: true,
            required_status_checks: [{ context: 'unit', integration_id: 99 }, { context: 'lint' }],
          },
        },
      ],
    })
    const given = { policy: { checks: [{ context: 'unit', app: 15368 }] }, rulesets: [others] }
    expect(checks(given)).toBeUndefined()
    const found = item(planFor(given), 'BP-CHECK(unit):wrong-app')
    expect(found).toMatchObject({ byRuleset: false })
    expect(found?.steps).toMatchObject([
      {
        command: 'gh api --method PUT repos/acme/shop/rulesets/5 --input ruleset-5.json',
        input: {
          body: {
            name: 'others',
            bypass_actors: [],
            rules: [
              {
                parameters: {
                  required_status_checks: [{ context: 'lint' }, { context: 'unit', integration_id: 15368 }],
                },
              },
            ],
          },
        },
      },
    ])
  })

  test('strict without a named check rides on what is required everywhere already', () => {
    const others = ruleset({
      rules: [
        { type: 'required_status_checks', parameters: { required_status_checks: [{ context: 'unit' }] } },
      ],
    })
    const plan = planFor({ policy: { strict: true }, rulesets: [others] })
    expect(rulesByType(plan)).toMatchObject({
      required_status_checks: {
        strict_required_status_checks_policy: true,
        required_status_checks: [{ context: 'unit' }],
      },
    })
    expect(item(plan, 'BP-STRICT')).toMatchObject({ byRuleset: true })
    expect(item(planFor({ policy: { strict: true } }), 'BP-STRICT')).toMatchObject({
      byRuleset: false,
      why: 'it has no effect without a required check: name one under `checks`',
    })
  })
})

describe('what a ruleset cannot bring about is a command, not applied', () => {
  const only = (plan: ReturnType<typeof planFor>, code: string) =>
    item(plan, code)?.steps.map(({ command }) => command)

  test('repository settings forbid what no pull request rule can', () => {
    const plan = planFor({ policy: { 'merge-methods': ['squash'] } })
    expect(rulesByType(plan)).toEqual({})
    expect(only(plan, 'BP-METHOD(merge)')).toEqual([
      'gh api --method PATCH repos/acme/shop -F allow_merge_commit=false',
    ])
    const asked = planFor({ policy: { 'merge-methods': ['squash'], 'pull-request': true } })
    expect(item(asked, 'BP-METHOD(merge)')).toMatchObject({
      byRuleset: true,
      fragment: [{ type: 'pull_request', parameters: { allowed_merge_methods: ['squash'] } }],
    })
  })

  test('a deadlock of ways to merge', () => {
    const merge = known({ merge: true, squash: false, rebase: false })
    const linear = ruleset({ rules: [{ type: 'required_linear_history' }] })
    const plan = planFor({ policy: { 'block-deletion': true }, rulesets: [linear], merge })
    expect(only(plan, 'BP-METHOD-DEADLOCK')).toEqual([
      'gh api --method PATCH repos/acme/shop -F allow_squash_merge=true',
    ])
    const one = (id: number, method: string) =>
      ruleset({ id, rules: [{ type: 'pull_request', parameters: { allowed_merge_methods: [method] } }] })
    const two = planFor({ policy: { 'block-deletion': true }, rulesets: [one(5, 'merge'), one(6, 'squash')] })
    expect(only(two, 'BP-METHOD-DEADLOCK')).toEqual([
      'gh api --method PUT repos/acme/shop/rulesets/5 --input ruleset-5.json',
      'gh api --method PUT repos/acme/shop/rulesets/6 --input ruleset-6.json',
    ])
  })

  test('a required check that can never be reported: from the classic rule, and from rulesets', () => {
    const classic = known({
      enforce_admins: { enabled: true },
      required_status_checks: {
        strict: true,
        contexts: ['docs', 'unit'],
        checks: [
          { context: 'docs', app_id: 15368 },
          { context: 'cla', app_id: null },
        ],
      },
    })
    const others = ruleset({
      id: 5,
      source_type: 'Organization',
      source: 'acme',
      rules: [
        { type: 'required_status_checks', parameters: { required_status_checks: [{ context: 'docs' }] } },
      ],
    })
    const plan = planFor({
      policy: { 'block-deletion': true },
      classic,
      rulesets: [others],
      input: { blockedContexts: () => new Map([['docs', 'it is path-filtered']]) },
    })
    const [dead] = plan.subjects[0]?.dead ?? []
    expect(dead).toMatchObject({
      context: 'docs',
      why: 'it is path-filtered',
      steps: [
        {
          command:
            'gh api --method PATCH repos/acme/shop/branches/main/protection/required_status_checks --input classic-main-checks.json',
          input: {
            body: {
              strict: true,
              checks: [
                { context: 'cla', app_id: -1 },
                { context: 'unit', app_id: -1 },
              ],
            },
          },
        },
        {
          command: 'gh api --method PUT orgs/acme/rulesets/5 --input ruleset-5.json',
          input: { body: { rules: [] } },
        },
      ],
    })
  })

  test('a ruleset whose bypass was withheld is never written back', () => {
    const others = ruleset({
      id: 5,
      bypass_actors: null,
      rules: [
        { type: 'required_status_checks', parameters: { required_status_checks: [{ context: 'old' }] } },
      ],
    })
    const plan = planFor({ policy: { checks: ['unit'], 'checks-exact': true }, rulesets: [others] })
    expect(item(plan, 'BP-CHECK-EXTRA(old)')).toMatchObject({ byRuleset: false, steps: [] })
  })

  test("somebody else's ruleset that only evaluates needs to be activated", () => {
    const others = ruleset({ id: 5, name: 'draft', enforcement: 'evaluate', rules: [{ type: 'deletion' }] })
    const plan = planFor({ policy: { 'block-deletion': true }, rulesets: [others] })
    expect(plan.inert).toMatchObject([
      {
        command: 'gh api --method PUT repos/acme/shop/rulesets/5 --input ruleset-5.json',
        input: { body: { name: 'draft', enforcement: 'active', rules: [{ type: 'deletion' }] } },
      },
    ])
    expect(planFor({ policy: { linear: true }, rulesets: [others] }).inert).toEqual([])
  })

  test.each([
    [
      { workflows: ['.github/workflows/gate.yml'] },
      'BP-WORKFLOW(.github/workflows/gate.yml)',
      'organisation',
    ],
    [{ 'required-reviewers': ['src/auth/**'] }, 'BP-REVIEWERS(src/auth/**)', 'which team'],
  ])('%j', (policy, code, why) => {
    expect(item(planFor({ policy }), code)).toMatchObject({
      byRuleset: false,
      why: expect.stringContaining(why),
    })
  })
})

describe('a second plan', () => {
  const policy = { ...everything, 'merge-queue': true, deployments: ['staging'], 'code-scanning': ['CodeQL'] }
  const given = { policy, input: { emitted: reports('unit-tests', 'gatewright') } }

  test('finds nothing to change, however GitHub writes the same', () => {
    const plan = planFor(given)
    const stored = applied(plan)
    const wild = {
      ...stored,
      node_id: 'x',
      current_user_can_bypass: 'never',
      created_at: '2026-01-01T00:00:00Z',
      _links: { self: { href: 'x' } },
      rules: [...(stored.rules ?? [])].reverse().map((rule) =>
        rule.type === 'pull_request'
          ? {
              ...rule,
              parameters: {
                ...rule.parameters,
                required_reviewers: [],
                dismissal_restriction: { enabled: false, allowed_actors: [] },
                allowed_merge_methods: ['squash', 'rebase'],
                automatic_copilot_code_review_enabled: false,
              },
            }
          : rule,
      ),
    }
    expect(planFor({ ...given, rulesets: [wild] }).differences).toEqual([])
    const read = payloadOf(wild)
    expect(read).not.toBeNull()
    if (read !== null) expect(differences(plan.payload, read)).toEqual([])
  })

  test('several rules of one type are compared whole, in whatever order they come', () => {
    const texts = (first: string, second: string) =>
      [first, second].map((pattern) => ({
        type: 'commit_message_pattern',
        parameters: { operator: 'regex', pattern },
      }))
    const plan = planFor({ policy: { linear: true } })
    const body = (...patterns: [string, string]) => ({ ...plan.payload, rules: texts(...patterns) })
    expect(differences(body('a', 'b'), body('b', 'a'))).toEqual([])
    expect(differences(body('a', 'b'), body('a', 'c'))).toEqual([
      { sign: '~', what: 'rule commit_message_pattern' },
    ])
  })

  test('an omitted bypass mode is `always`, and omitted merge methods are all of them', () => {
    const allow = [{ 'actor-type': 'Team', 'actor-id': 9, 'bypass-mode': 'always' }]
    const policy = { 'pull-request': true, bypass: { allow } }
    const stored = applied(planFor({ policy }), { bypass_actors: [{ actor_type: 'Team', actor_id: 9 }] })
    const methods = {
      ...stored,
      rules: (stored.rules ?? []).map((rule) => ({
        ...rule,
        parameters: { ...rule.parameters, allowed_merge_methods: ['merge', 'squash', 'rebase'] },
      })),
    }
    expect(planFor({ policy, rulesets: [stored] }).differences).toEqual([])
    expect(planFor({ policy, rulesets: [methods] }).differences).toEqual([])
  })

  test.each<readonly [string, (stored: ReturnType<typeof applied>) => object]>([
    ['a rule is gone', (stored) => ({ rules: stored.rules?.slice(1) })],
    ['it was disabled', () => ({ enforcement: 'disabled' })],
    ['somebody may bypass', () => ({ bypass_actors: [{ actor_type: 'DeployKey', bypass_mode: 'always' }] })],
    [
      'a branch is left out',
      () => ({ conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: ['refs/heads/main'] } } }),
    ],
    ['it covers nothing', () => ({ conditions: { ref_name: { include: [], exclude: [] } } })],
  ])('repairs it when %s', (_, change) => {
    const plan = planFor(given)
    const stored = applied(plan)
    const again = planFor({ ...given, rulesets: [{ ...stored, ...change(stored) }] })
    expect(again.differences.length).toBeGreaterThan(0)
    expect(again.payload).toEqual(plan.payload)
  })
})

describe('the owned ruleset never gets weaker', () => {
  const strong = applied(
    planFor({
      policy: {
        ...everything,
        approvals: 2,
        checks: ['unit', { context: 'lint', app: 15368 }],
        'merge-methods': ['squash'],
        deployments: ['staging'],
        'code-scanning': [{ tool: 'CodeQL', 'alerts-threshold': 'all' }],
      },
    }),
  )
  const weak = {
    approvals: 1,
    checks: ['unit'],
    'merge-methods': ['squash', 'rebase'],
    'code-scanning': [{ tool: 'CodeQL', 'alerts-threshold': 'errors' }],
  }

  test('what the policy does not ask for any more stays, and is named', () => {
    const plan = planFor({ policy: weak, rulesets: [strong] })
    expect(plan.differences).toEqual([])
    expect(plan.kept.map(({ code }) => code).sort()).toEqual(
      [
        'BP-APPROVALS',
        'BP-CHECK(lint)',
        'BP-CODEOWNER',
        'BP-DELETE',
        'BP-DEPLOY(staging)',
        'BP-FORCE',
        'BP-LASTPUSH',
        'BP-LINEAR',
        'BP-METHOD',
        'BP-SCANNING(CodeQL)',
        'BP-SIGN',
        'BP-STALE',
        'BP-STRICT',
        'BP-THREADS',
      ].sort(),
    )
  })

  test.each([
    ['BP-APPROVALS', '~', 'required_approving_review_count: 2 → 1'],
    ['BP-CHECK', '-', 'check lint from App 15368'],
    ['BP-CHECK(lint)', '-', 'check lint from App 15368'],
    ['BP-CODEOWNER', '~', 'require_code_owner_review: true → false'],
    ['BP-DELETE', '-', 'rule deletion'],
    ['BP-DEPLOY(staging)', '-', 'rule required_deployments'],
    ['BP-LINEAR', '-', 'rule required_linear_history'],
    ['BP-METHOD', '~', 'allowed_merge_methods: ["squash"] → ["rebase","squash"]'],
    ['BP-STRICT', '~', 'strict_required_status_checks_policy: true → false'],
  ])('but for %s when it is allowed', (code, sign, what) => {
    const plan = planFor({ policy: weak, rulesets: [strong], input: { allowWeaken: [code] } })
    expect(plan.differences).toEqual([{ sign, what }])
    expect(plan.dropped.length).toBe(1)
  })

  test('BP-PR gives up the whole rule only where the policy asks for none of it', () => {
    const policy = { 'block-deletion': true }
    const input = { allowWeaken: ['BP-PR'] }
    expect(planFor({ policy, rulesets: [strong], input }).differences).toEqual([
      { sign: '-', what: 'rule pull_request' },
    ])
    expect(planFor({ policy: weak, rulesets: [strong], input }).differences).toEqual([])
  })

  test('nobody more may bypass it, and nobody more widely', () => {
    const actor = (id: number, mode: string) => ({
      'actor-type': 'Team',
      'actor-id': id,
      'bypass-mode': mode,
    })
    const policy = (allow: readonly object[]) => ({ linear: true, bypass: { allow } })
    const stored = applied(planFor({ policy: policy([actor(1, 'pull_request'), actor(2, 'always')]) }))
    const wider = policy([actor(1, 'always'), actor(2, 'pull_request'), actor(3, 'pull_request')])
    const plan = planFor({ policy: wider, rulesets: [stored] })
    expect(plan.payload.bypass_actors).toMatchObject([
      { actor_id: 1, bypass_mode: 'pull_request' },
      { actor_id: 2, bypass_mode: 'pull_request' },
    ])
    expect(plan.kept.map(({ code }) => code)).toEqual(['BP-BYPASS', 'BP-BYPASS'])
    const open = planFor({ policy: wider, rulesets: [stored], input: { allowWeaken: ['BP-BYPASS'] } })
    expect(open.payload.bypass_actors.map(({ actor_id: id }) => id)).toEqual([1, 2, 3])
  })

  test('it covers what it covers, and is as active as it is', () => {
    const stored = applied(planFor({ policy: { linear: true } }), {
      conditions: { ref_name: { include: ['~DEFAULT_BRANCH', 'refs/heads/x'], exclude: [] } },
    })
    const plan = planFor({ policy: { linear: true }, rulesets: [stored], input: { enforcement: 'disabled' } })
    expect(plan.differences).toEqual([])
    expect(plan.kept.map(({ code }) => code)).toEqual(['BP-SCOPE', 'BP-ENFORCEMENT'])
  })

  test('rules that the policy cannot speak of stay, and so do their parameters', () => {
    const stored = applied(planFor({ policy: { linear: true, 'pull-request': true } }))
    const reviewers = [{ file_patterns: ['*'], minimum_approvals: 1, reviewer: { id: 4, type: 'Team' } }]
    const rules = (stored.rules ?? []).map((rule) =>
      rule.type === 'pull_request'
        ? { ...rule, parameters: { ...rule.parameters, required_reviewers: reviewers } }
        : rule,
    )
    const more = {
      ...stored,
      rules: [...rules, { type: 'secret_scanning_of_tomorrow', parameters: { x: 1 } }],
    }
    const plan = planFor({ policy: { linear: true, approvals: 1 }, rulesets: [more] })
    expect(rulesByType(plan)).toMatchObject({
      secret_scanning_of_tomorrow: { x: 1 },
      pull_request: { required_reviewers: reviewers, required_approving_review_count: 1 },
    })
    expect(plan.kept.map(({ code }) => code)).toEqual(['BP-RULE(secret_scanning_of_tomorrow)'])
  })

  test('a pin is never doubled: the one that is there stays until it is given up', () => {
    const stored = applied(planFor({ policy: { checks: [{ context: 'unit', app: 7 }] } }))
    const policy = { checks: [{ context: 'unit', app: 15368 }] }
    const plan = planFor({ policy, rulesets: [stored] })
    expect(plan.differences).toEqual([])
    const open = planFor({ policy, rulesets: [stored], input: { allowWeaken: ['BP-CHECK(unit)'] } })
    expect(open.differences).toEqual([
      { sign: '-', what: 'check unit from App 7' },
      { sign: '+', what: 'check unit from App 15368' },
    ])
  })

  test('an extra check of its own is told apart from those of others', () => {
    const stored = applied(planFor({ policy: { checks: ['unit', 'lint'] } }))
    const plan = planFor({ policy: { checks: ['unit'], 'checks-exact': true }, rulesets: [stored] })
    expect(item(plan, 'BP-CHECK-EXTRA(lint)')?.why).toContain('--allow-weaken')
  })
})

describe('the ruleset that stands for an entry', () => {
  const policy = { linear: true }

  test.each<readonly [string, Parameters<typeof ruleset>[0], string]>([
    ['of that name in this repository', { name: 'gatewright: default branch', id: 3 }, 'there'],
    [
      'of an organisation is none',
      { name: 'gatewright: default branch', source_type: 'Organization' },
      'absent',
    ],
    ['of another target is not ours', { name: 'gatewright: default branch', target: 'tag' }, 'foreign'],
    ['of another name is none', { name: 'gatewright' }, 'absent'],
    [
      'whose bypass is null is redacted',
      { name: 'gatewright: default branch', bypass_actors: null },
      'redacted',
    ],
    [
      'that is not what GitHub documents is unknown',
      {
        name: 'gatewright: default branch',
        rules: [{ type: 'required_status_checks', parameters: { required_status_checks: [{ name: 'x' }] } }],
      },
      'unknown',
    ],
  ])('%s', (_, given, kind) => {
    expect(planFor({ policy, rulesets: [ruleset(given)] }).owned.kind).toBe(kind)
  })

  test('two of a name are an error', () => {
    const twin = () => ruleset({ name: 'gatewright: default branch' })
    expect(planFor({ policy, rulesets: [twin(), twin()] }).owned.kind).toBe('duplicate')
  })

  test('a list that could not be read is unknown, never absent', () => {
    expect(planFor({ policy, change: { index: hidden() } }).owned.kind).toBe('unknown')
    expect(planFor({ policy, change: { index: null } }).owned.kind).toBe('unknown')
  })

  test('an id renames it when the branches of the entry changed', () => {
    const mine = ruleset({ id: 4, name: 'gatewright: branches old', rules: [{ type: 'deletion' }] })
    const plan = planFor({ policy, rulesets: [mine], input: { rulesetId: 4 } })
    expect(plan.owned).toMatchObject({ kind: 'there', id: 4 })
    expect(plan.differences[0]).toEqual({
      sign: '~',
      what: 'name: gatewright: branches old → gatewright: default branch',
    })
    const others = ruleset({ id: 5 })
    expect(planFor({ policy, rulesets: [others], input: { rulesetId: 5 } }).owned.kind).toBe('foreign')
    expect(planFor({ policy, rulesets: [others], input: { rulesetId: 6 } }).owned.kind).toBe('foreign')
  })
})
