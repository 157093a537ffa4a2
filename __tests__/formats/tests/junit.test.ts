import { describe, expect, test } from '@jest/globals'
import { testId } from '../../../src/core/facts/test-reports.ts'
import { readReport } from './read-report.ts'

const suite = (inner: string, attributes = ''): string =>
  `<testsuite name="s" ${attributes}>\n${inner}\n</testsuite>`
const only = (inner: string, attributes = '') => {
  const report = readReport(suite(inner, attributes))
  const [one] = report.tests
  if (one === undefined || report.tests.length !== 1) throw new Error(`${report.tests.length} tests`)
  const group = report.groups[one.group]
  if (group === undefined) throw new Error('no group')
  return { ...report, one, group }
}

describe('what a test came to', () => {
  test.each([
    ['<testcase name="a"/>', 'passed'],
    ['<testcase name="a"><system-out>FAILURE</system-out></testcase>', 'passed'],
    ['<testcase name="a"><![CDATA[<failure/>]]></testcase>', 'passed'],
    ['<testcase name="a"><!-- <failure/> --></testcase>', 'passed'],
    ['<testcase name="a"><failure/></testcase>', 'failed'],
    ['<testcase name="a"><failure/><failure/></testcase>', 'failed'],
    ['<testcase name="a"><error/></testcase>', 'error'],
    ['<testcase name="a"><failure/><error/></testcase>', 'error'],
    ['<testcase name="a"><skipped/></testcase>', 'skipped'],
    ['<testcase name="a"><skipped/><failure/></testcase>', 'failed'],
    ['<testcase name="a"><failure/><skipped/></testcase>', 'failed'],
    ['<testcase name="a"><Failure/></testcase>', 'failed'],
    ['<testcase name="a"><warning>no tests</warning></testcase>', 'failed'],
    ['<testcase name="a"><aborted/></testcase>', 'error'],
    ['<testcase name="a"><timeout/></testcase>', 'error'],
    ['<testcase name="a"><broken/></testcase>', 'failed'],
    ['<testcase name="a"><inconclusive/></testcase>', 'skipped'],
    ['<j:testcase xmlns:j="x" name="a"><j:failure/></j:testcase>', 'failed'],
    ['<testcase name="a"><wrapper><failure/></wrapper></testcase>', 'failed'],
    ['<wrapper><testcase name="a"><failure/></testcase></wrapper>', 'failed'],
    ['<testcase name="a"><flakyFailure/></testcase>', 'passed'],
    ['<testcase name="a"><flakyError/><failure/></testcase>', 'error'],
    ['<testcase name="a"><flakyFailure/><failure/></testcase>', 'failed'],
    ['<testcase name="a"><flakyError/><skipped/></testcase>', 'error'],
    ['<testcase name="a"><rerunFailure/></testcase>', 'failed'],
    ['<testcase name="a"><rerunError/></testcase>', 'error'],
    ['<testcase name="a"><rerunFailure/><flakyFailure/></testcase>', 'failed'],
    ['<testcase name="a" status="passed"><rerunFailure/></testcase>', 'failed'],
  ])('%s: %s', (inner, outcome) => {
    expect(only(inner).one.outcome).toBe(outcome)
  })

  test.each([
    ['status="run" result="completed"', 'passed'],
    ['status="PASSED"', 'passed'],
    ['status=""', 'passed'],
    ['success="true"', 'passed'],
    ['success="False"', 'failed'],
    ['status="passed" success="false"', 'failed'],
    ['success="perhaps"', 'failed'],
    ['outcome="passed"', 'passed'],
    ['outcome="failed"', 'failed'],
    ['outcome="gone"', 'error'],
    ['result="Success"', 'passed'],
    ['status="notrun"', 'skipped'],
    ['status="not_run"', 'skipped'],
    ['status="notrun" result="suppressed"', 'skipped'],
    ['status="run" result="skipped"', 'skipped'],
    ['status="disabled"', 'skipped'],
    ['result="Inconclusive"', 'skipped'],
    ['status="fail"', 'failed'],
    ['status="FAILED"', 'failed'],
    ['status="passed" result="failed"', 'failed'],
    ['status="failed" result="passed"', 'failed'],
    ['status="error"', 'error'],
    ['status="Timed Out"', 'error'],
    ['status="run" result="interrupted"', 'error'],
    ['status="cancelled"', 'error'],
    ['status="warp-core-breach"', 'error'],
    ['result="0"', 'error'],
    ['status="constructor"', 'error'],
    ['status="__proto__"', 'error'],
  ])('without a child, %s: %s', (attributes, outcome) => {
    expect(only(`<testcase name="a" ${attributes}/>`).one.outcome).toBe(outcome)
  })

  test('a child and a word: the worse of the two', () => {
    expect(only('<testcase name="a" status="disabled"><failure/></testcase>').one.outcome).toBe('failed')
    expect(only('<testcase name="a" status="failed"><skipped/></testcase>').one.outcome).toBe('failed')
    expect(only('<testcase name="a" status="passed"><error/></testcase>').one.outcome).toBe('error')
    expect(only('<testcase name="a" status="run"><skipped/></testcase>').one.outcome).toBe('skipped')
  })

  test('an unknown word says so in the message', () => {
    expect(only('<testcase name="a" status="odd"/>').one.details?.message).toMatch(/`odd` is not known/u)
  })

  test('ctest: not run because it asked to be skipped, and because it could not be started', () => {
    const notRun = (message: string) =>
      only(`<testcase name="a" status="notrun"><skipped message="${message}"/></testcase>`)
    expect(notRun('SKIP_RETURN_CODE=77').one.outcome).toBe('skipped')
    const broken = notRun('Unable to find executable')
    expect([broken.one.outcome, broken.one.details?.message]).toEqual([
      'error',
      'not run: Unable to find executable',
    ])
  })

  test('a suite that says failed over tests that all passed is a failure of the suite', () => {
    const { file } = readReport(suite('<testcase name="a"/>', 'status="failed"'))
    expect([file.verdict, file.suiteErrors.length]).toEqual(['fail', 1])
    expect(readReport(suite('<testcase name="a"/>', 'status="run"')).file.verdict).toBe('pass')
    expect(
      readReport(suite('<testcase name="a"><failure/></testcase>', 'result="Failure"')).file.suiteErrors,
    ).toEqual([])
  })
})

