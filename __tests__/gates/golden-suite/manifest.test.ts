import { describe, expect, test } from '@jest/globals'
import {
  failing,
  judged,
  manifest,
  outcome,
  passing,
  quarantined,
  reports,
  said,
  withQuarantine,
} from './facts.ts'

const sha = (digit: string) => digit.repeat(64)
const lcb = { suites: [{ name: 'S', lcb: 0.9 }] }

describe('manifest', () => {
  test('a test that is not there fails, at the line of the manifest', () => {
    const given = {
      reports: reports(passing(60)),
      manifest: manifest([{ id: 't1' }, { id: 'gone', priority: 'P0' }]),
    }
    expect(outcome(given, lcb)).toBe('fail')
    const finding = judged(given, lcb).find(({ rule }) => rule === 'golden-suite/manifest-complete')
    expect(finding).toMatchObject({
      subject: 'gone',
      requiredAt: { path: '.gatewright/golden.yml', line: 4 },
    })
  })

  test('a renamed test is named', () => {
    const given = {
      reports: reports([{ name: 'adds two numbers' }]),
      manifest: manifest([{ id: 'adds two number' }]),
    }
    expect(said(judged(given), 'manifest-complete')[0]).toContain('if it is now called adds two numbers')
  })

  test('a listed test that is skipped is said: it did not run', () => {
    const skipped = { name: 'late', outcome: 'skipped' as const }
    const given = {
      reports: reports([...passing(60), skipped]),
      manifest: manifest([{ id: 't1' }, { id: 'late' }]),
    }
    expect(said(judged(given, lcb), 'manifest-complete')[0]).toMatch(
      /^fail warning \| late \(P1\) was skipped/,
    )
    expect(outcome(given, lcb)).toBe('pass')
    const core = { ...given, manifest: manifest([{ id: 'late', priority: 'P0' }]) }
    expect(said(judged(core, lcb), 'manifest-complete')).toEqual([expect.stringMatching(/^pass/)])
    expect(outcome(core, lcb)).toBe('fail')
  })

  test('all there is a pass', () => {
    const given = {
      reports: reports(passing(3)),
      manifest: manifest([{ id: 't0' }, { id: 't1' }, { id: 't2' }]),
    }
    expect(said(judged(given), 'manifest-complete')[0]).toMatch(/^pass note \| all 3 tests/)
    expect(outcome(given)).toBe('pass')
  })

  test.each(['failed', 'error', 'skipped', 'flaky-passed'] as const)(
    'a P0 test that is %s fails inside any suite',
    (kind) => {
      const given = {
        reports: reports([...passing(500), { name: 'core', outcome: kind }]),
        manifest: withQuarantine([quarantined({ test: 'core' })], manifest([{ id: 'core', priority: 'P0' }])),
      }
      expect(outcome(given, { suites: [{ name: 'S', lcb: 0.9, flaky: 'pass' }] })).toBe('fail')
      expect(said(judged(given, lcb), 'priority-zero')[0]).toContain('core is P0')
    },
  )

  test('a changed source file fails; with its new digest in the proposed manifest it is shown', () => {
    const entry = { id: 't1', file: 'a.test.ts', sha256: sha('a') }
    const given = (
      sources: Record<string, string | null>,
      proposed: Record<string, string | null> | null,
    ) => ({
      reports: reports(passing(3)),
      manifest: manifest([entry], { sources, proposed }),
    })
    expect(outcome(given({ 'a.test.ts': sha('a') }, null))).toBe('pass')
    expect(outcome(given({ 'a.test.ts': sha('b') }, null))).toBe('fail')
    expect(outcome(given({ 'a.test.ts': null }, { t1: null }))).toBe('fail')
    expect(outcome(given({ 'a.test.ts': sha('b') }, { t1: sha('c') }))).toBe('fail')
    expect(outcome(given({ 'a.test.ts': sha('b') }, { t1: sha('b') }))).toBe('pass')
    expect(said(judged(given({ 'a.test.ts': sha('b') }, { t1: sha('b') })), 'test-unchanged')[0]).toMatch(
      /^fail warning/,
    )
  })

  test('what a change takes out of the manifest is listed, and still asked for', () => {
    const given = {
      reports: reports(passing(1)),
      manifest: manifest([{ id: 't0' }, { id: 't1' }], { proposed: { t0: null } }),
    }
    expect(said(judged(given), 'manifest-change')[0]).toContain('takes 1 test out of the manifest')
    expect(outcome(given)).toBe('fail')
  })

  test('a lowered priority is shown', () => {
    const given = {
      reports: reports(passing(1)),
      manifest: manifest([{ id: 't0', priority: 'P0' }], { proposed: { t0: null }, lowered: ['t0'] }),
    }
    expect(said(judged(given), 'manifest-change')[0]).toMatch(
      /^fail warning \| this change lowers the priority of 1 test/,
    )
    expect(outcome(given)).toBe('pass')
  })

  test('tests that stand in no manifest are said', () => {
    const given = { reports: reports(passing(3)), manifest: manifest([{ id: 't0' }]) }
    expect(said(judged(given), 'manifest-change')[0]).toContain('2 tests of the reports stand in no manifest')
  })

  test('names like those of prototypes are names', () => {
    const given = {
      reports: reports(passing(3)),
      manifest: manifest([{ id: 't0' }, { id: '__proto__' }], { proposed: { t0: null } }),
    }
    expect(outcome(given)).toBe('fail')
    expect(said(judged(given), 'manifest-change')[0]).toContain('__proto__')
  })
})

