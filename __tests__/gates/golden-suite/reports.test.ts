import { describe, expect, test } from '@jest/globals'
import { judge } from '../../../src/core/judge.ts'
import { goldenSuite } from '../../../src/gates/golden-suite/gate.ts'
import { repositoryPath } from '../../../src/gates/golden-suite/place.ts'
import { failing, head, judged, outcome, passing, report, reports, said, where } from './facts.ts'

const good = passing(3)

describe('reports', () => {
  test('XML-18 a glob that names no file fails, whatever the others say', () => {
    const given = { reports: reports(good, { patterns: [{ pattern: 'reports/*.xml', files: 0 }] }) }
    expect(outcome(given)).toBe('fail')
    expect(said(judged(given), 'reports-present')[0]).toContain('no file matches reports/*.xml')
  })

  test('an expected report that is missing fails by its name', () => {
    const patterns = [
      { pattern: 'reports/*.xml', files: 1 },
      { pattern: 'reports/unit.xml', files: 0 },
    ]
    const given = { reports: reports(good, { patterns }) }
    const findings = judged(given, { 'expected-reports': ['reports/unit.xml'] })
    expect(said(findings, 'reports-present')[0]).toContain('no report reports/unit.xml')
  })

  test('no file and no glob that says so is still no pass', () => {
    const given = { reports: reports([], { files: [], patterns: [{ pattern: 'reports/*.xml', files: 1 }] }) }
    expect(outcome(given)).toBe('fail')
  })

  test('an invalid report fails with its reason beside any number of good ones', () => {
    const files = [report(), report({ path: 'b.xml', verdict: 'invalid', invalid: ['line 3: cut', 'more'] })]
    expect(
      outcome({ reports: reports(passing(900), { files }) }, { suites: [{ name: 'S', lcb: 0.9 }] }),
    ).toBe('fail')
    expect(said(judged({ reports: reports(good, { files }) }), 'report-valid')[0]).toContain(
      'b.xml cannot be trusted: line 3: cut (and 1 more)',
    )
  })

  test('an empty report fails; one of skipped tests does not by itself', () => {
    const empty = [report(), report({ path: 'b.xml', verdict: 'no-data', tests: 0, passed: 0, cases: 0 })]
    expect(outcome({ reports: reports(good, { files: empty }) })).toBe('fail')
    const skipped = [report(), report({ path: 'b.xml', verdict: 'no-data', passed: 0, skipped: 1 })]
    expect(outcome({ reports: reports(good, { files: skipped }) })).toBe('pass')
  })

  test('an error outside of tests fails', () => {
    const files = [
      report({ verdict: 'fail', suiteErrors: [{ suite: 'db', message: 'no database', reportLine: 4 }] }),
    ]
    expect(outcome({ reports: reports(good, { files }) })).toBe('fail')
    expect(said(judged({ reports: reports(good, { files }) }), 'no-suite-error')[0]).toContain(
      'reports/a.xml:4: outside of any test, in db: no database',
    )
  })

  test.each([
    [head, 'pass'],
    [head.slice(0, 8), 'pass'],
    ['f'.repeat(40), 'fail'],
    ['1', 'fail'],
  ])('XML-20 a report of commit %s: %s', (commit, expected) => {
    expect(outcome({ reports: reports(good, { files: [report({ commit })] }) })).toBe(expected)
  })

  test('mass failure is an invalid run, and nothing is judged by it', () => {
    const given = { reports: reports([...passing(1), ...failing(9)]) }
    expect(outcome(given, { suites: [{ name: 'S', lcb: 0.01 }] })).toBe('fail')
    const findings = judged(given, { suites: [{ name: 'S', lcb: 0.01 }] })
    expect(said(findings, 'run-valid')[0]).toContain('INVALID RUN: 9 of 10 tests that ran failed (90 %)')
    expect(said(findings, 'lower-bound')).toStrictEqual([])
    expect(said(judged({ reports: reports([...passing(2), ...failing(8)]) }), 'run-valid')).toStrictEqual([])
    expect(said(judged({ reports: reports(failing(4)) }), 'run-valid')).toStrictEqual([])
  })

  test('many broken reports are counted, and shown up to a limit', () => {
    const files = Array.from({ length: 200 }, (_, index) =>
      report({ path: `r${index}.xml`, invalid: ['cut'] }),
    )
    const lines = said(judged({ reports: reports(good, { files }) }), 'report-valid')
    expect(lines).toHaveLength(51)
    expect(lines.join('\n')).toContain('150 more reports')
  })

  test('without any report in the policy the gate does not apply, and asks for no fact', () => {
    const options = goldenSuite.options.parse({})
    expect(goldenSuite.unconfigured?.(options)).not.toBeNull()
    expect(judge(goldenSuite, 'pull-request', {}, options, where)).toMatchObject([{ outcome: 'skip' }])
    const named = goldenSuite.options.parse({ reports: ['a.xml'] })
    const open = judge(goldenSuite, 'pull-request', {}, named, where)
    expect(open.map(({ outcome, subject }) => `${outcome} ${subject}`)).toEqual([
      'unknown test-reports',
      'unknown golden-manifest',
      'unknown now',
      'unknown other-pull-requests',
    ])
  })
})

describe('places of tests in the repository', () => {
  test.each([
    ['src/a.ts', 'src/a.ts'],
    ['./src/a.ts', 'src/a.ts'],
    ['file:///home/runner/work/shop/shop/src/a.ts', 'src/a.ts'],
    ['/__w/shop/shop/a.ts', 'a.ts'],
    ['/github/workspace/a.ts', 'a.ts'],
    ['D:\\a\\shop\\shop\\src\\a.cs', 'src/a.cs'],
    ['/etc/passwd', null],
    ['../../etc/passwd', null],
    ['src/../../x', null],
    ['C:/other/a.ts', null],
    ['https://example.com/a.ts', null],
    ['a\nb', null],
    ['', null],
  ])('%j is %j', (written, expected) => expect(repositoryPath(written)).toBe(expected))
})
