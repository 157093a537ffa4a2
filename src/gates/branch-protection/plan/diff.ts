import { canonicalText } from './canonical.ts'
import { actorName } from './join-actors.ts'
import { checksOf } from './join-checks.ts'
import { normalPayload, type PlannedRule, type RulesetPayload } from './payload.ts'

/** One difference: `+` comes, `-` goes, `~` changes. */
export interface Difference {
  readonly sign: '+' | '-' | '~'
  readonly what: string
}

/** What sending a body would change, the most telling first; everything when there is no ruleset yet. */
export function differences(have: RulesetPayload | null, want: RulesetPayload): readonly Difference[] {
  const after = normalPayload(want)
  if (have === null) {
    return [
      { sign: '+', what: `ruleset ${after.name} (${after.enforcement})` },
      ...after.rules.flatMap((rule) => rulesDiffer(undefined, rule)),
      ...listsDiffer('may bypass: ', [], after.bypass_actors.map(actorName)),
    ]
  }
  const before = normalPayload(have)
  const [old, now] = [before.conditions.ref_name, after.conditions.ref_name]
  return [
    ...changed('name', before.name, after.name),
    ...changed('enforcement', before.enforcement, after.enforcement),
    ...byType(before.rules, after.rules),
    ...listsDiffer('covers: ', old.include, now.include),
    ...listsDiffer('leaves out: ', old.exclude, now.exclude),
    ...listsDiffer('may bypass: ', before.bypass_actors.map(actorName), after.bypass_actors.map(actorName)),
  ]
}

const changed = (what: string, before: string, after: string): readonly Difference[] =>
  before === after ? [] : [{ sign: '~', what: `${what}: ${before} → ${after}` }]

const listsDiffer = (
  what: string,
  before: readonly string[],
  after: readonly string[],
): readonly Difference[] => [
  ...before.filter((one) => !after.includes(one)).map((one) => ({ sign: '-', what: what + one }) as const),
  ...after.filter((one) => !before.includes(one)).map((one) => ({ sign: '+', what: what + one }) as const),
]

function byType(before: readonly PlannedRule[], after: readonly PlannedRule[]): readonly Difference[] {
  const types = [...new Set([...before, ...after].map(({ type }) => type))]
  return types.flatMap((type) => {
    const [old, now] = [before, after].map((rules) => rules.filter((rule) => rule.type === type))
    if (canonicalText(old) === canonicalText(now)) return []
    const told = rulesDiffer(old?.[0], now?.[0])
    return told.length > 0 ? told : [{ sign: '~', what: `rule ${type}` } as const]
  })
}

function rulesDiffer(old: PlannedRule | undefined, now: PlannedRule | undefined): readonly Difference[] {
  if (now === undefined) return old === undefined ? [] : [{ sign: '-', what: `rule ${old.type}` }]
  const whole: readonly Difference[] = old === undefined ? [{ sign: '+', what: `rule ${now.type}` }] : []
  return [...whole, ...parametersDiffer(old, now)]
}

function parametersDiffer(old: PlannedRule | undefined, now: PlannedRule): readonly Difference[] {
  const [before, after] = [old?.parameters ?? {}, now.parameters ?? {}]
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return keys.flatMap((key) => {
    if (key === 'required_status_checks') return checksDiffer(old, now)
    const [was, is] = [shown(before[key]), shown(after[key])]
    if (was === is || (old === undefined && is === 'false')) return []
    return [{ sign: '~', what: old === undefined ? `${key}: ${is}` : `${key}: ${was} → ${is}` } as const]
  })
}

const shown = (value: unknown): string =>
  value === undefined ? 'not set' : typeof value === 'string' ? value : canonicalText(value)

function checksDiffer(old: PlannedRule | undefined, now: PlannedRule): readonly Difference[] {
  const names = (rule: PlannedRule | undefined) =>
    checksOf(rule).map(
      ({ context, integration_id: app }) => `${context}${app === undefined ? '' : ` from App ${app}`}`,
    )
  return listsDiffer('check ', names(old), names(now))
}
