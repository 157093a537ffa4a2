import { z } from 'zod'
import { observation } from './observation.ts'
import { checksSchema } from './tools.ts'

/** What a green-light audit looks at, at one commit (source document 002). */
export const greenlightSchema = z.object({
  sha: z.string(),
  /** Required files, by path: there, readable as what they should be, and which of the named texts are missing. */
  files: z.record(
    z.string(),
    observation(
      z.object({
        kind: z.enum(['file', 'absent', 'other']),
        /** Why it is not what it should be (line and column where there are some); null: it is. */
        problem: z.string().nullable(),
        missing: z.array(z.string()),
        /** SHA-256 of its bytes; null where they were not read. */
        sha256: z.string().nullable(),
      }),
    ),
  ),
  /** Policy variables, by name: what each workflow step that runs the gate is given. */
  variables: z.record(
    z.string(),
    observation(
      z.array(
        z.object({
          workflow: z.string(),
          job: z.string(),
          /** 1-based number and name of the step. */
          step: z.string(),
          line: z.number().int().positive().nullable(),
          /** The literal text; null: not set there. */
          value: z.string().nullable(),
          /** An expression: what it comes to is not known here. */
          computed: z.boolean(),
        }),
      ),
    ),
  ),
  /** Check runs and commit statuses of the commit, of the names that gates and safety nets ask for. */
  checks: observation(checksSchema),
})
export type Greenlight = z.output<typeof greenlightSchema>
