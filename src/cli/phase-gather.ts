import { unknown } from '../core/fact.ts'
import type { RepositoryName } from '../core/target.ts'
import type { GatherBase, GatherContext } from '../facts/gather.ts'
import { offlineGitHub } from '../github/offline.ts'
import type { GitHub } from '../github/port.ts'
import { readSigning } from '../runner/signing.ts'
import type { Workspace } from '../workspace/port.ts'
import { shippedChecklist } from '../workspace/shipped.ts'
import type { Context } from './context.ts'
import { gitHubOf, serverOf } from './github.ts'
import { readTime } from './judge-saved.ts'
import { keyRingOf } from './phase-key.ts'
import type { PhasePolicy } from './phase-place.ts'

/** What the facts of phases are gathered with. */
export interface PhaseSource {
  readonly workspace: Workspace
  readonly repository: RepositoryName
  readonly policy: PhasePolicy
  /** The commit whose artifacts are read. */
  readonly head: string
  /** What commits must be in the history of; null: the head itself. */
  readonly trusted: string | null
  /** Artifacts of the work tree in the place of the head's. */
  readonly files: ReadonlyMap<string, Uint8Array>
}

const askGitHub = 'run the same command with a token: --token, or GATEWRIGHT_TOKEN in the environment'

/** GitHub with the token, offline without one; its clock is this machine's, or the time of `--at`. */
export async function gitHubOrOffline(
  context: Context,
): Promise<{ readonly github: GitHub; readonly online: boolean }> {
  const at = readTime(context.args.value('at'))
  const online = await gitHubOf(context)
  const github = online ?? offlineGitHub(serverOf(context).serverUrl, askGitHub)
  const now = at ?? new Date().toISOString()
  return { github: { ...github, serverTime: () => now }, online: online !== null }
}

/** Everything gatherers need. @throws SignatureError, UsageError */
export function gatherBase(context: Context, source: PhaseSource, github: GitHub): GatherBase {
  const { workspace, repository, policy, head, trusted, files } = source
  const ring = keyRingOf(context)
  // A branch that is named is what artifacts of the work tree are compared with, also where it is checked out.
  const named = context.args.value('trusted')
  return {
    ...{ github, workspace, repository, baseSha: trusted ?? head, snapshot: null, shipped: shippedChecklist },
    ...(ring === undefined ? {} : { keyRing: ring }),
    ...(files.size === 0 ? {} : { artifactFiles: files }),
    hints: { pusher: null },
    signatureRequired: readSigning(context.variables).required,
    subject:
      trusted === null || (trusted === head && named === null)
        ? { kind: 'repository', sha: head }
        : {
            kind: 'branch',
            baseSha: trusted,
            headSha: head,
            baseRef: named ?? trusted,
          },
    policy: policy.loaded.policy,
    policyPath: policy.loaded.path,
  }
}

/** The same for a part of a fact, which asks for no other one. */
export const gatherContext = (base: GatherBase): GatherContext => ({
  ...base,
  fact: () => Promise.resolve(unknown('internal-error', 'no other fact is gathered here')),
})