describe('attempts', () => {
  test('declared reruns are attempts before the last', () => {
    const flaky = only('<testcase name="a"><flakyFailure message="first"/><flakyError/></testcase>').one
    expect([flaky.attempts, flaky.flaky, flaky.details?.message]).toEqual([3, true, 'first'])
    const dead = only(
      '<testcase name="a"><failure message="last"/><rerunFailure message="x"/><rerunFailure/></testcase>',
    ).one
    expect([dead.attempts, dead.flaky, dead.outcome, dead.details?.message]).toEqual([
      3,
      false,
      'failed',
      'last',
    ])
    expect(
      only('<testcase name="a"><rerunFailure message="x"/><failure message="last"/></testcase>').one.details
        ?.message,
    ).toBe('last')
    expect(only('<testcase name="a"><rerunFailure/><rerunFailure/></testcase>').one.attempts).toBe(2)
  })

  test('the same test twice is one test: failed and then passed is flaky, in the other order not', () => {
    const twice = (first: string, second: string) =>
      readReport(suite(`<testcase name="a">${first}</testcase><testcase name="a">${second}</testcase>`))
    expect(twice('<failure/>', '').file.verdict).toBe('flaky')
    expect(twice('', '<failure/>').file.verdict).toBe('fail')
    expect(twice('', '').file).toMatchObject({ verdict: 'pass', tests: 1, cases: 2 })
    expect(twice('', '<skipped/>').file).toMatchObject({ verdict: 'pass', tests: 1, skipped: 0 })
  })

  test('a teardown error as a second test case (pytest) makes the passed test an error', () => {
    const { file, tests } = readReport(
      suite(
        '<testcase classname="c" name="a"/><testcase classname="c" name="a"><error message="teardown"/></testcase>',
        'tests="2" errors="1"',
      ),
    )
    expect([file.verdict, file.tests, file.errors, tests[0]?.flaky]).toEqual(['fail', 1, 1, false])
  })
})

