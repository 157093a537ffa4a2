import { UsageError } from '../core/errors.ts'
import type { RepositoryName } from '../core/target.ts'

/** Logins have letters, digits and hyphens, and `_` before the short code of an enterprise. */
const fullName = /^([A-Za-z0-9][A-Za-z0-9_-]{0,99})\/([A-Za-z0-9._-]{1,100})$/

/**
 * `owner/name`.
 * @param where what held the name, for the message
 * @throws UsageError for anything that could mean another path of the API.
 */
export function parseRepository(where: string, text: string | null): RepositoryName {
  const match = fullName.exec(text ?? '')
  const [, owner, repo] = match ?? []
  if (owner !== undefined && repo !== undefined && repo !== '.' && repo !== '..') return { owner, repo }
  const found = text === null ? 'not set' : JSON.stringify(text)
  throw new UsageError(`${where} is ${found}; expected owner/name, for example acme/shop`)
}
