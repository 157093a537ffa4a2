import { describe, expect, test } from '@jest/globals'
import { readReport } from './read-report.ts'
import { lines, tell } from './told.ts'

type Json = Readonly<Record<string, unknown>>

const example = (description: string, fields: Json = {}): Json => ({
  id: `./spec/price_spec.rb[1:${description}]`,
  description,
  full_description: `Price ${description}`,
  status: 'passed',
  file_path: './spec/price_spec.rb',
  line_number: 3,
  run_time: 0.5,
  ...fields,
})

function report(examples: readonly Json[], summary: Json = {}, top: Json = {}): string {
  const of = (status: string): number => examples.filter((one) => one['status'] === status).length
  const counts = { example_count: examples.length, failure_count: of('failed'), pending_count: of('pending') }
  return JSON.stringify({
    version: '3.12.0',
    examples,
    summary: { duration: 1, ...counts, errors_outside_of_examples_count: 0, ...summary },
    summary_line: '',
    ...top,
  })
}

describe('rspec', () => {
  test('an exception beside the word for a pass is a failure', () => {
    const text = report([example('sums', { exception: { class: 'RuntimeError', message: 'boom' } })])
    expect(tell('rspec', text).tests[0]).toMatchObject({
      outcome: 'failed',
      failure: { message: 'RuntimeError: boom' },
    })
    expect(tell('rspec', report([example('sums', { exception: null })])).tests[0]?.outcome).toBe('passed')
  })

  test.each([
    ['passed', 'passed'],
    ['failed', 'failed'],
    ['pending', 'skipped'],
    ['unknown', 'error'],
  ])('status %s is %s', (status, outcome) => {
    expect(tell('rspec', report([example('sums', { status })])).tests[0]?.outcome).toBe(outcome)
  })

  test('place, file, line, duration and the exception are kept', () => {
    const exception = { class: 'ArgumentError', message: 'no rate', backtrace: [] }
    expect(tell('rspec', report([example('sums', { status: 'failed', exception })])).tests[0]).toMatchObject({
      suites: ['Price'],
      name: 'sums',
      file: './spec/price_spec.rb',
      line: 3,
      seconds: 0.5,
      failure: { message: 'ArgumentError: no rate' },
    })
  })

  test('errors outside of examples are failures, also when no example ran', () => {
    const outside = { errors_outside_of_examples_count: 1 }
    const { file } = readReport(report([], outside, { messages: ['LoadError: nowhere'] }))
    expect(file).toMatchObject({ verdict: 'fail', tests: 0 })
    expect(file.suiteErrors[0]?.message).toBe('LoadError: nowhere')
    expect(readReport(report([example('sums')], outside)).file.verdict).toBe('fail')
  })

  test('examples that read the same are numbered by their place, in whatever order they ran', () => {
    const [a, b] = [3, 9].map((line) =>
      example('is expected to eq 5', { id: `x[1:${20 - line}]`, line_number: line }),
    )
    if (a === undefined || b === undefined) throw new Error('two examples')
    const names = (examples: readonly Json[]) =>
      tell('rspec', report(examples)).tests.map((one) => [one.line, one.name])
    expect(names([b, a])).toEqual([
      [9, 'is expected to eq 5 #2'],
      [3, 'is expected to eq 5'],
    ])
    expect(names([a, b]).reverse()).toEqual(names([b, a]))
  })

  test('an example with the same id again is another attempt', () => {
    const { file } = readReport(report([example('sums', { status: 'failed' }), example('sums')]))
    expect(file).toMatchObject({ verdict: 'flaky', tests: 1, failed: 1, flaky: 1, cases: 2 })
  })

  test('the same words in two files are two tests', () => {
    const other = example('sums', { file_path: './other/price_spec.rb', id: 'o' })
    expect(lines(tell('rspec', report([example('sums'), other])))).toEqual([
      'spec/price_spec.rb › Price › sums: passed',
      'other/price_spec.rb › Price › sums: passed',
    ])
  })

  test.each([
    [{ example_count: 2 }, 'summary.example_count says 2'],
    [{ failure_count: 1 }, 'summary.failure_count says 1'],
    [{ pending_count: 1 }, 'summary.pending_count says 1'],
    [{ failure_count: -1 }, 'summary.failure_count'],
  ])('a summary that claims more, or no count, is invalid: %j', (summary, reason) => {
    const { file } = readReport(report([example('sums')], summary))
    expect(file.verdict).toBe('invalid')
    expect(file.invalid.join()).toContain(reason)
  })

  test('a summary that claims less hides no failure', () => {
    expect(
      readReport(report([example('a', { status: 'failed' })], { failure_count: 0, example_count: 0 })).file
        .verdict,
    ).toBe('fail')
  })

  test('no example, or none that ran, is no data', () => {
    expect(readReport(report([])).file.verdict).toBe('no-data')
    expect(readReport(report([example('a', { status: 'pending' })])).file.verdict).toBe('no-data')
  })
})
