import { UsageError } from '../core/errors.ts'
import type { AnyGate } from '../core/gate.ts'
import type { ExitCode } from '../core/verdict.ts'
import { gates } from '../gates/registry.ts'
import { createGitHub } from '../github/client.ts'
import { proxyAwareFetch } from '../github/proxy.ts'
import { totalStatistics } from '../github/statistics.ts'
import { runPipeline } from '../pipeline.ts'
import { evidenceOf, uncheckedSoak } from '../result/gate-evidence.ts'
import type { RunFigures } from '../result/record.ts'
import { type ActionRuntime, runAction } from '../runner/action.ts'
import { type Environment, proxyVariables } from '../runner/environment.ts'
import { readEvent } from '../runner/event.ts'
import type { Inputs } from '../runner/inputs.ts'
import { checkedKey, checkSoak, readSigning, type Signing } from '../runner/signing.ts'
import { documentationUrl, userAgent, version } from '../version.ts'
import { workspaceIn } from '../workspace/beside.ts'
import { type Ended, publish, publishError } from './publish.ts'

/** Name of the action that runs every enabled gate. */
export const suiteName = 'gatewright'

/** Where a policy is expected when no input says otherwise. */
const defaultPolicyPath = '.github/gatewright.yml'

/**
 * Runs an action by name: the suite, or the gate of that id. Sets the exit code of the process and never throws; an
 * unknown name is a usage error.
 */
export function run(name: string): Promise<void> {
  const gate = gates.find((candidate: AnyGate) => candidate.id === name) ?? null
  const description = { gateIds: gates.map((candidate: AnyGate) => candidate.id), gate }
  return runAction(description, {
    main: async (runtime) => {
      if (gate === null && name !== suiteName)
        throw new UsageError(`there is no action ${JSON.stringify(name)}`)
      return await judgeEvent(runtime, gate)
    },
    refused: (surroundings, error) => publishError(surroundings, error, beforeJudging(surroundings)),
  })
}

async function judgeEvent(runtime: ActionRuntime, gate: AnyGate | null): Promise<ExitCode> {
  const started = performance.now()
  const elapsed = () => Math.round(performance.now() - started)
  const statistics = { requests: 0, notModified: 0, retries: 0 }
  const figures = (): RunFigures => ({
    durationMs: elapsed(),
    ...statistics,
    node: process.version,
    event: runtime.environment.eventName ?? 'unknown',
  })
  const ended = await judgeAndProve(runtime, gate, elapsed, (now) => Object.assign(statistics, now)).catch(
    (error: unknown) => new Ending(error),
  )
  if (!(ended instanceof Ending)) return await publish(runtime, ended.record, ended.evidence)
  const { debug } = runtime.environment
  if (debug && ended.error instanceof Error) runtime.log.block(ended.error.stack ?? '')
  const policyPath = runtime.inputs.policy ?? defaultPolicyPath
  return await publishError(runtime, ended.error, { version, policyPath, run: figures() })
}

/** The verdict, and the evidence of it that the run leaves behind. */
async function judgeAndProve(
  runtime: ActionRuntime,
  gate: AnyGate | null,
  elapsed: () => number,
  count: (statistics: Statistics) => void,
) {
  const signing = readSigning()
  const { record } = await judge(runtime, gate, elapsed, count, signing)
  const evidence = evidenceOf(record, signing.key, runtime.environment.runId)
  if (evidence !== null) checkedKey(signing, 'gate-evidence.json')
  checkSoak(signing, uncheckedSoak(record))
  return { record, evidence }
}

/** A run that ended before its verdict. */
class Ending {
  readonly error: unknown
  constructor(error: unknown) {
    this.error = error
  }
}

/** Figures of a run that ended before anything was asked of GitHub. */
const beforeJudging = ({ environment }: Pick<ActionRuntime, 'environment'>): Ended => ({
  version,
  policyPath: defaultPolicyPath,
  run: {
    durationMs: 0,
    requests: 0,
    notModified: 0,
    retries: 0,
    node: process.version,
    event: environment.eventName ?? 'unknown',
  },
})

type Statistics = Pick<RunFigures, 'requests' | 'notModified' | 'retries'>

async function judge(
  { environment, inputs, log }: ActionRuntime,
  gate: AnyGate | null,
  elapsed: () => number,
  count: (statistics: Statistics) => void,
  signing: Signing,
) {
  const { target, hints, notices } = await readEvent(environment)
  const redirects: string[] = []
  const clients = await clientsOf(environment, inputs, (from, to) =>
    redirects.push(`GitHub answered for ${from} at ${to}: the repository was renamed.`),
  )
  try {
    return await runPipeline({
      version,
      documentationUrl,
      target,
      hints: { ...hints, runId: environment.runId },
      ...(signing.key === null ? {} : { signingKey: signing.key }),
      ...clients,
      workspace: await workspaceIn(environment.workspace),
      gates,
      policy: inputs.policy,
      overrides: {
        mode: inputs.mode,
        gates: inputs.gates,
        implied: gate?.id ?? null,
        options: gate === null ? {} : { [gate.id]: inputs.options },
      },
      event: environment.eventName ?? 'unknown',
      node: process.version,
      elapsed,
      notices: () => [...notices, ...redirects],
      progress: log.info,
    })
  } finally {
    count(totalStatistics([clients.github, clients.administration]))
  }
}

/** GitHub by the token of the run and, when there is one, by `admin-token`. */
async function clientsOf(
  { apiUrl, graphqlUrl, serverUrl }: Environment,
  { token, adminToken }: Inputs,
  onRedirect: (from: string, to: string) => void,
) {
  const fetch = await proxyAwareFetch(proxyVariables())
  const options = { apiUrl, graphqlUrl, serverUrl, userAgent, fetch }
  const github = createGitHub({ ...options, token, onRedirect })
  return adminToken === null
    ? { github }
    : { github, administration: createGitHub({ ...options, token: adminToken }) }
}