describe('identity', () => {
  test('suites from the outermost to the innermost, without the wrapper', () => {
    const { tests, groups } = readReport(
      '<testsuites name="all"><testsuite name="outer"><testsuite name=""><testsuite name="inner"><testcase classname="c" name="a"/></testsuite></testsuite></testsuite></testsuites>',
    )
    const [one] = tests
    const group = groups[one?.group ?? 0]
    expect(one === undefined || group === undefined ? '' : testId(one, group)).toBe('outer › inner › c › a')
  })

  test('a root that is a suite keeps its name', () => {
    expect(only('<testcase name="a"/>').group.suite).toBe('s')
  })

  test('PHPUnit writes class, too; a test without a name is still a test', () => {
    expect(only('<testcase class="c" name="a"/>').group.className).toBe('c')
    const { one, group } = only('<testcase/>')
    expect([one.name, group.className, one.outcome]).toEqual(['', '', 'passed'])
  })

  test('unittest-xml-reporting: the time of the run is no part of the name', () => {
    const { groups } = readReport(
      '<testsuites><testsuite name="shop.Test-20261120101112"><testcase name="a"/></testsuite></testsuites>',
    )
    expect(groups[0]?.suite).toBe('shop.Test')
  })

  test('Playwright: the host name is the project, and only there', () => {
    const suites = ['one', 'two']
      .map(
        (name) =>
          `<testsuite name="a.spec.ts" hostname="${name}"><testcase name="t" classname="a.spec.ts"/></testsuite>`,
      )
      .join('')
    const playwright = readReport(
      `<testsuites id="" name="" tests="2" failures="0" skipped="0" errors="0" time="1">${suites}</testsuites>`,
    )
    expect(playwright.groups.map(({ project }) => project)).toEqual(['one', 'two'])
    expect(playwright.file.tests).toBe(2)
    const other = readReport(`<testsuites name="" tests="2">${suites}</testsuites>`)
    expect(other.groups.map(({ project }) => project)).toEqual([null])
  })

  test('a test inside a test, and a suite inside a test, are no JUnit', () => {
    expect(
      readReport(suite('<testcase name="a"><testcase name="b"><failure/></testcase></testcase>')).file
        .verdict,
    ).toBe('invalid')
    expect(readReport(suite('<testcase name="a"><testsuite name="b"/></testcase>')).file.verdict).toBe(
      'invalid',
    )
  })
})

