import type { RepositoryName } from '../core/target.ts'
import { GitHubFailure } from '../github/failure.ts'
import type { GitHub } from '../github/port.ts'
import type { ReportSettings } from '../policy/report-settings.ts'
import type { Report } from '../result/report.ts'
import type { Result } from '../result/schema.ts'

/** What is published, where, and how the policy wants it. */
export interface Publication {
  readonly github: GitHub
  readonly repository: RepositoryName
  readonly report: Report
  /** The same run as data. */
  readonly result: Result
  readonly settings: ReportSettings
  /** The gate whose own action ran: it shows itself beside the suite's and never in its place. Null for the suite. */
  readonly gate: string | null
  /** The first run for a commit that was just pushed: nothing of ours can stand on it yet. */
  readonly fresh?: boolean
  /** Address of the workflow run, for links; null outside of one. */
  readonly runUrl: string | null
}

/** Names of the surfaces that are written to GitHub. */
export type SinkName =
  | 'comment'
  | 'check-run'
  | 'commit-status'
  | 'digest'
  | 'override-issue'
  | 'tamper-issue'

/** What became of one surface. A surface that fails to write never changes the verdict. */
export interface SinkOutcome {
  readonly sink: SinkName
  readonly written: 'created' | 'updated' | 'unchanged' | 'none'
  /** Where it can be read; null when nothing was written. */
  readonly url: string | null
  /** One sentence: what was not written, why, and what would let it. Null when nothing went wrong. */
  readonly problem: string | null
  /** Issues that were made or opened again; absent for any other surface. */
  readonly opened?: number
}

/** Writes one surface. May throw `GitHubFailure`, which `attempt` turns into a problem. */
export type Sink = (publication: Publication) => Promise<SinkOutcome>

/** Nothing was to be written. */
export const nothing = (sink: SinkName): SinkOutcome => ({ sink, written: 'none', url: null, problem: null })

/** Runs a sink; whatever it throws is the problem of its outcome. Never rejects. */
export async function attempt(name: SinkName, write: () => Promise<SinkOutcome>): Promise<SinkOutcome> {
  try {
    return await write()
  } catch (error) {
    return { sink: name, written: 'none', url: null, problem: problemOf(name, error) }
  }
}

/** What the writing of a surface needs: the refusal of a read before it names less. */
const needs: Readonly<Record<SinkName, string>> = {
  comment: 'pull-requests: write',
  'check-run': 'checks: write',
  'commit-status': 'statuses: write',
  digest: 'issues: write',
  'override-issue': 'issues: write',
  'tamper-issue': 'issues: write',
}

function problemOf(name: SinkName, error: unknown): string {
  const words = `the ${name.replace('-', ' ')} was not written`
  if (!(error instanceof GitHubFailure))
    return `${words}: ${error instanceof Error ? error.message : String(error)}`
  const { detail } = error.toUnknown()
  const { permission } = error.details
  const whole = permission === undefined || detail.includes(needs[name])
  return `${words}: ${detail}${whole ? '' : ` (writing it needs \`${needs[name]}\`)`}`
}
