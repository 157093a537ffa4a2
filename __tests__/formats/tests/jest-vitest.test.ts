import { describe, expect, test } from '@jest/globals'
import { readReport } from './read-report.ts'
import { lines, tell } from './told.ts'

type Json = Readonly<Record<string, unknown>>

const assertion = (fields: Json): Json => ({
  ancestorTitles: ['price'],
  title: 'sums',
  status: 'passed',
  failureMessages: [],
  ...fields,
})

const testFile = (name: string, tests: readonly Json[], fields: Json = {}): Json => ({
  name: `/repo/${name}`,
  status: tests.some((one) => one['status'] === 'failed') ? 'failed' : 'passed',
  message: '',
  assertionResults: tests.map(assertion),
  ...fields,
})

function report(files: readonly Json[], fields: Json = {}, tool: 'jest' | 'vitest' = 'jest'): string {
  const tests = files.flatMap((one) => one['assertionResults'] as readonly Json[])
  const of = (...statuses: readonly string[]): number =>
    tests.filter((one) => statuses.includes(String(one['status']))).length
  const failedFiles = files.filter((one) => one['status'] === 'failed').length
  return JSON.stringify({
    numTotalTestSuites: tool === 'jest' ? files.length : files.length + 3,
    numFailedTestSuites: failedFiles,
    numTotalTests: tests.length,
    numPassedTests: of('passed'),
    numFailedTests: of('failed'),
    numPendingTests: of('pending', 'skipped', 'disabled'),
    numTodoTests: of('todo'),
    ...(tool === 'jest' ? { numRuntimeErrorTestSuites: 0, openHandles: [], wasInterrupted: false } : {}),
    startTime: 1_700_000_000_000,
    success: failedFiles === 0,
    testResults: files,
    ...fields,
  })
}

