import type { Where } from '../core/gate.ts'
import { ghApi } from '../gates/branch-protection/plan/commands.ts'
import { ownedGuard, type Refusal } from '../gates/branch-protection/plan/guards.ts'
import type { PlanItem } from '../gates/branch-protection/plan/items.ts'
import type { EntryPlan } from '../gates/branch-protection/plan/plan.ts'
import { locationText } from '../surfaces/phrase.ts'

/** What a plan comes to for one ruleset. `undecided`: it is there, and must not be written as it was seen. */
export type PlanAction = 'create' | 'update' | 'nothing-to-change' | 'undecided'

/** @returns what would be done, guards aside */
export function actionOf({ owned, differences }: EntryPlan): PlanAction {
  if (owned.kind !== 'absent' && owned.kind !== 'there') return 'undecided'
  if (differences.length === 0) return 'nothing-to-change'
  return owned.kind === 'there' ? 'update' : 'create'
}

/** The command that carries out a plan, or null when there is nothing to do or it must not be done. */
export function commandOf(plan: EntryPlan, repository: string, file: string): string | null {
  const path = `repos/${repository}/rulesets`
  const action = actionOf(plan)
  if (action === 'create') return ghApi('POST', path, file)
  return action === 'update' && plan.owned.kind === 'there'
    ? ghApi('PUT', `${path}/${plan.owned.id}`, file)
    : null
}

/** Why a ruleset that is there cannot be planned for; undefined when it can. */
export const obstacleOf = (plan: EntryPlan): Refusal | undefined => ownedGuard(plan)[0]

/** Where the policy asks for it, or where the entry or its preset stands. */
export function placeOfItem({ keys }: PlanItem, where: Where): string | null {
  const at = where(...keys) ?? where(...keys.slice(0, 2), 'preset') ?? where(...keys.slice(0, 2))
  return at === undefined ? null : locationText(at)
}
