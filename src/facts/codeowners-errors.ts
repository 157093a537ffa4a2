import { z } from 'zod'
import { known } from '../core/fact.ts'
import type { RepositoryName } from '../core/target.ts'
import type { GitHub } from '../github/port.ts'
import { factValue, type GatherContext, type Gatherer } from './gather.ts'

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
      source: z.string().nullish(),
    }),
  ),
})

/** Fact `codeowners-errors`: GitHub's verdict on the base's file. Without a file there is nothing to ask. */
export const gatherCodeownersErrors: Gatherer<'codeowners-errors'> = async (context) => {
  const file = await context.fact('codeowners')
  if (file.known && file.value.path === null) return known([], { ...file.source, what: 'no CODEOWNERS file' })
  // GitHub answers 404 where no file is. Here one stands, or could not be looked up: then 404 proves nothing.
  return await errorsAt(context, context.baseSha)
}

/** Fact `head-codeowners-errors`: GitHub's verdict on the file that the pull request proposes. */
export const gatherHeadCodeownersErrors: Gatherer<'head-codeowners-errors'> = async (context) => {
  const file = await factValue(context, 'head-codeowners')
  if (file === null || file.path === null)
    return known([], { kind: 'api', what: 'no CODEOWNERS file is proposed' })
  return await errorsAt(context, file.sha)
}

async function errorsAt({ github, repository }: GatherContext, ref: string) {
  const errors = await readCodeownersErrors(github, repository, ref)
  const value = errors.map(({ source: _, ...error }) => error)
  return known(value, { kind: 'api', what: route, sha: ref })
}

/**
 * GitHub's own errors for a CODEOWNERS file, each with the line it speaks of.
 * @param ref null for the default branch
 * @throws {GitHubFailure} `not-found` where there is no file
 */
export async function readCodeownersErrors(github: GitHub, repository: RepositoryName, ref: string | null) {
  const parameters = { ...repository, ...(ref === null ? {} : { ref }) }
  const { errors } = await github.get(route, parameters, errorsSchema, { permission: 'contents: read' })
  return errors.map((error) => ({
    ...error,
    suggestion: error.suggestion ?? null,
    source: error.source ?? null,
  }))
}
