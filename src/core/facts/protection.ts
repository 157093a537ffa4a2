import { z } from 'zod'
import { observation } from './observation.ts'

const switchSchema = z.looseObject({ enabled: z.boolean() })
const actorsSchema = z.looseObject({
  users: z.array(z.looseObject({ login: z.string() })).optional(),
  teams: z.array(z.looseObject({ slug: z.string() })).optional(),
  apps: z.array(z.looseObject({ slug: z.string() })).optional(),
  /** True when there may be actors that were not told: answers of GraphQL that did not ask for them. REST tells all. */
  untold: z.boolean().optional(),
})

/**
 * GitHub's own answer of `GET branches/{branch}/protection`, keys as GitHub names them. Loose: what is not modelled
 * passes through.
 */
export const classicProtectionSchema = z.looseObject({
  required_status_checks: z
    .looseObject({
      strict: z.boolean().optional(),
      contexts: z.array(z.string()).optional(),
      checks: z.array(z.looseObject({ context: z.string(), app_id: z.number().nullish() })).optional(),
    })
    .nullish(),
  enforce_admins: switchSchema.nullish(),
  required_pull_request_reviews: z
    .looseObject({
      required_approving_review_count: z.number().int().optional(),
      dismiss_stale_reviews: z.boolean().optional(),
      require_code_owner_reviews: z.boolean().optional(),
      require_last_push_approval: z.boolean().optional(),
      bypass_pull_request_allowances: actorsSchema.nullish(),
    })
    .nullish(),
  restrictions: actorsSchema.nullish(),
  required_signatures: switchSchema.nullish(),
  required_linear_history: switchSchema.nullish(),
  allow_force_pushes: switchSchema.nullish(),
  allow_deletions: switchSchema.nullish(),
  block_creations: switchSchema.nullish(),
  required_conversation_resolution: switchSchema.nullish(),
  lock_branch: switchSchema.nullish(),
})
export type ClassicProtection = z.output<typeof classicProtectionSchema>

/**
 * What `GET branches/{branch}` tells every token about classic protection: whether a rule exists, its required
 * checks with App pins, and whether administrators are bound. `null` in `protection` means GitHub left it out.
 */
export const branchHintSchema = z.object({
  /** Also true for a branch that only rulesets protect. */
  protected: z.boolean(),
  protection: z
    .object({
      enabled: z.boolean(),
      /** `off`, `non_admins` or `everyone`; null when GitHub left the checks out. */
      requiredChecks: z
        .object({
          enforcementLevel: z.string(),
          /** Those listed in `checks`, and every further one of `contexts`. `appId` null or -1: any App. */
          checks: z.array(z.object({ context: z.string(), appId: z.number().nullable() })),
        })
        .nullable(),
    })
    .nullable(),
})
export type BranchHint = z.output<typeof branchHintSchema>

/** One active rule as `GET rules/branches/{branch}` lists it; unknown types pass through. */
export const branchRuleSchema = z.looseObject({
  type: z.string(),
  parameters: z.looseObject({}).optional(),
  ruleset_id: z.number().optional(),
  ruleset_source_type: z.string().optional(),
  ruleset_source: z.string().optional(),
})
export type BranchRule = z.output<typeof branchRuleSchema>

export const bypassActorSchema = z.looseObject({
  actor_type: z.string(),
  actor_id: z.number().nullish(),
  bypass_mode: z.string().optional(),
})
export type BypassActor = z.output<typeof bypassActorSchema>

/** A ruleset by id. `bypass_actors` absent or null is redacted, never empty. */
export const rulesetSchema = z.looseObject({
  id: z.number(),
  name: z.string().optional(),
  target: z.string().optional(),
  source_type: z.string().optional(),
  source: z.string().optional(),
  enforcement: z.string(),
  bypass_actors: z.array(bypassActorSchema).nullish(),
  conditions: z.looseObject({}).nullish(),
  rules: z.array(branchRuleSchema).optional(),
  updated_at: z.string().optional(),
})
export type Ruleset = z.output<typeof rulesetSchema>

