import type { GitHub } from '../github/port.ts'
import { type DigestOutcome, digestSink } from '../publish/digest.ts'
import type { AuditTrend } from '../result/audit.ts'
import { digestInput } from './digest-input.ts'
import type { AuditRun } from './run.ts'
import { defaultProfile } from './settings.ts'
import { auditReport, noPast, type Past, timeOf } from './view.ts'

/** How the digest of an audit is kept. */
export interface DigestRequest {
  readonly github: GitHub
  readonly profile: string
  readonly runUrl: string | null
  /** Most issues that the run may create or reopen. */
  readonly limit: number
  /** Reads and plans, and writes nothing. */
  readonly dryRun: boolean
}

/** What became of the digest, and what it tells of earlier audits. */
export interface KeptDigest {
  /** Null where it was left as it is. */
  readonly outcome: DigestOutcome | null
  readonly past: Past
  /** Why it was left as it is; empty when it was kept. */
  readonly left: string
}

/**
 * Keeps the digest issue of an audit up to date. An audit that ran into the request limit, or of a repository in which
 * nothing is in force, leaves it as it is: it could close nothing, and every write would be refused or cost others.
 * So does one of another ref than the default branch, or under a policy that is tried, unless it has a profile of its
 * own: what it does not find would count as fixed.
 */
export async function keepDigest(run: AuditRun, request: DigestRequest): Promise<KeptDigest> {
  const { record, repository } = run
  const { github, profile, runUrl, limit, dryRun } = request
  const left = whyLeft(run, profile)
  const now = timeOf(record) ?? github.serverTime()
  const input = now === null ? null : digestInput(auditReport(record), { profile, runUrl, now })
  if (left !== '' || input === null) return { outcome: null, past: noPast, left: left || 'no time is known' }
  const outcome = await digestSink({ github, repository }, input, { limit, dryRun })
  return { outcome, past: pastOf(outcome), left: '' }
}

function whyLeft({ record: { verdict }, instead }: AuditRun, profile: string): string {
  const reasons = verdict.gates.flatMap(({ findings }) =>
    findings.flatMap(({ unknown }) => unknown?.reason ?? []),
  )
  if (reasons.includes('rate-limited')) return 'the request limit of the token is nearly used up'
  if (reasons.includes('repository-unavailable')) return 'nothing can be written in this repository'
  return instead === null || profile !== defaultProfile
    ? ''
    : `the profile ${profile} tells of the default branch as its own policy sees it, and ${instead}: name another \`profile\` for it`
}

function pastOf({ plan }: DigestOutcome): Past {
  if (plan === null) return noPast
  const { trend } = plan
  const counts: AuditTrend = {
    new: trend.new.length + trend.reappeared.length,
    fixed: trend.fixed.length,
    unchanged: trend.unchanged,
    waiting: trend.waiting.length,
  }
  return { openSince: trend.since, trend: trend.comparable ? counts : null }
}
