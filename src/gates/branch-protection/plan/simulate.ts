import type { Protection } from '../../../core/facts/protection.ts'
import { rulesetOf, withRuleset } from './after.ts'
import type { EntryPlan } from './plan.ts'

/**
 * What would be observed once a plan is carried out, so that the next entry is planned on top of it.
 * @param id of the ruleset that was made, or a number that no ruleset has
 */
export function protectionAfter(protection: Protection, plan: EntryPlan, id: number): Protection {
  const { payload, owned, entry } = plan
  const { index, repository } = protection
  const before = 'id' in owned ? owned.id : null
  const branches = protection.branches.map((branch) => {
    const ref = `refs/heads/${branch.name}`
    const input = {
      ...branch,
      rulesets: protection.rulesets,
      mergeSettings: repository.mergeSettings,
    }
    const subject = { name: branch.name, ref, pattern: ref, input }
    if (entry.target === 'tag') return branch
    const { rules } = withRuleset(subject, before, payload, repository.defaultBranch, id)
    return { ...branch, rules: rules.known ? { ...rules, value: [...rules.value] } : rules }
  })
  const row = { id, name: payload.name, target: payload.target, enforcement: payload.enforcement }
  const others = index?.known === true ? index.value.filter((one) => one.id !== id && one.id !== before) : []
  return {
    ...protection,
    branches,
    rulesets: { ...protection.rulesets, [String(id)]: { known: true, value: rulesetOf(id, payload) } },
    index:
      index?.known === true
        ? { known: true, value: [...others, { ...row, source_type: 'Repository' }] }
        : index,
  }
}
