import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { readReport } from './read-report.ts'

const folder = new URL('../../fixtures/reports-hostile/', import.meta.url)
const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, folder)))

interface HostileCase {
  readonly file: string
  readonly bytes: number
  readonly verdict: string | readonly string[]
  readonly tests?: number
  readonly passed?: number
  readonly failed?: number
  readonly flaky?: number
  readonly suite_errors?: number
  readonly attempts?: number
  readonly why: string
}
const { cases } = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')) as {
  readonly cases: readonly HostileCase[]
}

describe('hostile reports', () => {
  test.each(cases.map((one) => [one.file, one] as const))(
    '%s is what it is, in pieces of any size',
    (name, one) => {
      const bytes = bytesOf(name)
      expect(bytes.length).toBe(one.bytes)
      for (const piece of [1, 3, 65_536]) {
        const { file, tests } = readReport(bytes, piece)
        expect([one.verdict].flat()).toContain(file.verdict)
        for (const key of ['tests', 'passed', 'failed', 'flaky'] as const) {
          if (one[key] !== undefined) expect([key, file[key]]).toEqual([key, one[key]])
        }
        if (one.suite_errors !== undefined) expect(file.suiteErrors).toHaveLength(one.suite_errors)
        if (one.attempts !== undefined) expect(tests[0]?.attempts).toBe(one.attempts)
        if (file.verdict === 'invalid') expect(file.invalid.length).toBeGreaterThan(0)
      }
    },
  )
})

/**
 * The silent-pass matrix: what six readers of other tools make of a broken report, and what is right. `right` holds the
 * verdicts we may give, and the others tell how many of them publish a success.
 */
const matrix: readonly {
  readonly input: string
  readonly report: string
  readonly right: readonly string[]
  readonly greenElsewhere: number
}[] = [
  { input: 'failing test in a nested suite', report: 'a_nested.xml', right: ['fail'], greenElsewhere: 1 },
  { input: '0-byte file', report: 'c_empty0.xml', right: ['invalid'], greenElsewhere: 2 },
  {
    input: 'truncated: one passed, the failing one cut',
    report: 'c_trunc.xml',
    right: ['invalid'],
    greenElsewhere: 2,
  },
  { input: 'HTML error page', report: 'c_html.xml', right: ['invalid'], greenElsewhere: 2 },
  {
    input: 'totals with failures, no test case',
    report: 'd_countsonly.xml',
    right: ['fail', 'invalid'],
    greenElsewhere: 3,
  },
  {
    input: 'error of the suite, one test passed',
    report: 'e_suiteerror.xml',
    right: ['fail'],
    greenElsewhere: 4,
  },
  { input: 'status="failed" without a child', report: 'k_status.xml', right: ['fail'], greenElsewhere: 4 },
  { input: 'flakyFailure only', report: 'f_flaky.xml', right: ['pass'], greenElsewhere: 0 },
  {
    input: 'fails always, the reruns written as passed tests',
    report: 't_rerun1661.xml',
    right: ['fail'],
    greenElsewhere: 1,
  },
  {
    input: 'two root elements, the second has the failure',
    report: 'r_multi.xml',
    right: ['invalid'],
    greenElsewhere: 4,
  },
  { input: '20 passed, then 20 failed', report: 's_annot.xml', right: ['fail'], greenElsewhere: 1 },
]

describe('silent-pass matrix', () => {
  test('has every row of the research', () => {
    expect(matrix).toHaveLength(11)
  })

  test.each(matrix)('$input: $right', ({ report, right }) => {
    const { file, tests } = readReport(bytesOf(report))
    expect(right).toContain(file.verdict)
    // Only one row is a pass, and it says that the test is flaky.
    if (file.verdict === 'pass') expect(tests.map((one) => one.flaky)).toEqual([true])
  })

  test('the always failing test is one test of three attempts, not two passes and a failure', () => {
    const { file, tests } = readReport(bytesOf('t_rerun1661.xml'))
    expect([file.tests, file.cases, tests[0]?.outcome, tests[0]?.attempts]).toEqual([1, 3, 'failed', 3])
  })
})

const reasonOf = (content: string | Uint8Array): string => {
  const { file } = readReport(content)
  expect(file.verdict).toBe('invalid')
  return file.invalid.join('\n')
}
const suite = (attributes: string, inner: string): string =>
  `<testsuite name="s" ${attributes}>${inner}</testsuite>`
const passed = '<testcase classname="c" name="ok"/>'
const failed = '<testcase classname="c" name="bad"><failure message="no"/></testcase>'

