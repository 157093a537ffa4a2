import { describe, expect, test } from '@jest/globals'
import { reportFormats } from '../../../src/core/facts/test-reports.ts'
import { detectFormat, headBytes } from '../../../src/formats/tests/detect.ts'
import { reportReaders } from '../../../src/formats/tests/registry.ts'
import { readReport } from './read-report.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const latin = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0))
const formatOf = (text: string, whole = true): string => {
  const found = detectFormat(bytesOf(text), whole)
  return 'format' in found ? found.format : found.reason
}
const goEvent = '{"Time":"2026-01-01T00:00:00Z","Action":"start","Package":"example.com/a"}\n'

test('every format has its reader', () => {
  expect([...reportReaders.keys()].sort()).toEqual([...reportFormats].sort())
  for (const [format, reader] of reportReaders) expect(reader.format).toBe(format)
})

describe('the format is told from the content', () => {
  test.each([
    ['junit', '<testsuites/>'],
    ['junit', '<?xml version="1.0"?>\n<!-- <html> -->\n<testsuite name="a">'],
    ['junit', '\ufeff  \n<testsuites>'],
    ['junit', `<!-- ${'x'.repeat(30_000)} --><testsuite>`],
    ['trx', '<TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010">'],
    ['trx', '<t:TestRun xmlns:t="x">'],
    ['nunit2', '<!--This file represents the results of running a test suite--><test-results name="a">'],
    ['nunit3', '<test-run id="2">'],
    ['xunit', '<assemblies>'],
    ['xunit', '<assembly name="a"/>'],
    ['testng', '<testng-results skipped="0">'],
    ['ctrf', '{"reportFormat":"CTRF","specVersion":"0.0.0","results":{}}'],
    ['ctrf', '{"results":{"tool":{"name":"a"},"summary":{},"tests":[]}}'],
    [
      'jest',
      '{"numFailedTestSuites":0,"numFailedTests":0,"numRuntimeErrorTestSuites":0,"numTotalTests":1,"testResults":[]}',
    ],
    [
      'vitest',
      '{"numTotalTestSuites":1,"numPassedTestSuites":1,"numFailedTests":0,"numTotalTests":1,"testResults":[]}',
    ],
    ['mocha', '{\n  "stats": {"suites": 1, "tests": 1, "passes": 1}, "tests": []}'],
    ['rspec', '{"version":"3.12.0","examples":[{"id":"a"}],"summary":{}}'],
    ['cucumber', '[{"description":"","elements":[{"keyword":"Scenario"}],"keyword":"Feature","name":"a"}]'],
    ['cucumber', '[ { "uri": "a", "keyword": "Feature", "name": "no scenarios" } ]'],
    ['go', goEvent],
    ['go', `go: downloading example.com/x v1.0.0\n# example.com/b\nb.go:1:1: broken\n${goEvent}`],
    ['go', `${goEvent}{"Action":"output","Package":"a","Output":"TAP version 13\\n"}\n`],
    [
      'dart',
      '{"protocolVersion":"0.1.1","runnerVersion":"1.24.0","pid":1,"type":"start","time":0}\n{"type":"done","time":1}\n',
    ],
    ['tap', 'TAP version 14\n1..1\nok 1\n'],
    ['tap', '# a comment first\n1..0 # skip nothing here\n'],
    ['tap', '\n> shop@1.0.0 test\n> node --test\n\nok 1 - adds\n1..1\n'],
    ['tap', 'ok - no number\n1..1'],
    ['tap', 'Bail out! no database'],
  ])('%s: %j', (format, text) => {
    expect(formatOf(text)).toBe(format)
    expect(formatOf(text, false)).toBe(format)
  })

  test('in UTF-16, with and without a mark', () => {
    const wide = (text: string): Uint8Array => {
      const bytes = new Uint8Array(2 * text.length)
      for (let at = 0; at < text.length; at++)
        new DataView(bytes.buffer).setUint16(2 * at, text.charCodeAt(at), true)
      return bytes
    }
    expect(detectFormat(wide('\ufeff<testsuites/>'), true)).toEqual({ format: 'junit' })
    expect(detectFormat(wide('<?xml version="1.0" encoding="UTF-16"?><testsuites/>'), true)).toEqual({
      format: 'junit',
    })
    expect(detectFormat(wide('\ufeffTAP version 13\n1..1\n'), true)).toEqual({ format: 'tap' })
    expect(detectFormat(wide(`\ufeff${goEvent}`), true)).toEqual({ format: 'go' })
  })

  test('a document larger than the head by what stands at its beginning', () => {
    const examples = '{"id":"./a_spec.rb[1:1]","description":"\\"}]}"},'.repeat(3000)
    expect(formatOf(`{"version":"3.12.0","examples":[${examples}`.slice(0, headBytes), false)).toBe('rspec')
    expect(formatOf(`[{"description":"a","elements":[${examples}`.slice(0, headBytes), false)).toBe(
      'cucumber',
    )
  })

  test('a line that the end of the head cuts is not looked at', () => {
    expect(formatOf('a log\n1..1', false)).toMatch(/no test report/u)
    expect(formatOf('a log\n1..1', true)).toBe('tap')
  })

  test('members deep inside or in strings are no shape', () => {
    expect(formatOf('{"a":{"b":{"c":{"stats":{"passes":1}}}}}')).toMatch(/no known report \(members: a\)/u)
    expect(formatOf('{"a":"\\"stats\\":{\\"passes\\":1}"}')).toMatch(/no known report/u)
    expect(formatOf('{"stats":["passes"]}')).toMatch(/no known report/u)
  })

  test('a file of two shapes is neither', () => {
    expect(formatOf('{"stats":{"passes":0},"results":{"tool":{"name":"a"},"tests":[]}}')).toMatch(
      /no known report/u,
    )
  })
})

