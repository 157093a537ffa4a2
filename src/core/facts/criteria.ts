import { z } from 'zod'
import { observation } from './observation.ts'

/** What was found of one criterion of a stage, at the commit of its artifact or at the head where it has none. */
export const criteriaSchema = z.object({
  /** The judged commit, that stages without an artifact are looked up at. */
  sha: z.string(),
  /** The commit that each stage was looked up at, by stage; a stage that is not here was not looked at. */
  commits: z.record(z.string(), z.string()),
  /** By `STAGE/CRITERION`: `M1/core-lib`. */
  files: z.record(z.string(), observation(z.object({ count: z.number().int(), paths: z.array(z.string()) }))),
  /** Suites in `gate-evidence.json` files, by the same key. */
  suites: z.record(
    z.string(),
    observation(
      z.object({
        path: z.string(),
        /** Why the file proves nothing (absent, unsigned, of another commit, changed); null: it holds. */
        problem: z.string().nullable(),
        decision: z.string().nullable(),
        successes: z.number().int().nullable(),
        trials: z.number().int().nullable(),
        lcb: z.number().nullable(),
      }),
    ),
  ),
  /** Issues of the repository, by the same key. */
  issues: z.record(z.string(), observation(z.object({ open: z.number().int(), closed: z.number().int() }))),
  /** Blob of a stage's artifact file at the commit that the stage's tag leads to, by tag; null: it is not there. */
  tagged: z.record(z.string(), observation(z.string().nullable())),
})
export type Criteria = z.output<typeof criteriaSchema>
