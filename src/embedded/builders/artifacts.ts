import { strToU8, zipSync } from 'fflate'
import type { Artifact, Repository, WorkflowRun } from '../model.ts'
import type { State } from '../state.ts'

export interface RunOptions {
  readonly headSha: string
  /** The default branch when absent. */
  readonly headBranch?: string
  /** The repository itself when absent; a fork for a run of somebody else's. */
  readonly headRepository?: Repository
  readonly event?: string
  /** `success` when absent; null for a run that is not completed. */
  readonly conclusion?: string | null
}

export interface ArtifactOptions extends RunOptions {
  readonly name: string
  /** Entry name to content. */
  readonly files?: Readonly<Record<string, string>>
  /** Bytes in place of a well-formed zip of `files`. */
  readonly zip?: Uint8Array
  readonly expired?: boolean
}

function writeRun(state: State, repository: Repository, options: RunOptions): WorkflowRun {
  const run: WorkflowRun = {
    id: state.nextId(),
    number: repository.workflowRuns.length + 1,
    event: options.event ?? 'push',
    headBranch: options.headBranch ?? repository.defaultBranch,
    headSha: options.headSha,
    headRepository: options.headRepository ?? repository,
    conclusion: options.conclusion === undefined ? 'success' : options.conclusion,
    createdAt: state.clock.iso(),
  }
  repository.workflowRuns.push(run)
  return run
}

/** A run of a workflow and the artifact it left. */
export function writeArtifact(state: State, repository: Repository, options: ArtifactOptions): Artifact {
  const entries = Object.entries(options.files ?? {}).map(([name, text]) => [name, strToU8(text)] as const)
  const artifact: Artifact = {
    id: state.nextId(),
    name: options.name,
    run: writeRun(state, repository, options),
    zip: Buffer.from(options.zip ?? zipSync(Object.fromEntries(entries))),
    expired: options.expired ?? false,
    createdAt: state.clock.iso(),
  }
  repository.artifacts.push(artifact)
  return artifact
}
