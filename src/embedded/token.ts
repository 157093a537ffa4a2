import type { Account, App, Repository } from './model.ts'

/**
 * `github-token`: the token of a workflow job; `fork`: the same, read-only, as given to pull requests of forks;
 * `app`: an installation of a GitHub App; `pat`: a fine-grained token of a user.
 */
export type TokenKind = 'github-token' | 'fork' | 'app' | 'pat'

export type Permissions = Readonly<Record<string, 'read' | 'write'>>

export interface Budget {
  limit: number
  used: number
  /** Seconds since 1970. */
  reset: number
}

export interface Token {
  readonly id: number
  readonly value: string
  readonly kind: TokenKind
  /** Names with underscores, as in `x-accepted-github-permissions`. */
  readonly permissions: Permissions
  /** Who writes appear as: the user, or the App's bot. */
  readonly actor: Account
  readonly app: App | null
  /** The only repositories the token reaches beyond public ones; null for all its actor can see. */
  readonly repositories: ReadonlySet<Repository> | null
  revoked: boolean
}

/** Requests per hour that GitHub documents per kind of token; 60 without one. */
export const HOURLY_LIMIT: Readonly<Record<TokenKind | 'anonymous', number>> = {
  'github-token': 1000,
  fork: 1000,
  app: 5000,
  pat: 5000,
  anonymous: 60,
}

/** Policy and workflow files write `pull-requests`, the API `pull_requests`: both are taken. */
export const normalisePermissions = (permissions: Permissions): Permissions =>
  Object.fromEntries(Object.entries(permissions).map(([name, level]) => [name.replaceAll('-', '_'), level]))
