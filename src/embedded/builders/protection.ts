import type { Account } from '../model.ts'
import { emptyProtection } from '../protected-branches.ts'
import type {
  Actors,
  BranchProtection,
  BypassActor,
  Conditions,
  RepositorySettings,
  Rule,
  Ruleset,
  RulesetContent,
} from '../protection-model.ts'
import { createRuleset } from '../rulesets.ts'
import type { State } from '../state.ts'
import { known } from './names.ts'

export interface RulesetOptions {
  /** `rules` when absent. */
  readonly name?: string
  /** `branch` when absent. */
  readonly target?: RulesetContent['target']
  /** `active` when absent. */
  readonly enforcement?: RulesetContent['enforcement']
  /** Branch names, `~DEFAULT_BRANCH` or `~ALL`: short for `include`. The default branch when nothing else is said. */
  readonly branches?: readonly string[]
  /** Patterns of full references (`refs/heads/release/*`), `~DEFAULT_BRANCH` or `~ALL`. */
  readonly include?: readonly string[]
  readonly exclude?: readonly string[]
  /** The whole of `conditions` in GitHub's own form, instead of the three above. */
  readonly conditions?: Conditions
  /** Who can bypass: `[{ actor_type: 'Team', actor_id: 9, bypass_mode: 'pull_request' }]`. Nobody when absent. */
  readonly bypass?: readonly BypassOption[]
  readonly rules: readonly Rule[]
  /** How `bypass_actors` is hidden from tokens that may not write the ruleset: left out when absent. */
  readonly redaction?: Ruleset['redaction']
}

interface BypassOption {
  readonly actor_type: string
  readonly actor_id?: number | null
  /** `always` when absent, as on GitHub. */
  readonly bypass_mode?: string
}

export interface OrganisationRulesetOptions extends RulesetOptions {
  /** Patterns of repository names, or `~ALL`; all when absent. */
  readonly repositories?: readonly string[]
}

/** Settings of a `pull_request` rule. */
export interface ReviewRule {
  readonly approvals?: number
  readonly codeOwners?: boolean
  readonly dismissStale?: boolean
  readonly lastPushApproval?: boolean
}

export const pullRequestRule = (rule: ReviewRule): Rule => ({
  type: 'pull_request',
  parameters: {
    required_approving_review_count: rule.approvals ?? 1,
    require_code_owner_review: rule.codeOwners ?? false,
    dismiss_stale_reviews_on_push: rule.dismissStale ?? false,
    require_last_push_approval: rule.lastPushApproval ?? false,
    required_review_thread_resolution: false,
    allowed_merge_methods: ['merge', 'squash', 'rebase'],
  },
})

const refName = (branch: string): string =>
  branch.startsWith('~') || branch.startsWith('refs/') ? branch : `refs/heads/${branch}`

function refCondition(options: Partial<RulesetOptions>): Conditions {
  const fallback = options.exclude === undefined ? ['~DEFAULT_BRANCH'] : []
  const include = options.include ?? options.branches?.map(refName) ?? fallback
  return { ref_name: { include, exclude: options.exclude ?? [] } }
}

const bypassActor = (given: BypassOption): BypassActor => ({
  actor_id: given.actor_id ?? null,
  actor_type: given.actor_type,
  bypass_mode: given.bypass_mode ?? 'always',
})

/** What the given options change of a ruleset; the rest stays. */
export function contentChanges(options: Partial<RulesetOptions>): Partial<RulesetContent> {
  const { bypass, branches, conditions, enforcement, exclude, include, name, rules, target } = options
  const aimed = branches !== undefined || include !== undefined || exclude !== undefined
  return {
    ...(name === undefined ? {} : { name }),
    ...(target === undefined ? {} : { target }),
    ...(enforcement === undefined ? {} : { enforcement }),
    ...(bypass === undefined ? {} : { bypassActors: bypass.map(bypassActor) }),
    ...(conditions === undefined && !aimed ? {} : { conditions: conditions ?? refCondition(options) }),
    ...(rules === undefined ? {} : { rules }),
  }
}

interface By {
  readonly actor: Account
  readonly level: Ruleset['level']
}

export function makeRuleset(state: State, options: RulesetOptions, by: By): Ruleset {
  const content: RulesetContent = {
    name: 'rules',
    target: 'branch',
    enforcement: 'active',
    bypassActors: [],
    // Push rulesets have no names of references.
    conditions: options.target === 'push' ? null : refCondition(options),
    rules: options.rules,
    ...contentChanges(options),
  }
  return createRuleset(state, content, { ...by, redaction: options.redaction ?? 'absent' })
}

