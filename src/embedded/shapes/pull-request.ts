import { associationOf } from '../access.ts'
import type { Urls } from '../http.ts'
import { fullName, type PullRequest, type Repository, type Review } from '../model.ts'
import { changedFiles, headSha, pullCommits, reviewDecision, testMerge } from '../pull-requests.ts'
import type { State } from '../state.ts'
import { nodeId, simpleUser, userOrNull } from './account.ts'
import { labelShape } from './issue.ts'
import { repositoryShape } from './repository.ts'
import { teamShape } from './team.ts'

/** One side of a pull request; the repository is null when a fork was deleted. */
function side(urls: Urls, repository: Repository, ref: string, sha: string) {
  return {
    label: `${repository.owner.login}:${ref}`,
    ref,
    sha,
    user: simpleUser(urls, repository.owner),
    repo: repository.deleted ? null : repositoryShape(urls, repository),
  }
}

function addresses(urls: Urls, pull: PullRequest, head: string) {
  const api = `${urls.api}/repos/${fullName(pull.repository)}`
  const page = `${urls.server}/${fullName(pull.repository)}/pull/${pull.number}`
  return {
    url: `${api}/pulls/${pull.number}`,
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: `${api}/issues/${pull.number}`,
    commits_url: `${api}/pulls/${pull.number}/commits`,
    review_comments_url: `${api}/pulls/${pull.number}/comments`,
    review_comment_url: `${api}/pulls/comments{/number}`,
    comments_url: `${api}/issues/${pull.number}/comments`,
    statuses_url: `${api}/statuses/${head}`,
  }
}

function links(address: ReturnType<typeof addresses>) {
  const href = (url: string) => ({ href: url })
  return {
    self: href(address.url),
    html: href(address.html_url),
    issue: href(address.issue_url),
    comments: href(address.comments_url),
    review_comments: href(address.review_comments_url),
    review_comment: href(address.review_comment_url),
    commits: href(address.commits_url),
    statuses: href(address.statuses_url),
  }
}

/** GitHub's "pull request simple", as in lists. */
export function pullRequestSimple(state: State, urls: Urls, pull: PullRequest) {
  const head = headSha(pull)
  const address = addresses(urls, pull, head)
  return {
    ...address,
    id: pull.id,
    node_id: nodeId('PullRequest', pull.id),
    number: pull.number,
    state: pull.state,
    locked: false,
    title: pull.title,
    user: userOrNull(urls, pull.author),
    body: pull.body,
    // Published as a text here, where other answers have null for none.
    labels: pull.labels.map((label) => ({
      ...labelShape(urls, pull.repository, label),
      description: label.description ?? '',
    })),
    milestone: null,
    active_lock_reason: null,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt,
    merged_at: pull.mergedAt,
    merge_commit_sha: pull.mergeCommit ?? (pull.state === 'open' ? testMerge(pull) : null),
    assignee: null,
    assignees: [],
    requested_reviewers: [...pull.requestedUsers].map((user) => simpleUser(urls, user)),
    requested_teams: [...pull.requestedTeams].map((team) => teamShape(urls, team)),
    head: side(urls, pull.headRepository, pull.headRef, head),
    base: side(urls, pull.repository, pull.baseRef, pull.baseSha),
    _links: links(address),
    author_association: associationOf(state, pull.repository, pull.author),
    auto_merge: null,
    draft: pull.draft,
  }
}

function mergeableState(state: State, pull: PullRequest, mergeable: boolean): string {
  if (pull.draft) return 'draft'
  if (!mergeable) return 'dirty'
  const decision = reviewDecision(state, pull)
  return decision === null || decision === 'APPROVED' ? 'clean' : 'blocked'
}

/** GitHub's "pull request", as `GET …/pulls/{n}` gives it. */
export function pullRequestFull(state: State, urls: Urls, pull: PullRequest) {
  const files = changedFiles(pull)
  const mergeable = pull.state === 'open' ? testMerge(pull) !== null : null
  return {
    ...pullRequestSimple(state, urls, pull),
    merged: pull.mergedAt !== null,
    mergeable,
    rebaseable: mergeable,
    mergeable_state: mergeable === null ? 'unknown' : mergeableState(state, pull, mergeable),
    merged_by: userOrNull(urls, pull.mergedBy),
    comments: pull.comments.length,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: pullCommits(pull).length,
    additions: files.reduce((sum, file) => sum + file.additions, 0),
    deletions: files.reduce((sum, file) => sum + file.deletions, 0),
    changed_files: files.length,
  }
}

/** GitHub's "pull request review". `user` is null when the account was deleted. */
export function reviewShape(state: State, urls: Urls, pull: PullRequest, review: Review) {
  const api = `${urls.api}/repos/${fullName(pull.repository)}/pulls/${pull.number}`
  const page = `${urls.server}/${fullName(pull.repository)}/pull/${pull.number}#pullrequestreview-${review.id}`
  return {
    id: review.id,
    node_id: nodeId('PullRequestReview', review.id),
    user: userOrNull(urls, review.author),
    body: review.body,
    state: review.state,
    html_url: page,
    pull_request_url: api,
    author_association: associationOf(state, pull.repository, review.author),
    _links: { html: { href: page }, pull_request: { href: api } },
    ...(review.state === 'PENDING' ? {} : { submitted_at: review.submittedAt }),
    commit_id: review.commit,
  }
}
