import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  type LogicalTest,
  type ReportFile,
  type TestGroup,
  testId,
  testReportsSchema,
} from '../../../src/core/facts/test-reports.ts'
import { ReportCollector } from '../../../src/formats/tests/collect.ts'
import type { RecordOutcome, TestRecord } from '../../../src/formats/tests/model.ts'
import { record } from '../../../src/formats/tests/record.ts'
import { cpuMilliseconds } from '../../support/cpu-time.ts'

const schema = testReportsSchema.pick({ files: true, groups: true, tests: true, total: true })
type Said = Partial<TestRecord> & { outcome: RecordOutcome }
type Collected = ReturnType<ReportCollector['finish']>

/** Collects files given as lists of records. */
function collect(...files: Said[][]): Collected {
  const collector = new ReportCollector()
  for (const [index, records] of files.entries()) {
    const sink = collector.begin(`r${index}.xml`)
    for (const said of records) sink.test(record({ name: 't', ...said }))
    sink.close({ bytes: 1, sha256: null, format: 'junit' })
  }
  const found = collector.finish()
  schema.parse(found)
  return found
}

const fileOf = (...records: Said[]): ReportFile => collect(records).files[0] as ReportFile
const testOf = (...files: Said[][]): LogicalTest => {
  const { tests } = collect(...files)
  expect(tests).toHaveLength(1)
  return tests[0] as LogicalTest
}
const passed = { outcome: 'passed' } as const
const failed = { outcome: 'failed' } as const
const error = { outcome: 'error' } as const
const skipped = { outcome: 'skipped' } as const

describe('records of one logical test', () => {
  test.each<[string, Said[], Partial<LogicalTest>, ReportFile['verdict']]>([
    ['a pass', [passed], { outcome: 'passed', flaky: false, attempts: 1 }, 'pass'],
    ['a failure', [failed], { outcome: 'failed', flaky: false, attempts: 1 }, 'fail'],
    ['an error', [error], { outcome: 'error', flaky: false }, 'fail'],
    ['a skip', [skipped], { outcome: 'skipped', flaky: false }, 'no-data'],
    ['two passes', [passed, passed], { outcome: 'passed', flaky: false, attempts: 2 }, 'pass'],
    ['skipped, then passed', [skipped, passed], { outcome: 'passed', flaky: false }, 'pass'],
    ['passed, then skipped', [passed, skipped], { outcome: 'passed', flaky: false }, 'pass'],
    ['failed, then passed', [failed, passed], { outcome: 'failed', flaky: true }, 'flaky'],
    ['error, then passed', [error, passed], { outcome: 'error', flaky: true }, 'flaky'],
    ['failed, then skipped', [failed, skipped], { outcome: 'failed', flaky: false }, 'fail'],
    ['failed, passed, skipped', [failed, passed, skipped], { outcome: 'failed', flaky: true }, 'flaky'],
    ['passed, then failed', [passed, failed], { outcome: 'failed', flaky: false }, 'fail'],
    ['passed, then error (a tear-down)', [passed, error], { outcome: 'error', flaky: false }, 'fail'],
    ['failed, passed, failed', [failed, passed, failed], { outcome: 'failed', flaky: true }, 'fail'],
    ['failed, then error', [failed, error], { outcome: 'error', flaky: false }, 'fail'],
    [
      'an always failing test as pytest-rerunfailures 16.6.1 writes it',
      [passed, passed, failed],
      { outcome: 'failed', flaky: false, attempts: 3 },
      'fail',
    ],
    [
      'a declared rerun that passed',
      [{ outcome: 'passed', earlier: ['failed', 'error'] }],
      { outcome: 'passed', flaky: true, attempts: 3 },
      'pass',
    ],
    [
      'a declared rerun that failed again',
      [{ outcome: 'failed', earlier: ['failed'] }],
      { outcome: 'failed', flaky: false, attempts: 2 },
      'fail',
    ],
    [
      'a failure, then skipped in the declared rerun',
      [{ outcome: 'skipped', earlier: ['failed'] }],
      { outcome: 'failed', flaky: false, attempts: 2 },
      'fail',
    ],
    [
      'a declared flaky pass, then a failure',
      [{ outcome: 'passed', earlier: ['failed'] }, failed],
      { outcome: 'failed', flaky: true, attempts: 3 },
      'fail',
    ],
  ])('%s', (_, records, expected, verdict) => {
    expect(testOf(records)).toMatchObject(expected)
    expect(fileOf(...records).verdict).toBe(verdict)
    expect(fileOf(...records).cases).toBe(records.length)
  })

  test('the same test in two files: one logical test, each file by what it holds itself', () => {
    const { files, tests, total } = collect([failed, { name: 'u', ...passed }], [passed])
    expect(files.map(({ verdict, tests: count, failed: bad }) => [verdict, count, bad])).toEqual([
      ['fail', 2, 1],
      ['pass', 1, 0],
    ])
    expect(tests).toMatchObject([
      { name: 't', outcome: 'failed', flaky: true, attempts: 2 },
      { name: 'u', outcome: 'passed' },
    ])
    expect(total).toEqual({ tests: 2, passed: 1, failed: 1, errors: 0, skipped: 0, flaky: 1, cases: 3 })
  })

  test('three runs of the same tests are never pooled', () => {
    const run: Said[] = Array.from({ length: 10 }, (_, index) => ({ name: `t${index}`, ...passed }))
    expect(collect(run, run, run).total).toMatchObject({ tests: 10, passed: 10, cases: 30 })
  })

  test('counts: errors are not failures, a flaky pass is a pass', () => {
    const file = fileOf(
      { name: 'a', ...passed },
      { name: 'b', ...failed },
      { name: 'c', ...error },
      { name: 'd', ...skipped },
      { name: 'e', ...passed, earlier: ['failed'] },
    )
    expect(file).toMatchObject({ tests: 5, passed: 2, failed: 1, errors: 1, skipped: 1, flaky: 1, cases: 5 })
  })

  test('durations are added up; what is none counts as not said', () => {
    expect(testOf([{ ...passed, seconds: 0.5 }], [{ ...passed, seconds: 0.25 }]).seconds).toBe(0.75)
    expect(testOf([passed]).seconds).toBeNull()
    expect(
      testOf([
        { ...passed, seconds: Number.NaN },
        { ...passed, seconds: -1 },
      ]).seconds,
    ).toBeNull()
    const huge = { ...passed, seconds: Number.MAX_VALUE }
    expect(testOf([huge, huge]).seconds).toBe(Number.MAX_VALUE)
  })
})

