import { isUsed, type OverrideView } from '../core/override.ts'
import { reasonCodes } from '../core/reason-codes.ts'
import type { GateVerdict, Verdict } from '../core/verdict.ts'
import type { Delta } from '../result/delta.ts'
import type { RunRecord } from '../result/record.ts'
import type { Report } from '../result/report.ts'
import { limits } from './limits.ts'
import { cutText, sanitiseLine } from './sanitise.ts'
import { sinceWords } from './since.ts'
import { countWords, effect, headline, stops } from './words.ts'

/** The one context of a run; a gate has `gatewright/<gate>`. */
export const suiteContext = 'gatewright'

/** A commit status as it is written. */
export interface CommitStatusContent {
  readonly context: string
  /** `error`: it could not be decided. Never `pending`: what is published is final. */
  readonly state: 'success' | 'failure' | 'error'
  /** One line of plain text, at most 140 characters. */
  readonly description: string
}

/** Which statuses a run writes. */
export interface StatusWish {
  readonly mode: 'suite' | 'per-gate'
  /** The gate whose own action ran: it speaks for itself alone, and may not answer for the suite. */
  readonly gate: string | null
}

/** The statuses of a report, the run's own first. */
export function commitStatusesOf(report: Report, { mode, gate }: StatusWish): readonly CommitStatusContent[] {
  const { verdict } = report.record
  const whole: CommitStatusContent = {
    context: contextOf(gate),
    state: stateOf(verdict),
    description: withSince(verdictWords(verdict), report.since),
  }
  if (gate !== null || mode === 'suite') return [whole]
  return [whole, ...verdict.gates.map((one) => gateStatus(one, report.record))]
}

/** Context of the suite, or of a gate. */
export const contextOf = (gate: string | null): string =>
  gate === null ? suiteContext : `${suiteContext}/${sanitiseLine(gate)}`

/** Whether a context is one of ours. */
export const isOurContext = (context: string): boolean =>
  context === suiteContext || context.startsWith(`${suiteContext}/`)

/** The status of a run that ended before it could judge. */
export const endedStatus = (context: string, why: string): CommitStatusContent => ({
  context,
  state: 'error',
  description: description(`could not be decided: ${why}`),
})

/**
 * Whether the standing status says the same. What changed since an earlier run is news only when something did: an
 * unchanged run would write otherwise, only to say that nothing changed.
 */
export function saysTheSame(
  standing: { readonly state: string; readonly description: string | null },
  wanted: CommitStatusContent,
  since?: Delta,
): boolean {
  if (standing.state !== wanted.state) return false
  if (standing.description === wanted.description) return true
  return isQuiet(since) && beforeSince(standing.description ?? '') === beforeSince(wanted.description)
}

const joint = ' · '

const beforeSince = (words: string): string => words.split(`${joint}since the last run: `)[0] ?? ''

const isQuiet = (since: Delta | undefined): boolean =>
  since === undefined || since.fixed.length + since.new.length + since.unseen.length === 0

/** Success is an allow-list, as exit code 0 is. */
function stateOf({ decision, exitCode }: Verdict): CommitStatusContent['state'] {
  if (exitCode === 0 && (decision === 'pass' || decision === 'report')) return 'success'
  return decision === 'fail' ? 'failure' : 'error'
}

function verdictWords(verdict: Verdict): string {
  const { words, gates } = headline(verdict)
  const named = verdict.gates.filter(({ gate }) => gates.includes(gate))
  const counted = named.map((gate) => `${gate.gate} (${countWords(gate)})`)
  const whole = counted.length === 0 ? words : `${words}: ${counted.join(', ')}`
  return [whole, ...(verdict.overrides ?? []).filter(isUsed).map(usedWords)].join(joint)
}

/** Which override, whose, until which day: as much as there is room for. */
const usedWords = ({ id, approvers, expiresAt }: OverrideView): string =>
  `${id} by ${approvers.join(', ')}${expiresAt === null ? '' : ` until ${expiresAt.slice(0, 10)}`}`

/** GitHub refuses a description with a character outside of the Basic Multilingual Plane ("4-byte Unicode"). */
const description = (words: string): string =>
  cutText(sanitiseLine(words).replace(/[\u{10000}-\u{10FFFF}]/gu, '\uFFFD'), limits.statusDescription, '…')

/** What changed is left out where there is no room for all of it. */
function withSince(words: string, since: Delta | undefined): string {
  const short = description(words)
  const change = since === undefined ? '' : `${joint}${sinceWords(since)}`
  return short.length + change.length > limits.statusDescription ? short : `${short}${change}`
}

function gateStatus(gate: GateVerdict, record: RunRecord): CommitStatusContent {
  const { verdict } = record
  const context = contextOf(gate.gate)
  const state = gateState(gate, verdict)
  if (state === 'success' && isShared(record))
    return { context, state: 'error', description: description(`not decided: ${reasonCodes['head-shared']}`) }
  // Blocked by no gate: nothing was evaluated, and what was not may not be green.
  if (verdict.exitCode !== 0 && !verdict.gates.some(({ blocks }) => blocks))
    return { context, state: 'error', description: description(headline(verdict).words) }
  const weight = effect(gate, verdict)
  const words = `${gate.outcome}${weight === '' ? '' : `, ${weight}`}: ${countWords(gate)}`
  return { context, state, description: description(words) }
}

/** Whether the commit is also the head of another pull request, which another policy may judge. */
function isShared({ target, subjects, verdict }: RunRecord): boolean {
  if (verdict.reasons.includes('head-shared')) return true
  if (target.kind === 'merge-group') return false
  return subjects.some(({ facts }) => {
    const others = facts['other-pull-requests']
    return others?.known === true && Array.isArray(others.value) && others.value.length > 0
  })
}

function gateState(gate: GateVerdict, verdict: Verdict): CommitStatusContent['state'] {
  if (!stops(gate, verdict)) return 'success'
  return gate.outcome === 'fail' ? 'failure' : 'error'
}
