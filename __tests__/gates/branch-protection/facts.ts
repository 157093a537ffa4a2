import type { Observation, Unobserved } from '../../../src/core/facts/observation.ts'
import type {
  BranchRule,
  ClassicProtection,
  ProtectedBranch,
  Protection,
  Ruleset,
} from '../../../src/core/facts/protection.ts'

export const seen = <T>(value: T): Observation<T> => ({ known: true, value })

export const denied: Unobserved = {
  known: false,
  reason: 'permission-missing',
  detail: 'Resource not accessible by integration',
  remedy: {
    text: 'give the gate an `admin-token`: it reveals the classic rule',
    permission: 'administration: read (GitHub App)',
  },
}

/** A rule of a ruleset of the repository. */
export const rule = (type: string, parameters?: object, id = 1, level = 'Repository'): BranchRule => ({
  type,
  ...(parameters === undefined ? {} : { parameters: { ...parameters } }),
  ruleset_id: id,
  ruleset_source_type: level,
  ruleset_source: 'acme/shop',
})

export const pullRequestRule = (approvals: number, more: object = {}, id = 1): BranchRule =>
  rule(
    'pull_request',
    {
      required_approving_review_count: approvals,
      dismiss_stale_reviews_on_push: false,
      require_code_owner_review: false,
      require_last_push_approval: false,
      required_review_thread_resolution: false,
      ...more,
    },
    id,
  )

export const checksRule = (
  checks: readonly { context: string; integration_id?: number }[],
  strict = false,
  id = 1,
): BranchRule =>
  rule(
    'required_status_checks',
    { strict_required_status_checks_policy: strict, required_status_checks: checks },
    id,
  )

/** An active ruleset of the repository that nobody may bypass. */
export const ruleset = (id: number, more: Partial<Ruleset> = {}): Ruleset => ({
  id,
  name: `ruleset ${id}`,
  target: 'branch',
  source_type: 'Repository',
  source: 'acme/shop',
  enforcement: 'active',
  bypass_actors: [],
  ...more,
})

const off = { enabled: false }

/** A classic rule that asks for nothing but what each classic rule does: no force push, no deletion. */
export const classicRule = (more: Partial<ClassicProtection> = {}): ClassicProtection => ({
  enforce_admins: { enabled: true },
  required_linear_history: off,
  allow_force_pushes: off,
  allow_deletions: off,
  required_conversation_resolution: off,
  required_signatures: off,
  lock_branch: off,
  ...more,
})

export const branch = (name: string, rules: readonly BranchRule[], more: Partial<ProtectedBranch> = {}) => ({
  name,
  classic: seen(null),
  hint: seen({ protected: true, protection: { enabled: false, requiredChecks: null } }),
  rules: seen([...rules]),
  ...more,
})

interface Parts {
  readonly branches?: readonly ProtectedBranch[]
  readonly rulesets?: readonly Ruleset[]
  readonly more?: Partial<Protection>
}

/** Protection of repository acme/shop. */
export const protection = ({ branches = [], rulesets = [ruleset(1)], more = {} }: Parts): Protection => ({
  repository: {
    name: 'acme/shop',
    defaultBranch: 'main',
    visibility: 'public',
    archived: false,
    mergeSettings: seen({ merge: true, squash: true, rebase: true }),
  },
  branches: [...branches],
  rulesets: Object.fromEntries(rulesets.map((one) => [String(one.id), seen(one)])),
  index: null,
  actionsMayApprove: seen(false),
  ...more,
})
