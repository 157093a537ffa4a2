import type { Urls } from '../http.ts'
import { setBody } from '../issues.ts'
import type { PullRequest, Review, ReviewState, Team } from '../model.ts'
import { addReview, baseTip, changedFiles, headSha, requestCodeOwners, testMerge } from '../pull-requests.ts'
import { recordPush, takeHead } from '../pushes.ts'
import { labelNamed } from '../routes/labels.ts'
import type { State } from '../state.ts'
import { known } from './names.ts'
import type { CommitOptions, Files, RepositoryBuilder } from './repository.ts'

/** What builders share. */
export interface WorldContext {
  readonly state: State
  /** Addresses of the running server. @throws Error before the start */
  readonly urls: () => Urls
}

export interface OpenOptions {
  readonly author: string
  /** Head branch. */
  readonly head?: string
  /** The default branch when absent. */
  readonly base?: string
  readonly title?: string
  readonly body?: string | null
  readonly draft?: boolean
  /** The fork the head branch is in. */
  readonly from?: RepositoryBuilder
}

interface ReviewOptions {
  readonly by: string
  readonly state: ReviewState
  /** The head when absent; null for a review whose commit is gone. */
  readonly commit?: string | null
  readonly body?: string
}

interface Edit {
  readonly title?: string
  readonly body?: string | null
  readonly draft?: boolean
  readonly base?: string
  /** Who edits; the author when absent. */
  readonly by?: string
}

export function openPullRequest(
  context: WorldContext,
  repository: RepositoryBuilder,
  options: OpenOptions & { readonly head: string },
): PullRequestBuilder {
  const { state } = context
  const { model } = repository
  const home = options.from ?? repository
  const now = state.clock.iso()
  const pull: PullRequest = {
    id: state.nextId(),
    number: model.issues.size + 1,
    author: known(state, options.author),
    title: options.title ?? 'Change',
    body: options.body ?? null,
    state: 'open',
    stateReason: null,
    closedBy: null,
    labels: [],
    assignees: [],
    locked: false,
    comments: [],
    createdAt: now,
    updatedAt: now,
    closedAt: null,
    repository: model,
    headRef: options.head,
    headRepository: home.model,
    baseRef: options.base ?? model.defaultBranch,
    baseSha: repository.tip(options.base ?? model.defaultBranch),
    draft: options.draft ?? false,
    mergedAt: null,
    mergeCommit: null,
    mergedBy: null,
    reviews: [],
    requestedUsers: new Set(),
    requestedTeams: new Set(),
  }
  takeHead(pull)
  model.issues.set(pull.number, pull)
  requestCodeOwners(state, pull)
  return new PullRequestBuilder(context, repository, home, pull)
}

/** A pull request; everything shown of it follows git and the reviews. */
export class PullRequestBuilder {
  readonly model: PullRequest
  readonly repository: RepositoryBuilder
  readonly context: WorldContext
  readonly #home: RepositoryBuilder
  readonly #state: State

  constructor(
    context: WorldContext,
    repository: RepositoryBuilder,
    home: RepositoryBuilder,
    model: PullRequest,
  ) {
    this.model = model
    this.repository = repository
    this.context = context
    this.#home = home
    this.#state = context.state
  }

  get number(): number {
    return this.model.number
  }

  get headSha(): string {
    return headSha(this.model)
  }

  /** Tip of the base branch now. */
  get baseSha(): string {
    return baseTip(this.model)
  }

  /** Paths of the changed files now. */
  get files(): string[] {
    return changedFiles(this.model).map((file) => file.filename)
  }

  /** The test merge commit (`refs/pull/N/merge`), null on conflict. */
  get mergeSha(): string | null {
    return testMerge(this.model)
  }

  /** Adds a commit to the head branch. Gives its id. */
  push(options: { readonly by: string; readonly files: Files } & Omit<CommitOptions, 'files'>): string {
    const { by, ...rest } = options
    return this.#home.commit(this.model.headRef, { author: by, pushedBy: by, ...rest })
  }

  /** Replaces the commits of the head branch by one on top of the base. Gives its id. */
  forcePush(options: { readonly by: string; readonly files: Files }): string {
    return this.push({ ...options, onto: this.baseSha })
  }

  /** Records a review as it stands, without the checks the API makes (an author's own approval is possible). */
  review(options: ReviewOptions): Review {
    const commit = options.commit === undefined ? this.headSha : options.commit
    return addReview(this.#state, this.model, {
      author: known(this.#state, options.by),
      state: options.state,
      body: options.body ?? '',
      commit,
    })
  }

  dismiss(review: Review): void {
    review.state = 'DISMISSED'
  }

  edit(edit: Edit): void {
    const { model } = this
    model.title = edit.title ?? model.title
    if (edit.body !== undefined) {
      const editor = edit.by === undefined ? model.author : known(this.#state, edit.by)
      setBody(this.#state, model, edit.body, editor)
    }
    model.baseRef = edit.base ?? model.baseRef
    if (edit.base !== undefined) model.baseSha = baseTip(model)
    const ready = model.draft && edit.draft === false
    model.draft = edit.draft ?? model.draft
    model.updatedAt = this.#state.clock.iso()
    if (ready) requestCodeOwners(this.#state, model)
  }

  label(...names: readonly string[]): void {
    this.model.labels = names.map((name) => labelNamed(this.#state, this.model.repository, name))
  }

  request(reviewers: { readonly users?: readonly string[]; readonly teams?: readonly Team[] }): void {
    for (const login of reviewers.users ?? []) this.model.requestedUsers.add(known(this.#state, login))
    for (const team of reviewers.teams ?? []) this.model.requestedTeams.add(team)
  }

  /** Fixes GitHub's own decision instead of computing it from the rulesets. */
  decide(decision: 'APPROVED' | 'CHANGES_REQUESTED' | 'REVIEW_REQUIRED' | null): void {
    this.model.reviewDecision = decision
  }

  close(): void {
    this.model.state = 'closed'
    this.model.closedAt = this.#state.clock.iso()
  }

  /** Merges by a merge commit. @throws Error on conflict */
  merge(by: string): string {
    const { model } = this
    const before = this.baseSha
    const message = `Merge pull request #${model.number} from ${model.headRef}`
    const sha = model.repository.git.merge(before, this.headSha, message)
    if (sha === null) throw new Error(`pull request ${model.number} conflicts with ${model.baseRef}`)
    model.repository.git.setReference(`refs/heads/${model.baseRef}`, sha)
    model.baseSha = before
    model.mergeCommit = sha
    model.mergedBy = known(this.#state, by)
    model.mergedAt = this.#state.clock.iso()
    this.close()
    const push = {
      repository: model.repository,
      branch: model.baseRef,
      before,
      after: sha,
      actor: model.mergedBy,
    }
    recordPush(this.#state, { ...push, type: 'pr_merge' })
    return sha
  }
}
