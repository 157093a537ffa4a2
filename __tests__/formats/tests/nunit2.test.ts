import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { nunit2Reader } from '../../../src/formats/tests/nunit2.ts'
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

const run = (inside: string, totals = ''): string =>
  `<?xml version="1.0"?>\n<test-results name="r" ${totals}>\n<test-suite type="TestFixture" name="Cart" result="Success"><results>${inside}</results></test-suite></test-results>`
const suite = (attributes: string, inside = '', body = ''): string =>
  `<test-suite name="S" ${attributes}>${body}<results>${inside}</results></test-suite>`
const passing = '<test-case name="Ns.Cart.a" executed="True" result="Success" success="True"/>'

describe('outcomes', () => {
  test.each([
    ['Success', 'passed'],
    ['Failure', 'failed'],
    ['Error', 'error'],
    ['NotRunnable', 'error'],
    ['Invalid', 'error'],
    ['Cancelled', 'error'],
    ['Ignored', 'skipped'],
    ['Skipped', 'skipped'],
    ['Inconclusive', 'skipped'],
  ])('%s is %s', (word, outcome) => {
    const read = told(nunit2Reader, run(`<test-case name="a" result="${word}"/>`))
    expect([outcomes(read), read.invalid]).toEqual([[`a ${outcome}`], []])
  })

  test.each([
    ['executed="True" success="True"', 'passed'],
    ['executed="true" success="false"', 'failed'],
    ['executed="False" success="True"', 'skipped'],
    ['executed="False"', 'skipped'],
    ['success="True"', 'passed'],
    ['executed="True" result="Success" success="False"', 'failed'],
    ['executed="False" result="Success" success="True"', 'skipped'],
    ['executed="True" result="Inconclusive" success="False"', 'skipped'],
  ])('%s is %s', (attributes, outcome) => {
    const read = told(nunit2Reader, run(`<test-case name="a" ${attributes}/>`))
    expect([outcomes(read), read.invalid]).toEqual([[`a ${outcome}`], []])
  })

  test('a failure beside the word for a pass is believed', () => {
    const read = told(
      nunit2Reader,
      run('<test-case name="a" result="Success"><failure><message>no</message></failure></test-case>'),
    )
    expect(outcomes(read)).toEqual(['a failed'])
    expect(outcomes(told(nunit2Reader, run('<test-case name="a"><failure/></test-case>')))).toEqual([
      'a failed',
    ])
  })

  test.each(['result="Great"', 'executed="True"', 'executed="True" success="Turue"', ''])(
    'what %p came to cannot be told: invalid',
    (attributes) => {
      const file = verdict(run(`${passing}<test-case name="b" ${attributes}/>`))
      expect(file).toMatchObject({ verdict: 'invalid', errors: 1 })
      expect(file.invalid[0]).toMatch(/^line 3: .*result/u)
    },
  )

  test('a test inside a test makes the file invalid', () => {
    const text = run(`<test-case name="a" result="Failure">${passing}</test-case>`)
    expect(verdict(text).invalid).toEqual(['line 3: a <test-case> inside a <test-case>'])
  })
})

describe('suites', () => {
  test.each([
    'result="Failure"',
    'result="Error"',
    'result="NotRunnable"',
    'success="False"',
    'result="Success" success="False"',
  ])('%s without a failing test is a problem of the suite', (attributes) => {
    const file = verdict(run(suite(attributes, passing)))
    expect(file).toMatchObject({ verdict: 'fail', passed: 1 })
    expect(file.suiteErrors).toEqual([
      { suite: 'S', message: 'the suite failed, though no test in it did', reportLine: 3 },
    ])
  })

  test.each([
    'result="Success" success="True"',
    'result="Inconclusive" success="False"',
    'result="Ignored"',
    '',
  ])('%p is no problem', (attributes) =>
    expect(verdict(run(suite(attributes, passing))).suiteErrors).toEqual([]),
  )

  test('a suite that failed because of its tests is no second problem', () => {
    const failing = '<test-case name="b" result="Failure"/>'
    const body = '<failure><message>One or more child tests had errors</message></failure>'
    expect(verdict(run(suite('result="Failure"', failing, body))).suiteErrors).toEqual([])
    expect(verdict(run(suite('result="Failure"', failing))).suiteErrors).toEqual([])
  })

  test("a suite's own failure is a problem beside failing tests, whatever its word", () => {
    const body = '<failure><message>SetUp : no database</message></failure>'
    const file = verdict(run(suite('result="Error"', '<test-case name="b" result="Failure"/>', body)))
    expect(file.suiteErrors).toEqual([{ suite: 'S', message: 'SetUp : no database', reportLine: 3 }])
    expect(verdict(run(suite('result="Success"', passing, body))).verdict).toBe('fail')
  })

  test('the problem of an inner suite explains the outer one', () => {
    const file = verdict(run(suite('result="Failure"', suite('result="Error"', passing))))
    expect(file.suiteErrors).toHaveLength(1)
  })

  test('a suite without a test that was not executed and says Success did not load', () => {
    expect(verdict(run(passing + suite('executed="False" success="True" result="Success"'))).verdict).toBe(
      'fail',
    )
    expect(verdict(run(suite('executed="False" result="Success"', passing))).verdict).toBe('pass')
    expect(verdict(run(passing + suite('executed="False" result="Ignored"'))).verdict).toBe('pass')
    expect(verdict(run(passing + suite('executed="True" result="Success"'))).verdict).toBe('pass')
  })

  test('an unknown word of a suite makes the file invalid', () => {
    expect(verdict(run(suite('result="Perfect"', passing))).invalid.join()).toContain('"Perfect"')
  })
})

