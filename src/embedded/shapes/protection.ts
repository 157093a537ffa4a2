import type { Urls } from '../http.ts'
import type { Actors, BranchProtection, RequiredReviews } from '../protection-model.ts'
import { integration, simpleUser } from './account.ts'
import { teamShape } from './team.ts'

const shown = (urls: Urls, { apps, teams, users }: Actors) => ({
  users: users.map((account) => simpleUser(urls, account)),
  teams: teams.map((team) => teamShape(urls, team)),
  apps: apps.map((app) => integration(urls, app)),
})

const addressed = (urls: Urls, url: string, actors: Actors) => ({
  url,
  users_url: `${url}/users`,
  teams_url: `${url}/teams`,
  ...shown(urls, actors),
})

/** GitHub's "status check policy". */
export const statusChecks = (url: string, { required, strict }: NonNullable<BranchProtection['checks']>) => ({
  url: `${url}/required_status_checks`,
  strict,
  contexts: required.map(({ context }) => context),
  contexts_url: `${url}/required_status_checks/contexts`,
  checks: required.map(({ context, appId }) => ({ context, app_id: appId })),
})

/** GitHub's "protected branch pull request review". */
export const requiredReviews = (urls: Urls, url: string, reviews: RequiredReviews) => ({
  url: `${url}/required_pull_request_reviews`,
  dismiss_stale_reviews: reviews.dismissStale,
  require_code_owner_reviews: reviews.codeOwners,
  require_last_push_approval: reviews.lastPush,
  required_approving_review_count: reviews.approvals,
  ...(reviews.dismissal === null
    ? {}
    : { dismissal_restrictions: addressed(urls, `${url}/dismissal_restrictions`, reviews.dismissal) }),
  ...(reviews.bypass === null ? {} : { bypass_pull_request_allowances: shown(urls, reviews.bypass) }),
})

export const adminEnforced = (url: string, { enforceAdmins }: BranchProtection) => ({
  url: `${url}/enforce_admins`,
  enabled: enforceAdmins,
})

export const signaturesRequired = (url: string, { signatures }: BranchProtection) => ({
  url: `${url}/required_signatures`,
  enabled: signatures,
})

/** GitHub's "branch protection"; what is not asked for is left out. `url` ends with `/protection`. */
export const branchProtection = (urls: Urls, url: string, rule: BranchProtection) => ({
  url,
  ...(rule.checks === null ? {} : { required_status_checks: statusChecks(url, rule.checks) }),
  ...(rule.reviews === null
    ? {}
    : { required_pull_request_reviews: requiredReviews(urls, url, rule.reviews) }),
  ...(rule.restrictions === null
    ? {}
    : {
        restrictions: {
          ...addressed(urls, `${url}/restrictions`, rule.restrictions),
          apps_url: `${url}/restrictions/apps`,
        },
      }),
  required_signatures: signaturesRequired(url, rule),
  enforce_admins: adminEnforced(url, rule),
  required_linear_history: { enabled: rule.linearHistory },
  allow_force_pushes: { enabled: rule.forcePushes },
  allow_deletions: { enabled: rule.deletions },
  block_creations: { enabled: rule.blockCreations },
  required_conversation_resolution: { enabled: rule.conversationResolution },
  lock_branch: { enabled: rule.lockBranch },
  allow_fork_syncing: { enabled: rule.forkSyncing },
})

/** What `GET branches/{branch}` tells everybody about classic protection. */
export function protectionHint(rule: BranchProtection | null) {
  const checks = rule?.checks ?? null
  const bound = rule?.enforceAdmins === true ? 'everyone' : 'non_admins'
  return {
    enabled: rule !== null,
    required_status_checks: {
      enforcement_level: checks === null ? 'off' : bound,
      contexts: (checks?.required ?? []).map(({ context }) => context),
      checks: (checks?.required ?? []).map(({ context, appId }) => ({ context, app_id: appId })),
    },
  }
}
