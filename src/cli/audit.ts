import { type KeptDigest, keepDigest } from '../audit/digest.ts'
import { digestWords } from '../audit/digest-words.ts'
import { pastOf } from '../audit/previous.ts'
import { sarifCategory } from '../audit/publish.ts'
import { type AuditRun, runAudit } from '../audit/run.ts'
import { limitOf, readLimit, readMode, readProfile, readRef } from '../audit/settings.ts'
import { auditReport, noPast, type Past } from '../audit/view.ts'
import { UsageError } from '../core/errors.ts'
import type { Mode } from '../core/outcome.ts'
import type { ExitCode } from '../core/verdict.ts'
import { gates } from '../gates/registry.ts'
import type { GitHub } from '../github/port.ts'
import { totalStatistics } from '../github/statistics.ts'
import type { LoadedPolicy } from '../policy/load.ts'
import { buildResult, resultText } from '../result/build.ts'
import type { RunRecord } from '../result/record.ts'
import type { Report } from '../result/report.ts'
import { readMaxIssues } from '../runner/environment.ts'
import { parseRepository } from '../runner/repository.ts'
import { readSigning, signingPorts } from '../runner/signing.ts'
import { renderAuditPage } from '../surfaces/audit-page.ts'
import { renderAuditTerminal } from '../surfaces/audit-terminal.ts'
import { sarifText } from '../surfaces/sarif.ts'
import type { TerminalOptions } from '../surfaces/terminal.ts'
import { documentationUrl, version } from '../version.ts'
import { workspaceIn } from '../workspace/beside.ts'
import { greenlightPart, greenlightPlace, ownRun } from './audit-greenlight.ts'
import type { Format } from './commands.ts'
import type { Context, Run } from './context.ts'
import { administrationOf, requiredGitHub } from './github.ts'
import { readLocalPolicy } from './policy-file.ts'
import { type ComparedResult, readResult } from './result-file.ts'

/** `audit`: the state of every control of a repository. */
export const runAuditCommand: Run = async (context) => {
  const wishes = wishesOf(context)
  const signing = signingPorts(readSigning(context.variables))
  const previous = await previousOf(context)
  const clone = await workspaceIn(context.directory)
  const place = await greenlightPlace(context, clone?.root ?? context.directory)
  const redirects: string[] = []
  const github = await requiredGitHub(context, 'audit', (from, to) =>
    redirects.push(`GitHub answered for ${from} at ${to}: the repository was renamed.`),
  )
  const administration = await administrationOf(context)
  const started = performance.now()
  const elapsed = () => Math.round(performance.now() - started)
  const run = await runAudit({
    ...{ github, version, documentationUrl, gates, elapsed },
    ...signing,
    ...(administration === undefined ? {} : { administration }),
    ...{ repository: wishes.repository, ref: wishes.ref, mode: wishes.mode, policy: null },
    trial: await trialPolicy(context, wishes.mode),
    leavesCheck: false,
    runId: ownRun(context, wishes.repository),
    workspace: clone,
    redirects: () => redirects,
    event: 'command line',
    node: process.version,
    progress: context.output.progress.show,
  })
  const { record } = run
  // A file that is refused ends the command before anything is written.
  const compared = previous === null ? null : pastOf(previous.result, record, previous.name)
  const light = await greenlightPart(context, record, place)
  const kept = wishes.digest ? await digestOf(context, github, run, wishes) : null
  const past = compared ?? kept?.past ?? noPast
  const figures = { ...record.run, ...totalStatistics([github, administration]), durationMs: elapsed() }
  return await write(context, { ...record, run: figures }, past, light)
}

interface Wishes {
  readonly repository: ReturnType<typeof parseRepository>
  readonly ref: string | null
  readonly mode: Mode | null
  readonly digest: boolean
  readonly dryRun: boolean
  readonly profile: string
  /** Null for what the policy says. */
  readonly limit: number | null
}

function wishesOf({ args, variables }: Context): Wishes {
  const digest = args.has('digest')
  for (const flag of ['dry-run', 'profile', 'max-issues'])
    if (args.has(flag) && !digest)
      throw new UsageError(`audit: --${flag} is about the digest issue: expected --digest, too`)
  const mode = readMode('--mode', args.value('mode'))
  if (args.has('strict') && mode === 'report')
    throw new UsageError('audit: --strict and --mode report contradict each other: give one of them')
  return {
    repository: parseRepository('audit: OWNER/REPO', args.positionals[0] ?? null),
    ref: readRef('--ref', args.value('ref')),
    mode: args.has('strict') ? 'enforce' : mode,
    profile: readProfile('--profile', args.value('profile')),
    dryRun: args.has('dry-run'),
    digest,
    limit: digest ? readLimit('--max-issues', args.value('max-issues'), readMaxIssues(variables)) : null,
  }
}

async function previousOf(
  context: Context,
): Promise<{ readonly name: string; readonly result: ComparedResult } | null> {
  const name = context.args.value('previous')
  return name === null ? null : { name, result: await readResult(context, name) }
}

async function trialPolicy(context: Context, mode: Mode | null): Promise<LoadedPolicy | null> {
  const named = context.args.value('policy')
  return named === null ? null : (await readLocalPolicy(context, named)).under({ mode })
}

async function digestOf(
  { output }: Context,
  github: GitHub,
  run: AuditRun,
  { profile, dryRun, limit: given }: Wishes,
): Promise<KeptDigest> {
  output.progress.show(dryRun ? 'comparing with the digest issue' : 'bringing the digest issue up to date')
  const limit = limitOf(given, run.record.policy)
  const kept = await keepDigest(run, { github, profile, runUrl: null, limit, dryRun })
  const { lines, warnings } = digestWords(kept, dryRun)
  for (const line of [...lines, ...warnings]) output.note(line)
  return kept
}

const texts: Readonly<Record<Format, (report: Report, layout: TerminalOptions) => string>> = {
  json: (report) => resultText(buildResult(report)),
  pretty: renderAuditTerminal,
  markdown: (report) => renderAuditPage(report, Number.POSITIVE_INFINITY),
  sarif: (report) => sarifText(report, { category: sarifCategory }),
}

async function write(
  { args, output }: Context,
  record: RunRecord,
  past: Past,
  before: string,
): Promise<ExitCode> {
  await output.document(`${before}${texts[args.format](auditReport(record, past), output.layout)}`)
  return record.verdict.exitCode
}
