import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { xunitReader } from '../../../src/formats/tests/xunit.ts'
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

const run = (inside: string, totals = '', rest = ''): string =>
  `<?xml version="1.0"?>\n<assemblies><assembly name="/bin/shop.dll" ${totals}>\n${rest}<collection name="C">${inside}</collection></assembly></assemblies>`
const passing = '<test name="Ns.Cart.a" type="Ns.Cart" method="a" result="Pass"/>'

describe('outcomes', () => {
  test.each([
    ['Pass', 'passed'],
    ['Fail', 'failed'],
    ['Skip', 'skipped'],
    ['NotRun', 'skipped'],
  ])('%s is %s', (word, outcome) => {
    const read = told(xunitReader, run(`<test name="a" result="${word}"/>`))
    expect([outcomes(read), read.invalid]).toEqual([[`a ${outcome}`], []])
  })

  test('a failure or an error beside the word for a pass is believed', () => {
    for (const inside of ['<failure/>', '<error/>']) {
      expect(outcomes(told(xunitReader, run(`<test name="a" result="Pass">${inside}</test>`)))).toEqual([
        'a failed',
      ])
    }
  })

  test.each(['result="Passed"', 'result="undefined"', ''])(
    'what %p came to cannot be told: invalid',
    (attributes) => {
      const file = verdict(run(`${passing}<test name="b" ${attributes}/>`))
      expect(file).toMatchObject({ verdict: 'invalid', errors: 1 })
      expect(file.invalid[0]).toMatch(/^line 3: .*result/u)
    },
  )

  test('a test inside a test makes the file invalid', () => {
    expect(verdict(run(`<test name="a" result="Fail">${passing}</test>`)).invalid).toEqual([
      'line 3: a <test> inside a <test>',
    ])
  })
})

describe('errors outside every test', () => {
  test.each([
    'assembly-cleanup',
    'test-collection-cleanup',
    'test-class-cleanup',
    'test-method-cleanup',
    'fatal',
  ])('%s is a problem of the suite', (type) => {
    const error = `<errors><error type="${type}" name="N"><failure><message>left over</message></failure></error></errors>`
    const file = verdict(run(passing, 'errors="1"', error))
    expect(file).toMatchObject({ verdict: 'fail', passed: 1, invalid: [] })
    expect(file.suiteErrors).toEqual([{ suite: 'shop.dll › N', message: 'left over', reportLine: 3 }])
  })

  test('an error without words is one, too; an empty list is none', () => {
    expect(verdict(run(passing, '', '<errors><error type="fatal"/></errors>')).suiteErrors).toEqual([
      { suite: 'shop.dll › fatal', message: 'an error outside every test', reportLine: 3 },
    ])
    expect(verdict(run(passing, 'errors="0"', '<errors/>')).verdict).toBe('pass')
  })

  test('only the message is the message, and the text of a failure stands in for a missing one', () => {
    const of = (inside: string): string | undefined =>
      told(xunitReader, run(`<test name="b" result="Fail"><failure>${inside}</failure></test>`)).tests[0]
        ?.failure?.message
    expect(of('about<message>no</message>more')).toBe('no')
    expect(of('no more')).toBe('no more')
  })

  test('the message of an error is not taken for that of the test after it', () => {
    const error =
      '<errors><error type="fatal"><failure><message>left over</message></failure></error></errors>'
    const read = told(xunitReader, run('<test name="b" result="Fail"/>', '', error))
    expect(read.tests[0]?.failure).toBeNull()
  })

  test('the failure of a class of version 1 is a problem of the suite', () => {
    const text = `<assembly name="shop.dll"><class name="Ns.Cart"><failure><message>no database</message></failure>${passing}</class></assembly>`
    const file = verdict(text)
    expect(file).toMatchObject({ verdict: 'fail', passed: 1 })
    expect(file.suiteErrors).toEqual([{ suite: 'Ns.Cart', message: 'no database', reportLine: 1 }])
  })

  test('an empty collection under Jest is a file that did not load; elsewhere it is empty', () => {
    const empty = '<collection name="C" total="0"></collection>'
    const under = (framework: string): string =>
      `<assemblies><assembly test-framework="${framework}" name="x">${empty}<collection name="D">${passing}</collection></assembly></assemblies>`
    expect(verdict(under('Jest')).suiteErrors).toMatchObject([{ suite: 'C' }])
    expect(verdict(under('xUnit.net')).verdict).toBe('pass')
  })
})

