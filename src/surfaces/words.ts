import { unknownReasons } from '../core/fact.ts'
import type { Finding } from '../core/finding.ts'
import type { Outcome } from '../core/outcome.ts'
import { type ReasonCode, reasonCodes } from '../core/reason-codes.ts'
import type { GateVerdict, Verdict } from '../core/verdict.ts'
import type { JudgedTarget, RunFigures } from '../result/record.ts'

/** The verdict in words, the same on every surface. */
export interface Headline {
  /** What happened to the merge: `blocked`, `passed`. */
  readonly words: string
  /** Gates that the words are about, in registry order. */
  readonly gates: readonly string[]
  /** One sentence more, where the words alone could mislead. Empty when there is nothing to add. */
  readonly remark: string
}

const idsOf = (gates: readonly GateVerdict[]): readonly string[] => gates.map((gate) => gate.gate)

/** Says first what a reader must not miss: that nothing is blocked, or that something could not be seen. */
export function headline(verdict: Verdict): Headline {
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
        remark: `What cannot be seen never passes: ${reasonSentences(verdict.reasons)}.`,
      }
    case 'report':
      return {
        words: wanting.length === 0 ? 'reports only, nothing was evaluated' : 'reports only, does not block',
        gates: idsOf(wanting),
        remark: reportDetail(verdict, wanting),
      }
  }
}

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

function reportDetail(verdict: Verdict, wanting: readonly GateVerdict[]): string {
  if (wanting.length === 0) return 'No gate had anything to judge. In enforce mode this would block.'
  const optional = wanting.every((gate) => gate.effectiveMode === 'enforce')
  if (optional) return 'An optional gate could not be decided. The other gates passed.'
  const all = verdict.mode === 'report' ? 'Report mode' : 'A gate that only reports'
  const what = wanting.some((gate) => gate.outcome === 'fail') ? 'is not satisfied' : 'could not be decided'
  return `${all}: this does not block the merge, but what is listed below ${what}.`
}

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
  if (finding.outcome !== 'fail' || finding.level === 'error') return outcomeWord(finding.outcome)
  return finding.level === 'warning' ? '⚠️ warning' : '📝 note'
}

/** Whether a finding is a failure that counts: warnings and notes inform. */
const isFailure = (finding: Finding): boolean => finding.outcome === 'fail' && finding.level === 'error'

/** What the outcome of a gate does to the merge. */
export function effect(gate: GateVerdict, verdict: Verdict): string {
  if (stops(gate, verdict)) return 'blocks'
  if (gate.exitCode === 0) return ''
  if (gate.blocks) return 'nothing to block'
  return gate.effectiveMode === 'report' ? 'reports only' : 'optional, does not block'
}

/** Why the gate applies, or why it does not. */
export function gateReason(gate: GateVerdict): string {
  const { mode, effectiveMode, enforceFrom, optional } = gate
  const until = mode !== effectiveMode && enforceFrom !== null ? `until ${enforceFrom}` : ''
  const how =
    effectiveMode === 'enforce' ? 'blocks when it fails' : `reports only${until === '' ? '' : ` ${until}`}`
  const lenient = optional ? '; optional: what cannot be decided does not block' : ''
  return `mode ${mode}, ${how}${lenient}`
}

/** `2 failed, 1 could not be decided, 3 passed`. */
export function countWords(gate: GateVerdict): string {
  const count = (outcome: Outcome) => gate.findings.filter((finding) => finding.outcome === outcome).length
  const failed = gate.findings.filter(isFailure).length
  const informing = count('fail') - failed
  const parts = [
    [failed, 'failed'],
    [informing, informing === 1 ? 'only informs' : 'only inform'],
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
