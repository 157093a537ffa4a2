import { describe, expect, test } from '@jest/globals'
import { applied, planFor, plansFor, protectionOf, rulesByType } from './plan-support.ts'

test('smoke', () => {
  const plan = planFor({ policy: { preset: 'secflow', checks: ['unit'], strict: true } })
  console.log(
    JSON.stringify(plan.payload, null, 1),
    plan.differences,
    plan.subjects[0]?.items.map((i) => [i.answer.code, i.byRuleset, i.fragment, i.why, i.steps]),
  )
  const again = planFor({
    policy: { preset: 'secflow', checks: ['unit'], strict: true },
    rulesets: [applied(plan)],
  })
  expect(again.differences).toEqual([])
  expect(plan.name).toBe(0)
})
