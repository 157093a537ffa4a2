import { factsRule } from './facts-rule.ts'
import type { Finding } from './finding.ts'
import type { Outcome } from './outcome.ts'
import type { Rule } from './rules.ts'
import type { Judgement } from './verdict.ts'

/** What a rule, or a control that rules support, came to in one run. */
export const ruleStates = ['pass', 'fail', 'unknown', 'not-applicable'] as const
export type RuleState = (typeof ruleStates)[number]

/** A rule of a judged gate with everything that was said about it. */
export interface RuleResult {
  readonly gate: string
  /** `<gate>/<kebab-name>`. */
  readonly id: string
  readonly rule: Rule
  readonly state: RuleState
  /** Findings that fail, pass or undecide it, those of other rules that leave it undecided included. */
  readonly findings: readonly Finding[]
}

/** Fail beats unknown, unknown beats pass; without any of them nothing was evaluated. */
export function worstState(states: readonly (RuleState | Outcome)[]): RuleState {
  const order = ['fail', 'unknown', 'pass'] as const
  return order.find((state) => states.includes(state)) ?? 'not-applicable'
}

/** Every rule of a judged gate, in the order of its table. */
export function ruleResults({ gate, rules, findings }: Omit<Judgement, 'mode' | 'optional' | 'enforceFrom'>) {
  const about = findingsByRule(gate, Object.keys(rules), findings)
  return Object.entries(rules).map(([name, rule]): RuleResult => {
    const own = about.get(name) ?? []
    return {
      gate,
      id: `${gate}/${name}`,
      rule,
      state: worstState(own.map(({ outcome }) => outcome)),
      findings: own,
    }
  })
}

/** A missing fact undecides every rule: the gate was not evaluated at all. */
function findingsByRule(gate: string, names: readonly string[], findings: readonly Finding[]) {
  const about = new Map<string, Finding[]>()
  for (const finding of findings) {
    const own = finding.rule.slice(gate.length + 1)
    const hides =
      finding.outcome === 'unknown' ? (own === factsRule ? names : (finding.unknown?.rules ?? [])) : []
    for (const name of new Set([own, ...hides])) {
      const known = about.get(name)
      if (known === undefined) about.set(name, [finding])
      else known.push(finding)
    }
  }
  return about
}
