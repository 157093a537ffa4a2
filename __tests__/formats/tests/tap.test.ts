import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { reportReaders } from '../../../src/formats/tests/registry.ts'
import { tapLine } from '../../../src/formats/tests/tap-line.ts'
import { readReport } from './read-report.ts'
import { lines, tell } from './told.ts'

const stream = (...parts: readonly string[]): string => `${parts.join('\n')}\n`
const invalid = (...parts: readonly string[]): string => tell('tap', stream(...parts)).invalid.join('; ')
const told = (...parts: readonly string[]): string[] => lines(tell('tap', stream(...parts)))

describe('tap: test points', () => {
  test.each([
    ['ok', 'test 1: passed'],
    ['not ok', 'test 1: failed'],
    ['ok 1', 'test 1: passed'],
    ['ok 1 - sums', 'sums: passed'],
    ['ok 1 sums', 'sums: passed'],
    ['ok - sums', 'sums: passed'],
    ['ok 1 - größe', 'größe: passed'],
    ['not ok 1 - sums # TODO later', 'sums: skipped'],
    ['ok 1 - sums # TODO', 'sums: skipped'],
    ['ok 1 - sums # todo', 'sums: skipped'],
    ['ok 1 - sums # SKIP no network', 'sums: skipped'],
    ['ok 1 - sums # skipped: no network', 'sums: skipped'],
    ['ok 1 # skip', 'test 1: skipped'],
    ['not ok 1 - sums # SKIP', 'sums: skipped'],
    ['not ok 1 - sums # TODOS are many', 'sums # TODOS are many: failed'],
    ['not ok 1 - sums \\# TODO', 'sums # TODO: failed'],
    ['not ok 1 - sums \\\\# TODO', 'sums \\: skipped'],
    ['not ok 1 - sums \\\\\\# TODO', 'sums \\# TODO: failed'],
    ['not ok 1 - issue #12', 'issue #12: failed'],
    ['not ok 1 - skip this todo', 'skip this todo: failed'],
    ['ok 1 - a # b # SKIP c', 'a # b: skipped'],
    ['not ok 1 - reads #skiplists', 'reads: failed'],
    ['not ok 1 - reads # skip-lists', 'reads: failed'],
    ['not ok 1 - sums # time=3ms # SKIP', 'sums: failed'],
    ['not ok 1 - sums # SKIPPED: no network', 'sums: skipped'],
    ['ok 1 - reads #skiplists', 'reads: skipped'],
    ['ok 1 - sums # time=12.5ms', 'sums: passed'],
    ['ok 1 - sums # time=12.5ms # SKIP', 'sums: skipped'],
  ])('%s is %s', (line, expected) => {
    expect(told('TAP version 14', '1..1', line)).toEqual([expected])
  })

  test.each(['not okay', 'okay', 'OK 1', 'not  ok 1', 'ok1', 'nok', ' ok 1', '- ok 1'])(
    '%j is no test point',
    (line) => {
      expect(tapLine(line).kind).toBe('other')
      expect(told('1..0', line)).toEqual([])
      expect(invalid('TAP version 14', 'pragma +strict', '1..0', line)).toContain('not TAP')
      expect(invalid('TAP version 14', 'pragma +strict', 'pragma -strict', '1..0', line)).toBe('')
    },
  )

  test('points called the same are numbered, those without a name have their number', () => {
    expect(told('1..4', 'ok 1 - a', 'ok 2 - a', 'ok 3', 'not ok 4 - a')).toEqual([
      'a: passed',
      'a #2: passed',
      'test 3: passed',
      'a #3: failed',
    ])
  })

  test('bats --timing does not make the time part of a name', () => {
    const { tests } = tell(
      'tap',
      stream('1..3', 'ok 1 sums in 12ms', 'ok 2 adds', 'not ok 3 x in 5ms # skip'),
    )
    expect(tests.map((one) => [one.name, one.seconds])).toEqual([
      ['sums', 0.012],
      ['adds', null],
      ['x', 0.005],
    ])
    expect(told('1..2', 'ok 1 a', 'ok 2 answers in 5ms')).toEqual(['a: passed', 'answers in 5ms: passed'])
  })
})

