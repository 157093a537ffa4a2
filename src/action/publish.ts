import type { ExitCode } from '../core/verdict.ts'
import type { Evidence } from '../formats/golden/evidence.ts'
import { buildResult, resultText } from '../result/build.ts'
import { errorResult } from '../result/error-result.ts'
import type { RunFigures, RunRecord } from '../result/record.ts'
import { reportOf } from '../result/report-of.ts'
import type { Result } from '../result/schema.ts'
import type { ActionRuntime, Surroundings } from '../runner/action.ts'
import { appendSummary, summaryBudget, writeOutputs } from '../runner/outputs.ts'
import { type Annotation, annotationsOf } from '../surfaces/annotations.ts'
import { errorAnnotations, errorSummary, surfaceError } from '../surfaces/errors.ts'
import { jsonText } from '../surfaces/json.ts'
import { renderSummary } from '../surfaces/summary.ts'
import { renderTerminal } from '../surfaces/terminal.ts'

/** Columns of the workflow log that are read without scrolling. */
const logWidth = 110

/** Shows a judged run on every surface. A surface that fails is a warning and never changes the exit code. */
export async function publish(
  runtime: ActionRuntime,
  record: RunRecord,
  evidence: Evidence | null,
): Promise<ExitCode> {
  const { log, environment } = runtime
  const report = reportOf(record)
  log.block(renderTerminal(report, { width: logWidth, colour: false }))
  annotate(runtime, annotationsOf(record))
  const budget = await summaryBudget(environment)
  await write(runtime, renderSummary(report, budget), buildResult(report), evidence)
  return record.verdict.exitCode
}

/** What is known of a run that ended before it could judge. */
export interface Ended {
  readonly version: string
  readonly policyPath: string
  readonly run: RunFigures
}

/** Shows why a run ended early. */
export async function publishError(runtime: Surroundings, error: unknown, ended: Ended): Promise<ExitCode> {
  const shown = surfaceError(error)
  annotate(runtime, errorAnnotations(shown))
  const result = errorResult(error, { ...ended, target: null })
  await write(runtime, errorSummary(shown, await summaryBudget(runtime.environment)), result)
  // The schema keeps the exit codes; zod widens them to numbers.
  return result.exit_code as ExitCode
}

function annotate({ log }: Surroundings, annotations: readonly Annotation[]): void {
  for (const { level, message, ...place } of annotations) log[level](message, place)
}

async function write(
  { log, environment }: Surroundings,
  summary: string,
  result: Result,
  evidence: Evidence | null = null,
): Promise<void> {
  const unwritten = await appendSummary(summary, environment)
  const { outcome, exit_code: exitCode } = result
  const values = {
    ...{ outcome, exitCode },
    result: resultText(result, 0),
    evidence: evidence === null ? null : jsonText(evidence, 2),
  }
  const warnings = await writeOutputs(values, environment)
  for (const warning of [...(unwritten === undefined ? [] : [unwritten]), ...warnings]) log.warning(warning)
}
