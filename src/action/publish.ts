import type { ExitCode } from '../core/verdict.ts'
import type { Evidence } from '../formats/golden/evidence.ts'
import type { ReportSettings } from '../policy/report-settings.ts'
import { earlierRun } from '../publish/earlier.ts'
import { buildResult, resultText } from '../result/build.ts'
import { errorResult } from '../result/error-result.ts'
import type { RunFigures, RunRecord } from '../result/record.ts'
import type { Report } from '../result/report.ts'
import { reportOf } from '../result/report-of.ts'
import type { Result } from '../result/schema.ts'
import type { ActionRuntime, Surroundings } from '../runner/action.ts'
import { appendSummary, summaryBudget, writeOutputs } from '../runner/outputs.ts'
import { type Annotation, annotationsOf } from '../surfaces/annotations.ts'
import { errorAnnotations, errorSummary, surfaceError } from '../surfaces/errors.ts'
import { jsonText } from '../surfaces/json.ts'
import { sarifErrorText, sarifText } from '../surfaces/sarif.ts'
import { renderSummary } from '../surfaces/summary.ts'
import { renderTerminal } from '../surfaces/terminal.ts'
import { type Prepared, requestsOf } from './judge.ts'
import { overwriteEarlier, showOnGitHub } from './show.ts'

/** Columns of the workflow log that are read without scrolling. */
const logWidth = 110

/** A run that came to a verdict. */
export interface Judged {
  readonly record: RunRecord
  readonly evidence: Evidence | null
  readonly settings: ReportSettings
}

/**
 * Shows a judged run on every surface: first what needs no network, then what is written to GitHub. A surface that
 * fails is a warning and never changes the exit code.
 */
export async function publish(
  runtime: ActionRuntime,
  { record, evidence, settings }: Judged,
  prepared: Prepared,
): Promise<ExitCode> {
  const { log, environment } = runtime
  const { gate, clients, event } = prepared
  const judged = reportOf(record)
  const { repository } = event.target
  const earlier = await earlierRun({ github: clients.github, repository, report: judged, settings, gate })
  if (earlier.problem !== null) log.info(earlier.problem)
  const run = { ...record.run, ...requestsOf(prepared) }
  const since = earlier.since === null ? {} : { since: earlier.since }
  const report: Report = { ...judged, record: { ...judged.record, run }, ...since }
  log.block(renderTerminal(report, { width: logWidth, colour: false }))
  annotate(runtime, annotationsOf(report.record))
  const budget = await summaryBudget(environment)
  const result = buildResult(report)
  await write(runtime, renderSummary(report, budget), result, evidence, sarifText(report))
  await showOnGitHub(runtime, prepared, { report, result, settings, seen: earlier.seen, gate })
  return record.verdict.exitCode
}

/** What is known of a run that ended before it could judge. */
export interface Ended {
  readonly version: string
  readonly policyPath: string
  readonly run: RunFigures
  /** Null when it ended before GitHub could be asked anything. */
  readonly prepared: Prepared | null
}

/** Shows why a run ended early; what an earlier run left green is overwritten. */
export async function publishError(
  runtime: Surroundings,
  error: unknown,
  { prepared, ...ended }: Ended,
): Promise<ExitCode> {
  const shown = surfaceError(error)
  annotate(runtime, errorAnnotations(shown))
  const result = errorResult(error, { ...ended, target: null })
  const sarif = sarifErrorText(shown, { version: ended.version, exitCode: result.exit_code })
  await write(runtime, errorSummary(shown, await summaryBudget(runtime.environment)), result, null, sarif)
  if (prepared !== null) await overwriteEarlier(runtime, prepared, shown)
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
  sarif: string | null = null,
): Promise<void> {
  const unwritten = await appendSummary(summary, environment)
  const { outcome, exit_code: exitCode } = result
  const values = {
    ...{ outcome, exitCode, sarif },
    result: resultText(result, 0),
    evidence: evidence === null ? null : jsonText(evidence, 2),
  }
  const warnings = await writeOutputs(values, environment)
  for (const warning of [...(unwritten === undefined ? [] : [unwritten]), ...warnings]) log.warning(warning)
}
