import { expect, test } from '@jest/globals'
import { plain } from '../../../src/core/text.ts'
import { recoveries, recoveryDetail, recoverySteps } from '../../../src/gates/workflow-path/recovery.ts'

test.each(recoverySteps)('%s has an action, a way back and somebody to ask', (step) => {
  const { action, rollback, escalation } = recoveries[step]
  for (const text of [action, rollback, escalation]) expect(text.length).toBeGreaterThan(20)
  const detail = recoveryDetail(step, ['@acme/leads'])
  expect(plain(detail.kind === 'list' ? (detail.items[2] ?? []) : [])).toMatch(/; ask @acme\/leads$/)
})

test.each(recoverySteps)('recovering from %s never comes back to it', (step) => {
  const seen = new Set<string>()
  for (let at: (typeof recoverySteps)[number] | null = step; at !== null; at = recoveries[at].backTo) {
    expect(seen.has(at)).toBe(false)
    seen.add(at)
  }
})

test('no recovery tells anybody to change an expectation, nor to throw work away', () => {
  const texts = Object.values(recoveries).map((one) => JSON.stringify(one))
  expect(texts.join('\n')).not.toMatch(
    /reset --hard|push --force|adjust the expectation|fix the test expectation/u,
  )
})
