import { describe, expect, test } from '@jest/globals'
import type { BypassActor } from '../../../src/core/facts/protection.ts'
import { effectiveOf } from '../../../src/gates/branch-protection/effective/effective.ts'
import {
  allMethods,
  classicOf,
  hintOf,
  inputOf,
  judge,
  pullRequest,
  requiredChecks,
  rulesetsOf,
  seen,
  unseen,
  valuesOf,
  violations,
} from './effective-support.ts'

const team = (id: number, mode?: string): BypassActor => ({
  actor_type: 'Team',
  actor_id: id,
  ...(mode === undefined ? {} : { bypass_mode: mode }),
})
const admins = { actor_type: 'RepositoryRole', actor_id: 5, bypass_mode: 'always' }
const nobody = { bypass: { allow: [] } }
const approvals = (count: number) => pullRequest({ required_approving_review_count: count })
const classicRule = (parts: Parameters<typeof classicOf>[0] = {}) =>
  inputOf({ classic: seen(classicOf(parts)), hint: hintOf(true, null) })
const answers = (...[input, policy]: Parameters<typeof judge>) =>
  judge(input, policy).map(({ answer }) => answer)

/** Each of these tests fails when the mistake in its title is made (research 3.1). */
describe('mistakes that are easily made', () => {
  test('mutant: approvals are added up instead of the greatest taken', () => {
    const input = inputOf({
      classic: seen(classicOf({ required_pull_request_reviews: { required_approving_review_count: 1 } })),
      ...rulesetsOf({ rules: [approvals(2)], bypass: [] }, { rules: [approvals(3)], bypass: [] }),
    })
    expect(valuesOf(input)['approvals']).toBe(3)
    expect(violations(input, { approvals: 4 })).toEqual(['BP-APPROVALS'])
    expect(violations(input, { approvals: 3, ...nobody })).toEqual([])
  })

  test('mutant: bypass actors that are null are taken for none', () => {
    const input = inputOf(rulesetsOf({ rules: [approvals(1)], bypass: null }))
    expect(violations(input, { approvals: 1, ...nobody })).toEqual(['BP-APPROVALS:bypass-unknown'])
  })

  test('mutant: bypass actors that are left out are taken for none', () => {
    const input = inputOf(rulesetsOf({ rules: [approvals(1)] }))
    expect(violations(input, { approvals: 1, ...nobody })).toEqual(['BP-APPROVALS:bypass-unknown'])
  })

  test('mutant: any bypass anywhere spoils the control', () => {
    const input = inputOf(
      rulesetsOf(
        { rules: [approvals(2), { type: 'deletion' }], bypass: [admins] },
        { rules: [approvals(1)], bypass: [] },
      ),
    )
    expect(violations(input, { approvals: 1, ...nobody })).toEqual([])
    expect(violations(input, { approvals: 2, ...nobody })).toEqual(['BP-APPROVALS:bypassable'])
    expect(violations(input, { approvals: 1, block_deletion: true, ...nobody })).toEqual([
      'BP-DELETE:bypassable',
    ])
  })

  test('mutant: administrators get past the blocks of force pushes and deletions', () => {
    const input = classicRule({ enforce_admins: { enabled: false }, required_signatures: { enabled: true } })
    const policy = { block_force_push: true, block_deletion: true, signatures: true, ...nobody }
    expect(violations(input, policy)).toEqual(['BP-SIGN:bypassable'])
  })

  test('mutant: strict counts without a check', () => {
    expect(
      violations(classicRule({ required_status_checks: { strict: true, contexts: [], checks: [] } }), {
        strict: true,
      }),
    ).toEqual(['BP-STRICT'])
    // A check of another source does not make it count either: strict belongs to its own source.
    const input = inputOf(
      rulesetsOf({ rules: [requiredChecks([], true)] }, { rules: [requiredChecks(['unit'])] }),
    )
    expect(violations(input, { strict: true })).toEqual(['BP-STRICT'])
  })

  test('mutant: app_id -1 is taken for an App', () => {
    const input = classicRule({ required_status_checks: { checks: [{ context: 'unit', app_id: -1 }] } })
    expect(valuesOf(input)['checks']).toEqual({ unit: [] })
    expect(violations(input, { checks: [{ context: 'unit', app: 15_368 }] })).toEqual([
      'BP-CHECK(unit):any-app',
    ])
    const seenByHint = inputOf({
      classic: unseen(),
      hint: hintOf(true, { enforcementLevel: 'everyone', checks: [{ context: 'unit', appId: -1 }] }),
    })
    expect(valuesOf(seenByHint)['checks']).toEqual({ unit: [] })
  })

  test('mutant: linear history leaves merge commits possible', () => {
    const byRule = inputOf(rulesetsOf({ rules: [{ type: 'required_linear_history' }] }))
    const byClassic = classicRule({ required_linear_history: { enabled: true } })
    for (const input of [byRule, byClassic]) {
      expect(valuesOf(input)['merge_methods']).toEqual(['squash', 'rebase'])
      expect(violations(input, { merge_methods: ['squash', 'rebase'] })).toEqual([])
    }
  })

  test('mutant: what cannot be seen is taken for missing', () => {
    const input = inputOf({ classic: unseen(), hint: unseen() })
    expect(
      violations(input, { approvals: 1, block_deletion: true, checks: ['unit'], merge_methods: ['squash'] }),
    ).toEqual([
      'BP-APPROVALS:unobservable',
      'BP-CHECK(unit):unobservable',
      'BP-DELETE:unobservable',
      'BP-METHOD(merge):unobservable',
      'BP-METHOD(rebase):unobservable',
    ])
  })

  test('mutant: whom the required checks of the branch bind is not looked at', () => {
    const hinted = (enforcementLevel: string) =>
      inputOf({
        classic: unseen(),
        hint: hintOf(true, { enforcementLevel, checks: [{ context: 'unit', appId: null }] }),
      })
    expect(violations(hinted('non_admins'), { checks: ['unit'], ...nobody })).toEqual([
      'BP-CHECK(unit):bypassable',
    ])
    expect(violations(hinted('everyone'), { checks: ['unit'], ...nobody })).toEqual([])
    expect(violations(hinted('off'), { checks: ['unit'], ...nobody })).toEqual(['BP-CHECK(unit)'])
    expect(
      violations(hinted('non_admins'), {
        checks: ['unit'],
        bypass: { allow: [{ actor_type: 'RepositoryRole', actor_id: 5 }] },
      }),
    ).toEqual([])
  })
})

