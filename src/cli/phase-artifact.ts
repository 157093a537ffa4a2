import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import { UsageError } from '../core/errors.ts'
import type { ArtifactProblem, PhaseArtifact } from '../core/facts/phases.ts'
import { didYouMean } from '../core/nearest.ts'
import type { JsonObject } from '../formats/strict-json/index.ts'
import { artifactPath, stageOfPath } from '../phase/files.ts'
import { readArtifact } from '../phase/read.ts'
import type { Context } from './context.ts'
import { fileError } from './input.ts'
import { findStage, type PhasePolicy } from './phase-place.ts'
import { type TreeFile, treeFile } from './tree-file.ts'

/** An artifact file of the work tree. */
export interface ArtifactFile {
  readonly place: TreeFile
  /** By the file's name. */
  readonly stage: string
  readonly bytes: Uint8Array
  readonly read: ReturnType<typeof readArtifact>
}

/** The same, read without a mistake. */
export interface GoodArtifact extends ArtifactFile {
  readonly artifact: PhaseArtifact
  /** Without its signature. */
  readonly document: JsonObject
}

/** Far more than the bytes of an artifact: the reader says that there are too many. */
const maxArtifactBytes = 64 * 1024 * 1024

/** Where the artifact of a stage stands. @throws UsageError for a link, or what is no file */
export async function artifactPlace(context: Context, policy: PhasePolicy, stage: string): Promise<TreeFile> {
  return await plainFile(await treeFile(context, null, artifactPath(policy.options.folder, stage)))
}

/** The artifact of a stage; null where there is none. */
export async function artifactOf(
  context: Context,
  policy: PhasePolicy,
  stage: string,
): Promise<ArtifactFile | null> {
  return await readAt(await artifactPlace(context, policy, stage), stage)
}

/** An artifact by STAGE or FILE argument. @throws UsageError when it is not there, with the nearest stage */
export async function artifactNamed(
  context: Context,
  policy: PhasePolicy,
  name: string,
): Promise<ArtifactFile> {
  const { stages, options } = policy
  const stage = findStage(stages, name)
  if (stage !== null) {
    const found = await artifactOf(context, policy, stage.id)
    if (found === null) throw noArtifact(policy, stage.id)
    return found
  }
  // A name without a folder and an ending is meant for a stage.
  if (/^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(name) && !(await isThere(context, name))) {
    const ids = stages.map(({ id }) => id)
    throw new UsageError(
      `there is no stage ${JSON.stringify(name.slice(0, 80))} in the policy${didYouMean(name, ids)}; stages: ${ids.slice(0, 40).join(', ') || 'none'}; a file is called ${artifactPath(options.folder, 'STAGE')}`,
    )
  }
  return await artifactFile(context, policy, name)
}

const isThere = async ({ directory }: Context, name: string): Promise<boolean> =>
  (await lstat(join(directory, name)).catch(() => null)) !== null

/** That a stage is not complete yet is no mistake of its text. */
export const noArtifact = ({ options }: PhasePolicy, stage: string): UsageError =>
  new UsageError(
    `${artifactPath(options.folder, stage)}: there is no artifact of ${stage} here; next step: gatewright phase new ${stage}`,
  )

/** An artifact by FILE argument. @throws UsageError when it is not there, or has no name of an artifact */
async function artifactFile(context: Context, policy: PhasePolicy, file: string): Promise<ArtifactFile> {
  const place = await plainFile(await treeFile(context, file, file))
  const named = stageOfPath(
    policy.options.folder,
    place.path,
    policy.stages.map(({ id }) => id),
  )
  if (named === null || 'lookalike' in named) {
    const where = artifactPath(policy.options.folder, 'STAGE')
    throw fileError(
      file,
      named === null ? `no name of an artifact, expected ${where}` : `${named.lookalike}: rename it`,
    )
  }
  const found = await readAt(place, named.stage)
  if (found === null) throw fileError(file, 'there is no such file, expected an artifact')
  return found
}

async function readAt(place: TreeFile, stage: string): Promise<ArtifactFile | null> {
  const bytes = await place.read(maxArtifactBytes)
  return bytes === null ? null : { place, stage, bytes, read: readArtifact(place.path, bytes, stage) }
}

/** What a link leads to is another file than the one that is judged. */
async function plainFile(place: TreeFile): Promise<TreeFile> {
  const there = await lstat(join(place.root, place.path)).catch(() => null)
  if (there?.isSymbolicLink() === true)
    throw fileError(place.name, 'a symbolic link, expected the artifact itself')
  return place
}

/** @throws UsageError `FILE:LINE:COL: …` with everything that is wrong with its text */
export function goodArtifact(file: ArtifactFile): GoodArtifact {
  const { problems, artifact, document } = file.read
  const wrong = problems.filter(({ warning }) => !warning)
  if (wrong.length === 0 && artifact !== null && document !== null) return { ...file, artifact, document }
  throw problemsError(file.place.name, wrong)
}

/** Problems of a text as one error. */
export function problemsError(name: string, problems: readonly ArtifactProblem[]): UsageError {
  const lines = problems.map(
    ({ found, required, fix, line, column }) =>
      fileError(name, `${found}, expected ${required}; ${fix}`, line ?? 1, column ?? 1).message,
  )
  return new UsageError(lines.length === 0 ? fileError(name, 'no artifact').message : lines.join('\n'))
}