describe('properties and tags', () => {
  const properties = (...pairs: readonly (readonly [string, string])[]): string =>
    `<properties>${pairs.map(([name, value]) => `<property name="${name}" value="${value}"/>`).join('')}</properties>`

  test('of the test first, then of its suites from the innermost', () => {
    const { groups } = readReport(
      `<testsuites>${properties(['all', '1'])}<testsuite name="o">${properties(['outer', '2'])}<testsuite name="i">${properties(['inner', '3'])}<testcase name="a">${properties(['own', '4'])}</testcase></testsuite><testcase name="b"/></testsuite></testsuites>`,
    )
    expect(groups.map((group) => group.properties)).toEqual([
      [
        ['own', '4'],
        ['inner', '3'],
        ['outer', '2'],
        ['all', '1'],
      ],
      [
        ['outer', '2'],
        ['all', '1'],
      ],
    ])
  })

  test('what a suite says behind its first test is handed down to none', () => {
    const { groups } = readReport(
      `<testsuites><testsuite name="o">${properties(['before', '1'])}<testsuite name="i"><testcase name="a"/></testsuite>${properties(['behind', '2'])}<testcase name="b"/></testsuite></testsuites>`,
    )
    expect(groups.map((group) => group.properties)).toEqual([[['before', '1']], [['before', '1']]])
  })

  test('a report that hands down hundreds of properties to every test is refused, one that repeats them is quick', () => {
    const many = properties(...Array.from({ length: 501 }, (_, index) => [`p${index}`, 'v'] as const))
    expect(only(`${many}<testcase name="a"/>`).file.invalid).toEqual([
      'line 2: more properties of suites than any tool writes',
    ])
    expect(only(`<testcase name="a">${many}</testcase>`).group.properties).toHaveLength(501)
    const before = performance.now()
    const interleaved = `${properties(['a', 'b'])}<testcase name="a"/>`.repeat(20_000)
    expect(readReport(suite(interleaved)).file.cases).toBe(20_000)
    expect(performance.now() - before).toBeLessThan(5000)
  })

  test('a value may be the text of the element', () => {
    const { group } = only(
      '<testcase name="a"><properties><property name="step">one\ntwo</property></properties></testcase>',
    )
    expect(group.properties).toEqual([['step', 'one\ntwo']])
  })

  test('tags from singular and plural names, each once', () => {
    const { group } = only(
      `<testcase name="a">${properties(['tags', 'P0, smoke;slow'], ['tag', 'two words'], ['labels', "['P0', 'x']"], ['Tag', 'upper'], ['tagged', 'no'])}</testcase>`,
      '',
    )
    expect(group.tags).toEqual(['P0', 'smoke', 'slow', 'two words', 'x', 'upper'])
  })

  test('what only describes the machine is left out, and the commit is told', () => {
    const commit = '0123456789abcdef0123456789abcdef01234567'
    const { file, group } = only(
      `${properties(['java.home', '/x'], ['user.name', 'x'], ['user.story', 'P1'], ['env.GIT_COMMIT', commit.toUpperCase()], ['owner', 'web'])}<testcase name="a"/>`,
    )
    expect([file.commit, group.properties]).toEqual([
      commit,
      [
        ['user.story', 'P1'],
        ['owner', 'web'],
      ],
    ])
    expect(only(`${properties(['commit', 'abc1234'])}<testcase name="a"/>`).file.commit).toBeNull()
    const two = readReport(
      suite(
        `${properties(['commit', commit])}${suite(properties(['git.sha', commit.replace('0', '1')]))}<testcase name="a"/>`,
      ),
    )
    expect([two.file.verdict, two.file.invalid.join('')]).toEqual([
      'invalid',
      expect.stringMatching(/two commits/u),
    ])
  })
})

