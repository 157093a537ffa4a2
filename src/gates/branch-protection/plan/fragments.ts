import type { Requirements } from '../controls.ts'
import type { ControlAnswer } from '../model.ts'
import type { PlannedRule } from './payload.ts'
import { type RuleSettings, rulesOf } from './rules-of.ts'

/** The rules that would answer one requirement by themselves; none where no rule of a repository's ruleset can. */
export const fragmentFor = (
  answer: ControlAnswer,
  requirements: Requirements,
  settings: RuleSettings,
): readonly PlannedRule[] => rulesOf(only(answer, requirements), { ...settings, pullRequests: true })

/** Of all requirements the one that an answer speaks of. */
function only({ control, detail, keys }: ControlAnswer, requirements: Requirements): Requirements {
  const { checks = [] } = requirements
  if (control === 'checks')
    return keys[0] === 'checks' ? { checks: checks.filter((check) => nameOf(check) === detail) } : {}
  if (control === 'strict') return { strict: true, checks }
  if (control === 'deployments') return { deployments: detail === undefined ? [] : [detail] }
  if (control === 'code-scanning') {
    const tools = requirements['code-scanning'] ?? []
    return { 'code-scanning': tools.filter((one) => (typeof one === 'string' ? one : one.tool) === detail) }
  }
  return { [control]: requirements[control] }
}

const nameOf = (check: NonNullable<Requirements['checks']>[number]): string =>
  typeof check === 'string' ? check : check.context
