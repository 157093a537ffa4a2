import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import { UsageError } from '../core/errors.ts'
import type { EvidenceBlock } from '../core/facts/phases.ts'
import type { JsonObject } from '../formats/strict-json/index.ts'
import type { Context } from './context.ts'
import { deriveBlocks, type EvidenceSource, type WantedBlock } from './evidence-derive.ts'
import { evidenceLogPath, readLog } from './evidence-log.ts'
import { namedRange } from './evidence-range.ts'
import type { EvidenceRefusal } from './evidence-words.ts'
import { fileError } from './input.ts'
import { blockFields } from './phase-document.ts'
import { treeFile } from './tree-file.ts'

/** Evidence of a new artifact, or why some of it is refused. */
export interface NewEvidence {
  /** As the artifact has it. */
  readonly written: readonly JsonObject[]
  readonly ids: ReadonlySet<string>
  readonly refusals: readonly EvidenceRefusal[]
}

/**
 * Evidence of `--evidence`, else the lines of the log about the stage. All of it is derived again at the commit.
 * @throws UsageError for ranges that are none, and a log that cannot be read
 */
export async function evidenceFor(
  context: Context,
  source: EvidenceSource,
  stage: string,
  commit: string,
): Promise<NewEvidence> {
  const given = context.args.values('evidence')
  if (given.length > 0 && context.args.value('log') !== null)
    throw new UsageError('phase new: --evidence names lines, --log a file that names them: give one of them')
  const wanted = given.length > 0 ? await namedBlocks(context, source.workspace.root, given) : null
  const logged = wanted === null ? await loggedBlocks(context, stage) : null
  const { blocks, refusals } = await deriveBlocks(source, commit, wanted ?? logged?.blocks ?? [])
  const changed = blocks.flatMap((block) => changedSince(block, logged?.digests.get(block.id)))
  return {
    written: blocks.map(blockFields),
    ids: new Set(blocks.map(({ id }) => id)),
    refusals: [...refusals, ...changed],
  }
}

async function namedBlocks(
  context: Context,
  root: string,
  given: readonly string[],
): Promise<readonly WantedBlock[]> {
  const blocks: WantedBlock[] = []
  for (const [index, text] of given.entries()) {
    const { file, first, last, id } = await namedRange(context, text, root)
    blocks.push({ id: id ?? `EB-${index + 1}`, file, first, last, description: null })
  }
  const twin = blocks.find(({ id }, index) => blocks.findIndex((other) => other.id === id) !== index)
  if (twin !== undefined) throw new UsageError(`--evidence: the id ${JSON.stringify(twin.id)} is given twice`)
  return blocks
}

interface LoggedEvidence {
  readonly blocks: readonly WantedBlock[]
  readonly digests: ReadonlyMap<string, string>
}

/** Blocks of the log about the stage. A line that cannot be read may be one of them, so that nothing is left out. */
async function loggedBlocks(context: Context, stage: string): Promise<LoggedEvidence> {
  const named = context.args.value('log')
  const { root, path, name } = await treeFile(context, named, evidenceLogPath)
  // None at the usual place is none yet; one that is named has to be there.
  if (named !== null && (await lstat(join(root, path)).catch(() => null)) === null)
    throw fileError(name, 'there is no such file, expected an evidence log')
  const blocks: WantedBlock[] = []
  const digests = new Map<string, string>()
  for await (const batch of readLog(root, path, name))
    for (const entry of batch) {
      if ('problem' in entry) {
        const { found, required, fix, line, column, warning } = entry.problem
        const words = `${found}, expected ${required}; ${fix}`
        if (!warning) throw fileError(name, words, line, column)
        context.output.note(`${name}:${line}:${column}: ${words}`)
      } else if (entry.block.stage === stage) {
        const { id, file, first, last, description, sha256 } = entry.block.block
        blocks.push({ id, file, first, last, description })
        if (sha256 !== null) digests.set(id, sha256)
      }
    }
  return { blocks, digests }
}

/** Lines that are no longer what was recorded are no evidence of it. */
function changedSince(
  { id, file, first, sha256 }: EvidenceBlock,
  recorded: string | undefined,
): readonly EvidenceRefusal[] {
  if (recorded === undefined || recorded === sha256) return []
  return [
    {
      ...{ rule: 'evidence-digest', id, file, line: first },
      message: 'the lines changed since they were recorded',
      fix: 'look at them, take the line out of the log, and record them again: gatewright evidence add',
    },
  ]
}
