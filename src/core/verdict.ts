import type { UnknownReason } from './fact.ts'
import type { Finding } from './finding.ts'
import type { Decision, Mode, Outcome } from './outcome.ts'
import type { OverrideView } from './override.ts'
import { type P0Settings, type P0Verdict, p0Verdict } from './p0.ts'
import type { ReasonCode } from './reason-codes.ts'
import type { Rule } from './rules.ts'

/** Exit codes of the command line and of every action (design, section 7). 2, 5 and 6 come from source document 002. */
export const exitCodes = {
  pass: 0,
  fail: 1,
  signature: 2,
  unknown: 3,
  controlAbsent: 5,
  controlUnverified: 6,
  usage: 64,
  policy: 78,
} as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** When several exit codes apply, the first of these wins. */
export const exitCodeOrder: readonly ExitCode[] = [64, 78, 2, 5, 1, 6, 3, 0]

/** One gate with its findings and the policy's word on how much they count. */
export interface Judgement {
  readonly gate: string
  readonly title: string
  readonly rules: Readonly<Record<string, Rule>>
  readonly mode: Mode
  readonly optional: boolean
  /**
   * Lacks nothing but what only GitHub knows, in a local check that does not ask GitHub and guards no merge: as with
   * an optional gate, that it could not be decided does not block.
   */
  readonly offlineOnly?: boolean
  /** The policy says too little for the gate to judge anything: it is as if it were not enabled. */
  readonly unconfigured?: boolean
  /** RFC 3339; before it the gate reports. */
  readonly enforceFrom: string | null
  readonly findings: readonly Finding[]
}

export interface GateVerdict extends Judgement {
  readonly outcome: Outcome
  /** The mode in force now, after `enforce-from`. */
  readonly effectiveMode: Mode
  /** Whether this gate by itself stops the merge. */
  readonly blocks: boolean
  /** It failed, and approved overrides excuse every one of its failures. The outcome stays `fail`. */
  readonly overridden?: true
  readonly exitCode: ExitCode
}

export interface Verdict {
  readonly decision: Decision
  readonly exitCode: ExitCode
  readonly reasons: readonly ReasonCode[]
  readonly mode: Mode
  readonly gates: readonly GateVerdict[]
  /** Only of an audit. */
  readonly p0?: P0Verdict
  /** Every override file that was found, whatever came of it; absent where there is none. */
  readonly overrides?: readonly OverrideView[]
}

export interface FoldSettings {
  /** The policy's top-level mode: it decides what nothing evaluated means. */
  readonly mode: Mode
  readonly onNothing: 'unknown' | 'pass'
  /** RFC 3339, or null when the time is not known: then `enforce-from` has no effect and gates enforce. */
  readonly now: string | null
  /** The pull request is closed or merged: there is no merge to guard. */
  readonly closed?: boolean
  /**
   * The judged commit is the head of another open pull request, which another policy may judge. A check stands on a
   * commit, so nothing green may be reported for it, in no mode.
   */
  readonly sharedHead?: boolean
  /** Why an audit is only a part of one, which is never green, in no mode; null for a whole one. */
  readonly partOnly?: UnknownReason | null
  /** Set in an audit: controls whose absence (5) or obscurity (6) has an exit code of its own. */
  readonly p0?: P0Settings
}

/** Outcome of one gate. Nothing found is unknown; only an explicit pass passes. */
export function outcomeOf(findings: readonly Finding[]): Outcome {
  const has = (outcome: Outcome) => findings.some((finding) => finding.outcome === outcome)
  if (findings.some((finding) => finding.outcome === 'fail' && finding.level === 'error')) return 'fail'
  if (has('unknown')) return 'unknown'
  if (has('pass')) return 'pass'
  return has('skip') ? 'skip' : 'unknown'
}

