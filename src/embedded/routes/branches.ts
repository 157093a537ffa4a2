import { atLeast, roleOf } from '../access.ts'
import { ApiError } from '../errors.ts'
import { type Context, json, type Reply, type Route } from '../http.ts'
import { fullName } from '../model.ts'
import { list } from '../pagination.ts'
import { appliedProtection, isProtected } from '../protected-branches.ts'
import { commitShape } from '../shapes/commit.ts'
import { protectionHint } from '../shapes/protection.ts'

const BRANCHES = '/repos/{owner}/{repo}/branches'

/** Reported of GitHub: who cannot push to a private repository is not told about its classic protection. */
function seesProtection({ repository, state, token }: Context): boolean {
  if (!repository.private || token === null || token.kind === 'app' || token.kind === 'github-token')
    return true
  return token.kind === 'pat' && atLeast(roleOf(state, repository, token.actor), 'write')
}

/** What lists and single branches say about protection. */
const protection = (context: Context, name: string) => ({
  protected: isProtected(context.state, context.repository, name),
  ...(seesProtection(context)
    ? { protection: protectionHint(appliedProtection(context.repository, name)) }
    : {}),
  protection_url: `${context.repositoryUrl}/branches/${encodeURIComponent(name)}/protection`,
})

function getBranch(context: Context): Reply {
  const name = context.parameter('branch')
  const { repository, repositoryUrl, state, urls } = context
  const sha = repository.git.branch(name)
  if (sha === null) throw new ApiError(404, 'Branch not found')
  const encoded = encodeURIComponent(name)
  return json({
    name,
    commit: commitShape(state, urls, repository, repository.git.readCommit(sha)),
    _links: {
      self: `${repositoryUrl}/branches/${encoded}`,
      html: `${urls.server}/${fullName(repository)}/tree/${encoded}`,
    },
    ...protection(context, name),
  })
}

function listBranches(context: Context): Reply {
  const { repository, repositoryUrl, state } = context
  const wanted = context.query('protected')
  const all = repository.git
    .references('refs/heads/')
    .map(({ name, sha }) => ({ name: name.replace('refs/heads/', ''), sha }))
    .filter(({ name }) => wanted === null || String(isProtected(state, repository, name)) === wanted)
  return list(context, all, ({ name, sha }) => ({
    name,
    commit: { sha, url: `${repositoryUrl}/commits/${sha}` },
    ...protection(context, name),
  }))
}

export const branchRoutes: readonly Route[] = [
  { route: `GET ${BRANCHES}`, needs: 'contents=read', handle: listBranches },
  { route: `GET ${BRANCHES}/{+branch}`, needs: 'contents=read', handle: getBranch },
]