describe('totals', () => {
  test.each([
    ['total="2"', 'total says 2, the records show 1'],
    ['failures="1"', 'failures says 1'],
    ['errors="1"', 'errors says 1'],
    ['invalid="1"', 'invalid says 1'],
    ['not-run="1"', 'not-run says 1'],
    ['ignored="1"', 'ignored says 1'],
    ['skipped="1"', 'skipped says 1'],
    ['inconclusive="1"', 'inconclusive says 1'],
    ['failures="1.0"', 'a whole number is expected'],
    ['total="-1"', 'a whole number is expected'],
  ])('%s is not believed', (totals, reason) => {
    const file = verdict(run(passing, totals))
    expect(file.verdict).toBe('invalid')
    expect(file.invalid.join()).toContain(reason)
  })

  test('the total of 2.6 leaves out what did not run; fewer than there are is only wrong', () => {
    expect(
      verdict(
        run(
          `${passing}<test-case name="b" executed="False" result="Ignored"/>`,
          'total="1" not-run="1" ignored="1"',
        ),
      ).verdict,
    ).toBe('pass')
    expect(
      verdict(run('<test-case name="b" result="Failure"/>', 'total="0" failures="0" errors="0"')),
    ).toMatchObject({ verdict: 'fail', failed: 1 })
  })

  test('totals without tests are invalid, nothing at all is no data', () => {
    expect(verdict('<test-results total="5" failures="2"/>').verdict).toBe('invalid')
    expect(verdict('<test-results/>').verdict).toBe('no-data')
  })
})

describe('identity and details', () => {
  const read = told(nunit2Reader, fixture('nunit2/nunit-console/report.xml'))
  const named = (name: string) => read.tests.find((record) => record.name === name)

  test('the class is what stands before the last dot outside the parameters', () => {
    expect(named('Sums(2,2,5)')).toMatchObject({ suites: ['Shop.dll'], className: 'Shop.Tests.CartTests' })
    expect(read.tests.filter(({ name }) => name === 'Fits').map(({ className }) => className)).toEqual([
      'Shop.Tests.Sized(1)',
      'Shop.Tests.Sized(2)',
    ])
    const dots = told(nunit2Reader, run('<test-case name="Ns.T.m(&quot;a.b&quot;,1.5)" result="Success"/>'))
    expect(dots.tests[0]).toMatchObject({ className: 'Ns.T', name: 'm("a.b",1.5)' })
    const sentence = told(nunit2Reader, run('<test-case name="adds v1.2 to it" result="Success"/>'))
    expect(sentence.tests[0]).toMatchObject({ suites: ['Cart'], className: '', name: 'adds v1.2 to it' })
  })

  test('categories become tags, those of the suites included; properties are kept', () => {
    expect(named('Removes')).toMatchObject({ tags: ['P0', 'slow'], properties: [['requirement', 'R-7']] })
  })

  test('message and duration', () => {
    expect(named('Totals')).toMatchObject({
      seconds: 0,
      failure: { message: expect.stringContaining('the total is wrong') },
    })
    const comma = told(nunit2Reader, run('<test-case name="a" result="Success" time="0,25"/>'))
    expect(comma.tests[0]?.seconds).toBe(0.25)
  })

  test('a place on a server is no place in the source', () => {
    const karma = told(nunit2Reader, fixture('nunit2/karma-nunit2-reporter/report.xml'))
    const failures = karma.tests.flatMap(({ failure }) => failure ?? [])
    expect(failures.map(({ file }) => file)).toEqual([null, null, null])
  })

  test('an assembly goes by its file name', () => {
    const text = `<test-results>${suite('type="Assembly"', passing).replace('"S"', '"/repo/bin/Shop.dll"')}</test-results>`
    expect(told(nunit2Reader, text).tests[0]?.suites).toEqual(['Shop.dll'])
  })

  test('folders of the machine are no part of the identity', () => {
    const text = `<test-results><environment cwd="/repo/x"/>${suite('', passing).replace('"S"', '"/repo/x/test/a.js"')}</test-results>`
    expect(told(nunit2Reader, text).tests[0]?.suites).toEqual(['test/a.js'])
  })
})

const words = { passed: 'Success', failed: 'Failure', error: 'Error', skipped: 'Ignored' } as const

function write(tests: readonly ModelTest[]): string {
  const suites = grouped(tests, (model) => model.suite).map(([name, members]) => {
    const cases = members.map((model) => {
      const broken = model.outcome === 'failed' || model.outcome === 'error'
      const inside = broken ? `<failure><message>${escapeXml(model.message)}</message></failure>` : ''
      return `<test-case name="${model.className}.${escapeXml(model.name)}" result="${words[model.outcome]}">${inside}</test-case>`
    })
    return `<test-suite type="Other" name="${name}"><results>${cases.join('\n')}</results></test-suite>`
  })
  return `<test-results total="${tests.length}">${suites.join('')}</test-results>`
}

test('what is written is read, in pieces of any size', () => {
  fc.assert(
    fc.property(anyTests, anySizes, (tests, sizes) => {
      const read = told(nunit2Reader, write(tests), sizes)
      expect(read.invalid).toEqual([])
      expect(asModel(read)).toEqual(modelOf(tests, (outcome) => outcome))
    }),
    { seed: 5, numRuns: 60 },
  )
})

test('a report that is cut is never a pass', () => {
  const whole = fixture('nunit2/nunit-console-good/report.xml')
  expect(verdict(whole).verdict).toBe('pass')
  expect(cutsThatPass(whole)).toEqual([])
})
