import { refPattern } from '../../formats/fnmatch.ts'
import { refMatches } from './conditions.ts'
import type { RequiredCheck } from './model.ts'
import { type BranchEntry, type Options, requirementsOf } from './options.ts'

/** A policy entry and its position in the file. */
export interface NumberedEntry {
  readonly entry: BranchEntry
  readonly position: number
}

/** Whether a pattern of the policy means a branch. */
export function namesBranch(pattern: string, branch: string, defaultBranch: string): boolean {
  const matches = refMatches(
    { include: [refPattern('branch', pattern)], exclude: [] },
    `refs/heads/${branch}`,
    defaultBranch,
  )
  return matches.known && matches.value
}

/** Entries of the policy that name a branch. */
export function entriesFor(
  branch: string,
  defaultBranch: string,
  options: Options,
): readonly NumberedEntry[] {
  return options.branches
    .map((entry, position) => ({ entry, position }))
    .filter(({ entry }) => entry.branches.some((pattern) => namesBranch(pattern, branch, defaultBranch)))
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
