import type { Fact, Unknown } from '../core/fact.ts'
import type { Unobserved } from '../core/facts/observation.ts'

/** `cannot-see`: neither that it is there nor that it is not. Never a pass. */
export type LineState = 'ok' | 'missing' | 'cannot-see'

/** One thing that must hold before the gate can block. Plain text, cleaned where it is shown. */
export interface Line {
  /** Kebab case; stable API. */
  readonly id: string
  readonly title: string
  readonly state: LineState
  readonly found: string
  readonly required: string
  /** The next step; empty when there is none. */
  readonly fix: string
  /** Page of the setting or the file on the server. */
  readonly address: string
  /** What stays unknown, or does not work, without it. */
  readonly unknownWithout: string
  /**
   * Whether a `cannot-see` leaves the answer open. False for what can be seen by nobody from outside, and for what only
   * some policies need.
   */
  readonly counts: boolean
}

/** What is the same whatever was found. */
export type Heading = Pick<Line, 'id' | 'title' | 'required' | 'address' | 'unknownWithout'>

export const ok = (heading: Heading, found: string): Line => ({
  ...heading,
  ...{ state: 'ok', found, fix: '', counts: true },
})

export const missing = (heading: Heading, found: string, fix: string): Line => ({
  ...heading,
  ...{ state: 'missing', found, fix, counts: true },
})

export const cannotSee = (heading: Heading, found: string, fix: string, counts = true): Line => ({
  ...heading,
  ...{ state: 'cannot-see', found, fix, counts },
})

/** Something that was asked for and not told. */
export const unseen = (heading: Heading, why: Unknown | Unobserved): Line =>
  cannotSee(heading, why.detail, remedyOf(why))

const remedyOf = ({ remedy }: Unknown | Unobserved): string =>
  remedy?.text ?? 'run it again, with a token that may read this'

/** A line about a fact: judged when it is known. */
export const about = <T>(heading: Heading, fact: Fact<T>, judge: (value: T) => Line): Line =>
  fact.known ? judge(fact.value) : unseen(heading, fact)
