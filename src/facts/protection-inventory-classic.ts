import { z } from 'zod'
import type { Observation } from '../core/facts/observation.ts'
import type { ClassicProtection } from '../core/facts/protection.ts'
import { lazy } from '../core/lazy.ts'
import { shapeProblem } from './protection-inventory-problem.ts'

const actorNode = lazy(() =>
  z.looseObject({
    actor: z
      .looseObject({
        __typename: z.string(),
        databaseId: z.number().int().nullish(),
        login: z.string().optional(),
        slug: z.string().optional(),
      })
      .nullable(),
  }),
)

/** Every field decides something: one that the query left out would be taken for "off". */
const ruleSchema = lazy(() =>
  z.looseObject({
    pattern: z.string().min(1),
    isAdminEnforced: z.boolean(),
    requiresApprovingReviews: z.boolean(),
    requiredApprovingReviewCount: z.number().int().nonnegative().nullable(),
    requiresCodeOwnerReviews: z.boolean(),
    dismissesStaleReviews: z.boolean(),
    requireLastPushApproval: z.boolean(),
    requiresStatusChecks: z.boolean(),
    requiresStrictStatusChecks: z.boolean(),
    requiredStatusChecks: z
      .array(
        z.looseObject({
          context: z.string(),
          app: z.looseObject({ databaseId: z.number().int() }).nullable(),
        }),
      )
      .nullable(),
    requiresLinearHistory: z.boolean(),
    requiresCommitSignatures: z.boolean(),
    requiresConversationResolution: z.boolean(),
    allowsForcePushes: z.boolean(),
    allowsDeletions: z.boolean(),
    lockBranch: z.boolean(),
    restrictsPushes: z.boolean(),
    blocksCreations: z.boolean().optional(),
    bypassPullRequestAllowances: z
      .looseObject({ totalCount: z.number().int(), nodes: z.array(actorNode().nullable()) })
      .nullish(),
  }),
)
type Rule = z.output<ReturnType<typeof ruleSchema>>

/** `Ref.branchProtectionRule` of GraphQL as `GET branches/{branch}/protection` would answer it. */
export function inventoryClassic(rule: unknown): Observation<ClassicProtection> {
  const parsed = ruleSchema().safeParse(rule)
  const whole =
    parsed.success && (!parsed.data.requiresStatusChecks || parsed.data.requiredStatusChecks !== null)
  if (parsed.success && whole) return { known: true, value: classicOf(parsed.data) }
  const problem = parsed.success ? 'requiredStatusChecks: not answered' : shapeProblem(parsed.error)
  const detail = `branchProtectionRule: ${problem}`
  return {
    known: false,
    reason: 'api-shape',
    detail,
    remedy: { text: 'save the answers of the whole query' },
  }
}

const enabled = (value: boolean) => ({ enabled: value })

const classicOf = (rule: Rule): ClassicProtection => ({
  required_status_checks: checksOf(rule),
  enforce_admins: enabled(rule.isAdminEnforced),
  required_pull_request_reviews: reviewsOf(rule),
  restrictions: rule.restrictsPushes ? { untold: true } : null,
  required_signatures: enabled(rule.requiresCommitSignatures),
  required_linear_history: enabled(rule.requiresLinearHistory),
  allow_force_pushes: enabled(rule.allowsForcePushes),
  allow_deletions: enabled(rule.allowsDeletions),
  block_creations: enabled(rule.blocksCreations ?? false),
  required_conversation_resolution: enabled(rule.requiresConversationResolution),
  lock_branch: enabled(rule.lockBranch),
})

/** Where no checks are required GitHub answers `requiresStrictStatusChecks: true`, which means nothing. */
function checksOf(rule: Rule): ClassicProtection['required_status_checks'] {
  if (!rule.requiresStatusChecks) return null
  const checks = (rule.requiredStatusChecks ?? []).map(({ context, app }) => ({
    context,
    app_id: app?.databaseId ?? null,
  }))
  return { strict: rule.requiresStrictStatusChecks, checks, contexts: checks.map(({ context }) => context) }
}

/** A count of 0 asks for a pull request without an approval; where none is asked for it is null. */
function reviewsOf(rule: Rule): ClassicProtection['required_pull_request_reviews'] {
  const count = rule.requiredApprovingReviewCount
  if (count === null && !rule.requiresApprovingReviews) return null
  return {
    required_approving_review_count: count ?? 0,
    dismiss_stale_reviews: rule.dismissesStaleReviews,
    require_code_owner_reviews: rule.requiresCodeOwnerReviews,
    require_last_push_approval: rule.requireLastPushApproval,
    bypass_pull_request_allowances: allowancesOf(rule),
  }
}

type Allowances = NonNullable<
  ClassicProtection['required_pull_request_reviews']
>['bypass_pull_request_allowances']

/** Untold when the query did not ask, or the list is not whole: who may bypass is not known then. */
function allowancesOf({ bypassPullRequestAllowances: given }: Rule): Allowances {
  if (given === undefined || given === null) return { untold: true }
  const actors = given.nodes.flatMap((node) => node?.actor ?? [])
  if (actors.length !== given.totalCount) return { untold: true }
  const of = (typename: string) => actors.filter(({ __typename }) => __typename === typename)
  const id = (actor: (typeof actors)[number]) =>
    typeof actor.databaseId === 'number' ? { id: actor.databaseId } : {}
  const [users, teams, apps] = [of('User'), of('Team'), of('App')]
  if (users.length + teams.length + apps.length !== actors.length) return { untold: true }
  return {
    users: users.map((actor) => ({ login: actor.login ?? '', ...id(actor) })),
    teams: teams.map((actor) => ({ slug: actor.slug ?? '', ...id(actor) })),
    apps: apps.map((actor) => ({ slug: actor.slug ?? '', ...id(actor) })),
  }
}
