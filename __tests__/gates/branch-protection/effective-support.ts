import { z } from 'zod'
import type { Observation, Unobserved } from '../../../src/core/facts/observation.ts'
import {
  type BranchHint,
  type BranchRule,
  branchRuleSchema,
  type ClassicProtection,
  classicProtectionSchema,
  type MergeSettings,
  type Ruleset,
  rulesetSchema,
} from '../../../src/core/facts/protection.ts'
import { answersFor } from '../../../src/gates/branch-protection/effective/answers.ts'
import { effectiveOf } from '../../../src/gates/branch-protection/effective/effective.ts'
import { checksIn } from '../../../src/gates/branch-protection/effective/values.ts'
import {
  type ControlAnswer,
  type ControlName,
  controlNames,
  type ProtectionInput,
} from '../../../src/gates/branch-protection/model.ts'
import { requirementsOf, requirementsSchema } from '../../../src/gates/branch-protection/options.ts'

export type Requirements = ReturnType<typeof requirementsOf>

export const seen = <T>(value: T): Observation<T> => ({ known: true, value })

export const unseen = (detail = 'the token may not read this'): Unobserved => ({
  known: false,
  reason: 'permission-missing',
  detail,
})

export const allMethods: MergeSettings = { merge: true, squash: true, rebase: true }

/** What every token sees of a branch: a classic rule with these checks, or (null) none of its checks. */
export function hintOf(
  enabled: boolean,
  requiredChecks: NonNullable<BranchHint['protection']>['requiredChecks'],
): Observation<BranchHint> {
  return seen({ protected: true, protection: { enabled, requiredChecks } })
}

/** A branch that nothing protects, all of it observed; `parts` replace what differs. */
export function inputOf(parts: Partial<ProtectionInput> = {}): ProtectionInput {
  return {
    classic: seen(null),
    hint: hintOf(false, { enforcementLevel: 'off', checks: [] }),
    rules: seen([]),
    rulesets: {},
    mergeSettings: seen(allMethods),
    ...parts,
  }
}

/** A classic rule as GitHub answers: what is not given is off, and administrators are bound. */
export const classicOf = (parts: Partial<ClassicProtection> = {}): ClassicProtection => ({
  enforce_admins: { enabled: true },
  required_linear_history: { enabled: false },
  allow_force_pushes: { enabled: false },
  allow_deletions: { enabled: false },
  block_creations: { enabled: false },
  required_conversation_resolution: { enabled: false },
  required_signatures: { enabled: false },
  lock_branch: { enabled: false },
  ...parts,
})

/** A `pull_request` rule's parameters; everything off but what is given. */
export const pullRequest = (parameters: Record<string, unknown> = {}) => ({
  type: 'pull_request',
  parameters: {
    required_approving_review_count: 0,
    dismiss_stale_reviews_on_push: false,
    require_code_owner_review: false,
    require_last_push_approval: false,
    required_review_thread_resolution: false,
    ...parameters,
  },
})

/** Required checks: a text is any App, a pair is pinned. */
export const requiredChecks = (checks: readonly (string | readonly [string, number])[], strict = false) => ({
  type: 'required_status_checks',
  parameters: {
    strict_required_status_checks_policy: strict,
    required_status_checks: checks.map((check) =>
      typeof check === 'string' ? { context: check } : { context: check[0], integration_id: check[1] },
    ),
  },
})

interface RulesetLike {
  readonly rules: readonly { readonly type: string; readonly parameters?: Record<string, unknown> }[]
  /** Undefined: left out (redacted). */
  readonly bypass?: Ruleset['bypass_actors']
  readonly level?: string
}

