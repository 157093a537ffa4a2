import type { RepositoryName } from '../core/target.ts'
import type { GitHub } from '../github/port.ts'

/** A run that ended before it could judge: an unusable policy, an input without meaning, a target not found. */
export interface EarlyEnd {
  readonly github: GitHub
  readonly repository: RepositoryName
  /** The head the event names. */
  readonly sha: string
  /** Address of the workflow run; null outside of one. */
  readonly runUrl: string | null
  /** Why, in one sentence of plain text. */
  readonly why: string
  /** The gate whose own action ran; null or absent for the suite. */
  readonly gate?: string | null
}