describe('R1 and R2: sources', () => {
  test.each(['Repository', 'Organization', 'Enterprise', 'Galaxy'])('a rule of level %s counts', (level) => {
    const input = inputOf(rulesetsOf({ rules: [{ type: 'deletion' }], level, bypass: [] }))
    expect(violations(input, { block_deletion: true, ...nobody })).toEqual([])
    expect(effectiveOf(input).controls['block-deletion'].sources).toEqual([
      { level, rulesetId: 1, name: 'ruleset 1', value: true, bypass: { kind: 'none' } },
    ])
    expect(effectiveOf(input).inert).toEqual([])
  })

  test.each(['evaluate', 'disabled', 'paused'])(
    'a ruleset that is %s counts nowhere, and is named',
    (enforcement) => {
      const { rules } = rulesetsOf({ rules: [{ type: 'deletion' }] })
      const input = inputOf({
        rules,
        rulesets: { '1': seen({ id: 1, name: 'trial', enforcement, bypass_actors: [] }) },
      })
      expect(violations(input, { block_deletion: true })).toEqual(['BP-DELETE'])
      expect(effectiveOf(input).inert).toEqual([{ id: 1, name: 'trial', enforcement }])
    },
  )

  test('a rule whose ruleset nobody read counts, and who gets past it is unknown', () => {
    const { rules } = rulesetsOf({ rules: [{ type: 'deletion' }] })
    const unread = inputOf({ rules, rulesets: { '1': unseen('ruleset 1 may not be read') } })
    const absent = inputOf({ rules })
    const unnamed = inputOf({ rules: seen([{ type: 'deletion' }]) })
    for (const input of [unread, absent, unnamed]) {
      expect(violations(input, { block_deletion: true })).toEqual([])
      expect(violations(input, { block_deletion: true, ...nobody })).toEqual(['BP-DELETE:bypass-unknown'])
    }
    expect(judge(unread, { block_deletion: true, ...nobody })[0]?.why?.detail).toBe(
      'ruleset 1 may not be read',
    )
  })

  test('rules that cannot be seen: what the classic rule proves is proven', () => {
    const input = { ...classicRule(), rules: unseen('rules may not be read') }
    expect(violations(input, { block_force_push: true, approvals: 1, merge_queue: true })).toEqual([
      'BP-APPROVALS:unobservable',
      'BP-QUEUE:unobservable',
    ])
  })
})

describe('R3 and R4: pull requests', () => {
  test('every switch of a classic rule', () => {
    const input = classicRule({
      required_pull_request_reviews: {
        required_approving_review_count: 6,
        dismiss_stale_reviews: true,
        require_code_owner_reviews: true,
        require_last_push_approval: true,
      },
      required_conversation_resolution: { enabled: true },
    })
    expect(valuesOf(input)).toMatchObject({
      pull_request: true,
      approvals: 6,
      code_owner_review: true,
      dismiss_stale: true,
      last_push: true,
      threads: true,
    })
  })

  test.each([
    ['dismiss_stale_reviews_on_push', 'dismiss_stale', 'BP-STALE'],
    ['require_code_owner_review', 'code_owner_review', 'BP-CODEOWNER'],
    ['require_last_push_approval', 'last_push', 'BP-LASTPUSH'],
    ['required_review_thread_resolution', 'threads', 'BP-THREADS'],
  ])('%s of a ruleset sets %s and nothing else', (parameter, control, code) => {
    const everything = { dismiss_stale: true, code_owner_review: true, last_push: true, threads: true }
    const on = inputOf(rulesetsOf({ rules: [pullRequest({ [parameter]: true })] }))
    expect(valuesOf(on)).toMatchObject({
      ...Object.fromEntries(Object.keys(everything).map((name) => [name, name === control])),
    })
    expect(violations(on, { [control]: true })).toEqual([])
    expect(violations(inputOf(rulesetsOf({ rules: [pullRequest()] })), { [control]: true })).toEqual([code])
  })

  test('a switch that is false asks for nothing', () => {
    expect(
      judge(inputOf(), { pull_request: false, approvals: 0, linear: false, strict: false }),
    ).toMatchObject([{ control: 'approvals', answer: 'satisfied' }])
  })
})

