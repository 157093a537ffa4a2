import { z } from 'zod'
import type { RepositoryName } from '../core/target.ts'
import type { GitHub } from '../github/port.ts'

const route = 'GET /repos/{owner}/{repo}/pulls'
const perPage = 100
/** Pages of closed pull requests that are looked through: most of them were merged. */
const maxPages = 10

const pullsSchema = z.array(
  z.object({ number: z.number().int().positive(), merged_at: z.iso.datetime({ offset: true }).nullable() }),
)

/** A pull request that was merged. */
export interface MergedPull {
  readonly number: number
  /** RFC 3339. */
  readonly mergedAt: string
}

/**
 * The merged pull requests that changed last, at most `count` of them, the latest first. Fewer when the last 1,000
 * closed ones hold no more.
 * @throws {GitHubFailure}
 */
export async function lastMergedPulls(
  github: GitHub,
  repository: RepositoryName,
  count: number,
): Promise<readonly MergedPull[]> {
  const found = new Map<number, MergedPull>()
  for (let page = 1; page <= maxPages && found.size < count; page += 1) {
    const query = { state: 'closed', sort: 'updated', direction: 'desc', per_page: perPage, page }
    const pulls = await github.get(route, { ...repository, ...query }, pullsSchema, {
      permission: 'pull-requests: read',
    })
    // A pull request that is updated meanwhile moves the others to later pages: the map keeps each once.
    for (const { number, merged_at: mergedAt } of pulls)
      if (mergedAt !== null) found.set(number, { number, mergedAt })
    if (pulls.length < perPage) break
  }
  return [...found.values()].slice(0, count)
}
