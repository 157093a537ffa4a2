import { z } from 'zod'
import {
  type BranchRule,
  branchRuleSchema,
  type Ruleset,
  rulesetSchema,
  rulesetSummarySchema,
} from '../core/facts/protection.ts'
import { lazy } from '../core/lazy.ts'
import { GitHubFailure } from '../github/failure.ts'
import { type Access, absentByPlan } from './protection-access.ts'

const rulesRoute = 'GET /repos/{owner}/{repo}/rules/branches/{branch}'
const rulesetRoute = 'GET /repos/{owner}/{repo}/rulesets/{ruleset_id}'
const rulesetsRoute = 'GET /repos/{owner}/{repo}/rulesets'
const permission = 'metadata: read'

/**
 * Parameters that are judged, by rule type. Anything else in a rule passes through; but a parameter of another kind
 * than documented must not count as one that is absent.
 */
const judgedParameters = lazy((): Readonly<Record<string, z.ZodType>> => {
  const flag = z.boolean().optional()
  const strings = z.array(z.string()).optional()
  const nameRule = z.looseObject({ operator: z.string(), pattern: z.string(), negate: flag })
  return {
    pull_request: z.looseObject({
      required_approving_review_count: z.number().int().nonnegative(),
      dismiss_stale_reviews_on_push: flag,
      require_code_owner_review: flag,
      require_last_push_approval: flag,
      required_review_thread_resolution: flag,
      allowed_merge_methods: strings,
      required_reviewers: z
        .array(z.looseObject({ file_patterns: z.array(z.string()), minimum_approvals: z.number() }))
        .optional(),
    }),
    required_status_checks: z.looseObject({
      strict_required_status_checks_policy: flag,
      required_status_checks: z.array(
        z.looseObject({ context: z.string(), integration_id: z.number().nullish() }),
      ),
    }),
    merge_queue: z.looseObject({ merge_method: z.string() }),
    required_deployments: z.looseObject({ required_deployment_environments: z.array(z.string()) }),
    workflows: z.looseObject({ workflows: z.array(z.looseObject({ path: z.string() })) }),
    code_scanning: z.looseObject({
      code_scanning_tools: z.array(
        z.looseObject({
          tool: z.string(),
          alerts_threshold: z.string(),
          security_alerts_threshold: z.string(),
        }),
      ),
    }),
    branch_name_pattern: nameRule,
    tag_name_pattern: nameRule,
  }
})

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Null for "not set" is what GitHub writes in some answers and leaves out in others. */
const withoutNulls = (value: unknown): unknown =>
  isObject(value) ? Object.fromEntries(Object.entries(value).filter(([, item]) => item !== null)) : value

const ruleSchema = z.preprocess((value) => {
  const rule = withoutNulls(value)
  return isObject(rule) && isObject(rule['parameters'])
    ? { ...rule, parameters: withoutNulls(rule['parameters']) }
    : rule
}, branchRuleSchema.superRefine(checkParameters))

function checkParameters(rule: BranchRule, context: z.RefinementCtx): void {
  const shapes = judgedParameters()
  if (!Object.hasOwn(shapes, rule.type)) return
  const problem = shapes[rule.type]?.safeParse(rule.parameters).error?.issues[0]
  if (problem === undefined) return
  context.addIssue({ code: 'custom', path: ['parameters', ...problem.path], message: problem.message })
}

/** Every active rule of every level that applies to a branch, all pages; the branch need not exist. */
export const branchRules = (access: Access, branch: string): Promise<BranchRule[]> =>
  absentByPlan(access, [], async () => {
    const { github, context } = access
    const rules = await github.list(rulesRoute, { ...context.repository, branch }, ruleSchema, {
      // Rules have no identity of their own: equal ones ask for the same.
      key: (rule) => JSON.stringify(rule),
      permission,
    })
    return [...rules]
  })

const rulesetAnswer = z.preprocess(
  withoutNulls,
  // `bypass_actors` that GitHub leaves out, or gives as null, stay absent: that is redacted, not empty.
  rulesetSchema.extend({ rules: z.array(ruleSchema) }),
)

/** One ruleset by its id, of whichever level. */
export async function rulesetById({ administration, context }: Access, id: number): Promise<Ruleset> {
  const parameters = { ...context.repository, ruleset_id: id, includes_parents: true }
  const {
    _links,
    node_id: _node,
    ...ruleset
  } = await administration.get(rulesetRoute, parameters, rulesetAnswer, { permission })
  if (ruleset.id !== id) {
    throw new GitHubFailure('api-shape', rulesetRoute, `asked for ${id}, the answer is ruleset ${ruleset.id}`)
  }
  return ruleset
}

/** All rulesets that the repository has or inherits, whatever their enforcement and target. */
export const rulesetIndex = (access: Access): Promise<z.output<typeof rulesetSummarySchema>[]> =>
  absentByPlan(access, [], async () => {
    const { administration, context } = access
    const query = { includes_parents: true, targets: 'branch,tag,push' }
    const rows = await administration.list(
      rulesetsRoute,
      { ...context.repository, ...query },
      z.preprocess(withoutNulls, rulesetSummarySchema),
      { key: ({ id }) => id, permission },
    )
    return rows.map(({ _links, node_id: _node, ...row }) => row)
  })