describe('R5 to R8: required checks', () => {
  test('a pin beside any App is a pin', () => {
    const input = inputOf(
      rulesetsOf({ rules: [requiredChecks(['unit'])] }, { rules: [requiredChecks([['unit', 15_368]])] }),
    )
    expect(valuesOf(input)['checks']).toEqual({ unit: [15_368] })
    expect(violations(input, { checks: [{ context: 'unit', app: 15_368 }] })).toEqual([])
  })

  test('the pin has to hold for everybody, where bypass is judged', () => {
    const input = inputOf(
      rulesetsOf(
        { rules: [requiredChecks(['unit'])], bypass: [] },
        { rules: [requiredChecks([['unit', 15_368]])], bypass: [admins] },
      ),
    )
    expect(violations(input, { checks: ['unit'], ...nobody })).toEqual([])
    expect(violations(input, { checks: [{ context: 'unit', app: 15_368 }], ...nobody })).toEqual([
      'BP-CHECK(unit):bypassable',
    ])
  })

  test('two different pins are both needed, which is a conflict', () => {
    const input = inputOf(
      rulesetsOf(
        { rules: [requiredChecks([['unit', 99]])] },
        { rules: [requiredChecks([['unit', 15_368]])] },
      ),
    )
    expect(valuesOf(input)['checks']).toEqual({ unit: [99, 15_368] })
    expect(violations(input, { checks: [{ context: 'unit', app: 15_368 }] })).toEqual([
      'BP-CHECK(unit):conflict',
    ])
    expect(violations(input, {})).toEqual(['BP-CHECK(unit):conflict'])
  })

  test('names are texts: case, blanks and Unicode forms count; a name like __proto__ is a name', () => {
    const names = ['Unit', 'unit', 'unit ', 'caf\u00e9', 'cafe\u0301', '__proto__', 'constructor']
    const input = inputOf(rulesetsOf({ rules: [requiredChecks(names)] }))
    expect(effectiveOf(input).controls.checks.value).toHaveLength(7)
    for (const context of names) expect(violations(input, { checks: [context] })).toEqual([])
    expect(violations(input, { checks: ['UNIT', 'toString'] })).toEqual([
      'BP-CHECK(UNIT)',
      'BP-CHECK(toString)',
    ])
  })

  test('a context of the old list counts once, beside those that are pinned', () => {
    const input = classicRule({
      required_status_checks: {
        strict: true,
        contexts: ['unit', 'lint'],
        checks: [{ context: 'unit', app_id: 15_368 }],
      },
    })
    expect(valuesOf(input)).toMatchObject({ checks: { lint: [], unit: [15_368] }, strict: true })
    expect(effectiveOf(input).controls.checks.sources.map(({ value }) => value)).toEqual([
      [
        { context: 'unit', apps: [15_368] },
        { context: 'lint', apps: [] },
      ],
    ])
  })

  test('so many checks, whichever', () => {
    const input = inputOf(rulesetsOf({ rules: [requiredChecks(['a', 'b'])] }))
    expect(violations(input, { minimum_checks: 2 })).toEqual([])
    expect(violations(input, { minimum_checks: 3 })).toEqual(['BP-CHECKS'])
    expect(judge(input, { minimum_checks: 0 })).toEqual([])
    expect(violations({ ...input, classic: unseen(), hint: unseen() }, { minimum_checks: 3 })).toEqual([
      'BP-CHECKS:unobservable',
    ])
  })

  test('exactly these checks: satisfied, another one, and another one that may be hidden', () => {
    const input = inputOf(rulesetsOf({ rules: [requiredChecks(['unit', 'old'])] }))
    const hidden = { ...input, classic: unseen(), hint: unseen() }
    const policy = { checks: ['unit', 'old'], checks_exact: true }
    expect(violations(input, policy)).toEqual([])
    expect(violations(hidden, policy)).toEqual(['BP-CHECK-EXTRA:unobservable'])
    expect(violations(hidden, { checks: ['unit'], checks_exact: true })).toEqual([
      'BP-CHECK-EXTRA(old)',
      'BP-CHECK-EXTRA:unobservable',
    ])
    expect(violations(input, { checks_exact: true })).toEqual(['BP-CHECK-EXTRA(old)', 'BP-CHECK-EXTRA(unit)'])
  })

  test('strict cannot be seen in the hint, unless it shows that nothing is required', () => {
    const hinted = (checks: { context: string; appId: number | null }[], enforcementLevel = 'everyone') =>
      violations(inputOf({ classic: unseen(), hint: hintOf(true, { enforcementLevel, checks }) }), {
        strict: true,
      })
    expect(hinted([{ context: 'unit', appId: null }])).toEqual(['BP-STRICT:unobservable'])
    expect(hinted([])).toEqual(['BP-STRICT'])
    expect(hinted([{ context: 'unit', appId: null }], 'off')).toEqual(['BP-STRICT'])
  })
})

