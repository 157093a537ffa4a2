import type { Finding } from '../../core/finding.ts'
import type { Facts, Where } from '../../core/gate.ts'
import { branchFindings, inertFindings, tagFindings } from './branches.ts'
import type { Options } from './options.ts'
import { reportableChecks } from './workable.ts'

export const repositoryNeeds = ['protection'] as const
export const repositoryPartial = ['workflows'] as const

type RepositoryFacts = Facts<(typeof repositoryNeeds)[number], (typeof repositoryPartial)[number]>

/** Judges every branch and tag pattern that the policy names. */
export function judgeRepository(facts: RepositoryFacts, options: Options, where: Where): readonly Finding[] {
  const { protection } = facts
  const reportable = reportableChecks(facts.workflows)
  const isDefault = (name: string): boolean => name === protection.repository.defaultBranch
  return [
    ...protection.branches.flatMap((branch) =>
      branchFindings(branch, protection, isDefault(branch.name) ? reportable : null, options, where),
    ),
    ...tagFindings(protection, options, where),
    ...inertFindings(protection),
  ]
}
