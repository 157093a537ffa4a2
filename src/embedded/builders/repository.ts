import type { Entry } from '../git/commit.ts'
import { type Account, fullName, type Repository, type Role, type Team } from '../model.ts'
import type { BranchProtection, Ruleset } from '../protection-model.ts'
import { recordPush } from '../pushes.ts'
import type { State } from '../state.ts'
import { type ArtifactOptions, writeArtifact } from './artifacts.ts'
import { type CheckRunOptions, type StatusOptions, writeCheckRun, writeStatus } from './checks.ts'
import { IssuesBuilder } from './issue.ts'
import { known } from './names.ts'
import { accountOf, type Person, signatureOf } from './people.ts'
import {
  makeRuleset,
  type ProtectOptions,
  protectionOf,
  pullRequestRule,
  type ReviewRule,
  type RulesetOptions,
  type SettingsOptions,
} from './protection.ts'
import {
  type OpenOptions,
  openPullRequest,
  type PullRequestBuilder,
  type WorldContext,
} from './pull-request.ts'
import { type RunOptions, WorkflowRunBuilder, writeRun } from './runs.ts'

export type Files = Readonly<Record<string, Entry>>

export interface CommitOptions {
  readonly files?: Files
  readonly author?: Person
  /** The author when absent. */
  readonly committer?: Person
  readonly message?: string
  /** RFC 3339; the world's time when absent. */
  readonly date?: string
  /** Who pushes; the committer's account when absent, null for nobody known. */
  readonly pushedBy?: string | null
  /** Start from this commit instead of the branch's tip: a force push. */
  readonly onto?: string
  /** Further parents: a merge commit. */
  readonly merging?: readonly string[]
}

export interface RepositoryOptions {
  /** Private when absent: permissions then matter for reading too. */
  readonly public?: boolean
  /** Files of the first commit on `main`. */
  readonly files?: Files
  /** More branches, each one commit on top of `main`. */
  readonly branches?: Readonly<Record<string, Files>>
  readonly collaborators?: Readonly<Record<string, Role>>
  readonly teams?: readonly (readonly [Team, Role])[]
  /** Settings that differ from a new repository's; see `RepositorySettings`. */
  readonly settings?: SettingsOptions
}

const GITHUB_SIGNATURE = { name: 'GitHub', email: 'noreply@github.com' }

/** A repository with real git content. */
export class RepositoryBuilder {
  readonly model: Repository
  readonly #context: WorldContext
  readonly #state: State

  constructor(context: WorldContext, model: Repository) {
    this.model = model
    this.#context = context
    this.#state = context.state
  }

  get fullName(): string {
    return fullName(this.model)
  }

  /** The bare repository on disk, for `git clone`. */
  get directory(): string {
    return this.model.git.directory
  }

  /** Commit a branch stands at. @throws Error when there is no such branch */
  tip(branch = this.model.defaultBranch): string {
    const sha = this.model.git.branch(branch)
    if (sha === null) throw new Error(`no branch ${branch} in ${this.fullName}`)
    return sha
  }

