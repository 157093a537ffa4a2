import type { Observation, Unobserved } from '../../../core/facts/observation.ts'
import type { EmittedChecks } from '../../../formats/workflows/model.ts'
import type { Options } from '../options.ts'
import { deadlockGuard } from './guard-deadlock.ts'
import { peopleGuard } from './guard-people.ts'
import type { EntryPlan } from './plan.ts'
import { weakerControls } from './weaker.ts'

/** What keeps a ruleset from being written. The names are stable. */
export type GuardName =
  | 'visibility'
  | 'owned-ruleset'
  | 'redacted-bypass'
  | 'weaker'
  | 'deadlock'
  | 'people'
  | 'merge-methods'
  | 'enforcement'

/** One reason why nothing is written for an entry. */
export interface Refusal {
  readonly guard: GuardName
  readonly why: string
  /** The one next step. */
  readonly next: string
  /** Nobody could tell, rather than: it would do harm. */
  readonly undecided: boolean
}

/** A check or commit status that the head of a recent pull request carries. */
export interface SeenCheck {
  readonly context: string
  /** Null for a commit status, whose App is not told. */
  readonly app: number | null
}

/** What is observed for the guards alone. */
export interface GuardFacts {
  readonly emitted: EmittedChecks | Unobserved
  readonly external: Options['external-checks']
  /** On the heads of recent pull requests. */
  readonly seen: Observation<readonly SeenCheck[]>
  /** Checks that no recent pull request has shown are accepted. */
  readonly allowUnseen: boolean
  /** Accounts that can push. */
  readonly people: Observation<number>
  /** Whether the plan is Enterprise; asked for only when `evaluate` is. */
  readonly enterprise: Observation<boolean>
  readonly allowWeaken: readonly string[]
}

/** Every reason against writing the ruleset of an entry; none when there is nothing to write. */
export function refusals(plan: EntryPlan, facts: GuardFacts): readonly Refusal[] {
  const owned = ownedGuard(plan)
  if (owned.length > 0 || plan.differences.length === 0) return owned
  return [
    ...visibilityGuard(plan),
    ...weakerGuard(plan, facts),
    ...methodGuard(plan),
    ...deadlockGuard(plan, facts),
    ...peopleGuard(plan, facts),
    ...enforcementGuard(plan, facts),
  ]
}

const remedyOf = ({ remedy }: Unobserved): string => remedy?.text ?? 'run it again'

/** The one ruleset that may be written must be known, ours, and seen whole. */
export function ownedGuard({ owned, payload }: EntryPlan): readonly Refusal[] {
  switch (owned.kind) {
    case 'unknown':
      return [{ guard: 'visibility', why: owned.why.detail, next: remedyOf(owned.why), undecided: true }]
    case 'redacted':
      return [
        {
          guard: 'redacted-bypass',
          why: `GitHub did not show who may bypass ruleset ${payload.name} (${owned.id}): writing it would replace a list that nobody saw`,
          next: 'give a token with `administration: write` (GATEWRIGHT_ADMIN_TOKEN)',
          undecided: true,
        },
      ]
    case 'duplicate':
      return [
        {
          guard: 'owned-ruleset',
          why: `several rulesets are named ${payload.name}: ${owned.ids.join(', ')}`,
          next: 'rename or delete all but one of them',
          undecided: false,
        },
      ]
    case 'foreign':
      return [
        {
          guard: 'owned-ruleset',
          why: `${owned.id} is ${owned.what}`,
          next: 'name a ruleset of this repository that Gatewright made',
          undecided: false,
        },
      ]
    case 'absent':
    case 'there':
      return []
  }
}

/** What cannot be seen cannot be compared before and after. */
const visibilityGuard = ({ subjects }: EntryPlan): readonly Refusal[] =>
  subjects.flatMap(({ subject }) => {
    const { rules } = subject.input
    if (rules.known) return []
    return [
      {
        guard: 'visibility',
        why: `the rules for ${subject.name} could not be read: ${rules.detail}`,
        next: remedyOf(rules),
        undecided: true,
      },
    ]
  })

const weakerGuard = ({ subjects }: EntryPlan, { allowWeaken }: GuardFacts): readonly Refusal[] =>
  subjects.flatMap(({ subject, before, after }) =>
    weakerControls(before, after, allowWeaken).map(({ code, what }) => ({
      guard: 'weaker' as const,
      why: `${subject.name} would be protected less: ${what}`,
      next: `nothing is weakened without --allow-weaken ${code}`,
      undecided: false,
    })),
  )

/** Rules that decide how a pull request is merged. */
const aboutMethods = ['required_linear_history', 'merge_queue', 'pull_request']

/** With the ruleset in force some way to merge must be left (research R10). */
function methodGuard({ subjects, payload, entry }: EntryPlan): readonly Refusal[] {
  const asked = payload.rules.some(
    ({ type, parameters }) =>
      aboutMethods.includes(type) &&
      (type !== 'pull_request' || parameters?.['allowed_merge_methods'] !== undefined),
  )
  return subjects.flatMap(({ subject, ifActive }): readonly Refusal[] => {
    const { mergeSettings } = subject.input
    if (asked && entry.target === 'branch' && !mergeSettings.known)
      return [
        {
          guard: 'merge-methods',
          why: `how ${subject.name} can be merged into could not be read: ${mergeSettings.detail}`,
          next: remedyOf(mergeSettings),
          undecided: true,
        },
      ]
    if (!ifActive.deadlock || !asked) return []
    return [
      {
        guard: 'merge-methods',
        why: `no way to merge into ${subject.name} would be left`,
        next: methodStep(ifActive.controls['merge-methods'].sources),
        undecided: false,
      },
    ]
  })
}

type Sources = EntryPlan['subjects'][number]['ifActive']['controls']['merge-methods']['sources']

const methodStep = (sources: Sources): string => {
  const settings = sources.find(({ level }) => level === 'settings')?.value
  const only = Array.isArray(settings) && settings.length === 1 ? settings[0] : undefined
  return only === 'merge'
    ? 'allow squash merges in the repository settings first: see `branch-protection plan`'
    : 'let the repository settings, the rulesets and the merge queue have one way in common: see `branch-protection plan`'
}

/** `evaluate` is accepted and does nothing where the plan is not Enterprise. */
function enforcementGuard({ payload }: EntryPlan, { enterprise }: GuardFacts): readonly Refusal[] {
  if (payload.enforcement !== 'evaluate' || (enterprise.known && enterprise.value)) return []
  const why = enterprise.known
    ? 'the plan is not GitHub Enterprise, where `evaluate` is accepted and does nothing'
    : `whether the plan is GitHub Enterprise could not be read (${enterprise.detail}), and elsewhere \`evaluate\` does nothing`
  const next = 'create it with --enforcement disabled and activate it by hand, or with --enforcement active'
  return [{ guard: 'enforcement', why, next, undecided: !enterprise.known }]
}
