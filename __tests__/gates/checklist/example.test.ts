import { describe, expect, test } from '@jest/globals'
import { type UnknownReason, unknown, unknownReasons } from '../../../src/core/fact.ts'
import { judge } from '../../../src/core/judge.ts'
import { outcomeOf } from '../../../src/core/verdict.ts'
import { checklist } from '../../../src/gates/checklist/gate.ts'
import { options, passing, passingRepository } from './example.ts'
import { blocking, optionsOf, said, where } from './facts.ts'

const reasons = Object.keys(unknownReasons) as UnknownReason[]
const cases = [
  ['pull-request', passing],
  ['repository', passingRepository],
] as const

describe.each(cases)('the example for a %s', (scope, facts) => {
  const scoped = scope === 'repository' ? checklist.repository : checklist.pullRequest
  const keys = [...(scoped?.needs ?? []), ...(scoped?.partial ?? [])]

  test('passes', () => {
    const findings = judge(checklist, scope, facts, optionsOf(options), where)
    expect(blocking(findings)).toEqual([])
    expect(outcomeOf(findings)).toBe('pass')
  })

  test.each(keys)('does not pass when `%s` is unknown, for whatever reason', (key) => {
    const passed = reasons.filter((reason) => {
      const gone = { ...facts, [key]: unknown(reason, 'made unknown by this test') }
      return outcomeOf(judge(checklist, scope, gone, optionsOf(options), where)) === 'pass'
    })
    expect(passed).toEqual([])
  })
})

test('the example shows what it covers', () => {
  const findings = judge(checklist, 'pull-request', passing, optionsOf(options), where)
  expect(said(findings, 'questions')[0]).toContain(
    '8 questions of 8 apply to path full: 5 for the author (0 open), 1 answered by tools, 1 for a reviewer, 1 that follow from others',
  )
  expect(said(findings, 'coverage')[0]).toContain('2 of 2 nist-csf-2.0 categories')
})

describe('options', () => {
  test('without a checklist the gate is not configured', () => {
    expect(checklist.unconfigured?.(checklist.options.parse({}))).not.toBeNull()
    expect(checklist.unconfigured?.(checklist.options.parse({ lists: ['secure-feature'] }))).toBeNull()
  })

  test.each<readonly [string, object]>([
    ['an unknown key', { list: ['secure-feature'] }],
    ['a list twice', { lists: ['spec', 'spec'] }],
    ['a list outside of the repository', { lists: ['../own.yml'] }],
    ['an absolute list', { lists: ['/etc/own.yml'] }],
    ['a bad glob', { sarif: ['../*.sarif'] }],
    ['no SARIF files', { sarif: { files: [], tools: ['semgrep'] } }],
    ['a reviewer without @', { reviewers: ['sec'] }],
    ['more hints than are shown', { hints: 51 }],
    ['an unknown word', { 'edited-after-approval': 'yes' }],
  ])('%s is refused', (_, written) => {
    expect(checklist.options.safeParse(written).success).toBe(false)
  })
})
