import type { OtherRuntime } from '../action/other-action.ts'
import type { RepositoryName } from '../core/target.ts'
import type { GitHub } from '../github/port.ts'
import { defaultReportSettings, type ReportSettings } from '../policy/report-settings.ts'
import { readComment, type SeenComment } from '../publish/comment.ts'
import { failStatus } from '../publish/commit-status.ts'
import { traceIn } from '../publish/previous.ts'
import { publishSurfaces } from '../publish/publish.ts'
import type { SinkOutcome } from '../publish/sink.ts'
import { buildResult } from '../result/build.ts'
import { type Delta, deltaOf, traceOf } from '../result/delta.ts'
import type { Report } from '../result/report.ts'
import type { Result } from '../result/schema.ts'
import { runAddress } from '../surfaces/addresses.ts'
import type { Relayed } from './relay.ts'

/** What was shown on GitHub, and what became of each surface. */
export interface Shown {
  readonly report: Report
  readonly result: Result
  readonly outcomes: readonly SinkOutcome[]
}

type Runtime = Pick<OtherRuntime, 'log' | 'environment'>
type Log = OtherRuntime['log']

/** Writes the surfaces that the base's policy asks for; what cannot be written is a line or a warning in the log. */
export async function showOnGitHub(github: GitHub, relayed: Relayed, runtime: Runtime): Promise<Shown> {
  const { log, environment } = runtime
  const { run, loaded, gate } = relayed
  const { repository } = run.reference
  const settings = loaded?.policy.report ?? defaultReportSettings()
  const { seen, since } = await earlier(github, relayed, settings, log)
  const report: Report = { ...relayed.report, ...(since === null ? {} : { since }) }
  const result = buildResult(report)
  // This run's own summary has all of it; the other one's is written by the other one.
  const runUrl = runAddress(github.serverUrl, repository, environment.runId)
  const outcomes = await publishSurfaces({ github, repository, report, result, settings, gate, runUrl }, seen)
  for (const { sink, problem } of outcomes)
    if (problem !== null) log[settings.asked.has(sink) ? 'warning' : 'info'](problem)
  return { report, result, outcomes }
}

interface Earlier {
  /** Undefined where it was not looked for, null where there is none. */
  readonly seen: SeenComment | null | undefined
  readonly since: Delta | null
}

/** What an earlier run left in the comment of the pull request. */
async function earlier(
  github: GitHub,
  { report, run, gate }: Relayed,
  settings: ReportSettings,
  log: Log,
): Promise<Earlier> {
  const [number] = report.record.target.pullRequests
  if (number === undefined || settings.comment === 'never') return { seen: undefined, since: null }
  try {
    const seen = await readComment(github, run.reference.repository, number, gate)
    const trace = seen === null ? null : traceIn(seen)
    return { seen, since: trace === null ? null : deltaOf(trace, traceOf(buildResult(report))) }
  } catch (error) {
    log.info(`the comment of an earlier run could not be read: ${reasonOf(error)}`)
    return { seen: undefined, since: null }
  }
}

/** A status that an earlier run left on the commit must not outlast one whose result was refused. */
export async function withdraw(
  github: GitHub,
  repository: RepositoryName,
  sha: string,
  { log, environment }: Runtime,
): Promise<void> {
  const runUrl = runAddress(github.serverUrl, repository, environment.runId)
  const why = 'could not be decided: the result of the last run was refused'
  try {
    const { written, problem } = await failStatus({ github, repository, sha, runUrl, why })
    if (problem !== null) log.warning(problem)
    if (written !== 'none') log.info(`commit status of an earlier run: ${written}`)
  } catch (error) {
    log.info(`whether an earlier run left a commit status could not be read: ${reasonOf(error)}`)
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
