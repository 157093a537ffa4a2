import { describe, expect, test } from '@jest/globals'
import { type Fact, known, unknown } from '../../../src/core/fact.ts'
import type { Soak, SuiteHistory } from '../../../src/core/facts/golden.ts'
import { history as exampleHistory, soak as exampleSoak } from './example.ts'
import { judged, outcome, passing, reports, said } from './facts.ts'

const source = { kind: 'file', what: 'test' } as const

describe('soak', () => {
  type Known = NonNullable<Soak>
  const finished = exampleSoak as Known
  const start = finished.start as NonNullable<Known['start']>
  const options = { reports: [], soak: { events: ['soak/*.jsonl'] } }
  const given = (soak: Partial<Known>) => ({ soak: known<Soak>({ ...finished, ...soak }, source) })
  const line = (soak: Partial<Known>, more: object = {}) =>
    said(judged(given(soak), { ...options, soak: { ...options.soak, ...more } }), 'soak')[0] ?? ''

  test('300 of 300 over a finished week passes', () => {
    expect(line({})).toMatch(
      /^pass note \| soak of 2026\.11\.1: 300 of 300 events passed, lower bound 0\.9911/,
    )
    expect(outcome(given({}), options)).toBe('pass')
  })

  test('nothing is said about the result before the declared end', () => {
    const early = line({ start: { ...start, endsAt: '2026-11-21T00:00:00Z' } })
    expect(early).toMatch(/^fail error \| the soak of 2026\.11\.1 runs until 2026-11-21/)
    expect(early).not.toContain('300')
  })

  test.each<[string, Partial<Known>, string]>([
    ['no start', { start: null }, 'no soak was started'],
    ['a wrong signature', { start: { ...start, signature: 'invalid' } }, 'signature'],
    ['another deployment', { deployment: '2026.12' }, '2026.12 is deployed'],
    ['a short window', { start: { ...start, startedAt: '2026-11-16T00:00:00Z' } }, 'at least 7 days'],
    ['an end that is no time', { start: { ...start, endsAt: 'soon' } }, 'declared window'],
    ['broken events', { invalid: ['soak/a.jsonl:3: no event'] }, 'cannot be trusted'],
    ['too few events', { days: finished.days.slice(1) }, 'fewer than 300 events'],
    [
      'a low bound',
      { days: finished.days.map((day) => ({ ...day, passed: 45, failed: 5 })) },
      'the bound is too low',
    ],
    [
      'one bad day',
      {
        days: [
          ...finished.days.map((day) => ({ ...day, passed: 500 })),
          { day: '2026-11-16', workflow: 'x', passed: 10, failed: 10 },
        ],
      },
      'on 2026-11-16 only 10 of 20 passed',
    ],
  ])('%s fails', (_, soak, words) => {
    expect(line(soak)).toMatch(/^fail error/)
    expect(line(soak)).toContain(words)
  })

  test('one failure on a small day is no bad day', () => {
    const days = [...finished.days, { day: '2026-11-16', workflow: 'x', passed: 9, failed: 1 }]
    expect(line({ days })).toMatch(/^pass/)
  })

  test('every workflow must be seen', () => {
    expect(line({}, { workflows: ['refund', 'payout'] })).toContain('no event of payout')
  })

  test('unknown is unknown, and not asked for is nothing', () => {
    const soak: Fact<Soak> = unknown('offline', 'no work tree')
    expect(outcome({ soak }, options)).toBe('unknown')
    expect(outcome({ soak, reports: reports(passing(1)) })).toBe('pass')
  })
})

describe('history', () => {
  const options = { suites: [{ name: 'P1', lcb: 0.5 }], history: { artifact: 'gate-evidence' } }
  const given = (lcb: number, count: number, more: Partial<SuiteHistory> = {}) => ({
    reports: reports(passing(count)),
    history: known<SuiteHistory>(
      {
        runs: [
          {
            at: '2026-11-19T12:00:00Z',
            sha: 'a'.repeat(40),
            suites: [{ suite: 'P1', successes: 1, trials: 1, lcb }],
            flaky: [],
          },
        ],
        unreadable: 0,
        ...more,
      },
      source,
    ),
  })

  test('a drop of more than 5 % of the last bound is reported, and blocks where the policy says so', () => {
    // 41 of 41: 0.9381.
    expect(said(judged(given(0.98, 41), options), 'history')[0]).toMatch(/^pass/)
    expect(said(judged(given(0.99, 41), options), 'history')[0]).toMatch(
      /^fail warning \| suite P1: the lower bound fell from 0\.9900 \(aaaaaaa\) to 0\.9381/,
    )
    expect(outcome(given(0.99, 41), options)).toBe('pass')
    expect(outcome(given(0.99, 41), { ...options, history: { alert: 'error' } })).toBe('fail')
  })

  test('the trend is a table and a chart of the same figures', () => {
    const finding = judged(given(0.98, 41), options).find(({ rule }) => rule === 'golden-suite/history')
    const detail = finding?.details?.[0]
    expect(detail?.kind === 'table' && detail.rows).toHaveLength(2)
    expect(
      detail?.kind === 'table' && detail.chart?.points.map(({ value }) => value.toFixed(4)),
    ).toStrictEqual(['0.9800', '0.9381'])
  })

  test('none yet is said, unreadable is unknown, unusable is a warning', () => {
    const none = {
      reports: reports(passing(41)),
      history: known<SuiteHistory>({ runs: [], unreadable: 2 }, source),
    }
    expect(said(judged(none, options), 'history').map((line) => line.split(' ')[0])).toStrictEqual([
      'fail',
      'skip',
    ])
    expect(outcome(none, options)).toBe('pass')
    expect(outcome({ ...none, history: unknown('permission-missing', 'no') }, options)).toBe('unknown')
  })

  test('tests that were flaky only before are listed, and do not warn', () => {
    const given = { reports: reports(passing(99)), history: known(exampleHistory, source) }
    expect(said(judged(given, options), 'flaky')[0]).toMatch(
      /^skip note \| no test was flaky in this run; 1 test of the last 1 run were/,
    )
  })

  test('flaky tests are told with how often they were before', () => {
    const flaky = {
      reports: reports([...passing(99), { name: 'slow0', outcome: 'flaky-passed' }]),
      history: known(exampleHistory, source),
    }
    const findings = judged(flaky, options)
    expect(said(findings, 'flaky')[0]).toMatch(
      /^fail warning \| 1 test passed only after a failure, starting with slow0/,
    )
    const table = findings.find(({ rule }) => rule === 'golden-suite/flaky')?.details?.[0]
    expect(
      table?.kind === 'table' && table.rows[0]?.flat().map((part) => 'text' in part && part.text),
    ).toStrictEqual(['slow0', '2', '1 of 1'])
  })
})