describe('what is no report is refused with its reason and the next step', () => {
  test.each([
    ['', /^0 bytes: /u],
    [' \n\t ', /only blanks/u],
    ['PK\u0003\u0004\u0014', /ZIP archive: unpack it first/u],
    ['PK\u0005\u0006\0\0', /empty ZIP archive/u],
    ['\u001f\u008b\u0008', /gzip data: unpack it first/u],
    ['%PDF-1.7', /PDF document/u],
    ['\u0089PNG\r\n', /PNG image/u],
    ['BZh91AY', /bunzip2/u],
    ['\u00fd7zXZ\0', /unxz/u],
    ['7z\u00bc\u00af\u0027', /7z archive/u],
    ['\u00ff\u00fe\0\0<\0\0\0', /UTF-32/u],
    ['abc\0def', /character 3 is NUL/u],
    ['<html><body>500</body></html>', /HTML page/u],
    ['<!DOCTYPE html>\n<html>', /HTML page/u],
    ['  <!doctype HTML>', /HTML page/u],
    ['<!-- a --><HTML lang="en">', /HTML page/u],
    ['<!DOCTYPE testsuites [<!ENTITY a "b">]><testsuites/>', /line 1: a DOCTYPE/u],
    ['<?xml version="1.0"?>\n<coverage line-rate="1">', /root element is <coverage>/u],
    ['<?xml version="1.0"?>\n<!-- open', /broken off before the root/u],
    ['<testsu', /broken off before the root/u],
    ['<', /broken off before the root/u],
    ['<![CDATA[x]]>', /line 1: XML is expected/u],
    ['{}', /empty JSON value/u],
    ['[]', /empty JSON value/u],
    ['{"a":1,"b":2}', /no known report \(members: a, b\)/u],
    ['{"results":', /broken off|no known/u],
    ['{"a":1}\n{"a":2}\n', /text, but no test report/u],
    ['[INFO] BUILD SUCCESS\n', /`\[INFO\] BUILD SUCCESS`: text, but no test report/u],
    ['Tests: 5 passed, 5 total\nok then\n', /text, but no test report/u],
    ['\u001b[32mok\u001b[0m\n', /`\?\[32mok\?\[0m`/u],
    ['=== RUN   TestA\n--- PASS: TestA (0.00s)\nPASS\nok  \texample.com/a\t0.003s\n', /go test -json/u],
    ['ok  \texample.com/a\t0.003s\n', /go test -json/u],
    ['ok 1 things\nFAIL\texample.com/a [build failed]\n', /go test -json/u],
  ])('%j', (content, reason) => {
    const { file } = readReport(latin(content))
    expect([file.verdict, file.format]).toEqual(['invalid', null])
    expect(file.invalid.join('\n')).toMatch(reason)
  })

  test.each([
    [
      'TAP that begins as TAP and goes on as XML',
      '# all is well\n1..1\nok 1\n<testsuites><testsuite><testcase name="a"><failure/></testcase></testsuite></testsuites>\n',
    ],
    [
      'a comment of TAP and XML',
      '# report\n<testsuites><testsuite><testcase name="a"/></testsuite></testsuites>\n',
    ],
    ['text and XML', 'Report:\n<testsuite><testcase name="a"/></testsuite>\n'],
    ['TAP and events of go', `1..1\nok 1\n${goEvent}{"Action":"fail","Package":"example.com/a"}\n`],
    ['events of go and TAP', `${goEvent}{"Action":"pass","Package":"example.com/a"}\nnot ok 1 - no\n`],
    ['events of go and of dart', `${goEvent}{"type":"testDone","testID":1,"result":"failure","time":1}\n`],
    ['events of go and XML', `${goEvent}<testsuites><testsuite name="a"/></testsuites>\n`],
    [
      'JSON behind other text',
      'done.\n{"numTotalTests":1,"numFailedTests":0,"openHandles":[],"testResults":[]}\n',
    ],
    [
      'JSON before other text',
      '{"numTotalTests":1,"numFailedTests":0,"openHandles":[],"testResults":[]}\nnot ok\n',
    ],
    ['two JSON documents', '{"stats":{"passes":1},"tests":[]}{"stats":{"passes":0},"tests":[]}'],
    ['XML with text before it', 'x<testsuites><testsuite><testcase name="a"/></testsuite></testsuites>'],
    [
      'XML with text behind it',
      '<testsuites><testsuite><testcase name="a"/></testsuite></testsuites>not ok 1',
    ],
    [
      'two XML documents',
      '<?xml version="1.0"?><testsuite><testcase name="a"/></testsuite><?xml version="1.0"?><testsuite/>',
    ],
    ['JSON in XML clothes', '<testsuite>{"a":1}<testcase name="a"/>'],
    [
      'a ZIP that holds a report as text',
      'PK\u0003\u0004<testsuites><testsuite><testcase name="a"/></testsuite></testsuites>',
    ],
  ])('%s is never a pass', (_, text) => {
    for (const piece of [1, 65_536]) expect(readReport(text, piece).file.verdict).toBe('invalid')
  })
})

