import { z } from 'zod'
import type { Unobserved } from '../core/facts/observation.ts'
import {
  type BranchHint,
  branchRuleSchema,
  bypassActorSchema,
  classicProtectionSchema,
  rulesetSchema,
} from '../core/facts/protection.ts'
import { allMethods } from '../gates/branch-protection/effective/values.ts'
import type { ProtectionInput } from '../gates/branch-protection/model.ts'
import { type JsonFile, jsonError, readShaped } from './json-file.ts'

/** Bytes of the largest input: 75 rulesets of each level, each with all its rules, are some hundred thousand. */
export const maxInputBytes = 8 * 1024 * 1024

const requiredChecks = z.looseObject({
  enforcement_level: z.string(),
  contexts: z.array(z.string()).optional(),
  checks: z.array(z.looseObject({ context: z.string(), app_id: z.number().nullish() })).optional(),
})

const hintSchema = z.looseObject({
  enabled: z.boolean(),
  required_status_checks: requiredChecks.nullish(),
})

const flag = z.boolean().optional()
const list = z.array(z.string()).optional()

/** Parameters that a decision rests on: what has another type there was not written by GitHub. */
const parameters = z.looseObject({
  required_approving_review_count: z.number().int().optional(),
  dismiss_stale_reviews_on_push: flag,
  require_code_owner_review: flag,
  require_last_push_approval: flag,
  required_review_thread_resolution: flag,
  allowed_merge_methods: list,
  strict_required_status_checks_policy: flag,
  required_status_checks: z
    .array(z.looseObject({ context: z.string(), integration_id: z.number().nullish() }))
    .optional(),
  merge_method: z.string().optional(),
  required_deployment_environments: list,
  workflows: z.array(z.looseObject({ path: z.string() })).optional(),
  code_scanning_tools: z.array(z.looseObject({ tool: z.string() })).optional(),
  required_reviewers: z.array(z.looseObject({})).optional(),
})

const ruleSchema = branchRuleSchema.safeExtend({ parameters: parameters.optional() })

const documentSchema = z.strictObject({
  classic: z.strictObject({
    state: z.enum(['observed', 'unobservable']),
    value: classicProtectionSchema.nullable().optional(),
    hint: hintSchema.nullable().optional(),
  }),
  rules: z.array(ruleSchema),
  rulesets: z.record(
    z.string(),
    rulesetSchema.safeExtend({
      // `Observation` keeps what GitHub leaves out apart from what it says.
      bypass_actors: z.array(bypassActorSchema).nullable().optional(),
      rules: z.array(ruleSchema).optional(),
    }),
  ),
  repo: z
    .looseObject({
      default_branch: z.string().min(1).optional(),
      allow_merge_commit: flag,
      allow_squash_merge: flag,
      allow_rebase_merge: flag,
    })
    .optional(),
})
type InputDocument = z.output<typeof documentSchema>

const expected = 'an object with "classic", "rules", "rulesets" and "repo": GitHub\'s own answers'

/** GitHub's answers about one branch. */
export interface ProtectionFile {
  readonly input: ProtectionInput
  /** Null when the file has no `repo.default_branch`. */
  readonly defaultBranch: string | null
  /** What the file leaves out, and what that was taken for. One sentence each. */
  readonly notes: readonly string[]
}

/**
 * Reads the document of `branch-protection effective --input`.
 * @throws UsageError `FILE:LINE:COL: …` for what is not the answers of GitHub
 */
export function readProtectionFile(file: JsonFile): ProtectionFile {
  const document = readShaped(file, documentSchema, expected)
  checkParts(file, document)
  const { rules, repo } = document
  return {
    input: {
      ...classicOf(document),
      rules: { known: true, value: rules },
      rulesets: Object.fromEntries(
        Object.entries(document.rulesets).map(([id, value]) => [id, { known: true, value }]),
      ),
      ...mergeSettings(repo),
    },
    defaultBranch: repo?.default_branch ?? null,
    notes: repo === undefined ? [withoutRepo] : [],
  }
}

const withoutRepo = 'the file has no "repo": every merge method is taken to be allowed by the repository'

/** An error, or an empty object, would be a rule that blocks force pushes and deletions: those are on unless allowed. */
const isRule = (value: object): boolean =>
  Object.keys(classicProtectionSchema.shape).some((key) => Object.hasOwn(value, key))

