import { describe, expect, test } from '@jest/globals'
import { readReport } from './read-report.ts'
import { lines, tell } from './told.ts'

type Json = Readonly<Record<string, unknown>>

const step = (status: string | null, fields: Json = {}): Json => ({
  keyword: 'Given ',
  name: 'a till',
  line: 5,
  ...(status === null ? {} : { result: { status, duration: 500_000_000, error_message: `was ${status}` } }),
  ...fields,
})
const scenario = (name: string, steps: readonly Json[], fields: Json = {}): Json => ({
  name,
  type: 'scenario',
  keyword: 'Scenario',
  line: 4,
  steps,
  ...fields,
})
const feature = (elements: readonly Json[], fields: Json = {}): Json => ({
  uri: 'features/price.feature',
  keyword: 'Feature',
  name: 'Price',
  elements,
  ...fields,
})
const hook = (status: string): Json => ({ match: {}, result: { status } })
const told = (...features: readonly Json[]) => tell('cucumber', JSON.stringify(features))
const outcome = (steps: readonly Json[], fields: Json = {}): string | undefined =>
  told(feature([scenario('a', steps, fields)])).tests[0]?.outcome

describe('cucumber', () => {
  test.each([
    [['passed', 'passed'], 'passed'],
    [['passed', 'failed', 'skipped'], 'failed'],
    [['passed', 'undefined'], 'failed'],
    [['pending', 'skipped'], 'failed'],
    [['ambiguous'], 'failed'],
    [['PASSED'], 'passed'],
    [['passed', 'skipped'], 'skipped'],
    [['unknown'], 'failed'],
    [['passed', null], 'failed'],
    [[], 'skipped'],
  ])('steps %j make a scenario %s', (statuses, expected) => {
    expect(outcome(statuses.map((status) => step(status)))).toBe(expected)
  })

  test('hooks around scenarios and steps fail a scenario, and do not make one', () => {
    expect(outcome([step('passed')], { before: [hook('failed')] })).toBe('failed')
    expect(outcome([step('passed')], { after: [hook('passed'), hook('failed')] })).toBe('failed')
    expect(outcome([step('passed', { before: [hook('failed')] })])).toBe('failed')
    expect(outcome([step('passed', { after: [hook('undefined')] })])).toBe('failed')
    expect(outcome([step('passed', { hidden: true }), step('passed')])).toBe('passed')
    expect(outcome([step('passed', { hidden: true })])).toBe('skipped')
    expect(outcome([], { before: [hook('passed')] })).toBe('skipped')
  })

  test('place, tags, duration and the failing step are kept', () => {
    const one = told(
      feature(
        [scenario('sums', [step('passed'), step('failed', { line: 9 })], { tags: [{ name: '@P0' }] })],
        {
          tags: [{ name: '@golden' }, { name: '@P0' }],
        },
      ),
    ).tests[0]
    expect(one).toMatchObject({
      suites: ['Price'],
      name: 'sums',
      file: 'features/price.feature',
      line: 4,
      seconds: 1,
      tags: ['@golden', '@P0'],
      failure: { message: 'Given a till: failed\nwas failed', file: 'features/price.feature', line: 9 },
    })
  })

  test('the background before a scenario belongs to it', () => {
    const background = scenario('', [step('failed')], { type: 'background' })
    const passing = scenario('', [step('passed')], { type: 'background' })
    expect(
      lines(
        told(
          feature([background, scenario('a', [step('skipped')]), passing, scenario('b', [step('passed')])]),
        ),
      ),
    ).toEqual(['Price › a: failed', 'Price › b: passed'])
    expect(told(feature([scenario('a', [step('passed')]), passing])).invalid[0]).toContain(
      'a background without its scenario',
    )
  })

  test('examples of an outline are told apart by line, whatever their order', () => {
    const examples = [9, 7, 12].map((line) => scenario('rate', [step('passed')], { line }))
    expect(lines(told(feature(examples)))).toEqual([
      'Price › rate #2: passed',
      'Price › rate #1: passed',
      'Price › rate #3: passed',
    ])
  })

  test('a scenario at the same line again is another attempt', () => {
    const twice = JSON.stringify([
      feature([scenario('a', [step('failed')]), scenario('a', [step('passed')])]),
    ])
    expect(readReport(twice).file).toMatchObject({
      verdict: 'flaky',
      tests: 1,
      failed: 1,
      flaky: 1,
      cases: 2,
    })
  })

  test('features called the same in two files are two suites', () => {
    const other = feature([scenario('a', [step('passed')])], { uri: 'other/price.feature' })
    expect(lines(told(feature([scenario('a', [step('passed')])]), other))).toEqual([
      'features/price.feature › Price › a: passed',
      'other/price.feature › Price › a: passed',
    ])
  })

  describe('as behave writes it', () => {
    const behave = (elements: readonly Json[], fields: Json = {}): Json =>
      feature(elements, { uri: undefined, location: 'features/price.feature:1', status: 'passed', ...fields })
    const run = (status: string, steps: readonly Json[]): Json =>
      scenario('a', steps, { line: undefined, location: 'features/price.feature:7', status, tags: ['P1'] })

    test('seconds, places instead of lines, plain tags, a list of error lines', () => {
      const steps = [
        step('failed', {
          line: undefined,
          location: 'features/price.feature:8',
          result: { status: 'failed', duration: 2, error_message: ['a', 'b'] },
        }),
      ]
      expect(told(behave([run('failed', steps)])).tests[0]).toMatchObject({
        outcome: 'failed',
        file: 'features/price.feature',
        line: 7,
        seconds: 2,
        tags: ['P1'],
        failure: { message: 'Given a till: failed\na\nb', line: 8 },
      })
    })

    test('its background is a description only, its status counts', () => {
      const background = scenario('', [step(null)], { type: 'background' })
      expect(lines(told(behave([background, run('passed', [step('passed')])])))).toEqual([
        'Price › a: passed',
      ])
      expect(lines(told(behave([run('failed', [step('passed')])])))).toEqual(['Price › a: failed'])
      expect(lines(told(behave([run('failed', [step(null)])])))).toEqual(['Price › a: failed'])
      expect(lines(told(behave([run('untested', [step(null)])])))).toEqual(['Price › a: failed'])
      expect(lines(told(behave([run('skipped', [step(null)])])))).toEqual(['Price › a: skipped'])
      expect(lines(told(behave([run('skipped', [step('failed')])])))).toEqual(['Price › a: failed'])
    })

    test('a feature that failed by itself is a failure', () => {
      const text = JSON.stringify([behave([run('passed', [step('passed')])], { status: 'failed' })])
      expect(readReport(text).file).toMatchObject({ verdict: 'fail', passed: 1, failed: 0 })
    })
  })

  test.each([
    ['{"elements":[]}', 'expected array'],
    ['[{"uri":"a"}]', '[0].name'],
    [JSON.stringify([feature([scenario('a', [{ result: {} }])])]), '[0].elements[0].steps[0].result.status'],
  ])('another shape is refused: %s', (text, reason) => {
    expect(tell('cucumber', text).invalid[0]).toContain(reason)
  })

  test('ten thousand examples of one outline take no time', () => {
    const many = Array.from({ length: 10_000 }, (_, line) => scenario('rate', [step('passed')], { line }))
    const started = performance.now()
    expect(told(feature(many)).tests.length).toBe(10_000)
    expect(performance.now() - started).toBeLessThan(3000)
  })
})