describe('broken documents', () => {
  test('XML-03 a report cut inside a test is refused, whatever came before', () => {
    expect(reasonOf('<testsuite tests="1"><testcase name="a">')).toMatch(/line 1/u)
    expect(reasonOf(`<testsuite tests="1">${passed}`)).toMatch(/byte \d+, line 1/u)
  })

  test('XML-04 crossed tags are refused', () => {
    expect(reasonOf('<testsuite><testcase></testsuite></testcase>')).toMatch(/<\/testsuite>/u)
  })

  test('XML-11 names that other languages hold dear are names', () => {
    const { file, tests } = readReport(
      '<testsuites><__proto__ x="1"/><testsuite name="constructor"><testcase classname="__proto__" name="toString"><failure/></testcase></testsuite></testsuites>',
    )
    expect([file.verdict, file.failed, tests[0]?.name]).toEqual(['fail', 1, 'toString'])
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false)
  })

  test('XML-16 tests that were all skipped are no data, never a pass', () => {
    const { file } = readReport(
      suite(
        'tests="2" skipped="2"',
        '<testcase name="a"><skipped/></testcase><testcase name="b"><skipped/></testcase>',
      ),
    )
    expect([file.verdict, file.tests, file.skipped]).toEqual(['no-data', 2, 2])
    expect(readReport('<testsuites/>').file.verdict).toBe('no-data')
  })

  test('XML-19 a declared rerun that passed is flaky, one that never passed is a failure', () => {
    const { file, tests } = readReport(
      suite(
        '',
        '<testcase name="a"><flakyFailure/><flakyError/></testcase><testcase name="b"><rerunFailure/><rerunError/></testcase>',
      ),
    )
    expect([file.verdict, file.passed, file.errors, file.flaky]).toEqual(['fail', 1, 1, 1])
    expect(tests.map(({ outcome, flaky, attempts }) => [outcome, flaky, attempts])).toEqual([
      ['passed', true, 3],
      ['error', false, 2],
    ])
  })

  test('an entity bomb, an external entity and any other DOCTYPE are refused before they are read', () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "ha">${'<!ENTITY b "&a;&a;">'.repeat(50)}]><testsuite>${passed}</testsuite>`
    const external = `<!DOCTYPE testsuite [<!ENTITY x SYSTEM "file:///etc/passwd">]><testsuite name="&x;">${passed}</testsuite>`
    for (const text of [bomb, external, `<?xml version="1.0"?>\n${external}`]) {
      expect(reasonOf(text)).toMatch(/DOCTYPE/u)
    }
    expect(reasonOf(`<testsuite name="&x;">${passed}</testsuite>`)).toMatch(/&x;/u)
  })

  test('an attribute of 50 MB is refused at once and in little memory', () => {
    const start = '<testsuite name="'
    const bytes = new Uint8Array(50 * 1024 * 1024).fill(0x61)
    bytes.set(new TextEncoder().encode(start))
    bytes.set(new TextEncoder().encode(`"/>`), bytes.length - 3)
    const before = performance.now()
    expect(reasonOf(bytes)).toMatch(/1048576 bytes/u)
    expect(performance.now() - before).toBeLessThan(5000)
  })

  test('100,000 nested suites are refused', () => {
    const text = `${'<testsuite>'.repeat(100_000)}${passed}${'</testsuite>'.repeat(100_000)}`
    expect(reasonOf(text)).toMatch(/nest|deep|256/u)
  })

  test('200,000 suites with a lie each do not make a long list', () => {
    const text = `<testsuites>${'<testsuite tests="9"/>\n'.repeat(200_000)}</testsuites>`
    expect(readReport(text).file.invalid.length).toBeLessThan(120)
  })

  test('NUL, control characters and broken UTF-8 are refused with their byte', () => {
    expect(reasonOf(`<testsuite name="a\0b">${passed}</testsuite>`)).toMatch(/character 18 is NUL/u)
    expect(reasonOf(`<testsuite name="a&#0;">${passed}</testsuite>`)).toMatch(/&#0;/u)
    const bytes = new TextEncoder().encode(`<testsuite name="a#">${passed}</testsuite>`)
    bytes[18] = 0xff
    expect(reasonOf(bytes)).toMatch(/byte 18.*0xFF/u)
  })
})

const utf16 = (text: string, big: boolean): Uint8Array => {
  const bytes = new Uint8Array(2 * text.length)
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < text.length; at++) view.setUint16(2 * at, text.charCodeAt(at), !big)
  return bytes
}

