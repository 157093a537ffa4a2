import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { ReportCollector } from '../../../src/formats/tests/collect.ts'
import { junitReader } from '../../../src/formats/tests/junit.ts'
import { junitSeconds, plainSeconds } from '../../../src/formats/tests/junit-values.ts'
import type { ReportSink } from '../../../src/formats/tests/model.ts'

type Collected = ReturnType<ReportCollector['finish']>

/** What the collector makes of JUnit files; with `quick` the reader may tell it of clean passes without a record. */
function collected(files: readonly string[], quick: boolean): Collected {
  const collector = new ReportCollector()
  for (const [index, content] of files.entries()) {
    const sink = collector.begin(`r${index}.xml`)
    const slow: ReportSink = {
      test: (record) => sink.test(record),
      suiteProblem: (problem) => sink.suiteProblem(problem),
      invalid: (reason) => sink.invalid(reason),
      about: (metadata) => sink.about(metadata),
    }
    const reader = junitReader.read(quick ? sink : slow)
    const bytes = new TextEncoder().encode(content)
    for (let at = 0; at < bytes.length; at += 100) reader.write(bytes.subarray(at, at + 100))
    reader.end()
    sink.close({ bytes: bytes.length, sha256: null, format: 'junit' })
  }
  return collector.finish()
}

const longName = 'n'.repeat(254)
/** Few, so that many are of one test; most of these differ only in their white space. */
const name = fc.oneof(
  { arbitrary: fc.constantFrom('a', 'a ', ' a', 'a b', 'a  b', 'a › b'), weight: 3 },
  {
    arbitrary: fc.constantFrom(
      ...['', 'b › a', 'é', 'ÿ', '名', 'a [p]', '&lt;a', 'a&#9;b', longName],
      ...[`${longName}m`, `${longName}${longName}`, 'n'.repeat(20_000)],
    ),
    weight: 1,
  },
)
const attributes = fc
  .record({
    name: fc.option(name, { freq: 20 }),
    classname: fc.constantFrom('c', 'c', 'c', 'c', null, '', 's', 'a › b', 'ç', 'c '),
    class: fc.option(fc.constantFrom('c', 'd'), { freq: 8 }),
    time: fc.option(
      fc.constantFrom('0', '0.25', '1.', '.5', '1e1', '1,234.5', '-1', 'x', '70000', '0.0000001'),
    ),
    file: fc.option(fc.constantFrom('f.js', '', 'g&amp;.js')),
    line: fc.option(fc.constantFrom('3', 'x'), { freq: 1 }),
    lineno: fc.option(fc.constantFrom('4'), { freq: 1 }),
    status: fc.option(fc.constantFrom('run', 'passed', '', 'notrun', 'failed', 'strange'), { freq: 4 }),
    result: fc.option(fc.constantFrom('completed', 'skipped', 'error'), { freq: 6 }),
    id: fc.option(fc.constantFrom('1')),
  })
  .map((all) =>
    Object.entries(all)
      .map(([key, value]) => (value === null ? '' : ` ${key}="${value}"`))
      .join(''),
  )
const inside = fc.constantFrom(
  ...[
    '/>',
    '/>',
    '/>',
    '></testcase>',
    '><skipped/></testcase>',
    '><failure message="m">t</failure></testcase>',
  ],
  ...['><flakyFailure/></testcase>', '><testcase name="a"/></testcase>'],
)
const item = fc.oneof(
  { arbitrary: fc.tuple(attributes, inside).map(([said, rest]) => `<testcase${said}${rest}`), weight: 12 },
  {
    arbitrary: fc.constantFrom('<property name="tag" value="t"/>', '<error>e<testcase name="a"/>f</error>'),
    weight: 1,
  },
)
const suite = fc
  .tuple(fc.constantFrom('s', 's', 's', 'a', 'a › b', 'x.test.js', ''), fc.array(item, { maxLength: 12 }))
  .map(([suiteName, items]) => `<testsuite name="${suiteName}">${items.join('\n')}</testsuite>`)
const file = fc
  .array(suite, { minLength: 1, maxLength: 4 })
  .map((suites) => `<testsuites>${suites.join('\n')}</testsuites>`)

test('clean passes come to the same by the quick way as by their records', () => {
  fc.assert(
    fc.property(fc.array(file, { minLength: 1, maxLength: 3 }), (files) => {
      expect(collected(files, true)).toStrictEqual(collected(files, false))
    }),
    { seed: 11, numRuns: 200 },
  )
})

test('more tests than wait together, told twice, in the order they came', () => {
  const names = Array.from({ length: 1000 }, (_, index) => `test ${index}`)
  const content = `<testsuite name="s">${names.map((text) => `<testcase name="${text}" time="0.5"/>`).join('')}</testsuite>`
  const { tests, total } = collected([content, content], true)
  expect(tests.map((one) => one.name)).toEqual(names)
  expect(total).toMatchObject({ tests: 1000, passed: 1000, cases: 2000 })
  expect(tests.every((one) => one.attempts === 2 && one.seconds === 1)).toBe(true)
})

test('plain seconds are the same number as those of the text', () => {
  const digits = fc.stringMatching(/^[0-9]{0,9}\.?[0-9]{0,9}$/u)
  const any = fc.stringMatching(/^[-+0-9.,es ]{0,6}$/u)
  fc.assert(
    fc.property(fc.oneof(digits, any), (text) => {
      const bytes = new TextEncoder().encode(`7${text}7`)
      const found = plainSeconds(bytes, 1, 1 + text.length)
      if (found >= 0) expect(found).toBe(junitSeconds(text))
    }),
    { seed: 12, numRuns: 2000 },
  )
  expect(plainSeconds(new TextEncoder().encode('0.123'), 0, 5)).toBe(0.123)
})
