import type { Protection } from '../../core/facts/protection.ts'
import type { Finding } from '../../core/finding.ts'
import type { Facts, Where } from '../../core/gate.ts'
import { text } from '../../core/text.ts'
import { branchFindings, inertFindings, tagFindings } from './branches.ts'
import { entriesFor } from './entries.ts'
import type { Options } from './options.ts'
import { finding } from './words.ts'
import { ignoredFiles, reportableChecks } from './workable.ts'

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
    ...unmatchedEntries(protection, options, where),
    ...tagFindings(protection, options, where),
    ...inertFindings(protection),
    ...ignoredFiles(facts.workflows),
  ]
}

/** Entries that speak of no branch there is: nothing was judged by them, which is no pass. */
function unmatchedEntries(protection: Protection, options: Options, where: Where): readonly Finding[] {
  const { branches, repository } = protection
  const used = new Set(
    branches.flatMap(({ name }) =>
      entriesFor(name, repository.defaultBranch, options).map(({ position }) => position),
    ),
  )
  return options.branches.flatMap((entry, position) =>
    used.has(position)
      ? []
      : [
          finding('policy-covers-branch', 'skip', entry.branches.join(', '), {
            found: text`no branch of the repository is named by ${entry.branches.join(', ')}`,
            required: text`nothing: there is no such branch to protect`,
            requiredAt: where('branches', position, 'branches'),
            fix: [],
          }),
        ],
  )
}
