import { isJsonObject, type JsonObject, type JsonValue } from '../formats/strict-json/index.ts'
import { artifactKeys, counterKeys, criterionKeys, evidenceKeys, signatureKeys } from './fields.ts'
import type { WrittenSignature } from './model.ts'

/** Keys of the objects in an artifact's lists. */
const nested: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['counters', counterKeys],
  ['evidence_blocks', evidenceKeys],
  ['criteria', criterionKeys],
  ['signature', signatureKeys],
])

/**
 * The text of an artifact: keys in a fixed order, two spaces, LF, a final one. The same document always gives the same
 * bytes, so that changes show as what they are.
 */
export function artifactText(document: JsonObject, signature?: WrittenSignature): string {
  const { signature: _, ...unsigned } = document
  const whole: JsonObject = signature === undefined ? unsigned : { ...unsigned, signature: { ...signature } }
  const ordered = sorted(whole, artifactKeys).map(([key, value]): [string, JsonValue] => [
    key,
    inOrder(value, nested.get(key) ?? []),
  ])
  return `${JSON.stringify(Object.fromEntries(ordered), null, 2)}\n`
}

function inOrder(value: JsonValue, keys: readonly string[]): JsonValue {
  if (Array.isArray(value)) return value.map((item: JsonValue) => inOrder(item, keys))
  return isJsonObject(value) ? Object.fromEntries(sorted(value, keys)) : value
}

/** Members in the order of the keys; those that are not among them follow by name. */
function sorted(object: JsonObject, keys: readonly string[]): readonly [string, JsonValue][] {
  const rank = (key: string) => (keys.includes(key) ? keys.indexOf(key) : keys.length)
  return Object.entries(object).sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0))
}
