import { createHash } from 'node:crypto'
import type { ObservedArtifact } from '../core/facts/phases.ts'
import type { PhaseOptions } from '../phase/options.ts'
import { readArtifact } from '../phase/read.ts'
import { canonicalDigest } from '../signing/canonical.ts'
import { verifySignature } from '../signing/verify.ts'
import { factValue, type GatherContext, giveUp } from './gather.ts'
import type { GitObjects } from './git-objects.ts'
import { type ArtifactPlace, isRegular } from './phase-places.ts'

/** Largest artifact, in bytes (research 3.1, class 2). */
const maxArtifactBytes = 256 * 1024

/** What the text of an artifact and its signature say, before anything it names is looked at. */
export type ReadText = Pick<
  ObservedArtifact,
  'problems' | 'artifact' | 'digest' | 'fileDigest' | 'signature' | 'baseDigest'
>

type Problem = ObservedArtifact['problems'][number]

const nothing: ReadText = {
  ...{ problems: [], artifact: null, digest: null, fileDigest: null, signature: null, baseDigest: null },
}

/** Artifact files by blob id; null: over the limit. */
export type Contents = ReadonlyMap<string, Uint8Array | null>

/** Reads artifact files in one pass; one that cannot be read leaves open what it claims, so the asking fact is unknown. */
export async function contentsOf(
  objects: GitObjects,
  files: readonly Pick<ArtifactPlace, 'blob' | 'mode' | 'size'>[],
): Promise<Contents> {
  const contents = new Map<string, Uint8Array | null>()
  const asked = files.filter(({ mode, size }) => isRegular(mode) && (size ?? 0) <= maxArtifactBytes)
  await objects.eachBlob(new Set(asked.map(({ blob }) => blob)), maxArtifactBytes, (read) => {
    contents.set(read.id, read.known ? read.content : giveUp(read.why))
  })
  return contents
}

interface Reading {
  readonly options: PhaseOptions
  readonly contents: Contents
}

const readOptions = (context: GatherContext, options: PhaseOptions) => ({
  floor: options['schema-floor'],
  complete: signatureNeeded(context, options),
})

/** Reads an artifact and checks its signature. */
export async function readText(
  context: GatherContext,
  { options, contents }: Reading,
  place: ArtifactPlace,
): Promise<ReadText> {
  const { path, stage, mode } = place
  if (!isRegular(mode)) return { ...nothing, problems: [notAFile(mode)] }
  const bytes = place.own ?? contents.get(place.blob) ?? null
  if (bytes === null || bytes.length > maxArtifactBytes) return { ...nothing, problems: [tooLarge] }
  const { problems, artifact, document, signature } = readArtifact(
    path,
    bytes,
    stage,
    readOptions(context, options),
  )
  const text = {
    ...{ problems: [...problems], artifact, baseDigest: null },
    digest: document === null || artifact === null ? null : canonicalDigest(document),
    fileDigest: createHash('sha256').update(bytes).digest('hex'),
  }
  if (isRefused(text) || artifact === null || document === null) return { ...text, signature: null }
  const unsigned = signature === null || signature === undefined
  const verified = verifySignature({
    ...{ document, signature, ring: context.keyRing },
    ...{ keys: options.signature.keys, algorithms: options.signature.algorithms },
    artifact: { stage, completedAt: artifact.completedAt },
    // Without a signature there is nothing that time could make invalid.
    now: unsigned ? artifact.completedAt : await factValue(context, 'now'),
  })
  return { ...text, signature: verified }
}

/**
 * Canonical digest of the base's version of an artifact that was changed; null where its text is refused there, so
 * that it proved nothing.
 */
export function baseDigest(
  context: GatherContext,
  { options, contents }: Reading,
  { path, stage, base, before }: ArtifactPlace,
): string | null {
  const bytes = base === 'changed' && before !== null ? (contents.get(before.blob) ?? null) : null
  if (bytes === null) return null
  const { document, problems } = readArtifact(path, bytes, stage, readOptions(context, options))
  return document === null || isRefused({ problems }) ? null : canonicalDigest(document)
}

/** Whether something is wrong with a text; what it says may still be linked to. */
export const isRefused = ({ problems }: { readonly problems: readonly Problem[] }): boolean =>
  problems.some(({ warning }) => !warning)

/** Whether an artifact without a signature that holds proves nothing: by the base's policy or by the environment. */
export const signatureNeeded = (
  { signatureRequired }: Pick<GatherContext, 'signatureRequired'>,
  { signature }: PhaseOptions,
): boolean => signature.required || signatureRequired === true

const problem = (rule: string, found: string, required: string, fix: string): Problem => ({
  ...{ rule, found, required, fix },
  ...{ line: null, column: null, warning: false },
})

const kinds: Readonly<Record<string, string>> = { '120000': 'a symbolic link', '160000': 'a submodule' }

const notAFile = (mode: string): Problem =>
  problem(
    'artifact-name',
    kinds[mode] ?? `git mode ${mode}`,
    'a regular file',
    'commit the artifact itself in its place',
  )

const tooLarge: Problem = problem(
  'artifact-size',
  `over ${maxArtifactBytes} bytes`,
  `at most ${maxArtifactBytes} bytes (256 KiB)`,
  'leave texts out of the artifact: file, lines and digest identify evidence',
)
