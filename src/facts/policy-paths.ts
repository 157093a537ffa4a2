import { known } from '../core/fact.ts'
import type { RepositoryName } from '../core/target.ts'
import { listName } from '../formats/checklists/names.ts'
import { policyPaths as policyFiles } from '../policy/find.ts'
import type { Policy } from '../policy/policy.ts'
import { parseReference } from '../policy/reference.ts'
import { namedLists } from './checklist-options.ts'
import { codeownersPaths } from './codeowners.ts'
import type { Gatherer } from './gather.ts'
import { goldenNeeds } from './golden-options.ts'
import { workflowNeeds } from './workflow-options.ts'

/** Places that hold the rules of judgement whatever the policy says: all are protected, whichever of them exist. */
const fixedPaths = [...policyFiles, ...codeownersPaths, '.gatewright/**', '.github/workflows/**'] as const

/** Fact `policy-paths`: paths and globs, the policy file's own path first. */
export const gatherPolicyPaths: Gatherer<'policy-paths'> = async ({ policyPath, policy, repository }) => {
  // Whatever gates this run was asked for: what others judge by is protected by it alone.
  const whole = { ...policy, gates: [...policy.gates, ...(policy.elsewhere ?? [])] }
  return known(
    [
      ...new Set([
        policyPath,
        ...extendedPaths(policy, repository),
        ...goldenPaths(whole),
        ...changePaths(whole),
        ...fixedPaths,
      ]),
    ],
    {
      kind: 'input',
      what: 'the policy file and the fixed places',
    },
  )
}

/** Expected tests, quarantine list and start of the soak, wherever the policy has them. */
function goldenPaths(policy: Policy): readonly string[] {
  if (!policy.gates.some(({ id }) => id === 'golden-suite')) return []
  const { manifest, quarantine, soak, reports, expectedReports, artifacts } = goldenNeeds({ policy })
  const judges = reports.length + expectedReports.length + artifacts.length > 0
  return [...(judges ? [manifest, quarantine] : []), ...(soak === null ? [] : [soak.start])].map(asGlob)
}

/** Checklists of the repository's own and the manifest of locked tests, wherever the policy has them. */
function changePaths(policy: Policy): readonly string[] {
  const lists = namedLists({ policy }).flatMap((entry) => {
    const name = listName(entry)
    return name?.kind === 'file' ? [name.path] : []
  })
  const { configured, lockManifest } = workflowNeeds({ policy })
  return [...lists, ...(configured ? [lockManifest] : [])].map(asGlob)
}

/** `policy-paths` are globs: a path with a special character in it stands for itself. */
const asGlob = (path: string): string => path.replace(/[\\*?[{!]/g, '\\$&')

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
