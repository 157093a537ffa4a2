import { z } from 'zod'
import { observation } from './observation.ts'

/** Severity of a tool's result, by the vocabulary of document 004. */
export const severities = ['blocker', 'high', 'medium', 'low'] as const
export type Severity = (typeof severities)[number]

export const toolResultSchema = z.object({
  /** Index into `runs`. */
  run: z.number().int().nonnegative(),
  rule: z.string(),
  severity: z.enum(severities),
  /** `CWE-79`, … */
  cwe: z.array(z.string()),
  /** Relative to the repository; null when the result names no file. */
  path: z.string().nullable(),
  line: z.number().int().positive().nullable(),
  endLine: z.number().int().positive().nullable(),
  /** Accepted suppressed results are no contradiction. */
  suppressed: z.boolean(),
  /** Suppressed by a comment in the source: on a line that the change adds, that is the author's own word. */
  inSource: z.boolean().optional(),
  baseline: z.enum(['new', 'unchanged', 'updated', 'absent']).nullable(),
})
export type ToolResult = z.output<typeof toolResultSchema>

/** SARIF files of this run. Messages, snippets and fingerprints are never kept: they may hold secrets. */
export const toolFindingsSchema = z.object({
  /** Every pattern of the policy with the number of files it named. */
  patterns: z.array(z.object({ pattern: z.string(), files: z.number().int().nonnegative() })),
  /** Files that could not be used, and why: absent or unparsable is not run, never passed. */
  invalid: z.array(z.object({ file: z.string(), detail: z.string() })),
  runs: z.array(
    z.object({
      file: z.string(),
      tool: z.string(),
      version: z.string().nullable(),
      /** Commit it says it looked at; null: it does not say. */
      revision: z.string().nullable(),
      /** What the tool says of its own run; null: it does not say. */
      successful: z.boolean().nullable(),
      results: z.number().int().nonnegative(),
    }),
  ),
  results: z.array(toolResultSchema),
  /** Commits that a run may be about: the judged one first, then the checked out merge. */
  commits: z.array(z.string()),
})
export type ToolFindings = z.output<typeof toolFindingsSchema>

export const checkRunFactSchema = z.object({
  id: z.number().int(),
  name: z.string(),
  /** The commit the answer speaks of. */
  sha: z.string(),
  status: z.string(),
  conclusion: z.string().nullable(),
  app: z.object({ id: z.number().int(), slug: z.string().nullable() }).nullable(),
  suite: z.number().int().nullable(),
  /** The workflow run it belongs to; null: of no workflow, or not known. */
  workflow: z
    .object({
      path: z.string(),
      run: z.number().int(),
      event: z.string(),
      /** How often the run was started; absent: not known. */
      attempt: z.number().int().positive().optional(),
      /** When the newest attempt started, RFC 3339. */
      attemptStartedAt: z.string().optional(),
    })
    .nullable(),
  startedAt: z.string().nullable(),
  completedAt: z.string().nullable(),
})
export type CheckRunFact = z.output<typeof checkRunFactSchema>

/**
 * Check runs (every attempt) and commit statuses (the latest per context and creator) of the judged commit, of the
 * names that an option or an answer asks for.
 */
export const checksSchema = z.object({
  sha: z.string(),
  runs: z.array(checkRunFactSchema),
  statuses: z.array(
    z.object({
      context: z.string(),
      state: z.string(),
      creator: z.number().int().nullable(),
      at: z.string(),
    }),
  ),
  /** Whether the workflow of each run could be read. */
  workflows: observation(z.literal(true)),
  /** The workflow run that judges: what is still open in it cannot be waited for by it. */
  ownRun: z.number().int().nullable().optional(),
  /** Its check that judges: the only one of that run that has not ended; null: it cannot be told. */
  ownCheck: z.string().nullable().optional(),
  /** Other names on the commit, sorted and capped, for "did you mean". */
  others: z.array(z.string()).optional(),
})
export type Checks = z.output<typeof checksSchema>
