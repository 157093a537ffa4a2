import type { RepositoryName } from '../core/target.ts'
import type { GitHub } from '../github/port.ts'
import type { ReportSettings } from '../policy/report-settings.ts'
import { buildResult } from '../result/build.ts'
import { type Delta, deltaOf, passedIn, type Trace, traceOf } from '../result/delta.ts'
import type { Report } from '../result/report.ts'
import { readComment, type SeenComment } from './comment.ts'
import { traceIn } from './previous.ts'

/** What an earlier run of the same pull request left on GitHub. */
export interface Earlier {
  /** Undefined where it was not looked for, null where there is none. */
  readonly seen: SeenComment | null | undefined
  readonly since: Delta | null
  /** Why it could not be read, in one sentence; null where it could. */
  readonly problem: string | null
}

/** Where an earlier run is looked for. */
export interface EarlierRequest {
  readonly github: GitHub
  readonly repository: RepositoryName
  readonly report: Report
  readonly settings: ReportSettings
  /** The gate whose own action runs; null for the suite. */
  readonly gate: string | null
}

/** Reads what an earlier run left in its comment. Never rejects: a run without a past is as good as any. */
export async function earlierRun(request: EarlierRequest): Promise<Earlier> {
  const { github, repository, report, settings, gate } = request
  const { kind, pullRequests } = report.record.target
  const [number] = pullRequests
  if (kind !== 'pull-request' || number === undefined || settings.comment === 'never')
    return { seen: undefined, since: null, problem: null }
  try {
    const seen = await readComment(github, repository, number, gate)
    const trace = seen === null ? null : traceIn(seen)
    return { seen, since: trace === null ? null : since(trace, buildResult(report)), problem: null }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return {
      seen: undefined,
      since: null,
      problem: `the comment of an earlier run could not be read: ${why}`,
    }
  }
}

const since = (before: Trace, result: ReturnType<typeof buildResult>): Delta =>
  deltaOf(before, traceOf(result), passedIn(result))