describe('tap: the stream', () => {
  test.each([
    [['1..2', 'ok 1'], 'the plan says 2 tests, found 1'],
    [['1..1', 'ok 1', 'ok 2'], 'the plan says 1 tests, found 2'],
    [['ok 1', 'ok 2'], 'no plan'],
    [['TAP version 14'], 'no plan'],
    [['ok 1', '1..2', 'ok 2'], 'the plan stands between the tests'],
    [['1..1', 'ok 1', '1..1'], 'line 3: a second plan'],
    [['1..2', 'ok 1', 'ok 1'], 'line 3: test number 1 for a second time'],
    [['1..3', 'ok 3', 'ok 3', 'ok 1'], 'line 3: test number 3 for a second time'],
    [['1..2', 'ok 1', 'ok 3'], 'test number 3 is outside of the plan 1..2'],
    [['1..2', 'ok 0', 'ok 1'], 'test number 0 is outside of the plan 1..2'],
    [['1..1', 'ok 99999999999999999999'], 'outside of the plan'],
    [['1..2', 'ok 1', 'Bail out! db down'], 'line 3: the run bailed out: db down'],
    [['1..1', 'ok 1', 'bail out!'], 'line 3: the run bailed out'],
    [['TAP version 15', '1..1', 'ok 1'], 'TAP version 15 is not known'],
    [['1..1', 'ok 1', 'TAP version 14', '1..1', 'ok 1'], 'line 3: a second stream begins'],
    [['1..1', 'ok 1', '  ---', '  message: x'], 'line 3: a YAML block without its end'],
    [['1..2', 'ok 1', '  ---', '  message: x', 'not ok 2', '  ...'], 'the block has no end'],
    [['1..1', 'ok 1', '# tests 2', '# pass 2'], 'tell of 2 tests, found 1'],
    [['1..1', 'ok 1', '# fail 1'], 'tell of 1 failures, the tests show none'],
    [['1..1', 'ok 1 \u0000'], 'line 2: a NUL character'],
  ])('%j: %s', (parts, reason) => {
    expect(invalid(...parts)).toContain(reason)
    expect(readReport(stream(...parts)).file.verdict).toBe('invalid')
  })

  test.each([
    [['1..2', 'ok 2', 'ok 1'], 'numbers out of order'],
    [['ok', 'ok', '1..2'], 'no numbers, plan at the end'],
    [['TAP version 12', '1..1', 'ok 1'], 'version 12'],
    [['TAP version 14', 'pragma +bail', '1..1', 'ok 1'], 'an unknown pragma'],
    [['hello', '1..1', 'ok 1', 'bye'], 'text around'],
    [['1..1', 'ok 1', '# tests 1', '# pass 1', '# fail 0'], 'totals that agree'],
    [['1..1', '', 'ok 1', ''], 'blank lines'],
  ])('%j is fine: %s', (parts) => {
    expect(readReport(stream(...parts)).file).toMatchObject({ verdict: 'pass', invalid: [] })
    expect(readReport(`${parts.join('\r\n')}\r\n`).file).toMatchObject({ verdict: 'pass', invalid: [] })
  })

  test('a stream that skips everything has no data', () => {
    expect(readReport(stream('1..0 # SKIP not here')).file).toMatchObject({ verdict: 'no-data', tests: 0 })
    expect(readReport(stream('1..1', 'ok 1 # skip')).file.verdict).toBe('no-data')
  })

  test('a last line that breaks off is seen', () => {
    expect(tell('tap', '1..1\nok 1\nnot').invalid).toEqual(['broken off: the last line is not complete'])
  })

  test('tape and its groups: the comment behind the version names the test', () => {
    expect(
      told('TAP version 13', '# sums', 'ok 1 equal', 'ok 2 equal', '# adds', 'not ok 3 equal', '1..3'),
    ).toEqual(['sums › equal: passed', 'sums › equal #2: passed', 'adds › equal: failed'])
    expect(told('TAP version 13', 'ok 1 equal', '# note', 'ok 2 other', '1..2')).toEqual([
      'equal: passed',
      'other: passed',
    ])
  })
})

