import { ApiError } from '../errors.ts'
import { type Context, json, type Reply, type Route } from '../http.ts'
import { isPullRequest, type PullRequest } from '../model.ts'
import { list } from '../pagination.ts'
import { changedFiles, headSha, mergeBase, pullCommits } from '../pull-requests.ts'
import { simpleUser } from '../shapes/account.ts'
import { commitShape, diffEntry } from '../shapes/commit.ts'
import { pullRequestFull, pullRequestSimple } from '../shapes/pull-request.ts'
import { teamShape } from '../shapes/team.ts'
import { pullRequest } from './revision.ts'

const PULLS = '/repos/{owner}/{repo}/pulls'
const MAX_FILES = 3000
const MAX_COMMITS = 250
/** Above 300 files GitHub refuses the `diff` media type. */
const MAX_DIFF_FILES = 300

/** The filters of the list: `state`, `head` (`owner:branch`), `base`. */
function wanted(context: Context, pull: PullRequest): boolean {
  const state = context.query('state') ?? 'open'
  const head = context.query('head')
  const base = context.query('base')
  return (
    (state === 'all' || pull.state === state) &&
    (head === null || head === `${pull.headRepository.owner.login}:${pull.headRef}`) &&
    (base === null || base === pull.baseRef)
  )
}

function listPulls(context: Context): Reply {
  const pulls = [...context.repository.issues.values()]
    .filter(isPullRequest)
    .filter((p) => wanted(context, p))
  const time = ({ updatedAt, createdAt }: PullRequest) =>
    Date.parse(context.query('sort') === 'updated' ? updatedAt : createdAt)
  const rising = pulls.sort((a, b) => time(a) - time(b) || a.number - b.number)
  const ordered = context.query('direction') === 'asc' ? rising : rising.reverse()
  return list(context, ordered, (pull) => pullRequestSimple(context.state, context.urls, pull))
}

function diffReply(context: Context, pull: PullRequest): Reply {
  if (changedFiles(pull).length > MAX_DIFF_FILES) {
    throw new ApiError(406, 'Sorry, the diff exceeded the maximum number of files (300).', {
      errors: [{ resource: 'PullRequest', field: 'diff', code: 'too_large' }],
    })
  }
  const text = context.repository.git.diffText(mergeBase(pull) ?? headSha(pull), headSha(pull))
  const contentType = 'application/vnd.github.diff; charset=utf-8'
  return { status: 200, raw: { contentType, data: Buffer.from(text) } }
}

function getPull(context: Context): Reply {
  const pull = pullRequest(context)
  if (context.accepts('diff')) return diffReply(context, pull)
  return json(pullRequestFull(context.state, context.urls, pull))
}

function files(context: Context): Reply {
  const pull = pullRequest(context)
  const head = headSha(pull)
  const shown = changedFiles(pull).slice(0, MAX_FILES)
  return list(context, shown, (file) => diffEntry(context.urls, context.repository, head, file))
}

function commits(context: Context): Reply {
  const shown = pullCommits(pullRequest(context)).slice(0, MAX_COMMITS)
  return list(context, shown, (commit) =>
    commitShape(context.state, context.urls, context.repository, commit),
  )
}

function requestedReviewers(context: Context): Reply {
  const { requestedUsers, requestedTeams } = pullRequest(context)
  return json({
    users: [...requestedUsers].map((user) => simpleUser(context.urls, user)),
    teams: [...requestedTeams].map((team) => teamShape(context.urls, team)),
  })
}

export const pullRoutes: readonly Route[] = [
  { route: `GET ${PULLS}`, needs: 'pull_requests=read', handle: listPulls },
  { route: `GET ${PULLS}/{pull_number}`, needs: 'pull_requests=read', handle: getPull },
  { route: `GET ${PULLS}/{pull_number}/files`, needs: 'pull_requests=read', handle: files },
  { route: `GET ${PULLS}/{pull_number}/commits`, needs: 'pull_requests=read', handle: commits },
  {
    route: `GET ${PULLS}/{pull_number}/requested_reviewers`,
    needs: 'pull_requests=read',
    handle: requestedReviewers,
  },
]
