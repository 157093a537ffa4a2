import { matcherOf } from '../formats/glob-list.ts'
import type { GatherContext } from './gather.ts'
import { filesAt } from './head-files.ts'

/** Paths of a criterion that are kept; all are counted. */
const mostPaths = 20

/** Regular files of a commit that match any of the globs; links and submodules are none. */
export async function criterionFiles(
  context: GatherContext,
  sha: string,
  globs: readonly string[],
): Promise<{ count: number; paths: string[] }> {
  const files = await filesAt(context, sha)
  const matches = matcherOf(globs)
  const paths = (await files.all())
    .filter(({ path, mode }) => (mode === '100644' || mode === '100755') && matches(path))
    .map(({ path }) => path)
    .sort()
  return { count: paths.length, paths: paths.slice(0, mostPaths) }
}
