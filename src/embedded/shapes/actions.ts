import { createHash } from 'node:crypto'
import type { Urls } from '../http.ts'
import {
  type Artifact,
  fullName,
  isPullRequest,
  type PullRequest,
  type Repository,
  type WorkflowRun,
} from '../model.ts'
import { headSha } from '../pull-requests.ts'
import { nodeId, simpleUser } from './account.ts'
import { minimalRepository } from './repository.ts'

/** Days GitHub keeps an artifact by default. */
const keptDays = 90

/** GitHub's "artifact". */
export function artifactShape(urls: Urls, repository: Repository, artifact: Artifact) {
  const url = `${urls.api}/repos/${fullName(repository)}/actions/artifacts/${artifact.id}`
  const expires = Date.parse(artifact.createdAt) + keptDays * 86_400_000
  const { run } = artifact
  return {
    id: artifact.id,
    node_id: nodeId('Artifact', artifact.id),
    name: artifact.name,
    size_in_bytes: artifact.zip.length,
    url,
    archive_download_url: `${url}/zip`,
    expired: artifact.expired,
    digest: `sha256:${createHash('sha256').update(artifact.zip).digest('hex')}`,
    created_at: artifact.createdAt,
    updated_at: artifact.createdAt,
    expires_at: new Date(expires).toISOString(),
    workflow_run: {
      id: run.id,
      repository_id: repository.id,
      head_repository_id: run.headRepository.id,
      head_branch: run.headBranch,
      head_sha: run.headSha,
    },
  }
}

/** Open pull requests whose head is the branch of the run; GitHub names none for a fork. */
function pullRequestsOf(urls: Urls, repository: Repository, run: WorkflowRun) {
  if (run.headRepository !== repository) return []
  return [...repository.issues.values()].filter(isPullRequest).flatMap((pull) => {
    const own = pull.headRepository === repository && pull.headRef === run.headBranch
    return own && pull.state === 'open' ? [pullRequestMinimal(urls, repository, pull)] : []
  })
}

/** GitHub's "pull request minimal". */
function pullRequestMinimal(urls: Urls, repository: Repository, pull: PullRequest) {
  const { id, name } = repository
  const url = `${urls.api}/repos/${fullName(repository)}`
  const repo = { id, name, url }
  return {
    id: pull.id,
    number: pull.number,
    url: `${url}/pulls/${pull.number}`,
    head: { ref: pull.headRef, sha: headSha(pull), repo },
    base: { ref: pull.baseRef, sha: pull.baseSha, repo },
  }
}

/** GitHub's "workflow run". */
export function workflowRunShape(urls: Urls, repository: Repository, run: WorkflowRun) {
  const url = `${urls.api}/repos/${fullName(repository)}/actions/runs/${run.id}`
  const actor = simpleUser(urls, run.actor)
  return {
    id: run.id,
    node_id: nodeId('WorkflowRun', run.id),
    name: run.name,
    head_branch: run.headBranch,
    head_sha: run.headSha,
    path: run.path,
    run_number: run.number,
    run_attempt: run.attempt,
    display_title: run.name,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    workflow_id: run.workflowId,
    url,
    html_url: `${urls.server}/${fullName(repository)}/actions/runs/${run.id}`,
    pull_requests: pullRequestsOf(urls, repository, run),
    created_at: run.createdAt,
    updated_at: run.updatedAt,
    run_started_at: run.startedAt,
    actor,
    triggering_actor: actor,
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_id: run.suite?.id ?? run.id,
    check_suite_url: `${urls.api}/repos/${fullName(repository)}/check-suites/${run.suite?.id ?? run.id}`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    workflow_url: `${urls.api}/repos/${fullName(repository)}/actions/workflows/${run.workflowId}`,
    head_commit: null,
    repository: minimalRepository(urls, repository),
    head_repository: run.headRepository.deleted ? null : minimalRepository(urls, run.headRepository),
  }
}
