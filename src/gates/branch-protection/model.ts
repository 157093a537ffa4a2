import type { Observation, Unobserved } from '../../core/facts/observation.ts'
import type {
  BranchHint,
  BranchRule,
  BypassActor,
  ClassicProtection,
  MergeSettings,
  Ruleset,
} from '../../core/facts/protection.ts'

/** Everything observed about one branch, or assembled for one tag pattern. */
export interface ProtectionInput {
  /** The classic rule that applies; null when observed to be absent. */
  readonly classic: Observation<ClassicProtection | null>
  readonly hint: Observation<BranchHint>
  readonly rules: Observation<readonly BranchRule[]>
  /** By id. */
  readonly rulesets: Readonly<Record<string, Observation<Ruleset>>>
  readonly mergeSettings: Observation<MergeSettings>
  /** Where `mergeSettings` is not known: the ways to merge that are not known to be off. All when absent. */
  readonly possibleMethods?: readonly (keyof MergeSettings)[]
  /** Why the rules given may not be all; only for tags, whose patterns are compared with those of rulesets. */
  readonly partly?: Unobserved
}

/** The controls, as the policy writes them. JSON output has `_` in place of `-`. */
export const controlNames = [
  'pull-request',
  'approvals',
  'code-owner-review',
  'dismiss-stale',
  'last-push',
  'threads',
  'checks',
  'strict',
  'linear',
  'signatures',
  'block-force-push',
  'block-deletion',
  'merge-queue',
  'merge-methods',
  'deployments',
  'workflows',
  'code-scanning',
  'restricted-updates',
  'creation',
  'name-pattern',
  'required-reviewers',
] as const
/** A key of the policy's entries that asks something of a branch; the name of its rule, too. */
export type ControlName = (typeof controlNames)[number]

/** `classic`, `Repository`, `Organization`, `Enterprise`, `settings` (of the repository), or what GitHub may add. */
export type SourceLevel = string

/** Who gets past a source. */
export type Bypass =
  | { readonly kind: 'none' }
  | { readonly kind: 'actors'; readonly actors: readonly BypassActor[] }
  | { readonly kind: 'unknown'; readonly why: Unobserved }

/** One thing that sets a control: the classic rule, one rule of one ruleset, or the repository's settings. */
export interface ControlSource {
  readonly level: SourceLevel
  /** Ruleset id; absent for the classic rule and settings. */
  readonly rulesetId?: number
  /** Name of the ruleset; absent when it could not be read. */
  readonly name?: string
  /** What this source alone asks for, plain JSON of the control's kind. */
  readonly value: ControlValue
  readonly bypass: Bypass
}

/** A required status check. `apps` empty: any App may report it. Two apps: both must. */
export interface RequiredCheck {
  readonly context: string
  readonly apps: readonly number[]
}

/** Results of a code scanning tool that block a merge; the strictest thresholds of all sources. */
export interface RequiredTool {
  readonly tool: string
  readonly alertsThreshold: string
  readonly securityAlertsThreshold: string
}

/**
 * `checks` and `code-scanning` are lists of their own; `approvals` counts; `merge-methods`, `deployments`,
 * `workflows`, `name-pattern` and `required-reviewers` are distinct texts; every other control is on or off.
 */
export type ControlValue =
  | boolean
  | number
  | readonly string[]
  | readonly RequiredCheck[]
  | readonly RequiredTool[]

/** The five answers. */
export type Answer = 'satisfied' | 'violated' | 'bypassable' | 'bypass-unknown' | 'unobservable'

/** A control over all sources of one branch. */
export interface Control {
  readonly name: ControlName
  /** Most restrictive over all sources that could be observed. */
  readonly value: ControlValue
  readonly sources: readonly ControlSource[]
}

/** A source that could not be observed. */
export interface Hidden {
  readonly why: Unobserved
  readonly controls: readonly ControlName[]
}

/** What holds for one branch, all sources together (research R1 to R18). */
export interface Effective {
  readonly controls: Readonly<Record<ControlName, Control>>
  /** What could not be seen, and the controls it may set; empty when everything was observed. */
  readonly hidden: readonly Hidden[]
  /** Rule types that GitHub knows and this version does not: reported, never judged. */
  readonly unmodelled: readonly { readonly type: string; readonly rulesetId?: number }[]
  /** Rulesets that are `evaluate` or `disabled` among those given. */
  readonly inert: readonly { readonly id: number; readonly name?: string; readonly enforcement: string }[]
  /** Merge methods contradict each other: nothing can be merged (R10). */
  readonly deadlock: boolean
}

/** How one requirement of the policy fares. */
export interface ControlAnswer {
  readonly control: ControlName
  /** What the policy asks for, for `checks` one answer per check. */
  readonly required: ControlValue
  /** What holds, all sources together. */
  readonly value: ControlValue
  readonly answer: Answer
  /** `BP-PR`, `BP-CHECK(unit):any-app` …; undefined when satisfied. */
  readonly code?: string
  /** The check, method or reviewer this answer speaks of. */
  readonly detail?: string
  readonly sources: readonly ControlSource[]
  /** Who gets past the control: nobody when sources without any bypass are enough. */
  readonly bypass: readonly Bypass[]
  /** Keys below the policy's entry where it is written. */
  readonly keys: readonly (string | number)[]
  /** Only with `unobservable` and `bypass-unknown`. */
  readonly why?: Unobserved
}
