import { associationOf } from '../access.ts'
import type { Urls } from '../http.ts'
import { type Comment, fullName, type Issue, isPullRequest, type Label, type Repository } from '../model.ts'
import type { State } from '../state.ts'
import { nodeId, userOrNull } from './account.ts'

export const labelShape = (urls: Urls, repository: Repository, label: Label) => ({
  id: label.id,
  node_id: nodeId('Label', label.id),
  url: `${urls.api}/repos/${fullName(repository)}/labels/${encodeURIComponent(label.name)}`,
  name: label.name,
  color: label.color,
  default: false,
  description: label.description,
})

function pullRequestLinks(urls: Urls, repository: Repository, issue: Issue) {
  if (!isPullRequest(issue)) return {}
  const page = `${urls.server}/${fullName(repository)}/pull/${issue.number}`
  return {
    draft: issue.draft,
    pull_request: {
      url: `${urls.api}/repos/${fullName(repository)}/pulls/${issue.number}`,
      html_url: page,
      diff_url: `${page}.diff`,
      patch_url: `${page}.patch`,
      merged_at: issue.mergedAt,
    },
  }
}

/** GitHub's "issue"; a pull request is one too. */
export function issueShape(state: State, urls: Urls, repository: Repository, issue: Issue) {
  const base = `${urls.api}/repos/${fullName(repository)}`
  const url = `${base}/issues/${issue.number}`
  const assignees = issue.assignees.flatMap((account) => userOrNull(urls, account) ?? [])
  return {
    url,
    repository_url: base,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: `${urls.server}/${fullName(repository)}/issues/${issue.number}`,
    id: issue.id,
    node_id: nodeId('Issue', issue.id),
    number: issue.number,
    title: issue.title,
    user: userOrNull(urls, issue.author),
    labels: issue.labels.map((label) => labelShape(urls, repository, label)),
    state: issue.state,
    state_reason: issue.stateReason,
    locked: issue.locked,
    active_lock_reason: null,
    assignee: assignees[0] ?? null,
    assignees,
    milestone: null,
    comments: issue.comments.length,
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    closed_at: issue.closedAt,
    author_association: associationOf(state, repository, issue.author),
    body: issue.body,
    performed_via_github_app: null,
    ...pullRequestLinks(urls, repository, issue),
  }
}

/** GitHub's "issue comment". */
export function commentShape(
  state: State,
  urls: Urls,
  repository: Repository,
  issue: Issue,
  comment: Comment,
) {
  const base = `${urls.api}/repos/${fullName(repository)}`
  return {
    url: `${base}/issues/comments/${comment.id}`,
    html_url: `${urls.server}/${fullName(repository)}/issues/${issue.number}#issuecomment-${comment.id}`,
    issue_url: `${base}/issues/${issue.number}`,
    id: comment.id,
    node_id: nodeId('IssueComment', comment.id),
    user: userOrNull(urls, comment.author),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: associationOf(state, repository, comment.author),
    body: comment.body,
    performed_via_github_app: null,
  }
}
