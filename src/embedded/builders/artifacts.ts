import { strToU8, zipSync } from 'fflate'
import type { Artifact, Repository, WorkflowRun } from '../model.ts'
import type { State } from '../state.ts'
import { type RunOptions, writeRun } from './runs.ts'

/** An artifact with the run it belongs to: a new one, or one that is there. */
export type ArtifactOptions = ArtifactContent & (RunOptions | { readonly run: WorkflowRun })

interface ArtifactContent {
  readonly name: string
  /** Entry name to content. */
  readonly files?: Readonly<Record<string, string>>
  /** Bytes in place of a well-formed zip of `files`. */
  readonly zip?: Uint8Array
  readonly expired?: boolean
}

/** The artifact that a run left. */
export function writeArtifact(state: State, repository: Repository, options: ArtifactOptions): Artifact {
  const entries = Object.entries(options.files ?? {}).map(([name, text]) => [name, strToU8(text)] as const)
  const artifact: Artifact = {
    id: state.nextId(),
    name: options.name,
    run: 'run' in options ? options.run : writeRun(state, repository, options),
    zip: Buffer.from(options.zip ?? zipSync(Object.fromEntries(entries))),
    expired: options.expired ?? false,
    createdAt: state.clock.iso(),
  }
  repository.artifacts.push(artifact)
  return artifact
}
