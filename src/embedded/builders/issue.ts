import { newIssue, setState } from '../issues.ts'
import { type Issue, isPullRequest, type Repository } from '../model.ts'
import { labelNamed } from '../routes/labels.ts'
import type { State } from '../state.ts'
import { known } from './names.ts'

interface OpenIssueOptions {
  readonly by: string
  readonly title?: string
  readonly body?: string | null
  readonly labels?: readonly string[]
}

/** The issues of a repository, as people see and change them. Pull requests are left out. */
export class IssuesBuilder {
  readonly #state: State
  readonly #repository: Repository

  constructor(state: State, repository: Repository) {
    this.#state = state
    this.#repository = repository
  }

  /** Those that are there, oldest first. */
  get all(): readonly IssueBuilder[] {
    return [...this.#repository.issues.values()]
      .filter((issue) => !isPullRequest(issue) && issue.gone === undefined)
      .map((issue) => this.#builder(issue))
  }

  /** @throws Error when there is no such issue: a mistake in a test */
  get(number: number): IssueBuilder {
    const found = this.#repository.issues.get(number)
    if (found === undefined || isPullRequest(found)) throw new Error(`no issue ${number}`)
    return this.#builder(found)
  }

  open(options: OpenIssueOptions): IssueBuilder {
    const issue = newIssue(this.#state, this.#repository, {
      author: known(this.#state, options.by),
      title: options.title ?? 'Issue',
      body: options.body ?? null,
      labels: (options.labels ?? []).map((name) => labelNamed(this.#state, this.#repository, name)),
      assignees: [],
    })
    return this.#builder(issue)
  }

  #builder(issue: Issue): IssueBuilder {
    return new IssueBuilder(this.#state, this.#repository, issue)
  }
}

/** One issue in the hands of people. */
export class IssueBuilder {
  readonly model: Issue
  readonly #state: State
  readonly #repository: Repository

  constructor(state: State, repository: Repository, model: Issue) {
    this.#state = state
    this.#repository = repository
    this.model = model
  }

  get number(): number {
    return this.model.number
  }

  get body(): string {
    return this.model.body ?? ''
  }

  edit(edit: { readonly title?: string; readonly body?: string | null }): void {
    this.model.title = edit.title ?? this.model.title
    if (edit.body !== undefined) this.model.body = edit.body
    this.#touched()
  }

  /** Ticks (or clears) the box of the one line that holds a text. @throws Error when no such line has a box */
  tick(text: string, ticked = true): void {
    const [from, to] = ticked ? ['[ ]', '[x]'] : ['[x]', '[ ]']
    const lines = this.body.split('\n')
    const at = lines.findIndex((line) => line.includes(text) && line.includes(from))
    if (at < 0) throw new Error(`no box ${from} in a line with ${text}`)
    this.edit({ body: lines.with(at, (lines[at] ?? '').replace(from, to)).join('\n') })
  }

  close(reason: 'completed' | 'not_planned' | 'duplicate' = 'completed', by: string | null = null): void {
    this.#set('closed', reason, by)
  }

  reopen(by: string | null = null): void {
    this.#set('open', 'reopened', by)
  }

  #set(state: Issue['state'], stateReason: Issue['stateReason'], by: string | null): void {
    const account = by === null ? null : known(this.#state, by)
    setState(this.#state, this.model, { state, stateReason, by: account })
    this.#touched()
  }

  comment(by: string, body: string): void {
    const now = this.#state.clock.iso()
    const author = known(this.#state, by)
    this.model.comments.push({ id: this.#state.nextId(), author, body, createdAt: now, updatedAt: now })
    this.#touched()
  }

  /** Sets the labels: those that are not named are taken away. */
  label(...names: readonly string[]): void {
    this.model.labels = names.map((name) => labelNamed(this.#state, this.#repository, name))
    this.#touched()
  }

  lock(): void {
    this.model.locked = true
  }

  /** Its number answers 410 from now on. */
  delete(): void {
    this.model.gone = 'deleted'
  }

  /** Moves it: its number redirects from now on. Gives the issue it became. */
  transfer(to: { readonly model: Repository }): IssueBuilder {
    const { author, title, body } = this.model
    const moved = newIssue(this.#state, to.model, { author, title, body, labels: [], assignees: [] })
    this.model.gone = { repository: to.model, number: moved.number }
    return new IssueBuilder(this.#state, to.model, moved)
  }

  #touched(): void {
    this.model.updatedAt = this.#state.clock.iso()
  }
}
