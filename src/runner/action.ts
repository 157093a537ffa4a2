import { UsageError } from '../core/errors.ts'
import type { ExitCode } from '../core/verdict.ts'
import { type Environment, readEnvironment, readSwitches, tokenValues } from './environment.ts'
import { type ActionDescription, type Inputs, rawTokens, readInputs } from './inputs.ts'
import { createActionsLog, type Log } from './log.ts'
import { guard } from './process.ts'
import { createSecrets, type Secrets } from './secrets.ts'
import { keyForms } from './signing-keys.ts'
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

/** What there is before the inputs are read. */
export type Started = Surroundings & Pick<ActionRuntime, 'secrets'>

/**
 * Starts an action: masks every token, then reads the environment, then hands over to `main`, whose answer is the exit
 * code. Whatever goes wrong is one error annotation and an exit code other than 0. Never throws.
 */
export function startAction(main: (started: Started) => Promise<ExitCode>): Promise<void> {
  const switches = readSwitches()
  const secrets = createSecrets(switches.inActions)
  const log = createActionsLog(switches, secrets)
  const start = async () => {
    for (const token of [...rawTokens(), ...tokenValues(), ...keyForms()]) secrets.add(token)
    return await main({ environment: readEnvironment(), log, secrets })
  }
  return guard(start, { report: log.error, flush: flushStreams, debug: switches.debug })
}

/** Runs an action of gates: as `startAction`, with its inputs read. */
export const runAction = (action: ActionDescription, { main, refused }: ActionHandlers): Promise<void> =>
  startAction(async ({ environment, log, secrets }) => {
    const inputs = given(action, environment.inputVariables)
    if (inputs instanceof UsageError) {
      if (refused === undefined) throw inputs
      return await refused({ environment, log }, new UsageError(secrets.redact(inputs.message)))
    }
    for (const warning of inputs.warnings) log.warning(warning)
    return await main({ environment, inputs, log, secrets })
  })

function given(action: ActionDescription, variables: readonly string[]): Inputs | UsageError {
  try {
    return readInputs(action, variables)
  } catch (error) {
    if (error instanceof UsageError) return error
    throw error
  }
}
