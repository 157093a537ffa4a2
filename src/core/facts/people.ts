import { z } from 'zod'

/** A GitHub account. `id` is GitHub's numeric id: the only identity that grants anything; a login can be renamed. */
export const actorSchema = z.object({
  id: z.number().int().nullable(),
  login: z.string(),
  /** `User`, `Bot`, `Organization`, `Mannequin`, `EnterpriseUserAccount`, or a type GitHub adds later. */
  type: z.string(),
})
export type Actor = z.output<typeof actorSchema>
