import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readReport } from './read-report.ts'

/** A test as the model knows it: what it came to, and how a dialect writes that. */
interface ModelTest {
  readonly name: string
  readonly outcome: 'passed' | 'failed' | 'error' | 'skipped'
  readonly spelling: number
  /** Failed attempts before one that passed. */
  readonly flaky: number
  /** What else stands in it and means nothing. */
  readonly noise: readonly string[]
}

interface ModelSuite {
  readonly name: string
  readonly tests: readonly ModelTest[]
  readonly suites: readonly ModelSuite[]
  /** Which totals are written. */
  readonly totals: 'none' | 'own' | 'subtree'
  readonly error: boolean
}

const text = fc.string({ unit: 'binary', maxLength: 12 }).map((raw) =>
  // The characters XML has; the reader refuses the others, which is tested elsewhere.
  raw.replace(/[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '?'),
)
const noise = fc.constantFrom(
  '<system-out>a &lt; b</system-out>',
  '<!-- <failure/> -->',
  '<![CDATA[<error/>]]>',
  '<properties><property name="p" value="v"/></properties>',
  '<?pi <failure/> ?>',
  '\n  ',
)
const modelTest: fc.Arbitrary<ModelTest> = fc.record({
  name: text,
  outcome: fc.constantFrom('passed' as const, 'failed' as const, 'error' as const, 'skipped' as const),
  spelling: fc.nat(3),
  flaky: fc.nat(2),
  noise: fc.array(noise, { maxLength: 3 }),
})
/** Suites nested at most this deep. */
const suiteOf = (depth: number): fc.Arbitrary<ModelSuite> =>
  fc.record({
    name: text,
    tests: fc.array(modelTest, { maxLength: 5 }),
    suites: depth === 0 ? fc.constant([]) : fc.array(suiteOf(depth - 1), { maxLength: 3 }),
    totals: fc.constantFrom('none' as const, 'own' as const, 'subtree' as const),
    error: fc.nat(9).map((number) => number === 0),
  })
const modelSuite = suiteOf(3)

/** An attribute's value, its characters written in one of the ways XML has. */
const attribute = (value: string): string =>
  value.replace(/[&<>"'\t\n\r]|[^ -~]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0
    if (code > 0x7e) return code % 3 === 0 ? `&#x${code.toString(16)};` : character
    return { '&': '&amp;', '<': '&lt;', '"': '&quot;', "'": '&apos;', '>': '&gt;' }[character] ?? `&#${code};`
  })

const spellings: Readonly<Record<ModelTest['outcome'], readonly [attributes: string, child: string][]>> = {
  passed: [
    ['', ''],
    ['status="run" result="completed"', ''],
    ['status="passed"', ''],
    ['result="Success"', ''],
  ],
  failed: [
    ['', '<failure/>'],
    ['', '<failure message="a">b<c/></failure>'],
    ['status="failed"', ''],
    ['status="passed"', '<failure></failure><skipped/>'],
  ],
  error: [
    ['', '<error/>'],
    ['', '<failure/><error/>'],
    ['status="interrupted"', ''],
    ['status="unheard-of"', ''],
  ],
  skipped: [
    ['', '<skipped/>'],
    ['status="notrun"', ''],
    ['status="run" result="skipped"', ''],
    ['status="passed"', '<skipped message="a"/>'],
  ],
}

let serial = 0
function writeTest(model: ModelTest): string {
  const [attributes, child] = spellings[model.outcome][model.spelling] ?? ['', '']
  const attempts = model.outcome === 'passed' ? '<flakyFailure/>'.repeat(model.flaky) : ''
  // The number keeps every test a test of its own.
  return `<testcase name="${serial++} ${attribute(model.name)}" ${attributes}>${model.noise.join('')}${child}${attempts}${model.noise.at(0) ?? ''}</testcase>`
}

interface Sums {
  tests: number
  passed: number
  failed: number
  errors: number
  skipped: number
  flaky: number
  suiteErrors: number
}
const nothing: Sums = { tests: 0, passed: 0, failed: 0, errors: 0, skipped: 0, flaky: 0, suiteErrors: 0 }
const keyOf = { passed: 'passed', failed: 'failed', error: 'errors', skipped: 'skipped' } as const

/** What a suite comes to by the model alone, with or without what stands in it deeper down. */
function sumOf(model: ModelSuite, deep: boolean): Sums {
  const sum = { ...nothing, suiteErrors: model.error ? 1 : 0 }
  for (const one of model.tests) {
    sum.tests++
    sum[keyOf[one.outcome]]++
    if (one.outcome === 'passed' && one.flaky > 0) sum.flaky++
  }
  if (!deep) return sum
  for (const inner of model.suites) {
    const more = sumOf(inner, true)
    for (const key of Object.keys(sum) as (keyof Sums)[]) sum[key] += more[key]
  }
  return sum
}

const totalsOf = ({ tests, failed, errors, skipped }: Sums): string =>
  `tests="${tests}" failures="${failed}" errors="${errors}" skipped="${skipped}"`

function writeSuite(model: ModelSuite): string {
  const totals = model.totals === 'none' ? '' : totalsOf(sumOf(model, model.totals === 'subtree'))
  const inner = [
    ...model.tests.map(writeTest),
    ...model.suites.map(writeSuite),
    model.error ? '<error/>' : '',
  ]
  return `<testsuite ${totals} name="${attribute(model.name)}">${inner.join('\n')}</testsuite>`
}

describe('random trees of suites', () => {
  test('are read back as the model has them, in pieces of any size', () => {
    fc.assert(
      fc.property(
        fc.array(modelSuite, { maxLength: 4 }),
        fc.integer({ min: 1, max: 200 }),
        (suites, piece) => {
          const whole = sumOf({ name: '', tests: [], suites, totals: 'none', error: false }, true)
          const report = `<?xml version="1.0"?>\n<testsuites ${totalsOf(whole)}>${suites.map(writeSuite).join('')}</testsuites>\n`
          const { file } = readReport(report, piece)
          const { tests, passed, failed, errors, skipped, flaky } = file
          expect(file.invalid).toEqual([])
          expect({
            tests,
            passed,
            failed,
            errors,
            skipped,
            flaky,
            suiteErrors: file.suiteErrors.length,
          }).toEqual(whole)
          const bad = whole.failed + whole.errors + whole.suiteErrors > 0
          expect(file.verdict).toBe(bad ? 'fail' : whole.passed > 0 ? 'pass' : 'no-data')
        },
      ),
      { seed: 20261121, numRuns: 150 },
    )
  })

  test('one total that claims one more than the model has is refused', () => {
    fc.assert(
      fc.property(modelSuite, fc.constantFrom('tests', 'skipped', 'failures'), (model, total) => {
        const sum = sumOf(model, true)
        // What may stand for more: attempts that surefire counts, and a failure that was counted as a test.
        const attempts = (one: ModelSuite): number =>
          one.tests.reduce(
            (count, { outcome, flaky }) => count + (outcome === 'passed' ? flaky : 0),
            one.error ? 1 : 0,
          ) + one.suites.reduce((count, inner) => count + attempts(inner), 0)
        // A test may hold two failures, or a failure beside what makes it skipped: a bound no element count exceeds.
        const claim =
          {
            tests: sum.tests + attempts(model),
            skipped: 2 * sum.tests,
            failures: 4 * sum.tests + attempts(model),
          }[total] ?? 0
        const report = `<testsuites ${total}="${claim + 1}">${writeSuite(model)}</testsuites>`
        expect(readReport(report).file.verdict).toBe('invalid')
      }),
      { seed: 20261121, numRuns: 100 },
    )
  })
})