describe.each(['jest', 'vitest'] as const)('%s', (tool) => {
  const read = (files: readonly Json[], fields: Json = {}) => readReport(report(files, fields, tool))
  const told = (files: readonly Json[], fields: Json = {}) => tell(tool, report(files, fields, tool))

  test('the format is told by the content', () => {
    expect(read([testFile('a.test.js', [{}])]).file).toMatchObject({
      format: tool,
      verdict: 'pass',
      invalid: [],
    })
  })

  test.each([
    ['passed', 'passed'],
    ['failed', 'failed'],
    ['pending', 'skipped'],
    ['skipped', 'skipped'],
    ['disabled', 'skipped'],
    ['todo', 'skipped'],
    ['focused', 'error'],
    ['passing', 'error'],
  ])('status %s is %s', (status, outcome) => {
    expect(told([testFile('a.test.js', [{ status }])]).tests[0]?.outcome).toBe(outcome)
  })

  test('place, file, line, duration, message and tags', () => {
    const test = {
      ancestorTitles: ['price', 'tax'],
      status: 'failed',
      failureMessages: ['got 19'],
      duration: 12,
    }
    expect(
      told([testFile('src/a.test.js', [{ ...test, location: { line: 3, column: 1 }, tags: ['P0'] }])])
        .tests[0],
    ).toMatchObject({
      suites: ['a.test.js', 'price', 'tax'],
      name: 'sums',
      seconds: 0.012,
      file: '/repo/src/a.test.js',
      line: 3,
      failure: { message: 'got 19' },
      tags: ['P0'],
    })
  })

  test('test files called the same are told apart by their folders, on any machine', () => {
    const files = [testFile('a/x.test.js', [{}]), testFile('b/x.test.js', [{}]), testFile('y.test.js', [{}])]
    expect(lines(told(files))).toEqual([
      'a/x.test.js › price › sums: passed',
      'b/x.test.js › price › sums: passed',
      'y.test.js › price › sums: passed',
    ])
    const windows = files.map((one) => ({
      ...one,
      name: String(one['name']).replace('/repo/', 'D:\\a\\b\\').replace('/', '\\'),
    }))
    expect(lines(told(windows))).toEqual(lines(told(files)))
  })

  test.each([
    [{ invocations: 3 }, 2],
    [{ retryReasons: ['first time'] }, 1],
    [{ invocations: 1 }, 0],
    [{ failureMessages: ['first time'] }, 1],
    [{ status: 'failed', failureMessages: ['a', 'b'] }, 0],
    [{ status: 'pending', invocations: 2 }, 0],
    [{ invocations: 1e9 }, 100],
  ])('retries the report declares: %j', (fields, earlier) => {
    expect(told([testFile('a.test.js', [fields])]).tests[0]?.earlier).toEqual(
      new Array(earlier).fill('failed'),
    )
  })

  test('a file that did not load is a failure, whatever else passed', () => {
    const broken = testFile('b.test.js', [], { status: 'failed', message: 'cannot find module' })
    const { file } = read(
      [testFile('a.test.js', [{}]), broken],
      tool === 'jest' ? { numRuntimeErrorTestSuites: 1 } : {},
    )
    expect(file).toMatchObject({ verdict: 'fail', tests: 1, passed: 1, invalid: [] })
    expect(file.suiteErrors).toEqual([
      { suite: 'b.test.js', message: 'cannot find module', reportLine: null },
    ])
  })

  test.each<[string, Json]>([
    ['testExecError', { testExecError: { message: 'boom' } }],
    ['status failed', { status: 'failed' }],
    ['a message', { message: 'hook failed' }],
    ['an unknown status', { status: 'crashed' }],
  ])('%s of a file whose tests passed is a failure', (_, fields) => {
    expect(read([testFile('a.test.js', [{}], fields)], { success: true }).file.verdict).toBe('fail')
  })

  test.each<[string, Json]>([
    ['success: false', { success: false }],
    ['a failed suite', { numFailedTestSuites: 1, numTotalTestSuites: 5 }],
  ])('%s without a failing test is never a pass', (_, fields) => {
    expect(['fail', 'invalid']).toContain(read([testFile('a.test.js', [{}])], fields).file.verdict)
    expect(['fail', 'invalid']).toContain(read([], fields).file.verdict)
  })

  test('an interrupted run is invalid', () => {
    const { file } = read([testFile('a.test.js', [{}])], { wasInterrupted: true })
    expect(file.invalid).toEqual(['the run was interrupted (wasInterrupted)'])
  })

  test.each([
    ['numTotalTests', 2],
    ['numPassedTests', 2],
    ['numFailedTests', 1],
    ['numPendingTests', 1],
    ['numTodoTests', 1],
    ['numRuntimeErrorTestSuites', 1],
  ])('%s that claims more is invalid', (name, value) => {
    const { file } = read([testFile('a.test.js', [{}])], { [name]: value })
    expect(file.verdict).toBe('invalid')
    expect(file.invalid[0]).toMatch(new RegExp(`^declared counts differ: .*${name}`, 'u'))
  })

  test('totals that claim less hide no failing test', () => {
    const none = {
      numTotalTests: 0,
      numPassedTests: 0,
      numFailedTests: 0,
      numFailedTestSuites: 0,
      success: true,
    }
    expect(read([testFile('a.test.js', [{ status: 'failed' }])], none).file.verdict).toBe('fail')
  })

  test.each([
    [{ numTotalTests: -1 }, 'numTotalTests'],
    [{ numTotalTests: 1.5 }, 'numTotalTests'],
    [{ numFailedTests: '0' }, 'numFailedTests'],
    [{ success: 'true' }, 'success'],
    [{ testResults: null }, 'testResults'],
    [{ testResults: [{ name: 'a', status: 'passed' }] }, 'testResults[0].assertionResults'],
    [{ testResults: [testFile('a.test.js', [{ title: null }])] }, 'testResults[0].assertionResults[0].title'],
  ])('a document of another shape is refused: %j', (fields, reason) => {
    expect(told([testFile('a.test.js', [{}])], fields).invalid.join()).toContain(reason)
  })

  test('no test at all is no data', () => {
    expect(read([]).file).toMatchObject({ verdict: 'no-data', tests: 0 })
  })
})

test('jest counts files: fewer than it says is a run that stopped early', () => {
  expect(
    readReport(report([testFile('a.test.js', [{}])], { numTotalTestSuites: 2 })).file.invalid[0],
  ).toContain('numTotalTestSuites says 2, the records show 1')
})
