import { type Clients, clientsOf } from '../action/clients.ts'
import type { OtherMain, OtherRuntime } from '../action/other-action.ts'
import type { ExitCode } from '../core/verdict.ts'
import { gates } from '../gates/registry.ts'
import { totalStatistics } from '../github/statistics.ts'
import type { IssuePlace } from '../publish/digest-issues.ts'
import { issueSinks } from '../publish/issue-sinks.ts'
import { sayOutcome } from '../publish/say.ts'
import { type GreenlightReport, greenlightText } from '../result/greenlight.ts'
import type { RunFigures } from '../result/record.ts'
import type { Report } from '../result/report.ts'
import { readMaxIssues } from '../runner/environment.ts'
import { parseBoolean, singleLine } from '../runner/input-values.ts'
import { type ReportPlace, reportPlace, writeReport } from '../runner/report-file.ts'
import { parseRepository } from '../runner/repository.ts'
import { readSigning, signingPorts } from '../runner/signing.ts'
import { runAddress } from '../surfaces/addresses.ts'
import { documentationUrl, version } from '../version.ts'
import { workspaceIn } from '../workspace/beside.ts'
import { type KeptDigest, keepDigest } from './digest.ts'
import { requireGreenlight, wantedGreenlight } from './greenlight.ts'
import { type Finished, showAudit, showEnded } from './publish.ts'
import { type AuditRun, runAudit } from './run.ts'
import { limitOf, readLimit, readMode, readProfile, readRef } from './settings.ts'
import { auditReport, noPast } from './view.ts'

/** The action `audit`. */
export const auditMain: OtherMain = async (runtime) => {
  const redirects: string[] = []
  const clients = await clientsOf(runtime.environment, runtime, (from, to) =>
    redirects.push(`GitHub answered for ${from} at ${to}: the repository was renamed.`),
  )
  try {
    return await audit(runtime, clients, () => redirects)
  } catch (error) {
    await showEnded(runtime, error, figures(runtime, clients))
    throw error
  }
}

async function audit(
  runtime: OtherRuntime,
  clients: Clients,
  redirects: () => readonly string[],
): Promise<ExitCode> {
  const inputs = inputsOf(runtime)
  const { environment, log } = runtime
  const place = await placeOf(inputs, runtime)
  const { owner, repo } = inputs.repository
  const own = `${owner}/${repo}`.toLowerCase() === environment.repository?.toLowerCase()
  log.info(`auditing ${owner}/${repo}`)
  const run = await runAudit({
    ...clients,
    ...signingPorts(readSigning()),
    ...{ version, documentationUrl, gates, redirects },
    ...{ repository: inputs.repository, ref: inputs.ref, policy: inputs.policy, mode: inputs.mode },
    trial: null,
    leavesCheck: own,
    runId: own ? environment.runId : null,
    workspace: await workspaceIn(environment.workspace),
    event: environment.eventName ?? 'unknown',
    node: process.version,
    elapsed: () => runtime.elapsed(),
    progress: log.info,
  })
  const greenlight = inputs.greenlight ? wantedGreenlight('input greenlight', run.record) : null
  const greenlightFile = greenlight === null ? null : await writtenTo(place, greenlight, log.warning)
  return await showAudit(runtime, {
    ...(await finish(runtime, clients, run, inputs)),
    greenlight,
    greenlightFile,
  })
}

/** The path of the report; null where none was asked for, or where it could not be written. */
async function writtenTo(
  place: ReportPlace | null,
  report: GreenlightReport,
  warn: (message: string) => void,
): Promise<string | null> {
  if (place === null) return null
  const unwritten = await writeReport(place, greenlightText(report))
  if (unwritten !== undefined) warn(unwritten)
  return unwritten === undefined ? place.path : null
}

/** Checked before anything is asked of GitHub. */
async function placeOf(
  { greenlight, greenlightFile: file }: Inputs,
  { environment: { workspace, temporaryDirectory } }: OtherRuntime,
): Promise<ReportPlace | null> {
  requireGreenlight('input greenlight-report', file, greenlight)
  if (file === null) return null
  const folders = [workspace, temporaryDirectory]
  const directory = workspace ?? process.cwd()
  return await reportPlace({ where: 'input greenlight-report', file, directory, folders })
}

type Inputs = ReturnType<typeof inputsOf>

function inputsOf({ given, environment }: OtherRuntime) {
  const flag = (name: string, usual: boolean): boolean => {
    const value = given(name)
    return value === null ? usual : parseBoolean(name, value)
  }
  const policy = given('policy')
  const repository = given('repository')
  return {
    repository:
      repository === null
        ? parseRepository('GITHUB_REPOSITORY', environment.repository)
        : parseRepository('input repository', repository),
    ref: readRef('input ref', given('ref')),
    policy: policy === null ? null : singleLine('policy', policy),
    mode: readMode('input mode', given('mode')),
    greenlight: flag('greenlight', false),
    greenlightFile: given('greenlight-report'),
    digest: flag('digest', true),
    dryRun: flag('dry-run', false),
    profile: readProfile('input profile', given('profile')),
    limit: readLimit('input max-issues-per-run', given('max-issues-per-run'), readMaxIssues()),
  }
}

/** The digest first: what it remembers is part of the report. */
async function finish(
  runtime: OtherRuntime,
  clients: Clients,
  audited: AuditRun,
  { digest, dryRun, profile, limit: given }: Inputs,
): Promise<Pick<Finished, 'report' | 'kept' | 'dryRun'>> {
  const { serverUrl, runId, repository: own } = runtime.environment
  const { record } = audited
  const limit = limitOf(given, record.policy)
  const runUrl = own === null ? null : runAddress(serverUrl, parseRepository('GITHUB_REPOSITORY', own), runId)
  if (digest)
    runtime.log.info(
      dryRun ? 'comparing with the digest issue; nothing is written' : 'bringing the digest issue up to date',
    )
  const kept = digest
    ? await keepDigest(audited, { github: clients.github, profile, runUrl, limit, dryRun })
    : null
  const report = auditReport({ ...record, run: figures(runtime, clients) }, kept?.past ?? noPast)
  if (digest && !dryRun && kept?.left === '')
    await keepIssues(runtime, { github: clients.github, repository: audited.repository }, report, kept, limit)
  return { report: { ...report, record: { ...report.record, run: figures(runtime, clients) } }, kept, dryRun }
}

/** Alarms, and issues of overrides that have expired; they and the digest keep to one limit. */
async function keepIssues(
  { log }: OtherRuntime,
  place: IssuePlace,
  report: Report,
  { outcome }: KeptDigest,
  limit: number,
): Promise<void> {
  const opened = outcome?.done.filter(({ kind }) => kind === 'create' || kind === 'reopen').length ?? 0
  const mention = report.record.policy?.report.digest.mention === true
  const room = Math.max(0, limit - opened)
  for (const one of await issueSinks({ place, report, limit: room, mention }, true))
    if (one.written !== 'unchanged' || one.problem !== null) sayOutcome(log, one, { asked: new Set() })
}

const figures = (
  { environment, elapsed }: OtherRuntime,
  { github, administration }: Clients,
): RunFigures => ({
  ...totalStatistics([github, administration]),
  durationMs: elapsed(),
  node: process.version,
  event: environment.eventName ?? 'unknown',
})
