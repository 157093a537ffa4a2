import type { OtherRuntime } from '../action/other-action.ts'
import type { ExitCode } from '../core/verdict.ts'
import { buildResult, resultText } from '../result/build.ts'
import { errorResult } from '../result/error-result.ts'
import { type GreenlightReport, greenlightText } from '../result/greenlight.ts'
import type { RunFigures } from '../result/record.ts'
import type { Report } from '../result/report.ts'
import type { Result } from '../result/schema.ts'
import { appendSummary, filesIn, summaryBudget, writeNamedOutputs } from '../runner/outputs.ts'
import { annotationsOf } from '../surfaces/annotations.ts'
import { renderAuditPage } from '../surfaces/audit-page.ts'
import { renderAuditTerminal } from '../surfaces/audit-terminal.ts'
import { completenessText } from '../surfaces/audit-words.ts'
import { renderGreenlightPage, renderGreenlightTerminal } from '../surfaces/greenlight-page.ts'
import { plainLine } from '../surfaces/phrase.ts'
import { sarifText } from '../surfaces/sarif.ts'
import { version } from '../version.ts'
import type { KeptDigest } from './digest.ts'
import { digestWords, plannedBody } from './digest-words.ts'

/** Columns of the workflow log that are read without scrolling. */
const logWidth = 110

/** What stands for an audit on GitHub's code scanning page: another upload takes its place. */
export const sarifCategory = 'gatewright/audit'

/** An audit that is done. */
export interface Finished {
  readonly report: Report
  /** Null where no digest was wanted. */
  readonly kept: KeptDigest | null
  readonly dryRun: boolean
  /** Null where none was asked for. */
  readonly greenlight: GreenlightReport | null
  /** Where it was written to by request; null: nowhere yet. */
  readonly greenlightFile: string | null
}

/** Shows an audit in the log, in the summary, in files and in outputs. @returns its exit code */
export async function showAudit(runtime: OtherRuntime, finished: Finished): Promise<ExitCode> {
  const { log, environment } = runtime
  const { report, kept, dryRun, greenlight } = finished
  const { lines, warnings } = digestWords(kept, dryRun)
  if (greenlight !== null) log.block(renderGreenlightTerminal(greenlight, { width: logWidth }))
  log.block(renderAuditTerminal(report, { width: logWidth, colour: false }))
  for (const { level, message, ...place } of annotationsOf(report.record)) log[level](message, place)
  for (const line of lines) log.info(line)
  const room = await summaryBudget(environment)
  const planned = plannedBody(kept, dryRun, room / 2)
  const light = greenlight === null ? '' : renderGreenlightPage(greenlight)
  // Where both do not fit, the audit's own page has it all.
  const first = Buffer.byteLength(light) > room / 2 ? '' : light
  const page = renderAuditPage(report, room - Buffer.byteLength(`${first}${planned}`))
  const unwritten = await appendSummary(`${first}${page}${planned}`, environment)
  const files = {
    light: greenlight !== null && finished.greenlightFile === null ? greenlightText(greenlight) : null,
    markdown: renderAuditPage(report, Number.POSITIVE_INFINITY),
    sarif: sarifText(report, { category: sarifCategory }),
  }
  const more = {
    completeness: report.audit === undefined ? '' : plainLine(completenessText(report.audit.completeness)),
    greenlight: greenlight?.verdict ?? '',
    'greenlight-file': finished.greenlightFile ?? '',
    'digest-issue': kept?.outcome?.url ?? '',
    'issues-held': String(kept?.outcome?.held.length ?? 0),
  }
  const failed = await write(runtime, buildResult(report), files, more)
  for (const warning of [...warnings, ...(unwritten === undefined ? [] : [unwritten]), ...failed])
    log.warning(warning)
  return report.record.verdict.exitCode
}

interface Texts {
  readonly markdown: string | null
  readonly sarif: string | null
  /** The report of the green light, where it is not written yet. */
  readonly light: string | null
}

/** Outputs that an audit has beyond those of its result. */
interface MoreOutputs {
  readonly completeness: string
  readonly greenlight: string
  readonly 'greenlight-file': string
  readonly 'digest-issue': string
  readonly 'issues-held': string
}

async function write(
  { environment }: OtherRuntime,
  result: Result,
  { markdown, sarif, light }: Texts,
  more: MoreOutputs,
): Promise<readonly string[]> {
  const { warnings, written } = filesIn(environment)
  const own = await written('greenlight.json', light)
  const outputs = {
    ...more,
    ...(light === null ? {} : { 'greenlight-file': own }),
    outcome: result.outcome,
    'exit-code': String(result.exit_code),
    'result-file': await written('result.json', resultText(result)),
    'sarif-file': await written('gatewright.sarif', sarif),
    'markdown-file': await written('gatewright.md', markdown),
  }
  return [...writeNamedOutputs(outputs, environment), ...warnings]
}

/** Outputs of an audit that ended before its verdict; the error itself is shown as that of every action. */
export async function showEnded(runtime: OtherRuntime, error: unknown, run: RunFigures): Promise<void> {
  const ended = { version, policyPath: '.github/gatewright.yml', target: null, run }
  const more = {
    completeness: '',
    greenlight: '',
    'greenlight-file': '',
    'digest-issue': '',
    'issues-held': '0',
  }
  const warnings = await write(
    runtime,
    errorResult(error, ended),
    { markdown: null, sarif: null, light: null },
    more,
  )
  for (const warning of warnings) runtime.log.warning(warning)
}
