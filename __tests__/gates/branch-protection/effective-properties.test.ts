import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Observation } from '../../../src/core/facts/observation.ts'
import type {
  BranchHint,
  BranchRule,
  ClassicProtection,
  Ruleset,
} from '../../../src/core/facts/protection.ts'
import { answersFor } from '../../../src/gates/branch-protection/effective/answers.ts'
import { demandsOf } from '../../../src/gates/branch-protection/effective/demands.ts'
import { effectiveOf } from '../../../src/gates/branch-protection/effective/effective.ts'
import {
  type Answer,
  type ControlAnswer,
  controlNames,
  type ProtectionInput,
} from '../../../src/gates/branch-protection/model.ts'
import { hintOf, pullRequest, type Requirements, requiredChecks, seen, unseen } from './effective-support.ts'

const runs = { seed: 20_261_121, numRuns: 300 }

const context = fc.constantFrom('unit', 'lint', 'e2e')
const app = fc.constantFrom(15_368, 99)
const method = fc.constantFrom('merge', 'squash', 'rebase')
const sometimes = fc.boolean()
const bare = (type: string) => ({ type })

const rule: fc.Arbitrary<BranchRule> = fc.oneof(
  fc.constantFrom(
    ...['creation', 'update', 'deletion', 'required_linear_history', 'required_signatures'].map(bare),
    ...['non_fast_forward', 'copilot_code_review'].map(bare),
  ),
  fc
    .record({ count: fc.nat(3), stale: sometimes, owner: sometimes, last: sometimes, threads: sometimes })
    .chain(({ count, stale, owner, last, threads }) =>
      fc.option(fc.uniqueArray(method, { minLength: 1 }), { nil: undefined, freq: 3 }).map((methods) =>
        pullRequest({
          required_approving_review_count: count,
          dismiss_stale_reviews_on_push: stale,
          require_code_owner_review: owner,
          require_last_push_approval: last,
          required_review_thread_resolution: threads,
          ...(methods === undefined ? {} : { allowed_merge_methods: methods }),
        }),
      ),
    ),
  fc
    .tuple(fc.array(fc.oneof(context, fc.tuple(context, app)), { maxLength: 3 }), sometimes)
    .map(([checks, strict]) => requiredChecks(checks, strict)),
  method.map((name) => ({ type: 'merge_queue', parameters: { merge_method: name.toUpperCase() } })),
  fc.subarray(['qa', 'staging']).map((names) => ({
    type: 'required_deployments',
    parameters: { required_deployment_environments: names },
  })),
  fc.subarray(['gate.yml', 'scan.yml']).map((paths) => ({
    type: 'workflows',
    parameters: { workflows: paths.map((path) => ({ path })) },
  })),
  fc
    .tuple(
      fc.constantFrom('none', 'errors', 'all', 'odd', 'strange'),
      fc.constantFrom('none', 'critical', 'all', 'odd', 'strange'),
    )
    .map(([alerts_threshold, security_alerts_threshold]) => ({
      type: 'code_scanning',
      parameters: {
        code_scanning_tools: [{ tool: 'CodeQL', alerts_threshold, security_alerts_threshold }],
      },
    })),
)

const actor = fc.record({
  actor_type: fc.constantFrom('Team', 'RepositoryRole', 'DeployKey'),
  actor_id: fc.constantFrom(5, 9, null),
  bypass_mode: fc.constantFrom('always', 'pull_request', 'exempt'),
})
type Actors = Ruleset['bypass_actors'] | 'unread'
const actors: fc.Arbitrary<Actors> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Actors>([]) },
  { weight: 3, arbitrary: fc.array(actor, { minLength: 1, maxLength: 2 }).map((list): Actors => list) },
  { weight: 3, arbitrary: fc.constantFrom<Actors>(undefined, null, 'unread') },
)

interface Layer {
  readonly rules: readonly BranchRule[]
  readonly actors: Actors
}
const layer: fc.Arbitrary<Layer> = fc.record({
  rules: fc.array(rule, { minLength: 1, maxLength: 3 }),
  actors,
})
const layers = fc.array(layer, { maxLength: 4 })

