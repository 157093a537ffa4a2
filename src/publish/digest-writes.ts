import type { SeenIssue } from '../digest/model.ts'
import { sameBody } from '../digest/same.ts'
import type { Change, Comment, Create, Known, Write } from '../digest/writes.ts'
import { GitHubFailure } from '../github/failure.ts'
import {
  commentOn,
  createIssue,
  type IssueFields,
  type IssuePlace,
  isGone,
  readAgain,
  updateIssue,
} from './digest-issues.ts'
import { again, stateFields } from './digest-requests.ts'

/** One write to an issue, done or to be done. */
export interface IssueWrite {
  readonly kind: Write['kind']
  readonly what: 'digest' | 'child' | 'duplicate'
  /** Finding id of a child; marker id of a digest. */
  readonly id: string
  /** Null for an issue that does not exist yet. */
  readonly number: number | null
  /** Of an issue that is made; null otherwise. One line. */
  readonly title: string | null
}

/** A write that a run did not make; the next run decides anew. */
export interface HeldWrite extends IssueWrite {
  /** `limit`: of the issues one run may make. `failed`: GitHub refused this write or an earlier one. */
  readonly because: 'limit' | 'failed'
}

/** What a run starts from. */
export interface Start {
  readonly digest: SeenIssue | null
  readonly issues: readonly SeenIssue[]
  /** Number of each finding's issue, by finding id. */
  readonly children: ReadonlyMap<string, number>
  /** Title of a digest that has to be made once more. */
  readonly title: string
  /** Most creations and reopenings. */
  readonly limit: number
}

/** Makes the writes of a plan, one after the other, and keeps what was done when one of them fails. */
export class DigestWriter {
  readonly done: IssueWrite[] = []
  readonly held: HeldWrite[] = []
  /** Sentences about what was met on the way. */
  readonly notes: string[] = []
  /** Why nothing more was written; null when nothing stopped it. */
  stopped: GitHubFailure | null = null
  digest: SeenIssue | null
  readonly #children: Map<string, number>
  readonly #place: IssuePlace
  readonly #issues: Map<number, SeenIssue>
  readonly #start: Start
  #counted = 0

  constructor(place: IssuePlace, start: Start) {
    this.#place = place
    this.#start = start
    this.digest = start.digest
    this.#children = new Map(start.children)
    this.#issues = new Map(start.issues.map((issue) => [issue.number, issue]))
  }

  /** Never rejects with `GitHubFailure`: what failed and all that follows is held. */
  async write(writes: readonly Write[]): Promise<void> {
    for (const write of writes) {
      if (this.stopped !== null) this.#hold(write, 'failed')
      else await this.#attempt(write)
    }
  }

  /** What `write` would do, as far as it can be told without doing it. */
  preview(writes: readonly Write[]): readonly IssueWrite[] {
    return writes.filter((write) => this.#differs(write)).map((write) => this.#named(write))
  }

  /** Whether an update has anything to change in what was read. */
  #differs(write: Write): boolean {
    if (write.kind !== 'update') return true
    const issue = this.#issueOf(write)
    return issue === null || !sameBody(issue.body, write.body(this.#known(issue.body)))
  }

  /** There is one digest, whatever number it had when the writes were planned. */
  #issueOf({ number, what }: Change): SeenIssue | null {
    return what === 'digest' || number === null ? this.digest : (this.#issues.get(number) ?? null)
  }

  async #attempt(write: Write): Promise<void> {
    try {
      if (write.kind === 'create') await this.#create(write)
      else if (write.kind === 'comment') await this.#comment(write)
      else await this.#change(write)
    } catch (error) {
      if (!(error instanceof GitHubFailure)) throw error
      this.#failed(write, error)
    }
  }

  #failed(write: Write, failure: GitHubFailure): void {
    // The digest tells of it already: no later run takes it for news.
    const isNews = write.kind === 'comment'
    if (!isNews) this.#hold(write, 'failed')
    const { status, said = '' } = failure.details
    const creates = write.kind === 'create'
    // These say something of one issue, not of the next one.
    const single =
      isNews || status === 422 || (status === 403 && /locked/i.test(said)) || (!creates && isGone(failure))
    if (!single || (creates && write.what === 'digest')) this.stopped = failure
    else this.notes.push(`${wordsOf(this.#named(write))} failed: ${failure.message}`)
  }

