/** A repository, by the owner and name GitHub knows it under. */
export interface RepositoryName {
  readonly owner: string
  readonly repo: string
}

/** What is judged. Commit ids are 40 or 64 hexadecimal digits. */
export type Target =
  | { readonly kind: 'pull-request'; readonly repository: RepositoryName; readonly number: number }
  | {
      readonly kind: 'merge-group'
      readonly repository: RepositoryName
      readonly headSha: string
      readonly headRef: string
      readonly baseSha: string
      readonly baseRef: string
    }
  | { readonly kind: 'push'; readonly repository: RepositoryName; readonly ref: string; readonly sha: string }
  | { readonly kind: 'repository'; readonly repository: RepositoryName; readonly ref: string }

export type TargetKind = Target['kind']

/**
 * The two situations a gate may know how to judge: one pull request, or the state of a repository at a commit.
 * A merge group is judged as the pull requests in it; a push and an audit as a repository.
 */
export const scopes = ['pull-request', 'repository'] as const
export type Scope = (typeof scopes)[number]
