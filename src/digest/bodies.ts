import { pageOf } from '../surfaces/page.ts'
import { type Step, unchangedSince } from './advance.ts'
import { renderDigest } from './body.ts'
import { isOvertaken } from './drift.ts'
import type { Family } from './family.ts'
import { fitState } from './fit.ts'
import { type DigestInput, type DigestItem, digestId, type Seen } from './model.ts'
import { byPriority } from './priority.ts'
import { sameBody } from './same.ts'
import { type DigestState, keyOf } from './state.ts'
import { ticksIn } from './ticks.ts'
import type { Accepted, BodyOf, Held, Known } from './writes.ts'

/** What the body of a digest is made of. */
export interface BodiesRequest {
  readonly input: DigestInput
  readonly seen: Seen
  readonly limit: number
  readonly family: Family
  readonly previous: DigestState | null
  readonly step: Step
  readonly open: readonly DigestItem[]
  readonly accepted: readonly { readonly item: DigestItem; readonly accepted: Accepted }[]
  readonly held: readonly Held[]
}

/** The bodies a digest can have after this run. */
export interface DigestBodies {
  /** What stands there is right: nothing but dates and addresses of runs would differ. */
  readonly stands: boolean
  /** What is written when something is written. */
  readonly changed: BodyOf
  /** What the issue says after this run, with the issues that exist already. */
  readonly now: string
}

/** Makes the body twice: as an unchanged run would leave it, and as a run that changes something writes it. */
export function digestBodies(request: BodiesRequest): DigestBodies {
  const { seen, step, previous } = request
  const known: Known = {
    digest: seen.digest?.number ?? null,
    children: new Map(),
    fresh: seen.digest?.body ?? null,
  }
  const unchanged = previous === null ? null : bodyWith(request, unchangedSince(step.state, previous))(known)
  const stands = unchanged !== null && seen.digest !== null && sameBody(unchanged, seen.digest.body)
  const changed = bodyWith(request, step.state)
  return { stands, changed, now: stands ? unchanged : changed(known) }
}

function bodyWith(request: BodiesRequest, state: DigestState): BodyOf {
  const { input, seen, family, open, accepted, held, limit } = request
  const { state: fitted, line } = fitState(state, digestId(input.repository, input.profile))
  const keys = new Set([...open, ...accepted.map(({ item }) => item)].map(({ id }) => keyOf(id)))
  const ordered = byPriority(open, datesOf(open, fitted))
  const before = [...family.byId].map(([id, { issue }]): [string, number] => [id, issue.number])
  const waiting = [...fitted.entries.values()]
    .filter(({ key }) => !keys.has(key))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
  const elsewhere = seen.duplicates.filter((issue) => issue.state === 'open').map(({ body }) => body)
  return ({ children, fresh }) => {
    if (fresh !== null && isOvertaken(seen.digest?.body ?? '', fresh, input.now)) return fresh
    return renderDigest({
      page: pageOf(input.report),
      input,
      open: ordered,
      accepted,
      waiting,
      state: fitted,
      stateLine: line,
      children: new Map([...before, ...children]),
      held: new Set(held.map(({ id }) => id)),
      limit,
      ticks: new Set([fresh ?? '', ...elsewhere].flatMap((body) => [...ticksIn(body)])),
    })
  }
}

/**
 * Dates as they are remembered: what there was no room for has none, today or tomorrow, or the order of rows, and so
 * the issue, would change with every day.
 */
function datesOf(items: readonly DigestItem[], { entries }: DigestState): ReadonlyMap<string, string> {
  const dates = new Map<string, string>()
  for (const { id } of items) {
    const date = entries.get(keyOf(id))?.firstSeen
    if (date !== undefined) dates.set(id, date)
  }
  return dates
}