describe('times and places', () => {
  test.each([
    ['1.5', 1.5],
    ['0.', 0],
    ['1,234.5', 1234.5],
    ['0,25', 0.25],
    ['1e-3', 0.001],
    ['0.01s', 0.01],
    ['-1', null],
    ['soon', null],
    ['', null],
    ['Infinity', null],
  ])('time="%s" is %p seconds', (text, seconds) => {
    expect(only(`<testcase name="a" time="${text}"/>`).one.seconds).toBe(seconds)
  })

  test('the start, when its zone is told', () => {
    expect(only('<testcase name="a"/>', 'timestamp="2026-11-20T10:11:12+02:00"').file.startedAt).toBe(
      '2026-11-20T08:11:12.000Z',
    )
    expect(only('<testcase name="a"/>', 'timestamp="2026-11-20T10:11:12"').file.startedAt).toBeNull()
  })

  const placeOf = (attributes: string, failure: string, suiteAttributes = '') => {
    const { details } = only(
      `<testcase name="a" ${attributes}><failure>${failure}</failure></testcase>`,
      suiteAttributes,
    ).one
    return [details?.file, details?.line]
  }

  test.each([
    ['pytest', 'E  assert\n\ntests/test_a.py:12: AssertionError', ['tests/test_a.py', 12]],
    ['unittest', 'File "/repo/test_a.py", line 7, in test', ['/repo/test_a.py', 7]],
    ['node', '    at Object.toBe (src/a.test.js:3:39)\n', ['src/a.test.js', 3]],
    ['vitest', ' ❯ src/a.test.ts:4:39', ['src/a.test.ts', 4]],
    ['file address', 'at TestContext (file:///repo/a.test.mjs:5:30)', ['/repo/a.test.mjs', 5]],
    ['Java', '\tat com.acme.ATest.adds(ATest.java:42)', ['ATest.java', 42]],
    ['Go', '    shop_test.go:6: no', ['shop_test.go', 6]],
    ['RSpec', "./spec/a_spec.rb:3:in `block'", ['./spec/a_spec.rb', 3]],
    ['PHP', '/repo/tests/ATest.php:9', ['/repo/tests/ATest.php', 9]],
    ['googletest', 'gt.cpp:3&#10;Expected', ['gt.cpp', 3]],
    ['Catch2', 'FAILED:\nat ca.cpp:5', ['ca.cpp', 5]],
    ['Rust', 'panicked at src/lib.rs:10:9', ['src/lib.rs', 10]],
    ['.NET', 'at A.B() in C:\\repo\\A.cs:line 12', ['C:\\repo\\A.cs', 12]],
    [
      'libraries are passed over',
      'at x (node_modules/jest/a.js:1:1)\nat y (node:internal/a.js:2:2)\nat z (/usr/lib/python3/a.py:3)\nat a.test.js:4:1',
      ['a.test.js', 4],
    ],
    ['no place', 'expected 3:4 to be 12:30 at https://example.com:443/', [null, null]],
  ])('from the text of %s', (_, text, place) => {
    expect(placeOf('', text.replace(/</gu, '&lt;'))).toEqual(place)
  })

  test('the test’s own file before others, and its attributes when the text names none', () => {
    expect(placeOf('file="a.test.js" line="3"', 'at helper.js:9:1\nat /repo/a.test.js:7:1')).toEqual([
      '/repo/a.test.js',
      7,
    ])
    expect(placeOf('file="a.test.js" line="3"', 'no place')).toEqual(['a.test.js', 3])
    expect(placeOf('file="a.rb" lineno="3"', 'no place')).toEqual(['a.rb', 3])
    expect(placeOf('', 'no place', 'file="tests/a.php"')).toEqual(['tests/a.php', null])
  })

  test('pytest counts lines from 0 in its xunit1 family', () => {
    const report = readReport(
      '<testsuites><testsuite name="pytest"><testcase name="a" file="a.py" line="0"><failure/></testcase></testsuite></testsuites>',
    )
    expect(report.tests[0]?.details).toMatchObject({ file: 'a.py', line: 1 })
    expect(placeOf('file="a.py" line="0"', '')).toEqual(['a.py', null])
  })

  test('a suite that is called like a source file is that file', () => {
    const { groups } = readReport(
      '<testsuites><testsuite name="src/a.test.ts"><testcase name="a"/></testsuite><testsuite name="a. b.ts!"><testcase name="a"/></testsuite></testsuites>',
    )
    expect(groups.map(({ file }) => file)).toEqual(['src/a.test.ts', null])
  })

  test('the line in the report of every test that did not pass cleanly', () => {
    expect(only('\n\n<testcase name="a"><error/></testcase>').one.details?.attempts[0]?.reportLine).toBe(4)
  })
})

