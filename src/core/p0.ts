import { type RuleResult, ruleResults, worstState } from './rule-states.ts'
import type { GateVerdict } from './verdict.ts'

/** The controls without which a repository counts as uncontrolled (source document 002: a green-light audit). */
export interface P0Settings {
  /** Rules (`branch-protection/pull-request`) and controls (`nist-csf:PR.AA-05`). */
  readonly ids: readonly string[]
  /** Whether the policy names them; where it does, one that nobody evaluated is unverified. */
  readonly asked: boolean
}

/** P0 controls that stop an audit. Ids as the policy names them, in its order. */
export interface P0Verdict {
  /** Looked for and not there: exit code 5. */
  readonly absent: readonly string[]
  /** Not known to be there: exit code 6. */
  readonly unverified: readonly string[]
}

/**
 * What became of the P0 controls. Gates that only report stop nothing; warnings and notes never block, so they make no
 * control absent.
 * @param enforced whether the policy as a whole enforces: it decides about rules of gates that were not judged
 */
export function p0Verdict(
  gates: readonly GateVerdict[],
  { ids, asked }: P0Settings,
  enforced: boolean,
): P0Verdict {
  const results = gates.map((gate) => ({ gate, rules: ruleResults(gate) }))
  const stateOf = (id: string): 'absent' | 'unverified' | 'present' => {
    const named = results.flatMap(({ gate, rules }) =>
      rules
        .filter(({ id: own, rule }) => own === id || rule.controls.includes(id))
        .map((rule) => ({ gate, rule })),
    )
    if (named.length === 0) return asked && enforced ? 'unverified' : 'present'
    const counted = named.filter(({ gate }) => gate.effectiveMode === 'enforce')
    if (counted.some(({ rule }) => failed(rule))) return 'absent'
    // What the policy lets through as optional stays so, unless it also names the control.
    const strict = counted.filter(({ gate }) => asked || !(gate.optional || gate.offlineOnly === true))
    if (strict.some(({ rule }) => rule.state === 'unknown')) return 'unverified'
    const silent =
      counted.length > 0 && worstState(counted.map(({ rule }) => rule.state)) === 'not-applicable'
    return asked && silent && !counted.some(({ gate, rule }) => saysBySilence(gate, rule))
      ? 'unverified'
      : 'present'
  }
  const states = ids.map((id) => ({ id, state: stateOf(id) }))
  const having = (state: string) => states.filter((one) => one.state === state).map(({ id }) => id)
  return { absent: having('absent'), unverified: having('unverified') }
}

const failed = ({ findings }: RuleResult): boolean =>
  findings.some(({ outcome, level }) => outcome === 'fail' && level === 'error')

/** A rule that only speaks up when something is wrong holds where its gate judged and it kept silent. */
const saysBySilence = ({ findings }: GateVerdict, { rule }: RuleResult): boolean =>
  rule.onRequest !== true && findings.some(({ outcome }) => outcome === 'pass')