/** Rulesets numbered from `first`, and their rules. */
function layered(list: readonly Layer[], first = 1): Pick<ProtectionInput, 'rules' | 'rulesets'> {
  const rulesetOf = (bypass: Actors, id: number): Observation<Ruleset> =>
    bypass === 'unread'
      ? unseen()
      : seen({ id, enforcement: 'active', ...(bypass === undefined ? {} : { bypass_actors: bypass }) })
  return {
    rules: seen(
      list.flatMap(({ rules }, at) => rules.map((each): BranchRule => ({ ...each, ruleset_id: first + at }))),
    ),
    rulesets: Object.fromEntries(
      list.map(({ actors: bypass }, at) => [String(first + at), rulesetOf(bypass, first + at)]),
    ),
  }
}

const toggle = fc.constantFrom({ enabled: true }, { enabled: false }, null)
const classicRule: fc.Arbitrary<ClassicProtection> = fc.record({
  enforce_admins: toggle,
  required_status_checks: fc.option(
    fc.record({
      strict: sometimes,
      contexts: fc.array(context, { maxLength: 2 }),
      checks: fc.array(fc.record({ context, app_id: fc.constantFrom(-1, null, 15_368) }), { maxLength: 2 }),
    }),
  ),
  required_pull_request_reviews: fc.option(
    fc.record({
      required_approving_review_count: fc.nat(3),
      dismiss_stale_reviews: sometimes,
      require_code_owner_reviews: sometimes,
      require_last_push_approval: sometimes,
      bypass_pull_request_allowances: fc.constantFrom(
        undefined,
        { users: [], teams: [], apps: [] },
        { users: [{ login: 'chef', id: 3 }] },
        { teams: [{ slug: 'release', id: 9 }] },
      ),
    }),
  ),
  restrictions: fc.constantFrom(null, { users: [] }, { teams: [{ slug: 'release', id: 9 }] }),
  required_signatures: toggle,
  required_linear_history: toggle,
  allow_force_pushes: toggle,
  allow_deletions: toggle,
  block_creations: toggle,
  required_conversation_resolution: toggle,
  lock_branch: toggle,
})

/** What a plain token sees of a classic rule, as far as GitHub shows it (research 2.2). */
function hintFor(classic: ClassicProtection | null, whole: boolean): Observation<BranchHint> {
  if (!whole) return seen({ protected: true, protection: null })
  if (classic === null) return hintOf(false, { enforcementLevel: 'off', checks: [] })
  const required = classic.required_status_checks
  if (required === null || required === undefined)
    return hintOf(true, { enforcementLevel: 'off', checks: [] })
  const { checks = [], contexts = [] } = required
  return hintOf(true, {
    enforcementLevel: classic.enforce_admins?.enabled === true ? 'everyone' : 'non_admins',
    checks: [
      ...checks.map(({ context: name, app_id: appId }) => ({ context: name, appId: appId ?? null })),
      ...contexts
        .filter((name) => !checks.some((check) => check.context === name))
        .map((name) => ({ context: name, appId: null })),
    ],
  })
}

const settings = fc.subarray(['merge', 'squash', 'rebase'], { minLength: 1 }).map((names) =>
  seen({
    merge: names.includes('merge'),
    squash: names.includes('squash'),
    rebase: names.includes('rebase'),
  }),
)

/** Everything was seen but bypass actors. */
const open: fc.Arbitrary<ProtectionInput> = fc
  .record({ classic: fc.option(classicRule), stack: layers, mergeSettings: settings })
  .map(({ classic, stack, mergeSettings }) => ({
    classic: seen(classic),
    hint: hintFor(classic, true),
    mergeSettings,
    ...layered(stack),
  }))

/** Anything may be hidden. */
const input: fc.Arbitrary<ProtectionInput> = fc
  .tuple(open, fc.constantFrom('nothing', 'classic', 'classic and hint', 'rules', 'settings'))
  .map(([all, hidden]) => ({
    ...all,
    ...(hidden.startsWith('classic') ? { classic: unseen('classic') } : {}),
    ...(hidden === 'classic and hint' ? { hint: hintFor(null, false) } : {}),
    ...(hidden === 'rules' ? { rules: unseen('rules') } : {}),
    ...(hidden === 'settings' ? { mergeSettings: unseen('settings') } : {}),
  }))

