import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { trxReader } from '../../../src/formats/tests/trx.ts'
import {
  anySizes,
  anyTests,
  asModel,
  cutsThatPass,
  escapeXml,
  fixture,
  type ModelTest,
  modelOf,
  outcomes,
  told,
  verdict,
} from './xml-support.ts'

const result = (name: string, outcome: string | null, inside = ''): string =>
  `<UnitTestResult testId="${name}" testName="${name}"${outcome === null ? '' : ` outcome="${outcome}"`}>${inside}</UnitTestResult>`
const run = (results: string, rest = ''): string =>
  `<?xml version="1.0"?>\n<TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010">\n<Results>${results}</Results>${rest}</TestRun>`
const summary = (outcome: string, counters = '', inside = ''): string =>
  `<ResultSummary outcome="${outcome}"><Counters ${counters}/>${inside}</ResultSummary>`

describe('outcomes', () => {
  test.each([
    ['Passed', 'passed'],
    ['Failed', 'failed'],
    ['Error', 'error'],
    ['Timeout', 'error'],
    ['Aborted', 'error'],
    ['PassedButRunAborted', 'error'],
    ['Disconnected', 'error'],
    ['InProgress', 'error'],
    ['NotRunnable', 'error'],
    ['Inconclusive', 'skipped'],
    ['NotExecuted', 'skipped'],
    ['Pending', 'skipped'],
    ['Warning', 'skipped'],
    ['Completed', 'skipped'],
  ])('%s is %s', (word, outcome) => {
    const read = told(trxReader, run(result('a', word)))
    expect([outcomes(read), read.invalid]).toEqual([[`a ${outcome}`], []])
  })

  test('a result without an outcome is an error', () => {
    const read = told(trxReader, run(result('a', null)))
    expect(outcomes(read)).toEqual(['a error'])
    expect(read.tests[0]?.failure?.message).toContain('no outcome')
  })

  test('an unknown word makes the file invalid, and is named', () => {
    const file = verdict(run(result('a', 'Passed') + result('b', 'Great')))
    expect(file.verdict).toBe('invalid')
    expect(file.invalid).toEqual([expect.stringContaining('line 3: the unknown outcome "Great"')])
  })

  test('prefixed names are the same names', () => {
    const text = run(result('a', 'Failed'))
      .replace(/<(\/?)(?=[A-Z])/gu, '<$1t:')
      .replace('xmlns=', 'xmlns:t=')
    expect(outcomes(told(trxReader, text))).toEqual(['a failed'])
  })

  test('other kinds of results count as well, and a result outside its list', () => {
    const text = run(
      '<GenericTestResult testName="a" outcome="Failed"/><WebTestResult testName="b" outcome="Passed"/>',
    )
    expect(outcomes(told(trxReader, text))).toEqual(['a failed', 'b passed'])
    expect(outcomes(told(trxReader, `<TestRun>${result('c', 'Failed')}</TestRun>`))).toEqual(['c failed'])
  })
})

describe('attempts and rows', () => {
  test('several results of one test are its attempts, and the worst stands', () => {
    const file = verdict(run(result('a', 'Failed') + result('a', 'Passed')))
    expect(file).toMatchObject({ verdict: 'flaky', tests: 1, failed: 1, flaky: 1, cases: 2 })
  })

  const row = (index: number, outcome: string): string =>
    `<UnitTestResult testId="a" testName="a" dataRowInfo="${index}" outcome="${outcome}"/>`

  test('rows of a data-driven test are tests, their sum is not', () => {
    const read = told(
      trxReader,
      run(result('a', 'Failed', `<InnerResults>${row(0, 'Passed')}${row(1, 'Failed')}</InnerResults>`)),
    )
    expect(outcomes(read)).toEqual(['a [0] passed', 'a [1] failed'])
  })

  test('a sum that failed although its rows passed is told, too', () => {
    const read = told(
      trxReader,
      run(result('a', 'Failed', `<InnerResults>${row(0, 'Passed')}</InnerResults>`)),
    )
    expect(outcomes(read)).toEqual(['a failed', 'a [0] passed'])
  })

  test('rows that have names of their own keep them; rows inside rows are found', () => {
    const inner = result('a (1)', 'Passed', `<InnerResults>${result('a (1) deep', 'Failed')}</InnerResults>`)
    const read = told(trxReader, run(result('a', 'Passed', `<InnerResults>${inner}</InnerResults>`)))
    expect(outcomes(read)).toEqual(['a (1) deep failed'])
    const failing = told(trxReader, run(result('a', 'Failed', `<InnerResults>${inner}</InnerResults>`)))
    expect(outcomes(failing)).toEqual(['a (1) deep failed'])
  })
})

