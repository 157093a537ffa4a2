import { z } from 'zod'
import { type Unknown, unknownReasons } from '../fact.ts'

const reasons = Object.keys(unknownReasons) as [
  keyof typeof unknownReasons,
  ...(keyof typeof unknownReasons)[],
]

/** A part of a fact that could not be observed while the rest could. */
export const unobservedSchema = z.object({
  known: z.literal(false),
  reason: z.enum(reasons),
  detail: z.string(),
  remedy: z.object({ text: z.string(), permission: z.string().optional() }).optional(),
})
export type Unobserved = z.output<typeof unobservedSchema>

/** A part of a fact that could not be observed, for the reason that the whole could not. */
export const unobserved = ({ reason, detail, remedy }: Unknown): Unobserved => ({
  known: false,
  ...{ reason, detail },
  ...(remedy === undefined ? {} : { remedy }),
})

/** A part of a fact that is known or unknown by itself. */
export const observation = <S extends z.ZodType>(value: S) =>
  z.discriminatedUnion('known', [z.object({ known: z.literal(true), value }), unobservedSchema])
export type Observation<T> = { known: true; value: T } | Unobserved
