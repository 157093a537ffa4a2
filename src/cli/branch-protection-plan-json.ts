import type { Where } from '../core/gate.ts'
import { ghApi, type Step } from '../gates/branch-protection/plan/commands.ts'
import type { DeadCheck, PlanItem } from '../gates/branch-protection/plan/items.ts'
import type { EntryPlan, SubjectPlan } from '../gates/branch-protection/plan/plan.ts'
import { placeOfItem } from './branch-protection-plan-text.ts'
import { jsonName, jsonValue } from './branch-protection-rows.ts'

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

/** Why a ruleset that is there cannot be planned for; null when it can. */
export function obstacleOf({
  owned,
  payload,
}: EntryPlan): { readonly why: string; readonly next: string } | null {
  switch (owned.kind) {
    case 'redacted':
      return {
        why: `GitHub did not show who may bypass ruleset ${payload.name} (${owned.id}): writing it would replace a list that nobody saw`,
        next: 'give a token with `administration: write` (GATEWRIGHT_ADMIN_TOKEN)',
      }
    case 'duplicate':
      return {
        why: `several rulesets are named ${payload.name}: ${owned.ids.join(', ')}`,
        next: 'rename or delete all but one of them',
      }
    case 'foreign':
      return { why: `ruleset ${owned.id} is ${owned.what}`, next: 'name one that Gatewright made' }
    case 'unknown':
      return { why: owned.why.detail, next: owned.why.remedy?.text ?? 'run it again' }
    case 'absent':
    case 'there':
      return null
  }
}

/** One plan as JSON. */
export function planJson(plan: EntryPlan, repository: string, where: Where) {
  const { entry, owned, payload, differences, kept, dropped, leftOut, subjects, inert } = plan
  const obstacle = obstacleOf(plan)
  return {
    name: payload.name,
    target: entry.target,
    ruleset_id: 'id' in owned ? owned.id : null,
    action: actionOf(plan),
    why: obstacle?.why ?? null,
    next_step: obstacle?.next ?? null,
    file: plan.file,
    ruleset: payload,
    command: commandOf(plan, repository, plan.file),
    changes: differences,
    kept,
    dropped,
    left_out: leftOut,
    subjects: subjects.map((subject) => subjectJson(subject, where)),
    inert: inert.map(stepJson),
  }
}

const subjectJson = ({ subject, satisfied, items, dead }: SubjectPlan, where: Where) => ({
  name: subject.name,
  satisfied,
  violations: items.map((item) => ({ ...itemJson(item), required_at: placeOfItem(item, where) })),
  dead_checks: dead.map(deadJson),
})

const itemJson = ({ answer, byRuleset, fragment, why, steps }: PlanItem) => ({
  code: answer.code ?? null,
  control: jsonName(answer.control),
  answer: answer.answer,
  detail: answer.detail ?? null,
  required: jsonValue(answer.required),
  value: jsonValue(answer.value),
  by_ruleset: byRuleset,
  rules: fragment,
  why: why ?? null,
  steps: steps.map(stepJson),
})

const deadJson = ({ context, why, steps }: DeadCheck) => ({ context, why, steps: steps.map(stepJson) })

/** Something somebody has to do. */
export const stepJson = ({ what, command, input }: Step) => ({
  what,
  command,
  file: input?.file ?? null,
  body: input?.body ?? null,
})