  /** Adds a commit and pushes it; a branch that does not exist starts at the default branch. Gives its id. */
  commit(branch: string, options: CommitOptions = {}): string {
    const { git, defaultBranch } = this.model
    const before = git.branch(branch)
    const author = options.author ?? GITHUB_SIGNATURE
    const committer = options.committer ?? author
    const milliseconds =
      options.date === undefined ? this.#state.clock.milliseconds() : Date.parse(options.date)
    const after = git.commit({
      branch,
      files: options.files ?? {},
      message: options.message ?? 'Change',
      author: signatureOf(this.#state, author),
      committer: signatureOf(this.#state, committer),
      timestamp: Math.floor(milliseconds / 1000),
      parent: options.onto ?? before ?? git.branch(defaultBranch),
      otherParents: options.merging ?? [],
    })
    this.#pushed(branch, before, after, this.#pusher(options.pushedBy, committer))
    return after
  }

  #pusher(pushedBy: string | null | undefined, committer: Person): Account | null {
    if (pushedBy === null) return null
    return pushedBy === undefined ? accountOf(this.#state, committer) : known(this.#state, pushedBy)
  }

  #pushed(branch: string, before: string | null, after: string | null, actor: Account | null): void {
    recordPush(this.#state, { repository: this.model, branch, before, after, actor })
  }

  /** Points a branch at a commit, whatever it pointed at before. */
  setBranch(branch: string, sha: string, pushedBy: string | null = null): void {
    const before = this.model.git.branch(branch)
    this.model.git.setReference(`refs/heads/${branch}`, sha)
    this.#pushed(branch, before, sha, pushedBy === null ? null : known(this.#state, pushedBy))
  }

  deleteBranch(branch: string, by: string | null = null): void {
    const before = this.tip(branch)
    this.model.git.setReference(`refs/heads/${branch}`, null)
    this.#pushed(branch, before, null, by === null ? null : known(this.#state, by))
  }

  /** An annotated tag is an object of its own. Gives the id that the reference holds. */
  tag(name: string, sha = this.tip(), annotated = false): string {
    return this.model.git.tag(name, sha, annotated ? this.#state.clock.milliseconds() : null)
  }

  /** A fork of another owner, sharing the objects; its branches are copied. */
  fork(owner: string, name = this.model.name): RepositoryBuilder {
    const account = known(this.#state, owner)
    const model = this.#state.addRepository(account, name, this.model.private, this.model)
    for (const { name: reference, sha } of this.model.git.references('refs/heads/')) {
      model.git.setReference(reference, sha)
    }
    return new RepositoryBuilder(this.#context, model)
  }

  /** Deletes the repository; pull requests from it stay, with `head.repo: null`. */
  delete(): void {
    this.model.deleted = true
  }

  /** Moves the repository; its old name redirects. */
  rename(newName: string): void {
    const [owner = '', name = ''] = newName.split('/')
    this.#state.renamed.set(this.fullName.toLowerCase(), this.model)
    this.model.owner = known(this.#state, owner)
    this.model.name = name
  }

  /** Gives a person direct access; `none` takes it away. */
  collaborator(login: string, role: Role): void {
    this.model.collaborators.set(known(this.#state, login), role)
  }

  grant(team: Team, role: Role): void {
    this.model.teams.set(team, role)
  }

  /** A ruleset of the repository: by default active, on the default branch, without bypass. */
  ruleset(options: RulesetOptions): Ruleset {
    const by = { actor: this.model.owner, level: 'Repository' as const }
    const ruleset = makeRuleset(this.#state, options, by)
    this.model.rulesets.push(ruleset)
    return ruleset
  }

  /** A ruleset with one `pull_request` rule on the default branch. */
  requireReviews(rule: ReviewRule): Ruleset {
    return this.ruleset({ name: 'reviews', rules: [pullRequestRule(rule)] })
  }

  /** A classic protection rule for a branch, or a pattern of branches; it replaces the one of the same name. */
  protect(pattern: string, options: ProtectOptions = {}): BranchProtection {
    const rule = protectionOf(this.#state, this.model.owner.login, pattern, options)
    this.unprotect(pattern)
    this.model.protections.push(rule)
    return rule
  }

  /** Takes a classic protection rule away. */
  unprotect(pattern: string): void {
    const at = this.model.protections.findIndex((rule) => rule.pattern === pattern)
    if (at >= 0) this.model.protections.splice(at, 1)
  }

  /** A run of a workflow with an artifact; gives the artifact's id. */
  artifact(options: ArtifactOptions): number {
    return writeArtifact(this.#state, this.model, options).id
  }

  /** A run of a workflow; it can be moved on, as GitHub does with time. */
  workflowRun(options: RunOptions): WorkflowRunBuilder {
    return new WorkflowRunBuilder(this.#state, this.model, writeRun(this.#state, this.model, options))
  }

  checkRun(options: CheckRunOptions): number {
    return writeCheckRun(this.#state, this.model, options).id
  }

  status(options: StatusOptions): number {
    return writeStatus(this.#state, this.model, options).id
  }

  get issues(): IssuesBuilder {
    return new IssuesBuilder(this.#state, this.model)
  }

  /** Opens a pull request; `files` first makes its head branch, one commit on top of the base. */
  openPullRequest(
    options: OpenOptions & { readonly files?: Files; readonly message?: string },
  ): PullRequestBuilder {
    const head = options.head ?? `change-${this.model.issues.size + 1}`
    const home = options.from ?? this
    if (options.files !== undefined) {
      const base = this.tip(options.base ?? this.model.defaultBranch)
      home.commit(head, {
        files: options.files,
        author: options.author,
        message: options.message ?? options.title ?? 'Change',
        // A fork sees the base's objects through its alternates.
        ...(home.model.git.branch(head) === null ? { onto: base } : {}),
      })
    }
    return openPullRequest(this.#context, this, { ...options, head })
  }

  /** Puts a pull request into the merge queue, behind `behind`; gives the queue's reference and commits. */
  enqueue(pull: PullRequestBuilder, behind?: { readonly headSha: string }) {
    const base = pull.model.baseRef
    const baseSha = behind?.headSha ?? this.tip(base)
    const message = `Merge pull request #${pull.number} from ${pull.model.headRef}`
    const headSha = this.model.git.merge(baseSha, pull.headSha, message)
    if (headSha === null) throw new Error(`pull request ${pull.number} conflicts with ${base}`)
    const headRef = `refs/heads/gh-readonly-queue/${base}/pr-${pull.number}-${baseSha}`
    this.model.git.setReference(headRef, headSha)
    return { headRef, headSha, baseRef: `refs/heads/${base}`, baseSha }
  }
}
