import type { z } from 'zod'
import { parseJson } from '../formats/tests/json-text.ts'
import { type Result, resultSchema } from '../result/schema.ts'
import { version } from '../version.ts'
import { quoted, refuse } from './refuse.ts'

/** Problems and fields that are named; a hostile file may have as many as it has lines. */
const mostNamed = 5

/**
 * The result that a file claims: strict JSON in the shape of this version, with nothing it does not know.
 * @throws Undecided naming what is wrong, and where
 */
export function readClaim(bytes: Uint8Array): Result {
  const value = jsonOf(bytes)
  const claimed = versionOf(value)
  const long = tooLong(value)
  if (long !== null) refuse('too-large', `result.json: ${long}${claimed}`, asItIs)
  const parsed = resultSchema().safeParse(value)
  if (!parsed.success)
    refuse('unparsable', `result.json is no result: ${issuesOf(parsed.error)}${claimed}`, sameVersion)
  const foreign = unknownFields(value, parsed.data)
  if (foreign.length === 0) return parsed.data
  const named = foreign.slice(0, mostNamed).map(quoted).join(', ')
  const more = foreign.length > mostNamed ? ` and ${foreign.length - mostNamed} more` : ''
  const noun = foreign.length === 1 ? 'a field' : 'fields'
  refuse(
    'unparsable',
    `result.json has ${noun} that this version does not know: ${named}${more}${claimed}`,
    sameVersion,
  )
}

/** Far more than any run writes, and little enough to be rendered in seconds; lists by the name they have. */
const mostItems: Readonly<Record<string, number>> = { parts: 5_000, columns: 100, gates: 200 }
const mostOfAny = 200_000

/** Which list has more items than any run writes; null when none has. */
function tooLong(value: unknown, name = ''): string | null {
  if (typeof value !== 'object' || value === null) return null
  if (Array.isArray(value) && value.length > (mostItems[name] ?? mostOfAny))
    return `a list \`${name}\` has ${value.length} items, and at most ${mostItems[name] ?? mostOfAny} are read`
  for (const [key, item] of Object.entries(value)) {
    const found = tooLong(item, Array.isArray(value) ? name : key)
    if (found !== null) return found
  }
  return null
}

const asItIs = 'let the gate run again, and upload its `result-file` as it is'

const sameVersion = 'use one version of Gatewright in both workflows'

function jsonOf(bytes: Uint8Array): unknown {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    refuse('unparsable', 'result.json is not UTF-8', asItIs)
  }
  const read = parseJson(text)
  if ('value' in read) return read.value
  refuse('unparsable', `result.json is no JSON: ${read.reason}`, asItIs)
}

/** Words for a version other than this one; empty when the file names none or this one. */
function versionOf(value: unknown): string {
  const tool: unknown = typeof value === 'object' && value !== null && 'tool' in value ? value.tool : null
  const named: unknown = typeof tool === 'object' && tool !== null && 'version' in tool ? tool.version : null
  if (typeof named !== 'string' || named === version) return ''
  return ` (written by version ${quoted(named)}; this is ${version})`
}

function issuesOf(error: z.ZodError): string {
  const shown = error.issues
    .slice(0, mostNamed)
    .map(({ path, message }) => `${quoted(pathText(path))}: ${message}`)
  const more = error.issues.length - shown.length
  return `${shown.join('; ')}${more > 0 ? `; and ${more} more` : ''}`
}

const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : `${text}.${String(key)}`),
    '$',
  )

/** Paths of what the file has and the schema left out. */
function unknownFields(value: unknown, known: unknown, path: readonly PropertyKey[] = []): readonly string[] {
  if (typeof value !== 'object' || value === null || typeof known !== 'object' || known === null) return []
  if (Array.isArray(value) && Array.isArray(known)) {
    return value.flatMap((item: unknown, index) => unknownFields(item, known[index], [...path, index]))
  }
  const kept = new Map<string, unknown>(Object.entries(known))
  return Object.entries(value).flatMap(([key, item]: [string, unknown]) =>
    kept.has(key) ? unknownFields(item, kept.get(key), [...path, key]) : [pathText([...path, key])],
  )
}
