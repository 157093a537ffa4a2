import type { ToolResult } from '../../core/facts/tools.ts'

/** One result at one place. Messages, snippets and fingerprints are never taken: they may hold secrets. */
export type SarifResult = Omit<ToolResult, 'run'>

/** A repository that a run says it looked at, and the commit of it. */
export interface SarifRevision {
  readonly repository: string | null
  readonly commit: string
}

/** One run of one tool. */
export interface SarifRun {
  readonly tool: string
  readonly version: string | null
  readonly revisions: readonly SarifRevision[]
  /** What the tool says of its own run: one failed invocation is a failed run. Null: it does not say. */
  readonly successful: boolean | null
  readonly results: readonly SarifResult[]
}

/** A file that was read to its end, or why it says nothing. */
export type SarifReading = { readonly runs: readonly SarifRun[] } | { readonly invalid: string }