describe('encodings', () => {
  const text = `<testsuite name="Grüße 😀">${passed}${failed}</testsuite>`
  const latin = (declaration: string): Uint8Array =>
    Uint8Array.from(`${declaration}<testsuite name="Grüße">${passed}${failed}</testsuite>`, (c) =>
      c.charCodeAt(0),
    )

  test.each([
    ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${text}`), 'Grüße 😀'],
    ['UTF-16 LE with a mark', utf16(`\ufeff${text}`, false), 'Grüße 😀'],
    ['UTF-16 BE with a mark', utf16(`\ufeff${text}`, true), 'Grüße 😀'],
    ['UTF-16 LE by declaration', utf16(`<?xml version="1.0" encoding="UTF-16"?>${text}`, false), 'Grüße 😀'],
    ['Latin-1 by declaration', latin('<?xml version="1.0" encoding="ISO-8859-1"?>'), 'Grüße'],
  ])('%s', (_, bytes, name) => {
    for (const piece of [1, 5, 65_536]) {
      const { file, groups } = readReport(bytes, piece)
      expect([file.verdict, file.passed, file.failed, groups[0]?.suite]).toEqual(['fail', 1, 1, name])
    }
  })

  test('Latin-1 that is not declared, and a declaration that lies, are refused', () => {
    expect(reasonOf(latin(''))).toMatch(/UTF-8/u)
    expect(reasonOf(`<?xml version="1.0" encoding="UTF-16"?>${text}`)).toMatch(/utf-16/iu)
    expect(reasonOf(utf16(`\ufeff${text}`, false).subarray(0, 101))).not.toBe('')
  })
})

describe('totals', () => {
  test('XML-08 totals that are no plain whole numbers are refused, and the tests are counted all the same', () => {
    const { file } = readReport(suite('tests="1e3" failures="-5" errors="0x10"', passed + failed))
    expect(file.verdict).toBe('invalid')
    expect([file.tests, file.failed]).toEqual([2, 1])
    expect(file.invalid.join('\n')).toMatch(/tests="1e3"[\s\S]*failures="-5"[\s\S]*errors="0x10"/u)
    for (const total of ['', ' 1', '+1', '1.0', '１', '1,000', 'NaN', 'undefined']) {
      expect(reasonOf(suite(`tests="${total}"`, passed))).toMatch(/whole number/u)
    }
  })

  test('XML-09 a head that claims a hundred tests over three is no pass: the failing one counts, the counts differ', () => {
    const { file } = readReport(
      suite('tests="100" failures="0"', passed + failed + passed.replace('ok', 'fine')),
    )
    expect([file.verdict, file.tests, file.failed]).toEqual(['invalid', 3, 1])
    expect(file.invalid).toEqual([
      'line 1: suite `s`: declared counts differ: tests="100", the elements show 3',
    ])
  })

  test.each([
    ['more tests', 'tests="3"', passed + failed],
    ['more failures', 'failures="2"', passed + failed],
    ['more errors', 'failures="1" errors="1"', passed + failed],
    ['more errors than anything broken', 'errors="2"', passed + failed],
    ['more skipped', 'skipped="1"', passed],
    ['failures over passed tests', 'failures="1"', passed],
    ['errors over passed tests', 'errors="1"', passed],
    [
      'a failure beside a test that was flaky twice',
      'failures="3"',
      '<testcase name="a"><flakyFailure/><flakyFailure/></testcase>',
    ],
  ])('a claim of %s than there are is refused', (_, attributes, inner) => {
    expect(reasonOf(suite(attributes, inner))).toMatch(/declared counts differ/u)
    expect(reasonOf(`<testsuites ${attributes}>${suite('', inner)}</testsuites>`)).toMatch(
      /declared counts differ/u,
    )
    expect(reasonOf(suite('', suite(attributes, inner)))).toMatch(/declared counts differ/u)
  })

  test.each([
    ['fewer of everything', 'tests="0" failures="0" errors="0" skipped="0"', passed + failed, 'fail'],
    ['failures called errors', 'tests="2" failures="0" errors="1"', passed + failed, 'fail'],
    ['a suite error counted as a test', 'tests="2" errors="1"', `${passed}<error message="set-up"/>`, 'fail'],
    [
      'attempts counted as tests (surefire)',
      'tests="3" failures="2"',
      '<testcase name="a"><flakyFailure/><flakyFailure/></testcase>',
      'pass',
    ],
    ['assertions counted as tests (Catch2)', 'tests="9" hostname="tbd"', passed, 'pass'],
    ['no totals at all', '', passed, 'pass'],
  ])('%s is no reason to refuse', (_, attributes, inner, verdict) => {
    const { file } = readReport(suite(attributes, inner))
    expect([file.verdict, file.invalid]).toEqual([verdict, []])
  })

  test('a total may be of the children alone or of the whole subtree, never of more', () => {
    const nested = (outer: number, root: number): string =>
      `<testsuites tests="${root}"><testsuite name="o" tests="${outer}">${passed}${suite('tests="2"', passed + failed)}</testsuite></testsuites>`
    expect(readReport(nested(1, 3)).file.verdict).toBe('fail')
    expect(readReport(nested(3, 1)).file.verdict).toBe('fail')
    expect(reasonOf(nested(4, 3))).toMatch(/suite `o`.*tests="4", the elements show 3/u)
    expect(reasonOf(nested(3, 4))).toMatch(/tests="4", the elements show 3/u)
  })

  test('only the total that claims too much is named', () => {
    expect(reasonOf(suite('failures="1" errors="1"', passed + failed))).toBe(
      'line 1: suite `s`: declared counts differ: errors="1", the elements show 0',
    )
  })

  test('a lie about one suite is not made good by another', () => {
    const text = `<testsuites tests="3">${suite('tests="1"', passed + failed)}${suite('tests="2"', '<testcase name="x"/>')}</testsuites>`
    expect(reasonOf(text)).toMatch(/tests="2", the elements show 1/u)
  })
})
