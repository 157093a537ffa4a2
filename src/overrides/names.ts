import { didYouMean } from '../core/nearest.ts'
import type { RuleTable } from '../core/rules.ts'

/** A gate that exists, whether the policy enables it or not. */
export interface KnownGate {
  readonly id: string
  readonly rules: RuleTable
}

/** What an override names, in full; `problems` is empty when all of it exists and may be excused. */
interface Named {
  /** `<gate>/<name>`; empty: every rule of the gates. */
  readonly rules: readonly string[]
  readonly problems: readonly string[]
}

/** Looks up the gates and rules that an override names. A rule may stand with its gate in front or without. */
export function namedRules(
  gates: readonly string[],
  rules: readonly string[],
  known: readonly KnownGate[],
): Named {
  const ids = known.map(({ id }) => id).sort()
  const strange = gates.filter((id) => !ids.includes(id))
  const named = known.filter(({ id }) => gates.includes(id))
  const found = rules.map((rule) => ruleOf(rule, named, known))
  return {
    rules: [...new Set(found.flatMap((one) => one.rules))].sort(),
    problems: [
      ...strange.map(
        (id) => `there is no gate ${quoted(id)}${didYouMean(id, ids)}; gates: ${ids.join(', ')}`,
      ),
      ...found.flatMap((one) => one.problems),
    ].sort(),
  }
}

function ruleOf(rule: string, named: readonly KnownGate[], known: readonly KnownGate[]): Named {
  const all = named.flatMap(idsOf)
  const whole = all.filter((id) => id === rule || id.slice(id.indexOf('/') + 1) === rule)
  if (whole.length > 0) {
    const fixed = whole.filter((id) => !mayExcuse(id, known))
    return { rules: whole, problems: fixed.map((id) => `no override excuses ${quoted(id)}`) }
  }
  if (known.flatMap(idsOf).includes(rule))
    return { rules: [], problems: [`${quoted(rule)} is a rule of a gate that \`gates\` does not name`] }
  const short = rule.includes('/') ? all : all.map((id) => id.slice(id.indexOf('/') + 1))
  return {
    rules: [],
    problems: [`there is no rule ${quoted(rule)} in these gates${didYouMean(rule, short)}`],
  }
}

const idsOf = ({ id, rules }: KnownGate): readonly string[] =>
  Object.keys(rules).map((name) => `${id}/${name}`)

/** Whether failures of a rule, `<gate>/<name>`, may be excused at all. */
export const mayExcuse = (rule: string, known: readonly KnownGate[]): boolean =>
  known.some(
    ({ id, rules }) => rule.startsWith(`${id}/`) && rules[rule.slice(id.length + 1)]?.overridable !== false,
  )

const quoted = (name: string): string => JSON.stringify(name.slice(0, 100))
