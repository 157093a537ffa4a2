import { PolicyError, Undecided } from '../core/errors.ts'
import type { Fact } from '../core/fact.ts'
import type { FactValue } from '../core/facts/index.ts'
import type { Finding } from '../core/finding.ts'
import type { RepositoryName } from '../core/target.ts'
import { type FactsOf, gatherFacts } from '../facts/registry.ts'
import { resolveSubject } from '../facts/resolve.ts'
import { inertFindings, tagFindings } from '../gates/branch-protection/branches.ts'
import { branchProtection } from '../gates/branch-protection/gate.ts'
import { reportableChecks, workableFindings } from '../gates/branch-protection/workable.ts'
import { gates } from '../gates/registry.ts'
import { GitHubFailure } from '../github/failure.ts'
import type { GitHub } from '../github/port.ts'
import { commitFiles, resolveCommit } from '../policy/files.ts'
import { policyPaths } from '../policy/find.ts'
import { loadPolicy } from '../policy/load.ts'
import { defaultReportSettings } from '../policy/report-settings.ts'
import { version } from '../version.ts'
import { type Demands, defaultDemands, demandsOf } from './branch-protection-policy.ts'

/** What is asked, and through what. */
export interface LiveRequest {
  readonly github: GitHub
  /** Asks with a token that sees how repositories are administered; undefined without one. */
  readonly administration: GitHub | undefined
  readonly repository: RepositoryName
  /** Null for the default branch. */
  readonly branch: string | null
}

/** The commit a ref of the repository names. @throws Undecided when GitHub does not say so */
export async function commitOf({ github, repository }: LiveRequest, ref: string): Promise<string> {
  const resolved = await resolveSubject({ kind: 'repository', repository, ref }, github)
  if (!resolved.known) throw new Undecided(resolved)
  return resolved.value.headSha
}

/** The commit of the branch; null when there is no such branch, which GitHub says with 422. @throws GitHubFailure */
export async function branchCommit(
  { github, repository }: LiveRequest,
  branch: string,
): Promise<string | null> {
  try {
    return await resolveCommit(github, repository, `heads/${branch}`)
  } catch (error) {
    if (error instanceof GitHubFailure && error.details.status === 422) return null
    throw error
  }
}

/** What the policy of a commit asks for; the gate's defaults where there is no policy. @throws PolicyError */
export async function policyAt({ github, repository }: LiveRequest, sha: string): Promise<Demands> {
  try {
    const files = commitFiles(github, repository, sha)
    return demandsOf(await loadPolicy({ files, github, gates, version, policy: null }))
  } catch (error) {
    const missing = error instanceof PolicyError && error.problems.every(({ code }) => code === 'missing')
    if (!missing) throw error
    return defaultDemands(`${repository.owner}/${repository.repo} has no policy (${policyPaths[0]})`)
  }
}

type LiveFacts = FactsOf<'protection' | 'workflows'>

/** Gathers how one branch is protected, with the workflow files of a commit. */
export async function gatherLive(request: LiveRequest, sha: string): Promise<LiveFacts> {
  const { administration, branch, ...ports } = request
  // The gatherer looks up the branches that the policy names: here the one that is asked about.
  const setting = {
    id: branchProtection.id,
    mode: 'enforce',
    optional: false,
    enforceFrom: null,
    options: { branches: [{ branches: [branch ?? '~DEFAULT_BRANCH'] }] },
    where: () => undefined,
  } as const
  return await gatherFacts(['protection', 'workflows'], {
    ...ports,
    ...(administration === undefined ? {} : { administration }),
    subject: { kind: 'repository', sha },
    baseSha: sha,
    policy: {
      mode: 'enforce',
      onNothing: 'unknown',
      report: defaultReportSettings(),
      p0: { ids: [], asked: false },
      gates: [setting],
      sources: [],
      inputs: [],
      modeAt: undefined,
    },
    policyPath: policyPaths[0],
    workspace: null,
    hints: { pusher: null },
    snapshot: null,
  })
}

/** @throws Undecided when it is not known */
export function orUndecided<T extends FactValue[keyof FactValue]>(fact: Fact<T>): T {
  if (!fact.known) throw new Undecided(fact)
  return fact.value
}

/** What the gate finds beyond the answers per control: what cannot work, whom to trust, tags, rulesets without effect. */
export function findingsFrom(
  facts: LiveFacts,
  { branch, protection, effective }: Parameters<typeof workableFindings>[0],
  { options, where }: Demands,
): readonly Finding[] {
  const reportable = reportableChecks(facts.workflows)
  return [
    ...workableFindings({ branch, protection, effective }, reportable, options, where),
    ...tagFindings(protection, options, where),
    ...inertFindings(protection),
  ]
}
