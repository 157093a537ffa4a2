import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { nunit3Reader } from '../../../src/formats/tests/nunit3.ts'
import { readReport } from './read-report.ts'
import {
  anySizes,
  anyTests,
  asModel,
  cutsThatPass,
  escapeXml,
  fixture,
  grouped,
  type ModelTest,
  modelOf,
  outcomes,
  told,
  verdict,
} from './xml-support.ts'

const run = (inside: string, attributes = ''): string =>
  `<?xml version="1.0"?>\n<test-run ${attributes}>\n${inside}</test-run>`
const suite = (attributes: string, inside = '', body = ''): string =>
  `<test-suite name="S" ${attributes}>${body}${inside}</test-suite>`
const passing = '<test-case name="a" fullname="Ns.Cart.a" classname="Ns.Cart" result="Passed"/>'
const failing = '<test-case name="b" fullname="Ns.Cart.b" classname="Ns.Cart" result="Failed"/>'

describe('outcomes', () => {
  test.each([
    ['result="Passed"', 'passed'],
    ['result="Failed"', 'failed'],
    ['result="Failed" label="Error"', 'error'],
    ['result="Failed" label="Invalid"', 'error'],
    ['result="Failed" label="Cancelled"', 'error'],
    ['result="Failed" label="Other" site="Parent"', 'failed'],
    ['result="Skipped"', 'skipped'],
    ['result="Skipped" label="Ignored"', 'skipped'],
    ['result="Skipped" label="Explicit"', 'skipped'],
    ['result="Inconclusive"', 'skipped'],
    ['result="Warning"', 'skipped'],
    ['result="Failed:Error"', 'error'],
    ['result="Failed:Error(SetUp)"', 'error'],
    ['result="Failed(Parent)"', 'failed'],
    ['result="Skipped:Ignored"', 'skipped'],
  ])('%s is %s', (attributes, outcome) => {
    const read = told(nunit3Reader, run(`<test-case name="a" ${attributes}/>`))
    expect([outcomes(read), read.invalid]).toEqual([[`a ${outcome}`], []])
  })

  test('a failure beside the word for a pass is believed', () => {
    expect(
      outcomes(told(nunit3Reader, run('<test-case name="a" result="Passed"><failure/></test-case>'))),
    ).toEqual(['a failed'])
  })

  test.each(['result="Success"', 'result="passed"', 'result="Passed!"', ''])(
    'what %p came to cannot be told: invalid',
    (attributes) => {
      const file = verdict(run(`${passing}<test-case name="b" ${attributes}/>`))
      expect(file).toMatchObject({ verdict: 'invalid', errors: 1 })
      expect(file.invalid[0]).toMatch(/^line 3: .*result/u)
    },
  )

  test('an assertion that failed, beside the word for a pass, is a failure', () => {
    const inside = (result: string): string =>
      `<assertions><assertion result="${result}"><message>no</message></assertion></assertions>`
    const of = (result: string) => verdict(run(passing.replace('/>', `>${inside(result)}</test-case>`)))
    expect(of('Failed')).toMatchObject({ verdict: 'fail', failed: 1 })
    expect(of('Error')).toMatchObject({ verdict: 'fail', failed: 1 })
    expect(of('Passed')).toMatchObject({ verdict: 'pass', passed: 1 })
  })

  test('a test inside a test makes the file invalid', () => {
    expect(verdict(run(`<test-case name="a" result="Failed">${passing}</test-case>`)).invalid).toEqual([
      'line 3: a <test-case> inside a <test-case>',
    ])
  })
})

describe('suites', () => {
  test.each(['SetUp', 'TearDown', 'Test'])(
    'a failure at the site %s is a problem of the suite, beside failing tests, too',
    (site) => {
      const body = '<failure><message>left over</message></failure>'
      for (const inside of [passing, failing]) {
        const file = verdict(run(suite(`result="Failed" site="${site}"`, inside, body), 'result="Failed"'))
        expect(file.verdict).toBe('fail')
        expect(file.suiteErrors).toEqual([{ suite: 'S', message: 'left over', reportLine: 3 }])
      }
    },
  )

  test.each(['Child', 'Parent'])(
    "a failure at the site %s is somebody else's, unless nobody else failed",
    (site) => {
      expect(verdict(run(suite(`result="Failed" site="${site}"`, failing))).suiteErrors).toEqual([])
      expect(verdict(run(suite(`result="Failed" site="${site}"`, passing))).verdict).toBe('fail')
    },
  )

  test('a run that says Failed although nothing in it did is a problem', () => {
    expect(verdict(run(passing, 'result="Failed"'))).toMatchObject({ verdict: 'fail', passed: 1 })
    expect(verdict(run(passing, 'result="Passed"')).verdict).toBe('pass')
    expect(verdict(run(passing, 'result="Warning"')).verdict).toBe('pass')
  })

  test('a cancelled run is invalid', () => {
    expect(verdict(run(passing, 'result="Failed" label="Cancelled"')).verdict).toBe('invalid')
    expect(verdict(run(suite('result="Failed:Cancelled"', passing))).invalid.join()).toContain('cancelled')
  })

  test('an unknown word of a suite or the run makes the file invalid', () => {
    expect(verdict(run(suite('result="Perfect"', passing))).invalid.join()).toContain('"Perfect"')
    expect(verdict(run(passing, 'result="Fine"')).invalid.join()).toContain('"Fine"')
  })
})

