import { z } from 'zod'
import { observation } from './observation.ts'

/** What was found of one criterion of a stage, at the commit of its artifact or at the head where it has none. */
export const criteriaSchema = z.object({
  /** The commit that files were looked up at. */
  sha: z.string(),
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
})
export type Criteria = z.output<typeof criteriaSchema>
