import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { known } from '../../src/core/fact.ts'
import type { Judgement } from '../../src/core/verdict.ts'
import type { Delta } from '../../src/result/delta.ts'
import type { RunRecord } from '../../src/result/record.ts'
import {
  commitStatusesOf,
  endedStatus,
  isOurContext,
  type StatusWish,
  saysTheSame,
} from '../../src/surfaces/commit-status.ts'
import { finding, judgement } from '../support/findings.ts'
import { hostileText } from '../support/hostile-text.ts'
import { reportOf, sampleRecord } from '../support/sample-record.ts'

const suite: StatusWish = { mode: 'suite', gate: null }
const perGate: StatusWish = { mode: 'per-gate', gate: null }
const gate = (name: string, ...outcomes: readonly ('pass' | 'fail' | 'unknown' | 'skip')[]): Judgement =>
  judgement(
    outcomes.map((outcome, index) => finding(outcome, { rule: `${name}/rule`, subject: `s${index}` })),
    { gate: name },
  )
const of = (record: RunRecord, wish: StatusWish = suite, since?: Delta) =>
  commitStatusesOf({ ...reportOf(record), ...(since === undefined ? {} : { since }) }, wish)
const states = (record: RunRecord, wish = perGate) =>
  of(record, wish).map(({ context, state }) => `${context} ${state}`)

const open = { id: 'a'.repeat(64), gate: 'a', rule: 'a/rule', subject: 's', outcome: 'fail' } as const
const delta = (more: Partial<Delta> = {}): Delta => ({
  ...{ fixed: [], new: [], unchanged: [open], unseen: [] },
  changed: { policy: false, facts: false },
  ...more,
})