describe('tap: subtests', () => {
  const inner = ['    1..2', '    ok 1 - a', '    not ok 2 - b']

  test('a point with a subtest is a suite; its own points are the tests', () => {
    expect(told('1..1', '# Subtest: outer', ...inner, 'not ok 1 - outer')).toEqual([
      'outer › a: passed',
      'outer › b: failed',
    ])
    expect(told('1..1', ...inner, 'not ok 1 - outer')).toEqual(['outer › a: passed', 'outer › b: failed'])
    expect(told('1..1', 'not ok 1 - outer {', ...inner, '}')).toEqual([
      'outer › a: passed',
      'outer › b: failed',
    ])
    expect(told('1..1', '    # Subtest: outer', ...inner, 'not ok 1')).toEqual([
      'outer › a: passed',
      'outer › b: failed',
    ])
  })

  test('a suite that failed by itself is told; one whose point says ok hides no failure', () => {
    expect(told('1..1', '    1..1', '    ok 1 - a', 'not ok 1 - outer')).toEqual([
      'outer › a: passed',
      'outer: failed',
    ])
    expect(told('1..1', ...inner, 'ok 1 - outer')).toEqual(['outer › a: passed', 'outer › b: failed'])
  })

  test('in a subtest that is to do or skipped, failures are expected', () => {
    expect(told('1..1', ...inner, 'not ok 1 - outer # TODO later')).toEqual([
      'outer › a: passed',
      'outer › b: skipped',
    ])
  })

  test('a subtest that ran nothing did not pass', () => {
    expect(told('1..1', '# Subtest: outer', '    1..0', 'ok 1')).toEqual(['outer: skipped'])
    expect(told('1..1', '# Subtest: outer', '    1..0 # SKIP x', 'ok 1 # skip x')).toEqual(['outer: skipped'])
  })

  test('subtests in subtests', () => {
    expect(
      told('1..1', '    1..1', '        1..1', '        ok 1 - leaf', '    ok 1 - mid', 'ok 1 - top'),
    ).toEqual(['top › mid › leaf: passed'])
  })

  test('node:test: a test with subtests is a test, a describe is not', () => {
    const point = (type: string) => [
      'ok 1 - outer',
      '  ---',
      '  duration_ms: 1.5',
      `  type: '${type}'`,
      '  ...',
    ]
    const sub = ['    ok 1 - a', '    1..1']
    expect(told(...sub, ...point('test'), '1..1')).toEqual(['outer › a: passed', 'outer: passed'])
    expect(told(...sub, ...point('suite'), '1..1')).toEqual(['outer › a: passed'])
  })

  test.each([
    [['1..1', '    1..3', '    ok 1 - a', 'ok 1 - outer'], 'line 2: subtest: the plan says 3 tests, found 1'],
    [['1..1', '    ok 1 - a', 'ok 1 - outer'], 'line 2: subtest: no plan'],
    [['1..1', '    1..1', '    not ok 1 - a'], 'line 2: a subtest without its test point'],
    [['1..1', 'ok 1 - outer {', '    1..1', '    ok 1'], 'a subtest without its test point'],
    [['ok 1 - a', '    1..1', '    not ok 1', '1..1'], 'line 4: a subtest ended without its test point'],
    [['1..1', '    1..1', '    Bail out! gone', 'ok 1'], 'line 3: the run bailed out: gone'],
    [
      ['1..2', '    1..1', '        1..1', '        ok 1', 'ok 1', 'ok 2'],
      'a subtest ended without its test point',
    ],
  ])('%j: %s', (parts, reason) => {
    expect(invalid(...parts)).toContain(reason)
  })

  test('nesting is bounded', () => {
    const deep = Array.from({ length: 200 }, (_, depth) => `${'    '.repeat(depth)}1..1`)
    expect(invalid(...deep)).toContain('nested deeper than 64')
  })
})

describe('tap: YAML diagnostics', () => {
  test.each([
    [['  ---', '  message: "got 19"', '  at: test/a.js:3:7', '  ...'], 'got 19', 'test/a.js', 3],
    [['  ---', "  message: 'it''s'", '  line: 7', '  file: b.js', '  ...'], "it's", 'b.js', 7],
    [
      ['  ---', '  error: |-', '    one', '    two', "  location: '/r/c.js:9:1'", '  ...'],
      'one\ntwo',
      '/r/c.js',
      9,
    ],
    [['  ---', '  operator: equal', '  at: Test.<anonymous> (/r/d.js:3:40)', '  ...'], 'equal', '/r/d.js', 3],
    [['  ---', '  at:', '    fileName: e.js', '    lineNumber: 5', '  ...'], 'not ok', 'e.js', 5],
    [['    ---', '    message: deeper', '    ...'], 'deeper', null, null],
    [['  ---', '  message: >-', '    folded', '  ...'], 'folded', null, null],
  ])('%j', (block, message, file, line) => {
    const one = tell('tap', stream('1..1', 'not ok 1 - a', ...block)).tests[0]
    expect(one?.failure).toEqual({ message, file, line })
  })

  test('what stands in a block is no test', () => {
    expect(told('1..1', 'not ok 1 - a', '  ---', '  ok 1 - b', '  1..5', '  Bail out!', '  ...')).toEqual([
      'a: failed',
    ])
  })

  test('only the first 200 lines are kept', () => {
    const block = Array.from({ length: 5000 }, (_, index) => `  k${index}: ${'x'.repeat(100)}`)
    expect(told('1..1', 'ok 1 - a', '  ---', ...block, '  ...')).toEqual(['a: passed'])
  })
})