describe('R9 and R10: history and ways to merge', () => {
  test('squash only is weaker than linear history, whoever asks for it', () => {
    const byRule = inputOf(rulesetsOf({ rules: [pullRequest({ allowed_merge_methods: ['squash'] })] }))
    const bySettings = inputOf({ mergeSettings: seen({ ...allMethods, merge: false }) })
    for (const input of [byRule, bySettings])
      expect(violations(input, { linear: true })).toEqual(['BP-LINEAR:via-merge-methods'])
    expect(violations(inputOf(), { linear: true })).toEqual(['BP-LINEAR'])
    expect(violations({ ...byRule, classic: unseen(), hint: unseen() }, { linear: true })).toEqual([
      'BP-LINEAR:unobservable',
    ])
  })

  test('settings that nobody saw restrict nothing, and leave the rest open', () => {
    const input = inputOf({
      ...rulesetsOf({ rules: [{ type: 'required_linear_history' }] }),
      mergeSettings: unseen(),
    })
    expect(violations(input, { merge_methods: ['squash'] })).toEqual(['BP-METHOD(rebase):unobservable'])
    expect(violations(input, { merge_methods: ['squash', 'rebase'] })).toEqual([])
  })

  test.each([
    ['linear history where only merge commits are allowed', [{ type: 'required_linear_history' }], ['merge']],
    [
      'a queue that squashes where only rebasing is allowed',
      [{ type: 'merge_queue', parameters: { merge_method: 'SQUASH' } }],
      ['rebase'],
    ],
    ['no way at all', [], []],
  ])('dead: %s', (_, rules, methods) => {
    const input = inputOf({
      ...rulesetsOf({ rules }),
      mergeSettings: seen({
        merge: methods.includes('merge'),
        squash: methods.includes('squash'),
        rebase: methods.includes('rebase'),
      }),
    })
    expect(violations(input, {})).toEqual(['BP-METHOD-DEADLOCK'])
    expect(effectiveOf(input).deadlock).toBe(true)
  })

  test.each([
    [
      'a queue that rebases under linear history',
      [{ type: 'merge_queue', parameters: { merge_method: 'REBASE' } }, { type: 'required_linear_history' }],
      ['rebase'],
    ],
    [
      'an empty list of methods restricts nothing',
      [pullRequest({ allowed_merge_methods: [] })],
      ['merge', 'squash', 'rebase'],
    ],
    [
      'a method nobody knows takes nothing away',
      [pullRequest({ allowed_merge_methods: ['squash', 'octopus'] })],
      ['squash'],
    ],
  ])('alive: %s', (_, rules, methods) => {
    const input = inputOf(rulesetsOf({ rules }))
    expect(valuesOf(input)['merge_methods']).toEqual(methods)
    expect(effectiveOf(input).deadlock).toBe(false)
  })

  test('a way that only those without a bypass cannot use', () => {
    const input = inputOf(rulesetsOf({ rules: [{ type: 'required_linear_history' }], bypass: [admins] }))
    expect(violations(input, { linear: true, merge_methods: ['squash', 'rebase'], ...nobody })).toEqual([
      'BP-LINEAR:bypassable',
      'BP-METHOD(merge):bypassable',
    ])
  })
})

describe('R11: force pushes and deletions, both polarities', () => {
  test.each([true, false])('classic: allowed is %s', (enabled) => {
    const input = classicRule({ allow_force_pushes: { enabled }, allow_deletions: { enabled } })
    expect(valuesOf(input)).toMatchObject({ block_force_push: !enabled, block_deletion: !enabled })
    expect(violations(input, { block_force_push: true, block_deletion: true })).toEqual(
      enabled ? ['BP-FORCE', 'BP-DELETE'] : [],
    )
  })

  test('no classic rule blocks nothing, and a ruleset blocks what a classic rule allows', () => {
    expect(valuesOf(inputOf())).toMatchObject({ block_force_push: false, block_deletion: false })
    const input = {
      ...classicRule({ allow_force_pushes: { enabled: true }, allow_deletions: { enabled: true } }),
      ...rulesetsOf({ rules: [{ type: 'non_fast_forward' }, { type: 'deletion' }], bypass: [] }),
    }
    expect(violations(input, { block_force_push: true, block_deletion: true, ...nobody })).toEqual([])
  })
})