/** Active rulesets, numbered from 1, as `rules/branches` and the rulesets themselves show them. */
export function rulesetsOf(...rulesets: readonly RulesetLike[]): Pick<ProtectionInput, 'rules' | 'rulesets'> {
  const rules = rulesets.flatMap(({ rules: own, level = 'Repository' }, at): BranchRule[] =>
    own.map((rule) => ({
      ...rule,
      ruleset_id: at + 1,
      ruleset_source_type: level,
      ruleset_source: 'acme/shop',
    })),
  )
  const details = rulesets.map(({ bypass }, at): [string, Observation<Ruleset>] => [
    String(at + 1),
    seen({
      id: at + 1,
      name: `ruleset ${at + 1}`,
      enforcement: 'active',
      ...(bypass === undefined ? {} : { bypass_actors: bypass }),
    }),
  ])
  return { rules: seen(rules), rulesets: Object.fromEntries(details) }
}

/** The policy as the command line takes it; `_` may stand for `-`. */
export function requirementsFrom(policy: unknown): Requirements {
  const renamed: unknown = JSON.parse(JSON.stringify(policy), (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key.replaceAll('_', '-'), item]))
      : value,
  )
  return requirementsOf(requirementsSchema.parse(renamed))
}

export const judge = (input: ProtectionInput, policy: unknown): readonly ControlAnswer[] =>
  answersFor(effectiveOf(input), requirementsFrom(policy))

/** Codes of everything that is not satisfied. */
export const violations = (input: ProtectionInput, policy: unknown): readonly string[] =>
  judge(input, policy).flatMap(({ code }) => (code === undefined ? [] : [code]))

/** Effective values as the shared cases write them: `_` for `-`, checks as context → Apps. */
export function valuesOf(input: ProtectionInput): Record<string, unknown> {
  const { controls } = effectiveOf(input)
  const shown = (name: ControlName): unknown =>
    name === 'checks'
      ? Object.fromEntries(checksIn(controls.checks.value).map(({ context, apps }) => [context, apps]))
      : controls[name].value
  return Object.fromEntries(controlNames.map((name) => [name.replaceAll('-', '_'), shown(name)]))
}

const hintInCase = z.strictObject({
  enabled: z.boolean(),
  required_status_checks: z
    .strictObject({
      enforcement_level: z.string(),
      contexts: z.array(z.string()),
      checks: z.array(z.strictObject({ context: z.string(), app_id: z.number().nullable() })),
    })
    .optional(),
})

/** One of the shared cases. */
export const caseSchema = z.strictObject({
  id: z.number(),
  title: z.string(),
  inp: z.strictObject({
    classic: z.union([
      z.strictObject({ state: z.literal('observed'), value: classicProtectionSchema.nullable() }),
      z.strictObject({ state: z.literal('unobservable'), hint: hintInCase.optional() }),
    ]),
    rules: z.array(branchRuleSchema),
    rulesets: z.record(z.string(), rulesetSchema),
  }),
  pol: z.record(z.string(), z.unknown()),
  eff: z.record(z.string(), z.unknown()),
  viol: z.array(z.string()),
})

function hintInput(hint: z.output<typeof hintInCase> | undefined): Observation<BranchHint> {
  if (hint === undefined) return seen({ protected: true, protection: null })
  const required = hint.required_status_checks
  if (required === undefined) return hintOf(hint.enabled, null)
  const { enforcement_level: enforcementLevel, contexts, checks } = required
  return hintOf(hint.enabled, {
    enforcementLevel,
    checks: [
      ...checks.map(({ context, app_id: appId }) => ({ context, appId })),
      ...contexts
        .filter((context) => !checks.some((check) => check.context === context))
        .map((context) => ({ context, appId: null })),
    ],
  })
}

/** The observations of a shared case; what it leaves open (the hint beside an observed rule) is unknown. */
export function inputOfCase({
  classic,
  rules,
  rulesets,
}: z.output<typeof caseSchema>['inp']): ProtectionInput {
  return {
    classic: classic.state === 'observed' ? seen(classic.value) : unseen(),
    hint: classic.state === 'observed' ? unseen() : hintInput(classic.hint),
    rules: seen(rules),
    rulesets: Object.fromEntries(Object.entries(rulesets).map(([id, ruleset]) => [id, seen(ruleset)])),
    mergeSettings: seen(allMethods),
  }
}
