import type { Unobserved } from '../../../core/facts/observation.ts'
import type { BranchHint, BypassActor, ClassicProtection } from '../../../core/facts/protection.ts'
import type { Bypass, ControlName, ControlValue, RequiredCheck } from '../model.ts'
import { administrators, byActors, nobody } from './bypass.ts'

/** A value of one control from one source. */
export interface Setting {
  readonly control: ControlName
  readonly value: ControlValue
  readonly bypass: Bypass
}

/** Controls that a bypass allowance of the classic rule lifts: those that live in a pull request (research R14). */
const ofPullRequests: readonly ControlName[] = [
  'pull-request',
  'approvals',
  'code-owner-review',
  'dismiss-stale',
  'last-push',
  'threads',
]

/** They bind administrators, too, whatever `enforce_admins` says (research R13). */
const forEveryone: readonly ControlName[] = ['block-force-push', 'block-deletion']

/** `app_id` -1 and null mean any App (research R6). */
export const pinned = (app: unknown): readonly number[] => (typeof app === 'number' && app >= 0 ? [app] : [])

type Checks = NonNullable<ClassicProtection['required_status_checks']>

function checksOf({ checks = [], contexts = [] }: Checks): readonly RequiredCheck[] {
  const named = new Set(checks.map(({ context }) => context))
  return [
    ...checks.map(({ context, app_id }) => ({ context, apps: pinned(app_id) })),
    ...contexts.filter((context) => !named.has(context)).map((context) => ({ context, apps: [] })),
  ]
}

/** Everything the classic rule sets; an absent rule sets nothing. */
export function classicSettings(classic: ClassicProtection): readonly Setting[] {
  const admins = classic.enforce_admins?.enabled === true ? [] : [administrators]
  const reviews = classic.required_pull_request_reviews
  const ofReviews = withActors(admins, reviews?.bypass_pull_request_allowances)
  const bypassOf = (control: ControlName): Bypass =>
    forEveryone.includes(control) ? nobody : ofPullRequests.includes(control) ? ofReviews : byActors(admins)
  return [
    ...valuesOf(classic).map(([control, value]) => ({ control, value, bypass: bypassOf(control) })),
    ...pushSettings(classic, admins),
  ]
}

function valuesOf(classic: ClassicProtection): readonly (readonly [ControlName, ControlValue])[] {
  const reviews = classic.required_pull_request_reviews
  const checks = checksOf(classic.required_status_checks ?? {})
  const linear = classic.required_linear_history?.enabled === true
  return [
    ['pull-request', reviews !== null && reviews !== undefined],
    ['approvals', reviews?.required_approving_review_count ?? 0],
    ['code-owner-review', reviews?.require_code_owner_reviews === true],
    ['dismiss-stale', reviews?.dismiss_stale_reviews === true],
    ['last-push', reviews?.require_last_push_approval === true],
    ['threads', classic.required_conversation_resolution?.enabled === true],
    ['checks', checks],
    // Without a check it has no effect (research R8).
    ['strict', checks.length > 0 && classic.required_status_checks?.strict === true],
    ['linear', linear],
    ...(linear ? ([['merge-methods', ['squash', 'rebase']]] as const) : []),
    ['signatures', classic.required_signatures?.enabled === true],
    ['block-force-push', classic.allow_force_pushes?.enabled !== true],
    ['block-deletion', classic.allow_deletions?.enabled !== true],
    ['restricted-updates', classic.lock_branch?.enabled === true],
  ]
}

/** Those whom a restriction of pushes names get past it; `block_creations` extends it to new branches. */
function pushSettings(classic: ClassicProtection, admins: readonly BypassActor[]): readonly Setting[] {
  const { restrictions, block_creations: creations } = classic
  if (restrictions === null || restrictions === undefined) return []
  const bypass = withActors(admins, restrictions)
  return [
    { control: 'restricted-updates', value: true, bypass },
    { control: 'creation', value: creations?.enabled === true, bypass },
  ]
}

type Actors = NonNullable<ClassicProtection['restrictions']>

const untold: Unobserved = {
  known: false,
  reason: 'api-shape',
  detail: 'whom the classic rule names as allowed to bypass was not asked for',
  remedy: { text: 'check the repository by itself, which asks for them' },
}

/** Those actors, and whom the rule names. */
const withActors = (admins: readonly BypassActor[], actors: Actors | null | undefined): Bypass =>
  actors?.untold === true ? { kind: 'unknown', why: untold } : byActors([...admins, ...actorsIn(actors)])

/** Users, teams and Apps, as actors of a ruleset would be named. */
function actorsIn(actors: Actors | null | undefined): readonly BypassActor[] {
  const { users = [], teams = [], apps = [] } = actors ?? {}
  const actor = (
    actor_type: string,
    named: Readonly<Record<string, unknown>>,
    name: string,
  ): BypassActor => ({
    actor_type,
    actor_id: typeof named['id'] === 'number' ? named['id'] : null,
    bypass_mode: 'always',
    name,
  })
  return [
    ...users.map((user) => actor('User', user, user.login)),
    ...teams.map((team) => actor('Team', team, team.slug)),
    ...apps.map((app) => actor('Integration', app, app.slug)),
  ]
}

/** The required checks that every token sees of a classic rule that it may not read (research 2.2). */
export function hintSettings(hint: BranchHint): readonly Setting[] {
  const required = hint.protection?.requiredChecks
  if (required === null || required === undefined || required.enforcementLevel === 'off') return []
  const checks = required.checks.map(({ context, appId }) => ({ context, apps: pinned(appId) }))
  const bypass = required.enforcementLevel === 'everyone' ? nobody : byActors([administrators])
  return [{ control: 'checks', value: checks, bypass }]
}