describe('quarantine', () => {
  const run = [...passing(99), ...failing(1, {}, 'slow')]
  const held = (...entries: Parameters<typeof quarantined>[0][]) => withQuarantine(entries.map(quarantined))

  test('a listed test is out of the count, and listed', () => {
    const given = { reports: reports(run), manifest: held({ test: 'slow0' }) }
    const [line] = said(judged(given, { suites: [{ name: 'S', lcb: 0.95 }] }), 'lower-bound')
    expect(line).toContain('99 of 99 tests passed')
    expect(line).toContain('1 in quarantine')
    expect(outcome(given, { suites: [{ name: 'S', lcb: 0.95 }] })).toBe('pass')
  })

  test('it changes nothing where every test must pass', () => {
    const given = { reports: reports(run), manifest: held({ test: 'slow0' }) }
    expect(outcome(given)).toBe('fail')
    expect(said(judged(given), 'quarantine-valid')[0]).toContain('does not count in suite all')
  })

  test.each([
    [{ reviewBy: '2026-11-19' }, 'its time is over'],
    [{ since: '2026-10-20', reviewBy: '2026-11-25' }, 'longer than the policy allows'],
    [{ since: '2026-11-25' }, 'begins in the future'],
  ])('%j does not hold', (entry, words) => {
    const given = { reports: reports(run), manifest: held({ test: 'slow0', ...entry }) }
    expect(outcome(given, lcb)).toBe('fail')
    expect(said(judged(given, lcb), 'quarantine-valid')[0]).toContain(words)
  })

  test('the last day still counts', () => {
    expect(
      outcome({ reports: reports(run), manifest: held({ test: 'slow0', reviewBy: '2026-11-20' }) }, lcb),
    ).toBe('pass')
  })

  test('over its share or its count it excuses nothing', () => {
    const given = {
      reports: reports([...passing(90), ...failing(10)]),
      manifest: held(...failing(10).map(({ name }) => ({ test: name }))),
    }
    expect(said(judged(given, lcb), 'quarantine-cap')[0]).toContain('10 of 100 tests in quarantine, so none')
    expect(outcome(given, { suites: [{ name: 'S', lcb: 0.8 }] })).toBe('fail')
    const options = { ...lcb, quarantine: { 'max-share': 0.5, 'max-count': 9 } }
    expect(said(judged(given, options), 'quarantine-cap')[0]).toContain('10 tests in quarantine')
    const wide = { ...lcb, quarantine: { 'max-share': 0.1 } }
    expect(outcome(given, wide)).toBe('pass')
  })

  test('a listed test that does not run is said', () => {
    const given = { reports: reports(run), manifest: held({ test: 'slow0' }, { test: 'other' }) }
    expect(said(judged(given, lcb), 'quarantine-valid')[0]).toContain(
      'other is in quarantine, and in no report',
    )
  })

  test('a suite of nothing but quarantined tests has no data', () => {
    const given = { reports: reports(failing(3, {}, 'slow').slice(0, 1)), manifest: held({ test: 'slow0' }) }
    const options = { suites: [{ name: 'S', lcb: 0.5 }], quarantine: { 'max-share': 0.5 } }
    expect(outcome(given, options)).toBe('fail')
  })
})
