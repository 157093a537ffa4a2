import { createHash } from 'node:crypto'
import { lstat, realpath } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { UsageError } from '../core/errors.ts'
import { resultStatementOf } from '../signing/statement.ts'
import { jsonText } from '../surfaces/json.ts'
import type { Context } from './context.ts'
import { serverOf } from './github.ts'
import { fileError } from './input.ts'
import type { ArtifactFile } from './phase-artifact.ts'
import type { PhasePolicy } from './phase-place.ts'
import { outcomeOfArtifact, type VerifiedArtifact } from './phase-verify-page.ts'
import { refuseDirectory, writeWhole } from './write-file.ts'

/** Where the simple verification result of one artifact goes. */
interface ResultPlace {
  readonly name: string
  readonly path: string
  readonly file: ArtifactFile
}

/** What the statement names as its verifier. */
const verifier = 'https://github.com/gatewright/gatewright'
/** Anybody may read it. */
const mode = 0o644

/**
 * The place of `--result`; null where none is asked for.
 * @throws UsageError for a time that is not now, for more or less than one artifact, and where nothing can be written
 */
export async function resultPlace(
  { args, directory }: Context,
  named: readonly ArtifactFile[],
): Promise<ResultPlace | null> {
  const name = args.value('result')
  if (name === null) return null
  const [file] = named
  if (file === undefined || named.length > 1)
    throw new UsageError('phase verify: --result is about one artifact, expected one STAGE or FILE beside it')
  if (args.value('at') !== null)
    throw new UsageError(
      'phase verify: --result says what holds now; with --at it would be dated back: give one of them',
    )
  const given = resolve(directory, name)
  await refuseDirectory(given, name)
  const path = join(await realpath(dirname(given)), basename(given))
  if (path === join(file.place.root, file.place.path))
    throw fileError(name, 'that is the artifact itself, expected a file of its own')
  return { name, path, file }
}

/** What the artifact was verified with. */
interface ResultFigures {
  readonly artifact: VerifiedArtifact | undefined
  readonly policy: PhasePolicy
  /** RFC 3339. */
  readonly at: string
}

/**
 * Writes an in-toto Statement with the simple verification result of a complete stage; says why not for any other.
 * @returns whether it was written
 */
export async function writeResult(
  context: Context,
  { name, path, file }: ResultPlace,
  { artifact, policy, at }: ResultFigures,
): Promise<boolean> {
  const { artifact: read, document } = file.read
  const complete = artifact !== undefined && outcomeOfArtifact(artifact) === 'pass'
  if (!complete || read === null || read.repository === null || document === null) {
    const older =
      (await lstat(path).catch(() => null)) === null ? '' : '; the file that is there is an older one'
    context.output.note(`${name}: not written, as ${file.stage} is not proved complete${older}`)
    return false
  }
  const statement = resultStatementOf({
    repository: read.repository,
    serverUrl: serverOf(context).serverUrl,
    commit: read.commit,
    path: file.place.path,
    fileDigest: createHash('sha256').update(file.bytes).digest('hex'),
    document,
    stage: file.stage,
    verifier,
    policies: policy.loaded.policy.sources.map(({ name: uri, sha, sha256 }) => ({
      uri: sha === null ? uri : `${uri}@${sha}`,
      sha256,
    })),
    timeCreated: at,
  })
  await writeWhole(path, name, jsonText(statement, 2), mode)
  return true
}
