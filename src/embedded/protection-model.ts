import type { Account, App, Organisation, Team } from './model.ts'

/** What an owner pays for; it decides which kinds of protection there are. */
export type Plan = 'free' | 'pro' | 'team' | 'enterprise'

/** A rule as the API names it: `{ type: 'deletion' }`, `{ type: 'pull_request', parameters: { … } }`. */
export interface Rule {
  readonly type: string
  readonly parameters?: Readonly<Record<string, unknown>>
}

export interface BypassActor {
  /** Of a team, user or App, or of a role (5 admin, 4 write, 2 maintain); null for deploy keys. */
  readonly actor_id: number | null
  readonly actor_type: string
  readonly bypass_mode: string
}

/** Which references, and in an organisation or enterprise which repositories, a ruleset is for: GitHub's own JSON. */
export interface Conditions {
  readonly ref_name?: { readonly include: readonly string[]; readonly exclude: readonly string[] }
  readonly repository_name?: {
    readonly include: readonly string[]
    readonly exclude: readonly string[]
    readonly protected?: boolean
  }
  readonly repository_id?: { readonly repository_ids: readonly number[] }
  readonly repository_property?: {
    readonly include: readonly PropertyCondition[]
    readonly exclude: readonly PropertyCondition[]
  }
}

export interface PropertyCondition {
  readonly name: string
  readonly property_values: readonly string[]
}

export type Enforcement = 'active' | 'evaluate' | 'disabled'
export type RulesetTarget = 'branch' | 'tag' | 'push'

/** Everything about a ruleset that a write can change. */
export interface RulesetContent {
  name: string
  target: RulesetTarget
  enforcement: Enforcement
  bypassActors: readonly BypassActor[]
  conditions: Conditions | null
  rules: readonly Rule[]
}

/** A ruleset as it was after one write. */
interface RulesetVersion {
  readonly id: number
  readonly actor: Account
  readonly updatedAt: string
  readonly content: Readonly<RulesetContent>
}

export interface Ruleset extends RulesetContent {
  readonly id: number
  readonly level: 'Repository' | 'Organization' | 'Enterprise'
  /** How `bypass_actors` is hidden from those who may not write the ruleset: left out, or null. */
  readonly redaction: 'absent' | 'null'
  readonly createdAt: string
  updatedAt: string
  /** Oldest first. */
  readonly history: RulesetVersion[]
}

export interface Enterprise {
  readonly slug: string
  readonly organisations: Set<Organisation>
  readonly rulesets: Ruleset[]
}

/** People, teams and Apps that a classic rule names. */
export interface Actors {
  readonly users: readonly Account[]
  readonly teams: readonly Team[]
  readonly apps: readonly App[]
}

export interface RequiredCheck {
  readonly context: string
  /** Null or -1: any App. */
  readonly appId: number | null
}

export interface RequiredReviews {
  approvals: number
  dismissStale: boolean
  codeOwners: boolean
  lastPush: boolean
  dismissal: Actors | null
  bypass: Actors | null
}

/** A classic branch protection rule. */
export interface BranchProtection {
  readonly id: number
  /** A branch name, or a pattern with wildcards. */
  readonly pattern: string
  checks: { strict: boolean; required: readonly RequiredCheck[] } | null
  enforceAdmins: boolean
  reviews: RequiredReviews | null
  restrictions: Actors | null
  signatures: boolean
  linearHistory: boolean
  forcePushes: boolean
  deletions: boolean
  blockCreations: boolean
  conversationResolution: boolean
  lockBranch: boolean
  forkSyncing: boolean
  /** Required deployment environments; only GraphQL shows them. */
  deployments: readonly string[]
}

/** Settings of a repository that protection depends on. */
export interface RepositorySettings {
  archived: boolean
  /** Whether there are issues; pull requests there always are. */
  issues: boolean
  /** Of a private repository: every member of the enterprise can read it. */
  internal: boolean
  /** How pull requests may be merged. */
  readonly merge: { merge: boolean; squash: boolean; rebase: boolean }
  readonly workflows: { defaultPermissions: 'read' | 'write'; mayApprove: boolean }
  /** Custom properties that conditions of organisation rulesets may name. */
  readonly properties: Map<string, string>
}
