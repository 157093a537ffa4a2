import { hasPermission, roleOf } from '../access.ts'
import type { Repository } from '../model.ts'
import type { State } from '../state.ts'
import type { Token } from '../token.ts'
import { FieldError } from './execute.ts'

/** Who asks. */
export interface Viewer {
  readonly state: State
  readonly token: Token
}

const integrationOrUser = (token: Token): string =>
  token.kind === 'pat' ? 'personal access token' : 'integration'

/** The error of a field that the token may not read. */
export const denied = (token: Token): FieldError =>
  new FieldError('FORBIDDEN', `Resource not accessible by ${integrationOrUser(token)}`)

/** Whether the token administers a repository, to read (classic protection) or to write. */
export function administers(
  { state, token }: Viewer,
  repository: Repository,
  level: 'read' | 'write',
): boolean {
  const reached = token.repositories === null || token.repositories.has(repository)
  const admin = token.kind !== 'pat' || roleOf(state, repository, token.actor) === 'admin'
  return reached && admin && hasPermission(token, 'administration', level)
}

/** @throws FieldError FORBIDDEN when the token may not read this part of a private repository */
export function readable({ token }: Viewer, repository: Repository, permission: string): void {
  if (repository.private && !hasPermission(token, permission, 'read')) throw denied(token)
}