describe('commit statuses', () => {
  test('a decision is a state: report is success in words that say so, unknown is an error', () => {
    expect(of(sampleRecord([gate('a', 'pass')]))).toEqual([
      { context: 'gatewright', state: 'success', description: 'passed' },
    ])
    expect(of(sampleRecord([gate('a', 'fail', 'fail'), gate('b', 'pass')]))).toEqual([
      { context: 'gatewright', state: 'failure', description: 'blocked: a (2 failed)' },
    ])
    expect(of(sampleRecord([gate('a', 'unknown')]))).toEqual([
      {
        context: 'gatewright',
        state: 'error',
        description: 'blocked, because it could not be decided: a (1 could not be decided)',
      },
    ])
    expect(of(sampleRecord([{ ...gate('a', 'fail'), mode: 'report' }]))).toEqual([
      { context: 'gatewright', state: 'success', description: 'reports only, does not block: a (1 failed)' },
    ])
    expect(of(sampleRecord([]))).toMatchObject([{ state: 'error' }])
  })

  test('a description has no character of four bytes, which GitHub refuses', () => {
    for (const { description } of [
      ...of(sampleRecord([gate('😀', 'fail')])),
      endedStatus('gatewright', '😀 𝒳'),
    ])
      expect([...description].every((character) => character.length === 1)).toBe(true)
    expect(endedStatus('gatewright', 'a 😀 文').description).toBe('could not be decided: a \uFFFD 文')
  })

  test('every gate has its own context on request', () => {
    const gates = [
      gate('a', 'fail'),
      gate('b', 'pass', 'skip'),
      gate('c', 'unknown'),
      { ...gate('d', 'unknown'), optional: true },
      { ...gate('e', 'fail'), mode: 'report' as const },
      gate('f', 'skip'),
    ]
    expect(of(sampleRecord(gates), perGate).map((one) => Object.values(one).join(' | '))).toEqual([
      'gatewright | failure | blocked: a (1 failed), c (1 could not be decided)',
      'gatewright/a | failure | fail, blocks: 1 failed',
      'gatewright/b | success | pass: 1 passed, 1 did not apply',
      'gatewright/c | error | unknown, blocks: 1 could not be decided',
      'gatewright/d | success | unknown, optional, does not block: 1 could not be decided',
      'gatewright/e | success | fail, reports only: 1 failed',
      'gatewright/f | success | skip: 1 did not apply',
    ])
    expect(of(sampleRecord(gates))).toHaveLength(1)
  })

  test("a gate's own action speaks for itself alone, with the verdict of its run", () => {
    const alone: StatusWish = { mode: 'per-gate', gate: 'a' }
    expect(states(sampleRecord([gate('a', 'fail')]), alone)).toEqual(['gatewright/a failure'])
    // Nothing applied: as a gate of a suite it would be green, by itself it judged nothing.
    expect(states(sampleRecord([gate('a', 'skip')]), alone)).toEqual(['gatewright/a error'])
  })

  test('nothing is green where nothing was evaluated', () => {
    const record = sampleRecord([gate('a', 'skip'), { ...gate('b', 'fail'), mode: 'report' }])
    expect(states(record)).toEqual(['gatewright error', 'gatewright/a error', 'gatewright/b error'])
  })

  test('nothing is green on a commit that another pull request has as its head, too', () => {
    const shared = known([{ number: 4, baseRef: 'main', head: 'acme/shop:x' }], { kind: 'api', what: 'list' })
    const subjects = [
      { subject: '', facts: { 'other-pull-requests': shared } },
    ] as unknown as RunRecord['subjects']
    const gates = [gate('a', 'fail'), gate('b', 'pass')]
    expect(states(sampleRecord(gates, { subjects }))).toEqual([
      'gatewright failure',
      'gatewright/a failure',
      'gatewright/b error',
    ])
    const all = sampleRecord([gate('b', 'pass')], {}, { sharedHead: true })
    expect(states(all)).toEqual(['gatewright error', 'gatewright/b error'])
  })

  test('a closed pull request has nothing to block', () => {
    expect(states(sampleRecord([gate('a', 'fail')], {}, { closed: true }))).toEqual([
      'gatewright success',
      'gatewright/a success',
    ])
  })

  test('a verdict that contradicts itself is never green', () => {
    const record = sampleRecord([gate('a', 'pass')])
    const forged = { ...record, verdict: { ...record.verdict, exitCode: 1 as const } }
    expect(states(forged, suite)).toEqual(['gatewright error'])
  })

  test('140 characters hold it: gates are cut, what changed is left out whole', () => {
    const many = Array.from({ length: 20 }, (_, index) => gate(`gate-${index}`, 'fail'))
    const [long] = of(sampleRecord(many), suite, delta())
    expect(long?.description).toHaveLength(140)
    expect(long?.description).toMatch(/…$/)
    expect(of(sampleRecord([gate('a', 'fail')]), suite, delta())[0]?.description).toBe(
      'blocked: a (1 failed) · since the last run: fixed 0, new 0, unchanged 1',
    )
  })

  test('the same again is the same; what changed is news only when something did', () => {
    const record = sampleRecord([gate('a', 'fail')])
    const [plain] = of(record)
    const [quiet] = of(record, suite, delta())
    const [news] = of(record, suite, delta({ fixed: [open] }))
    if (plain === undefined || quiet === undefined || news === undefined) throw new Error('no status')
    expect(saysTheSame(plain, plain)).toBe(true)
    expect(saysTheSame(plain, quiet, delta())).toBe(true)
    expect(saysTheSame(news, quiet, delta())).toBe(true)
    expect(saysTheSame(quiet, news, delta({ fixed: [open] }))).toBe(false)
    expect(saysTheSame(quiet, news, delta({ new: [open] }))).toBe(false)
    expect(saysTheSame({ ...plain, state: 'success' }, plain)).toBe(false)
    expect(saysTheSame({ ...plain, description: null }, plain)).toBe(false)
    expect(saysTheSame({ ...plain, description: 'blocked: b (1 failed)' }, plain)).toBe(false)
  })

  test('contexts of ours are told from those of others', () => {
    const contexts = ['gatewright', 'gatewright/codeowners', 'gatewright-x', 'ci/gatewright', 'Gatewright']
    expect(contexts.filter(isOurContext)).toEqual(['gatewright', 'gatewright/codeowners'])
  })

  test('any text is one clean line of at most 140 characters', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (why, name) => {
        const record = sampleRecord([gate(name, 'fail')])
        const all = [
          ...of(record, perGate),
          ...of(record, { mode: 'suite', gate: name }),
          endedStatus('x', why),
        ]
        for (const { context, description } of all) {
          expect(description.length).toBeLessThanOrEqual(140)
          expect(`${context}${description}`.replaceAll('\t', '')).not.toMatch(
            /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u,
          )
        }
      }),
      { seed: 20_261_121, numRuns: 200 },
    )
  })
})
