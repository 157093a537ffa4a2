import type { WorkflowRunReference } from '../core/target.ts'
import { gates } from '../gates/registry.ts'
import type { GitHub } from '../github/port.ts'
import { commitFiles, type PolicyFiles } from '../policy/files.ts'
import { type LoadedPolicy, loadPolicy } from '../policy/load.ts'
import type { RunFigures } from '../result/record.ts'
import type { Report } from '../result/report.ts'
import type { Result } from '../result/schema.ts'
import { version } from '../version.ts'
import { resultFileOf } from './artifact.ts'
import { bindToPull, bindToRun, claimedNumber } from './binding.ts'
import { readClaim } from './claim.ts'
import { type Doubt, doubtsAbout } from './doubts.ts'
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
  /** The base's policy; null when it could not be read. */
  readonly loaded: LoadedPolicy | null
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
      /** The commit that the run judged, where it is the head of an open pull request. */
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
    const found = await pullOf(request.github, run, 'result' in claim ? claimedNumber(claim.result) : null)
    if ('gone' in found) return { kind: 'gone', sentence: found.gone }
    head = run.reference.headSha
    if ('error' in claim) return { kind: 'refused', error: claim.error, head }
    await bindToPull(request.github, claim.result, run, found.open)
    return await relayed(request, claim.result, run, found.open)
  } catch (error) {
    return { kind: 'refused', error, head }
  }
}

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
  const doubts = await doubtsAbout(result, { github, run, pull, head, base })
  // The name of the policy is a claim, too: it counts where the result does.
  const believed = result.exit_code === 0 && doubts.length === 0
  const { loaded, problem } = await policyOf(github, base, believed ? result.policy.path : null)
  const parts = { serverUrl: github.serverUrl, run, pull, loaded, figures: figures() }
  return {
    kind: 'report',
    report: doubts.length > 0 ? doubtedReport(doubts, parts) : claimedReport(result, parts),
    ...{ run, loaded, doubts },
    remarks: [...(problem === null ? [] : [problem]), ...oddEnding(result, run)],
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

/** The result of one gate, where the policy enables more, is that of the gate's own action: it is not the suite's. */
function gateOf(result: Result, loaded: LoadedPolicy | null): string | null {
  const [only, ...more] = result.gates
  const others = loaded?.policy.gates.some(({ id }) => id !== only?.id) ?? false
  return only !== undefined && more.length === 0 && others ? only.id : null
}
