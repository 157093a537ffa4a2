import { known, unknown } from '../core/fact.ts'
import type { TreeEntry } from '../workspace/port.ts'
import { headOf, touchesCodeowners } from './codeowners.ts'
import { treeOf } from './content.ts'
import { type GatherContext, type Gatherer, giveUp } from './gather.ts'

/**
 * Fact `repository-files`: every file of the head, or of the judged commit. Null on a change that leaves every
 * CODEOWNERS file alone, where no rule asks for it.
 */
export const gatherRepositoryFiles: Gatherer<'repository-files'> = async (context) => {
  if (context.subject.kind !== 'repository' && !(await touchesCodeowners(context))) {
    return known(null, { kind: 'api', what: 'no CODEOWNERS file among the changed files' })
  }
  const sha = await headOf(context)
  const { kind, entries } = await completeTree(context, sha)
  const files = entries.map(({ path, mode }) => ({ path, mode }))
  return known({ sha, files }, { kind, what: 'the commit’s tree', sha })
}

/** The whole tree of a commit: GitHub's, or the clone's when GitHub cuts it; unknown `truncated` without either. */
export async function completeTree(
  context: GatherContext,
  sha: string,
): Promise<{ readonly kind: 'api' | 'git'; readonly entries: readonly TreeEntry[] }> {
  const tree = await treeOf(context, sha)
  if (tree.complete) return tree
  const { workspace } = context
  if (workspace !== null && (await workspace.resolve(sha)) === sha) {
    return { kind: 'git', entries: await workspace.tree(sha) }
  }
  return giveUp(
    unknown('truncated', `the tree of ${sha} is larger than GitHub gives out (100,000 entries or 7 MB)`, {
      remedy: { text: 'check out the repository with full history (`fetch-depth: 0`) in an earlier step' },
    }),
  )
}
