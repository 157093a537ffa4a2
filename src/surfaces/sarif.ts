import type { ExitCode } from '../core/verdict.ts'
import type { RunRecord } from '../result/record.ts'
import type { Report } from '../result/report.ts'
import { repositoryAddress } from './addresses.ts'
import { createBudget, takeWhileFits } from './budget.ts'
import type { SurfaceError } from './errors.ts'
import { jsonText } from './json.ts'
import { bounds, limits } from './limits.ts'
import { plainLine } from './phrase.ts'
import { sanitiseLine } from './sanitise.ts'
import { sarifInvocation } from './sarif-invocation.ts'
import { type SarifLog, type SarifResult, type SarifRun, sourceRoot } from './sarif-model.ts'
import { openResults, sarifResult } from './sarif-results.ts'
import { sarifRules } from './sarif-rules.ts'
import { sarifLine } from './sarif-words.ts'

export interface SarifOptions {
  /**
   * What kind of analysis it is, such as `gatewright/audit`. Of one tool and category a commit has one analysis on
   * GitHub: another upload takes its place. Default: `gatewright/<gate>` for a run of one gate, else `gatewright`.
   */
  readonly category?: string
  /** UTF-8 bytes the text may have: whole results are left out, and a notification says how many. */
  readonly maxBytes?: number
}

/** Where the schema stands: an identifier of the format, not a link to follow. */
const schemaAddress =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json'

/** Of the tool, not of what was judged. */
const informationUri = 'https://github.com/gatewright/gatewright'

/**
 * The open findings of a run as a SARIF 2.1.0 log, worst first. What passed or did not apply is no result. There are no
 * times in it: the same report gives the same bytes.
 */
export function sarifOf(report: Report, options: SarifOptions = {}): SarifLog {
  const { record } = report
  const all = openResults(record)
  const open = all.slice(0, limits.sarifResults)
  const rules = sarifRules(
    open.map(({ finding, gate }) => ({ id: finding.rule, gate })),
    record.documentationUrl,
  )
  const indexes = new Map(rules.map(({ id }, index) => [id, index]))
  const results = open.map((result) => sarifResult(result, indexes, record))
  const withResults = (shown: readonly SarifResult[]): SarifLog =>
    logOf({
      ...toolOf(record.version, rules),
      ...commitOf(record),
      automationDetails: { id: `${sanitiseLine(options.category ?? categoryOf(record))}/` },
      invocations: [sarifInvocation(report, all.length - shown.length)],
      results: shown,
    })
  // The frame is paid for as it is when nothing fits, which is when it says most.
  const frame = withResults([])
  return withResults(fitting(results, frame, options.maxBytes ?? limits.sarifBytes))
}

/** As many results as fit beside the frame, each in the length it has there. */
function fitting(results: readonly SarifResult[], frame: SarifLog, bytes: number): readonly SarifResult[] {
  const budget = createBudget(bytes)
  if (!budget.take(jsonText(frame, 0))) return []
  const texts = results.map((result) => jsonText(result, 0).trimEnd())
  return results.slice(0, takeWhileFits(texts, budget).length)
}

/** The log as text: one line of JSON. */
export const sarifText = (report: Report, options: SarifOptions = {}): string =>
  jsonText(sarifOf(report, options), 0)

/** What a run that ended early knows of itself. */
export interface SarifEnded {
  readonly version: string
  readonly exitCode: ExitCode
  readonly category?: string
}

/**
 * The log of a run that ended before it could judge: no results, and not successful, so that GitHub refuses its upload
 * and closes no alert over it.
 */
export function sarifErrorText(error: SurfaceError, ended: SarifEnded): string {
  const lines = error.lines.slice(0, bounds.sarifErrors)
  const messages = [...lines.map(sarifLine), sarifLine(`Next step: ${plainLine(error.fix)}`)]
  const invocation = {
    executionSuccessful: false,
    exitCode: ended.exitCode,
    exitCodeDescription: sanitiseLine(error.title),
    toolExecutionNotifications: messages.map((text) => ({ level: 'error', message: { text } }) as const),
  }
  const log = logOf({
    ...toolOf(ended.version, []),
    automationDetails: { id: `${sanitiseLine(ended.category ?? 'gatewright')}/` },
    invocations: [invocation],
    results: [],
  })
  return jsonText(log, 0)
}

/** What is the same in every log, and the order of keys. */
const logOf = (run: Omit<SarifRun, 'columnKind' | 'originalUriBaseIds'>): SarifLog => ({
  $schema: schemaAddress,
  version: '2.1.0',
  runs: [
    {
      columnKind: 'utf16CodeUnits',
      originalUriBaseIds: { [sourceRoot]: { description: { text: 'The root of the repository.' } } },
      ...run,
    },
  ],
})

function toolOf(version: string, rules: SarifRun['tool']['driver']['rules']): Pick<SarifRun, 'tool'> {
  const clean = sanitiseLine(version)
  const driver = {
    name: 'Gatewright',
    version: clean,
    semanticVersion: clean,
    informationUri,
    rules,
  } as const
  return { tool: { driver } }
}

/** The commit that was judged, as far as GitHub has it. */
function commitOf({ target, serverUrl }: RunRecord): Pick<SarifRun, 'versionControlProvenance'> {
  const { repository, headSha, kind } = target
  if (kind === 'branch' || !/^[^/\s]+\/[^/\s]+$/u.test(repository)) return {}
  const revision = headSha === null ? {} : { revisionId: sanitiseLine(headSha) }
  const repositoryUri = repositoryAddress(serverUrl, repository)
  return { versionControlProvenance: [{ repositoryUri, ...revision, mappedTo: { uriBaseId: sourceRoot } }] }
}

/** A run of one gate has a category of its own: beside it, others may be uploaded for the same commit. */
function categoryOf({ verdict }: RunRecord): string {
  const [only, ...others] = verdict.gates
  return only !== undefined && others.length === 0 ? `gatewright/${only.gate}` : 'gatewright'
}
