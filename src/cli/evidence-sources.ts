import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import type { EvidenceBlock } from '../core/facts/phases.ts'
import { artifactPath, stageOfPath } from '../phase/files.ts'
import { readArtifact } from '../phase/read.ts'
import type { Context } from './context.ts'
import { readLog } from './evidence-log.ts'
import { fileError } from './input.ts'
import { problemsError } from './phase-artifact.ts'
import { type TreeFile, treeFile } from './tree-file.ts'

/** A block as it was recorded, and where. */
export interface RecordedBlock {
  readonly source: string
  /** Line of the source. */
  readonly line: number
  readonly stage: string
  /** Null: it was not recorded. */
  readonly commit: string | null
  readonly block: EvidenceBlock
}

/** A log, or an artifact with its blocks. */
export type EvidenceFileOf =
  | { readonly kind: 'log'; readonly place: TreeFile }
  | { readonly kind: 'artifact'; readonly blocks: readonly RecordedBlock[] }

const maxArtifactBytes = 262_144 + 1

/** Files by FILE argument. @throws UsageError for one that is not there, a link, or an artifact that cannot be read */
export async function evidenceFiles(
  context: Context,
  names: readonly string[],
): Promise<readonly EvidenceFileOf[]> {
  const files: EvidenceFileOf[] = []
  for (const name of names) {
    const place = await treeFile(context, context.args.positionals.length === 0 ? null : name, name)
    const there = await lstat(join(place.root, place.path)).catch(() => null)
    if (there === null)
      throw fileError(name, 'there is no such file, expected an evidence log or an artifact')
    if (!there.isFile())
      throw fileError(
        name,
        `${there.isSymbolicLink() ? 'a symbolic link' : 'no regular file'}, expected an evidence log`,
      )
    files.push(await ofArtifact(place, name))
  }
  return files
}

async function ofArtifact(place: TreeFile, name: string): Promise<EvidenceFileOf> {
  const folder = place.path.split('/').slice(0, -1).join('/')
  const named = stageOfPath(folder, place.path)
  if (named === null || !('stage' in named)) return { kind: 'log', place }
  const bytes = (await place.read(maxArtifactBytes)) ?? new Uint8Array()
  const { artifact, problems } = readArtifact(artifactPath(folder, named.stage), bytes, named.stage)
  const wrong = problems.filter(({ warning }) => !warning)
  if (artifact === null || wrong.length > 0) throw problemsError(name, wrong)
  const { commit, evidence } = artifact
  return {
    kind: 'artifact',
    blocks: evidence.map((block) => ({ source: name, line: block.line, stage: named.stage, commit, block })),
  }
}

/** What a file says, one after the other. A line of a log that contradicts an artifact beside it is a problem. */
export async function* recordedIn(
  file: EvidenceFileOf,
  all: readonly EvidenceFileOf[],
): AsyncGenerator<RecordedBlock | { readonly problem: string; readonly warning: boolean }> {
  if (file.kind === 'artifact') {
    yield* file.blocks
    return
  }
  const { root, path, name } = file.place
  const artifacts = new Map(
    all.flatMap((one) => (one.kind === 'artifact' ? one.blocks : [])).map((block) => [keyOf(block), block]),
  )
  for await (const batch of readLog(root, path, name))
    for (const entry of batch) {
      if ('problem' in entry) {
        const { found, required, fix, line, column, warning, rule } = entry.problem
        yield {
          problem: `${name}:${line}:${column}: ${found}, expected ${required} (${rule}); ${fix}`,
          warning,
        }
        continue
      }
      const { block, commit, line, stage } = entry.block
      const recorded = { source: name, line, stage, commit, block }
      const other = artifacts.get(keyOf(recorded))
      if (other !== undefined && contentOf(other.block) !== contentOf(block))
        yield {
          problem: `${name}:${line}:1: evidence ${JSON.stringify(block.id)} is another than in ${other.source}:${other.line} (evidence-mismatch); the artifact counts: correct the line`,
          warning: false,
        }
      yield recorded
    }
}

const keyOf = ({ stage, block }: Pick<RecordedBlock, 'stage' | 'block'>): string => `${stage} ${block.id}`

const contentOf = ({ file, first, last, sha256, algorithm }: EvidenceBlock): string =>
  JSON.stringify([file, first, last, sha256, algorithm])
