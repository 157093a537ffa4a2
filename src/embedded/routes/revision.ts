import { ApiError, notFound } from '../errors.ts'
import type { Context } from '../http.ts'
import type { PullRequest } from '../model.ts'
import { isPullRequest } from '../model.ts'

/** The commit a request names. @throws ApiError 422 as GitHub answers for a revision it cannot find */
export function commitOr422(context: Context, revision: string): string {
  const sha = context.repository.git.resolve(revision)
  if (sha === null) throw new ApiError(422, `No commit found for SHA: ${revision}`)
  return sha
}

/** The commit of `ref`, or of the default branch. @throws ApiError 404 */
export function contentCommit(context: Context): string {
  const ref = context.query('ref') ?? context.repository.defaultBranch
  const sha = context.repository.git.resolve(ref)
  if (sha === null) throw new ApiError(404, `No commit found for the ref ${ref}`)
  return sha
}

/** The pull request a route names. @throws ApiError 404 */
export function pullRequest(context: Context): PullRequest {
  const found = context.repository.issues.get(context.number('pull_number'))
  if (found === undefined || !isPullRequest(found)) throw notFound()
  return found
}
