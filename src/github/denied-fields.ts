import { z } from 'zod'

/** A field of a GraphQL answer that the token may not read; GitHub gives null in its place. */
const deniedFieldSchema = z.object({
  /** `repository.base`: names as in the answer, joined by dots. */
  path: z.string(),
  /** GitHub's words, one line. */
  message: z.string(),
  /** As in the headers of the answer; absent when GitHub names none. */
  permission: z.string().optional(),
})
export type DeniedField = z.output<typeof deniedFieldSchema>

/** What `graphql` puts into `deniedFields` of an answer that is asked for with `partial`. */
export const deniedFieldsSchema = z.array(deniedFieldSchema).default([])
