import { Undecided } from '../core/errors.ts'
import type { WorkflowRunReference } from '../core/target.ts'
import { gates } from '../gates/registry.ts'
import type { GitHub } from '../github/port.ts'
import { commitFiles, type PolicyFiles } from '../policy/files.ts'
import { type LoadedPolicy, loadPolicy } from '../policy/load.ts'
import { defaultReportSettings, type ReportSettings } from '../policy/report-settings.ts'
import type { RunFigures } from '../result/record.ts'
import type { Report } from '../result/report.ts'
import type { Result } from '../result/schema.ts'
import { version } from '../version.ts'
import { resultFileOf } from './artifact.ts'
import { bindToPull, bindToRun, claimedNumber } from './binding.ts'
import { readClaim } from './claim.ts'
import { type Doubt, doubtsAbout, gatesAreVouched, type Witnesses } from './doubts.ts'
import { newerRun } from './newer-run.ts'
import { type JudgedPull, pullOf } from './pull-request.ts'
import { claimedReport, doubtedReport, oddEnding } from './report.ts'
import { type JudgedRun, readRun } from './run.ts'

export interface RelayRequest {
  readonly github: GitHub
  readonly event: WorkflowRunReference
  /** Name of the artifact. */
  readonly artifact: string
  /** Figures of this run until now. */
  readonly figures: () => RunFigures
}

/** What there is to publish. */
export interface Relayed {
  readonly kind: 'report'
  readonly report: Report
  readonly run: JudgedRun
  /** What is published, by the base's policy; the defaults when that could not be read. */
  readonly settings: ReportSettings
  /** Sentences for the log: what is odd, and changes nothing. */
  readonly remarks: readonly string[]
  /** The gate whose own action ran; null for the suite. */
  readonly gate: string | null
  /** Why a pass was not believed; empty when it was, or when it was none. */
  readonly doubts: readonly Doubt[]
}

/** How the reading of another run's result ended. */
export type Relay =
  | Relayed
  | { readonly kind: 'gone'; readonly sentence: string }
  | {
      readonly kind: 'refused'
      readonly error: unknown
      /** The commit that the run judged; null where that is not known, or the head of no open pull request. */
      readonly head: string | null
    }

/**
 * Reads what another run left, and makes sure of it by the API: which run, repository, commit and pull request it is
 * of, and for a pass that the pull request could not write it itself. Publishes nothing.
 */
export async function relay(request: RelayRequest): Promise<Relay> {
  let head: string | null = null
  try {
    const run = await readRun(request.github, request.event)
    const claim = await claimOf(request, run)
    head = run.reference.headSha
    const found = await pullOf(request.github, run, 'result' in claim ? claimedNumber(claim.result) : null)
    if ('gone' in found) return { kind: 'gone', sentence: found.gone }
    if ('error' in claim) return { kind: 'refused', error: claim.error, head }
    await bindToPull(request.github, claim.result, run, found.open)
    const newer = claim.result.exit_code === 0 ? await newerRun(request.github, run) : null
    if (newer !== null) return { kind: 'gone', sentence: overtakenWords(run, newer) }
    return await relayed(request, claim.result, run, found.open)
  } catch (error) {
    return { kind: 'refused', error, head: isOfNoPull(error) ? null : head }
  }
}

/** GitHub knows no open pull request with the commit; where it knows several, something green may stand there. */
const isOfNoPull = (error: unknown): boolean =>
  error instanceof Undecided && error.unknown.reason === 'not-found'

/** Red is published all the same, green never over what a later run said. */
const overtakenWords = ({ reference }: JudgedRun, newer: number): string =>
  `run ${reference.runId} passed, and run ${newer} of the same workflow began later for the same commit: that one is published instead`

type Claim = { readonly result: Result } | { readonly error: unknown }

/** A claim that is refused is kept: what an earlier run left on the commit must not outlast it. */
async function claimOf({ github, artifact }: RelayRequest, run: JudgedRun): Promise<Claim> {
  try {
    const result = readClaim(await resultFileOf(github, run, artifact))
    bindToRun(result, run)
    return { result }
  } catch (error) {
    return { error }
  }
}

async function relayed(
  { github, figures }: RelayRequest,
  result: Result,
  run: JudgedRun,
  pull: JudgedPull,
): Promise<Relayed> {
  const { repository, headSha } = run.reference
  const base = commitFiles(github, repository, pull.baseTip)
  const head = commitFiles(github, repository, headSha)
  const witnesses: Witnesses = { github, run, pull, head, base }
  const doubts = await doubtsAbout(result, witnesses)
  // The name of the policy is a claim, too: it counts where the result does.
  const believed = result.exit_code === 0 && doubts.length === 0
  const { loaded, problem } = await policyOf(github, base, believed ? result.policy.path : null)
  const { settings, remark } = await settingsOf(result, loaded, witnesses)
  const parts = { serverUrl: github.serverUrl, run, pull, loaded, figures: figures() }
  return {
    kind: 'report',
    report: doubts.length > 0 ? doubtedReport(doubts, parts) : claimedReport(result, parts),
    ...{ run, settings, doubts },
    remarks: [problem, remark].filter((one) => one !== null).concat(oddEnding(result, run)),
    gate: gateOf(result, loaded),
  }
}

async function policyOf(
  github: GitHub,
  files: PolicyFiles,
  policy: string | null,
): Promise<{ readonly loaded: LoadedPolicy | null; readonly problem: string | null }> {
  try {
    return { loaded: await loadPolicy({ files, github, gates, version, policy }), problem: null }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return {
      loaded: null,
      problem: `the policy of the base could not be read, so the defaults of \`report:\` hold: ${why}`,
    }
  }
}

/** The settings of the policy, without statuses of single gates where nothing vouches for those that pass. */
async function settingsOf(
  result: Result,
  loaded: LoadedPolicy | null,
  witnesses: Witnesses,
): Promise<{ readonly settings: ReportSettings; readonly remark: string | null }> {
  const settings = loaded?.policy.report ?? defaultReportSettings()
  if (result.exit_code === 0 || settings.commitStatus !== 'per-gate') return { settings, remark: null }
  if (await gatesAreVouched(witnesses)) return { settings, remark: null }
  const remark =
    'Only the commit status of the whole result is written, not those of its gates: the pull request may have written them itself, or a later run judges them.'
  return { settings: { ...settings, commitStatus: 'suite' }, remark }
}

/**
 * The result of one gate, where the policy enables more, is that of the gate's own action: it is not the suite's. The
 * name of a gate that there is not would only name surfaces that nobody looks at.
 */
function gateOf(result: Result, loaded: LoadedPolicy | null): string | null {
  const [only, ...more] = result.gates
  const others = loaded?.policy.gates.some(({ id }) => id !== only?.id) ?? false
  if (only === undefined || more.length > 0 || !others) return null
  return gates.some(({ id }) => id === only.id) ? only.id : null
}
