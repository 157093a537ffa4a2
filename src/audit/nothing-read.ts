import { known, type Unknown } from '../core/fact.ts'
import { neededFacts } from '../core/judge.ts'
import type { RepositoryName } from '../core/target.ts'
import { totalStatistics } from '../github/statistics.ts'
import { configured } from '../pipeline/gather-subjects.ts'
import { judgeSubjects } from '../pipeline/judge-subjects.ts'
import type { PipelineRequest } from '../pipeline.ts'
import { type LoadedPolicy, loadPolicy } from '../policy/load.ts'
import type { Policy } from '../policy/policy.ts'
import { presetPrefix } from '../policy/reference.ts'
import type { RunRecord } from '../result/record.ts'

/** What a repository without a policy is audited by. */
export const usualPreset = 'gatewright:recommended'

/** What a record of nothing is made from. */
type Request = Pick<
  PipelineRequest,
  | 'github'
  | 'administration'
  | 'gates'
  | 'version'
  | 'documentationUrl'
  | 'policy'
  | 'elapsed'
  | 'node'
  | 'event'
> & { readonly trial: LoadedPolicy | null; readonly redirects: () => readonly string[] }

/**
 * The record of an audit that could read nothing: every fact is unknown for this reason, and so is every control. It
 * blocks in every mode, as every run that could not get as far as judging.
 */
export async function nothingRead(
  request: Request,
  { owner, repo }: RepositoryName,
  why: Unknown,
): Promise<RunRecord> {
  const { github, gates, version, documentationUrl, elapsed, node, event } = request
  const name = `${owner}/${repo}`
  const loaded = request.trial ?? (await presetOf(request))
  const policy = enforced(loaded.policy)
  const keys = neededFacts(configured(policy, gates), 'repository')
  const time = github.serverTime()
  const now = time === null ? {} : { now: known(time, { kind: 'api', what: 'the date of an answer' }) }
  const subjects = [{ subject: '', facts: { ...Object.fromEntries(keys.map((key) => [key, why])), ...now } }]
  return {
    ...{ version, documentationUrl, policy, subjects },
    serverUrl: github.serverUrl,
    target: {
      kind: 'repository',
      repository: name,
      pullRequests: [],
      headSha: null,
      baseRef: null,
      baseSha: null,
    },
    verdict: judgeSubjects({
      ...{ policy, gates, subjects, scope: 'repository', target: 'repository' },
      audit: { leavesCheck: false },
    }),
    policyPath: loaded.path,
    run: {
      ...totalStatistics([github, request.administration]),
      ...{ durationMs: elapsed(), node, event },
    },
    notices: [
      `Nothing of ${name} could be audited, so nothing is known of any control: ${why.detail}.`,
      ...request.redirects(),
    ],
  }
}

/** No file is read: a preset that was named, else the usual one. */
function presetOf({ gates, version, policy }: Request): Promise<LoadedPolicy> {
  const files = { sha: null, read: () => Promise.resolve({ kind: 'absent' } as const) }
  const preset = policy?.startsWith(presetPrefix) === true ? policy : usualPreset
  return loadPolicy({ files, github: null, gates, version, policy: preset })
}

/** Where nothing was judged, no gate may let that through. */
const enforced = (policy: Policy): Policy => ({
  ...policy,
  mode: 'enforce',
  gates: policy.gates.map((gate) => ({ ...gate, mode: 'enforce', optional: false, enforceFrom: null })),
})
