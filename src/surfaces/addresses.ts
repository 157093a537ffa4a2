import type { Location } from '../core/finding.ts'
import { encodeSegment } from './escape.ts'

/** Address of a rule's page: `<documentation>/<gate>/<rule>.md`. */
export const ruleAddress = (documentationUrl: string, rule: string): string =>
  `${withoutSlash(documentationUrl)}/${segments(rule)}.md`

/** Address of a file at a commit, with its line. `repository` is `owner/name`. */
export function fileAddress(serverUrl: string, repository: string, sha: string, location: Location): string {
  const line = location.line === undefined ? '' : `#L${location.line}`
  return `${withoutSlash(serverUrl)}/${segments(repository)}/blob/${encodeSegment(sha)}/${segments(location.path)}${line}`
}

/** Address of a pull request. */
export const pullRequestAddress = (serverUrl: string, repository: string, number: number): string =>
  `${withoutSlash(serverUrl)}/${segments(repository)}/pull/${number}`

const segments = (path: string): string => path.split('/').map(encodeSegment).join('/')
const withoutSlash = (address: string): string => (address.endsWith('/') ? address.slice(0, -1) : address)
