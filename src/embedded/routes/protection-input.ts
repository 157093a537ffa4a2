import { ApiError } from '../errors.ts'
import type { Context } from '../http.ts'
import type { Actors, BranchProtection, RequiredCheck, RequiredReviews } from '../protection-model.ts'

/** Bodies of writes to classic protection. */

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const malformed = (detail: string): ApiError => new ApiError(422, `Invalid request.\n\n${detail}`)

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []

/** Names GitHub does not know are left out. */
function actors(context: Context, value: unknown): Actors {
  const given = isFields(value) ? value : {}
  const organisation = context.state.organisation(context.repository.owner.login)
  return {
    users: texts(given['users']).flatMap((login) => context.state.account(login) ?? []),
    teams: texts(given['teams']).flatMap((slug) => organisation?.teams.get(slug.toLowerCase()) ?? []),
    apps: texts(given['apps']).flatMap((slug) => context.state.apps.get(slug) ?? []),
  }
}

function restrictions(context: Context, value: unknown): Actors | null {
  if (value === null) return null
  if (context.state.organisation(context.repository.owner.login) === undefined) {
    const errors = ['Only organization repositories can have users and team restrictions']
    throw new ApiError(422, 'Validation Failed', { errors })
  }
  return actors(context, value)
}

/** As documented: without `app_id`, the App that last reported the check; -1 is any App. */
function requiredCheck(context: Context, value: unknown): RequiredCheck {
  const { app_id: appId, context: name } = isFields(value) ? value : {}
  if (typeof name !== 'string') throw malformed('Invalid property /required_status_checks/checks')
  if (typeof appId === 'number') return { context: name, appId: appId === -1 ? null : appId }
  const reporter = context.repository.checkRuns.findLast((run) => run.name === name)?.suite.app.id
  return { context: name, appId: reporter ?? null }
}

/** Required checks a body asks for; what it leaves out stays as in `before`. */
export function checksFrom(
  context: Context,
  value: unknown,
  before: BranchProtection['checks'] = null,
): BranchProtection['checks'] {
  if (value === null) return null
  if (!isFields(value)) throw malformed('Invalid property /required_status_checks')
  const listed = Array.isArray(value['checks'])
    ? value['checks']
    : Array.isArray(value['contexts'])
      ? value['contexts'].map((name: unknown) => ({ context: name }))
      : null
  return {
    strict: typeof value['strict'] === 'boolean' ? value['strict'] : (before?.strict ?? false),
    required:
      listed === null
        ? (before?.required ?? [])
        : listed.map((item: unknown) => requiredCheck(context, item)),
  }
}

const NO_REVIEWS: RequiredReviews = {
  approvals: 1,
  dismissStale: false,
  codeOwners: false,
  lastPush: false,
  dismissal: null,
  bypass: null,
}

/** Required reviews a body asks for; what it leaves out stays as in `before`. */
export function reviewsFrom(
  context: Context,
  value: unknown,
  before: RequiredReviews | null = null,
): RequiredReviews | null {
  if (value === null) return null
  if (!isFields(value)) throw malformed('Invalid property /required_pull_request_reviews')
  const old = before ?? NO_REVIEWS
  const approvals = value['required_approving_review_count'] ?? old.approvals
  if (!Number.isInteger(approvals) || Number(approvals) < 0 || Number(approvals) > 6) {
    throw malformed('Invalid property /required_approving_review_count: must be between 0 and 6.')
  }
  const flag = (name: string, last: boolean): boolean =>
    typeof value[name] === 'boolean' ? value[name] : last
  const named = (name: string, last: Actors | null): Actors | null =>
    value[name] === undefined ? last : actors(context, value[name])
  return {
    approvals: Number(approvals),
    dismissStale: flag('dismiss_stale_reviews', old.dismissStale),
    codeOwners: flag('require_code_owner_reviews', old.codeOwners),
    lastPush: flag('require_last_push_approval', old.lastPush),
    dismissal: named('dismissal_restrictions', old.dismissal),
    bypass: named('bypass_pull_request_allowances', old.bypass),
  }
}

const MANDATORY = [
  'required_status_checks',
  'enforce_admins',
  'required_pull_request_reviews',
  'restrictions',
]

/**
 * Everything `PUT …/protection` sets: what the body leaves out is switched off; signatures and deployments are no part
 * of it. @throws ApiError 422
 */
export function protectionFrom(context: Context): Partial<BranchProtection> {
  const { fields } = context
  const missing = MANDATORY.filter((name) => fields[name] === undefined)
  if (missing.length > 0) {
    const verb = missing.length === 1 ? "wasn't" : "weren't"
    throw malformed(`${missing.map((name) => `"${name}"`).join(', ')} ${verb} supplied.`)
  }
  const on = (name: string): boolean => fields[name] === true
  return {
    checks: checksFrom(context, fields['required_status_checks']),
    enforceAdmins: on('enforce_admins'),
    reviews: reviewsFrom(context, fields['required_pull_request_reviews']),
    restrictions: restrictions(context, fields['restrictions']),
    linearHistory: on('required_linear_history'),
    forcePushes: on('allow_force_pushes'),
    deletions: on('allow_deletions'),
    blockCreations: on('block_creations'),
    conversationResolution: on('required_conversation_resolution'),
    lockBranch: on('lock_branch'),
    forkSyncing: on('allow_fork_syncing'),
  }
}
