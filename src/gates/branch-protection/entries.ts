import { refMatches } from './conditions.ts'
import type { RequiredCheck } from './model.ts'
import { type BranchEntry, type Options, requirementsOf } from './options.ts'

/** A policy entry and its position in the file. */
export interface NumberedEntry {
  readonly entry: BranchEntry
  readonly position: number
}

const full = (pattern: string): string =>
  pattern.startsWith('~') || pattern.startsWith('refs/') ? pattern : `refs/heads/${pattern}`

/** Entries of the policy that name a branch. */
export function entriesFor(
  branch: string,
  defaultBranch: string,
  options: Options,
): readonly NumberedEntry[] {
  return options.branches
    .map((entry, position) => ({ entry, position }))
    .filter(({ entry }) => {
      const include = entry.branches.map(full)
      const matches = refMatches({ include, exclude: [] }, `refs/heads/${branch}`, defaultBranch)
      return matches.known && matches.value
    })
}

/** Checks that the policy asks for on a branch, whether anything requires them yet or not. */
export const checksAskedFor = (
  branch: string,
  defaultBranch: string,
  options: Options,
): readonly RequiredCheck[] =>
  entriesFor(branch, defaultBranch, options).flatMap(({ entry: { branches: _, ...written } }) =>
    (requirementsOf(written).checks ?? []).map((check) =>
      typeof check === 'string'
        ? { context: check, apps: [] }
        : { context: check.context, apps: check.app === undefined ? [] : [check.app] },
    ),
  )
