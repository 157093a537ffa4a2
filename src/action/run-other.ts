import { Undecided } from '../core/errors.ts'
import type { ExitCode } from '../core/verdict.ts'
import { GitHubFailure } from '../github/failure.ts'
import { errorExitCode } from '../result/error-result.ts'
import { type Started, startAction } from '../runner/action.ts'
import { readGiven } from '../runner/inputs.ts'
import { appendSummary, summaryBudget } from '../runner/outputs.ts'
import { errorAnnotations, errorSummary, surfaceError } from '../surfaces/errors.ts'
import type { OtherAction, OtherMain } from './other-action.ts'

/** Runs an action that judges no pull request by itself. Sets the exit code of the process and never throws. */
export const runOther = (action: OtherAction, load: () => Promise<OtherMain>): Promise<void> =>
  startAction(async (started) => {
    try {
      return await runWithInputs(action, await load(), started)
    } catch (error) {
      return await showError(
        started,
        error instanceof GitHubFailure ? new Undecided(error.toUnknown()) : error,
      )
    }
  })

async function runWithInputs(action: OtherAction, main: OtherMain, started: Started): Promise<ExitCode> {
  const begun = performance.now()
  const { environment, log, secrets } = started
  const { given, tokenIn, warnings } = readGiven(Object.keys(action.inputs), environment.inputVariables)
  for (const warning of warnings) log.warning(warning)
  return await main({
    ...{ environment, log, secrets, given },
    token: tokenIn('github-token'),
    adminToken: tokenIn('admin-token'),
    elapsed: () => Math.round(performance.now() - begun),
  })
}

/** Why the action ended early, as an annotation and in the summary. */
async function showError({ environment, log, secrets }: Started, error: unknown): Promise<ExitCode> {
  if (environment.debug && error instanceof Error) log.block(error.stack ?? '')
  const shown = surfaceError(error)
  for (const { level, message, ...place } of errorAnnotations(shown)) log[level](message, place)
  const budget = await summaryBudget(environment)
  const unwritten = await appendSummary(secrets.redact(errorSummary(shown, budget)), environment)
  if (unwritten !== undefined) log.warning(unwritten)
  return errorExitCode(error)
}
