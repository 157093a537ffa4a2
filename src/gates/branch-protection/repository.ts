import type { Protection } from '../../core/facts/protection.ts'
import type { Finding } from '../../core/finding.ts'
import type { Facts, Where } from '../../core/gate.ts'
import { text } from '../../core/text.ts'
import { branchFindings, inertFindings, tagFindings } from './branches.ts'
import { namesBranch } from './entries.ts'
import type { Options } from './options.ts'
import { finding } from './words.ts'
import { reportableChecks, workflowFileFindings } from './workable.ts'

/** Facts without which a repository is not judged. */
export const repositoryNeeds = ['protection'] as const
/** Facts that may be unknown: what depends on them is then told as unknown. */
export const repositoryPartial = ['workflows'] as const

type RepositoryFacts = Facts<(typeof repositoryNeeds)[number], (typeof repositoryPartial)[number]>

/** Judges every branch and tag pattern that the policy names. */
export function judgeRepository(facts: RepositoryFacts, options: Options, where: Where): readonly Finding[] {
  const { protection } = facts
  const reportable = reportableChecks(facts.workflows)
  const isDefault = (name: string): boolean => name === protection.repository.defaultBranch
  const branches = protection.branches.filter(({ exists }) => exists !== false)
  return [
    ...branches.flatMap((branch) =>
      branchFindings(branch, protection, isDefault(branch.name) ? reportable : null, options, where),
    ),
    ...unmatchedPatterns({ ...protection, branches }, options, where),
    ...tagFindings(protection, options, where),
    ...inertFindings(protection),
    ...workflowFileFindings(facts.workflows, reportable),
  ]
}

/** What the policy says of branches that there are none of: nothing was judged by it, which is no pass. */
function unmatchedPatterns(protection: Protection, options: Options, where: Where): readonly Finding[] {
  const { branches, repository } = protection
  const isUsed = (pattern: string): boolean =>
    branches.some(({ name }) => namesBranch(pattern, name, repository.defaultBranch))
  return options.branches.flatMap((entry, position) =>
    entry.branches.flatMap((pattern, index) =>
      isUsed(pattern)
        ? []
        : [
            finding('policy-covers-branch', 'skip', pattern, {
              found: text`no branch of the repository is named by ${pattern}`,
              required: text`nothing: there is no such branch to protect`,
              requiredAt: where('branches', position, 'branches', index),
              fix: [],
            }),
          ],
    ),
  )
}
