import { UsageError } from '../core/errors.ts'
import { type ExitCode, exitCodes } from '../core/verdict.ts'
import { requirementOf } from '../phase/check-requirement.ts'
import { completionReport } from '../phase/report.ts'
import {
  missingSections,
  type ReportNotes,
  readNotes,
  reportSections,
  sectionIds,
} from '../phase/report-sections.ts'
import { workingMinutes } from '../phase/report-time.ts'
import { unrenderedTokens } from '../phase/report-tokens.ts'
import { sanitiseBlock, sanitiseLine } from '../surfaces/sanitise.ts'
import type { Context, Run } from './context.ts'
import { fileError, nameOf } from './input.ts'
import { artifactOf, goodArtifact, noArtifact } from './phase-artifact.ts'
import { localPhasePolicy, stageNamed } from './phase-place.ts'
import { treeFile } from './tree-file.ts'

/** `phase report`: the completion report of a stage, or what a template left in one. */
export const runPhaseReport: Run = async (context) => {
  const { args } = context
  const checked = args.values('check')
  if (checked.length === 0) return await writeReport(context)
  const other = ['notes', 'out', ...sectionIds].find((flag) => args.value(flag) !== null)
  if (args.positionals.length > 0 || other !== undefined)
    throw new UsageError(
      'phase report: --check looks at reports that are there; expected nothing else beside it',
    )
  return await checkReports(context, checked)
}

async function writeReport(context: Context): Promise<ExitCode> {
  const { args, output } = context
  const [name] = args.positionals
  if (name === undefined)
    throw new UsageError('phase report: expected STAGE such as phase-1, or --check FILE')
  const policy = await localPhasePolicy(context)
  const stage = stageNamed(policy, name)
  const found = await artifactOf(context, policy, stage.id)
  if (found === null) throw noArtifact(policy, stage.id)
  const { artifact, place } = goodArtifact(found)
  const notes = await notesOf(context)
  const { checks: written, performance } = policy.options
  const checks = new Map(artifact.gates.map((gate) => [gate, requirementOf(gate, written[gate]).name]))
  const text = completionReport({ stage, artifact, performance, checks, notes, path: place.path })
  refuseTokens(text)
  const out = args.value('out')
  const file = out === null ? null : await treeFile(context, out, out)
  await file?.write(text)
  if (args.format === 'json')
    await output.json({ schema_version: 1, stage: stage.id, file: file?.name ?? null, report: text })
  else if (file === null) await output.document(sanitiseBlock(text))
  else await output.text(`${sanitiseLine(`${file.name}: completion report of ${stage.id}`)}\n`)
  return exitCodes.pass
}

/** Bytes of the largest notes, and of the largest report that is looked at. */
const maxTextBytes = 1024 * 1024

/** Sections of the flags, else of the notes. @throws UsageError naming every section that nobody filled */
async function notesOf(context: Context): Promise<ReportNotes> {
  const { args, input } = context
  const file = args.value('notes')
  const read = file === null ? null : readNotes(await input.text(file, maxTextBytes, 'notes in Markdown'))
  const problems = (read?.problems ?? []).map(
    ({ line, message }) => fileError(nameOf(file ?? ''), message, line).message,
  )
  if (problems.length > 0) throw new UsageError(problems.join('\n'))
  const notes: ReportNotes = { ...read?.notes }
  for (const id of sectionIds) {
    const given = args.value(id)
    if (given !== null) notes[id] = given
  }
  const missing = missingSections(notes)
  if (missing.length > 0)
    throw new UsageError(
      `phase report: nobody filled ${missing.map((id) => `${reportSections[id]} (--${id})`).join(', ')}; expected a flag for each, or --notes FILE with their headings`,
    )
  for (const id of ['estimated', 'actual'] as const)
    if (workingMinutes(notes[id] ?? '') === null)
      throw new UsageError(
        `phase report: ${reportSections[id]}: found ${JSON.stringify(notes[id]?.slice(0, 60))}, expected a time such as 3d or 12h 30m`,
      )
  return notes
}

function refuseTokens(text: string): void {
  const tokens = unrenderedTokens(text)
  if (tokens.length === 0) return
  const places = tokens.map(({ text: token, line }) => `${token} (line ${line} of the report)`)
  throw new UsageError(`phase report: a template left ${places.join(', ')}: expected the text itself`)
}

async function checkReports({ args, input, output }: Context, files: readonly string[]): Promise<ExitCode> {
  const rows: { file: string; line: number; column: number; token: string }[] = []
  for (const file of files) {
    const text = await input.text(file, maxTextBytes, 'a report or an artifact')
    for (const { text: token, line, column } of unrenderedTokens(text))
      rows.push({ file: nameOf(file), line, column, token })
  }
  if (args.format === 'json') await output.json({ schema_version: 1, files: files.map(nameOf), tokens: rows })
  else {
    const lines = rows.map(
      ({ file, line, column, token }) =>
        `${file}:${line}:${column}: ${token} was not rendered, expected the text itself`,
    )
    const none = `${files.map(nameOf).join(', ')}: no token of a template is left`
    await output.text(`${(lines.length === 0 ? [none] : lines).map(sanitiseLine).join('\n')}\n`)
  }
  return rows.length === 0 ? exitCodes.pass : exitCodes.fail
}
