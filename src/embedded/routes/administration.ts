import { roleOf } from '../access.ts'
import { ApiError, notFound } from '../errors.ts'
import type { Context } from '../http.ts'
import { protectable } from '../rulesets.ts'

/** Conditions that routes of administration share, beside the permissions the router checks. */

/** People who are no administrators are told that there is nothing. @throws ApiError 404 */
export function administrators({ repository, state, token }: Context): void {
  if (token?.kind === 'pat' && roleOf(state, repository, token.actor) !== 'admin') throw notFound()
}

/** @throws ApiError 403 where the owner's plan has no protection for private repositories */
export function planAllows({ repository }: Context): void {
  if (protectable(repository)) return
  const message = 'Upgrade to GitHub Pro or make this repository public to enable this feature.'
  throw new ApiError(403, message)
}

/** @throws ApiError 403 */
export function notArchived({ repository }: Context): void {
  if (repository.settings.archived) throw new ApiError(403, 'Repository was archived so is read-only.')
}