/** A ruleset of an organisation or enterprise: its conditions name repositories, too. */
export function makeOrganisationRuleset(state: State, options: OrganisationRulesetOptions, by: By): Ruleset {
  const names = { include: options.repositories ?? ['~ALL'], exclude: [], protected: false }
  const conditions = options.conditions ?? { ...refCondition(options), repository_name: names }
  return makeRuleset(state, { ...options, conditions }, by)
}

interface ActorNames {
  readonly users?: readonly string[]
  /** Slugs. */
  readonly teams?: readonly string[]
  /** Slugs. */
  readonly apps?: readonly string[]
}

/** A classic rule; what is left out is off, as in the form of GitHub's settings. */
export interface ProtectOptions {
  /** Required checks; a text alone is accepted from any App. An empty list still requires "status checks". */
  readonly checks?: readonly (string | { readonly context: string; readonly appId: number | null })[]
  readonly strict?: boolean
  readonly enforceAdmins?: boolean
  /** Given at all, a pull request is required. */
  readonly reviews?: {
    readonly approvals?: number
    readonly dismissStale?: boolean
    readonly codeOwners?: boolean
    readonly lastPush?: boolean
    readonly dismissal?: ActorNames
    /** Who may merge without them (`bypass_pull_request_allowances`). */
    readonly bypass?: ActorNames
  }
  /** Who may push. */
  readonly restrictions?: ActorNames
  readonly signatures?: boolean
  readonly linearHistory?: boolean
  /** Allowed, not blocked. */
  readonly forcePushes?: boolean
  /** Allowed, not blocked. */
  readonly deletions?: boolean
  readonly blockCreations?: boolean
  readonly conversationResolution?: boolean
  readonly lockBranch?: boolean
  readonly forkSyncing?: boolean
  /** Required deployment environments (GraphQL only). */
  readonly deployments?: readonly string[]
}

/** @throws Error for a name the world does not have */
export function actorsOf(state: State, owner: string, names: ActorNames): Actors {
  const organisation = state.organisation(owner)
  const find = <T>(found: T | undefined, name: string): T => {
    if (found === undefined) throw new Error(`no team or App ${name} in this world`)
    return found
  }
  return {
    users: (names.users ?? []).map((login) => known(state, login)),
    teams: (names.teams ?? []).map((slug) => find(organisation?.teams.get(slug.toLowerCase()), slug)),
    apps: (names.apps ?? []).map((slug) => find(state.apps.get(slug), slug)),
  }
}

const actorsOrNull = (state: State, owner: string, names: ActorNames | undefined): Actors | null =>
  names === undefined ? null : actorsOf(state, owner, names)

/** A classic rule from options. @throws Error for a name the world does not have */
export function protectionOf(
  state: State,
  owner: string,
  pattern: string,
  options: ProtectOptions,
): BranchProtection {
  const { checks, strict, reviews, restrictions, ...flags } = options
  const required = checks?.map((item) => (typeof item === 'string' ? { context: item, appId: null } : item))
  return {
    ...emptyProtection(state.nextId(), pattern),
    ...flags,
    checks: required === undefined ? null : { strict: strict ?? false, required },
    restrictions: actorsOrNull(state, owner, restrictions),
    reviews:
      reviews === undefined
        ? null
        : {
            approvals: reviews.approvals ?? 1,
            dismissStale: reviews.dismissStale ?? false,
            codeOwners: reviews.codeOwners ?? false,
            lastPush: reviews.lastPush ?? false,
            dismissal: actorsOrNull(state, owner, reviews.dismissal),
            bypass: actorsOrNull(state, owner, reviews.bypass),
          },
  }
}

/** What can be said about a repository's settings; see `RepositorySettings`. */
export interface SettingsOptions {
  readonly archived?: boolean
  readonly issues?: boolean
  readonly internal?: boolean
  /** `{ merge: false }` leaves squash and rebase allowed. */
  readonly merge?: Partial<RepositorySettings['merge']>
  readonly workflows?: Partial<RepositorySettings['workflows']>
  readonly properties?: Readonly<Record<string, string>>
}

export function applySettings(settings: RepositorySettings, options: SettingsOptions): void {
  settings.archived = options.archived ?? settings.archived
  settings.issues = options.issues ?? settings.issues
  settings.internal = options.internal ?? settings.internal
  Object.assign(settings.merge, options.merge)
  Object.assign(settings.workflows, options.workflows)
  for (const [name, value] of Object.entries(options.properties ?? {})) settings.properties.set(name, value)
}