describe('totals', () => {
  test.each([
    ['total="2"', 'total of test-run says 2, the records show 1'],
    ['passed="2"', 'passed of test-run says 2'],
    ['failed="1"', 'failed of test-run says 1'],
    ['skipped="1"', 'skipped of test-run says 1'],
    ['inconclusive="1"', 'inconclusive of test-run says 1'],
    ['warnings="2"', 'warnings of test-run says 2'],
    ['failed="none"', 'a whole number is expected'],
  ])('%s of the run is not believed', (totals, reason) => {
    const file = verdict(run(passing, totals))
    expect(file.verdict).toBe('invalid')
    expect(file.invalid.join()).toContain(reason)
  })

  test('totals of a suite are compared with what is in that suite', () => {
    const file = verdict(run(suite('total="1" failed="0"', passing) + suite('total="2" failed="1"', passing)))
    expect(file.invalid).toEqual([
      'declared counts differ: total of test-suite "S" says 2, the records show 1',
      'declared counts differ: failed of test-suite "S" says 1, the records show 0',
    ])
  })

  test('testcasecount holds what a filter left out, and is no claim; fewer than there are is only wrong', () => {
    expect(verdict(run(passing, 'testcasecount="40" total="1" passed="1" failed="0"')).verdict).toBe('pass')
    expect(verdict(run(failing, 'total="0" failed="0" passed="0"'))).toMatchObject({
      verdict: 'fail',
      failed: 1,
      invalid: [],
    })
  })

  test('totals without tests are invalid, nothing at all is no data', () => {
    expect(verdict('<test-run total="5" failed="2" result="Passed"/>').verdict).toBe('invalid')
    expect(verdict('<test-run result="Passed" total="0"/>').verdict).toBe('no-data')
  })
})

describe('identity and details', () => {
  const read = told(nunit3Reader, fixture('nunit3/schema-console/report.xml'))

  test('assembly, class, name, tags and properties of all suites around', () => {
    expect(read.tests[1]).toMatchObject({
      suites: ['Shop.Tests.dll'],
      className: 'Shop.CartTests',
      name: 'Totals',
      tags: ['P0', 'slow'],
      properties: [['requirement', 'R-1']],
      failure: { message: 'Expected: 3\n  But was:  4', file: '/repo/CartTests.cs', line: 42 },
      seconds: 0.002,
    })
    expect(read.startedAt).toBe('2026-03-04T09:00:00.000Z')
  })

  test('a class with parameters is another class, and the class stands in for what the full name does not say', () => {
    const sized = [1, 2].map(
      (size) =>
        `<test-case name="Fits" fullname="Ns.Sized(${size}.5).Fits" classname="Ns.Sized" result="Passed"/>`,
    )
    expect(verdict(run(sized.join('')))).toMatchObject({ tests: 2 })
    const odd = told(
      nunit3Reader,
      run('<test-case name="says hello" fullname="something else" classname="Ns.Cart" result="Passed"/>'),
    )
    expect(odd.tests[0]).toMatchObject({ className: 'Ns.Cart', name: 'says hello' })
  })
})

const words = {
  passed: 'result="Passed"',
  failed: 'result="Failed"',
  error: 'result="Failed" label="Error"',
  skipped: 'result="Skipped"',
} as const

function write(tests: readonly ModelTest[]): string {
  const suites = grouped(tests, (model) => model.suite).map(([name, members]) => {
    const cases = members.map((model) => {
      const broken = model.outcome === 'failed' || model.outcome === 'error'
      const inside = broken ? `<failure><message>${escapeXml(model.message)}</message></failure>` : ''
      const full = `${model.className}.${escapeXml(model.name)}`
      return `<test-case name="${escapeXml(model.name)}" fullname="${full}" ${words[model.outcome]}>${inside}</test-case>`
    })
    return `<test-suite type="TestSuite" name="${name}" total="${members.length}">${cases.join('\n')}</test-suite>`
  })
  return `<test-run total="${tests.length}">${suites.join('')}</test-run>`
}

test('what is written is read, in pieces of any size', () => {
  fc.assert(
    fc.property(anyTests, anySizes, (tests, sizes) => {
      const read = told(nunit3Reader, write(tests), sizes)
      expect(read.invalid).toEqual([])
      expect(asModel(read)).toEqual(modelOf(tests, (outcome) => outcome))
    }),
    { seed: 5, numRuns: 60 },
  )
})

test('a report that is cut is never a pass', () => {
  const whole = Buffer.from(
    run(suite('result="Passed" total="1"', passing), 'result="Passed" total="1" passed="1"'),
  )
  expect(verdict(whole).verdict).toBe('pass')
  expect(cutsThatPass(whole)).toEqual([])
})

describe('what suites hand down', () => {
  const properties = (count: number): string =>
    `<properties>${Array.from({ length: count }, (_, index) => `<property name="p${index}" value="v"/>`).join('')}</properties>`

  test('a test has the properties of the suites around it, and of no other', () => {
    const inner = suite('', passing, '<properties><property name="Category" value="slow"/></properties>')
    const { tests, groups } = readReport(run(suite('', `${inner}${failing}`, properties(2))))
    const of = tests.map(({ group }) => groups[group])
    expect(of.map((group) => group?.tags)).toEqual([['slow'], []])
    expect(of.map((group) => group?.properties.length)).toEqual([2, 2])
  })

  test('so many that each test would carry thousands are refused', () => {
    expect(verdict(run(suite('', passing, properties(500)))).verdict).toBe('pass')
    const file = verdict(run(suite('', passing, properties(501))))
    expect(file.invalid).toEqual(['line 3: more categories and properties of suites than any tool writes'])
  })
})
