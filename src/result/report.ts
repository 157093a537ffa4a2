import type { AuditView } from './audit.ts'
import type { Delta } from './delta.ts'
import type { RunRecord } from './record.ts'

/** SHA-256 (hex) of what a verdict rests on and of the verdict itself, volatile fields left out. */
export interface Digests {
  /** Null when the run ended before the policy was read. */
  readonly policy: string | null
  /** Null when the run ended before it gathered any. */
  readonly facts: string | null
  readonly verdict: string
}

/** What every surface renders: the record of a run with its digests. */
export interface Report {
  readonly record: RunRecord
  readonly digests: Digests
  /** What changed since the last run; absent where no earlier result can be read. */
  readonly since?: Delta
  /** Only of an audit. */
  readonly audit?: AuditView
}