/** What a schema cannot say in words that help. */
function checkParts(file: JsonFile, { classic, rulesets }: InputDocument): void {
  if (classic.state === 'observed' && classic.value === undefined)
    throw jsonError(
      file,
      ['classic'],
      '`classic` is observed and has no `value`: expected the answer of GET branches/{branch}/protection, or null where it was "Branch not protected"',
    )
  if (classic.value !== undefined && classic.value !== null && !isRule(classic.value))
    throw jsonError(
      file,
      ['classic', 'value'],
      '`classic.value` has no key of a classic rule, or is an error of GitHub\'s: expected the rule, or null for "Branch not protected"',
    )
  if (classic.state === 'unobservable' && classic.value !== undefined && classic.value !== null)
    throw jsonError(
      file,
      ['classic', 'value'],
      '`classic` is unobservable and has a `value`: expected one of the two, or its `hint`',
    )
  for (const [id, ruleset] of Object.entries(rulesets))
    if (String(ruleset.id) !== id)
      throw jsonError(
        file,
        ['rulesets', id],
        `\`rulesets\` has ruleset ${ruleset.id} under the key ${JSON.stringify(id.slice(0, 60))}: expected its id`,
      )
}

const hidden: Unobserved = {
  known: false,
  reason: 'permission-missing',
  detail: 'classic branch protection cannot be read with the token that was used',
  remedy: {
    text: 'read the classic rule with a token that has `administration: read` (GitHub App)',
    permission: 'administration: read (GitHub App)',
  },
}

const leftOut: Unobserved = {
  known: false,
  reason: 'permission-missing',
  detail: 'GitHub left `protection` out of its answer about the branch',
}

/** A rule that appeared, or went, between two requests: neither answer proves anything. */
const ambiguous: Unobserved = {
  known: false,
  reason: 'ambiguous',
  detail: '"Branch not protected" contradicts the branch itself, which has a classic rule',
  remedy: { text: 'read both again' },
}

function classicOf({ classic }: InputDocument): Pick<ProtectionInput, 'classic' | 'hint'> {
  const { state, value = null } = classic
  const hint = classic.hint ?? null
  const seen: ProtectionInput['hint'] = hint === null ? leftOut : { known: true, value: hintOf(hint) }
  if (state === 'unobservable') return { classic: hidden, hint: seen }
  const contradicted = value === null && hint?.enabled === true
  return { classic: contradicted ? ambiguous : { known: true, value }, hint: seen }
}

function hintOf({ enabled, required_status_checks: checks }: z.output<typeof hintSchema>): BranchHint {
  if (checks === undefined || checks === null)
    return { protected: enabled, protection: { enabled, requiredChecks: null } }
  const listed = (checks.checks ?? []).map(({ context, app_id: appId }) => ({
    context,
    appId: appId ?? null,
  }))
  const named = new Set(listed.map(({ context }) => context))
  const further = (checks.contexts ?? []).filter((context) => !named.has(context))
  return {
    protected: enabled,
    protection: {
      enabled,
      requiredChecks: {
        enforcementLevel: checks.enforcement_level,
        checks: [...listed, ...further.map((context) => ({ context, appId: null }))],
      },
    },
  }
}

/** GitHub leaves the settings out for tokens without write access. What is there all the same counts. */
function mergeSettings(
  repo: InputDocument['repo'],
): Pick<ProtectionInput, 'mergeSettings' | 'possibleMethods'> {
  if (repo === undefined)
    return { mergeSettings: { known: true, value: { merge: true, squash: true, rebase: true } } }
  const { allow_merge_commit: merge, allow_squash_merge: squash, allow_rebase_merge: rebase } = repo
  if (merge !== undefined && squash !== undefined && rebase !== undefined)
    return { mergeSettings: { known: true, value: { merge, squash, rebase } } }
  const methods = { merge, squash, rebase }
  return {
    mergeSettings: withoutSettings,
    possibleMethods: allMethods.filter((method) => methods[method] !== false),
  }
}

const withoutSettings: Unobserved = {
  known: false,
  reason: 'permission-missing',
  detail: '`repo` does not hold allow_merge_commit, allow_squash_merge and allow_rebase_merge',
  remedy: { text: 'read the repository with a token that may write to it', permission: 'contents: write' },
}
