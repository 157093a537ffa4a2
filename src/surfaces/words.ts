import { unknownReasons } from '../core/fact.ts'
import type { Finding } from '../core/finding.ts'
import type { Outcome } from '../core/outcome.ts'
import { type ReasonCode, reasonCodes } from '../core/reason-codes.ts'
import type { GateVerdict, Verdict } from '../core/verdict.ts'
import type { JudgedTarget, RunFigures } from '../result/record.ts'
import { auditHeadline } from './audit-headline.ts'

/** The verdict in words, the same on every surface. */
export interface Headline {
  /** What happened to the merge: `blocked`, `passed`. */
  readonly words: string
  /** Gates that the words are about, in registry order. */
  readonly gates: readonly string[]
  /** A sentence or two more, where the words alone could mislead, with `backticks`. Empty when there is nothing to add. */
  readonly remark: string
}

const idsOf = (gates: readonly GateVerdict[]): readonly string[] => gates.map((gate) => gate.gate)

/** Says first what a reader must not miss: that nothing is blocked, or that something could not be seen. */
export function headline(verdict: Verdict): Headline {
  if (verdict.p0 !== undefined) return auditHeadline(verdict)
  const blocking = verdict.gates.filter((gate) => gate.blocks)
  const wanting = verdict.gates.filter((gate) => gate.exitCode !== 0)
  switch (verdict.decision) {
    case 'pass':
      return { words: passWords(verdict), gates: [], remark: reportRemark(verdict) }
    case 'fail':
      return { words: 'blocked', gates: idsOf(blocking), remark: '' }
    case 'unknown':
      return {
        words: 'blocked, because it could not be decided',
        gates: idsOf(blocking),
        remark: blocking.length === 0 ? unjudgedRemark(verdict.reasons) : unseenRemark(verdict.reasons),
      }
    case 'report':
      return {
        words: reportWords(wanting),
        gates: idsOf(wanting),
        remark: reportDetail(verdict, wanting),
      }
  }
}

const nothingRemark =
  'No gate or rule applied, and a run that judged nothing never passes. Next step: push a change or close the pull ' +
  'request when it changes no file; or set `on-nothing: pass` in the policy.'

/** Why nothing is decided although no gate blocks: nothing applied, or what the reasons say. */
function unjudgedRemark(reasons: readonly ReasonCode[]): string {
  const others = reasons.filter((reason) => reason !== 'nothing-evaluated')
  return others.length === 0
    ? nothingRemark
    : `Not decided: ${others.map((code) => reasonCodes[code]).join('; ')}.`
}

const unseenRemark = (reasons: readonly ReasonCode[]): string =>
  `What cannot be seen never passes: ${reasonSentences(reasons)}.`

function passWords(verdict: Verdict): string {
  if (verdict.reasons.includes('target-closed'))
    return 'nothing to guard, the pull request is closed or merged'
  if (verdict.reasons.includes('nothing-applied')) return 'passed, because no gate applied'
  return 'passed'
}

function reportRemark(verdict: Verdict): string {
  if (verdict.reasons.includes('nothing-applied'))
    return 'No gate had anything to judge, and the policy says that this passes.'
  return verdict.mode === 'report' ? 'Report mode: this run would not have blocked either.' : ''
}

const allEnforced = (gates: readonly GateVerdict[]): boolean =>
  gates.every((gate) => gate.effectiveMode === 'enforce')

/** A gate that would block, and does not, because approved overrides excuse what it found. */
const isLetThrough = (gate: GateVerdict): boolean =>
  gate.overridden === true && gate.effectiveMode === 'enforce' && !gate.blocks

function reportWords(wanting: readonly GateVerdict[]): string {
  if (wanting.length === 0) return 'reports only, nothing was evaluated'
  if (wanting.some(isLetThrough)) return 'not passed, let through by an override'
  return allEnforced(wanting) ? 'could not be decided, does not block' : 'reports only, does not block'
}

function reportDetail(verdict: Verdict, wanting: readonly GateVerdict[]): string {
  if (wanting.length === 0) return 'No gate had anything to judge. In enforce mode this would block.'
  const others = wanting.filter((gate) => !isLetThrough(gate))
  if (others.length < wanting.length)
    return [overriddenRemark, ...(others.length === 0 ? [] : [reportDetail(verdict, others)])].join(' ')
  if (allEnforced(wanting)) return undecidedDetail(verdict, wanting)
  const all = verdict.mode === 'report' ? 'Report mode' : 'A gate that only reports'
  const what = wanting.some((gate) => gate.outcome === 'fail') ? 'is not satisfied' : 'could not be decided'
  return `${all}: this does not block the merge, but what is listed below ${what}.`
}

