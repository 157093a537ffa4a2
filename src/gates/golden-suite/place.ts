import type { Location } from '../../core/finding.ts'
import type { Test } from './tests.ts'

/** Where runners check a repository out: what stands before a path of the repository in a report. */
const roots = [
  /^\/(?:home|Users)\/runner\/work\/[^/]+\/[^/]+\//u,
  /^\/__w\/[^/]+\/[^/]+\//u,
  /^\/github\/workspace\//u,
  /^[A-Za-z]:\/a\/[^/]+\/[^/]+\//u,
  /^(?:[A-Za-z]:)?\/(?:[^/]+\/){0,6}_work\/[^/]+\/[^/]+\//u,
]

/** Parts of paths that lead out of the repository, or into what is installed into it. */
const foreign: ReadonlySet<string> = new Set(['', '..', '.git', 'node_modules'])

/**
 * The path in the repository of a source file as a report writes it; null when it lies elsewhere, or cannot be told.
 * Only such paths become annotations.
 */
export function repositoryPath(written: string): string | null {
  let path = written
    .replace(/^file:\/\//u, '')
    .replaceAll('\\', '/')
    .replace(/^\/(?=[A-Za-z]:\/)/u, '')
  for (const root of roots) path = path.replace(root, '')
  path = path.replace(/^(?:\.\/)+/u, '')
  const absolute = path.startsWith('/') || /^[A-Za-z]:/u.test(path) || path.includes('://')
  if (path === '' || absolute || /[\p{Cc}]/u.test(path)) return null
  return path.split('/').some((part) => foreign.has(part)) ? null : path
}

/** Where a failing test stands in the change: the place of its failure, else the test's own. */
export function locationOf({ test, group }: Test): Location | undefined {
  const failing = pathOf(test.details?.file)
  const own = pathOf(group.file)
  const path = failing ?? own
  if (path === null) return undefined
  // A line belongs to the file that the report names beside it.
  const line = failing !== null || (test.details?.file ?? null) === null ? (test.details?.line ?? null) : null
  return line !== null && line > 0 ? { path, line, at: 'head' } : { path, at: 'head' }
}

const pathOf = (written: string | null | undefined): string | null =>
  written === null || written === undefined ? null : repositoryPath(written)