describe('definitions', () => {
  const definition = (id: string, body = ''): string =>
    `<UnitTest id="${id}" name="${id}" storage="/repo/bin/shop.dll" priority="1">${body}<TestMethod className="Shop.Cart, Shop, Version=1.0.0.0" name="${id}"/></UnitTest>`

  test('class, assembly, categories, priority and properties come from the definition', () => {
    const body =
      '<TestCategory><TestCategoryItem TestCategory="P0"/></TestCategory><Properties><Property><Key>requirement</Key><Value>R-1</Value></Property></Properties>'
    const read = told(
      trxReader,
      run(
        result('A', 'Passed').replace('testName="A"', 'testName="Shop.Cart.A"'),
        `<TestDefinitions>${definition('a', body)}</TestDefinitions>`,
      ),
    )
    expect(read.tests[0]).toMatchObject({
      suites: ['shop.dll'],
      className: 'Shop.Cart',
      name: 'A',
      tags: ['P0'],
      properties: [
        ['priority', '1'],
        ['requirement', 'R-1'],
      ],
      file: null,
    })
    expect(read.invalid).toEqual([])
  })

  test('a script is the file of its tests, and the class that node-trx makes up is none', () => {
    const read = told(trxReader, fixture('trx/mocha-trx-reporter/report.trx'))
    expect(read.tests[0]).toMatchObject({
      suites: ['cart.test.js'],
      className: '',
      file: 'test/cart.test.js',
    })
  })

  test('line 0 is no place in the source', () => {
    const stack = ' at Cart.a () in /repo/Cart.cs:0\n at Cart.b () in /repo/Cart.cs:7'
    const error = `<Output><ErrorInfo><StackTrace>${stack}</StackTrace></ErrorInfo></Output>`
    const read = told(trxReader, run(result('a', 'Failed', error)))
    expect(read.tests[0]?.failure).toMatchObject({ file: '/repo/Cart.cs', line: 7 })
  })

  test('a test that is defined and has no result makes the file invalid', () => {
    const text = run(
      result('a', 'Passed'),
      `<TestDefinitions>${definition('a')}${definition('b')}${definition('c')}</TestDefinitions>`,
    )
    expect(told(trxReader, text).invalid).toEqual(['the test "b" (and 1 more) is defined and has no result'])
  })
})

describe('the run as a whole', () => {
  test.each(['Passed', 'Completed', 'Warning', 'Inconclusive', 'NotExecuted'])(
    '%s says nothing more',
    (word) => {
      expect(verdict(run(result('a', 'Passed'), summary(word))).verdict).toBe('pass')
    },
  )

  test.each(['Failed', 'Error', 'NotRunnable'])(
    '%s without a failing test is a problem of the suite',
    (word) => {
      const file = verdict(run(result('a', 'Passed'), summary(word)))
      expect(file.verdict).toBe('fail')
      expect(file.suiteErrors[0]?.message).toContain(word)
      expect(verdict(run(result('a', 'Failed'), summary(word))).suiteErrors).toEqual([])
    },
  )

  test.each([
    'Aborted',
    'Timeout',
    'InProgress',
    'Disconnected',
    'PassedButRunAborted',
    'Pending',
    'Excellent',
  ])('%s makes the file invalid', (word) => {
    const file = verdict(run(result('a', 'Passed'), summary(word)))
    expect(file.verdict).toBe('invalid')
    expect(file.invalid.join()).toContain(word)
  })

  const info = (outcome: string, text: string): string =>
    `<RunInfos><RunInfo outcome="${outcome}"><Text>${text}</Text></RunInfo></RunInfos>`

  test('an error of the run is a problem of the suite, a warning is not', () => {
    const file = verdict(
      run(result('a', 'Passed'), summary('Completed', '', info('Error', 'host process crashed'))),
    )
    expect(file.suiteErrors).toEqual([{ suite: '', message: 'host process crashed', reportLine: 3 }])
    expect(
      verdict(run(result('a', 'Passed'), summary('Completed', '', info('Warning', 'slow')))).verdict,
    ).toBe('pass')
    expect(verdict(run(result('a', 'Passed'), summary('Completed', '', info('Odd', 'x')))).verdict).toBe(
      'invalid',
    )
  })

  test("the log line of xUnit's adapter for a failing test is no second problem", () => {
    const log = info('Error', '[xUnit.net 00:00:01.35]     Shop.Cart.Totals [FAIL]')
    expect(verdict(run(result('a', 'Failed'), summary('Failed', '', log))).suiteErrors).toEqual([])
    expect(verdict(run(result('a', 'Passed'), summary('Failed', '', log))).suiteErrors).toHaveLength(1)
  })

  test.each([
    ['total="3"', 'Counters total says 3, the records show 2'],
    ['executed="3"', 'Counters executed'],
    ['passed="3"', 'Counters passed'],
    ['failed="1"', 'Counters failed says 1, the records show 0'],
    ['error="1"', 'Counters error'],
    ['timeout="1"', 'Counters timeout'],
    ['aborted="1"', 'Counters aborted'],
    ['inProgress="1"', 'Counters inProgress'],
    ['notExecuted="2"', 'Counters notExecuted says 2, the records show 1'],
    ['total="-1"', 'the total `total` is "-1"'],
    ['total="two"', 'the total `total` is "two"'],
    ['failed=""', 'the total `failed` is ""'],
  ])('the counter %s is not believed', (counter, reason) => {
    const file = verdict(
      run(result('a', 'Passed') + result('b', 'NotExecuted'), summary('Completed', counter)),
    )
    expect(file.verdict).toBe('invalid')
    expect(file.invalid.join()).toContain(reason)
  })

  test('counters that claim less do not change what the results show', () => {
    const file = verdict(run(result('a', 'Failed'), summary('Completed', 'total="0" failed="0" passed="0"')))
    expect(file).toMatchObject({ verdict: 'fail', failed: 1, invalid: [] })
  })
})