/** Why what could not be decided is let through, and what came of the other gates. */
function undecidedDetail(verdict: Verdict, wanting: readonly GateVerdict[]): string {
  const optional = wanting.some((gate) => gate.optional)
  const offline = wanting.some((gate) => !gate.optional)
  const others = verdict.gates.filter((gate) => gate.exitCode === 0)
  const passed = others.filter((gate) => gate.outcome === 'pass').length
  const sentences = [
    ...(optional ? ['An optional gate could not be decided, which does not block.'] : []),
    ...(offline ? [offlineRemark] : []),
    ...(passed > 0
      ? [passed === others.length ? 'The others passed.' : 'The others passed or did not apply.']
      : []),
  ]
  return sentences.join(' ')
}

const overriddenRemark =
  'What is listed below is not satisfied. Approved overrides excuse it until they expire.'

const offlineRemark =
  'What only GitHub knows could not be decided offline, which does not fail a local check (--strict makes it).'

/** The codes in words, one after the other. */
function reasonSentences(codes: readonly ReasonCode[]): string {
  const unknowns = codes.filter((code) => code in unknownReasons)
  return unknowns.map((code) => reasonCodes[code]).join('; ')
}

const symbols: Readonly<Record<Outcome, string>> = { pass: '✅', fail: '❌', unknown: '❓', skip: '➖' }

/** An outcome for a page: a sign, and always the word. */
export const outcomeWord = (outcome: Outcome): string => `${symbols[outcome]} ${outcome}`

/** Whether the gate stops this very merge: in a run that ends well, as for a closed pull request, none does. */
export const stops = (gate: GateVerdict, verdict: Verdict): boolean => gate.blocks && verdict.exitCode !== 0

/** A finding's outcome for a page; one that can never block is named by its level. */
export const findingWord = (finding: Finding): string => {
  if (finding.overridden !== undefined) return '⚠️ excused'
  if (finding.outcome !== 'fail' || finding.level === 'error') return outcomeWord(finding.outcome)
  return finding.level === 'warning' ? '⚠️ warning' : '📝 note'
}

/** What the outcome of a gate does to the merge. */
export function effect(gate: GateVerdict, verdict: Verdict): string {
  if (stops(gate, verdict)) return 'blocks'
  if (gate.exitCode === 0) return ''
  if (gate.blocks) return 'nothing to block'
  if (gate.effectiveMode === 'report') return 'reports only'
  if (gate.overridden === true) return 'excused by an override'
  return gate.optional ? 'optional, does not block' : 'offline, does not fail a local check'
}

/** Why the gate applies, or why it does not. */
export function gateReason(gate: GateVerdict): string {
  const { mode, effectiveMode, enforceFrom } = gate
  const until = mode !== effectiveMode && enforceFrom !== null ? `until ${enforceFrom}` : ''
  const how =
    effectiveMode === 'enforce' ? 'blocks when it fails' : `reports only${until === '' ? '' : ` ${until}`}`
  return `mode ${mode}, ${how}${lenience(gate)}`
}

function lenience({ optional, offlineOnly }: GateVerdict): string {
  if (optional) return '; optional: what cannot be decided does not block'
  return offlineOnly === true ? '; what cannot be decided offline does not fail a local check' : ''
}

/** `2 failed, 1 could not be decided, 3 passed`. */
export function countWords(gate: GateVerdict): string {
  const count = (outcome: Outcome) => gate.findings.filter((finding) => finding.outcome === outcome).length
  const excused = gate.findings.filter(({ overridden }) => overridden !== undefined).length
  const failing = gate.findings.filter(
    ({ outcome, overridden }) => outcome === 'fail' && overridden === undefined,
  )
  const at = (level: Finding['level']) => failing.filter((finding) => finding.level === level).length
  const [warnings, notes] = [at('warning'), at('note')]
  const parts = [
    [at('error'), 'failed'],
    [excused, 'failed and excused by an override'],
    [warnings, warnings === 1 ? 'warning' : 'warnings'],
    [notes, notes === 1 ? 'note' : 'notes'],
    [count('unknown'), 'could not be decided'],
    [count('pass'), 'passed'],
    [count('skip'), 'did not apply'],
  ] as const
  const shown = parts.filter(([number]) => number > 0).map(([number, words]) => `${number} ${words}`)
  return shown.length === 0 ? 'nothing was evaluated' : shown.join(', ')
}

/** Number with its noun. */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`

/** Duration in seconds, one decimal. */
export const seconds = (run: RunFigures): string => `${(run.durationMs / 1000).toFixed(1)} s`

/** Commit ids and digests as people read them. */
export const shortId = (id: string): string => id.slice(0, 12)

/** What was judged, in words: `acme/shop, pull request 12`. */
export function targetWords(target: JudgedTarget): string {
  const numbers = target.pullRequests.join(', ')
  const words: Readonly<Record<JudgedTarget['kind'], string>> = {
    'pull-request': `pull request ${numbers}`,
    'merge-group': `merge group of ${target.pullRequests.length === 1 ? 'pull request' : 'pull requests'} ${numbers}`,
    push: 'push',
    repository: 'repository',
    branch: 'local branch',
  }
  return `${target.repository}, ${words[target.kind]}`
}
