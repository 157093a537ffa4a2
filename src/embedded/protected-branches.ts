import { fnmatch } from './fnmatch.ts'
import type { Repository } from './model.ts'
import type { BranchProtection } from './protection-model.ts'
import { activeRulesets, protectable } from './rulesets.ts'
import type { State } from './state.ts'

/** The one classic rule that applies: of the exact name, else the oldest pattern that matches. */
export function appliedProtection(repository: Repository, branch: string): BranchProtection | null {
  if (!protectable(repository)) return null
  const exact = repository.protections.find(({ pattern }) => pattern === branch)
  return exact ?? repository.protections.find(({ pattern }) => fnmatch(pattern, branch)) ?? null
}

/** What `protected` says of a branch: a classic rule or a ruleset applies. */
export const isProtected = (state: State, repository: Repository, branch: string): boolean =>
  appliedProtection(repository, branch) !== null || activeRulesets(state, repository, branch).length > 0

/** A classic rule that asks for nothing: what `PUT …/protection` starts from. */
export const emptyProtection = (id: number, pattern: string): BranchProtection => ({
  id,
  pattern,
  checks: null,
  enforceAdmins: false,
  reviews: null,
  restrictions: null,
  signatures: false,
  linearHistory: false,
  forcePushes: false,
  deletions: false,
  blockCreations: false,
  conversationResolution: false,
  lockBranch: false,
  forkSyncing: false,
  deployments: [],
})
