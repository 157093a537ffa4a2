import { z } from 'zod'
import { signatureSchema } from './evidence.ts'

const instant = z.iso.datetime({ offset: true })

/** The start of a soak: what is deployed, and when its one result will be looked at. */
export const soakStartSchema = z
  .strictObject({
    schema_version: z.literal(1),
    tool: z.literal('gatewright'),
    deployment: z.string().min(1).max(200),
    started_at: instant,
    ends_at: instant,
    /** How often a soak was started again before this one: a reset is visible. */
    restarts: z.number().int().nonnegative(),
    signature: signatureSchema.nullable(),
  })
  .refine((start) => Date.parse(start.ends_at) > Date.parse(start.started_at), {
    path: ['ends_at'],
    error: 'expected a time after `started_at`',
  })
export type SoakStart = z.output<typeof soakStartSchema>

/** One event of a soak, a line of JSON. Unknown fields are allowed: whoever writes events may say more. */
export const soakEventSchema = z.looseObject({
  /** Tells repetitions of a line; without an id a line that is there twice is refused. */
  id: z.string().max(500).optional(),
  at: instant,
  deployment: z.string().max(200),
  workflow: z.string().min(1).max(200),
  outcome: z.enum(['passed', 'failed']),
})
export type SoakEvent = z.output<typeof soakEventSchema>
