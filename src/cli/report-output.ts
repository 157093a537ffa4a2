import type { ExitCode } from '../core/verdict.ts'
import { buildResult, resultText } from '../result/build.ts'
import { digestsOf } from '../result/digests.ts'
import type { RunRecord } from '../result/record.ts'
import { renderMarkdown } from '../surfaces/markdown.ts'
import { renderTerminal } from '../surfaces/terminal.ts'
import type { Context } from './context.ts'

/** Writes a judged run in the format asked for. @returns its exit code */
export async function writeReport({ args, output }: Context, record: RunRecord): Promise<ExitCode> {
  const report = { record, digests: digestsOf(record) }
  await output.text(texts[args.format](report, output.layout))
  return record.verdict.exitCode
}

type Report = Parameters<typeof buildResult>[0]
type Layout = Parameters<typeof renderTerminal>[1]

const texts: Readonly<Record<Context['args']['format'], (report: Report, layout: Layout) => string>> = {
  json: (report) => resultText(buildResult(report)),
  pretty: renderTerminal,
  markdown: (report) => renderMarkdown(report),
}
