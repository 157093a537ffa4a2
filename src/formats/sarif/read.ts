import { shapeReason } from '../tests/json-document.ts'
import { parseJson } from '../tests/json-text.ts'
import { encodingOf } from '../tests/text-input.ts'
import type { SarifReading, SarifResult, SarifRun } from './model.ts'
import { pathFinder } from './place.ts'
import { ruleFinder } from './rules.ts'
import { severityOf } from './severity.ts'
import { logShape, type RawResult, type RawRun, resultShape } from './shape.ts'
import { weaknessesOf } from './weakness.ts'

/** Largest SARIF file that is read, in bytes. */
export const maximumSarifBytes = 25 * 1024 * 1024

/** Most results of one file. */
const maximumResults = 100_000

/** Longest name of a tool, its version or a commit that is kept, in characters. */
const longestName = 200

/** The one version there is tools for. */
const version = '2.1.0'

/**
 * Reads a SARIF 2.1.0 file of any producer. A file that is cut, no SARIF, or keeps its results somewhere else is
 * invalid: it says nothing of what a tool found, and is never read as a clean run.
 * @param root absolute path of the work tree
 */
export function readSarif(bytes: Uint8Array, root: string): SarifReading {
  if (bytes.length > maximumSarifBytes) {
    return { invalid: `too large: SARIF is read up to ${maximumSarifBytes / 1024 / 1024} MiB` }
  }
  const text = decoded(bytes)
  if (text === null) return { invalid: 'neither UTF-8 nor UTF-16 with a mark' }
  if (text.trim() === '') return { invalid: 'empty' }
  const json = parseJson(text)
  if ('reason' in json) return { invalid: json.reason }
  return readLog(json.value, root)
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function readLog(value: unknown, root: string): SarifReading {
  const found = versionOf(value)
  if (found !== version) return { invalid: `not SARIF ${version}: its \`version\` is ${found}` }
  const log = logShape().safeParse(value)
  if (!log.success) return { invalid: shapeReason(log.error, value) }
  const { runs, inlineExternalProperties } = log.data
  if (runs.length === 0) return { invalid: '`runs` is empty: no tool ran' }
  const away = runs.findIndex(({ externalPropertyFileReferences: files }) => isThere(files?.results))
  if (away >= 0 || isThere(inlineExternalProperties)) {
    return { invalid: 'its results are kept apart (external properties), which are not read' }
  }
  const without = runs.findIndex(({ results }) => results === null || results === undefined)
  if (without >= 0) return { invalid: `runs[${without}] has no \`results\`: the tool did not scan` }
  const count = runs.reduce((sum, { results }) => sum + (results?.length ?? 0), 0)
  if (count > maximumResults) return { invalid: `too large: more than ${maximumResults} results` }
  return readRuns(runs, root)
}

const isThere = (list: unknown): boolean =>
  list !== undefined && list !== null && !(Array.isArray(list) && list.length === 0)

function versionOf(value: unknown): string {
  if (typeof value !== 'object' || value === null || !('version' in value)) return 'missing'
  return typeof value.version === 'string' ? value.version.slice(0, 20) : 'no text'
}

function readRuns(runs: readonly RawRun[], root: string): SarifReading {
  const read: SarifRun[] = []
  for (const [index, run] of runs.entries()) {
    const results = readResults(run, root)
    if (!Array.isArray(results)) return { invalid: `runs[${index}].${results.invalid}` }
    read.push({ ...readRun(run), results })
  }
  return { runs: read }
}

function readRun({
  tool: { driver },
  invocations,
  versionControlProvenance,
}: RawRun): Omit<SarifRun, 'results'> {
  const states = (invocations ?? []).map(({ executionSuccessful }) => executionSuccessful ?? null)
  const successful = states.length > 0 && !states.includes(null) ? true : null
  return {
    tool: driver.name.slice(0, longestName),
    version: (driver.semanticVersion ?? driver.version)?.slice(0, longestName) ?? null,
    revisions: (versionControlProvenance ?? []).flatMap(({ repositoryUri, revisionId }) =>
      typeof revisionId === 'string'
        ? [{ repository: repositoryUri ?? null, commit: revisionId.slice(0, longestName) }]
        : [],
    ),
    successful: states.includes(false) ? false : successful,
  }
}

/** One after the other, so that no more than one is in memory with all that is not taken from it. */
function readResults(run: RawRun, root: string): SarifResult[] | { readonly invalid: string } {
  const shape = resultShape()
  const findRule = ruleFinder(run)
  const findPath = pathFinder(run, root)
  const found: SarifResult[] = []
  for (const [index, raw] of (run.results ?? []).entries()) {
    const parsed = shape.safeParse(raw)
    if (!parsed.success) return { invalid: `results[${index}]: ${shapeReason(parsed.error, raw)}` }
    const result = parsed.data
    if (!isProblem(result)) continue
    const { id, rule } = findRule(result)
    const common = {
      rule: id,
      severity: severityOf(result, rule, run.tool.driver.name),
      cwe: weaknessesOf(result, rule, run),
      suppressed: isSuppressed(result),
      ...(isInSource(result) ? { inSource: true } : {}),
      baseline: baselineOf(result),
    }
    for (const at of placesOf(result, findPath)) found.push({ ...common, ...at })
  }
  return found
}

/** Results may also say that all is well (SARIF 2.1.0, section 3.27.9); what is open or unknown is a problem. */
const isProblem = ({ kind }: RawResult): boolean =>
  kind !== 'pass' && kind !== 'notApplicable' && kind !== 'informational'

/** Suppressed: at least one suppression, and none that is rejected or still under review (section 3.27.23). */
const isSuppressed = ({ suppressions }: RawResult): boolean =>
  (suppressions ?? []).length > 0 &&
  (suppressions ?? []).every(({ status }) => status === undefined || status === null || status === 'accepted')

/** By nothing but comments in the source: the property is required, so that one without it counts as such. */
const isInSource = ({ suppressions }: RawResult): boolean =>
  (suppressions ?? []).length > 0 && (suppressions ?? []).every(({ kind }) => kind !== 'external')

const baselines = ['new', 'unchanged', 'updated', 'absent'] as const

const baselineOf = ({ baselineState }: RawResult): SarifResult['baseline'] =>
  baselines.find((state) => state === baselineState) ?? null

type Place = Pick<SarifResult, 'path' | 'line' | 'endLine'>
const nowhere: Place = { path: null, line: null, endLine: null }

/** Every place of a result, each once; a result without one is one result all the same. */
function placesOf({ locations }: RawResult, path: ReturnType<typeof pathFinder>): readonly Place[] {
  const places = (locations ?? []).map(({ physicalLocation }): Place => {
    const file = path(physicalLocation?.artifactLocation)
    if (file === null) return nowhere
    const line = physicalLocation?.region?.startLine ?? null
    const last = physicalLocation?.region?.endLine ?? line
    return { path: file, line, endLine: line === null || last === null ? null : Math.max(line, last) }
  })
  const [first, ...more] = places
  if (first === undefined) return [nowhere]
  if (more.length === 0) return [first]
  return [...new Map(places.map((one) => [`${one.line} ${one.endLine} ${one.path}`, one])).values()]
}
