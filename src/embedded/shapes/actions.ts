import { createHash } from 'node:crypto'
import type { Urls } from '../http.ts'
import { type Artifact, fullName, type Repository, type WorkflowRun } from '../model.ts'
import { nodeId } from './account.ts'
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

/** GitHub's "workflow run". */
export function workflowRunShape(urls: Urls, repository: Repository, run: WorkflowRun) {
  const url = `${urls.api}/repos/${fullName(repository)}/actions/runs/${run.id}`
  return {
    id: run.id,
    node_id: nodeId('WorkflowRun', run.id),
    name: 'golden',
    head_branch: run.headBranch,
    head_sha: run.headSha,
    path: '.github/workflows/golden.yml',
    run_number: run.number,
    run_attempt: 1,
    display_title: 'golden',
    event: run.event,
    status: run.conclusion === null ? 'in_progress' : 'completed',
    conclusion: run.conclusion,
    workflow_id: 1,
    url,
    html_url: `${urls.server}/${fullName(repository)}/actions/runs/${run.id}`,
    pull_requests: [],
    created_at: run.createdAt,
    updated_at: run.createdAt,
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${urls.api}/repos/${fullName(repository)}/check-suites/${run.id}`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    workflow_url: `${urls.api}/repos/${fullName(repository)}/actions/workflows/1`,
    head_commit: null,
    repository: minimalRepository(urls, repository),
    head_repository: minimalRepository(urls, run.headRepository),
  }
}
