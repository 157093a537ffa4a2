import type { GatheredFacts } from '../core/judge.ts'
import type { Verdict } from '../core/verdict.ts'
import type { Policy } from '../policy/policy.ts'

/** What was judged, resolved: the event's target with the commits GitHub named for it. */
export interface JudgedTarget {
  readonly kind: 'pull-request' | 'merge-group' | 'push' | 'repository' | 'branch'
  /** `owner/name`. */
  readonly repository: string
  /** The pull request, or the ones in a merge group. */
  readonly pullRequests: readonly number[]
  readonly headSha: string | null
  readonly baseRef: string | null
  /** The commit the policy was read at. */
  readonly baseSha: string | null
}

/** Facts of one subject: a pull request of a merge group, or the only thing judged. */
export interface SubjectFacts {
  /** `#12`, or empty when there is only one. */
  readonly subject: string
  readonly facts: GatheredFacts
}

/** Volatile figures of a run: never part of a digest. */
export interface RunFigures {
  readonly durationMs: number
  readonly requests: number
  readonly notModified: number
  readonly retries: number
  /** Node's version, for example `v24.21.0`. */
  readonly node: string
  /** Event name, or `command line`. */
  readonly event: string
}

/** Everything a surface may show: the verdict with what it rests on. Pure data; surfaces render it and add nothing. */
export interface RunRecord {
  readonly version: string
  /** The server's address, for links: `https://github.com`. */
  readonly serverUrl: string
  /** Where rule pages stand: links in findings point below it. */
  readonly documentationUrl: string
  readonly target: JudgedTarget
  readonly verdict: Verdict
  /** Null when the run ended before the policy was read. */
  readonly policy: Policy | null
  readonly policyPath: string
  readonly subjects: readonly SubjectFacts[]
  readonly run: RunFigures
  /** Plain sentences that belong beside the verdict: unknown inputs, a closed pull request, a moved target. */
  readonly notices: readonly string[]
}