describe('details', () => {
  test('a clean pass in one attempt has none', () => {
    expect(testOf([passed]).details).toBeUndefined()
  })

  test('every attempt in order, the first failure and its place', () => {
    const failure = { message: 'boom', file: 'src/a.ts', line: 7 }
    const { details } = testOf(
      [{ ...passed, reportLine: 3 }],
      [{ ...failed, reportLine: 9, earlier: ['error'], failure, file: 'test/a.ts', line: 1 }],
      [{ ...failed, failure: { message: 'later', file: null, line: null } }],
    )
    expect(details).toEqual({
      attempts: [
        { outcome: 'passed', report: 'r0.xml', reportLine: 3 },
        { outcome: 'error', report: 'r1.xml', reportLine: 9 },
        { outcome: 'failed', report: 'r1.xml', reportLine: 9 },
        { outcome: 'failed', report: 'r2.xml', reportLine: null },
      ],
      message: 'boom',
      file: 'src/a.ts',
      line: 7,
    })
  })

  test('a failure without a place sits at the test', () => {
    const failure = { message: 'boom', file: null, line: null }
    const { details } = testOf([{ ...failed, failure, file: 'test/a.ts', line: 4 }])
    expect(details).toMatchObject({ message: 'boom', file: 'test/a.ts', line: 4 })
    expect(testOf([{ ...skipped, file: 'test/b.ts', line: 2 }]).details).toMatchObject({
      file: 'test/b.ts',
      line: 2,
    })
  })

  test('messages are cut at 2,000 characters, attempts listed up to 1,000', () => {
    const failure = { message: 'é'.repeat(5000), file: null, line: null }
    expect(testOf([{ ...failed, failure }]).details?.message).toBe('é'.repeat(2000))
    const many = testOf(Array.from({ length: 1500 }, () => failed))
    expect(many.attempts).toBe(1500)
    expect(many.details?.attempts).toHaveLength(1000)
  })
})

