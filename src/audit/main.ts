import { type Clients, clientsOf } from '../action/clients.ts'
import type { OtherMain, OtherRuntime } from '../action/other-action.ts'
import type { ExitCode } from '../core/verdict.ts'
import { gates } from '../gates/registry.ts'
import { totalStatistics } from '../github/statistics.ts'
import type { RunFigures } from '../result/record.ts'
import { readMaxIssues } from '../runner/environment.ts'
import { parseBoolean, singleLine } from '../runner/input-values.ts'
import { parseRepository } from '../runner/repository.ts'
import { runAddress } from '../surfaces/addresses.ts'
import { documentationUrl, version } from '../version.ts'
import { workspaceIn } from '../workspace/beside.ts'
import { keepDigest } from './digest.ts'
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
  const { owner, repo } = inputs.repository
  const own = `${owner}/${repo}`.toLowerCase() === environment.repository?.toLowerCase()
  log.info(`auditing ${owner}/${repo}`)
  const run = await runAudit({
    ...clients,
    ...{ version, documentationUrl, gates, redirects },
    ...{ repository: inputs.repository, ref: inputs.ref, policy: inputs.policy, mode: inputs.mode },
    trial: null,
    leavesCheck: own,
    workspace: await workspaceIn(environment.workspace),
    event: environment.eventName ?? 'unknown',
    node: process.version,
    elapsed: () => runtime.elapsed(),
    progress: log.info,
  })
  return await showAudit(runtime, await finish(runtime, clients, run, inputs))
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
): Promise<Finished> {
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
  const run = figures(runtime, clients)
  return { report: auditReport({ ...record, run }, kept?.past ?? noPast), kept, dryRun }
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
