import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { testngReader } from '../../../src/formats/tests/testng.ts'
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

const run = (methods: string, totals = ''): string =>
  `<?xml version="1.0"?>\n<testng-results ${totals}><suite name="Shop"><test name="unit">\n<class name="shop.Cart">${methods}</class></test></suite></testng-results>`
const method = (name: string, status: string, more = '', inside = ''): string =>
  `<test-method name="${name}" status="${status}" ${more}>${inside}</test-method>`
const params = (...values: readonly string[]): string =>
  `<params>${values.map((value, index) => `<param index="${index}">\n<value>\n<![CDATA[${value}]]>\n</value></param>`).join('')}</params>`

describe('outcomes', () => {
  test.each([
    ['PASS', 'passed'],
    ['FAIL', 'failed'],
    ['SKIP', 'skipped'],
    ['SUCCESS_PERCENTAGE_FAILURE', 'failed'],
    ['FAIL_PERCENTAGE', 'failed'],
  ])('%s is %s', (word, outcome) => {
    const read = told(testngReader, run(method('a', word)))
    expect([outcomes(read), read.invalid]).toEqual([[`a ${outcome}`], []])
  })

  test.each(['status="GREEN"', 'status="pass"', ''])(
    'what %p came to cannot be told: invalid',
    (attributes) => {
      const file = verdict(run(`${method('a', 'PASS')}<test-method name="b" ${attributes}/>`))
      expect(file).toMatchObject({ verdict: 'invalid', errors: 1 })
      expect(file.invalid[0]).toMatch(/^line 3: .*status/u)
    },
  )

  test('an expected exception is a pass', () => {
    expect(outcomes(told(testngReader, run(method('a', 'PASS', '', '<exception class="E"/>'))))).toEqual([
      'a passed',
    ])
  })

  test('a method inside a method makes the file invalid', () => {
    expect(verdict(run(method('a', 'FAIL', '', method('b', 'PASS')))).invalid).toEqual([
      'line 3: a <test-method> inside a <test-method>',
    ])
  })
})

describe('configuration methods', () => {
  test('one that fails is a problem of the suite, and no test', () => {
    const file = verdict(
      run(
        method(
          'setUp',
          'FAIL',
          'is-config="true"',
          '<exception class="E"><message>no database</message></exception>',
        ) +
          method('a', 'SKIP') +
          method('b', 'PASS'),
      ),
    )
    expect(file).toMatchObject({ verdict: 'fail', tests: 2, passed: 1, skipped: 1 })
    expect(file.suiteErrors).toEqual([
      { suite: 'Shop › unit › shop.Cart › setUp', message: 'no database', reportLine: 3 },
    ])
  })

  test('one that passes or is skipped is nothing, one without a known status is invalid', () => {
    const of = (status: string) =>
      verdict(run(method('setUp', status, 'is-config="true"') + method('a', 'PASS')))
    expect(of('PASS')).toMatchObject({ verdict: 'pass', tests: 1 })
    expect(of('SKIP')).toMatchObject({ verdict: 'pass', tests: 1 })
    expect(of('FINE').verdict).toBe('invalid')
    const counted = run(method('setUp', 'PASS', 'is-config="true"') + method('a', 'PASS'), 'total="2"')
    expect(verdict(counted).verdict).toBe('invalid')
  })
})

describe('attempts', () => {
  const retried = method('a', 'SKIP', 'retried="true"')

  test('retried attempts belong to the one that ended them, wherever it stands', () => {
    const after = told(testngReader, run(retried + retried + method('a', 'PASS')))
    expect(after.tests).toMatchObject([{ name: 'a', outcome: 'passed', earlier: ['failed', 'failed'] }])
    expect(told(testngReader, run(method('a', 'PASS') + retried)).tests).toMatchObject([
      { earlier: ['failed'] },
    ])
    expect(verdict(run(retried + method('a', 'PASS')))).toMatchObject({ verdict: 'pass', tests: 1, flaky: 1 })
    expect(verdict(run(retried + method('a', 'FAIL')))).toMatchObject({
      verdict: 'fail',
      tests: 1,
      failed: 1,
    })
  })

  test('retried attempts of other parameters are of another test', () => {
    const read = told(
      testngReader,
      run(
        method('a', 'SKIP', 'retried="true"', params('1')) +
          method('a', 'FAIL', '', params('1')) +
          method('a', 'PASS', '', params('2')),
      ),
    )
    expect(read.tests).toMatchObject([
      { name: 'a(1)', outcome: 'failed', earlier: ['failed'] },
      { name: 'a(2)', outcome: 'passed', earlier: [] },
    ])
  })

  test('attempts that nothing ended are a failure', () => {
    expect(told(testngReader, run(retried + retried)).tests).toMatchObject([
      { name: 'a', outcome: 'failed', earlier: ['failed'] },
    ])
    expect(verdict(run(retried + method('b', 'PASS'))).verdict).toBe('fail')
  })

  test('undeclared repetition stays a failure', () => {
    expect(verdict(run(method('a', 'FAIL') + method('a', 'PASS')))).toMatchObject({
      verdict: 'flaky',
      tests: 1,
      failed: 1,
    })
  })
})