describe('R12: unions', () => {
  test('signatures, deployments, workflows, reviewers and patterns', () => {
    const input = inputOf(
      rulesetsOf(
        {
          rules: [
            { type: 'required_signatures' },
            {
              type: 'required_deployments',
              parameters: { required_deployment_environments: ['staging', 'qa'] },
            },
            {
              type: 'workflows',
              parameters: { workflows: [{ path: '.github/workflows/gate.yml', repository_id: 1 }] },
            },
            { type: 'branch_name_pattern', parameters: { operator: 'regex', pattern: '^v', negate: true } },
            pullRequest({
              required_reviewers: [
                { file_patterns: ['src/auth/**'], minimum_approvals: 1, reviewer: { id: 1, type: 'Team' } },
                { file_patterns: ['docs/**'], minimum_approvals: 0, reviewer: { id: 1, type: 'Team' } },
              ],
            }),
          ],
        },
        {
          rules: [{ type: 'required_deployments', parameters: { required_deployment_environments: ['qa'] } }],
        },
      ),
    )
    expect(valuesOf(input)).toMatchObject({
      signatures: true,
      deployments: ['qa', 'staging'],
      workflows: ['.github/workflows/gate.yml'],
      name_pattern: ['not regex ^v'],
      required_reviewers: ['src/auth/**'],
    })
    expect(
      violations(input, {
        deployments: ['staging', 'production'],
        workflows: ['.github/workflows/other.yml'],
        required_reviewers: ['src/auth/**', 'docs/**'],
        name_pattern: true,
      }),
    ).toEqual(['BP-DEPLOY(production)', 'BP-WORKFLOW(.github/workflows/other.yml)', 'BP-REVIEWERS(docs/**)'])
    expect(violations(inputOf(), { name_pattern: true })).toEqual(['BP-NAME'])
  })

  const scanning = (alerts: string, security: string, tool = 'CodeQL') => ({
    type: 'code_scanning',
    parameters: {
      code_scanning_tools: [{ tool, alerts_threshold: alerts, security_alerts_threshold: security }],
    },
  })
  const wanted = (alerts: string, security: string) => ({
    code_scanning: [{ tool: 'CodeQL', alerts_threshold: alerts, security_alerts_threshold: security }],
  })

  test('code scanning: the strictest thresholds of each tool', () => {
    const input = inputOf(
      rulesetsOf(
        { rules: [scanning('errors', 'critical')] },
        { rules: [scanning('none', 'high_or_higher')] },
      ),
    )
    expect(violations(input, wanted('errors', 'high_or_higher'))).toEqual([])
    expect(violations(input, wanted('errors_and_warnings', 'critical'))).toEqual(['BP-SCANNING(CodeQL)'])
    expect(violations(input, wanted('errors', 'medium_or_higher'))).toEqual(['BP-SCANNING(CodeQL)'])
    expect(violations(input, { code_scanning: ['CodeQL'] })).toEqual([])
    expect(violations(input, { code_scanning: ['codeql'] })).toEqual(['BP-SCANNING(codeql)'])
  })

  test('code scanning: a threshold nobody knows proves no threshold, in either order', () => {
    const [one, other] = [scanning('some', 'odd'), scanning('errors', 'critical')]
    const strange = inputOf(rulesetsOf({ rules: [one] }))
    expect(violations(strange, { code_scanning: ['CodeQL'] })).toEqual([])
    expect(violations(strange, wanted('errors', 'none'))).toEqual(['BP-SCANNING(CodeQL)'])
    for (const pair of [
      [one, other],
      [other, one],
      [one, scanning('weird', 'queer'), other],
    ])
      expect(
        valuesOf(inputOf(rulesetsOf(...pair.map((rule) => ({ rules: [rule] })))))['code_scanning'],
      ).toEqual([{ tool: 'CodeQL', alertsThreshold: 'errors', securityAlertsThreshold: 'critical' }])
  })

  test('restricted updates: update rule, locked branch, restricted pushes', () => {
    const policy = { restricted_updates: true, ...nobody }
    expect(violations(inputOf(rulesetsOf({ rules: [{ type: 'update' }], bypass: [] })), policy)).toEqual([])
    expect(violations(classicRule({ lock_branch: { enabled: true } }), policy)).toEqual([])
    expect(violations(classicRule({ restrictions: { users: [], teams: [], apps: [] } }), policy)).toEqual([])
    expect(violations(classicRule({ restrictions: null }), policy)).toEqual(['BP-UPDATE'])
  })

  test('those whom a restriction of pushes names get past it, and past nothing else', () => {
    const restrictions = { users: [], teams: [{ slug: 'release', id: 9 }], apps: [] }
    const input = classicRule({ restrictions, required_signatures: { enabled: true } })
    const policy = { restricted_updates: true, signatures: true }
    expect(violations(input, policy)).toEqual([])
    expect(violations(input, { ...policy, ...nobody })).toEqual(['BP-UPDATE:bypassable'])
    expect(
      violations(input, { ...policy, bypass: { allow: [{ actor_type: 'Team', actor_id: 9 }] } }),
    ).toEqual([])
    expect(
      violations(classicRule({ restrictions, lock_branch: { enabled: true } }), { ...policy, ...nobody }),
    ).toEqual(['BP-SIGN'])
  })

  test('creation: a rule, or restricted pushes that block creations; blocked creations alone do nothing', () => {
    const creation = { creation: true }
    expect(violations(inputOf(rulesetsOf({ rules: [{ type: 'creation' }] })), creation)).toEqual([])
    const blocked = { block_creations: { enabled: true } }
    expect(violations(classicRule({ ...blocked, restrictions: { users: [] } }), creation)).toEqual([])
    expect(violations(classicRule({ restrictions: { users: [] } }), creation)).toEqual(['BP-CREATE'])
    expect(violations(classicRule(blocked), creation)).toEqual(['BP-CREATE'])
  })
})

