import { known } from '../core/fact.ts'
import type { RepositoryName } from '../core/target.ts'
import { policyPaths as policyFiles } from '../policy/find.ts'
import type { Policy } from '../policy/policy.ts'
import { parseReference } from '../policy/reference.ts'
import { codeownersPaths } from './codeowners.ts'
import type { Gatherer } from './gather.ts'

/** Places that hold the rules of judgement whatever the policy says: all are protected, whichever of them exist. */
const fixedPaths = [...policyFiles, ...codeownersPaths, '.gatewright/**', '.github/workflows/**'] as const

/** Fact `policy-paths`: paths and globs, the policy file's own path first. */
export const gatherPolicyPaths: Gatherer<'policy-paths'> = async ({ policyPath, policy, repository }) =>
  known([...new Set([policyPath, ...extendedPaths(policy, repository), ...fixedPaths])], {
    kind: 'input',
    what: 'the policy file and the fixed places',
  })

/** Files of the judged repository itself that its policy extends: whoever changes them changes the policy. */
function extendedPaths(policy: Policy, { owner, repo }: RepositoryName): readonly string[] {
  const own = `${owner}/${repo}`.toLowerCase()
  return policy.sources.flatMap(({ name }) => {
    const reference = parseReference(name)
    if (typeof reference === 'string' || reference.kind !== 'file') return []
    const named = `${reference.repository.owner}/${reference.repository.repo}`.toLowerCase()
    return named === own ? [reference.path] : []
  })
}
