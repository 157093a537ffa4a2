import { lstat, mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { UsageError } from '../core/errors.ts'
import { didYouMean } from '../core/nearest.ts'
import { type ExitCode, exitCodes } from '../core/verdict.ts'
import { maxLineBytes } from '../formats/evidence-log/lines.ts'
import { offlineGitHub } from '../github/offline.ts'
import { logLineText } from '../phase/evidence-line.ts'
import { isStageId } from '../phase/files.ts'
import { sanitiseLine } from '../surfaces/sanitise.ts'
import { appendLine } from './append-line.ts'
import type { Context, Run } from './context.ts'
import { deriveBlocks } from './evidence-derive.ts'
import { evidenceLogPath, readLog } from './evidence-log.ts'
import { namedRange } from './evidence-range.ts'
import { writeRefusals } from './evidence-refused.ts'
import { snippetOf } from './evidence-snippet.ts'
import { withLock } from './file-lock.ts'
import { serverOf } from './github.ts'
import { fileError } from './input.ts'
import { cloneOf, commitOf } from './phase-place.ts'
import { treeFile } from './tree-file.ts'

/** `evidence add`: one line more in the evidence log. */
export const runEvidenceAdd: Run = async (context) => {
  const { args, output } = context
  const [id, stage] = [idOf(context), stageOf(context)]
  const snippet = snippetChoice(args.value('snippet'))
  const description = descriptionOf(args.value('description'))
  const workspace = await cloneOf(context)
  const range = await namedRange(context, args.positionals[0] ?? '', workspace.root)
  if (range.id !== null)
    throw new UsageError('evidence add: the id is given with --id, expected FILE:A-B alone')
  const log = await logPlace(context)
  const commit = await commitOf(context, workspace, 'commit')
  const source = { workspace, repository: nobody, github: offlineGitHub(serverOf(context).serverUrl) }
  output.progress.show('reading the commit')
  const { file, first, last } = range
  const derived = await deriveBlocks(source, commit, [{ id, file, first, last, description }])
  const [block] = derived.blocks
  if (derived.refusals.length > 0 || block === undefined)
    return await writeRefusals(context, derived.refusals)
  const line = logLineText({
    ...{ block, stage, commit },
    timestamp: new Date().toISOString(),
    snippet: snippet === 'none' ? null : context.secrets.redact(await snippetOf(workspace, commit, block)),
  })
  if (Buffer.byteLength(line) > maxLineBytes)
    throw new UsageError(
      `evidence add: the line would have over ${maxLineBytes} bytes; shorten --description`,
    )
  output.progress.show('waiting for other processes that add')
  await append(log, id, line)
  return await writeAdded(context, log.name, line, `${file}:${first}-${last}`)
}

/** Ids are looked up in the clone alone: no repository is asked about. */
const nobody = { owner: 'local', repo: 'local' }

const idForm = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/

function idOf({ args }: Context): string {
  const id = args.value('id')
  if (id === null) throw new UsageError('evidence add: --id ID is missing, such as EB-1')
  if (idForm.test(id)) return id
  throw new UsageError(
    `--id: found ${JSON.stringify(id.slice(0, 120))}, expected letters, digits, dots, hyphens and underscores, at most 100`,
  )
}

function stageOf({ args }: Context): string {
  const named = args.value('stage')
  if (named === null) throw new UsageError('evidence add: --stage STAGE is missing, such as phase-1 or M1')
  const stage = /^\d{1,3}$/.test(named) ? `phase-${Number(named)}` : named
  if (isStageId(stage)) return stage
  throw new UsageError(
    `--stage: found ${JSON.stringify(named.slice(0, 80))}, expected phase-1, M1 or P1-EXIT`,
  )
}

const snippets = ['none', 'redacted'] as const

function snippetChoice(text: string | null): (typeof snippets)[number] {
  const found = snippets.find((one) => one === (text ?? 'none'))
  if (found !== undefined) return found
  throw new UsageError(
    `--snippet: found ${JSON.stringify(text)}${didYouMean(text ?? '', snippets)}, expected none or redacted`,
  )
}

/** Characters of a description. */
const longestDescription = 500

function descriptionOf(text: string | null): string | null {
  if (text === null) return null
  if (/\p{Cs}/u.test(text) || [...text].length > longestDescription)
    throw new UsageError(`--description: expected at most ${longestDescription} characters`)
  if (/\{\{[^{}]*\}\}/.test(text))
    throw new UsageError('--description holds {{…}}, which a template left there: expected the text itself')
  return text
}

interface LogPlace {
  readonly name: string
  readonly root: string
  /** From the root. */
  readonly path: string
}

/** The log, inside the work tree, and no link. */
async function logPlace(context: Context): Promise<LogPlace> {
  const { name, root, path } = await treeFile(context, context.args.value('log'), evidenceLogPath)
  const there = await lstat(join(root, path)).catch(() => null)
  if (there !== null && !there.isFile())
    throw fileError(
      name,
      `${there.isSymbolicLink() ? 'a symbolic link' : 'no regular file'}, expected an evidence log`,
    )
  return { name, root, path }
}

/** @throws UsageError when the id is in the log; lines that cannot be read are not ours to judge here */
async function refuseTwin({ root, path, name }: LogPlace, id: string): Promise<void> {
  for await (const batch of readLog(root, path, name))
    for (const entry of batch)
      if ('block' in entry && entry.block.block.id === id)
        throw fileError(
          name,
          `evidence ${JSON.stringify(id)} is there, expected an id that is not`,
          entry.block.line,
        )
}

/** Looks for the id and appends in one go: of two processes that add the same id, one is refused. */
async function append(log: LogPlace, id: string, line: string): Promise<void> {
  const path = join(log.root, log.path)
  const wrong = (error: unknown) => {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    return fileError(log.name, `cannot be written (${why}), expected a regular file with room for a line`)
  }
  await mkdir(dirname(path), { recursive: true }).catch((error: unknown) => {
    throw wrong(error)
  })
  await withLock(path, log.name, async (held) => {
    await refuseTwin(log, id)
    if (!held()) throw fileError(log.name, 'it took too long to read, and nothing was written: try again')
    await appendLine(path, line).catch((error: unknown) => {
      throw wrong(error)
    })
  })
}

async function writeAdded(
  { args, output }: Context,
  log: string,
  line: string,
  place: string,
): Promise<ExitCode> {
  const block: Record<string, unknown> = JSON.parse(line)
  if (args.format === 'json') await output.json({ schema_version: 1, written: true, log, block })
  else
    await output.text(
      `${sanitiseLine(`${log}: ${block['evidence_id']} ${place} sha256 ${block['sha256']}`)}\n`,
    )
  return exitCodes.pass
}