describe('R13 to R16: bypass', () => {
  test('administrators get past everything else of a classic rule that does not bind them', () => {
    const parts = {
      required_pull_request_reviews: {
        required_approving_review_count: 1,
        dismiss_stale_reviews: true,
        require_code_owner_reviews: true,
        require_last_push_approval: true,
      },
      required_conversation_resolution: { enabled: true },
      required_status_checks: { strict: true, checks: [{ context: 'unit', app_id: 1 }] },
      required_linear_history: { enabled: true },
      required_signatures: { enabled: true },
      lock_branch: { enabled: true },
      restrictions: { users: [] },
      block_creations: { enabled: true },
    }
    const policy = {
      pull_request: true,
      approvals: 1,
      code_owner_review: true,
      dismiss_stale: true,
      last_push: true,
      threads: true,
      checks: ['unit'],
      strict: true,
      linear: true,
      signatures: true,
      merge_methods: ['squash', 'rebase'],
      restricted_updates: true,
      creation: true,
      block_force_push: true,
      block_deletion: true,
      ...nobody,
    }
    expect(violations(classicRule(parts), policy)).toEqual([])
    for (const enforce_admins of [{ enabled: false }, null]) {
      const soft = judge(classicRule({ ...parts, enforce_admins }), policy)
      expect(soft.filter(({ answer }) => answer === 'satisfied').map(({ control }) => control)).toEqual([
        'block-force-push',
        'block-deletion',
      ])
      expect(new Set(soft.map(({ answer }) => answer))).toEqual(new Set(['satisfied', 'bypassable']))
      const allowed = { bypass: { allow: [{ actor_type: 'RepositoryRole', actor_id: 5 }] } }
      expect(violations(classicRule({ ...parts, enforce_admins }), { ...policy, ...allowed })).toEqual([])
    }
  })

  test.each([
    ['users', { login: 'chef', id: 7 }, 'User'],
    ['teams', { slug: 'release', id: 7 }, 'Team'],
    ['apps', { slug: 'robot', id: 7 }, 'Integration'],
  ])('an allowance for %s weakens reviews, and nothing beside them', (kind, named, actorType) => {
    const input = classicRule({
      required_pull_request_reviews: {
        required_approving_review_count: 1,
        bypass_pull_request_allowances: { [kind]: [named] },
      },
      required_signatures: { enabled: true },
      required_linear_history: { enabled: true },
    })
    const policy = { pull_request: true, approvals: 1, signatures: true, linear: true, block_deletion: true }
    expect(violations(input, { ...policy, ...nobody })).toEqual([
      'BP-PR:bypassable',
      'BP-APPROVALS:bypassable',
    ])
    const allow = [{ actor_type: actorType, actor_id: 7 }]
    expect(violations(input, { ...policy, bypass: { allow } })).toEqual([])
    expect(
      violations(input, { ...policy, bypass: { allow: [{ actor_type: actorType, actor_id: 8 }] } }),
    ).toHaveLength(2)
  })

  test.each([
    ['always', 'always', true],
    ['exempt', 'exempt', true],
    ['pull_request', 'pull_request', true],
    [undefined, 'always', true],
    [undefined, 'pull_request', false],
    ['exempt', 'always', false],
    ['always', 'exempt', false],
    ['always', 'pull_request', false],
  ])('an actor that bypasses %s, allowed %s: %s', (mode, allowed, satisfied) => {
    const input = inputOf(rulesetsOf({ rules: [{ type: 'deletion' }], bypass: [team(9, mode)] }))
    const allow = [{ actor_type: 'Team', actor_id: 9, bypass_mode: allowed }]
    expect(violations(input, { block_deletion: true, bypass: { allow } })).toEqual(
      satisfied ? [] : ['BP-DELETE:bypassable'],
    )
  })

  test('allowed without an id or a mode is any; another type or id is not covered', () => {
    const input = inputOf(rulesetsOf({ rules: [{ type: 'deletion' }], bypass: [team(9, 'exempt')] }))
    const violated = (allow: unknown) => violations(input, { block_deletion: true, bypass: { allow } })
    expect(violated([{ actor_type: 'Team' }])).toEqual([])
    expect(violated([{ actor_type: 'Team', actor_id: 8 }])).toEqual(['BP-DELETE:bypassable'])
    expect(violated([{ actor_type: 'User', actor_id: 9 }])).toEqual(['BP-DELETE:bypassable'])
    expect(violated([{ actor_type: 'team', actor_id: 9 }])).toEqual(['BP-DELETE:bypassable'])
  })

  test('without bypass in the policy nobody asks who may', () => {
    const input = inputOf(rulesetsOf({ rules: [{ type: 'deletion' }], bypass: [admins] }))
    expect(violations(input, { block_deletion: true })).toEqual([])
    expect(
      violations(inputOf(rulesetsOf({ rules: [{ type: 'deletion' }] })), { block_deletion: true }),
    ).toEqual([])
  })

  test('the best that is certain decides: hard before redacted before bypassable', () => {
    const deletion = [{ type: 'deletion' }]
    const policy = { block_deletion: true, ...nobody }
    const [hard, redacted, soft] = [
      { rules: deletion, bypass: [] },
      { rules: deletion },
      { rules: deletion, bypass: [admins] },
    ]
    expect(answers(inputOf(rulesetsOf(soft, redacted, hard)), policy)).toEqual(['satisfied'])
    expect(answers(inputOf(rulesetsOf(soft, redacted)), policy)).toEqual(['bypass-unknown'])
    expect(answers(inputOf(rulesetsOf(soft)), policy)).toEqual(['bypassable'])
    expect(answers(inputOf(), policy)).toEqual(['violated'])
  })

  test('a redacted source that is too weak does not make a bypassable one unknown', () => {
    const input = inputOf(rulesetsOf({ rules: [approvals(1)] }, { rules: [approvals(2)], bypass: [admins] }))
    expect(violations(input, { approvals: 2, ...nobody })).toEqual(['BP-APPROVALS:bypassable'])
    expect(violations(input, { approvals: 1, ...nobody })).toEqual(['BP-APPROVALS:bypass-unknown'])
  })

  test('parts of one requirement may come from several hard sources', () => {
    const input = inputOf(
      rulesetsOf(
        { rules: [requiredChecks(['a'])], bypass: [] },
        { rules: [requiredChecks(['b'])], bypass: [] },
        { rules: [requiredChecks(['c'])], bypass: [admins] },
      ),
    )
    expect(violations(input, { minimum_checks: 2, ...nobody })).toEqual([])
    expect(violations(input, { minimum_checks: 3, ...nobody })).toEqual(['BP-CHECKS:bypassable'])
    const redacted = inputOf(
      rulesetsOf({ rules: [requiredChecks(['a'])], bypass: [] }, { rules: [requiredChecks(['b'])] }),
    )
    expect(violations(redacted, { minimum_checks: 2, ...nobody })).toEqual(['BP-CHECKS:bypass-unknown'])
  })
})