/** Folds every gate into one decision and one exit code. Exit 0 is an allow-list; everything else blocks. */
export function fold(judgements: readonly Judgement[], settings: FoldSettings): Verdict {
  const gates = judgements.map((judgement) => gateVerdict(judgement, settings.now))
  const blocking = gates.filter((gate) => gate.blocks)
  const p0 = settings.p0 && p0Verdict(gates, settings.p0, settings.mode === 'enforce')
  const base = { mode: settings.mode, gates, ...(p0 === undefined ? {} : { p0 }) }
  if (settings.closed === true) return { ...base, decision: 'pass', exitCode: 0, reasons: ['target-closed'] }
  if (blocking.length > 0 || wantsP0(p0)) return { ...base, ...blocked(blocking, p0) }
  const decided = nothingApplied(gates) ? nothingEvaluated(settings) : allowed(gates)
  if (decided.exitCode === 0 && settings.sharedHead === true)
    return { ...base, ...undecided('head-shared', decided) }
  if (decided.exitCode === 0 && settings.partOnly)
    return { ...base, ...undecided(settings.partOnly, decided) }
  return { ...base, ...decided }
}

/**
 * No gate that must hold came to a result. Gates that only report, and optional ones that could not be decided, do not
 * count as evaluated: otherwise a worse outcome of such a gate would turn a blocked run into an allowed one.
 */
function nothingApplied(gates: readonly GateVerdict[]): boolean {
  const present = gates.filter((gate) => gate.unconfigured !== true)
  const enforced = present.filter((gate) => gate.effectiveMode === 'enforce')
  if (enforced.some((gate) => gate.outcome === 'pass' || gate.overridden === true)) return false
  return present.length === 0 || enforced.some((gate) => !lenient(gate))
}

/** Whether a gate that could not be decided is let through. */
const lenient = ({ optional, offlineOnly }: Judgement): boolean => optional || offlineOnly === true

/** What would be green, and may not be: on another pull request's head, or where only a part was looked at. */
const undecided = (why: ReasonCode, { reasons }: Decided): Decided => ({
  decision: 'unknown',
  exitCode: exitCodes.unknown,
  reasons: [why, ...reasons.filter((reason) => reason !== 'passed' && reason !== why)],
})

type Decided = Pick<Verdict, 'decision' | 'exitCode' | 'reasons'>

function gateVerdict(judgement: Judgement, now: string | null): GateVerdict {
  const outcome = outcomeOf(judgement.findings)
  const effectiveMode = inForce(judgement, now) ? judgement.mode : 'report'
  const standing = standingOutcome(judgement, outcome)
  const exitCode = gateExitCode(judgement, outcome, standing)
  const forgiven = standing === 'unknown' && lenient(judgement)
  const excused = standing !== outcome && standing === 'pass'
  const blocks = effectiveMode === 'enforce' && exitCode !== 0 && !forgiven && !excused
  const overridden = standing !== outcome ? ({ overridden: true } as const) : {}
  return { ...judgement, outcome, effectiveMode, blocks, exitCode, ...overridden }
}

/** Whether an override excuses a finding: a failure that would block, of a rule that may be excused. */
const isExcused = ({ gate, rules }: Judgement, finding: Finding): boolean =>
  finding.overridden !== undefined &&
  finding.outcome === 'fail' &&
  finding.level === 'error' &&
  rules[finding.rule.slice(gate.length + 1)]?.overridable !== false

const isBlocking = ({ outcome, level }: Finding): boolean => outcome === 'fail' && level === 'error'

/**
 * What a failed gate comes to beside its excused failures: they alone are taken away, so what could not be decided
 * stays undecided. Any other outcome stays what it is.
 */
function standingOutcome(judgement: Judgement, outcome: Outcome): Outcome {
  if (outcome !== 'fail') return outcome
  const left = judgement.findings.filter((finding) => !isExcused(judgement, finding))
  if (left.some(isBlocking)) return 'fail'
  return left.some((finding) => finding.outcome === 'unknown') ? 'unknown' : 'pass'
}

function inForce(judgement: Judgement, now: string | null): boolean {
  if (judgement.enforceFrom === null || now === null) return true
  const from = Date.parse(judgement.enforceFrom)
  // A date or time that cannot be read never becomes "not yet".
  return !(Date.parse(now) < from)
}