const bypass = fc.constantFrom<NonNullable<Requirements['bypass']>>(
  { allow: [] },
  { allow: [{ 'actor-type': 'Team' }] },
  { allow: [{ 'actor-type': 'RepositoryRole', 'actor-id': 5 }] },
)
const demanded: fc.Arbitrary<Omit<Requirements, 'bypass' | 'checks-exact'>> = fc.record(
  {
    'pull-request': sometimes,
    approvals: fc.nat(3),
    'code-owner-review': sometimes,
    'dismiss-stale': sometimes,
    'last-push': sometimes,
    threads: sometimes,
    checks: fc.array(fc.oneof(context, fc.record({ context, app })), { maxLength: 2 }),
    'minimum-checks': fc.nat(3),
    strict: sometimes,
    linear: sometimes,
    signatures: sometimes,
    'block-force-push': sometimes,
    'block-deletion': sometimes,
    'merge-queue': sometimes,
    'merge-methods': fc.uniqueArray(method, { minLength: 1 }),
    deployments: fc.subarray(['qa', 'staging']),
    workflows: fc.subarray(['gate.yml', 'scan.yml']),
    'code-scanning': fc.constantFrom(['CodeQL'], [{ tool: 'CodeQL', 'alerts-threshold': 'errors' as const }]),
    'restricted-updates': sometimes,
    creation: sometimes,
    'name-pattern': sometimes,
  },
  { requiredKeys: [] },
)
const judged = fc
  .tuple(demanded, bypass)
  .map(([controls, only]): Requirements => ({ ...controls, bypass: only }))
const requirements = fc.oneof(judged, demanded)

/** One answer for each thing the policy asks for, in the policy's order; what is forbidden is left aside. */
function asked(from: ProtectionInput, policy: Requirements): readonly ControlAnswer[] {
  const { 'checks-exact': _, ...rest } = policy
  const forbidden = /(:conflict|^BP-METHOD-DEADLOCK)$/
  return answersFor(effectiveOf(from), rest).filter(({ code = '' }) => !forbidden.test(code))
}
const answersIn = (from: ProtectionInput, policy: Requirements): readonly Answer[] =>
  asked(from, policy).map(({ answer }) => answer)

const undecided: readonly Answer[] = ['unobservable', 'bypass-unknown']
/** From worst to best. */
const ladder: readonly Answer[] = ['violated', 'bypassable', 'unobservable', 'bypass-unknown', 'satisfied']

/** Whoever sees less decides less, and never otherwise. */
function expectWeaker(less: readonly Answer[], more: readonly Answer[]): void {
  expect(less).toHaveLength(more.length)
  for (const [at, answer] of less.entries()) {
    if (!undecided.includes(answer)) expect([at, answer]).toEqual([at, more[at]])
  }
}

const withRules = (
  from: ProtectionInput,
  more: Pick<ProtectionInput, 'rules' | 'rulesets'>,
): ProtectionInput =>
  from.rules.known && more.rules.known
    ? {
        ...from,
        rules: seen([...from.rules.value, ...more.rules.value]),
        rulesets: { ...from.rulesets, ...more.rulesets },
      }
    : from

