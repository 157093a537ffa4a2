import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { effectiveOf } from '../../../src/gates/branch-protection/effective/effective.ts'
import { type GuardFacts, refusals } from '../../../src/gates/branch-protection/plan/guards.ts'
import { weakerControls } from '../../../src/gates/branch-protection/plan/weaker.ts'
import { blockedContexts } from '../../../src/gates/branch-protection/traps/trap-findings.ts'
import {
  applied,
  guardFacts,
  hidden,
  known,
  type PlanOptions,
  planFor,
  reports,
  ruleset,
  workflow,
} from './plan-support.ts'

const against = (given: PlanOptions, facts: Partial<GuardFacts> = {}) =>
  refusals(planFor({ ...given, input: { blockedContexts, ...given.input } }), guardFacts(facts))
const guards = (given: PlanOptions, facts: Partial<GuardFacts> = {}) =>
  against(given, facts).map(({ guard, undecided }) => (undecided ? `${guard}?` : guard))

const ours = (given: Parameters<typeof ruleset>[0] = {}) =>
  ruleset({ name: 'gatewright: default branch', ...given })

test('an ordinary plan is refused by none', () => {
  const policy = { preset: 'secflow', checks: ['unit', 'lint'], strict: true, bypass: { allow: [] } }
  expect(against({ policy })).toEqual([])
})

test('nothing to change is refused by none, whatever else is wrong', () => {
  const policy = { approvals: 4, checks: ['unit'] }
  const stored = applied(planFor({ policy }))
  expect(guards({ policy, rulesets: [stored] }, { people: known(1), seen: known([]) })).toEqual([])
})

describe('guards 3 and 4: the ruleset that is written', () => {
  const policy = { linear: true }
  test.each<readonly [string, PlanOptions, readonly string[]]>([
    [
      'withheld bypass, absent',
      { rulesets: [{ ...ours(), bypass_actors: undefined }] },
      ['redacted-bypass?'],
    ],
    ['withheld bypass, null', { rulesets: [ours({ bypass_actors: null })] }, ['redacted-bypass?']],
    ['an empty list of bypass is none', { rulesets: [ours({ bypass_actors: [] })] }, []],
    ['two of one name', { rulesets: [ours(), ours()] }, ['owned-ruleset']],
    [
      'an id of somebody else',
      { rulesets: [ruleset({ id: 5 })], input: { rulesetId: 5 } },
      ['owned-ruleset'],
    ],
    ['a list that could not be read', { change: { index: hidden() } }, ['visibility?']],
  ])('%s', (_, given, expected) => {
    expect(guards({ policy, ...given })).toEqual(expected)
  })

  test('withheld bypass counts even when nothing else would change', () => {
    const stored = applied(planFor({ policy }), { bypass_actors: null })
    expect(guards({ policy, rulesets: [stored] })).toEqual(['redacted-bypass?'])
  })

  test('rules of a branch that could not be read', () => {
    const plan = planFor({ policy })
    const [subject] = plan.subjects
    if (subject === undefined) throw new Error('no subject')
    const blind = {
      ...subject,
      subject: { ...subject.subject, input: { ...subject.subject.input, rules: hidden() } },
    }
    expect(refusals({ ...plan, subjects: [blind] }, guardFacts()).map(({ guard }) => guard)).toEqual([
      'visibility',
    ])
  })
})

