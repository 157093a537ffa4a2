import { z } from 'zod'
import type { RepositoryName } from '../core/target.ts'
import type { GitHub } from '../github/port.ts'

const commitPulls = 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls'
const openPulls = 'GET /repos/{owner}/{repo}/pulls'
const permission = 'pull-requests: read'

const pullSchema = z.object({
  number: z.number().int().positive(),
  state: z.string(),
  head: z.object({ sha: z.string(), ref: z.string(), repo: z.object({ full_name: z.string() }).nullable() }),
  base: z.object({ ref: z.string(), repo: z.object({ full_name: z.string() }) }),
})

/** A pull request as REST lists name it. */
export type ListedPull = z.output<typeof pullSchema>

const key = (pull: ListedPull): number => pull.number

/**
 * Open pull requests into this repository that hold a commit.
 * @throws {GitHubFailure}
 */
export async function openPullsOf(
  github: GitHub,
  repository: RepositoryName,
  commit: string,
): Promise<readonly ListedPull[]> {
  const found = await github.list(commitPulls, { ...repository, commit_sha: commit }, pullSchema, {
    key,
    permission,
  })
  return found.filter((pull) => pull.state === 'open' && isIn(repository, pull.base.repo.full_name))
}

/**
 * Open pull requests into this repository that come from a branch of an account. GitHub filters by the account and
 * the branch's name only: callers compare repository and commit themselves.
 * @throws {GitHubFailure}
 */
export async function openPullsFrom(
  github: GitHub,
  repository: RepositoryName,
  head: { readonly owner: string; readonly branch: string },
): Promise<readonly ListedPull[]> {
  const parameters = { ...repository, state: 'open', head: `${head.owner}:${head.branch}` }
  const found = await github.list(openPulls, parameters, pullSchema, { key, permission })
  return found.filter((pull) => pull.state === 'open' && isIn(repository, pull.base.repo.full_name))
}

/**
 * Every open pull request into this repository.
 * @throws {GitHubFailure}
 */
export async function allOpenPulls(
  github: GitHub,
  repository: RepositoryName,
): Promise<readonly ListedPull[]> {
  const found = await github.list(openPulls, { ...repository, state: 'open' }, pullSchema, {
    key,
    permission,
  })
  return found.filter((pull) => pull.state === 'open')
}

/** Whether `owner/name` is this repository; GitHub compares without case. */
export const isIn = (repository: RepositoryName, fullName: string): boolean =>
  fullName.toLowerCase() === `${repository.owner}/${repository.repo}`.toLowerCase()
