import type { Actors, BranchProtection } from '../protection-model.ts'
import { nodeId } from '../shapes/account.ts'
import { connection, type Node } from './execute.ts'

const NOBODY: Actors = { users: [], teams: [], apps: [] }

/** People, teams and Apps an allowance is for. */
function allowances(typename: string, given: Actors | null) {
  const { apps, teams, users } = given ?? NOBODY
  const actors: Node[] = [
    ...users.map(({ id, login }) => ({ __typename: 'User', databaseId: id, login })),
    ...teams.map(({ id, slug }) => ({ __typename: 'Team', databaseId: id, slug })),
    ...apps.map(({ id, slug }) => ({ __typename: 'App', databaseId: id, slug })),
  ]
  return connection(`${typename}Connection`, actors, (actor) => ({ __typename: typename, actor }))
}

function checks({ checks: required }: BranchProtection) {
  const list = required?.required ?? []
  return {
    requiresStatusChecks: required !== null,
    // Seen at GitHub: true as well where no checks are required at all.
    requiresStrictStatusChecks: required?.strict ?? true,
    requiredStatusCheckContexts: list.map(({ context }) => context),
    requiredStatusChecks: list.map(({ appId, context }) => ({
      __typename: 'RequiredStatusCheckDescription',
      context,
      app: appId === null || appId === -1 ? null : { __typename: 'App', databaseId: appId },
    })),
  }
}

function reviews({ reviews: required }: BranchProtection) {
  return {
    requiresApprovingReviews: required !== null,
    requiredApprovingReviewCount: required?.approvals ?? null,
    requiresCodeOwnerReviews: required?.codeOwners ?? false,
    dismissesStaleReviews: required?.dismissStale ?? false,
    requireLastPushApproval: required?.lastPush ?? false,
    restrictsReviewDismissals: (required?.dismissal ?? null) !== null,
    reviewDismissalAllowances: allowances('ReviewDismissalAllowance', required?.dismissal ?? null),
    bypassPullRequestAllowances: allowances('BypassPullRequestAllowance', required?.bypass ?? null),
  }
}

/** A classic rule. */
export const protectionNode = (rule: BranchProtection): Node => ({
  __typename: 'BranchProtectionRule',
  id: nodeId('BranchProtectionRule', rule.id),
  databaseId: rule.id,
  pattern: rule.pattern,
  isAdminEnforced: rule.enforceAdmins,
  ...checks(rule),
  ...reviews(rule),
  requiresLinearHistory: rule.linearHistory,
  requiresCommitSignatures: rule.signatures,
  requiresConversationResolution: rule.conversationResolution,
  allowsForcePushes: rule.forcePushes,
  allowsDeletions: rule.deletions,
  blocksCreations: rule.blockCreations,
  lockBranch: rule.lockBranch,
  lockAllowsFetchAndMerge: rule.forkSyncing,
  restrictsPushes: rule.restrictions !== null,
  pushAllowances: allowances('PushAllowance', rule.restrictions),
  bypassForcePushAllowances: allowances('BypassForcePushAllowance', null),
  requiresDeployments: rule.deployments.length > 0,
  requiredDeploymentEnvironments: rule.deployments,
})
