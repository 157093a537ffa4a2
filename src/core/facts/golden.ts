import { z } from 'zod'

export const priorities = ['P0', 'P1', 'P2'] as const

/** One expected test of the manifest `.gatewright/golden.yml`. */
export const expectedTestSchema = z.object({
  /** As `testId` names it. */
  id: z.string(),
  priority: z.enum(priorities),
  /** Source file of the test, relative to the repository; null when the manifest names none. */
  file: z.string().nullable(),
  /** SHA-256 (hex) of that file when the entry was made; null when the manifest names none. */
  sha256: z.string().nullable(),
  /** Requirement ids the test stands for. */
  requirements: z.array(z.string()),
  /** Line of the entry in the manifest. */
  line: z.number(),
})
export type ExpectedTest = z.output<typeof expectedTestSchema>

/** One entry of the quarantine list `.gatewright/quarantine.yml`. */
export const quarantineEntrySchema = z.object({
  test: z.string(),
  reason: z.string(),
  /** `@login` or `@org/team`. */
  owner: z.string(),
  /** Address or number of the issue that follows it; null when none is named. */
  issue: z.string().nullable(),
  /** Dates `YYYY-MM-DD`: when it was added, and the last day it holds. */
  since: z.string(),
  reviewBy: z.string(),
  line: z.number(),
})
export type QuarantineEntry = z.output<typeof quarantineEntrySchema>

/**
 * What the base branch expects of the tests: manifest and quarantine list. Files with errors make the fact unknown
 * (`unparsable`), with path and line.
 */
export const goldenManifestSchema = z.object({
  /** Commit both were read at. */
  sha: z.string(),
  /** Null when the base has no manifest. */
  manifest: z.object({ path: z.string(), tests: z.array(expectedTestSchema) }).nullable(),
  /** Null when the base has no quarantine list. */
  quarantine: z.object({ path: z.string(), entries: z.array(quarantineEntrySchema) }).nullable(),
  /** The manifest the change proposes, when it changes it: id to sha256 (null: none named). Null when unchanged. */
  proposed: z.record(z.string(), z.string().nullable()).nullable(),
  /** Tests whose priority the change lowers (P0 is the highest), by id. */
  lowered: z.array(z.string()),
  /** SHA-256 of every source file the manifest names, at the judged commit; null when the file is not there. */
  sources: z.record(z.string(), z.string().nullable()),
})
export type GoldenManifest = z.output<typeof goldenManifestSchema>

/** One earlier result of a suite on the default branch. */
export const suiteResultSchema = z.object({
  suite: z.string(),
  successes: z.number().int().nonnegative(),
  trials: z.number().int().nonnegative(),
  /** The bound as it was decided then; null when there was none. */
  lcb: z.number().nullable(),
})

/** Earlier results, oldest first, from evidence files of default-branch runs. */
export const suiteHistorySchema = z.object({
  runs: z.array(
    z.object({
      /** RFC 3339. */
      at: z.string(),
      sha: z.string(),
      suites: z.array(suiteResultSchema),
      /** Logical tests that were flaky in that run. */
      flaky: z.array(z.string()),
    }),
  ),
  /** Evidence that was found and could not be used: broken, of another repository or commit, or not signed. */
  unreadable: z.number().int().nonnegative(),
})
export type SuiteHistory = z.output<typeof suiteHistorySchema>

/** The soak that is under way, or null when the policy declares none. */
export const soakSchema = z
  .object({
    /** From the soak's start file; null when there is no such file. */
    start: z
      .object({
        path: z.string(),
        deployment: z.string(),
        /** RFC 3339; the declared end is fixed when the soak starts. */
        startedAt: z.string(),
        endsAt: z.string(),
        /** `valid` and `invalid` only when a key was given. */
        signature: z.enum(['none', 'unchecked', 'valid', 'invalid']),
      })
      .nullable(),
    /** The deployment that runs: as the policy names it, or one whose events replaced the soaked one's; else null. */
    deployment: z.string().nullable(),
    /** Events inside the window, per UTC day and workflow. */
    days: z.array(
      z.object({
        /** `YYYY-MM-DD`. */
        day: z.string(),
        workflow: z.string(),
        passed: z.number().int().nonnegative(),
        failed: z.number().int().nonnegative(),
      }),
    ),
    /** Events outside the window or of another deployment, which do not count. */
    ignored: z.number().int().nonnegative(),
    /** Why event files cannot be trusted, with file and line. */
    invalid: z.array(z.string()),
  })
  .nullable()
export type Soak = z.output<typeof soakSchema>
