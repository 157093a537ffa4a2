import { z } from 'zod'
import { observation } from './observation.ts'

/** One file below `.gatewright/overrides/`. */
export const overrideFileSchema = z.object({
  path: z.string(),
  /** At the base it was merged before; at the head the change brings it. */
  at: z.enum(['base', 'head']),
  /** What is wrong with it, with its place; empty: nothing. */
  problems: z.array(
    z.object({ message: z.string(), line: z.number().int().nullable(), column: z.number().int().nullable() }),
  ),
  /** Null where it could not be read. */
  override: z
    .object({
      id: z.string(),
      gates: z.array(z.string()),
      /** Rules alone are excused where any are named. */
      rules: z.array(z.string()),
      /** `phase-1`; null: any. */
      stage: z.string().nullable(),
      headSha: z.string(),
      reason: z.string(),
      ticket: z.string(),
      requestedBy: z.string(),
      /** RFC 3339. */
      expiresAt: z.string(),
    })
    .nullable(),
  /** Whether the judged head is `headSha`, or differs from it in files of overrides alone. */
  matchesHead: observation(z.boolean()).nullable(),
})
export type OverrideFile = z.output<typeof overrideFileSchema>

export const overridesSchema = z.object({ sha: z.string(), files: z.array(overrideFileSchema) })
export type OverridesFact = z.output<typeof overridesSchema>
