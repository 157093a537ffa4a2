import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readReport } from './read-report.ts'
import { lines, tell } from './told.ts'

type Json = Readonly<Record<string, unknown>>

const counted = (tests: readonly Json[], status: string): number =>
  tests.filter((one) => one['status'] === status).length

function report(tests: readonly Json[], more: { summary?: Json; results?: Json; top?: Json } = {}): string {
  const full = tests.map((one) => ({ name: 'sums', status: 'passed', duration: 5, ...one }))
  const counts = Object.fromEntries(
    ['passed', 'failed', 'skipped', 'pending', 'other'].map((status) => [status, counted(full, status)]),
  )
  const summary = { tests: full.length, ...counts, start: 1_700_000_000_000, stop: 1, ...more.summary }
  return JSON.stringify({
    reportFormat: 'CTRF',
    specVersion: '0.0.0',
    results: { tool: { name: 'jest' }, summary, tests: full, ...more.results },
    ...more.top,
  })
}

const one = (fields: Json) => tell('ctrf', report([fields])).tests[0]

describe('ctrf', () => {
  test.each([
    ['passed', undefined, 'passed'],
    ['failed', undefined, 'failed'],
    ['skipped', undefined, 'skipped'],
    ['pending', undefined, 'skipped'],
    ['other', 'todo', 'skipped'],
    ['other', 'not run', 'skipped'],
    ['other', 'disabled', 'skipped'],
    ['other', 'timedOut', 'error'],
    ['other', 'interrupted', 'error'],
    ['other', undefined, 'error'],
  ])('status %s (%s) is %s', (status, rawStatus, outcome) => {
    expect(one({ status, rawStatus })?.outcome).toBe(outcome)
  })

  test('place, tags, labels, file, line, duration, message and project are kept', () => {
    const told = tell(
      'ctrf',
      report(
        [
          {
            status: 'failed',
            suite: ['price', 'tax'],
            tags: ['P0'],
            labels: { requirement: ['P1-R1', 'P1-R2'], severity: 1, golden: true },
            filePath: 'test/price.ts',
            line: 12,
            message: '\u001b[31mgot 19\u001b[39m',
            browser: 'firefox',
            device: 'tablet',
            extra: { anything: [1] },
          },
        ],
        { results: { environment: { commit: 'abc123' } } },
      ),
    )
    expect(told.tests[0]).toMatchObject({
      suites: ['price', 'tax'],
      name: 'sums',
      project: 'firefox, tablet',
      tags: ['P0'],
      properties: [
        ['requirement', 'P1-R1'],
        ['requirement', 'P1-R2'],
        ['severity', '1'],
        ['golden', 'true'],
      ],
      file: 'test/price.ts',
      line: 12,
      seconds: 0.005,
      failure: { message: 'got 19', file: null, line: null },
    })
    expect(told.commit).toBe('abc123')
    expect(told.startedAt).toBe('2023-11-14T22:13:20.000Z')
  })

  test('suite may be one text; other parameters are another test; the same name in two files is two tests', () => {
    const told = tell(
      'ctrf',
      report([
        { suite: 'a > b', parameters: { rate: 7 } },
        { suite: 'a > b', parameters: { rate: 19 } },
        { name: 'x', filePath: '/repo/a/t.ts' },
        { name: 'x', filePath: '/repo/b/t.ts' },
      ]),
    )
    expect(lines(told)).toEqual([
      'a > b › sums (rate=7): passed',
      'a > b › sums (rate=19): passed',
      'a/t.ts › x: passed',
      'b/t.ts › x: passed',
    ])
  })

  test.each([
    [{ retries: 2 }, ['failed', 'failed']],
    [{ flaky: true }, ['failed']],
    [{ flaky: false, retries: 0 }, []],
    [{ retries: 1, retryAttempts: [{ attempt: 1, status: 'failed' }] }, ['failed']],
    [
      {
        retries: 1,
        flaky: true,
        retryAttempts: [
          { attempt: 1, status: 'failed' },
          { attempt: 2, status: 'passed' },
        ],
      },
      ['failed'],
    ],
    [{ retryAttempts: [{ attempt: 1, status: 'other' }] }, ['error']],
    [{ status: 'skipped', retries: 3 }, []],
    [{ retries: 1_000_000_000 }, new Array(100).fill('failed')],
  ])('attempts before the last: %j', (fields, earlier) => {
    expect(one(fields)?.earlier).toEqual(earlier)
  })

  test('a declared retry that passed is a pass, flaky; two records of one test, failed then passed, are not', () => {
    expect(readReport(report([{ retries: 1, flaky: true }])).file).toMatchObject({
      verdict: 'pass',
      flaky: 1,
    })
    const twice = readReport(report([{ status: 'failed' }, {}])).file
    expect(twice).toMatchObject({ verdict: 'flaky', tests: 1, failed: 1, flaky: 1, cases: 2 })
  })

  test.each([
    [{ flaky: 1 }, 'summary.flaky says 1, the records show 0'],
    [{ tests: 2 }, 'summary.tests says 2, the records show 1'],
    [{ passed: 2 }, 'summary.passed says 2, the records show 1'],
    [{ failed: 1 }, 'summary.failed says 1, the records show 0'],
    [{ skipped: 1 }, 'summary.skipped and pending says 1, the records show 0'],
    [{ pending: 1 }, 'summary.skipped and pending says 1, the records show 0'],
    [{ other: 1 }, 'summary.other says 1, the records show 0'],
  ])('a summary that claims more is invalid: %j', (summary, reason) => {
    const { file } = readReport(report([{}], { summary }))
    expect(file.verdict).toBe('invalid')
    expect(file.invalid.join()).toContain(reason)
  })

  test('a summary that claims less does not hide a failing test', () => {
    const summary = { tests: 0, passed: 0, failed: 0 }
    expect(readReport(report([{ status: 'failed' }, { name: 'b' }], { summary })).file.verdict).toBe('fail')
  })

  test.each([
    [report([{ verdict: 'x' }]), 'results.tests[0]: Unrecognized key: "verdict"'],
    [report([{}], { top: { results2: 1 } }), 'the document: Unrecognized key: "results2"'],
    [report([{}], { summary: { errors: 1 } }), 'results.summary: Unrecognized key: "errors"'],
    [report([{}], { results: { failures: [] } }), 'results: Unrecognized key: "failures"'],
    [
      report([{}, { retryAttempts: [{ status: 'failed', result: 1 }] }]),
      'results.tests[1].retryAttempts[0]: Unrecognized key: "result"',
    ],
    [report([{ status: 'PASSED' }]), 'results.tests[0].status: Invalid option'],
    [report([{ status: 'PASSED' }]), 'found "PASSED"'],
    [report([{ name: 5 }]), 'results.tests[0].name: Invalid input: expected string, received number'],
    [report([{ duration: undefined }]), 'results.tests[0].duration'],
    [report([], { summary: { tests: -1 } }), 'results.summary.tests'],
    [report([], { summary: { tests: '1' } }), 'results.summary.tests'],
    [report([], { summary: { failed: 0.5 } }), 'results.summary.failed'],
    [report([], { top: { reportFormat: 'JUNIT' } }), 'reportFormat'],
    [report([], { results: { tests: {} } }), 'results.tests'],
  ])('what the schema forbids is named: %#', (text, reason) => {
    const { file } = readReport(text)
    expect(file.verdict).toBe('invalid')
    expect(file.invalid.join()).toContain(reason)
  })

  test('`extra` may hold anything, anywhere the schema has it', () => {
    const text = report([{ extra: { a: 1 } }], {
      summary: { extra: {} },
      results: { extra: 1, environment: { extra: 1, shardId: '1' } },
      top: { extra: [], runId: 'r' },
    })
    expect(readReport(text).file).toMatchObject({ verdict: 'pass', invalid: [] })
  })

  test('no test, or none that ran, is no data', () => {
    expect(readReport(report([])).file.verdict).toBe('no-data')
    expect(readReport(report([{ status: 'skipped' }, { name: 'b', status: 'pending' }])).file.verdict).toBe(
      'no-data',
    )
  })

  test('a million wrong items make one message', () => {
    const text = report([], { results: { tests: new Array(200_000).fill(1) } })
    expect(tell('ctrf', text).invalid).toEqual([
      'results.tests[0]: Invalid input: expected object, received number',
    ])
  })

  test('counts of random reports are those of a second count', () => {
    const status = fc.constantFrom('passed', 'failed', 'skipped', 'pending', 'other')
    const attempts = fc.option(fc.array(fc.record({ attempt: fc.nat(5), status }), { maxLength: 3 }), {
      nil: undefined,
    })
    const record = fc.record({ name: fc.constantFrom('a', 'b', 'ü', 'd'), status, retryAttempts: attempts })
    fc.assert(
      fc.property(fc.array(record, { maxLength: 12 }), (tests) => {
        const worst = new Map<string, number>()
        const rank: Record<string, number> = { skipped: 0, pending: 0, passed: 1, failed: 2, other: 3 }
        for (const { name, status: last, retryAttempts } of tests) {
          // A declared retry that passed is a pass; otherwise the worst attempt counts, and one that passed is no news.
          const before =
            last === 'passed' ? [] : (retryAttempts ?? []).map((attempt) => rank[attempt.status] ?? 9)
          const ranks = [rank[last] ?? 9, ...before.filter((each) => each > 1)]
          worst.set(name, Math.max(worst.get(name) ?? 0, ...ranks))
        }
        const of = (value: number): number => [...worst.values()].filter((each) => each === value).length
        const { file } = readReport(report(tests), 7)
        expect(file).toMatchObject({
          cases: tests.length,
          tests: worst.size,
          skipped: of(0),
          passed: of(1),
          failed: of(2),
          errors: of(3),
          invalid: [],
        })
      }),
      { seed: 11, numRuns: 300 },
    )
  })
})
