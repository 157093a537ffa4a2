import { describe, expect, test } from '@jest/globals'
import { unknown } from '../../../src/core/fact.ts'
import type { FactKey } from '../../../src/core/facts/index.ts'
import { judge } from '../../../src/core/judge.ts'
import { plain } from '../../../src/core/text.ts'
import { workflowPath } from '../../../src/gates/workflow-path/gate.ts'
import { options, passing, passingRepository } from './example.ts'
import { blocking } from './facts.ts'

const settings = workflowPath.options.parse(options)
const scopes = [
  ['pull-request', passing],
  ['repository', passingRepository],
] as const

describe.each(scopes)('the example, %s', (scope, facts) => {
  test('passes; with any of its facts unknown it does not', () => {
    const judged = (given: typeof facts) => judge(workflowPath, scope, given, settings, () => undefined)
    expect(blocking(judged(facts))).toEqual([])
    for (const key of Object.keys(facts) as FactKey[]) {
      const findings = judged({ ...facts, [key]: unknown('api-failed', 'taken away') })
      expect([key, blocking(findings).some((one) => one.startsWith('unknown '))]).toEqual([key, true])
    }
  })
})

test('a policy without checks judges nothing, and says what is missing', () => {
  expect(plain(workflowPath.unconfigured?.(workflowPath.options.parse({})) ?? [])).toContain(
    'gates.workflow-path.checks',
  )
  expect(workflowPath.unconfigured?.(settings)).toBeNull()
})

test.each([
  [{ checks: { build: { check: 'x', apps: 1 } } }],
  [{ checks: { ' ': 'x' } }],
  [{ 'locked-tests': ['['] }],
  [{ specification: { exclusions: 0 } }],
  [{ specification: { headings: { other: ['x'] } } }],
  [{ regression: { before: ['a'] } }],
  [{ approvers: ['lead'] }],
  [{ health: {} }],
])('options %j are refused', (given) => {
  expect(workflowPath.options.safeParse(given).success).toBe(false)
})
