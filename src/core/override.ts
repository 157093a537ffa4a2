import type { Text } from './text.ts'

/**
 * What became of an override.
 * - `in-force`: approved, and what it names is excused;
 * - `waiting`: approvals of the judged head are missing;
 * - `other-head`: it was written for another commit;
 * - `expired`, `invalid`: without effect;
 * - `unknown`: whether it holds cannot be told, so it does not;
 * - `listed`: it stands on a branch that is audited, and has not expired: no merge is judged there.
 */
export const overrideStates = [
  'in-force',
  'waiting',
  'other-head',
  'expired',
  'invalid',
  'unknown',
  'listed',
] as const
export type OverrideState = (typeof overrideStates)[number]

/** One override file as it was judged, for every surface. Texts of the file are shortened. */
export interface OverrideView {
  /** The name of its file, without `.json`. */
  readonly id: string
  readonly path: string
  /** `#12` where a merge group holds several pull requests; else empty. */
  readonly subject: string
  /** Merged before, or brought by the change. */
  readonly at: 'base' | 'head'
  readonly state: OverrideState
  /** Empty or null where the file could not be read. */
  readonly gates: readonly string[]
  /** `<gate>/<name>`; empty: every rule of the gates. */
  readonly rules: readonly string[]
  readonly stage: string | null
  readonly headSha: string | null
  readonly reason: string | null
  readonly ticket: string | null
  readonly requestedBy: string | null
  /** RFC 3339. */
  readonly expiresAt: string | null
  /** `@login` of everyone whose approval counts. */
  readonly approvers: readonly string[]
  /** Failures that it excuses: rule and subject. */
  readonly excuses: readonly { readonly rule: string; readonly subject: string }[]
  /** What it comes to, in one sentence. */
  readonly found: Text
  /** The one next step; empty where there is none. */
  readonly fix: Text
}

/** Whether an override changes the verdict of a run: it is approved, and something that it names failed. */
export const isUsed = ({ state, excuses }: OverrideView): boolean =>
  state === 'in-force' && excuses.length > 0
