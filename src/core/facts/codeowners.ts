import { z } from 'zod'
import { actorSchema } from './people.ts'

/** A CODEOWNERS file at one commit, found by GitHub's lookup order (`.github/`, root, `docs/`). */
export const codeownersFileSchema = z.object({
  /** The commit it was looked up at. */
  sha: z.string(),
  /** Null when there is no such file at that commit. */
  path: z.string().nullable(),
  /** Size in bytes: GitHub does not load 3 MB or more. */
  bytes: z.number().int().nonnegative(),
  /** The text; empty when there is no file or it is too large to be loaded. */
  content: z.string(),
  /** Further CODEOWNERS files that GitHub ignores because `path` is found first. */
  ignored: z.array(z.string()),
})
export type CodeownersFile = z.output<typeof codeownersFileSchema>

/** The file at the head, or null when the pull request touches no CODEOWNERS file. */
export const headCodeownersSchema = codeownersFileSchema.nullable()

/** One row of GitHub's own list of errors (`GET /repos/{owner}/{repo}/codeowners/errors`). */
export const codeownersErrorSchema = z.object({
  line: z.number().int(),
  column: z.number().int(),
  kind: z.string(),
  message: z.string(),
  suggestion: z.string().nullable(),
  path: z.string(),
})
/** GitHub's errors for a CODEOWNERS file: the base's, which decides, or the proposed one. */
export const codeownersErrorsSchema = z.array(codeownersErrorSchema)
export type CodeownersError = z.output<typeof codeownersErrorSchema>

const unknownSchema = z.object({
  known: z.literal(false),
  reason: z.string(),
  detail: z.string(),
  remedy: z.object({ text: z.string(), permission: z.string().optional() }).optional(),
})

/**
 * Members of each team that the deciding lines and policy rules name. Key: `@org/team` in lower case.
 * Child teams' members are included, as GitHub's API does. Each team is known or unknown by itself.
 */
export const teamsSchema = z.record(
  z.string(),
  z.union([z.object({ known: z.literal(true), members: z.array(actorSchema) }), unknownSchema]),
)
export type Teams = z.output<typeof teamsSchema>

/** All files of a commit (paths and git modes), or null when no rule needs them for this target. */
export const repositoryFilesSchema = z
  .object({
    sha: z.string(),
    files: z.array(z.object({ path: z.string(), mode: z.string() })),
  })
  .nullable()

/**
 * For `stale-approvals: same-diff`: blob id of each changed file at the commits that older approvals were given on.
 * Key: commit, then path; a path that did not exist there is absent. A commit that cannot be read is absent.
 */
export const approvedBlobsSchema = z.record(z.string(), z.record(z.string(), z.string()))
export type ApprovedBlobs = z.output<typeof approvedBlobsSchema>

/** What GitHub itself demands of code owners on the base branch, from its active rules. */
export const codeOwnerRuleSchema = z.object({
  required: z.boolean(),
  dismissStale: z.boolean(),
})
export type CodeOwnerRule = z.output<typeof codeOwnerRuleSchema>

/** Paths that hold the rules of judgement themselves; a change to one always needs an owner of that path. */
export const policyPathsSchema = z.array(z.string())
