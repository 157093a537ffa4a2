import type { Where } from '../core/gate.ts'
import type { Step } from '../gates/branch-protection/plan/commands.ts'
import type { DeadCheck, PlanItem } from '../gates/branch-protection/plan/items.ts'
import type { EntryPlan, SubjectPlan } from '../gates/branch-protection/plan/plan.ts'
import { actionOf, commandOf, obstacleOf, placeOfItem } from './branch-protection-plan-parts.ts'
import { jsonName, jsonValue } from './branch-protection-rows.ts'

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
