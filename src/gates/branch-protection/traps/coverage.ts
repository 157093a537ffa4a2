import { branchMatches } from '../../../formats/workflows/filters.ts'
import type { Trigger } from '../../../formats/workflows/model.ts'
import { pullRequestEvents, queueBranch } from './situation.ts'

/** Why a trigger leaves out pull requests into a branch. */
export type Gap =
  /** Its branch filter excludes the branch. */
  | 'branches'
  /** A change may touch none of its paths. */
  | 'paths'
  /** `types` without `synchronize`: nothing runs for a new head commit. */
  | 'synchronize'
  /** `types` without `opened`: nothing runs until the next push. */
  | 'opened'

/** What keeps a `pull_request` or `pull_request_target` trigger from running for every head into the branch. */
export function pullRequestGaps(trigger: Trigger, branch: string): readonly Gap[] {
  const { types } = trigger
  const gaps: Gap[] = []
  if (!branchMatches(trigger, branch)) gaps.push('branches')
  if (filtersPaths(trigger)) gaps.push('paths')
  if (types !== undefined && !types.includes('synchronize')) gaps.push('synchronize')
  else if (types !== undefined && !types.includes('opened')) gaps.push('opened')
  return gaps
}

const everything = new Set(['**', '**/*'])

/** Whether a change can be left out by the files it touches. */
export function filtersPaths({ paths, pathsIgnore }: Trigger): boolean {
  if (paths !== undefined && paths.length > 0) {
    return !paths.some((one) => everything.has(one)) || paths.some((one) => one.startsWith('!'))
  }
  return pathsIgnore !== undefined && pathsIgnore.length > 0
}

/**
 * Whether triggers with path filters leave nothing out together: one ignores no more than the others ask for. This is
 * the twin that GitHub's documentation proposes for skipped required checks.
 */
export function coverAllPaths(triggers: readonly Trigger[]): boolean {
  const isPlain = (patterns: readonly string[]): boolean =>
    patterns.every((pattern) => !pattern.startsWith('!'))
  const asked = new Set(triggers.flatMap(({ paths }) => (paths !== undefined && isPlain(paths) ? paths : [])))
  return triggers.some((trigger) => {
    const ignored = ignoredBy(trigger)
    return ignored !== undefined && isPlain(ignored) && ignored.every((pattern) => asked.has(pattern))
  })
}

/** What a filter leaves out: `paths-ignore`, or everything and then patterns that take some of it back. */
function ignoredBy({ paths, pathsIgnore }: Trigger): readonly string[] | undefined {
  const [all = '', ...rest] = paths ?? []
  const takesBack = everything.has(all) && rest.every((pattern) => pattern.startsWith('!'))
  return takesBack ? rest.map((pattern) => pattern.slice(1)) : pathsIgnore
}

/** Branch names that pull requests come from. A filter that takes all of them takes every branch. */
const heads = ['x', 'feat/1-x', 'dependabot/npm_and_yarn/x-1.0.0', 'a/b/c/d', '1.2', 'X_Y']

/**
 * What pushes to the head branch of a pull request start: `all` of them, `some`, or `none` (the trigger is for named
 * branches, or for tags only). Forks are never among them: their pushes start nothing here.
 */
export function pushesTaken(trigger: Trigger): 'all' | 'some' | 'none' {
  const { branches, branchesIgnore, tags, tagsIgnore } = trigger
  const filtersBranches = branches !== undefined || branchesIgnore !== undefined
  if (!filtersBranches && (tags !== undefined || tagsIgnore !== undefined)) return 'none'
  const taken = heads.filter((name) => branchMatches(trigger, name)).length
  // Patterns for a few names (`feat/**`) may match none of the samples and still take some heads.
  if (taken === 0) return (branches ?? []).some(hasWildcard) ? 'some' : 'none'
  return taken === heads.length ? 'all' : 'some'
}

const hasWildcard = (pattern: string): boolean => !pattern.startsWith('!') && /[*?+[]/.test(pattern)

/** Whether an entry of the merge queue for the branch gets a run: by its own event, or by the push of its branch. */
export function queueRuns(triggers: readonly Trigger[], branch: string): 'event' | 'push' | 'none' {
  const takesEvent = triggers.some(
    (trigger) =>
      trigger.event === 'merge_group' &&
      branchMatches(trigger, branch) &&
      (trigger.types === undefined || trigger.types.includes('checks_requested')),
  )
  if (takesEvent) return 'event'
  const takesPush = triggers.some(
    (trigger) =>
      trigger.event === 'push' &&
      pushesTaken(trigger) !== 'none' &&
      !filtersPaths(trigger) &&
      branchMatches(trigger, queueBranch(branch)),
  )
  return takesPush ? 'push' : 'none'
}

export const isForPullRequests = ({ event }: Trigger): boolean => pullRequestEvents.includes(event)
