import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Finding } from '../../src/core/finding.ts'
import type { Mode, Outcome } from '../../src/core/outcome.ts'
import type { P0Settings } from '../../src/core/p0.ts'
import type { Rule } from '../../src/core/rules.ts'
import { text } from '../../src/core/text.ts'
import { fold, type Judgement } from '../../src/core/verdict.ts'

const rule = (controls: readonly string[], onRequest = false): Rule => ({
  ...{ title: 'A rule', why: 'Because.', fix: 'Do it.', controls, sources: ['002'] },
  example: { found: 'nothing', required: 'something', fix: 'do it' },
  ...(onRequest ? { onRequest } : {}),
})
const rules = { vital: rule(['x:1']), asked: rule(['x:2'], true), other: rule([]) }

const finding = (name: string, outcome: Outcome, more: Partial<Finding> = {}): Finding => ({
  ...{ rule: `sample/${name}`, outcome, level: 'error', subject: 'it' },
  ...{ found: text`found`, required: text`required`, fix: text`fix` },
  ...(outcome === 'unknown' ? { unknown: { reason: 'api-failed' } } : {}),
  ...more,
})

const judgement = (findings: readonly Finding[], more: Partial<Judgement> = {}): Judgement => ({
  ...{ gate: 'sample', title: 'Sample', rules, mode: 'enforce', optional: false, enforceFrom: null },
  findings,
  ...more,
})

const usual = (...ids: readonly string[]): P0Settings => ({ ids, asked: false })
const asked = (...ids: readonly string[]): P0Settings => ({ ids, asked: true })

const judge = (
  findings: readonly Finding[],
  p0: P0Settings | null,
  more: Partial<Judgement> = {},
  mode: Mode = 'enforce',
) =>
  fold([judgement(findings, more)], {
    ...{ mode, onNothing: 'unknown', now: null },
    ...(p0 === null ? {} : { p0 }),
  })

const pass = finding('vital', 'pass')
const fail = finding('vital', 'fail')
const unknown = finding('vital', 'unknown')
const otherPass = finding('other', 'pass')
const otherFail = finding('other', 'fail')

describe('exit codes of P0 controls', () => {
  test.each<[string, readonly Finding[], P0Settings | null, number]>([
    ['absent', [fail], usual('sample/vital'), 5],
    ['absent, without an audit', [fail], null, 1],
    ['absent, but another rule is P0', [fail], usual('sample/other'), 1],
    ['named by its control', [fail], usual('x:1'), 5],
    ['could not be verified', [unknown], usual('sample/vital'), 6],
    ['not verified, without an audit', [unknown], null, 3],
    ['another rule is unknown', [pass, finding('other', 'unknown')], usual('sample/vital'), 3],
    [
      '5 before 1 and 6',
      [fail, finding('other', 'fail'), finding('asked', 'unknown')],
      usual('sample/vital', 'sample/asked'),
      5,
    ],
    ['1 before 6', [unknown, otherFail], usual('sample/vital'), 1],
    ['6 before 3', [unknown, finding('other', 'unknown')], usual('sample/vital'), 6],
    ['present', [pass], usual('sample/vital'), 0],
    [
      'a warning makes nothing absent',
      [finding('vital', 'fail', { level: 'warning' }), otherPass],
      usual('sample/vital'),
      0,
    ],
    ['a missing fact undecides all rules', [finding('facts-complete', 'unknown')], usual('sample/vital'), 6],
    [
      'hidden by another rule',
      [otherPass, finding('other', 'unknown', { unknown: { reason: 'offline', rules: ['vital'] } })],
      usual('sample/vital'),
      6,
    ],
    ['the policy asks for nothing, and nobody named it', [otherPass], usual('sample/asked'), 0],
    ['the policy asks for nothing, but names it', [otherPass], asked('sample/asked'), 6],
    ['a rule that only speaks when something is wrong', [otherPass], asked('sample/vital'), 0],
    [
      'a gate that judged nothing',
      [finding('facts-complete', 'skip'), finding('vital', 'skip')],
      asked('sample/vital'),
      6,
    ],
    ['named, but of a gate that is not judged', [pass], asked('elsewhere/rule'), 6],
    ['usual, but of a gate that is not judged', [pass], usual('elsewhere/rule'), 0],
    ['none', [fail], usual(), 1],
  ])('%s', (_, findings, p0, expected) => expect(judge(findings, p0).exitCode).toBe(expected))

  test('a gate that only reports stops nothing, nor does one before its date', () => {
    expect(judge([fail], asked('sample/vital'), { mode: 'report' }, 'report')).toMatchObject({
      ...{ decision: 'report', exitCode: 0, p0: { absent: [], unverified: [] } },
    })
    const later = { enforceFrom: '2027-01-01' }
    const settings = { mode: 'enforce', onNothing: 'unknown', now: '2026-11-20T12:00:00Z' } as const
    expect(fold([judgement([fail], later)], { ...settings, p0: asked('sample/vital') }).exitCode).toBe(0)
    expect(judge([pass], asked('elsewhere/rule'), {}, 'report').exitCode).toBe(0)
  })

  test('an optional gate may stay undecided, unless the policy names the control', () => {
    expect(judge([unknown, otherPass], usual('sample/vital'), { optional: true }).exitCode).toBe(0)
    expect(judge([unknown, otherPass], asked('sample/vital'), { optional: true })).toMatchObject({
      ...{ decision: 'unknown', exitCode: 6 },
      reasons: ['control-unverified'],
    })
    expect(judge([fail], usual('sample/vital'), { optional: true }).exitCode).toBe(5)
  })

  test('reasons and the verdict name what is absent and what is not verified', () => {
    const p0 = usual('sample/vital', 'x:2')
    expect(judge([fail, finding('asked', 'unknown')], p0)).toMatchObject({
      ...{ decision: 'fail', exitCode: 5 },
      reasons: ['gate-failed', 'control-absent', 'control-unverified'],
      p0: { absent: ['sample/vital'], unverified: ['x:2'] },
    })
    expect(judge([unknown], p0)).toMatchObject({
      decision: 'unknown',
      reasons: ['control-unverified', 'api-failed'],
    })
    expect(judge([fail], null)).not.toHaveProperty('p0')
  })
})

test('P0 settings never turn a blocked run into an allowed one, and never change the order of decisions', () => {
  const findings = fc.array(
    fc
      .tuple(
        fc.constantFrom('vital', 'asked', 'other', 'facts-complete'),
        fc.constantFrom<Outcome>('pass', 'fail', 'unknown', 'skip'),
        fc.constantFrom('error' as const, 'warning' as const),
      )
      .map(([name, outcome, level]) => finding(name, outcome, { level })),
    { maxLength: 5 },
  )
  const settings = fc.record({
    ids: fc.subarray(['sample/vital', 'x:2', 'sample/other', 'elsewhere/rule']),
    asked: fc.boolean(),
  })
  fc.assert(
    fc.property(
      ...([findings, settings, fc.boolean(), fc.constantFrom<Mode>('report', 'enforce')] as const),
      (given, p0, optional, mode) => {
        const without = judge(given, null, { optional, mode }, mode)
        const audited = judge(given, p0, { optional, mode }, mode)
        if (without.exitCode !== 0) expect(audited.exitCode).not.toBe(0)
        if (mode === 'report') expect(audited.exitCode).toBe(0)
        expect([0, 1, 3, 5, 6]).toContain(audited.exitCode)
        if (audited.decision === 'fail') expect(without.decision).toBe('fail')
      },
    ),
    { seed: 20_261_121, numRuns: 300 },
  )
})