describe('identity', () => {
  const distinct = (...records: Partial<TestRecord>[]): number =>
    collect(records.map((said) => ({ ...passed, ...said }))).tests.length

  test('suite, class, name and project tell tests apart; file, tags and properties do not', () => {
    expect(distinct({ name: 'a' }, { name: 'b' })).toBe(2)
    expect(distinct({ suites: ['a'] }, { suites: ['b'] })).toBe(2)
    expect(distinct({ className: 'a' }, { className: 'b' })).toBe(2)
    expect(distinct({ project: 'a' }, { project: 'b' }, { project: null })).toBe(3)
    expect(distinct({ file: 'a' }, { tags: ['x'] }, { properties: [['a', 'b']] }, {})).toBe(1)
  })

  test('tests with the same testId are one: it is the only spelling', () => {
    expect(distinct({ suites: ['a', 'b'] }, { suites: ['a › b'] })).toBe(1)
    expect(distinct({ suites: ['a'], className: 'a' }, { suites: ['a'] }, { className: 'a' })).toBe(1)
    expect(distinct({ name: 'a b' }, { name: ' a \n b' }, { name: 'a\u00a0b' }, { name: 'a\u2003b ' })).toBe(
      1,
    )
    expect(distinct({ suites: ['a'], name: 'b › c' }, { suites: ['a', 'b'], name: 'c' })).toBe(1)
    expect(distinct({ name: '' }, { name: '(unnamed)' }, { name: ' ' })).toBe(1)
    expect(distinct({ name: 'a [p]' }, { name: 'a', project: 'p' })).toBe(1)
    expect(distinct({ suites: ['\u0001'], name: 'a' }, { suites: ['\u0001 '], name: ' a' })).toBe(1)
  })

  const piece = fc.constantFrom('', 'a', 'b', ' ', 'a b', ' › ', '\t', '\u00a0', 'é', '[a]', '\u0001', '日')
  const text = fc.array(piece, { maxLength: 3 }).map((parts) => parts.join(''))
  const place = fc.record({
    suites: fc.array(text, { maxLength: 2 }),
    className: text,
    name: text,
    project: fc.option(text),
  })

  test('the tests are those with different testIds, and each has the worst outcome of its own', () => {
    const order = ['skipped', 'passed', 'failed', 'error']
    const outcome = fc.constantFrom<RecordOutcome>('passed', 'failed', 'error', 'skipped')
    fc.assert(
      fc.property(fc.array(fc.tuple(place, outcome), { minLength: 1, maxLength: 30 }), (records) => {
        const expected = new Map<string, string>()
        for (const [said, result] of records) {
          const group = { suite: said.suites.join(' › '), className: said.className, project: said.project }
          const id = testId({ name: said.name }, { ...group, file: null, tags: [], properties: [] })
          const known = expected.get(id)
          if (known === undefined || order.indexOf(result) > order.indexOf(known)) expected.set(id, result)
        }
        const { tests, groups } = collect(records.map(([said, result]) => ({ ...said, outcome: result })))
        const found = tests.map((each) => [testId(each, groups[each.group] as TestGroup), each.outcome])
        expect(found).toEqual([...expected])
      }),
      { seed: 3, numRuns: 500 },
    )
  })

  test('30,000 tests are told apart, and found again', () => {
    const records: Said[] = Array.from({ length: 30_000 }, (_, index) => ({
      name: `test ${index}`,
      ...passed,
    }))
    expect(collect(records, records).total).toMatchObject({ tests: 30_000, cases: 60_000 })
  })
})