  #hold(write: Write, because: HeldWrite['because']): void {
    this.held.push({ ...this.#named(write), because })
  }

  #named(write: Write): IssueWrite {
    const { kind, what } = write
    return {
      ...{ kind, what },
      id: kind === 'comment' ? '' : write.id,
      number: this.#numberOf(write),
      title: kind === 'create' ? write.title : null,
    }
  }

  #numberOf(write: Write): number | null {
    if (write.kind === 'create') return null
    return write.what === 'digest' ? (this.digest?.number ?? null) : write.number
  }

  #known(fresh: string | null): Known {
    return { digest: this.digest?.number ?? null, children: this.#children, fresh }
  }

  /** Whether one more creation or reopening is allowed. */
  #allowed(write: Write): boolean {
    if (this.#counted < this.#start.limit) return true
    this.#hold(write, 'limit')
    return false
  }

  async #create(write: Create): Promise<void> {
    if (!this.#allowed(write)) return
    // Counted before the answer: it may be lost.
    this.#counted += 1
    const { assignees, ...rest } = this.#creation(write)
    const made = await createIssue(this.#place, assignees.length === 0 ? rest : { ...rest, assignees }).catch(
      async (error: unknown) => {
        const refused = error instanceof GitHubFailure && error.details.status === 422
        if (!refused || assignees.length === 0) throw error
        this.notes.push(
          `an issue was made without ${assignees.join(', ')}, whom GitHub does not let be assigned`,
        )
        return await createIssue(this.#place, rest)
      },
    )
    this.#issues.set(made.number, made)
    if (write.what === 'digest') this.digest = made
    else this.#children.set(write.id, made.number)
    this.done.push({ ...this.#named(write), number: made.number })
  }

  #creation({ title, body, labels, assignees }: Create) {
    return { title, body: body(this.#known(null)), labels: [...labels], assignees: [...assignees] }
  }

  async #comment(write: Comment): Promise<void> {
    if (this.digest === null) return this.#hold(write, 'failed')
    await commentOn(this.#place, this.digest.number, write.body)
    this.done.push(this.#named(write))
  }

  async #change(write: Change): Promise<void> {
    const issue = this.#issueOf(write)
    if (issue === null) return this.#hold(write, 'limit')
    if (!this.#differs(write)) return
    const update = write.kind === 'update'
    const fresh = await readAgain(this.#place, issue)
    if (fresh === null) return await this.#gone(write, issue)
    // A person opened or closed it since: that stands, and the next run sees it.
    const moved = stateWords(fresh) !== stateWords(issue)
    if (moved && write.what !== 'digest') return
    const body = write.body(this.#known(fresh.body))
    // A plan that leaves what was written meanwhile as it is, a newer audit's, leaves it open or closed, too.
    const stands = update || moved || !sameBody(fresh.body, issue.body)
    if (stands && sameBody(fresh.body, body)) return
    if (write.kind === 'reopen' && !moved) {
      if (!this.#allowed(write)) return
      this.#counted += 1
    }
    await this.#patch(write, fresh, { body, ...(moved ? {} : stateFields(write)) })
  }

  async #patch(write: Change, issue: SeenIssue, fields: IssueFields): Promise<void> {
    try {
      const changed = await updateIssue(this.#place, issue.number, fields)
      this.#issues.set(changed.number, changed)
      if (this.digest?.number === changed.number) this.digest = changed
      this.done.push(this.#named(write))
    } catch (error) {
      if (!(error instanceof GitHubFailure && isGone(error))) throw error
      await this.#gone(write, issue)
    }
  }

  /** Deleted, moved or disowned between reading and writing. Only the digest is needed again at once. */
  async #gone(write: Change, { number }: SeenIssue): Promise<void> {
    this.#issues.delete(number)
    if (write.what !== 'digest' || write.kind === 'close') return
    this.notes.push(
      `issue #${number} is not ours any more (deleted, moved, or its first line taken out): a new one is made`,
    )
    this.digest = null
    await this.#create(again(write, this.#start.title))
  }
}

const stateWords = ({ state, stateReason, closedAt }: SeenIssue): string =>
  `${state} ${stateReason ?? ''} ${closedAt ?? ''}`

/** What a write is, for people: `closing #7`. */
export function wordsOf({ kind, what, number, title }: IssueWrite): string {
  const named = title ?? (what === 'digest' ? 'the digest issue' : 'the issue of a finding')
  return `${gerunds[kind]} ${number === null ? named : `#${number}`}`
}

const gerunds: Readonly<Record<Write['kind'], string>> = {
  create: 'creating',
  update: 'updating',
  close: 'closing',
  reopen: 'reopening',
  comment: 'commenting on',
}
