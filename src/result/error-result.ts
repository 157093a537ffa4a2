import { PolicyError, SignatureError, Undecided, UsageError } from '../core/errors.ts'
import type { ReasonCode } from '../core/reason-codes.ts'
import { type ExitCode, exitCodes } from '../core/verdict.ts'
import { redactSecrets } from '../formats/secrets/index.ts'
import { surfaceError } from '../surfaces/errors.ts'
import { policyJson, runJson, targetJson } from './build-parts.ts'
import { digestOf } from './digests.ts'
import type { JudgedTarget, RunFigures } from './record.ts'
import type { Result } from './schema.ts'

/** What is known of a run that ended before it could judge. */
export interface EndedEarly {
  readonly version: string
  readonly policyPath: string
  /** Null when the event did not get as far as naming one. */
  readonly target: JudgedTarget | null
  readonly run: RunFigures
  readonly notices?: readonly string[]
}

/** Exit code of a run that ended with this error: 78, 2, 64, or 3 for a fault of our own. */
export function errorExitCode(error: unknown): ExitCode {
  if (error instanceof PolicyError) return exitCodes.policy
  if (error instanceof SignatureError) return exitCodes.signature
  return error instanceof UsageError ? exitCodes.usage : exitCodes.unknown
}

function errorReason(error: unknown): ReasonCode {
  if (error instanceof PolicyError) return 'policy-error'
  if (error instanceof SignatureError) return 'signature-required'
  if (error instanceof Undecided) return error.unknown.reason
  return error instanceof UsageError ? 'usage-error' : 'internal-error'
}

/** The result of a run that ended early: nothing was judged, so it is `unknown`, and its exit code blocks. */
export function errorResult(
  error: unknown,
  { version, policyPath, target, run, notices }: EndedEarly,
): Result {
  const exitCode = errorExitCode(error)
  const reasons = [errorReason(error)]
  const errors = errorList(error)
  const verdict = { decision: 'unknown', exit_code: exitCode, reason_codes: reasons, errors }
  return {
    schema_version: 1,
    tool: { name: 'gatewright', version },
    decision: 'unknown',
    outcome: 'unknown',
    exit_code: exitCode,
    reason_codes: reasons,
    mode: null,
    target: target === null ? null : targetJson(target),
    policy: policyJson(null, policyPath, target?.baseSha ?? null),
    outcomes: {},
    gates: [],
    findings: [],
    facts: [],
    not_evaluated: [],
    errors,
    digests: { policy: null, facts: null, verdict: digestOf(verdict) },
    run: runJson(run),
    notices: [...(notices ?? [])],
    since: null,
    audit: null,
    overrides: [],
  }
}

function errorList(error: unknown): Result['errors'] {
  if (error instanceof PolicyError) {
    return error.problems.map(({ code, file, position, message }) => ({
      code,
      file,
      line: position.line,
      column: position.column,
      message: redactSecrets(message).text,
    }))
  }
  const message = surfaceError(error).lines.join(' ')
  return [{ code: errorReason(error), file: null, line: null, column: null, message }]
}