describe('for whatever protects a branch and whatever a policy asks for', () => {
  test('all five answers come about, with and without bypass (or these tests prove nothing)', () => {
    const found = new Map<string, number>()
    fc.assert(
      fc.property(input, requirements, (from, policy) => {
        for (const answer of answersIn(from, policy)) found.set(answer, (found.get(answer) ?? 0) + 1)
        const controls = effectiveOf(from).controls
        if (Array.isArray(controls.checks.value) && controls.checks.value.length > 1) found.set('checks', 1)
      }),
      runs,
    )
    for (const answer of ladder) expect([answer, (found.get(answer) ?? 0) > 25]).toEqual([answer, true])
    expect(found.get('checks')).toBe(1)
  })

  test('the order of rules and rulesets never matters', () => {
    const permuted = input.chain((from) => {
      const rules = from.rules
      return rules.known
        ? fc
            .shuffledSubarray([...rules.value], { minLength: rules.value.length })
            .map((shuffled): [ProtectionInput, ProtectionInput] => [from, { ...from, rules: seen(shuffled) }])
        : fc.constant<[ProtectionInput, ProtectionInput]>([from, from])
    })
    const outline = (from: ProtectionInput, policy: Requirements) => ({
      values: Object.values(effectiveOf(from).controls).map(({ value }) => value),
      unmodelled: effectiveOf(from).unmodelled,
      answers: answersFor(effectiveOf(from), { ...policy, 'checks-exact': true }).map(
        ({ sources, ...answer }) => ({ ...answer, sources: sources.length }),
      ),
    })
    fc.assert(
      fc.property(permuted, requirements, ([one, other], policy) => {
        expect(outline(other, policy)).toEqual(outline(one, policy))
      }),
      runs,
    )
  })

  test('one more active ruleset without bypass never makes an answer worse', () => {
    fc.assert(
      fc.property(input, layer, requirements, (from, more, policy) => {
        const after = withRules(from, layered([{ ...more, actors: [] }], 70))
        const [old, now] = [answersIn(from, policy), answersIn(after, policy)]
        for (const [at, answer] of now.entries())
          expect(ladder.indexOf(answer)).toBeGreaterThanOrEqual(ladder.indexOf(old[at] ?? 'satisfied'))
        expect(now).toHaveLength(old.length)
      }),
      runs,
    )
  })

  test('not even one that everybody bypasses, or whose bypass is redacted, makes an answer worse (R16)', () => {
    fc.assert(
      fc.property(input, layer, requirements, (from, more, policy) => {
        const [old, now] = [answersIn(from, policy), answersIn(withRules(from, layered([more], 70)), policy)]
        for (const [at, answer] of now.entries())
          expect(ladder.indexOf(answer)).toBeGreaterThanOrEqual(ladder.indexOf(old[at] ?? 'satisfied'))
      }),
      runs,
    )
  })

  test('one more active ruleset never makes a value weaker', () => {
    fc.assert(
      fc.property(input, layer, demanded, (from, more, policy) => {
        const [old, now] = [effectiveOf(from), effectiveOf(withRules(from, layered([more], 70)))]
        for (const demand of demandsOf(policy)) {
          if (demand.met(old.controls[demand.control].value))
            expect(demand.met(now.controls[demand.control].value)).toBe(true)
        }
        for (const name of controlNames) {
          const [was, is] = [old.controls[name].value, now.controls[name].value]
          if (was === true) expect(is).toBe(true)
          if (typeof was === 'number') expect(is).toBeGreaterThanOrEqual(was)
          if (name === 'merge-methods') expect(was).toEqual(expect.arrayContaining(is as string[]))
          else if (typeof was === 'object')
            expect((is as unknown[]).length).toBeGreaterThanOrEqual(was.length)
        }
        if (old.deadlock) expect(now.deadlock).toBe(true)
      }),
      runs,
    )
  })

  test('redacting one ruleset decides less, and never otherwise', () => {
    const hiding = fc.constantFrom<(ruleset: Observation<Ruleset>) => Observation<Ruleset>>(
      (ruleset) => (ruleset.known ? seen({ ...ruleset.value, bypass_actors: null }) : ruleset),
      (ruleset) => (ruleset.known ? seen({ ...ruleset.value, bypass_actors: undefined }) : ruleset),
      () => unseen(),
    )
    fc.assert(
      fc.property(input, fc.nat(3), hiding, judged, (from, which, hide, policy) => {
        const id = String(which + 1)
        const ruleset = from.rulesets[id]
        if (ruleset === undefined) return
        const hidden = { ...from, rulesets: { ...from.rulesets, [id]: hide(ruleset) } }
        expectWeaker(answersIn(hidden, policy), answersIn(from, policy))
      }),
      runs,
    )
  })

  test('with every ruleset redacted, nothing that needs one is satisfied where bypass is judged', () => {
    fc.assert(
      fc.property(input, judged, (from, policy) => {
        const rulesets = Object.fromEntries(
          Object.keys(from.rulesets).map((id) => [id, seen({ id: Number(id), enforcement: 'active' })]),
        )
        const redacted = answersIn({ ...from, rulesets }, policy)
        const without = answersIn({ ...from, rules: seen([]) }, policy)
        for (const [at, answer] of redacted.entries())
          if (answer === 'satisfied') expect([at, without[at]]).toEqual([at, 'satisfied'])
      }),
      runs,
    )
  })

  test.each([
    ['with the hint', true],
    ['without the hint', false],
  ])(
    'a classic rule that cannot be seen, %s: a plain token decides less, and never otherwise',
    (_, whole) => {
      let decided = 0
      fc.assert(
        fc.property(open, requirements, (all, policy) => {
          if (!all.classic.known) return
          const hint = hintFor(all.classic.value, whole)
          const less = answersIn({ ...all, classic: unseen(), hint }, policy)
          expectWeaker(less, answersIn(all, policy))
          decided += less.filter((answer) => !undecided.includes(answer)).length
        }),
        runs,
      )
      expect(decided).toBeGreaterThan(300)
    },
  )

  test('a classic rule that cannot be seen satisfies nothing: what is satisfied, rulesets and settings satisfy', () => {
    fc.assert(
      fc.property(open, requirements, (all, policy) => {
        const hidden = answersIn({ ...all, classic: unseen(), hint: hintFor(null, false) }, policy)
        const alone = answersIn({ ...all, classic: seen(null) }, policy)
        for (const [at, answer] of hidden.entries())
          expect([at, answer === 'satisfied']).toEqual([at, alone[at] === 'satisfied'])
      }),
      runs,
    )
  })

  test.each(['rules', 'mergeSettings'] as const)(
    'hidden %s: less is decided, and never otherwise',
    (part) => {
      fc.assert(
        fc.property(open, requirements, (all, policy) => {
          expectWeaker(answersIn({ ...all, [part]: unseen() }, policy), answersIn(all, policy))
        }),
        runs,
      )
    },
  )

  test('without bypass in the policy nothing is about bypass', () => {
    fc.assert(
      fc.property(input, demanded, (from, policy) => {
        const found = answersIn(from, policy)
        expect(found).not.toContain('bypassable')
        expect(found).not.toContain('bypass-unknown')
      }),
      runs,
    )
  })

  test('rule types that nobody knows are named, and change nothing else', () => {
    const strange = fc.record({
      type: fc.constantFrom('secret_scanning', 'lock_branch', '__proto__', 'DELETION', 'pull_request_v2'),
      parameters: fc.constant({
        required_approving_review_count: 9,
        required_status_checks: [{ context: 'x' }],
      }),
      ruleset_id: fc.constantFrom(1, 2, 70),
    })
    fc.assert(
      fc.property(
        input,
        fc.array(strange, { minLength: 1, maxLength: 3 }),
        requirements,
        (from, more, policy) => {
          if (!from.rules.known) return
          const after = effectiveOf({ ...from, rules: seen([...from.rules.value, ...more]) })
          const before = effectiveOf(from)
          expect(after.controls).toEqual(before.controls)
          expect(answersFor(after, policy)).toEqual(answersFor(before, policy))
          expect(new Set(after.unmodelled.map(({ type }) => type))).toEqual(
            new Set(more.map(({ type }) => type)),
          )
          const distinct = new Set(more.map(({ type, ruleset_id }) => `${type} ${ruleset_id}`))
          expect(after.unmodelled).toHaveLength(distinct.size)
        },
      ),
      runs,
    )
  })

  test('everything that is not satisfied has a code, everything unknown says why', () => {
    fc.assert(
      fc.property(input, requirements, (from, policy) => {
        for (const answer of answersFor(effectiveOf(from), { ...policy, 'checks-exact': true })) {
          expect(answer.code === undefined).toBe(answer.answer === 'satisfied')
          expect(answer.why === undefined).toBe(!undecided.includes(answer.answer))
        }
      }),
      runs,
    )
  })
})
