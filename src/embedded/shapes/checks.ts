import type { Urls } from '../http.ts'
import {
  type CheckRun,
  type CheckSuite,
  type CommitStatus,
  fullName,
  isPullRequest,
  type Repository,
} from '../model.ts'
import { headSha } from '../pull-requests.ts'
import { integration, nodeId, userOrNull } from './account.ts'
import { minimalRepository } from './repository.ts'

/** Open pull requests of the repository whose head is the commit. */
function pullRequestsOf(urls: Urls, repository: Repository, sha: string) {
  const side = (ref: string, commit: string) => ({
    ref,
    sha: commit,
    repo: { id: repository.id, url: `${urls.api}/repos/${fullName(repository)}`, name: repository.name },
  })
  return [...repository.issues.values()]
    .filter(isPullRequest)
    .filter((pull) => pull.state === 'open' && pull.headRepository === repository && headSha(pull) === sha)
    .map((pull) => ({
      id: pull.id,
      number: pull.number,
      url: `${urls.api}/repos/${fullName(repository)}/pulls/${pull.number}`,
      head: side(pull.headRef, sha),
      base: side(pull.baseRef, pull.baseSha),
    }))
}

/** GitHub's "check run". */
export function checkRunShape(urls: Urls, repository: Repository, run: CheckRun) {
  const url = `${urls.api}/repos/${fullName(repository)}/check-runs/${run.id}`
  const { app, headSha: sha, id: suite } = run.suite
  return {
    id: run.id,
    name: run.name,
    node_id: nodeId('CheckRun', run.id),
    head_sha: sha,
    external_id: run.externalId,
    url,
    html_url: `${urls.server}/${fullName(repository)}/runs/${run.id}`,
    details_url: run.detailsUrl,
    status: run.status,
    conclusion: run.conclusion,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    output: {
      ...run.output,
      annotations_count: run.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id: suite },
    app: integration(urls, app),
    pull_requests: pullRequestsOf(urls, repository, sha),
  }
}

/** The worst conclusion of a suite's runs; null while one is not completed. */
function suiteConclusion(runs: readonly CheckRun[]): string | null {
  if (runs.length === 0 || runs.some((run) => run.status !== 'completed')) return null
  const order = [
    'action_required',
    'timed_out',
    'cancelled',
    'failure',
    'stale',
    'success',
    'neutral',
    'skipped',
  ]
  return order.find((conclusion) => runs.some((run) => run.conclusion === conclusion)) ?? 'success'
}

/** GitHub's "check suite". */
export function checkSuiteShape(urls: Urls, repository: Repository, suite: CheckSuite) {
  const url = `${urls.api}/repos/${fullName(repository)}/check-suites/${suite.id}`
  const runs = repository.checkRuns.filter((run) => run.suite === suite)
  const conclusion = suiteConclusion(runs)
  const commit = repository.git.readCommit(suite.headSha)
  return {
    id: suite.id,
    node_id: nodeId('CheckSuite', suite.id),
    head_branch: null,
    head_sha: suite.headSha,
    status: conclusion === null ? 'queued' : 'completed',
    conclusion,
    url,
    before: commit.parents[0] ?? null,
    after: suite.headSha,
    pull_requests: pullRequestsOf(urls, repository, suite.headSha),
    app: integration(urls, suite.app),
    created_at: suite.createdAt,
    updated_at: suite.createdAt,
    latest_check_runs_count: runs.length,
    check_runs_url: `${url}/check-runs`,
    head_commit: {
      id: commit.sha,
      tree_id: commit.tree,
      message: commit.message,
      timestamp: commit.committer.date,
      author: { name: commit.author.name, email: commit.author.email },
      committer: { name: commit.committer.name, email: commit.committer.email },
    },
    repository: minimalRepository(urls, repository),
  }
}

/** GitHub's "status". */
export function statusShape(urls: Urls, repository: Repository, status: CommitStatus) {
  return {
    url: `${urls.api}/repos/${fullName(repository)}/statuses/${status.sha}`,
    avatar_url: `${urls.server}/avatars/u/${status.creator.id}?v=4`,
    id: status.id,
    node_id: nodeId('StatusContext', status.id),
    state: status.state,
    description: status.description,
    target_url: status.targetUrl,
    context: status.context,
    created_at: status.createdAt,
    updated_at: status.createdAt,
    creator: userOrNull(urls, status.creator),
  }
}
