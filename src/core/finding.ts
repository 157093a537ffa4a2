import type { Remedy, UnknownReason } from './fact.ts'
import type { Level, Outcome } from './outcome.ts'
import type { Text } from './text.ts'

/** A place in a file. Lines and columns are 1-based; columns count UTF-16 units. */
export interface Location {
  readonly path: string
  readonly line?: number
  readonly endLine?: number
  readonly column?: number
  /** Which side of the change holds the line. Annotations go on `head` lines only. */
  readonly at: 'head' | 'base'
}

/** More of a finding than its three sentences: a list or a table, rendered below it. */
export type Detail =
  | {
      readonly kind: 'list'
      readonly title: Text
      readonly items: readonly Text[]
      /** Each item is a line to be copied as it is: never wrapped, indented or marked up. */
      readonly verbatim?: true
    }
  | {
      readonly kind: 'table'
      readonly title: Text
      readonly columns: readonly string[]
      readonly rows: readonly (readonly Text[])[]
      /** The same figures as a line, for surfaces that can draw one; the table says it all. */
      readonly chart?: Chart
      /** The same states as a diagram, for surfaces that can draw one; the table says it all. */
      readonly diagram?: Diagram
    }

/** Values over time, oldest first. */
export interface Chart {
  /** What the values are. */
  readonly label: string
  readonly points: readonly { readonly label: string; readonly value: number }[]
}

/** States and the ways between them. */
export interface Diagram {
  readonly states: readonly {
    /** Letters, digits and underscores. */
    readonly id: string
    readonly label: string
    readonly look: 'done' | 'open' | 'failed' | 'unknown'
  }[]
  readonly transitions: readonly { readonly from: string; readonly to: string; readonly label: string }[]
}

/**
 * One result of a rule on one subject.
 * Every finding says what was found, what is required (and where that is written), and the one next step.
 */
export interface Finding {
  /** `<gate>/<kebab-name>`, listed in the gate's rule table. */
  readonly rule: string
  readonly outcome: Outcome
  readonly level: Level
  /** What was judged: a path, a line, a person. With the rule it identifies the finding across runs. */
  readonly subject: string
  readonly found: Text
  readonly required: Text
  /** Where the requirement is written: policy line, CODEOWNERS line. */
  readonly requiredAt?: Location
  /** The one next step. Empty only for a pass or a skip. */
  readonly fix: Text
  readonly location?: Location
  readonly details?: readonly Detail[]
  /** Stands before the others of its outcome and level, whatever its place. */
  readonly urgent?: boolean
  /** Somebody may have tampered with a proof: an issue is opened for it besides. */
  readonly alarm?: 'tamper'
  /** The stage of phase-unlock that it is about: `phase-1`, `M1`. An override may name it. */
  readonly stage?: string
  /** Id of the approved override that excuses this failure. Set when the verdict is made, never by a gate. */
  readonly overridden?: string
  /** Only with outcome `unknown`. */
  readonly unknown?: {
    readonly reason: UnknownReason
    readonly remedy?: Remedy
    /** Names of other rules of the gate that this leaves undecided for the subject, without a finding of their own. */
    readonly rules?: readonly string[]
  }
}