/** Of a gate whose failures are all excused the code that it would have without the overrides. */
function gateExitCode(judgement: Judgement, outcome: Outcome, standing: Outcome): ExitCode {
  if (outcome === 'pass' || outcome === 'skip') return exitCodes.pass
  const counted =
    standing === 'pass'
      ? judgement.findings
      : judgement.findings.filter((finding) => !isExcused(judgement, finding))
  const codes = counted.flatMap((finding): ExitCode[] => {
    const rule = judgement.rules[finding.rule.slice(judgement.gate.length + 1)]
    if (finding.outcome === 'unknown') return [rule?.exitCode?.unknown ?? exitCodes.unknown]
    if (finding.outcome === 'fail' && finding.level === 'error')
      return [rule?.exitCode?.fail ?? exitCodes.fail]
    return []
  })
  return worst(codes.length === 0 ? [exitCodes.unknown] : codes)
}

const standsAt = (gate: GateVerdict): Outcome => standingOutcome(gate, gate.outcome)

/** The exit code that wins when several apply. */
export const worst = (codes: readonly ExitCode[]): ExitCode =>
  exitCodeOrder.find((code) => codes.includes(code)) ?? exitCodes.unknown

const wantsP0 = (p0: P0Verdict | undefined): boolean => p0 !== undefined && p0ExitCodes(p0).length > 0

const p0ExitCodes = ({ absent, unverified }: P0Verdict): readonly ExitCode[] => [
  ...(absent.length > 0 ? [exitCodes.controlAbsent] : []),
  ...(unverified.length > 0 ? [exitCodes.controlUnverified] : []),
]

function blocked(gates: readonly GateVerdict[], p0: P0Verdict = { absent: [], unverified: [] }): Decided {
  const codes = [...gates.map((gate) => gate.exitCode), ...p0ExitCodes(p0)]
  const exitCode = worst(codes)
  const failed = gates.some((gate) => standsAt(gate) === 'fail')
  const reasons: ReasonCode[] = failed ? ['gate-failed'] : []
  if (exitCode === exitCodes.signature) reasons.push('signature-required')
  if (codes.includes(exitCodes.controlAbsent)) reasons.push('control-absent')
  if (codes.includes(exitCodes.controlUnverified)) reasons.push('control-unverified')
  reasons.push(...unknownReasonsOf(gates))
  return { decision: failed ? 'fail' : 'unknown', exitCode, reasons }
}

function nothingEvaluated(settings: FoldSettings): Decided {
  if (settings.onNothing === 'pass') return { decision: 'pass', exitCode: 0, reasons: ['nothing-applied'] }
  if (settings.mode === 'report') return { decision: 'report', exitCode: 0, reasons: ['nothing-evaluated'] }
  return { decision: 'unknown', exitCode: exitCodes.unknown, reasons: ['nothing-evaluated'] }
}

function allowed(gates: readonly GateVerdict[]): Decided {
  const wanting = gates.filter((gate) => gate.exitCode !== 0)
  const passed = gates.some((gate) => gate.outcome === 'pass')
  if (wanting.length === 0 && passed) return { decision: 'pass', exitCode: 0, reasons: ['passed'] }
  const reasons: ReasonCode[] = passed || wanting.length > 0 ? [] : ['nothing-evaluated']
  if (wanting.some((gate) => gate.effectiveMode === 'enforce' && gate.overridden === true))
    reasons.push('overridden')
  if (wanting.some((gate) => gate.effectiveMode === 'report')) reasons.push('report-mode')
  if (
    wanting.some((gate) => gate.effectiveMode === 'enforce' && gate.optional && standsAt(gate) === 'unknown')
  )
    reasons.push('optional-unknown')
  return { decision: 'report', exitCode: 0, reasons: [...reasons, ...unknownReasonsOf(wanting)] }
}

function unknownReasonsOf(gates: readonly GateVerdict[]): readonly UnknownReason[] {
  const reasons = gates.flatMap((gate) =>
    standsAt(gate) === 'unknown' ? unknownReasonsIn(gate.findings) : [],
  )
  return [...new Set(reasons)].sort()
}

function unknownReasonsIn(findings: readonly Finding[]): readonly UnknownReason[] {
  const undecided = findings.filter((finding) => finding.outcome === 'unknown')
  if (undecided.length === 0) return ['nothing-evaluated']
  return undecided.map((finding) => finding.unknown?.reason ?? 'internal-error')
}
