import { describe, expect, test } from '@jest/globals'
import { readReport } from './read-report.ts'
import { lines, tell } from './told.ts'

type Json = Readonly<Record<string, unknown>>

const one = (title: string, fields: Json = {}): Json => ({
  title,
  fullTitle: `price ${title}`,
  file: '/repo/test/price.spec.js',
  duration: 3,
  currentRetry: 0,
  err: {},
  ...fields,
})
const bad = (title: string, fields: Json = {}): Json =>
  one(title, { err: { message: 'got 19', stack: 'at x' }, ...fields })

interface Lists {
  readonly passes?: readonly Json[]
  readonly pending?: readonly Json[]
  readonly failures?: readonly Json[]
  readonly hooks?: readonly Json[]
  readonly tests?: readonly Json[]
  readonly stats?: Json
}

function report({ passes = [], pending = [], failures = [], hooks = [], tests, stats }: Lists): string {
  const all = tests ?? [...passes, ...pending, ...failures]
  const counts = {
    tests: all.length,
    passes: passes.length,
    pending: pending.length,
    failures: failures.length + hooks.length,
  }
  return JSON.stringify({
    stats: { suites: 1, ...counts, start: '2026-01-02T03:04:05.000Z', ...stats },
    tests: all,
    pending,
    failures: [...failures, ...hooks],
    passes,
  })
}

describe('mocha', () => {
  test('the lists say what a test came to', () => {
    const told = tell(
      'mocha',
      report({ passes: [one('sums')], pending: [one('later')], failures: [bad('is wrong')] }),
    )
    expect(lines(told)).toEqual([
      'price.spec.js › price › sums: passed',
      'price.spec.js › price › later: skipped',
      'price.spec.js › price › is wrong: failed',
    ])
    expect(told.tests[2]).toMatchObject({
      file: '/repo/test/price.spec.js',
      seconds: 0.003,
      failure: { message: 'got 19' },
    })
    expect(told.startedAt).toBe('2026-01-02T03:04:05.000Z')
    expect(told.invalid).toEqual([])
  })

  test('a failing hook is a failure of its suite, and no test', () => {
    const { file } = readReport(report({ passes: [one('sums')], hooks: [bad('"before all" hook')] }))
    expect(file).toMatchObject({ verdict: 'fail', tests: 1, passed: 1, failed: 0, invalid: [] })
    expect(file.suiteErrors[0]).toMatchObject({ suite: 'price "before all" hook', message: 'got 19' })
  })

  test('this.retries: a test that came back is flaky', () => {
    const { file } = readReport(report({ passes: [one('sums', { currentRetry: 2 })] }))
    expect(file).toMatchObject({ verdict: 'pass', passed: 1, flaky: 1 })
  })

  test('a test in none of the lists did not end', () => {
    const { file } = readReport(report({ passes: [one('sums')], tests: [one('sums'), one('lost')] }))
    expect(file).toMatchObject({ verdict: 'fail', passed: 1, errors: 1 })
  })

  test('a test that is in two lists counts as its worst', () => {
    const both = report({ passes: [one('sums')], failures: [bad('sums')], tests: [one('sums')] })
    expect(readReport(both).file).toMatchObject({ failed: 1, passed: 0 })
    expect(['fail', 'flaky', 'invalid']).toContain(readReport(both).file.verdict)
  })

  test('a passed test with an error failed', () => {
    expect(readReport(report({ passes: [bad('sums')] })).file.verdict).not.toBe('pass')
  })

  test('tests called the same in several files are several tests', () => {
    const passes = ['/repo/a/x.js', '/repo/b/x.js'].map((file) => one('sums', { file }))
    expect(lines(tell('mocha', report({ passes })))).toEqual([
      'a/x.js › price › sums: passed',
      'b/x.js › price › sums: passed',
    ])
  })

  test.each([
    [{ tests: 2 }, 'stats.tests says 2'],
    [{ passes: 2 }, 'stats.passes says 2'],
    [{ failures: 1 }, 'stats.failures says 1'],
    [{ pending: 1 }, 'stats.pending says 1'],
    [{ failures: -1 }, 'stats.failures'],
    [{ tests: '1' }, 'stats.tests'],
  ])('statistics that claim more, or that are no counts, are invalid: %j', (stats, reason) => {
    const { file } = readReport(report({ passes: [one('sums')], stats }))
    expect(file.verdict).toBe('invalid')
    expect(file.invalid.join()).toContain(reason)
  })

  test('statistics that claim less hide no failure', () => {
    expect(
      readReport(report({ failures: [bad('sums')], stats: { failures: 0, tests: 0 } })).file.verdict,
    ).toBe('fail')
  })

  test('nothing ran: no data', () => {
    expect(readReport(report({})).file.verdict).toBe('no-data')
    expect(readReport(report({ pending: [one('later')] })).file.verdict).toBe('no-data')
  })

  test('a list that is missing is refused', () => {
    expect(
      tell('mocha', '{"stats":{"tests":0,"passes":0,"pending":0,"failures":0},"tests":[]}').invalid[0],
    ).toContain('pending')
  })
})