describe('identity', () => {
  test('suite, test, class, method and parameters', () => {
    const read = told(testngReader, run(method('sums', 'PASS', '', params('1', 'über 日本', '<&>'))))
    expect(read.tests[0]).toMatchObject({
      suites: ['Shop', 'unit'],
      className: 'shop.Cart',
      name: 'sums(1, über 日本, <&>)',
    })
  })

  test('null and empty parameters', () => {
    const inside =
      '<params><param index="0"><value is-null="true"/></param><param index="1"><value><![CDATA[]]></value></param></params>'
    expect(told(testngReader, run(method('a', 'PASS', '', inside))).tests[0]?.name).toBe('a(null, )')
  })

  test('a signature of any length takes no time', () => {
    const started = performance.now()
    const file = verdict(run(method('fits', 'PASS', `signature="${', instance:'.repeat(40_000)}"`)))
    expect(file.verdict).toBe('pass')
    expect(performance.now() - started).toBeLessThan(2000)
  })

  test('instances of a class are numbered, because their names hold addresses', () => {
    const on = (status: string, address: string): string =>
      method('fits', status, `signature="C.fits()[pri:0, instance:shop.Cart@${address}]"`)
    expect(outcomes(told(testngReader, run(on('PASS', '1f') + on('FAIL', '2e') + on('PASS', '1f'))))).toEqual(
      ['fits passed', 'fits [instance 2] failed', 'fits passed'],
    )
  })

  test('the same class in two tests is two', () => {
    const text = run(method('a', 'PASS')).replace(
      '</test>',
      `</test><test name="again"><class name="shop.Cart">${method('a', 'FAIL')}</class></test>`,
    )
    expect(verdict(text)).toMatchObject({ tests: 2, passed: 1, failed: 1 })
  })

  test('groups become tags', () => {
    const groups =
      '<groups><group name="P0"><method name="a" class="shop.Cart"/><method name="a" class="shop.Store"/></group><group name="slow"><method name="a" class="shop.Cart"/></group></groups>'
    const text = run(method('a', 'PASS', 'groups="P0, own"') + method('b', 'PASS')).replace(
      '<test name',
      `${groups}<test name`,
    )
    expect(told(testngReader, text).tests.map(({ tags }) => tags)).toEqual([['P0', 'own', 'slow'], []])
  })

  test('message and place of a failure in the class under test, start of the run', () => {
    const read = told(testngReader, fixture('testng/testng-7/report.xml'))
    expect(read.tests.find(({ name }) => name === 'total')?.failure).toEqual({
      message: 'the total is wrong expected [4] but found [3]',
      file: 'CartTest.java',
      line: 9,
    })
    expect(read.startedAt).toBe('2026-11-21T06:43:44.000Z')
  })
})

describe('totals', () => {
  test.each([
    ['total="2"', 'total says 2, the records show 1'],
    ['passed="2"', 'passed says 2'],
    ['failed="1"', 'failed says 1'],
    ['skipped="1"', 'skipped says 1'],
    ['retried="1"', 'retried says 1'],
    ['failed="x"', 'a whole number is expected'],
    ['ignored="-1"', 'a whole number is expected'],
  ])('%s is not believed', (totals, reason) => {
    const file = verdict(run(method('a', 'PASS'), totals))
    expect(file.verdict).toBe('invalid')
    expect(file.invalid.join()).toContain(reason)
  })

  test('ignored methods are counted and not listed; fewer than there are is only wrong', () => {
    expect(verdict(run(method('a', 'PASS'), 'total="3" ignored="2" passed="1"')).verdict).toBe('pass')
    expect(verdict(run(method('a', 'FAIL'), 'total="0" failed="0"'))).toMatchObject({
      verdict: 'fail',
      failed: 1,
      invalid: [],
    })
  })

  test('totals without tests are invalid, nothing at all is no data', () => {
    expect(verdict('<testng-results total="5" failed="2"/>').verdict).toBe('invalid')
    expect(verdict('<testng-results/>').verdict).toBe('no-data')
  })
})

const words = { passed: 'PASS', failed: 'FAIL', error: 'FAIL', skipped: 'SKIP' } as const

function write(tests: readonly ModelTest[]): string {
  const suites = grouped(tests, (model) => model.suite).map(([name, members]) => {
    const classes = grouped(members, (model) => model.className).map(([className, own]) => {
      const methods = own.map((model) => {
        const broken = model.outcome === 'failed' || model.outcome === 'error'
        const inside = broken ? `<exception><message>${escapeXml(model.message)}</message></exception>` : ''
        return `<test-method name="${escapeXml(model.name)}" status="${words[model.outcome]}">${inside}</test-method>`
      })
      return `<class name="${className}">${methods.join('\n')}</class>`
    })
    return `<suite name="${name}"><test>${classes.join('')}</test></suite>`
  })
  return `<testng-results total="${tests.length}" ignored="0">${suites.join('')}</testng-results>`
}

test('what is written is read, in pieces of any size', () => {
  fc.assert(
    fc.property(anyTests, anySizes, (tests, sizes) => {
      const read = told(testngReader, write(tests), sizes)
      expect(read.invalid).toEqual([])
      expect(asModel(read)).toEqual(modelOf(tests, (outcome) => (outcome === 'error' ? 'failed' : outcome)))
    }),
    { seed: 5, numRuns: 60 },
  )
})

test('a report that is cut is never a pass', () => {
  const whole = fixture('testng/testng-7-good/report.xml')
  expect(verdict(whole).verdict).toBe('pass')
  expect(cutsThatPass(whole)).toEqual([])
})
