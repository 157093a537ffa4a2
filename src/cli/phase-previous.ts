import { UsageError } from '../core/errors.ts'
import type { PhaseArtifact } from '../core/facts/phases.ts'
import type { JsonObject } from '../formats/strict-json/index.ts'
import type { Stage } from '../phase/options.ts'
import { canonicalDigest } from '../signing/canonical.ts'
import type { Context } from './context.ts'
import { artifactOf, goodArtifact } from './phase-artifact.ts'
import type { PhasePolicy } from './phase-place.ts'

/** The artifact that a new one is linked to. */
export interface Previous {
  readonly stage: string
  readonly artifact: PhaseArtifact
  readonly document: JsonObject
  /** Its file, and those of the stages before it. */
  readonly files: readonly (readonly [path: string, bytes: Uint8Array])[]
}

/**
 * The artifact of the stage before this one, as the work tree has it; null: there is no such stage.
 * @throws UsageError when it is not there: a chain has no gaps
 */
export async function previousOf(
  context: Context,
  policy: PhasePolicy,
  stage: Stage,
): Promise<Previous | null> {
  if (stage.previous === null) return null
  const file = await artifactOf(context, policy, stage.previous)
  if (file === null)
    throw new UsageError(
      `${stage.id} comes after ${stage.previous}, which has no artifact here; next step: gatewright phase new ${stage.previous}`,
    )
  const { artifact, document } = goodArtifact(file)
  const files: (readonly [string, Uint8Array])[] = [[file.place.path, file.bytes]]
  for (const id of stage.before) {
    const other = id === stage.previous ? null : await artifactOf(context, policy, id)
    if (other !== null) files.push([other.place.path, other.bytes])
  }
  return { stage: stage.previous, artifact, document, files }
}

/** What binds an artifact to the one before it. */
export const linkFields = (previous: Previous | null): JsonObject =>
  previous === null ? {} : { previous_artifact_sha256: canonicalDigest(previous.document) }
