import { describe, expect, test } from '@jest/globals'
import { completenessOf, controlStates } from '../../src/audit/controls.ts'
import { auditReport } from '../../src/audit/view.ts'
import type { Finding } from '../../src/core/finding.ts'
import { defineGate } from '../../src/core/gate.ts'
import type { Outcome } from '../../src/core/outcome.ts'
import type { Rule } from '../../src/core/rules.ts'
import { text } from '../../src/core/text.ts'
import { fold } from '../../src/core/verdict.ts'
import { fingerprint } from '../../src/result/digests.ts'
import type { NotEvaluated } from '../../src/result/not-evaluated.ts'
import { renderAuditPage } from '../../src/surfaces/audit-page.ts'
import { renderAuditTerminal } from '../../src/surfaces/audit-terminal.ts'
import { leastMilliseconds } from '../support/cpu-time.ts'
import { sampleRecord } from '../support/sample-record.ts'

const rule = (controls: readonly string[]): Rule => ({
  ...{ title: 'A rule', why: 'Because.', fix: 'Do it.', controls, sources: ['002'] },
  example: { found: 'nothing', required: 'something', fix: 'do it' },
})

const rules = { one: rule(['x:1', 'x:2']), two: rule(['x:1']), three: rule(['a:1']), none: rule([]) }

const finding = (name: string, outcome: Outcome, more: Partial<Finding> = {}): Finding => ({
  ...{ rule: `sample/${name}`, outcome, level: 'error', subject: 'it' },
  ...{ found: text`found`, required: text`required`, fix: text`fix` },
  ...(outcome === 'unknown' ? { unknown: { reason: 'api-failed' } } : {}),
  ...more,
})

const verdictOf = (findings: readonly Finding[]) =>
  fold(
    [
      {
        gate: 'sample',
        title: 'Sample',
        rules,
        mode: 'enforce',
        optional: false,
        enforceFrom: null,
        findings,
      },
    ],
    {
      ...{ mode: 'enforce', onNothing: 'unknown', now: null },
    },
  )

const statesOf = (...findings: readonly Finding[]) =>
  Object.fromEntries(controlStates(verdictOf(findings)).map(({ control, state }) => [control, state]))

describe('controlStates', () => {
  test.each<[string, readonly Finding[], string]>([
    ['nothing evaluated', [], 'not-applicable'],
    ['a rule that does not apply', [finding('one', 'skip')], 'not-applicable'],
    ['one rule passes, the other is silent', [finding('one', 'pass')], 'pass'],
    ['one passes, one does not apply', [finding('one', 'pass'), finding('two', 'skip')], 'pass'],
    ['one passes, one fails', [finding('one', 'pass'), finding('two', 'fail')], 'fail'],
    ['one passes, one warns', [finding('one', 'pass'), finding('two', 'fail', { level: 'warning' })], 'fail'],
    ['unknown beats pass', [finding('one', 'pass'), finding('two', 'unknown')], 'unknown'],
    ['fail beats unknown', [finding('one', 'fail'), finding('two', 'unknown')], 'fail'],
    [
      'the same rule passes and fails',
      [finding('one', 'pass'), finding('one', 'fail', { subject: 'b' })],
      'fail',
    ],
    ['a missing fact undecides every rule', [finding('facts-complete', 'unknown')], 'unknown'],
    [
      'an undecided rule names others it hides',
      [
        finding('one', 'pass'),
        finding('none', 'unknown', { unknown: { reason: 'permission-missing', rules: ['two'] } }),
      ],
      'unknown',
    ],
    [
      'a pass that names rules hides nothing',
      [finding('one', 'pass', { unknown: { reason: 'permission-missing', rules: ['two'] } })],
      'pass',
    ],
  ])('%s', (_, findings, expected) => expect(statesOf(...findings)['x:1']).toBe(expected))

  test('lists every control of every rule, by standard and id, with all its rules', () => {
    const controls = controlStates(verdictOf([finding('one', 'pass')]))
    expect(controls.map(({ control }) => control)).toEqual(['a:1', 'x:1', 'x:2'])
    expect(controls[1]?.rules).toEqual([
      { id: 'sample/one', state: 'pass' },
      { id: 'sample/two', state: 'not-applicable' },
    ])
  })

  test('only what could not be decided hides other rules; what does not apply is proof of that', () => {
    const naming = { unknown: { reason: 'permission-missing', rules: ['two'] } } as const
    const [control, other] = controlStates(
      verdictOf([finding('one', 'fail', naming), finding('three', 'skip')]),
    ).toReversed()
    expect(control).toMatchObject({ control: 'x:2', state: 'fail' })
    expect(other?.rules).toContainEqual({ id: 'sample/two', state: 'not-applicable' })
    expect(statesOf(finding('three', 'skip'))['a:1']).toBe('not-applicable')
    const [skipped] = controlStates(verdictOf([finding('three', 'skip')]))
    expect(skipped?.proof).toMatchObject([{ rule: 'sample/three', outcome: 'skip' }])
  })

  test('proof is what gives the state, with its place; dates are those of open findings', () => {
    const at = { path: 'src/a.ts', line: 3, at: 'head' } as const
    const failing = finding('one', 'fail', { subject: 'b', location: at })
    const id = fingerprint('sample/one', 'b')
    const since = new Map([
      [id, '2026-10-01'],
      [fingerprint('sample/two', 'it'), '2026-09-01'],
    ])
    const [, control] = controlStates(verdictOf([failing, finding('two', 'pass')]), since)
    expect(control).toMatchObject({
      ...{ control: 'x:1', state: 'fail', level: 'error', since: '2026-10-01' },
      proof: [{ fingerprint: id, rule: 'sample/one', subject: 'b', outcome: 'fail', location: at }],
    })
    expect(controlStates(verdictOf([finding('two', 'pass')]), since)[1]).toMatchObject({
      since: null,
      level: null,
    })
  })

  test('the rule that every gate has counts with its own control', () => {
    const gate = defineGate({
      ...{ id: 'sample', title: 'Sample', summary: 'Sample.', rules, permissions: [] },
      options: undefined as never,
    })
    const [whole] = verdictOf([finding('facts-complete', 'unknown')]).gates
    if (whole === undefined) throw new Error('no gate')
    const controls = controlStates({ gates: [{ ...whole, rules: gate.rules }] })
    expect(controls.every(({ state }) => state === 'unknown')).toBe(true)
    expect(controls.map(({ control }) => control)).toContain('owasp:A10:2025')
  })
})

