import type { BranchRule, Ruleset } from '../../../core/facts/protection.ts'
import { refMatches } from '../conditions.ts'
import type { ProtectionInput } from '../model.ts'
import type { Subject } from './entries.ts'
import type { RulesetPayload } from './payload.ts'

/** Stands for the id of a ruleset that is not there yet. */
const newId = 0

/** What is observed of a subject, without the rules of one ruleset. */
export function withoutRuleset({ input }: Subject, id: number | null): ProtectionInput {
  const { rules, rulesets } = input
  if (id === null || !rules.known) return input
  const others = Object.entries(rulesets).filter(([key]) => key !== String(id))
  return {
    ...input,
    rules: { known: true, value: rules.value.filter((rule) => rule.ruleset_id !== id) },
    rulesets: Object.fromEntries(others),
  }
}

/**
 * What would be observed of a subject if the ruleset were this; `id` is null for one that is not there yet.
 * @param own the id it then has
 */
export function withRuleset(
  subject: Subject,
  id: number | null,
  payload: RulesetPayload,
  defaultBranch: string,
  own: number = id ?? newId,
): ProtectionInput {
  const input = withoutRuleset(subject, id)
  if (!input.rules.known) return input
  const rules = isInForce(subject, payload, defaultBranch)
    ? payload.rules.map(
        (rule): BranchRule => ({
          type: rule.type,
          ...(rule.parameters === undefined ? {} : { parameters: { ...rule.parameters } }),
          ruleset_id: own,
          ruleset_source_type: 'Repository',
        }),
      )
    : []
  return {
    ...input,
    rules: { known: true, value: [...input.rules.value, ...rules] },
    rulesets: { ...input.rulesets, [String(own)]: { known: true, value: rulesetOf(own, payload) } },
  }
}

/** A ruleset as it would be read back. */
export const rulesetOf = (id: number, payload: RulesetPayload): Ruleset => ({
  id,
  name: payload.name,
  target: payload.target,
  source_type: 'Repository',
  enforcement: payload.enforcement,
  bypass_actors: payload.bypass_actors.map((actor) => ({ ...actor })),
  conditions: { ref_name: payload.conditions.ref_name },
  rules: payload.rules.map(({ type, parameters }) =>
    parameters === undefined ? { type } : { type, parameters: { ...parameters } },
  ),
})

/** Names that cannot be compared are taken as not covered: nothing is proved by them. */
function isInForce({ ref, pattern }: Subject, payload: RulesetPayload, defaultBranch: string): boolean {
  if (payload.enforcement !== 'active') return false
  const { ref_name: names } = payload.conditions
  if (ref === null) return names.exclude.length === 0 && names.include.includes(pattern)
  const matches = refMatches(names, ref, defaultBranch)
  return matches.known && matches.value
}
