import { Undecided, UsageError } from '../core/errors.ts'
import type { AnyGate } from '../core/gate.ts'
import type { RepositoryName } from '../core/target.ts'
import { failureOf } from '../facts/gather.ts'
import type { ResolvedTarget } from '../facts/resolve.ts'
import { offlineGitHub } from '../github/offline.ts'
import type { GitHub } from '../github/port.ts'
import type { PipelineResult } from '../pipeline.ts'
import { localCommitFiles } from '../policy/files.ts'
import { type LoadedPolicy, loadPolicy } from '../policy/load.ts'
import type { Overrides } from '../policy/overrides.ts'
import type { JudgedTarget, RunFigures } from '../result/record.ts'
import { WorkspaceFailure } from '../workspace/failure.ts'
import type { Workspace } from '../workspace/port.ts'
import { gatherSubjects, type Ports } from './gather-subjects.ts'
import { judgeSubjects } from './judge-subjects.ts'

/** A branch of a clone that is judged before there is a pull request. */
export interface LocalRequest {
  readonly workspace: Workspace
  /** The name this repository is shown under; nothing is asked of GitHub for it. */
  readonly repository: RepositoryName
  readonly serverUrl: string
  readonly version: string
  readonly documentationUrl: string
  readonly gates: readonly AnyGate[]
  /** The branch it would be merged into; null for the default branch. */
  readonly base: string | null
  /** Reads what the policy extends; null when there is no token. Facts are never read through it. */
  readonly github: GitHub | null
  /** A policy to try out; null for the one at the base commit. */
  readonly trial: LoadedPolicy | null
  readonly overrides: Overrides
  /** RFC 3339: the person's own clock, since no server is asked. */
  readonly now: string
  readonly forgiveOffline: boolean
  /** What signatures are checked with; absent: nothing. */
  readonly keys?: Pick<Ports, 'signingKey' | 'keyRing' | 'signatureRequired'>
  readonly run: () => RunFigures
  readonly notices: readonly string[]
}

/**
 * Judges the checked out commit against its base, from the clone alone. Facts that only GitHub has are unknown
 * `offline`. Throws as `runPipeline` does.
 */
export async function runLocal(request: LocalRequest): Promise<PipelineResult> {
  try {
    return await judgeBranch(request)
  } catch (error) {
    const unknown = failureOf(error)
    throw unknown === null ? error : new Undecided(unknown)
  }
}

/** What a branch is opened with. */
export type BranchRequest = Pick<
  LocalRequest,
  'workspace' | 'serverUrl' | 'version' | 'gates' | 'base' | 'github' | 'trial' | 'overrides' | 'now' | 'keys'
>

/** A branch of a clone with its policy, before anything is judged. */
export interface OpenBranch {
  readonly resolved: ResolvedTarget
  readonly loaded: LoadedPolicy
  readonly ports: Ports
}

/**
 * Finds base and head in the clone, and reads the policy at the base commit.
 * @throws {UsageError} without a base or a head; PolicyError; typed failures of workspace and GitHub
 */
export async function openBranch(request: BranchRequest): Promise<OpenBranch> {
  const { workspace, gates, version, overrides, github } = request
  const base = await baseOf(workspace, request.base)
  const headSha = await workspace.resolve('HEAD')
  if (headSha === null) throw new UsageError('there is no commit to judge yet: commit first')
  const files = localCommitFiles(workspace, base.sha)
  const loaded =
    request.trial ?? (await loadPolicy({ files, github, gates, version, policy: null, overrides }))
  const subject = { kind: 'branch', baseSha: base.sha, headSha, baseRef: base.ref } as const
  return {
    loaded,
    resolved: { baseSha: base.sha, baseRef: base.ref, headSha, subjects: [{ subject, snapshot: null }] },
    ports: {
      ...request.keys,
      github: { ...offlineGitHub(request.serverUrl), serverTime: () => request.now },
      workspace,
      hints: { pusher: null },
    },
  }
}

async function judgeBranch(request: LocalRequest): Promise<PipelineResult> {
  const { gates, version, forgiveOffline, repository } = request
  const { resolved, loaded, ports } = await openBranch(request)
  const subjects = await gatherSubjects(repository, resolved, loaded, gates, ports)
  const verdict = judgeSubjects({
    policy: loaded.policy,
    gates,
    scope: 'pull-request',
    target: 'branch',
    subjects,
    forgiveOffline,
  })
  const { documentationUrl, serverUrl } = request
  const record = {
    ...{ version, serverUrl, documentationUrl, verdict, subjects },
    target: targetOf(repository, resolved),
    policy: loaded.policy,
    policyPath: loaded.path,
    run: request.run(),
    notices: [...request.notices, ...loaded.notices],
  }
  return { record, loaded }
}

const targetOf = (repository: RepositoryName, resolved: ResolvedTarget): JudgedTarget => ({
  kind: 'branch',
  repository: `${repository.owner}/${repository.repo}`,
  pullRequests: [],
  headSha: resolved.headSha,
  baseRef: resolved.baseRef,
  baseSha: resolved.baseSha,
})

interface Base {
  readonly ref: string
  readonly sha: string
}

/** Where the default branch is looked for, the repository a fork came from first. */
const defaultBases = [
  'refs/remotes/upstream/HEAD',
  'refs/remotes/upstream/main',
  'refs/remotes/upstream/master',
  'refs/remotes/origin/HEAD',
  'refs/remotes/origin/main',
  'refs/remotes/origin/master',
  'refs/heads/main',
  'refs/heads/master',
] as const

async function baseOf(workspace: Workspace, named: string | null): Promise<Base> {
  const found = named === null ? await defaultBase(workspace) : await baseAt(workspace, named)
  if (found !== null) return found
  const what = named === null ? 'there is no default branch' : `there is no commit ${JSON.stringify(named)}`
  throw new UsageError(
    `--base: ${what} in this clone; expected a branch, tag or commit id, such as origin/main`,
  )
}

async function baseAt(workspace: Workspace, ref: string): Promise<Base | null> {
  const sha = await workspace.resolve(ref)
  return sha === null ? null : { ref: ref.replace(/^refs\/(?:heads|remotes|tags)\//, ''), sha }
}

/** In a shallow clone a ref that is absent may only have been left out; the next one may be there. */
async function defaultBase(workspace: Workspace): Promise<Base | null> {
  let cut: WorkspaceFailure | null = null
  for (const ref of defaultBases) {
    try {
      const base = await baseAt(workspace, ref)
      if (base !== null) return base
    } catch (error) {
      if (!(error instanceof WorkspaceFailure) || error.reason !== 'truncated') throw error
      cut ??= error
    }
  }
  if (cut !== null) throw cut
  return null
}