describe('totals', () => {
  test.each([
    ['total="2"', 'total of assembly "shop.dll" says 2, the records show 1'],
    ['passed="2"', 'passed of assembly'],
    ['failed="1"', 'failed of assembly'],
    ['skipped="1"', 'skipped of assembly'],
    ['not-run="1"', 'not-run of assembly'],
    ['errors="1"', 'errors of assembly "shop.dll" says 1, the records show 0'],
    ['errors="some"', 'a whole number is expected'],
  ])('%s of an assembly is not believed', (totals, reason) => {
    const file = verdict(run(passing, totals))
    expect(file.verdict).toBe('invalid')
    expect(file.invalid.join()).toContain(reason)
  })

  test('totals of a collection are compared with what is in that collection', () => {
    const text = `<assemblies><assembly><collection name="A" total="1">${passing}</collection><collection name="B" total="2" failed="1">${passing}</collection></assembly></assemblies>`
    expect(verdict(text).invalid).toEqual([
      'declared counts differ: total of collection "B" says 2, the records show 1',
      'declared counts differ: failed of collection "B" says 1, the records show 0',
    ])
  })

  test('fewer than there are is only wrong', () => {
    const file = verdict(run('<test name="a" result="Fail"/>', 'total="0" failed="0" errors="0"'))
    expect(file).toMatchObject({ verdict: 'fail', failed: 1, invalid: [] })
  })

  test('totals without tests are invalid, nothing at all is no data', () => {
    expect(verdict('<assemblies><assembly name="x" total="3" failed="1"/></assemblies>').verdict).toBe(
      'invalid',
    )
    expect(verdict('<assemblies/>').verdict).toBe('no-data')
  })
})

describe('identity and details', () => {
  test('assembly, named collection, class, name, traits, message and place', () => {
    const read = told(xunitReader, fixture('xunit/schema-v2/report.xml'))
    expect(read.tests[0]).toMatchObject({
      suites: ['Shop.Tests.dll'],
      className: 'Shop.Tests.CartTests',
      name: 'Adds(a: 1, b: "ü.日")',
      tags: ['P0'],
      properties: [['requirement', 'R-1']],
      seconds: 0.00123,
    })
    expect(read.tests[1]?.failure).toEqual({
      message: 'Assert.Equal() Failure',
      file: '/repo/CartTests.cs',
      line: 42,
    })
    expect(read.tests[3]?.suites).toEqual(['Shop.Tests.dll', 'Database'])
    expect(read.startedAt).toBeUndefined()
  })

  test('version 3 says where a test stands and when the run started', () => {
    const read = told(xunitReader, fixture('xunit/schema-v3/report.xml'))
    expect(read.tests[0]).toMatchObject({ file: '/repo/CartTests.cs', line: 12 })
    expect(read.startedAt).toBe('2026-03-04T09:00:00.123Z')
  })

  test('the folder of the run is no part of the identity', () => {
    const read = told(xunitReader, fixture('xunit/jest-xunit/report.xml'))
    expect(read.tests[0]?.suites).toEqual(['repo', 'test/cart.test.js'])
  })
})

const words = { passed: 'Pass', failed: 'Fail', error: 'Fail', skipped: 'Skip' } as const

function write(tests: readonly ModelTest[]): string {
  const assemblies = grouped(tests, (model) => model.suite).map(([name, members]) => {
    const cases = members.map((model) => {
      const broken = model.outcome === 'failed' || model.outcome === 'error'
      const inside = broken ? `<failure><message>${escapeXml(model.message)}</message></failure>` : ''
      return `<test name="${model.className}.${escapeXml(model.name)}" type="${model.className}" result="${words[model.outcome]}">${inside}</test>`
    })
    const collection = `<collection name="Test collection for x" total="${members.length}">${cases.join('\n')}</collection>`
    return `<assembly name="/bin/${name}" total="${members.length}" errors="0">${collection}</assembly>`
  })
  return `<assemblies>${assemblies.join('')}</assemblies>`
}

test('what is written is read, in pieces of any size', () => {
  fc.assert(
    fc.property(anyTests, anySizes, (tests, sizes) => {
      const read = told(xunitReader, write(tests), sizes)
      expect(read.invalid).toEqual([])
      expect(asModel(read)).toEqual(modelOf(tests, (outcome) => (outcome === 'error' ? 'failed' : outcome)))
    }),
    { seed: 5, numRuns: 60 },
  )
})

test('a report that is cut is never a pass', () => {
  const whole = fixture('xunit/schema-v3/report.xml')
  expect(verdict(whole).verdict).toBe('pass')
  expect(cutsThatPass(whole)).toEqual([])
})
