import { createHash } from 'node:crypto'
import type { ChecklistItem } from '../core/facts/checklists.ts'
import type { ChangedFile } from '../core/facts/pull-request.ts'
import { matcherOf } from '../formats/glob-list.ts'

/** One path and what stands there at the head; null when nothing does any more. */
type Content = readonly [path: string, blob: string | null]

/**
 * What a change leaves at each path. A rename is its old path gone and its new one there: whether two files are one
 * renamed is a guess, which git and GitHub make differently.
 */
function contents(files: readonly ChangedFile[]): readonly Content[] {
  const found = files.flatMap(({ path, previousPath, status, blob }): Content[] => {
    const gone: Content[] = status === 'renamed' && previousPath !== null ? [[previousPath, null]] : []
    return [...gone, [path, status === 'removed' ? null : blob]]
  })
  return found.sort(([a], [b]) => (a < b ? -1 : Number(a > b)))
}

const digits = 12

/**
 * Per item: what its answer is bound to, the first 12 hex digits of the SHA-256 over id, version, and path and blob of
 * each changed file that its globs match.
 */
export function fingerprintsOf(
  items: readonly ChecklistItem[],
  files: readonly ChangedFile[],
): Record<string, string> {
  const all = contents(files)
  return Object.fromEntries(
    items.map(({ id, version, paths }) => {
      const matches = paths.length === 0 ? () => true : matcherOf(paths)
      const about = all.filter(([path]) => matches(path))
      const hash = createHash('sha256').update(JSON.stringify([id, version, about]))
      return [id, hash.digest('hex').slice(0, digits)]
    }),
  )
}
