import type { Finding, Location } from '../core/finding.ts'
import type { RunRecord } from '../result/record.ts'
import { encodeSegment } from './escape.ts'
import { bounds } from './limits.ts'
import { type SarifLocation, type SarifRegion, sourceRoot } from './sarif-model.ts'

/** Where a policy stands, and where a finding without a place of its own is shown when the policy is no file there. */
const policyFile = '.github/gatewright.yml'

/**
 * Where a finding is shown. GitHub shows no result without a place, so it is, the first that is a file of the
 * repository: its own place, the line that requires it, the policy file.
 */
export function sarifPlace({ location, requiredAt }: Finding, record: RunRecord): SarifLocation {
  const place = [location, requiredAt].find((at) => at !== undefined && isFile(at.path, record))
  if (place !== undefined) return locationOf(place.path, regionOf(place))
  const own = isFile(record.policyPath, record) ? record.policyPath : policyFile
  return locationOf(own, { startLine: 1 })
}

/**
 * A path in the repository, as git knows them. Anything else is no place to point at: the name of a preset or of
 * standard input, an absolute path, one that leads out of the repository.
 */
export function isFile(path: string, { policy, policyPath }: RunRecord): boolean {
  if (/^\(.*\)$/su.test(path)) return false
  if (path.split('/').some((segment) => segment === '' || segment === '.' || segment === '..')) return false
  if (path.startsWith('gatewright:')) return false
  return path === policyPath || policy?.sources.every(({ name }) => name !== path) !== false
}

const locationOf = (path: string, region: SarifRegion): SarifLocation => ({
  physicalLocation: { artifactLocation: { uri: addressOf(path), uriBaseId: sourceRoot }, region },
})

/** A relative address (RFC 3986): each segment is encoded, so that no colon makes a scheme and no mark ends the path. */
const addressOf = (path: string): string => path.split('/').map(encodeSegment).join('/')

const isPosition = (value: number | undefined): value is number =>
  value !== undefined && Number.isSafeInteger(value) && value >= 1 && value <= bounds.position

/** GitHub wants a line; a finding about a whole file stands at its first. */
function regionOf({ line, endLine, column }: Location): SarifRegion {
  if (!isPosition(line)) return { startLine: 1 }
  return {
    startLine: line,
    ...(isPosition(column) ? { startColumn: column } : {}),
    ...(isPosition(endLine) && endLine >= line ? { endLine } : {}),
  }
}
