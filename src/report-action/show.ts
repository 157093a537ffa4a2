import type { OtherRuntime } from '../action/other-action.ts'
import type { RepositoryName } from '../core/target.ts'
import type { GitHub } from '../github/port.ts'
import { earlierRun } from '../publish/earlier.ts'
import { endEarly } from '../publish/early-end.ts'
import { publishSurfaces } from '../publish/publish.ts'
import { sayOutcome } from '../publish/say.ts'
import type { SinkOutcome } from '../publish/sink.ts'
import { buildResult } from '../result/build.ts'
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

/** Writes the surfaces that the base's policy asks for; what cannot be written is a line or a warning in the log. */
export async function showOnGitHub(github: GitHub, relayed: Relayed, runtime: Runtime): Promise<Shown> {
  const { log, environment } = runtime
  const { run, settings, gate } = relayed
  const { repository } = run.reference
  const { seen, since, problem } = await earlierRun({ ...relayed, github, repository })
  if (problem !== null) log.info(problem)
  const report: Report = { ...relayed.report, ...(since === null ? {} : { since }) }
  const result = buildResult(report)
  // This run's own summary has all of it; the other one's is written by the other one.
  const runUrl = runAddress(github.serverUrl, repository, environment.runId)
  const outcomes = await publishSurfaces({ github, repository, report, result, settings, gate, runUrl }, seen)
  for (const outcome of outcomes) sayOutcome(log, outcome, settings)
  return { report, result, outcomes }
}

/** What an earlier run left green on the commit must not outlast one whose result was refused. */
export async function withdraw(
  github: GitHub,
  repository: RepositoryName,
  sha: string,
  { log, environment }: Runtime,
): Promise<void> {
  const runUrl = runAddress(github.serverUrl, repository, environment.runId)
  const ended = { github, repository, sha, runUrl, why: 'the result of the last run was refused' }
  for (const outcome of await endEarly(ended)) sayOutcome(log, outcome, { asked: new Set() })
}
