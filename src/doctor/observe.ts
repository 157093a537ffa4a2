import { z } from 'zod'
import { PolicyError } from '../core/errors.ts'
import { type Fact, known, type Unknown, unknown } from '../core/fact.ts'
import type { AnyGate } from '../core/gate.ts'
import type { RepositoryName } from '../core/target.ts'
import { settle } from '../facts/gather.ts'
import { gatherFacts } from '../facts/registry.ts'
import { branchProtection } from '../gates/branch-protection/gate.ts'
import type { GitHub } from '../github/port.ts'
import { commitFiles, localCommitFiles, type PolicyFiles, resolveCommit } from '../policy/files.ts'
import { loadPolicy } from '../policy/load.ts'
import type { Policy } from '../policy/policy.ts'
import type { Workspace } from '../workspace/port.ts'
import type { Observed, PolicyState, RepositoryAbout } from './observed.ts'
import { readsOf } from './permissions.ts'
import { probe } from './probes.ts'

/** What is asked about, and through what. */
export interface DoctorRequest {
  readonly repository: RepositoryName
  readonly github: GitHub
  /** Asks with a token that sees how repositories are administered; absent without one. */
  readonly administration?: GitHub
  readonly gates: readonly AnyGate[]
  readonly version: string
}

/** Reads everything, and writes nothing. What GitHub does not tell is unknown, with the reason. */
export async function observe(request: DoctorRequest): Promise<Observed> {
  const { github, repository, gates } = request
  const tip = await settle(async () => known(await resolveCommit(github, repository, 'HEAD'), here))
  const reads = await Promise.all(
    readsOf(gates).map(async (permission) => ({
      permission,
      answer: await probe(asking(request, permission.appOnly === true), repository, permission),
    })),
  )
  return {
    ...nameOf(request),
    about: await settle(() => aboutOf(request)),
    ...(tip.known ? await atCommit(request, tip.value) : nothingAt(tip)),
    reads,
    serverVersion: await serverVersion(github),
  }
}

const here = { kind: 'api', what: 'GET /repos/{owner}/{repo}/commits/{ref}' } as const

/** What a workflow's own token can never have is tried with the other one, where there is one. */
const asking = ({ github, administration }: DoctorRequest, appOnly: boolean): GitHub =>
  appOnly ? (administration ?? github) : github

const nameOf = ({ github, repository }: Pick<DoctorRequest, 'github' | 'repository'>) => ({
  serverUrl: github.serverUrl,
  repository: `${repository.owner}/${repository.repo}`,
})

const nothingAt = (why: Unknown) => ({ policy: why, codeowners: why, workflows: why, protection: why })

const repositorySchema = z.object({
  private: z.boolean(),
  visibility: z.enum(['public', 'private', 'internal']).optional(),
  default_branch: z.string().min(1),
  archived: z.boolean(),
  owner: z.object({ type: z.string() }),
})

async function aboutOf({ github, repository }: DoctorRequest): Promise<Fact<RepositoryAbout>> {
  const route = 'GET /repos/{owner}/{repo}'
  const answer = await github.get(route, { ...repository }, repositorySchema, {
    permission: 'metadata: read',
  })
  const value = {
    visibility: answer.visibility ?? (answer.private ? ('private' as const) : ('public' as const)),
    defaultBranch: answer.default_branch,
    archived: answer.archived,
    isOrganisation: answer.owner.type === 'Organization',
  }
  return known(value, { kind: 'api', what: route })
}

/** Policy, CODEOWNERS, workflow files and protection of the default branch. */
async function atCommit(request: DoctorRequest, sha: string) {
  const { github, administration, repository } = request
  const policy = await settle(() => policyAt(request, commitFiles(github, repository, sha)))
  const facts = await gatherFacts(['codeowners', 'workflows', 'protection'], {
    ...{ github, repository, baseSha: sha, workspace: null, snapshot: null },
    ...(administration === undefined ? {} : { administration }),
    subject: { kind: 'repository', sha },
    policy: await defaultBranchAlone(request),
    policyPath: '.github/gatewright.yml',
    hints: { pusher: null },
  })
  return { policy, ...facts }
}

