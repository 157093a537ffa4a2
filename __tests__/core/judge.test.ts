import { describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { known, unknown } from '../../src/core/fact.ts'
import { defineGate } from '../../src/core/gate.ts'
import { judge, neededFacts } from '../../src/core/judge.ts'
import { plain } from '../../src/core/text.ts'
import { finding } from '../support/findings.ts'

const source = { kind: 'api', what: 'GET /x' } as const
const gate = defineGate({
  id: 'sample',
  title: 'Sample',
  summary: 'Says what it saw.',
  rules: {},
  options: z.strictObject({ word: z.string().default('yes') }),
  permissions: [],
  pullRequest: {
    needs: ['now', 'policy-paths'],
    partial: ['teams'],
    evaluate(facts, options) {
      const teams = facts.teams.known ? 'known' : facts.teams.reason
      return [
        finding('pass', { subject: `${facts.now} ${facts['policy-paths'].length} ${teams} ${options.word}` }),
      ]
    },
  },
})
const where = () => undefined
const facts = {
  now: known('2026-11-21T00:00:00Z', source),
  'policy-paths': known(['a', 'b'], source),
  teams: known({}, source),
}

describe('judge', () => {
  test('hands over the values of needed facts and the partial facts themselves', () => {
    const [only] = judge(gate, 'pull-request', facts, { word: 'no' }, where)
    expect(only?.subject).toBe('2026-11-21T00:00:00Z 2 known no')
  })

  test('an unknown needed fact makes the gate unknown, with reason and remedy, and nothing is evaluated', () => {
    const remedy = { text: 'grant `contents: read`', permission: 'contents: read' }
    const missing = { ...facts, 'policy-paths': unknown('permission-missing', 'GET /x: refused', { remedy }) }
    const findings = judge(gate, 'pull-request', missing, { word: 'no' }, where)
    expect(findings).toHaveLength(1)
    expect(findings[0]).toMatchObject({
      rule: 'sample/facts-complete',
      outcome: 'unknown',
      subject: 'policy-paths',
      unknown: { reason: 'permission-missing', remedy },
    })
    expect(plain(findings[0]?.found ?? [])).toContain('refused')
    expect(plain(findings[0]?.fix ?? [])).toBe('grant contents: read')
  })

  test('every unknown needed fact is named, not just the first', () => {
    const none = { now: unknown('offline', 'a'), 'policy-paths': unknown('timeout', 'b') }
    expect(judge(gate, 'pull-request', none, {}, where).map((entry) => entry.subject)).toEqual([
      'now',
      'policy-paths',
    ])
  })

  test('a fact that was never gathered is unknown, not absent', () => {
    expect(judge(gate, 'pull-request', {}, {}, where)[0]).toMatchObject({
      outcome: 'unknown',
      unknown: { reason: 'internal-error' },
    })
  })

  test('a partial fact that is unknown reaches the gate', () => {
    const partial = { ...facts, teams: unknown('team-membership', 'no') }
    expect(judge(gate, 'pull-request', partial, { word: 'x' }, where)[0]?.subject).toContain(
      'team-membership',
    )
  })

  test('a scope the gate does not judge is a skip with its reason', () => {
    expect(judge(gate, 'repository', facts, {}, where)).toMatchObject([
      { outcome: 'skip', subject: 'repository' },
    ])
  })
})

test('needed facts are listed once, sorted, for the scope asked for', () => {
  expect(neededFacts([gate, gate], 'pull-request')).toEqual(['now', 'policy-paths', 'teams'])
  expect(neededFacts([gate], 'repository')).toEqual([])
})
