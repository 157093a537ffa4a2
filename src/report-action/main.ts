import { clientsOf } from '../action/clients.ts'
import type { OtherMain, OtherRuntime } from '../action/other-action.ts'
import { Undecided, UsageError } from '../core/errors.ts'
import type { WorkflowRunReference } from '../core/target.ts'
import { type ExitCode, exitCodes } from '../core/verdict.ts'
import { failureOf } from '../facts/gather.ts'
import type { GitHub } from '../github/port.ts'
import { resultText } from '../result/build.ts'
import type { RunFigures } from '../result/record.ts'
import { readEvent } from '../runner/event.ts'
import { parseBoolean, singleLine } from '../runner/input-values.ts'
import { appendSummary, filesIn, summaryBudget, writeNamedOutputs } from '../runner/outputs.ts'
import { sarifText } from '../surfaces/sarif.ts'
import { renderSummary } from '../surfaces/summary.ts'
import { renderTerminal } from '../surfaces/terminal.ts'
import { defaultArtifact } from './definition.ts'
import { doubtWords } from './doubts.ts'
import { gonePage, outcomeLines, publishedNames, refusedPage } from './page.ts'
import { type Relayed, relay } from './relay.ts'
import { showOnGitHub, withdraw } from './show.ts'

/** Columns of the workflow log that are read without scrolling. */
const logWidth = 110
const title = 'Gatewright report'

/** The action `report`. */
export const reportMain: OtherMain = async (runtime) => {
  const { environment, token, log } = runtime
  const { github } = await clientsOf(environment, { token, adminToken: null }, (from, to) =>
    log.notice(`GitHub answered for ${from} at ${to}: the repository was renamed.`),
  )
  return await publishRun(runtime, github)
}

/**
 * Publishes the result of the run that the event names.
 * @throws UsageError for inputs and events without meaning
 */
export async function publishRun(runtime: OtherRuntime, github: GitHub): Promise<ExitCode> {
  const { environment, given, log } = runtime
  const artifact = readArtifact(given('artifact'))
  const sarif = parseBoolean('sarif', given('sarif') ?? 'false')
  const event = await readTrigger(environment)
  const figures = (): RunFigures => ({
    ...{ durationMs: runtime.elapsed(), node: process.version, event: 'workflow_run' },
    ...github.statistics(),
  })
  const read = await relay({ github, event, artifact, figures })
  switch (read.kind) {
    case 'gone':
      log.notice(read.sentence, { title })
      return await end(runtime, gonePage(read.sentence), { outcome: 'skip', exitCode: exitCodes.pass })
    case 'refused':
      if (read.head !== null) await withdraw(github, event.repository, read.head, runtime)
      return await refused(runtime, read.error)
    case 'report':
      return await published(runtime, github, read, sarif)
  }
}

/** @throws UsageError for what can be no name of an artifact */
function readArtifact(text: string | null): string {
  if (text === null) return defaultArtifact
  const name = singleLine('artifact', text)
  if (/^[^":<>|*?\\/]{1,255}$/.test(name)) return name
  const found = JSON.stringify(name)
  throw new UsageError(
    `input artifact: found ${found}, expected the name of an artifact such as ${defaultArtifact}`,
  )
}

/** @throws UsageError for any other event: there is no run whose result could be published */
async function readTrigger(environment: OtherRuntime['environment']): Promise<WorkflowRunReference> {
  const { target } = await readEvent(environment)
  if (target.kind === 'workflow-run') return target
  const found = JSON.stringify(environment.eventName)
  throw new UsageError(
    `the event ${found} names no run whose result could be published; expected workflow_run with types: [completed]`,
  )
}

async function published(
  runtime: OtherRuntime,
  github: GitHub,
  relayed: Relayed,
  sarif: boolean,
): Promise<ExitCode> {
  const { log, environment } = runtime
  const { doubts, remarks } = relayed
  for (const remark of remarks) log.warning(remark)
  const { report, result, outcomes } = await showOnGitHub(github, relayed, runtime)
  log.block(renderTerminal(report, { width: logWidth, colour: false }))
  const lines = outcomeLines(outcomes)
  for (const line of lines) log.info(line)
  if (doubts.length > 0) {
    log.error(`a pass was not believed, and published as undecided: ${doubtWords(doubts)}; see the summary`, {
      title,
    })
  }
  const names = lines.map((line) => line.split(',')[0])
  const shown = names.length === 0 ? 'Published nowhere' : `Published: ${names.join('; ')}`
  const last = `\n_${shown}, for run ${relayed.run.reference.runId}._\n`
  const room = Math.max(0, (await summaryBudget(environment)) - Buffer.byteLength(last))
  const files = filesIn(environment)
  return await end(runtime, `${renderSummary(report, room)}${last}`, {
    outcome: result.outcome,
    exitCode: doubts.length > 0 ? exitCodes.unknown : exitCodes.pass,
    published: publishedNames(outcomes),
    pullRequest: report.record.target.pullRequests.join(','),
    resultFile: await files.written('result.json', resultText(result)),
    sarifFile: await files.written('gatewright.sarif', sarif ? sarifText(report) : null),
    warnings: files.warnings,
  })
}

/** @throws what is no refusal: a fault of our own */
async function refused(runtime: OtherRuntime, error: unknown): Promise<ExitCode> {
  const unknown = failureOf(error) ?? (error instanceof Undecided ? error.unknown : null)
  if (unknown === null) throw error
  const fix = unknown.remedy?.text ?? 'run this job again'
  runtime.log.error(`refused, nothing was published: ${unknown.detail} · Next step: ${fix}`, { title })
  return await end(runtime, refusedPage(unknown.detail, fix), {
    outcome: 'unknown',
    exitCode: exitCodes.unknown,
  })
}

interface Ending {
  readonly outcome: string
  readonly exitCode: ExitCode
  readonly published?: string
  readonly pullRequest?: string
  readonly resultFile?: string
  readonly sarifFile?: string
  readonly warnings?: readonly string[]
}

/** Summary and outputs. */
async function end(
  { environment, log, secrets }: OtherRuntime,
  page: string,
  ending: Ending,
): Promise<ExitCode> {
  const unwritten = await appendSummary(secrets.redact(page), environment)
  const outputs = {
    outcome: ending.outcome,
    'exit-code': String(ending.exitCode),
    published: ending.published ?? '',
    'pull-request': ending.pullRequest ?? '',
    'sarif-file': ending.sarifFile ?? '',
    'result-file': ending.resultFile ?? '',
  }
  const warnings = [...(ending.warnings ?? []), ...writeNamedOutputs(outputs, environment)]
  for (const warning of [...warnings, ...(unwritten === undefined ? [] : [unwritten])]) log.warning(warning)
  return ending.exitCode
}
