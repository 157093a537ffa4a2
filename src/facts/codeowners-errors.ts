import { z } from 'zod'
import { known } from '../core/fact.ts'
import type { Gatherer } from './gather.ts'

const route = 'GET /repos/{owner}/{repo}/codeowners/errors'

const errorsSchema = z.object({
  errors: z.array(
    z.object({
      line: z.number().int(),
      column: z.number().int(),
      kind: z.string(),
      message: z.string(),
      suggestion: z.string().nullish(),
      path: z.string(),
    }),
  ),
})

/** Fact `codeowners-errors`: GitHub's verdict on the base's file. Without a file there is nothing to ask. */
export const gatherCodeownersErrors: Gatherer<'codeowners-errors'> = async (context) => {
  const file = await context.fact('codeowners')
  if (file.known && file.value.path === null) return known([], { ...file.source, what: 'no CODEOWNERS file' })
  // GitHub answers 404 where no file is. Here one stands, or could not be looked up: then 404 proves nothing.
  const parameters = { ...context.repository, ref: context.baseSha }
  const { errors } = await context.github.get(route, parameters, errorsSchema, {
    permission: 'contents: read',
  })
  const value = errors.map((error) => ({ ...error, suggestion: error.suggestion ?? null }))
  return known(value, { kind: 'api', what: route, sha: context.baseSha })
}