describe('groups', () => {
  test('places of more text than is kept make the file invalid, never a shorter list that passes', () => {
    const collector = new ReportCollector(1000)
    const file = collector.begin('a.xml')
    for (let index = 0; index < 20; index++) {
      file.test(record({ suites: ['s'.repeat(100), `${index}`], name: 'a', outcome: 'passed' }))
    }
    const { verdict, cases, invalid } = file.close({ bytes: 1, sha256: null, format: 'junit' })
    expect({ verdict, cases }).toEqual({ verdict: 'invalid', cases: 20 })
    expect(invalid.join()).toContain('more text than any tool writes')
    expect(collector.finish().groups.length).toBeLessThan(10)
  })

  const groupsOf = (...records: Partial<TestRecord>[]): TestGroup[] => {
    const { groups, tests } = collect(records.map((said) => ({ ...passed, ...said })))
    return tests.map(({ group }) => groups[group] as TestGroup)
  }

  test('carry place, file, tags and properties', () => {
    const said = { suites: ['a', 'b'], className: 'c', file: 'f', project: 'p', tags: ['P0'] }
    expect(groupsOf({ ...said, properties: [['requirement', 'R1']] })).toEqual(
      [{ ...said, suites: undefined, suite: 'a › b', properties: [['requirement', 'R1']] }].map(
        ({ suites: _, ...group }) => group,
      ),
    )
  })

  test('tests of the same place share one', () => {
    const { groups } = collect([
      { name: 'a', className: 'x', ...passed },
      { name: 'b', className: 'x', ...passed },
      { name: 'c', className: 'y', ...passed },
      { name: 'd', className: 'x', ...passed },
    ])
    expect(groups).toHaveLength(2)
  })

  test('a test that was read with different tags has them all', () => {
    expect(
      groupsOf({ tags: ['P0'] }, { tags: ['slow'], file: 'f', properties: [['a', 'b']] }, {}),
    ).toMatchObject([{ tags: ['P0', 'slow'], file: 'f', properties: [['a', 'b']] }])
    const [first, second] = groupsOf({ tags: ['P0'] }, { tags: ['P1'] }, { name: 'u', tags: ['P0'] })
    expect([first?.tags, second?.tags]).toEqual([['P0', 'P1'], ['P0']])
  })

  test('thousands of different tags on one test cost no more than their number', () => {
    const records = Array.from({ length: 20_000 }, (_, index) => ({ tags: [`t${index}`] }))
    expect(cpuMilliseconds(() => expect(groupsOf(...records)[0]?.tags).toHaveLength(20_000))).toBeLessThan(
      2000,
    )
    expect(groupsOf(...records, { name: 'u', tags: ['t0'] })[1]?.tags).toEqual(['t0'])
  })
})

describe('what a file says besides', () => {
  const closed = { bytes: 3, sha256: 'ab', format: 'tap' } as const

  test('suite problems, reasons and metadata', () => {
    const collector = new ReportCollector()
    const sink = collector.begin('a.tap')
    sink.suiteProblem({ suite: 's', message: 'x'.repeat(3000), reportLine: 2 })
    sink.about({ commit: 'c0ffee' })
    sink.about({ startedAt: '2026-01-01T00:00:00Z', commit: 'c0ffee' })
    expect(sink.close(closed)).toEqual({
      path: 'a.tap',
      ...closed,
      verdict: 'fail',
      tests: 0,
      passed: 0,
      failed: 0,
      errors: 0,
      skipped: 0,
      flaky: 0,
      cases: 0,
      invalid: [],
      suiteErrors: [{ suite: 's', message: 'x'.repeat(2000), reportLine: 2 }],
      commit: 'c0ffee',
      startedAt: '2026-01-01T00:00:00Z',
    })
  })

  test('invalid comes before everything, its reasons once each', () => {
    const collector = new ReportCollector()
    const sink = collector.begin('a.tap')
    sink.test(record({ name: 't', outcome: 'failed' }))
    sink.invalid('line 3: no')
    sink.invalid('line 3: no')
    expect(sink.close(closed)).toMatchObject({ verdict: 'invalid', invalid: ['line 3: no'], failed: 1 })
  })

  test('two commits make it invalid', () => {
    const sink = new ReportCollector().begin('a.tap')
    sink.about({ commit: 'c0ffee' })
    sink.about({ commit: 'decade' })
    expect(sink.close(closed).invalid).toEqual(['the report names two commits: c0ffee and decade'])
  })

  test('a hundred reasons and problems are listed, the others counted', () => {
    const sink = new ReportCollector().begin('a.tap')
    for (let index = 0; index < 150; index++) {
      sink.invalid(`reason ${index}`)
      sink.suiteProblem({ suite: '', message: `problem ${index}`, reportLine: null })
    }
    const file = sink.close(closed)
    expect(file.invalid).toHaveLength(101)
    expect(file.invalid[100]).toBe('and 50 more reasons')
    expect(file.suiteErrors[100]?.message).toBe('and 50 more')
  })

  test('one file at a time', () => {
    const collector = new ReportCollector()
    collector.begin('a')
    expect(() => collector.begin('b')).toThrow('before the last one was closed')
  })
})