/** A row of the list of rulesets: GitHub's list carries no rules, conditions or bypass actors. */
export const rulesetSummarySchema = z.looseObject({
  id: z.number(),
  name: z.string(),
  target: z.string().optional(),
  enforcement: z.string(),
  source_type: z.string().optional(),
})

/** How a repository lets pull requests be merged. */
export const mergeSettingsSchema = z.object({
  merge: z.boolean(),
  squash: z.boolean(),
  rebase: z.boolean(),
})
export type MergeSettings = z.output<typeof mergeSettingsSchema>

export const protectedBranchSchema = z.object({
  /** Without `refs/heads/`. */
  name: z.string(),
  /** False when GitHub says that there is no such branch: what is told of it is what would hold. */
  exists: z.boolean().optional(),
  /** The applying classic rule; `value: null` is observed absence ("Branch not protected"). */
  classic: observation(classicProtectionSchema.nullable()),
  hint: observation(branchHintSchema),
  /** Every active rule of every level that applies, all pages. */
  rules: observation(z.array(branchRuleSchema)),
})
export type ProtectedBranch = z.output<typeof protectedBranchSchema>

/** Everything GitHub says about how the judged branches and tags are protected. */
export const protectionSchema = z.object({
  repository: z.object({
    name: z.string(),
    defaultBranch: z.string(),
    visibility: z.enum(['public', 'private', 'internal']),
    archived: z.boolean(),
    mergeSettings: observation(mergeSettingsSchema),
  }),
  /** The base branch of the pull request; in an audit every branch the policy's patterns name. */
  branches: z.array(protectedBranchSchema),
  /** Patterns of the policy that `branches` was looked up by; absent for a pull request. */
  patterns: z.array(z.string()).optional(),
  /** By id: every ruleset that a listed rule names, and in an audit every other one, too. */
  rulesets: z.record(z.string(), observation(rulesetSchema)),
  /** All rulesets whatever their enforcement and target; null when this run does not ask (pull requests). */
  index: observation(z.array(rulesetSummarySchema)).nullable(),
  /** Whether GitHub Actions may create and approve pull requests; administration: read. */
  actionsMayApprove: observation(z.boolean()),
  /**
   * GitHub's words when the owner's plan has no protection for this repository ("Upgrade to GitHub Pro or make this
   * repository public …"); absent otherwise. What the plan does not offer is observed to be absent.
   */
  plan: z.string().optional(),
})
export type Protection = z.output<typeof protectionSchema>

/** The workflow files (`.github/workflows/*.yml`, `*.yaml`, no folders below) of one commit. */
const workflowFilesSchema = z.object({
  sha: z.string(),
  files: observation(z.array(z.object({ path: z.string(), content: observation(z.string()) }))),
  /** Entries named like workflow files that are none, `what` they are: `a symbolic link`, `a directory`. */
  ignored: z.array(z.object({ path: z.string(), what: z.string() })).optional(),
})
export type WorkflowFiles = z.output<typeof workflowFilesSchema>

/**
 * Workflow files of the base branch, which decide what other pull requests see, and those that a pull request
 * proposes (untrusted; only to say that a missing check is about to come).
 */
export const workflowsSchema = z.object({
  base: workflowFilesSchema,
  /**
   * The base's files with those that the pull request changes as its head has them. Null for a repository, and for a
   * pull request that touches no workflow file.
   */
  head: workflowFilesSchema.nullable(),
  /**
   * Reusable workflows of other repositories that workflows of the base call, at any depth.
   * Key: the text of `uses:`, for example `acme/ci/.github/workflows/test.yml@v2`.
   */
  called: z.record(z.string(), observation(z.string())),
})
export type Workflows = z.output<typeof workflowsSchema>
