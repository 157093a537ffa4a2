import { pathMatcher } from '../../change/matcher.ts'
import type { ChangedFile } from '../../core/facts/pull-request.ts'
import type { Stage } from '../../phase/options.ts'
import type { Context } from './model.ts'

/** What a change does to the work of one stage. */
export interface Work {
  readonly stage: Stage
  /** Touched paths, sorted. */
  readonly paths: readonly string[]
}

/** Paths that a change touches, old names of renamed files included. */
export const changedPaths = (files: readonly ChangedFile[]): ReadonlySet<string> =>
  new Set(files.flatMap(({ path, previousPath }) => (previousPath === null ? [path] : [path, previousPath])))

/** Stages whose work a change touches. Artifacts are no work: the one that unlocks has to be mergeable. */
export function worksOf(changed: ReadonlySet<string>, { phases, stages }: Context): readonly Work[] {
  const artifacts = new Set([...phases.artifacts, ...phases.removed].map(({ path }) => path))
  const files = [...changed].filter((path) => !artifacts.has(path)).sort()
  return stages.flatMap((stage) => {
    if (stage.paths.length === 0) return []
    const matches = pathMatcher(stage.paths)
    // A submodule or a link in the place of a folder is all of the work below it.
    const paths = files.filter((path) => matches(path) || matches(`${path}/`))
    return paths.length === 0 ? [] : [{ stage, paths }]
  })
}

/** Every stage that comes before one, those that they require in turn included; in the order of the policy. */
export function stagesBefore(stage: Stage, { stages, stageById }: Context): readonly string[] {
  const found = new Set<string>()
  const open = [...stage.before]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === stage.id || found.has(id)) continue
    found.add(id)
    open.push(...(stageById.get(id)?.before ?? []))
  }
  const known = stages.map(({ id }) => id)
  return [...known.filter((id) => found.has(id)), ...[...found].filter((id) => !known.includes(id)).sort()]
}