describe('messages', () => {
  const messageOf = (inner: string): string | null | undefined =>
    only(`<testcase name="a">${inner}</testcase>`).one.details?.message

  test('message and text, said once', () => {
    expect(messageOf('<failure message="no"/>')).toBe('no')
    expect(messageOf('<failure>text</failure>')).toBe('text')
    expect(messageOf('<failure message="no">no\nat x</failure>')).toBe('no\nat x')
    expect(messageOf('<failure message="no">at x</failure>')).toBe('no\nat x')
    expect(messageOf('<failure type="AssertionError"/>')).toBe('AssertionError')
    expect(messageOf('<failure message="first"/><failure message="second"/>')).toBe('first')
    expect(messageOf('<failure><![CDATA[<b>]]> &amp; more</failure>')).toBe('<b> & more')
    expect(messageOf('<flakyFailure message="m"><stackTrace>at y</stackTrace></flakyFailure>')).toBe(
      'm\nat y',
    )
    expect(messageOf('<failure message="no"/><system-out>not this</system-out>')).toBe('no')
  })

  test('cut at 2,000 characters, however large, in pieces of any size', () => {
    const text = suite(
      `<testcase name="a"><failure message="${'m'.repeat(1000)}">${'x'.repeat(300_000)}</failure></testcase>`,
    )
    for (const piece of [1000, 65_536]) {
      const { tests } = readReport(text, piece)
      expect(tests[0]?.details?.message).toBe(`${'m'.repeat(1000)}\n${'x'.repeat(999)}`)
    }
  })

  test('of a failure outside any test', () => {
    const { file } = readReport(
      suite(
        '<error message="set-up"><![CDATA[trace]]></error><failure/><rerunFailure type="T"/><testcase name="a"/>',
      ),
    )
    expect(file.suiteErrors).toEqual([
      { suite: 's', message: 'set-up\ntrace', reportLine: 2 },
      { suite: 's', message: 'a failure outside of any test', reportLine: 2 },
      { suite: 's', message: 'T', reportLine: 2 },
    ])
    expect(readReport('<testsuites><error/></testsuites>').file.verdict).toBe('fail')
  })

  test.each([
    '<error><properties><property name="a">b</property></properties></error>',
    '<error><property name="a" value="b"/></error>',
    '<error><testcase name="b"/></error>',
    '<error><testsuite name="b"><testcase name="b"/></testsuite></error>',
    '<error><skipped/></error>',
    '<failure><error/></failure>',
    '<flakyError><stackTrace>x</stackTrace></flakyError>',
    '<properties><error/></properties>',
    '<system-err><failure/></system-err>',
  ])('outside any test, %s is never lost', (inner) => {
    const { file } = readReport(suite(`<testcase name="a"/>${inner}`))
    expect(file.verdict).toBe('fail')
    expect(file.suiteErrors.length).toBe(inner === '<failure><error/></failure>' ? 2 : 1)
  })
})

describe('node:test', () => {
  const report = (fail: number, inner: string): string =>
    `<testsuites>\n${inner}\n\t<!-- tests 2 -->\n\t<!-- suites 0 -->\n\t<!-- pass 1 -->\n\t<!-- fail ${fail} -->\n\t<!-- cancelled 0 -->\n\t<!-- skipped 0 -->\n\t<!-- todo 0 -->\n\t<!-- duration_ms 80.8 -->\n</testsuites>\n`

  test('a failure that only its closing comments tell is not lost', () => {
    for (const piece of [1, 7, 65_536]) {
      const { file } = readReport(report(1, '<testcase name="child"/>'), piece)
      expect([file.verdict, file.suiteErrors[0]?.message]).toEqual([
        'fail',
        expect.stringMatching(/1 failed/u),
      ])
    }
    expect(readReport(report(0, '<testcase name="child"/>')).file.verdict).toBe('pass')
    expect(readReport(report(2, '<testcase name="child"><failure/></testcase>')).file.suiteErrors).toEqual([])
  })

  test('in a longer report, too', () => {
    const tests = Array.from({ length: 300 }, (_, index) => `<testcase name="t${index}"/>`).join('\n')
    for (const piece of [1, 7, 500, 1023, 1024, 1025, 5000]) {
      expect(readReport(report(1, tests), piece).file.verdict).toBe('fail')
    }
  })

  test('such comments elsewhere mean nothing', () => {
    expect(
      readReport(
        report(1, '<testcase name="child"/>').replace(
          '</testsuites>',
          '<testcase name="last"/></testsuites>',
        ),
      ).file.verdict,
    ).toBe('fail')
    expect(readReport(`<testsuites><!-- fail 1 --><testcase name="a"/></testsuites>`).file.verdict).toBe(
      'pass',
    )
  })
})
