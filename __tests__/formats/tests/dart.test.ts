import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readReport } from './read-report.ts'
import { lines, tell } from './told.ts'

type Json = Readonly<Record<string, unknown>>

let clock = 0
const event = (type: string, fields: Json = {}): Json => ({ type, time: ++clock, ...fields })
const start = event('start', { protocolVersion: '0.1.1' })
const suite = (id = 0, path = 'test/price_test.dart', platform = 'vm') =>
  event('suite', { suite: { id, platform, path } })
const group = (id: number, name: string) => event('group', { group: { id, name } })
const begin = (id: number, name: string, fields: Json = {}) =>
  event('testStart', {
    test: { id, name, suiteID: 0, groupIDs: [2], line: 5, metadata: { skip: false }, ...fields },
  })
const end = (id: number, result = 'success', fields: Json = {}) =>
  event('testDone', { testID: id, result, hidden: false, skipped: false, ...fields })
const error = (id: number, text: string, isFailure: boolean) =>
  event('error', { testID: id, error: text, stackTrace: '', isFailure })
const print = (id: number, message: string) => event('print', { testID: id, message })
const done = (success: boolean | null = true) => event('done', { success })
const text = (...events: readonly Json[]): string => events.map((one) => `${JSON.stringify(one)}\n`).join('')
const run = (...events: readonly Json[]): string => text(start, suite(), group(2, ''), ...events)
const told = (...events: readonly Json[]) => tell('dart', run(...events))

describe('dart', () => {
  test.each<[string, readonly Json[], string]>([
    ['success', [end(4)], 'passed'],
    ['skipped', [end(4, 'success', { skipped: true })], 'skipped'],
    ['failure', [error(4, 'got 19', true), end(4, 'failure')], 'failed'],
    ['error', [error(4, 'threw', false), end(4, 'error')], 'error'],
    ['an error after the end', [end(4), error(4, 'threw later', false)], 'error'],
    ['a failure that says success', [error(4, 'got 19', true), end(4)], 'failed'],
    ['an unknown result', [end(4, 'fine')], 'error'],
    ['no end', [], 'error'],
  ])('%s', (_, events, outcome) => {
    expect(told(begin(4, 'sums'), ...events, done(false)).tests[0]?.outcome).toBe(outcome)
  })

  test('groups, files, platforms, lines and durations', () => {
    const chrome = text(
      start,
      suite(0, '/repo/test/price_test.dart', 'chrome'),
      group(2, ''),
      group(3, 'price'),
    )
    const one = tell('dart', chrome + text(begin(4, 'price sums', { groupIDs: [2, 3] }), end(4), done()))
      .tests[0]
    expect(one).toMatchObject({
      suites: ['price_test.dart', 'price'],
      name: 'sums',
      project: 'chrome',
      file: '/repo/test/price_test.dart',
      line: 5,
      seconds: 0.001,
    })
    expect(told(begin(4, 'sums'), end(4), done()).tests[0]).toMatchObject({ project: null })
  })

  test('@Retry: a test that came back is flaky, errors of earlier attempts do not count', () => {
    const events = [begin(4, 'sums'), error(4, 'first', false), print(4, 'Retry: sums'), end(4), done()]
    expect(readReport(run(...events)).file).toMatchObject({ verdict: 'pass', passed: 1, flaky: 1 })
  })

  test('loading and setUpAll are no tests, but their failures count', () => {
    const loading = begin(1, 'loading test/price_test.dart', { groupIDs: [] })
    const fine = told(loading, end(1, 'success', { hidden: true }), begin(4, 'sums'), end(4), done())
    expect(lines(fine)).toEqual(['price_test.dart › sums: passed'])
    expect(fine.problems).toEqual([])
    const broken = run(loading, error(1, 'Failed to load', false), end(1, 'error'), done(false))
    expect(readReport(broken).file).toMatchObject({ verdict: 'fail', tests: 0 })
    const setUp = run(
      begin(5, '(setUpAll)'),
      error(5, 'db', false),
      end(5, 'error'),
      begin(4, 'a'),
      end(4),
      done(false),
    )
    expect(readReport(setUp).file).toMatchObject({ verdict: 'fail', tests: 1, passed: 1 })
    expect(lines(told(begin(6, 'loading the till'), end(6), done()))).toEqual([
      'price_test.dart › loading the till: passed',
    ])
  })

  test.each<[string, string, string]>([
    ['no done', run(begin(4, 'a'), end(4)), 'the run has no last event (done)'],
    ['closed early', run(begin(4, 'a'), end(4), done(null)), 'success: null'],
    ['a second run', run(start, done()), 'a second run begins'],
    ['a test never started', run(end(4), done()), 'test 4 was never started'],
    [
      'a test started twice',
      run(begin(4, 'a'), begin(4, 'a'), end(4), done()),
      'test 4 starts for a second time',
    ],
    [
      'a test ended twice',
      run(begin(4, 'a'), end(4, 'error'), end(4), done()),
      'test 4 ends for a second time',
    ],
    ['fewer suites than announced', run(event('allSuites', { count: 2 }), done()), 'allSuites says 2'],
    ['a line that breaks off', `${run(done())}{"type":"testDo`, 'not a complete event'],
    ['a repeated name', `${run(done())}{"type":"testDone","type":"print"}\n`, 'stands twice'],
    ['an event of another shape', run(event('testDone', { testID: 'x' }), done()), 'line 4: testID'],
    ['no start', text(done()), 'no event of dart test'],
  ])('%s is invalid', (_, content, reason) => {
    expect(tell('dart', content).invalid.join('; ')).toContain(reason)
  })

  test('success: false without a failing test is a failure', () => {
    expect(readReport(run(begin(4, 'a'), end(4), done(false))).file.verdict).toBe('fail')
  })

  test('events and lines of flutter that are not known are passed over', () => {
    const lists = `[{"event":"test.startedProcess"}]\n${run(event('debug', { suiteID: 0 }), begin(4, 'a'), end(4), done())}`
    expect(tell('dart', lists)).toMatchObject({ invalid: [], problems: [] })
  })

  test('a run cut at any line but the last is invalid, and random events never throw', () => {
    const all = [
      begin(4, 'a'),
      end(4),
      begin(5, 'b'),
      error(5, 'x', true),
      end(5, 'failure'),
      group(3, 'g'),
      done(false),
    ]
    for (let length = 0; length < all.length; length++) {
      expect(told(...all.slice(0, length)).invalid.join()).toContain('no last event')
    }
    fc.assert(
      fc.property(fc.shuffledSubarray(all), (some) => {
        const { file } = readReport(run(...some), 11)
        expect(file.verdict).not.toBe('pass')
      }),
      { seed: 41, numRuns: 200 },
    )
  })
})
