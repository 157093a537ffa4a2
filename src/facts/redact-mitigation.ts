import type { MitigationPlans } from '../core/facts/mitigation.ts'
import type { Pseudonyms } from './pseudonyms.ts'
import { redactOutline } from './redact-specifications.ts'

/** Plans without what they say. Days stay and accounts become stand-ins, because a plan has to name both. */
export const redactMitigationPlans = (plans: MitigationPlans, people: Pseudonyms): MitigationPlans =>
  plans.map((plan) => ({
    ...plan,
    outline: redactOutline(plan.outline, people, (value) => keptValue(value.trim(), people)),
    detail: plan.outline === null ? 'it could not be read' : '',
  }))

function keptValue(value: string, people: Pseudonyms): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return value
  return /^@[\w[\]/.-]+$/.test(value) ? people.text(value) : ''
}
