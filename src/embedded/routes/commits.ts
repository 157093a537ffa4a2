import { ApiError, notFound } from '../errors.ts'
import { type Context, json, type Reply, type Route } from '../http.ts'
import { fullName, isPullRequest, type Repository } from '../model.ts'
import { list, paginate } from '../pagination.ts'
import { headSha, pullCommits } from '../pull-requests.ts'
import { commitShape, diffEntry } from '../shapes/commit.ts'
import { pullRequestSimple } from '../shapes/pull-request.ts'
import { related, shareObject } from './network.ts'
import { commitOr422 } from './revision.ts'

const REPO = '/repos/{owner}/{repo}'
/** A comparison shows at most 300 files in all, on its first page. */
const MAX_COMPARE_FILES = 300
const MAX_COMPARE_COMMITS = 250
const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904'

function getCommit(context: Context): Reply {
  const { repository, state, urls } = context
  shareObject(context, context.parameter('ref'))
  const sha = commitOr422(context, context.parameter('ref'))
  if (context.accepts('sha')) {
    return {
      status: 200,
      raw: { contentType: 'application/vnd.github.sha; charset=utf-8', data: Buffer.from(sha) },
    }
  }
  const commit = repository.git.readCommit(sha)
  const all = repository.git.diff(commit.parents[0] ?? EMPTY_TREE, sha)
  const additions = all.reduce((sum, file) => sum + file.additions, 0)
  const deletions = all.reduce((sum, file) => sum + file.deletions, 0)
  const sized = context.query('per_page') === null && context.query('page') === null
  const { items, headers } = sized
    ? { items: all.slice(0, MAX_COMPARE_FILES), headers: {} }
    : paginate(context, all)
  return {
    ...json({
      ...commitShape(state, urls, repository, commit),
      stats: { total: additions + deletions, additions, deletions },
      files: items.map((file) => diffEntry(urls, repository, sha, file)),
    }),
    headers,
  }
}

/** As GitHub documents it: of a commit on the default branch only the merged pull request that brought it there. */
function commitPulls(context: Context): Reply {
  const { repository, state, urls } = context
  const sha = commitOr422(context, context.parameter('commit_sha'))
  const tip = repository.git.branch(repository.defaultBranch)
  const onDefaultBranch = tip !== null && repository.git.mergeBase(sha, tip) === sha
  const found = [...repository.issues.values()]
    .filter(isPullRequest)
    .filter(
      (pull) =>
        pull.mergeCommit === sha ||
        headSha(pull) === sha ||
        pullCommits(pull).some((commit) => commit.sha === sha),
    )
    .filter((pull) => pull.mergedAt !== null || !onDefaultBranch)
  return list(context, found, (pull) => pullRequestSimple(state, urls, pull))
}

/** A side of a comparison: `branch`, or `owner:branch` for a fork. */
function side(context: Context, text: string): string | null {
  const colon = text.indexOf(':')
  if (colon < 0) {
    shareObject(context, text)
    return context.repository.git.resolve(text)
  }
  const owner = text.slice(0, colon).toLowerCase()
  const fork = context.state.repositories.find(
    (r: Repository) => !r.deleted && r.owner.login.toLowerCase() === owner && related(r, context.repository),
  )
  const branch = text.slice(colon + 1)
  if (fork === undefined || fork === context.repository) return context.repository.git.resolve(branch)
  if (fork.git.branch(branch) === null) return null
  // Both sides must be in one object store to be compared.
  const copy = `refs/network/${fork.id}/${branch}`
  context.repository.git.fetch(fork.git, `refs/heads/${branch}`, copy)
  return context.repository.git.reference(copy)
}

function comparisonAddresses(context: Context, basehead: string) {
  const page = `${context.urls.server}/${fullName(context.repository)}/compare/${basehead}`
  return {
    url: `${context.repositoryUrl}/compare/${basehead}`,
    html_url: page,
    permalink_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
  }
}

function comparisonStatus(ahead: number, behind: number): string {
  if (ahead === 0) return behind === 0 ? 'identical' : 'behind'
  return behind === 0 ? 'ahead' : 'diverged'
}

/** Both ends of a comparison and where they part. @throws ApiError 404 */
function comparisonEnds(context: Context, basehead: string) {
  const split = /^(.+?)\.\.\.(.+)$/.exec(basehead)
  const base = side(context, split?.[1] ?? '')
  const head = side(context, split?.[2] ?? '')
  if (base === null || head === null) throw notFound()
  const common = context.repository.git.mergeBase(base, head)
  if (common === null) throw new ApiError(404, `No common ancestor between ${basehead}.`)
  return { base, head, common }
}

function compare(context: Context): Reply {
  const { repository, state, urls } = context
  const basehead = context.parameter('basehead')
  const { base, head, common } = comparisonEnds(context, basehead)
  const commits = repository.git.commitsBetween(base, head)
  const behind = repository.git.commitsBetween(head, base).length
  const render = (sha: string) => commitShape(state, urls, repository, repository.git.readCommit(sha))
  const whole = context.query('page') === null && context.query('per_page') === null
  const shown = whole
    ? { items: commits.slice(0, MAX_COMPARE_COMMITS), headers: {} }
    : paginate(context, commits)
  const firstPage = (context.query('page') ?? '1') === '1'
  const files = firstPage ? repository.git.diff(common, head).slice(0, MAX_COMPARE_FILES) : []
  return {
    ...json({
      ...comparisonAddresses(context, basehead),
      base_commit: render(base),
      merge_base_commit: render(common),
      status: comparisonStatus(commits.length, behind),
      ahead_by: commits.length,
      behind_by: behind,
      total_commits: commits.length,
      commits: shown.items.map((commit) => commitShape(state, urls, repository, commit)),
      files: files.map((file) => diffEntry(urls, repository, head, file)),
    }),
    headers: shown.headers,
  }
}

export const commitRoutes: readonly Route[] = [
  { route: `GET ${REPO}/commits/{commit_sha}/pulls`, needs: 'pull_requests=read', handle: commitPulls },
  { route: `GET ${REPO}/commits/{+ref}`, needs: 'contents=read', handle: getCommit },
  { route: `GET ${REPO}/compare/{+basehead}`, needs: 'contents=read', handle: compare },
]
