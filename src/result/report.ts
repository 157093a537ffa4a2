import type { RunRecord } from './record.ts'

/** SHA-256 (hex) of what a verdict rests on and of the verdict itself, volatile fields left out. */
export interface Digests {
  /** Null when the run ended before the policy was read. */
  readonly policy: string | null
  readonly facts: string
  readonly verdict: string
}

/** What every surface renders: the record of a run with its digests. */
export interface Report {
  readonly record: RunRecord
  readonly digests: Digests
}
