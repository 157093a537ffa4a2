import { PolicyError, Undecided } from '../core/errors.ts'
import { type Unknown, unknown } from '../core/fact.ts'
import type { Mode } from '../core/outcome.ts'
import type { RepositoryName } from '../core/target.ts'
import { judgeSubjects } from '../pipeline/judge-subjects.ts'
import { unsettled } from '../pipeline/moved.ts'
import { type PipelineRequest, type PipelineResult, runPipeline } from '../pipeline.ts'
import type { LoadedPolicy } from '../policy/load.ts'
import type { RunRecord } from '../result/record.ts'
import { budgeted } from './budgeted.ts'
import { nothingRead, usualPreset } from './nothing-read.ts'
import { planRequests } from './plan.ts'
import { type AuditedRepository, readRepository } from './repository.ts'

/** What is audited, and with what. */
export interface AuditRequest
  extends Omit<PipelineRequest, 'target' | 'overrides' | 'trial' | 'audit' | 'hints' | 'notices'> {
  readonly repository: RepositoryName
  /** Branch, tag or full ref; null for the default branch. */
  readonly ref: string | null
  /** Above the policy's own mode; null for that. */
  readonly mode: Mode | null
  /** A policy of this machine instead of the repository's; it has the mode in it already. */
  readonly trial: LoadedPolicy | null
  /** Whether a check of this run stands on the audited commit. */
  readonly leavesCheck: boolean
  /** The workflow run that audits: what it reports is no input of its own. Absent outside of one. */
  readonly runId?: number | null
  /** Sentences about answers that came from another address: the repository was renamed. */
  readonly redirects: () => readonly string[]
}

/** An audit as far as the verdict. */
export interface AuditRun {
  readonly record: RunRecord
  /** The repository under the name it has now. */
  readonly repository: RepositoryName
  /** What was audited instead of the default branch under a policy of its own; null for that. */
  readonly instead: string | null
}

/**
 * Audits one repository: every gate that applies to one, at one commit, within the requests the token has left. What
 * could not be read leaves its controls unknown; a repository of which nothing is in force is unknown as a whole.
 * @throws PolicyError (78), UsageError (64), Undecided (3) where there is nothing to audit: no such repository or ref
 */
export async function runAudit(given: AuditRequest): Promise<AuditRun> {
  given.progress('reading the repository, and how many requests the token has left')
  const budget = await planRequests(given.github)
  const { administration, ...rest } = given
  const request: AuditRequest = {
    ...rest,
    github: budgeted(given.github, budget),
    ...(administration === undefined ? {} : { administration: budgeted(administration, budget) }),
  }
  const found = await readRepository(request.github, given.repository)
  if (!found.known) {
    const record = await nothingRead(request, given.repository, endsEarly(found))
    return { record, repository: given.repository, instead: insteadOf(given, null) }
  }
  const { name, unavailable, defaultBranch } = found.value
  const record =
    unavailable === null ? await judged(request, found.value) : await nothingRead(request, name, unavailable)
  return { record, repository: name, instead: insteadOf(given, defaultBranch) }
}

function insteadOf({ ref, trial }: AuditRequest, defaultBranch: string | null): string | null {
  if (trial !== null) return 'a policy of this machine was tried'
  const isUsual = ref === null || ref === defaultBranch || ref === `refs/heads/${defaultBranch}`
  return isUsual ? null : 'another ref was audited'
}

/** Reasons that leave every control of the audit unknown; any other leaves nothing to audit. */
function endsEarly(why: Unknown): Unknown {
  if (why.reason === 'repository-unavailable' || why.reason === 'rate-limited') return why
  throw new Undecided(why)
}

async function judged(request: AuditRequest, repository: AuditedRepository): Promise<RunRecord> {
  const before = request.redirects().length
  try {
    const result = await throughPipeline(request, repository)
    const moved = request.redirects().slice(before)
    return moved.length === 0 ? result.record : renamed(request, result, moved)
  } catch (error) {
    if (!(error instanceof Undecided)) throw error
    return await nothingRead(request, repository.name, endsEarly(error.unknown))
  }
}

/** A repository without a policy is audited all the same, and that is said first. */
async function throughPipeline(
  request: AuditRequest,
  repository: AuditedRepository,
): Promise<PipelineResult> {
  try {
    return await runPipeline(pipelineRequest(request, repository, []))
  } catch (error) {
    const chosen = request.policy !== null || request.trial !== null
    const none = error instanceof PolicyError && error.problems.every(({ code }) => code === 'missing')
    if (chosen || !none) throw error
    request.progress(`the repository has no policy: auditing by ${usualPreset}`)
    const { owner, repo } = repository.name
    const notice = `${owner}/${repo} has no policy file, so it was audited by the preset ${usualPreset}.`
    return await runPipeline(pipelineRequest({ ...request, policy: usualPreset }, repository, [notice]))
  }
}

function pipelineRequest(
  request: AuditRequest,
  { name, defaultBranch }: AuditedRepository,
  notices: readonly string[],
): PipelineRequest {
  const { ref, mode, trial, leavesCheck, redirects, runId = null, repository: _, ...ports } = request
  return {
    ...ports,
    target: { kind: 'repository', repository: name, ref: ref ?? `refs/heads/${defaultBranch}` },
    hints: { pusher: null, auditRun: runId },
    overrides: { mode },
    ...(trial === null ? {} : { trial }),
    audit: { leavesCheck },
    notices: () => [...notices, ...redirects()],
  }
}

/** Facts of a repository that was renamed meanwhile speak of no one moment. */
function renamed(
  request: AuditRequest,
  { record, loaded }: PipelineResult,
  moved: readonly string[],
): RunRecord {
  const why = unknown('target-moved', `the repository was renamed while it was audited: ${moved.join(' ')}`, {
    remedy: { text: 'run the audit again under the new name' },
  })
  const subjects = unsettled(record.subjects, why)
  const { policy } = loaded
  const { gates, leavesCheck } = request
  const verdict = judgeSubjects({
    ...{ policy, gates, subjects, scope: 'repository', target: 'repository' },
    audit: { leavesCheck },
  })
  return { ...record, verdict, subjects }
}
