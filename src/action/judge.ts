import type { AnyGate } from '../core/gate.ts'
import { gates } from '../gates/registry.ts'
import { totalStatistics } from '../github/statistics.ts'
import { runPipeline } from '../pipeline.ts'
import { evidenceOf, uncheckedSoak } from '../result/gate-evidence.ts'
import type { RunFigures } from '../result/record.ts'
import type { ActionRuntime } from '../runner/action.ts'
import { type ReadEvent, readEvent } from '../runner/event.ts'
import { checkedKey, checkSoak, readSigning, signingPorts } from '../runner/signing.ts'
import { documentationUrl, version } from '../version.ts'
import { workspaceIn } from '../workspace/beside.ts'
import { type Clients, clientsOf } from './clients.ts'

/** An event, and GitHub to ask about it. */
export interface Prepared {
  readonly event: ReadEvent
  readonly clients: Clients
  /** Sentences about what was redirected until now. */
  readonly redirects: readonly string[]
  /** The gate whose own action runs; null for the suite. */
  readonly gate: string | null
}

/** Reads the event and connects to GitHub. @throws UsageError for an event or an environment that means nothing */
export async function prepare(
  { environment, inputs }: ActionRuntime,
  gate: AnyGate | null,
): Promise<Prepared> {
  const event = await readEvent(environment)
  const redirects: string[] = []
  const clients = await clientsOf(environment, inputs, (from, to) =>
    redirects.push(`GitHub answered for ${from} at ${to}: the repository was renamed.`),
  )
  return { event, clients, redirects, gate: gate?.id ?? null }
}

/** The requests a run has made until now. */
export const requestsOf = ({ clients }: Prepared): Pick<RunFigures, 'requests' | 'notModified' | 'retries'> =>
  totalStatistics([clients.github, clients.administration])

/**
 * The verdict, and the evidence of it that the run leaves behind.
 * @param gate the gate whose own action runs; null for the suite
 * @param elapsed milliseconds since the run began
 * @throws as `runPipeline`, and SignatureError where a signature is required and there is no key
 */
export async function judgeAndProve(
  { environment, inputs, log }: ActionRuntime,
  gate: AnyGate | null,
  { event, clients, redirects }: Prepared,
  elapsed: () => number,
) {
  const signing = readSigning()
  const { record, loaded } = await runPipeline({
    ...{ version, documentationUrl, gates, elapsed },
    target: event.target,
    hints: { ...event.hints, runId: environment.runId },
    ...signingPorts(signing),
    ...clients,
    workspace: await workspaceIn(environment.workspace),
    policy: inputs.policy,
    overrides: {
      mode: inputs.mode,
      gates: inputs.gates,
      implied: gate?.id ?? null,
      options: gate === null ? {} : { [gate.id]: inputs.options },
    },
    event: environment.eventName ?? 'unknown',
    node: process.version,
    notices: () => [...event.notices, ...redirects],
    progress: log.info,
  })
  const evidence = evidenceOf(record, signing.key, environment.runId)
  if (evidence !== null) checkedKey(signing, 'gate-evidence.json')
  checkSoak(signing, uncheckedSoak(record))
  return { record, evidence, settings: loaded.policy.report }
}
