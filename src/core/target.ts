/** A repository, by the owner and name GitHub knows it under. */
export interface RepositoryName {
  readonly owner: string
  readonly repo: string
}

/** Owner of a clone that does not say what it is called on GitHub; its folder stands for the name. */
export const unnamedOwner = 'local'

/**
 * What is judged. Commit ids are 40 or 64 hexadecimal digits. `ref` is a full ref (`refs/heads/main`); `headRef` and
 * `baseRef` are branch names without `refs/heads/`.
 */
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

/**
 * A finished workflow run, named by a `workflow_run` event. It is not judged itself: the pipeline finds the open pull
 * request whose head is `headSha` and whose head repository is `headRepository`, by the API. The branch name alone is
 * never enough, since another fork may have one of the same name.
 */
export interface WorkflowRunReference {
  readonly kind: 'workflow-run'
  readonly repository: RepositoryName
  readonly runId: number
  readonly headSha: string
  /** Null when GitHub names none. */
  readonly headBranch: string | null
  /** Null when the fork was deleted. */
  readonly headRepository: RepositoryName | null
  /** The event that started that run, for example `pull_request`. */
  readonly event: string
}

/** What an event names: something to judge, or a run that leads to it. */
export type EventTarget = Target | WorkflowRunReference

/**
 * The two situations a gate may know how to judge: one pull request, or the state of a repository at a commit.
 * A merge group is judged as the pull requests in it; a push and an audit as a repository.
 */
export const scopes = ['pull-request', 'repository'] as const
export type Scope = (typeof scopes)[number]
