import { satisfies, validRange } from 'semver'
import { type MapNode, nodeAt } from './node.ts'
import { policyError, problem } from './problems.ts'

/**
 * Refuses a file that asks for other versions of Gatewright than this one. Throws `PolicyError` at `requires`.
 * What is no range at all is left to the schema.
 */
export function checkRequires(root: MapNode, version: string): void {
  const node = nodeAt(root, ['requires'])?.node
  if (node?.kind !== 'scalar' || typeof node.value !== 'string' || validRange(node.value) === null) return
  if (satisfies(version, node.value, { includePrerelease: true })) return
  const range = JSON.stringify(node.value.slice(0, 60))
  const message = `this file may be judged with Gatewright ${range} only, and this is ${version}: use a version in that range`
  throw policyError([problem(node.at.source.name, 'requires', message, node.at)])
}
