import type { Location } from '../core/finding.ts'
import type { RepositoryName } from '../core/target.ts'
import { encodeSegment } from './escape.ts'

/** Address of a rule's page: `<documentation>/<gate>/<rule>.md`. */
export const ruleAddress = (documentationUrl: string, rule: string): string =>
  `${withoutSlash(documentationUrl)}/${segments(rule)}.md`

/** Address of a file at a commit, with its line. `repository` is `owner/name`. */
export function fileAddress(serverUrl: string, repository: string, sha: string, location: Location): string {
  const line = location.line === undefined ? '' : `#L${location.line}`
  return `${withoutSlash(serverUrl)}/${segments(repository)}/blob/${encodeSegment(sha)}/${segments(location.path)}${line}`
}

/** Address of a repository, `owner/name`. */
export const repositoryAddress = (serverUrl: string, repository: string): string =>
  `${withoutSlash(serverUrl)}/${segments(repository)}`

/** Address of a pull request. */
export const pullRequestAddress = (serverUrl: string, repository: string, number: number): string =>
  `${withoutSlash(serverUrl)}/${segments(repository)}/pull/${number}`

/** Address of a workflow run; null outside of one. */
export const runAddress = (
  serverUrl: string,
  { owner, repo }: RepositoryName,
  runId: number | null,
): string | null =>
  runId === null ? null : `${withoutSlash(serverUrl)}/${segments(`${owner}/${repo}`)}/actions/runs/${runId}`

const segments = (path: string): string => path.split('/').map(encodeSegment).join('/')
const withoutSlash = (address: string): string => (address.endsWith('/') ? address.slice(0, -1) : address)
