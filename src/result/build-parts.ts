import type { Policy } from '../policy/policy.ts'
import { locationJson } from './build-finding.ts'
import type { JudgedTarget, RunFigures } from './record.ts'
import type { Result } from './schema.ts'

/** A target with the result's names. */
export const targetJson = (target: JudgedTarget): NonNullable<Result['target']> => ({
  kind: target.kind,
  repository: target.repository,
  pull_requests: [...target.pullRequests],
  head_sha: target.headSha,
  base_ref: target.baseRef,
  base_sha: target.baseSha,
})

/** Figures with the result's names. */
export const runJson = (run: RunFigures): Result['run'] => ({
  duration_ms: run.durationMs,
  requests: run.requests,
  not_modified: run.notModified,
  retries: run.retries,
  node: run.node,
  event: run.event,
})

/** Where the policy stands and what it was made from. */
export function policyJson(policy: Policy | null, path: string, sha: string | null): Result['policy'] {
  const own = policy?.sources.find(({ name }) => name === path)
  return {
    path,
    sha: own?.sha ?? sha,
    mode: policy?.mode ?? null,
    mode_at: locationJson(policy?.modeAt),
    on_nothing: policy?.onNothing ?? null,
    inputs: [...(policy?.inputs ?? [])],
    sources: (policy?.sources ?? []).map((source) => ({
      name: source.name,
      sha: source.sha,
      sha256: source.sha256,
    })),
  }
}
