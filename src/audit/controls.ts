import { type Unknown, unknownReasons } from '../core/fact.ts'
import type { Finding } from '../core/finding.ts'
import { sortFindings } from '../core/order.ts'
import type { Outcome } from '../core/outcome.ts'
import { type RuleResult, type RuleState, ruleResults, worstState } from '../core/rule-states.ts'
import type { Verdict } from '../core/verdict.ts'
import type { Completeness, ControlResult, Proof } from '../result/audit.ts'
import { fingerprint } from '../result/digests.ts'
import type { NotEvaluated } from '../result/not-evaluated.ts'

/** Findings shown as proof of one control; the others are among the findings of its rules. */
const mostProof = 50

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * The state of every control that a rule of a judged gate supports, by standard and id. A control passes only when one
 * of its rules passed and none failed or is unknown; a rule that nothing was evaluated for does not apply.
 * @param openSince dates by fingerprint, from an earlier audit
 */
export function controlStates(
  { gates }: Pick<Verdict, 'gates'>,
  openSince: ReadonlyMap<string, string> = new Map(),
): readonly ControlResult[] {
  const rules = gates.flatMap((gate) => ruleResults({ ...gate, findings: sortFindings(gate.findings) }))
  const since = earliest(openSince)
  const byControl = new Map<string, RuleResult[]>()
  for (const result of rules)
    for (const control of new Set(result.rule.controls)) {
      const known = byControl.get(control)
      if (known === undefined) byControl.set(control, [result])
      else known.push(result)
    }
  return [...byControl]
    .map(([control, results]) => controlResult(control, results, since))
    .sort((a, b) => compare(a.control, b.control))
}

/** The earliest date that is known of findings. One finding supports several controls and is looked up once. */
function earliest(openSince: ReadonlyMap<string, string>): (findings: readonly Finding[]) => string | null {
  const dates = new Map<Finding, string | undefined>()
  const dateOf = (finding: Finding): string | undefined => {
    if (!dates.has(finding)) dates.set(finding, openSince.get(idOf(finding)))
    return dates.get(finding)
  }
  return (findings) => {
    if (openSince.size === 0) return null
    return findings.flatMap((finding) => dateOf(finding) ?? []).sort()[0] ?? null
  }
}

/** @param results with the findings of each worst first */
function controlResult(
  control: string,
  results: readonly RuleResult[],
  since: (findings: readonly Finding[]) => string | null,
): ControlResult {
  const state = worstState(results.map((result) => result.state))
  const proving = results.map(({ findings }) => findings.filter(proves(state)))
  const shown = new Set(proving.flatMap((findings) => findings.slice(0, mostProof)))
  const proof = sortFindings([...shown]).slice(0, mostProof)
  return {
    ...{ control, state },
    level: open(state) ? (proof[0]?.level ?? null) : null,
    rules: results.map(({ id, state: own }) => ({ id, state: own })).sort((a, b) => compare(a.id, b.id)),
    proof: proof.map(proofOf),
    since: open(state) ? since(proving.flat()) : null,
  }
}

const open = (state: RuleState): boolean => state === 'fail' || state === 'unknown'

const proves = (state: RuleState) => {
  const wanted: Outcome = state === 'not-applicable' ? 'skip' : state
  return ({ outcome }: Finding): boolean => outcome === wanted
}

const idOf = ({ rule, subject }: Finding): string => fingerprint(rule, subject)

const proofOf = (finding: Finding): Proof => {
  const { rule, subject, outcome, location } = finding
  return {
    fingerprint: idOf(finding),
    rule,
    subject,
    outcome,
    ...(location === undefined ? {} : { location }),
  }
}

/**
 * How complete an audit is.
 * @param missing everything that was not evaluated
 */
export function completenessOf(
  controls: readonly ControlResult[],
  missing: readonly NotEvaluated[],
): Completeness {
  const count = (...states: readonly RuleState[]) =>
    controls.filter(({ state }) => states.includes(state)).length
  const [audited, notReadable] = [count('pass', 'fail'), count('unknown')]
  return {
    ...{ audited, notReadable, total: audited + notReadable },
    notApplicable: count('not-applicable'),
    partial: missing.length > 0 || notReadable > 0,
    cut: missing.some(({ reason }) => reason === 'rate-limited'),
    because: [...new Set(missing.map(reasonWords))].sort(),
  }
}

function reasonWords({ reason, permission }: Pick<NotEvaluated, 'reason' | 'permission'>): string {
  const words: string = unknownReasons[reason satisfies Unknown['reason']]
  return permission === null ? words : `${words} (needs \`${permission.replaceAll('`', '')}\`)`
}