describe('R17: what cannot be seen', () => {
  test('satisfied by rulesets alone needs no administrator', () => {
    const input = inputOf({
      classic: unseen(),
      hint: hintOf(true, null),
      ...rulesetsOf({ rules: [approvals(2), { type: 'non_fast_forward' }], bypass: [] }),
    })
    expect(violations(input, { approvals: 2, block_force_push: true, ...nobody })).toEqual([])
  })

  test('a bypassable ruleset beside a classic rule nobody saw: the classic rule may bind', () => {
    const input = inputOf({
      classic: unseen('no administrator'),
      hint: hintOf(true, null),
      ...rulesetsOf({ rules: [approvals(2)], bypass: [admins] }),
    })
    const [answer] = judge(input, { approvals: 2, ...nobody })
    expect(answer).toMatchObject({ answer: 'bypass-unknown', why: { detail: 'no administrator' } })
  })

  test('the branch says that there is no classic rule: everything was seen', () => {
    const input = inputOf({ classic: unseen(), hint: hintOf(false, null) })
    expect(violations(input, { approvals: 1, merge_queue: true })).toEqual(['BP-APPROVALS', 'BP-QUEUE'])
    expect(effectiveOf(input).hidden).toEqual([])
  })

  test('what only rulesets can ask for is decided without the classic rule', () => {
    const input = inputOf({ classic: unseen(), hint: unseen() })
    const policy = {
      workflows: ['a'],
      code_scanning: ['CodeQL'],
      name_pattern: true,
      required_reviewers: ['b'],
    }
    expect(answers(input, policy)).toEqual(['violated', 'violated', 'violated', 'violated'])
  })

  test('GitHub never tells about a merge queue or deployments of a classic rule', () => {
    expect(violations(classicRule(), { merge_queue: true, deployments: ['qa'] })).toEqual([
      'BP-QUEUE:unobservable',
      'BP-DEPLOY(qa):unobservable',
    ])
    expect(violations(inputOf(), { merge_queue: true, deployments: ['qa'] })).toEqual([
      'BP-QUEUE',
      'BP-DEPLOY(qa)',
    ])
  })
})

describe('what an answer left out', () => {
  test('actors that nobody asked for are unknown, not none', () => {
    const policy = { approvals: 1, restricted_updates: true, block_deletion: true }
    const input = classicRule({
      required_pull_request_reviews: {
        required_approving_review_count: 1,
        bypass_pull_request_allowances: { untold: true },
      },
      restrictions: { untold: true },
    })
    expect(violations(input, policy)).toEqual([])
    expect(violations(input, { ...policy, ...nobody })).toEqual([
      'BP-APPROVALS:bypass-unknown',
      'BP-UPDATE:bypass-unknown',
    ])
  })

  test('rules without their parameters leave what those would say unknown, and nothing else', () => {
    const types = ['pull_request', 'required_status_checks', 'merge_queue', 'workflows', 'code_scanning']
    const input = inputOf(rulesetsOf({ rules: types.map((type) => ({ type })) }))
    expect(
      violations(input, {
        pull_request: true,
        merge_queue: true,
        approvals: 1,
        checks: ['unit'],
        strict: true,
        signatures: true,
        merge_methods: ['squash', 'rebase'],
        workflows: ['gate.yml'],
        code_scanning: ['CodeQL'],
        checks_exact: true,
      }),
    ).toEqual([
      'BP-APPROVALS:unobservable',
      'BP-CHECK(unit):unobservable',
      'BP-CHECK-EXTRA:unobservable',
      'BP-STRICT:unobservable',
      'BP-SIGN',
      'BP-METHOD(merge):unobservable',
      'BP-WORKFLOW(gate.yml):unobservable',
      'BP-SCANNING(CodeQL):unobservable',
    ])
  })

  test('reviewers that were not told (null) are unknown; none are none', () => {
    const asked = (required_reviewers: unknown) =>
      violations(inputOf(rulesetsOf({ rules: [pullRequest({ required_reviewers })] })), {
        required_reviewers: ['src/**'],
        approvals: 1,
      })
    expect(asked(null)).toEqual(['BP-APPROVALS', 'BP-REVIEWERS(src/**):unobservable'])
    expect(asked([])).toEqual(['BP-APPROVALS', 'BP-REVIEWERS(src/**)'])
    expect(asked(undefined)).toEqual(['BP-APPROVALS', 'BP-REVIEWERS(src/**)'])
  })

  test('a ruleset that covers only some tags leaves everything open that the others do not prove', () => {
    const input = {
      ...inputOf(rulesetsOf({ rules: [{ type: 'deletion' }], bypass: [] })),
      partly: unseen('a ruleset covers some of these tags'),
    }
    expect(violations(input, { block_deletion: true, restricted_updates: true, ...nobody })).toEqual([
      'BP-UPDATE:unobservable',
    ])
  })
})

