import type { ExitCode } from '../core/verdict.ts'
import { buildResult, resultText } from '../result/build.ts'
import type { RunRecord } from '../result/record.ts'
import type { Report } from '../result/report.ts'
import { reportOf } from '../result/report-of.ts'
import { renderMarkdown } from '../surfaces/markdown.ts'
import { sarifText } from '../surfaces/sarif.ts'
import { renderTerminal, type TerminalOptions } from '../surfaces/terminal.ts'
import type { Context } from './context.ts'

/** Writes a judged run in the format asked for. @returns its exit code */
export async function writeReport({ args, output }: Context, record: RunRecord): Promise<ExitCode> {
  await output.document(texts[args.format](reportOf(record), output.layout))
  return record.verdict.exitCode
}

const texts: Readonly<
  Record<Context['args']['format'], (report: Report, layout: TerminalOptions) => string>
> = {
  json: (report) => resultText(buildResult(report)),
  pretty: renderTerminal,
  markdown: (report) => renderMarkdown(report),
  sarif: (report) => sarifText(report),
}