test('a file of exactly the size of the head, and of one byte more, is read whole', () => {
  for (const length of [headBytes - 1, headBytes, headBytes + 1, 2 * headBytes]) {
    const end = '<testcase name="last"><failure/></testcase></testsuite>'
    const start = '<testsuite><testcase name="first"/>'
    const text = start + ' '.repeat(length - start.length - end.length) + end
    for (const piece of [1000, headBytes, 3 * headBytes]) {
      const { file } = readReport(text, piece)
      expect([file.bytes, file.verdict, file.tests]).toEqual([length, 'fail', 2])
    }
  }
})

describe('a second format is refused behind the first bytes, too', () => {
  const far = 'x'.repeat(headBytes)
  const event = (fields: Readonly<Record<string, string>>): string =>
    `${JSON.stringify({ Package: 'a', ...fields })}\n`
  const go = [{ Action: 'run', Test: 'T' }, { Action: 'pass', Test: 'T' }, { Action: 'pass' }]
    .map(event)
    .join('')
  const dart = [
    { type: 'start', protocolVersion: '0.1.1' },
    { type: 'testStart', test: { id: 3, name: 'x', suiteID: 0, groupIDs: [2] } },
    { type: 'testDone', testID: 3, result: 'success', hidden: false, skipped: false },
    { type: 'done', success: true },
  ]
    .map((one) => `${JSON.stringify(one)}\n`)
    .join('')
  const tap = '1..1\nok 1 - a\n'
  const xml = '<testsuite><testcase name="a"><failure/></testcase></testsuite>\n'

  test.each([
    [`${go}${far}\n`, 'not ok 1 - a\n', 'TAP in a file with events of go test -json'],
    [`${go}${far}\n`, xml, 'an XML report in a file with events of go test -json'],
    [`${dart}${far}\n`, 'not ok 1 - a\n', 'TAP in a file with events of dart test'],
    [`${dart}${far}\n`, xml, 'an XML report in a file with events of dart test'],
    [`${tap}# ${far}\n`, event({ Action: 'fail', Test: 'T' }), 'events of go test -json in a file with TAP'],
    [`${tap}# ${far}\n`, xml, 'an XML report in a file with TAP'],
  ])('case %#', (first, second, reason) => {
    expect(readReport(first).file).toMatchObject({ verdict: 'pass', invalid: [] })
    const { file } = readReport(first + second)
    expect(file.verdict).toBe('invalid')
    expect(file.invalid.join()).toContain(reason)
  })
})