/** A policy that asks about the default branch and nothing else, whatever the repository's own says. */
async function defaultBranchAlone({ gates, version, github }: DoctorRequest): Promise<Policy> {
  const files: PolicyFiles = { sha: null, read: async () => ({ kind: 'absent' }) }
  const { policy } = await loadPolicy({ files, github, gates, version, policy: 'gatewright:recommended' })
  const options = { branches: [{ branches: ['~DEFAULT_BRANCH'] }] }
  return {
    ...policy,
    gates: policy.gates
      .filter(({ id }) => id === branchProtection.id)
      .map((setting) => ({ ...setting, options })),
  }
}

async function policyAt(
  { github, gates, version }: Pick<DoctorRequest, 'gates' | 'version'> & { readonly github: GitHub | null },
  files: PolicyFiles,
): Promise<Fact<PolicyState>> {
  const source = { kind: 'file', what: 'the policy' } as const
  try {
    const { policy, path } = await loadPolicy({ files, github, gates, version, policy: null })
    return known({ kind: 'valid', path, mode: policy.mode, gateCheck: gateCheck(policy) }, source)
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error
    const absent = error.problems.every(({ code }) => code === 'missing')
    const [first = ''] = error.message.split('\n')
    const more = error.problems.length > 1 ? ` (and ${error.problems.length - 1} more)` : ''
    return known(absent ? { kind: 'absent' } : { kind: 'invalid', problem: `${first}${more}` }, source)
  }
}

const namedCheck = z.looseObject({ 'gate-check': z.string().optional() })

function gateCheck({ gates }: Policy): string | null {
  const setting = gates.find(({ id }) => id === branchProtection.id)
  const parsed = namedCheck.safeParse(setting?.options)
  return parsed.success ? (parsed.data['gate-check'] ?? null) : null
}

const metaSchema = z.object({ installed_version: z.string().optional() })

/** Of a GitHub Enterprise Server; github.com has none. */
async function serverVersion(github: GitHub): Promise<string | null> {
  const answer = await settle(async () =>
    known(await github.get('GET /meta', {}, metaSchema), { kind: 'api', what: 'GET /meta' }),
  )
  return answer.known ? (answer.value.installed_version ?? null) : null
}

/** What a clone tells by itself; `offline` answers for GitHub. */
export async function observeClone(request: DoctorRequest, workspace: Workspace): Promise<Observed> {
  const { github, gates, repository } = request
  const why = unknown('offline', 'only GitHub tells, and there is no token', {
    remedy: { text: 'give a token: --token, GATEWRIGHT_TOKEN, GH_TOKEN or GITHUB_TOKEN' },
  })
  const sha = await workspace.resolve('HEAD')
  const found =
    sha === null
      ? nothingAt(unknown('not-found', 'the clone has no commit yet'))
      : await atHead(request, workspace, sha)
  return {
    ...nameOf({ github, repository }),
    ...found,
    ...{ about: why, protection: why, serverVersion: null },
    reads: readsOf(gates).map((permission) => ({ permission, answer: why })),
  }
}

async function atHead(request: DoctorRequest, workspace: Workspace, sha: string) {
  const { github, repository } = request
  const files = localCommitFiles(workspace, sha)
  const policy = await settle(() => policyAt({ ...request, github: null }, files))
  const facts = await gatherFacts(['codeowners', 'workflows'], {
    ...{ github, repository, workspace, baseSha: sha, snapshot: null, hints: { pusher: null } },
    subject: { kind: 'branch', baseSha: sha, headSha: sha, baseRef: 'HEAD' },
    policy: await defaultBranchAlone(request),
    policyPath: '.github/gatewright.yml',
  })
  return { policy, ...facts }
}
