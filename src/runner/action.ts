import type { ExitCode } from '../core/verdict.ts'
import { type Environment, readEnvironment, readSwitches, tokenValues } from './environment.ts'
import { type ActionDescription, type Inputs, rawToken, readInputs } from './inputs.ts'
import { createActionsLog, type Log } from './log.ts'
import { guard } from './process.ts'
import { createSecrets, type Secrets } from './secrets.ts'
import { flushStreams } from './streams.ts'

/** What the workflow runner gives an action. */
export interface ActionRuntime {
  readonly environment: Environment
  readonly inputs: Inputs
  readonly log: Log
  readonly secrets: Secrets
}

/**
 * Runs an action: masks every token, then reads environment and inputs, then hands over to `main`, whose answer is the
 * exit code. Whatever goes wrong is one error annotation and an exit code other than 0. Never throws.
 */
export function runAction(
  action: ActionDescription,
  main: (runtime: ActionRuntime) => Promise<ExitCode>,
): Promise<void> {
  const switches = readSwitches()
  const secrets = createSecrets(switches.inActions)
  const log = createActionsLog(switches, secrets)
  const start = () => {
    for (const token of [rawToken(), ...tokenValues()]) secrets.add(token)
    const environment = readEnvironment()
    const inputs = readInputs(action, environment.inputVariables)
    for (const warning of inputs.warnings) log.warning(warning)
    return main({ environment, inputs, log, secrets })
  }
  return guard(async () => start(), { report: log.error, flush: flushStreams, debug: switches.debug })
}