test('a point is told as soon as the next one begins', () => {
  let known = 0
  const reader = reportReaders.get('tap')?.read({
    test: () => known++,
    suiteProblem: () => undefined,
    invalid: () => undefined,
    about: () => undefined,
  })
  reader?.write(new TextEncoder().encode('TAP version 14\nok 1 - a\n    1..1\n    ok 1 - b\nok 2\nok 3\n'))
  expect(known).toBe(2)
  reader?.end()
  expect(known).toBe(3)
})

interface Point {
  readonly ok: boolean
  readonly directive: '' | '# TODO' | '# SKIP x'
  readonly children: readonly Point[]
}

const leaf = fc.record({
  ok: fc.boolean(),
  directive: fc.constantFrom('' as const, '' as const, '# TODO' as const, '# SKIP x' as const),
  children: fc.constant([] as readonly Point[]),
})
const tree: fc.Arbitrary<Point> = fc.letrec<{ point: Point }>((tie) => ({
  point: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.record({
      ok: fc.boolean(),
      directive: fc.constantFrom('' as const, '# TODO' as const),
      children: fc.array(tie('point'), { minLength: 1, maxLength: 3 }),
    }),
  ),
})).point

/** Writes points as a stream, plan first or last, with or without braces. */
function write(
  points: readonly Point[],
  style: { readonly planFirst: boolean; readonly braces: boolean },
): string[] {
  const plan = `1..${points.length}`
  const body = points.flatMap((point, index) => {
    const line = `${point.ok ? 'ok' : 'not ok'} ${index + 1} - t${index + 1}${point.directive && ` ${point.directive}`}`
    if (point.children.length === 0) return [line]
    const inner = write(point.children, style).map((text) => `    ${text}`)
    return style.braces ? [`${line} {`, ...inner, '}'] : [`# Subtest: t${index + 1}`, ...inner, line]
  })
  return style.planFirst ? [plan, ...body] : [...body, plan]
}

/** Outcomes of the tests of a tree, by the rules of TAP 14 and nothing of the reader. */
function outcomes(points: readonly Point[], excused: boolean): string[] {
  return points.flatMap((point) => {
    const own = point.directive !== '' ? 'skipped' : point.ok ? 'passed' : excused ? 'skipped' : 'failed'
    if (point.children.length === 0) return [own]
    const inner = outcomes(point.children, excused || point.directive !== '')
    return own === 'failed' && !inner.includes('failed') ? [...inner, own] : inner
  })
}

test('random streams come to what their generator says, in pieces of any size', () => {
  fc.assert(
    fc.property(
      fc.array(tree, { maxLength: 5 }),
      fc.boolean(),
      fc.boolean(),
      fc.integer({ min: 1, max: 40 }),
      (points, planFirst, braces, piece) => {
        const text = stream('TAP version 14', ...write(points, { planFirst, braces }))
        const read = tell('tap', text, piece)
        expect(read.invalid).toEqual([])
        expect(read.tests.map((one) => one.outcome)).toEqual(outcomes(points, false))
      },
    ),
    { seed: 21, numRuns: 400 },
  )
})

test('a random stream without one of its test points or plans is never a pass', () => {
  fc.assert(
    fc.property(
      fc.array(tree, { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      fc.nat(),
      (points, planFirst, pick) => {
        const all = write(points, { planFirst, braces: false })
        const weighty = all.flatMap((text, index) => (text.includes('# Subtest') ? [] : [index]))
        const gone = weighty[pick % weighty.length]
        const text = stream('TAP version 14', ...all.filter((_, index) => index !== gone))
        expect(readReport(text).file.verdict).toBe('invalid')
      },
    ),
    { seed: 22, numRuns: 300 },
  )
})

test('random lines never throw', () => {
  const line = fc.constantFrom(
    'ok',
    'not ok 2 - x {',
    '}',
    '    ok 1',
    '1..2',
    '  ---',
    '  ...',
    '    1..1',
    '# Subtest: a',
    'Bail out!',
    'pragma +strict',
    'TAP version 13',
    '        not ok',
    '\t',
    '\\#',
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 25 }), (all) => {
      const read = tell('tap', stream(...all))
      const bad = all.some((text) => text.startsWith('Bail'))
      expect(!bad || read.invalid.length > 0).toBe(true)
    }),
    { seed: 23, numRuns: 500 },
  )
})
