import { z } from 'zod'
import { outlineSchema } from './workflow.ts'

/** The documents that `Mitigation plan: PATH` in the body names, at the head, in the order of the body. */
export const mitigationPlansSchema = z.array(
  z.object({
    /** As the statement has it. */
    path: z.string(),
    /** Line of the body. */
    line: z.number().int().positive(),
    /** Null: it is not there, or no document that can be read. */
    outline: outlineSchema.nullable(),
    /** Why there is no outline, in words; empty with one. */
    detail: z.string(),
  }),
)
export type MitigationPlans = z.output<typeof mitigationPlansSchema>
