import { UsageError } from '../core/errors.ts'
import type { ExitCode } from '../core/verdict.ts'
import { type Environment, readEnvironment, readSwitches, tokenValues } from './environment.ts'
import { type ActionDescription, type Inputs, rawTokens, readInputs } from './inputs.ts'
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

/** Where a run can show something before its inputs are read. */
export type Surroundings = Pick<ActionRuntime, 'environment' | 'log'>

/** What an action does: with its inputs, or when those have no meaning (unless given, that is one annotation). */
export interface ActionHandlers {
  readonly main: (runtime: ActionRuntime) => Promise<ExitCode>
  readonly refused?: (surroundings: Surroundings, error: UsageError) => Promise<ExitCode>
}

/**
 * Runs an action: masks every token, then reads environment and inputs, then hands over to `main`, whose answer is the
 * exit code. Whatever goes wrong is one error annotation and an exit code other than 0. Never throws.
 */
export function runAction(action: ActionDescription, { main, refused }: ActionHandlers): Promise<void> {
  const switches = readSwitches()
  const secrets = createSecrets(switches.inActions)
  const log = createActionsLog(switches, secrets)
  const start = () => {
    for (const token of [...rawTokens(), ...tokenValues()]) secrets.add(token)
    const environment = readEnvironment()
    const inputs = given(action, environment.inputVariables)
    if (inputs instanceof UsageError) {
      if (refused === undefined) throw inputs
      return refused({ environment, log }, new UsageError(secrets.redact(inputs.message)))
    }
    for (const warning of inputs.warnings) log.warning(warning)
    return main({ environment, inputs, log, secrets })
  }
  return guard(async () => start(), { report: log.error, flush: flushStreams, debug: switches.debug })
}

function given(action: ActionDescription, variables: readonly string[]): Inputs | UsageError {
  try {
    return readInputs(action, variables)
  } catch (error) {
    if (error instanceof UsageError) return error
    throw error
  }
}
