import { UsageError } from '../core/errors.ts'
import type { AnyGate } from '../core/gate.ts'
import type { ExitCode } from '../core/verdict.ts'
import { gates } from '../gates/registry.ts'
import type { RunFigures } from '../result/record.ts'
import { type ActionRuntime, runAction, type Surroundings } from '../runner/action.ts'
import { version } from '../version.ts'
import { judgeAndProve, type Prepared, prepare, requestsOf } from './judge.ts'
import { otherActions } from './others.ts'
import { type Ended, publish, publishError } from './publish.ts'
import { runOther } from './run-other.ts'

/** Name of the action that runs every enabled gate. */
export const suiteName = 'gatewright'

/** Where a policy is expected when no input says otherwise. */
const defaultPolicyPath = '.github/gatewright.yml'

/**
 * Runs an action by name: the suite, the gate of that id, or one of the others. Sets the exit code of the process and
 * never throws; an unknown name is a usage error.
 */
export function run(name: string): Promise<void> {
  const other = otherActions.find(({ action }) => action.id === name)
  if (other !== undefined) return runOther(other.action, other.load)
  const gate = gates.find((candidate: AnyGate) => candidate.id === name) ?? null
  const description = { gateIds: gates.map((candidate: AnyGate) => candidate.id), gate }
  return runAction(description, {
    main: async (runtime) => {
      if (gate === null && name !== suiteName)
        throw new UsageError(`there is no action ${JSON.stringify(name)}`)
      return await judgeEvent(runtime, gate)
    },
    refused: (surroundings, error) => publishError(surroundings, error, endedAt(surroundings, 0, null)),
  })
}

async function judgeEvent(runtime: ActionRuntime, gate: AnyGate | null): Promise<ExitCode> {
  const started = performance.now()
  const elapsed = () => Math.round(performance.now() - started)
  const prepared = await prepare(runtime, gate).catch((error: unknown) => new Ending(error))
  if (prepared instanceof Ending) return await end(runtime, prepared.error, elapsed(), null)
  const judged = await judgeAndProve(runtime, gate, prepared, elapsed).catch(
    (error: unknown) => new Ending(error),
  )
  if (judged instanceof Ending) return await end(runtime, judged.error, elapsed(), prepared)
  return await publish(runtime, judged, prepared)
}

/** Shows a run that ended before its verdict. */
async function end(
  runtime: ActionRuntime,
  error: unknown,
  durationMs: number,
  prepared: Prepared | null,
): Promise<ExitCode> {
  if (runtime.environment.debug && error instanceof Error) runtime.log.block(error.stack ?? '')
  const policyPath = runtime.inputs.policy ?? defaultPolicyPath
  return await publishError(runtime, error, { ...endedAt(runtime, durationMs, prepared), policyPath })
}

/** Holds what a run ended with, told apart from any answer. */
class Ending {
  readonly error: unknown
  constructor(error: unknown) {
    this.error = error
  }
}

/** Figures of a run that ended early. */
function endedAt(
  { environment }: Pick<Surroundings, 'environment'>,
  durationMs: number,
  prepared: Prepared | null,
): Ended {
  const none: Pick<RunFigures, 'requests' | 'notModified' | 'retries'> = {
    requests: 0,
    notModified: 0,
    retries: 0,
  }
  const event = environment.eventName ?? 'unknown'
  const figures = prepared === null ? none : requestsOf(prepared)
  return {
    version,
    policyPath: defaultPolicyPath,
    prepared,
    run: { durationMs, ...figures, node: process.version, event },
  }
}
