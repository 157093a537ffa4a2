import { z } from 'zod'
import { lazy } from '../../../core/lazy.ts'
import { allMethods } from '../effective/values.ts'
import { compareTexts, inOrder } from './canonical.ts'

type Parameters = Readonly<Record<string, unknown>>

/** What GitHub takes where a parameter is left out. These are always written. */
const defaults: Readonly<Record<string, Parameters>> = {
  update: { update_allows_fetch_and_merge: false },
  pull_request: {
    required_approving_review_count: 0,
    dismiss_stale_reviews_on_push: false,
    require_code_owner_review: false,
    require_last_push_approval: false,
    required_review_thread_resolution: false,
  },
  required_status_checks: {
    strict_required_status_checks_policy: false,
    do_not_enforce_on_create: false,
    required_status_checks: [],
  },
  workflows: { do_not_enforce_on_create: false, workflows: [] },
  branch_name_pattern: { negate: false },
  tag_name_pattern: { negate: false },
  commit_message_pattern: { negate: false },
  commit_author_email_pattern: { negate: false },
  committer_email_pattern: { negate: false },
}

/**
 * Parameters in one form: defaults written out, what says nothing left out (null, an empty text or list, and a switch
 * that is off and that GitHub does not demand), lists in one order.
 */
export function normalParameters(type: string, parameters: Parameters): Parameters {
  const written = defaults[type] ?? {}
  const all = { ...written, ...withoutNulls(parameters) }
  const kept = Object.entries(all)
    .map(([key, value]) => [key, normalValue(key, value)] as const)
    .filter(([key, value]) => key in written || !isSilent(key, value))
  return Object.fromEntries(kept.sort(([one], [other]) => compareTexts(one, other)))
}

const withoutNulls = (parameters: Parameters): Parameters =>
  Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== null && value !== undefined))

function isSilent(key: string, value: unknown): boolean {
  if (value === false || value === '') return true
  if (key === 'dismissal_restriction') return isOff(value)
  if (!Array.isArray(value)) return false
  if (key === 'allowed_merge_methods') return allMethods.every((method) => value.includes(method))
  return value.length === 0
}

const isOff = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'enabled' in value && value.enabled === false

/** Order means nothing in any list that GitHub documents. */
function normalValue(key: string, value: unknown): unknown {
  if (!Array.isArray(value)) return value
  return inOrder(value.map((item: unknown) => (key === 'required_status_checks' ? normalCheck(item) : item)))
}

/** Any App: no `integration_id`, null, or a negative one. */
function normalCheck(check: unknown): unknown {
  if (typeof check !== 'object' || check === null || !('context' in check)) return check
  const app = 'integration_id' in check ? check.integration_id : undefined
  const { context } = check
  return typeof app === 'number' && app >= 0 ? { context, integration_id: app } : { context }
}

const documentedShapes = lazy((): Readonly<Record<string, z.ZodType>> => {
  const texts = z.array(z.string()).nullish()
  const flag = z.boolean().nullish()
  return {
    pull_request: z.looseObject({
      required_approving_review_count: z.number().nullish(),
      dismiss_stale_reviews_on_push: flag,
      require_code_owner_review: flag,
      require_last_push_approval: flag,
      required_review_thread_resolution: flag,
      allowed_merge_methods: texts,
    }),
    required_status_checks: z.looseObject({
      strict_required_status_checks_policy: flag,
      do_not_enforce_on_create: flag,
      required_status_checks: z
        .array(z.looseObject({ context: z.string(), integration_id: z.number().nullish() }))
        .nullish(),
    }),
    required_deployments: z.looseObject({ required_deployment_environments: texts }),
    code_scanning: z.looseObject({
      code_scanning_tools: z
        .array(
          z.looseObject({
            tool: z.string(),
            alerts_threshold: z.string().optional(),
            security_alerts_threshold: z.string().optional(),
          }),
        )
        .nullish(),
    }),
  }
})

/** Whether the parameters are what GitHub documents: others are never read as "none", and never written back. */
export function areDocumented(type: string, parameters: Parameters): boolean {
  const shapes = documentedShapes()
  return !Object.hasOwn(shapes, type) || shapes[type]?.safeParse(parameters).success === true
}
