import { z } from 'zod'
import { lazy } from '../core/lazy.ts'
import type { EventTarget } from '../core/target.ts'
import type { GitHub } from '../github/port.ts'
import type { ReportSettings } from '../policy/report-settings.ts'
import type { SeenComment } from '../publish/comment.ts'
import { endEarly } from '../publish/early-end.ts'
import { publishSurfaces } from '../publish/publish.ts'
import { sayOutcome } from '../publish/say.ts'
import type { Report } from '../result/report.ts'
import type { Result } from '../result/schema.ts'
import type { ActionRuntime, Surroundings } from '../runner/action.ts'
import { runAddress } from '../surfaces/addresses.ts'
import type { SurfaceError } from '../surfaces/errors.ts'
import { keepRunIssues } from './issues.ts'
import type { Prepared } from './judge.ts'

/** What is shown on GitHub. */
interface Shown {
  readonly report: Report
  readonly result: Result
  readonly settings: ReportSettings
  /** The comment of an earlier run; undefined where it was not looked for. */
  readonly seen: SeenComment | null | undefined
  /** The gate whose own action ran; null for the suite. */
  readonly gate: string | null
}

/** Writes the surfaces on GitHub, and says what became of them. */
export async function showOnGitHub(
  { log, environment }: Pick<ActionRuntime, 'log' | 'environment'>,
  { event, clients }: Prepared,
  { seen, ...shown }: Shown,
): Promise<void> {
  if (event.fork === true) return log.info(forkWords)
  const { repository } = event.target
  const runUrl = runAddress(environment.serverUrl, repository, environment.runId)
  const fresh = event.fresh === true && !environment.rerun
  const publication = { ...shown, github: clients.github, repository, runUrl, fresh }
  const outcomes = await publishSurfaces(publication, seen)
  for (const outcome of outcomes) sayOutcome(log, outcome, shown.settings)
  await keepRunIssues(log, { github: clients.github, repository }, shown.report)
}

const forkWords =
  'nothing is written to GitHub: the token of a fork cannot write (the action `report` publishes such a run)'

const headSchema = lazy(() => z.object({ head: z.object({ sha: z.string() }) }))

/** A run that ended early must not leave what an earlier one wrote standing green on its commit. */
export async function overwriteEarlier(
  { log, environment }: Surroundings,
  { event, clients, gate }: Prepared,
  error: SurfaceError,
): Promise<void> {
  if (event.fork === true) return
  const { github } = clients
  const { repository } = event.target
  try {
    const sha = await headOf(event.target, github)
    if (sha === null) return
    const runUrl = runAddress(environment.serverUrl, repository, environment.runId)
    const ended = { github, repository, sha, runUrl, why: error.title, gate }
    for (const outcome of await endEarly(ended)) sayOutcome(log, outcome, { asked: new Set() })
  } catch (failure) {
    const why = failure instanceof Error ? failure.message : String(failure)
    log.info(`what an earlier run left on the commit could not be read: ${why}`)
  }
}

/** The commit that what is shown stands on; null where a run shows nothing on a commit. */
async function headOf(target: EventTarget, github: GitHub): Promise<string | null> {
  switch (target.kind) {
    case 'merge-group':
      return target.headSha
    case 'push':
      return target.sha
    case 'pull-request': {
      const route = 'GET /repos/{owner}/{repo}/pulls/{pull_number}'
      const parameters = { ...target.repository, pull_number: target.number }
      const permission = 'pull-requests: read'
      return (await github.get(route, parameters, headSchema(), { permission })).head.sha
    }
    case 'repository':
    case 'workflow-run':
      return null
  }
}
