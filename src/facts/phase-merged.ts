import { z } from 'zod'
import { isIn } from './associated.ts'
import type { GatherContext } from './gather.ts'
import type { GitObjects } from './git-objects.ts'

const route = 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls'

const pullSchema = z.object({
  number: z.number().int().positive(),
  merged_at: z.string().nullable(),
  merge_commit_sha: z.string().nullable(),
  base: z.object({ repo: z.object({ full_name: z.string() }) }),
})

/**
 * Whether a pull request that holds the commit was merged into the trusted history: what squash and rebase merges leave
 * of it. A commit of a fork, or of a branch that nobody merged, can hold the same evidence with other workflows.
 * @throws {GitHubFailure}
 */
export async function wasMerged(
  { github, repository }: GatherContext,
  objects: GitObjects,
  { commit, trusted }: { readonly commit: string; readonly trusted: string },
): Promise<boolean> {
  const parameters = { ...repository, commit_sha: commit, per_page: 100 }
  const pulls = await github.list(route, parameters, pullSchema, {
    key: ({ number }) => number,
    permission: 'pull-requests: read',
  })
  for (const { merged_at: at, merge_commit_sha: merge, base } of pulls) {
    if (at === null || merge === null || !isIn(repository, base.repo.full_name)) continue
    if (await objects.isAncestor(merge, trusted)) return true
  }
  return false
}
