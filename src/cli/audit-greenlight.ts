import { requireGreenlight, wantedGreenlight } from '../audit/greenlight.ts'
import { greenlightText } from '../result/greenlight.ts'
import type { RunRecord } from '../result/record.ts'
import { readEnvironment } from '../runner/environment.ts'
import { type ReportPlace, reportPlace, writeReport } from '../runner/report-file.ts'
import { renderGreenlightPage, renderGreenlightTerminal } from '../surfaces/greenlight-page.ts'
import type { Context } from './context.ts'

/**
 * Where `--report` is to be written; null without it. Checked before anything is asked of GitHub.
 * @param root the work tree, or the folder that the program was started in
 * @throws UsageError
 */
export async function greenlightPlace(
  { args, variables, directory }: Context,
  root: string,
): Promise<ReportPlace | null> {
  const file = args.value('report')
  requireGreenlight('--report', file, args.has('greenlight'))
  if (file === null) return null
  const { temporaryDirectory } = readEnvironment(variables)
  return await reportPlace({ where: '--report', file, directory, folders: [root, temporaryDirectory] })
}

/**
 * The green light as text to stand before the audit; empty where none was asked for. The report is written on the way.
 * JSON and SARIF keep their shapes.
 * @throws UsageError where the policy asks for no green light
 */
export async function greenlightPart(
  { args, output }: Context,
  record: RunRecord,
  place: ReportPlace | null,
): Promise<string> {
  if (!args.has('greenlight')) return ''
  const report = wantedGreenlight('--greenlight', record)
  const unwritten = place === null ? undefined : await writeReport(place, greenlightText(report))
  if (unwritten !== undefined) output.note(`warning: ${unwritten}`)
  if (args.format === 'markdown') return renderGreenlightPage(report)
  return args.format === 'pretty' ? renderGreenlightTerminal(report, output.layout) : ''
}

/** The workflow run that the command is part of, where it audits the repository of that run; null for any other. */
export function ownRun(
  { variables }: Context,
  { owner, repo }: { owner: string; repo: string },
): number | null {
  const { repository, runId } = readEnvironment(variables)
  return repository?.toLowerCase() === `${owner}/${repo}`.toLowerCase() ? runId : null
}