describe('guard 5: nothing gets weaker, computed apart from what made the change', () => {
  const rule = (type: string, parameters?: Record<string, unknown>) =>
    parameters === undefined ? { type } : { type, parameters }
  const effective = (rules: readonly ReturnType<typeof rule>[], bypass: readonly object[] = []) => {
    const one = ruleset({ id: 1, rules: [...rules], bypass_actors: bypass as never })
    const [subject] = planFor({ policy: { linear: true }, rulesets: [one] }).subjects
    if (subject === undefined) throw new Error('no subject')
    return effectiveOf(subject.subject.input)
  }
  const weaker = (
    before: ReturnType<typeof effective>,
    after: ReturnType<typeof effective>,
    allowed: string[] = [],
  ) => weakerControls(before, after, allowed).map(({ code }) => code)
  const checks = (...contexts: readonly string[]) =>
    rule('required_status_checks', { required_status_checks: contexts.map((context) => ({ context })) })

  test.each<readonly [string, readonly object[], readonly object[], readonly string[]]>([
    ['a rule is gone', [rule('deletion')], [], ['BP-DELETE']],
    ['a rule is added', [], [rule('deletion')], []],
    [
      'fewer approvals',
      [rule('pull_request', { required_approving_review_count: 2 })],
      [rule('pull_request', { required_approving_review_count: 1 })],
      ['BP-APPROVALS'],
    ],
    ['another check', [checks('a')], [checks('b')], ['BP-CHECK']],
    ['one check more', [checks('a')], [checks('a', 'b')], []],
    [
      'more ways to merge',
      [rule('pull_request', { allowed_merge_methods: ['squash'] })],
      [rule('pull_request', { allowed_merge_methods: ['squash', 'merge'] })],
      ['BP-METHOD'],
    ],
    [
      'another environment',
      [rule('required_deployments', { required_deployment_environments: ['a'] })],
      [rule('required_deployments', { required_deployment_environments: ['b'] })],
      ['BP-DEPLOY'],
    ],
  ])('%s', (_, before, after, expected) => {
    const [old, now] = [before, after].map((rules) => effective(rules as never))
    if (old === undefined || now === undefined) throw new Error('nothing')
    expect(weaker(old, now)).toEqual(expected)
    expect(weaker(old, now, [...expected])).toEqual([])
  })

  test('somebody more may bypass', () => {
    const before = effective([rule('deletion')])
    const after = effective([rule('deletion')], [{ actor_type: 'DeployKey', bypass_mode: 'always' }])
    expect(weaker(before, after)).toEqual(['BP-DELETE'])
    expect(weaker(before, after, ['BP-BYPASS'])).toEqual([])
    expect(weaker(after, before)).toEqual([])
  })

  test('a rule is gone that somebody could bypass', () => {
    const key = [{ actor_type: 'DeployKey', bypass_mode: 'always' }]
    expect(weaker(effective([rule('deletion')], key), effective([], key))).toEqual(['BP-DELETE'])
  })

  test('linear history gives up merge methods, too', () => {
    const before = effective([rule('required_linear_history')])
    expect(weaker(before, effective([]))).toEqual(['BP-LINEAR', 'BP-METHOD'])
    expect(weaker(before, effective([]), ['BP-LINEAR'])).toEqual([])
  })

  test('a plan that would weaken is refused with the code that allows it', () => {
    const stored = applied(planFor({ policy: { linear: true, 'block-deletion': true } }))
    const plan = planFor({
      policy: { linear: true, signatures: true },
      rulesets: [stored],
      input: { allowWeaken: ['BP-DELETE'] },
    })
    expect(refusals(plan, guardFacts({ allowWeaken: ['BP-DELETE'] }))).toEqual([])
    expect(refusals(plan, guardFacts())).toMatchObject([
      { guard: 'weaker', next: 'nothing is weakened without --allow-weaken BP-DELETE' },
    ])
  })

  test('whatever is there and whatever the policy asks for: no plan weakens anything', () => {
    const flag = fc.boolean()
    const policies = fc.record(
      {
        'pull-request': flag,
        approvals: fc.integer({ min: 0, max: 3 }),
        'code-owner-review': flag,
        threads: flag,
        checks: fc.uniqueArray(fc.constantFrom('unit', 'lint', 'docs'), { maxLength: 3 }),
        strict: flag,
        linear: flag,
        'block-deletion': flag,
        'merge-methods': fc.constantFrom(['squash'], ['squash', 'rebase'], ['merge', 'squash']),
        deployments: fc.uniqueArray(fc.constantFrom('staging', 'production'), { maxLength: 2 }),
        bypass: fc.constantFrom(
          { allow: [] },
          { allow: [{ 'actor-type': 'Team', 'actor-id': 1, 'bypass-mode': 'always' }] },
          { allow: [{ 'actor-type': 'Team', 'actor-id': 1, 'bypass-mode': 'pull_request' }] },
        ),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(policies, policies, policies, (first, second, third) => {
        const others = applied(planFor({ policy: third }), { id: 50, name: 'others' })
        const stored = applied(planFor({ policy: first }))
        const plan = planFor({ policy: second, rulesets: [stored, others] })
        for (const { before, after } of plan.subjects) expect(weakerControls(before, after, [])).toEqual([])
        const again = planFor({ policy: second, rulesets: [applied(plan), others] })
        expect(again.differences).toEqual([])
      }),
      { seed: 4, numRuns: 150 },
    )
  })
})

describe('guard 6: nothing is required that cannot be reported', () => {
  const policy = { checks: ['unit'] }
  const refused = (given: PlanOptions, facts: Partial<GuardFacts> = {}) =>
    against(given, facts).map(({ why }) => why)

  test('T1: a name that no workflow reports', () => {
    const emitted = reports('unit-tests')
    expect(refused({ policy, input: { emitted } }, { emitted })).toEqual([
      expect.stringContaining('check unit would block every pull request'),
    ])
  })

  test('T4: a path-filtered workflow', () => {
    const emitted = workflow(
      'on: { pull_request: { paths: ["docs/**"] } }\njobs: { unit: { runs-on: x, steps: [{ run: x }] } }\n',
    )
    expect(guards({ policy, input: { emitted } }, { emitted })).toEqual(['deadlock'])
  })

  test('T6: a merge queue without merge_group, also for a check that others require', () => {
    expect(guards({ policy: { ...policy, 'merge-queue': true } })).toEqual(['deadlock'])
    const others = ruleset({
      rules: [
        { type: 'required_status_checks', parameters: { required_status_checks: [{ context: 'unit' }] } },
      ],
    })
    expect(refused({ policy: { 'merge-queue': true }, rulesets: [others] })).toEqual([
      expect.stringContaining('could not be reported any more'),
    ])
  })

  test('a check that others require and that is dead already is not held against the plan', () => {
    const others = ruleset({
      rules: [
        { type: 'required_status_checks', parameters: { required_status_checks: [{ context: 'gone' }] } },
      ],
    })
    const plan = planFor({ policy: { linear: true }, rulesets: [others], input: { blockedContexts } })
    expect(plan.subjects[0]?.dead.map(({ context }) => context)).toEqual(['gone'])
    expect(refusals(plan, guardFacts())).toEqual([])
  })

  test('an external check is declared, and still must have been seen', () => {
    const policy = { branches: [{ checks: ['cla'] }], 'external-checks': [{ context: 'cla', app: 12 }] }
    const external = [{ context: 'cla', app: 12 }]
    expect(guards({ policy }, { external, seen: known([{ context: 'cla', app: 12 }]) })).toEqual([])
    expect(guards({ policy }, { external })).toEqual(['deadlock'])
    expect(guards({ policy }, { external, allowUnseen: true })).toEqual([])
  })

  test('a check that only another App reports', () => {
    const seen = known([{ context: 'unit', app: 99 }])
    expect(refused({ policy }, { seen, allowUnseen: true })).toEqual([expect.stringContaining('from App 99')])
  })

  test('a check that no pull request shows', () => {
    expect(refused({ policy }, { seen: known([]) })).toEqual(['no recent pull request shows check unit'])
    expect(guards({ policy }, { seen: known([]), allowUnseen: true })).toEqual([])
    expect(guards({ policy }, { seen: hidden() })).toEqual(['deadlock?'])
    const others = ruleset({
      rules: [
        { type: 'required_status_checks', parameters: { required_status_checks: [{ context: 'unit' }] } },
      ],
    })
    expect(guards({ policy: { ...policy, strict: true }, rulesets: [others] }, { seen: known([]) })).toEqual(
      [],
    )
  })

  test('workflows that cannot be read leave it open', () => {
    expect(guards({ policy, input: { emitted: hidden() } }, { emitted: hidden() })).toEqual(['deadlock?'])
    const emitted = workflow(
      `on: pull_request\njobs: { one: { name: "$\{{ vars.NAME }}", runs-on: x, steps: [{ run: x }] } }\n`,
    )
    expect(guards({ policy, input: { emitted } }, { emitted })).toEqual(['deadlock?'])
  })
})

describe('guard 7: enough people', () => {
  test.each([
    [{ approvals: 1 }, 1, ['people']],
    [{ approvals: 1 }, 2, []],
    [{ approvals: 2 }, 2, ['people']],
    [{ approvals: 2 }, 3, []],
    [{ 'last-push': true }, 1, ['people']],
    [{ 'code-owner-review': true }, 1, ['people']],
    [{ 'code-owner-review': true }, 2, []],
    [{ preset: 'solo' }, 1, []],
    [{ threads: true }, 0, []],
  ])('%j with %i', (policy, count, expected) => {
    expect(guards({ policy }, { people: known(count) })).toEqual(expected)
  })

  test('is undecided when nobody can count them, and offers the preset for one', () => {
    expect(guards({ policy: { approvals: 1 } }, { people: hidden() })).toEqual(['people?'])
    expect(against({ policy: { approvals: 1 } }, { people: known(1) })[0]?.next).toContain('solo')
  })

  test('asks nobody again for what is required already', () => {
    const others = ruleset({
      rules: [{ type: 'pull_request', parameters: { required_approving_review_count: 2 } }],
    })
    expect(guards({ policy: { approvals: 2 }, rulesets: [others] }, { people: known(1) })).toEqual([])
    expect(guards({ policy: { approvals: 3 }, rulesets: [others] }, { people: known(1) })).toEqual(['people'])
  })
})

describe('guard 8: some way to merge is left', () => {
  const merge = (methods: Partial<Record<'merge' | 'squash' | 'rebase', boolean>>) =>
    known({ merge: false, squash: false, rebase: false, ...methods })

  test('linear history needs squash or rebase first', () => {
    expect(against({ policy: { linear: true }, merge: merge({ merge: true }) })).toMatchObject([
      { guard: 'merge-methods', next: expect.stringContaining('allow squash merges') },
    ])
    expect(guards({ policy: { linear: true }, merge: merge({ rebase: true }) })).toEqual([])
  })

  test('the ways of the policy, of others and of the repository have one in common', () => {
    const others = ruleset({
      rules: [{ type: 'pull_request', parameters: { allowed_merge_methods: ['merge'] } }],
    })
    const policy = { 'pull-request': true, 'merge-methods': ['squash'] }
    expect(guards({ policy, rulesets: [others] })).toEqual(['merge-methods'])
    expect(guards({ policy: { 'block-deletion': true }, merge: merge({}) })).toEqual([])
    expect(guards({ policy: { linear: true }, merge: hidden() })).toEqual(['merge-methods?'])
  })

  test('also for a ruleset that somebody activates later', () => {
    const input = { enforcement: 'disabled' } as const
    expect(guards({ policy: { linear: true }, merge: merge({ merge: true }), input })).toEqual([
      'merge-methods',
    ])
  })
})

describe('guard 9: the ladder of enforcement', () => {
  const policy = { linear: true }
  test.each([
    ['active', known(false), []],
    ['disabled', known(false), []],
    ['evaluate', known(true), []],
    ['evaluate', known(false), ['enforcement']],
    ['evaluate', hidden(), ['enforcement?']],
  ] as const)('%s', (enforcement, enterprise, expected) => {
    expect(guards({ policy, input: { enforcement } }, { enterprise })).toEqual(expected)
  })
})