describe('R18: rule types', () => {
  test('every documented type is known', () => {
    const types = [
      ...['creation', 'update', 'deletion', 'required_linear_history', 'merge_queue', 'required_deployments'],
      ...['required_signatures', 'pull_request', 'required_status_checks', 'non_fast_forward', 'workflows'],
      ...['commit_message_pattern', 'commit_author_email_pattern', 'committer_email_pattern'],
      ...['branch_name_pattern', 'tag_name_pattern', 'code_scanning', 'copilot_code_review'],
      ...['license_compliance_scanning', 'file_path_restriction', 'max_file_path_length'],
      ...['file_extension_restriction', 'max_file_size'],
    ]
    expect(types).toHaveLength(23)
    const input = inputOf(rulesetsOf({ rules: types.map((type) => ({ type })) }))
    expect(effectiveOf(input).unmodelled).toEqual([])
    const foreign = ['secret_scanning', '__proto__', 'constructor', 'toString', 'DELETION', '']
    const strange = effectiveOf(inputOf(rulesetsOf({ rules: foreign.map((type) => ({ type })) })))
    expect(strange.unmodelled.map(({ type }) => type).sort()).toEqual([...foreign].sort())
    expect(strange.controls['block-deletion'].value).toBe(false)
  })

  test('parameters of an unknown shape prove nothing and break nothing', () => {
    const odd = [null, 7, 'x', [], {}, [null], [7], [[]], [{}], [{ context: 7 }], { length: 1 }]
    for (const value of odd) {
      const input = inputOf(
        rulesetsOf({
          rules: [
            pullRequest({
              required_approving_review_count: value,
              allowed_merge_methods: value,
              required_reviewers: value,
            }),
            {
              type: 'required_status_checks',
              parameters: { required_status_checks: value, strict_required_status_checks_policy: value },
            },
            { type: 'workflows', parameters: { workflows: value } },
            { type: 'code_scanning', parameters: { code_scanning_tools: value } },
            { type: 'required_deployments', parameters: { required_deployment_environments: value } },
            { type: 'merge_queue', parameters: { merge_method: value } },
          ],
        }),
      )
      expect(effectiveOf(input).deadlock).toBe(false)
      expect(
        violations(input, { approvals: 8, strict: true, checks: ['x'], minimum_checks: 1, workflows: ['x'] }),
      ).toEqual(['BP-APPROVALS', 'BP-CHECK(x)', 'BP-CHECKS', 'BP-STRICT', 'BP-WORKFLOW(x)'])
    }
  })
})

test('an answer names the control, what is asked, what holds, its sources and the key of the policy', () => {
  const input = inputOf(rulesetsOf({ rules: [requiredChecks(['unit'])], bypass: [admins] }))
  expect(judge(input, { approvals: 2, checks: ['lint', 'unit'], ...nobody })).toEqual([
    {
      control: 'approvals',
      required: 2,
      value: 0,
      answer: 'violated',
      code: 'BP-APPROVALS',
      sources: [],
      bypass: [],
      keys: ['approvals'],
    },
    ...(['lint', 'unit'] as const).map((context, position) => ({
      control: 'checks',
      required: [{ context, apps: [] }],
      value: [{ context: 'unit', apps: [] }],
      answer: context === 'unit' ? 'bypassable' : 'violated',
      code: context === 'unit' ? 'BP-CHECK(unit):bypassable' : 'BP-CHECK(lint)',
      detail: context,
      // Only what asks for this very check.
      sources:
        context === 'unit'
          ? [
              {
                level: 'Repository',
                rulesetId: 1,
                name: 'ruleset 1',
                value: [{ context: 'unit', apps: [] }],
                bypass: { kind: 'actors', actors: [admins] },
              },
            ]
          : [],
      bypass: context === 'unit' ? [{ kind: 'actors', actors: [admins] }] : [],
      keys: ['checks', position],
    })),
  ])
})