const missing = (more: Partial<NotEvaluated> = {}): NotEvaluated => ({
  ...{
    subject: '',
    what: 'teams',
    reason: 'permission-missing',
    detail: 'x',
    remedy: null,
    permission: null,
  },
  ...more,
})

describe('completenessOf', () => {
  const controls = controlStates(
    verdictOf([finding('one', 'pass'), finding('two', 'unknown'), finding('three', 'fail')]),
  )

  test('counts what applies, and what could not be read of it', () => {
    expect(completenessOf(controls, [missing()])).toEqual({
      ...{ audited: 2, total: 3, notReadable: 1, notApplicable: 0, partial: true, cut: false },
      because: ['the token may not read this'],
    })
  })

  test('is complete only where nothing is missing', () => {
    const whole = controlStates(verdictOf([finding('one', 'pass')]))
    expect(completenessOf(whole, [])).toMatchObject({
      audited: 2,
      total: 2,
      notApplicable: 1,
      partial: false,
      cut: false,
    })
    expect(completenessOf(whole, [missing()]).partial).toBe(true)
    expect(completenessOf(controls, []).partial).toBe(true)
  })

  test('says each reason once, with the permission, and no mark-up of others', () => {
    const needs = missing({ permission: '`administration: read` (GitHub App)' })
    const { because } = completenessOf(controls, [needs, needs, missing({ reason: 'rate-limited' })])
    expect(because).toEqual([
      'the request limit of the token is used up',
      'the token may not read this (needs `administration: read (GitHub App)`)',
    ])
  })
})

test('10,000 findings: controls, page and terminal in well under a second of processor time', () => {
  const many = Array.from({ length: 10_000 }, (_, index) =>
    finding(index % 2 === 0 ? 'one' : 'two', 'fail', { subject: `src/${index}.ts` }),
  )
  const record = sampleRecord()
  const [gate] = verdictOf(many).gates
  const verdict = { ...record.verdict, gates: gate === undefined ? [] : [gate] }
  const since = new Map(many.map(({ rule: id, subject }) => [fingerprint(id, subject), '2026-10-01']))
  const report = auditReport({ ...record, verdict }, { openSince: since, trend: null })
  expect(report.audit?.controls.find(({ control }) => control === 'x:1')).toMatchObject({
    since: '2026-10-01',
  })
  const spent = leastMilliseconds(() => {
    controlStates(verdict, since)
    renderAuditPage(report)
    renderAuditTerminal(report, { width: 100, colour: false })
  })
  expect(spent).toBeLessThan(1_000)
})
