import type { z } from 'zod'
import { known, unknown } from '../core/fact.ts'
import type { Soak } from '../core/facts/golden.ts'
import { type SoakEvent, type SoakStart, soakEventSchema, soakStartSchema } from '../formats/golden/soak.ts'
import { parseJson } from '../formats/tests/json-text.ts'
import { LineInput } from '../formats/tests/text-input.ts'
import { isSigned } from '../result/signature.ts'
import { WorkspaceFailure } from '../workspace/failure.ts'
import { fileAtCommit } from './commit-file.ts'
import { type GatherContext, type Gatherer, giveUp } from './gather.ts'
import { goldenNeeds, type SoakNeeds } from './golden-options.ts'
import { filesOf, maxReportBytes } from './report-sources.ts'

type Value = NonNullable<Soak>
type Start = NonNullable<Value['start']>

const maxStartBytes = 64 * 1024
/** Reasons of broken events that are kept. */
const mostReasons = 100

/** Fact `soak`: the declared window from the base, and the events of the work tree that lie in it. */
export const gatherSoak: Gatherer<'soak'> = async (context) => {
  const { soak } = goldenNeeds(context)
  if (soak === null) return known(null, { kind: 'input', what: 'no soak is asked for' })
  const start = await startOf(context, soak)
  const events = new Events(start)
  if (start !== null) await readEvents(context, soak, events)
  const value: Value = {
    start,
    deployment: soak.deployment ?? events.replacedBy(),
    days: events.days(),
    ignored: events.ignored,
    invalid: events.invalid,
  }
  return known(value, { kind: 'file', what: `${soak.start} and ${soak.events.join(', ')}` })
}

/** The start stands at the base: a pull request cannot move the window it is judged by. */
async function startOf(context: GatherContext, { start: path }: SoakNeeds): Promise<Start | null> {
  const bytes = await fileAtCommit(context, context.baseSha, path, maxStartBytes)
  if (bytes === null) return null
  const start = readStart(bytes)
  if (typeof start === 'string') {
    const text = 'write it with `gatewright suite soak --deployment ID`'
    return giveUp(unknown('unparsable', `${path} is no start of a soak: ${start}`, { remedy: { text } }))
  }
  const { deployment, started_at: startedAt, ends_at: endsAt } = start
  return { path, deployment, startedAt, endsAt, signature: signatureState(start, context.signingKey) }
}

/** A start file, or why it is none. */
export function readStart(bytes: Uint8Array): SoakStart | string {
  const json = jsonOf(bytes)
  if ('reason' in json) return json.reason
  const parsed = soakStartSchema.safeParse(json.value)
  return parsed.success ? parsed.data : firstProblem(parsed.error)
}

function jsonOf(bytes: Uint8Array): ReturnType<typeof parseJson> {
  try {
    return parseJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return { reason: 'not UTF-8 text' }
  }
}

function firstProblem({ issues: [issue] }: z.ZodError): string {
  return `field ${issue?.path.join('.') || '(document)'}: ${issue?.message ?? 'not as expected'}`
}

function signatureState(start: SoakStart, key: string | undefined): Start['signature'] {
  if (start.signature === null) return key === undefined ? 'none' : 'invalid'
  if (key === undefined) return 'unchecked'
  return isSigned(start, key) ? 'valid' : 'invalid'
}

async function readEvents(
  context: GatherContext,
  { events: globs }: SoakNeeds,
  events: Events,
): Promise<void> {
  const { workspace } = context
  if (workspace === null) {
    const text = 'check the repository out and fetch the events in earlier steps of the same job'
    return giveUp(unknown('not-found', 'there is no work tree that could hold events', { remedy: { text } }))
  }
  for (const path of (await filesOf(workspace, globs)).paths) {
    const lines = new LineInput(
      (text, number) => events.line(text, `${path}:${number}`),
      (reason) => events.broken(`${path}: ${reason}`),
    )
    try {
      for await (const piece of workspace.stream(path, maxReportBytes)) lines.write(piece)
      lines.end()
    } catch (error) {
      if (!(error instanceof WorkspaceFailure)) throw error
      events.broken(error.toUnknown().detail)
    }
  }
}

/** Counts events per day and workflow: each once, inside the window, of the soaked deployment. */
class Events {
  readonly invalid: string[] = []
  ignored = 0
  private readonly start: Start | null
  /** By deployment and id: what the event said. */
  private readonly seen = new Map<string, string>()
  /** Whole lines of the events without an id. */
  private readonly lines = new Set<string>()
  private readonly counts = new Map<string, Value['days'][number]>()
  /** The newest event of the window, whatever was deployed. */
  private newest = { time: Number.NEGATIVE_INFINITY, deployment: '' }

  constructor(start: Start | null) {
    this.start = start
  }

  broken(reason: string): void {
    if (this.invalid.length < mostReasons) this.invalid.push(reason)
  }

  line(text: string, place: string): void {
    if (text.trim() === '') return
    const event = parsed(text)
    if (typeof event === 'string') {
      this.broken(`${place}: no event (${event}); expected {"at", "deployment", "workflow", "outcome"}`)
      return
    }
    if (this.isRepetition(event, text, place)) return
    this.look(event)
    if (this.inWindow(event)) this.count(event)
    else this.ignored++
  }

  /**
   * Another line with the id of an event is the same event again, or one of them is not true. Without an id nothing
   * tells two like events from one that was written twice: a copied file would be twice the evidence.
   */
  private isRepetition(event: SoakEvent, text: string, place: string): boolean {
    const { id, at, deployment, workflow, outcome } = event
    if (id === undefined) {
      const before = this.lines.has(text)
      if (before) this.broken(`${place}: the same line is there before; give every event an "id" of its own`)
      this.lines.add(text)
      return before
    }
    const key = `${deployment}\0${id}`
    const content = `${outcome} ${Date.parse(at)} ${workflow}`
    const before = this.seen.get(key)
    if (before === undefined) this.seen.set(key, content)
    else if (before !== content)
      this.broken(`${place}: event ${JSON.stringify(id)} is there before, with another content`)
    return before !== undefined
  }

  days(): Value['days'] {
    return [...this.counts.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, day]) => day)
  }

  /** The deployment of the window's newest event, when it is another than the soaked one: a new one starts anew. */
  replacedBy(): string | null {
    const { time, deployment } = this.newest
    return Number.isFinite(time) && deployment !== this.start?.deployment ? deployment : null
  }

  private look(event: SoakEvent): void {
    const time = Date.parse(event.at)
    const own = event.deployment === this.start?.deployment
    const newer = time > this.newest.time || (own && time === this.newest.time)
    if (newer && this.isTimely(time)) this.newest = { time, deployment: event.deployment }
  }

  private isTimely(time: number): boolean {
    const { start } = this
    return start !== null && time >= Date.parse(start.startedAt) && time < Date.parse(start.endsAt)
  }

  private inWindow({ at, deployment }: SoakEvent): boolean {
    return deployment === this.start?.deployment && this.isTimely(Date.parse(at))
  }

  private count({ at, workflow, outcome }: SoakEvent): void {
    const day = new Date(at).toISOString().slice(0, 10)
    const key = `${day}\0${workflow}`
    const row = this.counts.get(key) ?? { day, workflow, passed: 0, failed: 0 }
    row[outcome]++
    this.counts.set(key, row)
  }
}

function parsed(text: string): SoakEvent | string {
  const json = parseJson(text)
  if ('reason' in json) return json.reason
  const event = soakEventSchema.safeParse(json.value)
  return event.success ? event.data : firstProblem(event.error)
}
