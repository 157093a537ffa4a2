import type { SeenIssue } from '../digest/model.ts'
import { sameBody } from '../digest/same.ts'
import { createIssue, type IssuePlace, ownIssues, updateIssue } from './digest-issues.ts'
import { hasMarker, type MarkerKind, markerLine } from './marker.ts'

/** An issue that should stand. */
export interface WantedIssue {
  /** What its marker names. */
  readonly id: string
  /** At most 256 characters, one line. Only a new issue gets it. */
  readonly title: string
  /** Without the marker. */
  readonly body: string
}

/** The issues of one label, and what they should come to. */
interface IssueWishes {
  readonly label: string
  readonly kind: MarkerKind
  readonly wanted: readonly WantedIssue[]
  /** Whether an issue that is wanted says what it should; by default when its whole text is the same. */
  readonly same?: (standing: string, wanted: string) => boolean
  /** The text that a changed issue gets; by default that which is wanted. */
  readonly merged?: (standing: string, wanted: string) => string
  /** Whether a closed issue that is still right is opened again; by default somebody settled it. */
  readonly keepOpen?: boolean
  /** Whether an open issue that nobody wants is over. */
  readonly isOver: (body: string) => boolean
  /** Whether a closed issue that nobody asks for has to be open all the same; by default none has. */
  readonly mustStand?: (body: string) => boolean
  /** Most issues that may be made or opened again. */
  readonly limit: number
}

/** What was done. */
export interface IssuesDone {
  readonly made: number
  readonly changed: number
  readonly closed: number
  /** Wanted, and held back by the limit. */
  readonly held: readonly string[]
  /** Address of the first one that stands; null when none does. */
  readonly url: string | null
}

/**
 * Brings the issues of a label to what is wanted. Each is found by its label, author and first line before anything is
 * made, so that a run whose answer was lost makes nothing twice; of two that two runs made at once the later is closed.
 * @throws GitHubFailure
 */
export async function keepIssues(place: IssuePlace, wishes: IssueWishes): Promise<IssuesDone> {
  const { issues, cut } = await ownIssues(place, wishes.label)
  // Where not every issue was seen, none can be known to be missing.
  const done = new Keeper(place, { ...wishes, limit: cut ? 0 : wishes.limit }, issues)
  for (const wanted of wishes.wanted) await done.keep(wanted)
  await done.close()
  await done.reopen()
  if (done.made > 0) await settle(place, wishes)
  const { made, changed, closed, held, url } = done
  return { made, changed, closed, held, url }
}

class Keeper implements IssuesDone {
  made = 0
  changed = 0
  closed = 0
  readonly held: string[] = []
  url: string | null = null
  readonly #place: IssuePlace
  readonly #wishes: IssueWishes
  readonly #issues: readonly SeenIssue[]
  #counted = 0

  constructor(place: IssuePlace, wishes: IssueWishes, issues: readonly SeenIssue[]) {
    this.#place = place
    this.#wishes = wishes
    this.#issues = issues
  }

  /** Makes, changes or reopens one issue, or leaves it as it is. */
  async keep({ id, title, body: words }: WantedIssue): Promise<void> {
    const { kind, label, same = sameBody, keepOpen = false, merged = (_, wanted) => wanted } = this.#wishes
    const body = `${markerLine(kind, id)}\n${words}`
    const standing = this.#issues.find((issue) => hasMarker(issue.body, kind, id))
    if (standing === undefined) {
      if (!this.#mayOpen(id)) return
      const made = await createIssue(this.#place, { title, body, labels: [label] }, label)
      this.made += 1
      this.url ??= made.url
      return
    }
    this.url ??= standing.url
    const right = same(standing.body, body)
    const open = standing.state === 'open'
    if (right && (open || !keepOpen)) return
    if (!open && !this.#mayOpen(id)) return
    const whole = merged(standing.body, body)
    await updateIssue(this.#place, standing.number, { body: whole, ...(open ? {} : { state: 'open' }) })
    this.changed += 1
  }

  /** Opens what somebody closed too early, and no run asks for any more. */
  async reopen(): Promise<void> {
    const { kind, mustStand = () => false, wanted } = this.#wishes
    const own = this.#issues.filter(({ body }) => isMarked(body, kind))
    for (const issue of own) {
      const first = own.find(({ body }) => firstLine(body) === firstLine(issue.body)) === issue
      const asked = wanted.some(({ id }) => hasMarker(issue.body, kind, id))
      if (!first || asked || issue.state === 'open' || issue.stateReason === 'duplicate') continue
      if (!mustStand(issue.body) || !this.#mayOpen(firstLine(issue.body))) continue
      await updateIssue(this.#place, issue.number, { state: 'open' })
      this.changed += 1
    }
  }

  /** Closes what is over, and what stands twice. */
  async close(): Promise<void> {
    const { kind, isOver, wanted } = this.#wishes
    const open = this.#issues.filter(({ state, body }) => state === 'open' && isMarked(body, kind))
    for (const issue of open) {
      const first = open.find(({ body }) => firstLine(body) === firstLine(issue.body)) === issue
      const asked = wanted.some(({ id }) => hasMarker(issue.body, kind, id))
      if (first && (asked || !isOver(issue.body))) continue
      await closeIssue(this.#place, issue.number, first ? 'completed' : 'duplicate')
      this.closed += 1
    }
  }

  #mayOpen(id: string): boolean {
    if (this.#counted >= this.#wishes.limit) {
      this.held.push(id)
      return false
    }
    this.#counted += 1
    return true
  }
}

/** Two runs at once make what neither of them had seen: whoever made the later one closes it. */
async function settle(place: IssuePlace, { label, kind, wanted }: IssueWishes): Promise<void> {
  const { issues } = await ownIssues(place, label)
  for (const { id } of wanted) {
    const [, ...later] = issues.filter(({ state, body }) => state === 'open' && hasMarker(body, kind, id))
    for (const issue of later) await closeIssue(place, issue.number, 'duplicate')
  }
}

const closeIssue = (place: IssuePlace, number: number, why: 'completed' | 'duplicate') =>
  updateIssue(place, number, { state: 'closed', state_reason: why })

const firstLine = (body: string): string => body.split(/\r?\n/, 1)[0] ?? ''

const isMarked = (body: string, kind: MarkerKind): boolean =>
  body.startsWith(`<!-- gatewright:${kind} v1 id=`)