describe('details', () => {
  test('message, place, duration and start', () => {
    const read = told(trxReader, fixture('trx/schema-vstest/report.trx'))
    expect(read.tests[2]).toMatchObject({
      seconds: 0.001,
      failure: {
        message: 'Assert.AreEqual failed. Expected:<3>. Actual:<4>.',
        file: '/repo/Shop.Tests/CartTests.cs',
        line: 42,
      },
    })
    expect(read.tests[1]?.seconds).toBe(62.5)
    expect(read.startedAt).toBe('2026-03-04T09:00:00.123Z')
  })

  test('nothing else than a TestRun is read', () => {
    expect(told(trxReader, '<html><UnitTestResult outcome="Passed"/></html>')).toMatchObject({
      tests: [],
      invalid: ['line 1: the root is not <TestRun>: this is no TRX report'],
    })
  })

  test('a run without results is no data', () => {
    expect(verdict(run('')).verdict).toBe('no-data')
    expect(verdict(run(result('a', 'NotExecuted'))).verdict).toBe('no-data')
  })
})

const words = { passed: 'Passed', failed: 'Failed', error: 'Error', skipped: 'NotExecuted' } as const

function write(tests: readonly ModelTest[]): string {
  const results = tests.map((model, index) => {
    const broken = model.outcome === 'failed' || model.outcome === 'error'
    const error = broken
      ? `<Output><ErrorInfo><Message>${escapeXml(model.message)}</Message></ErrorInfo></Output>`
      : ''
    return `<UnitTestResult testId="${index}" testName="${escapeXml(model.name)}" outcome="${words[model.outcome]}">${error}</UnitTestResult>`
  })
  const definitions = tests.map(
    (model, index) =>
      `<UnitTest id="${index}" name="${escapeXml(model.name)}" storage="/bin/${model.suite}"><TestMethod className="${model.className}"/></UnitTest>`,
  )
  return run(
    results.join('\n'),
    `<TestDefinitions>${definitions.join('')}</TestDefinitions>${summary('Failed', `total="${tests.length}"`)}`,
  )
}

test('what is written is read, in pieces of any size', () => {
  fc.assert(
    fc.property(anyTests, anySizes, (tests, sizes) => {
      const read = told(trxReader, write(tests), sizes)
      expect(read.invalid).toEqual([])
      expect(asModel(read)).toEqual(modelOf(tests, (outcome) => outcome))
    }),
    { seed: 5, numRuns: 60 },
  )
})

test('a report that is cut is never a pass', () => {
  const whole = write([
    { suite: 'alpha', className: 'shop.Cart', name: 'a', outcome: 'passed', message: '' },
    { suite: 'alpha', className: 'shop.Cart', name: 'b', outcome: 'passed', message: '' },
  ]).replace('"Failed"', '"Completed"')
  expect(verdict(whole).verdict).toBe('pass')
  expect(cutsThatPass(Buffer.from(whole))).toEqual([])
})
