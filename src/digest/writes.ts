import type { Trend } from './state.ts'

/** Issue numbers known by the time a body is written. */
export interface Known {
  /** Null until the digest exists. */
  readonly digest: number | null
  /** Number of each finding's issue, by finding id; those made in this run are added as they are made. */
  readonly children: ReadonlyMap<string, number>
  /** The body as it stands right now, read again before the write; null for a new issue. Its ticks are kept. */
  readonly fresh: string | null
}

/** Makes the body to write. Pure: the same knowledge gives the same bytes. */
export type BodyOf = (known: Known) => string

interface Target {
  readonly what: 'digest' | 'child' | 'duplicate'
  /** Finding id of a child; marker id of a digest. */
  readonly id: string
  readonly body: BodyOf
}

/** One new issue. It counts against the limit. */
export interface Create extends Target {
  readonly kind: 'create'
  /** At most 256 UTF-16 units, one line. Only new issues get a title. */
  readonly title: string
  readonly labels: readonly string[]
  /** Users, at most ten; none unless the policy allows mentions. A refused assignee must not stop the issue. */
  readonly assignees: readonly string[]
}

/**
 * A change of one issue, in one request. `update` leaves the state alone; `reopen` counts against the limit.
 * `number` null: the digest that this run made.
 */
export interface Change extends Target {
  readonly kind: 'update' | 'close' | 'reopen'
  readonly number: number | null
  /** For a close; null otherwise. */
  readonly reason: 'completed' | null
}

/** A comment on the digest issue: the one write that notifies. Always the last of a run, at most one. */
export interface Comment {
  readonly kind: 'comment'
  readonly what: 'digest'
  readonly body: string
}

/**
 * One request. Written in order; right before an `update` the issue is read again, and nothing is written where
 * `sameBody(fresh, body(known))`. A `close` or `reopen` is always written: its state differs, too.
 */
export type Write = Create | Change | Comment

/** An issue that the limit did not allow in this run. */
export interface Held {
  /** `digest` or `child`. */
  readonly what: 'digest' | 'child'
  readonly wanted: 'create' | 'reopen'
  /** Finding id; marker id of a digest. */
  readonly id: string
  readonly title: string
}

/** A finding that people accepted for a time by closing its issue as not planned. */
export interface Accepted {
  readonly id: string
  readonly number: number
  /** RFC 3339: from then on the finding is open again. */
  readonly until: string
  /** Lapses within 14 days. */
  readonly soon: boolean
}

/** Everything a run will write, and what it says about it. */
export interface DigestPlan {
  readonly writes: readonly Write[]
  /** In order of importance. */
  readonly held: readonly Held[]
  readonly accepted: readonly Accepted[]
  /** Against the last run that the digest remembers. */
  readonly trend: Trend
  /** The body the digest would have now, whether it is written or not: for a dry run. */
  readonly body: string
  /** Sentences for the log: a state that had to be rebuilt, a newer audit that is already shown. */
  readonly warnings: readonly string[]
  /** Sentences for people: acceptances that lapse soon. */
  readonly notices: readonly string[]
}
