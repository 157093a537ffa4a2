import { formatProblem, PolicyError, SignatureError, Undecided, UsageError } from '../core/errors.ts'
import { type ExitCode, exitCodes } from '../core/verdict.ts'
import { failureOf } from '../facts/gather.ts'
import { policyPaths } from '../policy/find.ts'
import { resultText } from '../result/build.ts'
import { errorExitCode, errorResult } from '../result/error-result.ts'
import { describeFailure } from '../runner/process.ts'
import { surfaceError } from '../surfaces/errors.ts'
import { sarifErrorText } from '../surfaces/sarif.ts'
import { version } from '../version.ts'
import type { Arguments } from './arguments.ts'
import { offlineFigures } from './judge-saved.ts'
import type { Output } from './output.ts'

/** An error of ours, whatever typed failure it was thrown as. */
function ours(error: unknown): unknown {
  const unknown = failureOf(error)
  return unknown === null ? error : new Undecided(unknown)
}

/**
 * Says on standard error what went wrong, as `gatewright: FILE:LINE:COL: …`. @returns the exit code
 * @param debug adds the stack of an unexpected error
 */
export function reportError(error: unknown, output: Output, debug: boolean): ExitCode {
  const known = ours(error)
  const say = (line: string) => output.note(`gatewright: ${line}`)
  if (known instanceof PolicyError) {
    for (const problem of known.problems) say(formatProblem(problem))
    return exitCodes.policy
  }
  if (known instanceof UsageError) {
    for (const line of known.message.split('\n')) say(line)
    return exitCodes.usage
  }
  if (known instanceof SignatureError) {
    say(known.message)
    return exitCodes.signature
  }
  if (known instanceof Undecided) {
    const { detail, remedy } = known.unknown
    say(`could not be decided: ${detail}`)
    if (remedy !== undefined) say(`next step: ${remedy.text}`)
    return exitCodes.unknown
  }
  const { code, message } = describeFailure(known, debug)
  for (const line of message.split('\n')) say(line)
  return code
}

/** A judging command that failed still gives the one JSON document it promised. */
export async function writeErrorResult(error: unknown, output: Output, args: Arguments): Promise<void> {
  const policyPath = args.value('policy') ?? policyPaths[0]
  const known = ours(error)
  if (args.format === 'sarif') {
    await output.document(sarifErrorText(surfaceError(known), { version, exitCode: errorExitCode(known) }))
    return
  }
  const run = offlineFigures(performance.now())
  const result = errorResult(known, { version, policyPath, target: null, run })
  await output.document(resultText(result))
}
