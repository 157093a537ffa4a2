import type { OtherRuntime } from '../action/other-action.ts'
import type { ExitCode } from '../core/verdict.ts'
import { buildResult, resultText } from '../result/build.ts'
import { errorResult } from '../result/error-result.ts'
import type { RunFigures } from '../result/record.ts'
import type { Report } from '../result/report.ts'
import type { Result } from '../result/schema.ts'
import { appendSummary, filesIn, summaryBudget, writeNamedOutputs } from '../runner/outputs.ts'
import { annotationsOf } from '../surfaces/annotations.ts'
import { renderAuditPage } from '../surfaces/audit-page.ts'
import { renderAuditTerminal } from '../surfaces/audit-terminal.ts'
import { completenessText } from '../surfaces/audit-words.ts'
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
}

/** Shows an audit in the log, in the summary, in files and in outputs. @returns its exit code */
export async function showAudit(runtime: OtherRuntime, finished: Finished): Promise<ExitCode> {
  const { log, environment } = runtime
  const { report, kept, dryRun } = finished
  const { lines, warnings } = digestWords(kept, dryRun)
  log.block(renderAuditTerminal(report, { width: logWidth, colour: false }))
  for (const { level, message, ...place } of annotationsOf(report.record)) log[level](message, place)
  for (const line of lines) log.info(line)
  const room = await summaryBudget(environment)
  const planned = plannedBody(kept, dryRun, room / 2)
  const page = renderAuditPage(report, room - Buffer.byteLength(planned))
  const unwritten = await appendSummary(`${page}${planned}`, environment)
  const files = {
    markdown: renderAuditPage(report, Number.POSITIVE_INFINITY),
    sarif: sarifText(report, { category: sarifCategory }),
  }
  const more = {
    completeness: report.audit === undefined ? '' : plainLine(completenessText(report.audit.completeness)),
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
}

/** Outputs that an audit has beyond those of its result. */
interface MoreOutputs {
  readonly completeness: string
  readonly 'digest-issue': string
  readonly 'issues-held': string
}

async function write(
  { environment }: OtherRuntime,
  result: Result,
  { markdown, sarif }: Texts,
  more: MoreOutputs,
): Promise<readonly string[]> {
  const { warnings, written } = filesIn(environment)
  const outputs = {
    ...more,
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
  const more = { completeness: '', 'digest-issue': '', 'issues-held': '0' }
  const warnings = await write(runtime, errorResult(error, ended), { markdown: null, sarif: null }, more)
  for (const warning of warnings) runtime.log.warning(warning)
}
