import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readReport } from './read-report.ts'
import { lines, tell } from './told.ts'

type Event = readonly [action: string, test?: string | null, more?: Readonly<Record<string, unknown>>]

const written = (pkg: string, events: readonly Event[]): string =>
  events
    .map(
      ([Action, Test, more]) =>
        `${JSON.stringify({ Action, Package: pkg, ...(Test ? { Test } : {}), ...more })}\n`,
    )
    .join('')
const stream = (...events: readonly Event[]): string => written('shop', events)
const told = (...events: readonly Event[]): string[] => lines(tell('go', stream(...events)))

describe('go', () => {
  const passing = stream(['run', 'TestSum'], ['pass', 'TestSum'], ['pass'])

  test('output of any size takes no time: the beginning is kept', () => {
    const started = performance.now()
    const [failed] = tell(
      'go',
      stream(
        ['run', 'TestSum'],
        ['output', 'TestSum', { Output: '\n'.repeat(200_000) }],
        ['fail', 'TestSum'],
        ['fail'],
      ),
    ).tests
    expect(failed?.outcome).toBe('failed')
    expect(performance.now() - started).toBeLessThan(1000)
  })

  test('an event behind blanks is an event', () => {
    const one = tell('go', `${passing} {"Action": "fail", "Package": "shop", "Test": "TestTax"}\n`)
    expect(lines(one)).toEqual(['shop › TestSum: passed', 'shop › TestTax: failed'])
  })

  test.each(['FAIL', '--- FAIL: TestTax (0.00s)', 'panic: boom', 'fatal error: all goroutines are asleep'])(
    'the plain line %s is a failure when no event tells of one',
    (line) => {
      const one = tell('go', `${passing}${line}\n`)
      expect(one.problems).toEqual([{ suite: '', message: line, reportLine: 4 }])
      const failing = stream(['run', 'TestSum'], ['fail', 'TestSum'], ['fail'])
      expect(tell('go', `${line}\n${failing}`).problems).toEqual([])
    },
  )

  test('a test is what its last event says, with output, place, duration and attributes', () => {
    const one = tell(
      'go',
      stream(
        ['start', null, { Time: '2026-01-02T03:04:05.678901234Z' }],
        ['run', 'TestSum'],
        ['output', 'TestSum', { Output: '=== RUN   TestSum\n' }],
        ['attr', 'TestSum', { Key: 'requirement', Value: 'P1-R1' }],
        ['output', 'TestSum', { Output: '    sum_test.go:12: got 19\n' }],
        ['output', 'TestSum', { Output: '--- FAIL: TestSum (0.25s)\n' }],
        ['fail', 'TestSum', { Elapsed: 0.25 }],
        ['fail'],
      ),
    )
    expect(one.tests[0]).toMatchObject({
      suites: ['shop'],
      name: 'TestSum',
      outcome: 'failed',
      seconds: 0.25,
      failure: { message: 'sum_test.go:12: got 19', file: 'sum_test.go', line: 12 },
      properties: [['requirement', 'P1-R1']],
      reportLine: 2,
    })
    expect(one.startedAt).toBe('2026-01-02T03:04:05.678Z')
    expect(one.problems).toEqual([])
  })

  test('a package that fails without a failing test is a failure of its own', () => {
    const one = tell(
      'go',
      stream(['run', 'TestA'], ['pass', 'TestA'], ['output', null, { Output: 'exit status 3\n' }], ['fail']),
    )
    expect(one.problems).toEqual([{ suite: 'shop', message: 'exit status 3', reportLine: 4 }])
    expect(readReport(stream(['run', 'TestA'], ['pass', 'TestA'], ['fail'])).file.verdict).toBe('fail')
    expect(tell('go', stream(['run', 'TestA'], ['fail', 'TestA'], ['fail'])).problems).toEqual([])
  })

  test('a build that fails is told once, with what the compiler said', () => {
    const build = [
      { ImportPath: 'shop [shop.test]', Action: 'build-output', Output: '# shop\n' },
      { ImportPath: 'shop [shop.test]', Action: 'build-output', Output: 'a.go:1:1: bad\n' },
      { ImportPath: 'shop [shop.test]', Action: 'build-fail' },
    ]
    const text = build.map((event) => `${JSON.stringify(event)}\n`).join('')
    const problem = { message: '# shop\na.go:1:1: bad' }
    expect(
      tell('go', text + stream(['start'], ['fail', null, { FailedBuild: 'shop [shop.test]' }])).problems,
    ).toEqual([{ ...problem, suite: 'shop', reportLine: 5 }])
    expect(tell('go', text).problems).toEqual([{ ...problem, suite: 'shop [shop.test]', reportLine: 1 }])
    expect(readReport(text).file.verdict).toBe('fail')
  })

  test('a failed build as plain text, as before Go 1.24', () => {
    const text = `# shop\n./a.go:1:1: bad\nFAIL\tshop [build failed]\n${written('cart', [['run', 'TestA'], ['pass', 'TestA'], ['pass']])}`
    expect(tell('go', text).problems).toEqual([
      { suite: 'shop', message: 'FAIL\tshop [build failed]', reportLine: 3 },
    ])
  })

  test('tests without a result end as errors when their package ends', () => {
    expect(
      told(['run', 'TestA'], ['run', 'TestA/x'], ['output', 'TestA', { Output: 'panic: x\n' }], ['fail']),
    ).toEqual(['shop › TestA: error', 'shop › TestA/x: error'])
    expect(told(['run', 'TestA'], ['run', 'TestA'], ['pass', 'TestA'], ['pass'])).toEqual([
      'shop › TestA: error',
      'shop › TestA: passed',
    ])
  })

  test.each<[string, string, string]>([
    [
      'a package without an end',
      stream(['start'], ['run', 'TestA'], ['pass', 'TestA']),
      'package shop has no result',
    ],
    ['a test that still runs', stream(['run', 'TestA']), 'package shop has no result'],
    [
      'a second run that breaks off',
      stream(['run', 'TestA'], ['pass', 'TestA'], ['pass'], ['run', 'TestA']),
      'package shop has no result',
    ],
    [
      'a line that breaks off',
      `${stream(['run', 'TestA'], ['pass', 'TestA'], ['pass'])}{"Action":"run","Pack`,
      'line 4: not a complete event',
    ],
    [
      'a repeated name',
      '{"Action":"fail","Package":"a","Test":"T","Action":"pass"}\n',
      '"Action" stands twice',
    ],
    ['an action that is no text', '{"Action":1,"Package":"a"}\n', 'line 1: Action'],
    [
      'an event behind text',
      `${stream(['start'], ['pass'])}PASS{"Action":"fail","Package":"b"}\n`,
      'line 3: an event of go test -json behind other text',
    ],
    ['nothing', '', 'no event of go test -json'],
    ['text only', 'ok  \tshop\t0.01s\n', 'no event of go test -json'],
    ['no text', '{"Action":"run"}\n\u0000\uD800', 'no event'],
  ])('%s is invalid', (name, text, reason) => {
    const { invalid } = tell('go', text)
    if (name === 'no text') expect(readReport(text).file.verdict).not.toBe('pass')
    else expect(invalid.join('; ')).toContain(reason)
  })

  test('a failure without a package or test is not lost', () => {
    expect(tell('go', '{"Action":"fail"}\n').problems.length).toBe(1)
  })

  test('a result that is not known leaves the test without one', () => {
    expect(told(['run', 'TestA'], ['passed', 'TestA'], ['pass'])).toEqual(['shop › TestA: error'])
  })

  test('a benchmark has no verdict unless it fails or is skipped', () => {
    expect(
      told(
        ['run', 'TestA'],
        ['pass', 'TestA'],
        ['run', 'BenchmarkSum'],
        ['output', 'BenchmarkSum', { Output: 'BenchmarkSum 2 125 ns/op\n' }],
        ['pass'],
      ),
    ).toEqual(['shop › TestA: passed'])
    expect(
      told(
        ['run', 'BenchmarkBad'],
        ['fail', 'BenchmarkBad'],
        ['run', 'BenchmarkNo'],
        ['skip', 'BenchmarkNo'],
        ['fail'],
      ),
    ).toEqual(['shop › BenchmarkBad: failed', 'shop › BenchmarkNo: skipped'])
    // Everything lost in a crash shows as the failure of its package.
    expect(tell('go', stream(['run', 'BenchmarkSum'], ['fail'])).problems.length).toBe(1)
    expect(told(['run', 'Benchmarks'], ['pass'])).toEqual(['shop › Benchmarks: error'])
  })

  test('packages without tests, cached results and other lines are fine', () => {
    const text = `go: downloading x v1\n${stream(['start'], ['output', null, { Output: '?   \tshop\t[no test files]\n' }], ['skip'])}${written('cart', [['start'], ['run', 'TestA'], ['pass', 'TestA'], ['output', null, { Output: 'ok  \tcart\t(cached)\n' }], ['pass']])}`
    expect(readReport(text, 3).file).toMatchObject({ verdict: 'pass', tests: 1, invalid: [] })
    expect(readReport(stream(['start'], ['skip'])).file.verdict).toBe('no-data')
  })

  test('repetitions (-count, --rerun-fails) are attempts of one test, and failed then passed is flaky', () => {
    const { file } = readReport(
      stream(['run', 'TestA'], ['fail', 'TestA'], ['fail'], ['run', 'TestA'], ['pass', 'TestA'], ['pass']),
    )
    expect(file).toMatchObject({ verdict: 'flaky', tests: 1, failed: 1, flaky: 1, cases: 2 })
    const same = readReport(
      stream(['run', 'TestA'], ['pass', 'TestA'], ['run', 'TestA'], ['pass', 'TestA'], ['pass']),
    )
    expect(same.file).toMatchObject({ verdict: 'pass', tests: 1, passed: 1, flaky: 0, cases: 2 })
  })

  test('events of interleaved packages and parallel tests come to what their generator says', () => {
    const verdict = fc.constantFrom('pass', 'fail', 'skip', 'lost')
    const plan = fc.array(
      fc.record({ name: fc.constantFrom('TestA', 'TestB', 'TestC/x', 'TestÜ'), verdict }),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(
        fc.array(plan, { minLength: 1, maxLength: 4 }),
        fc.array(fc.nat(), { maxLength: 60 }),
        fc.nat(50),
        (plans, order, piece) => {
          const expected = new Map<string, number>()
          const rank = { skip: 0, pass: 1, fail: 2, lost: 3 } as const
          const queues = plans.map((tests, index) => {
            const pkg = `p${index}`
            const once = tests.filter((one, at) => tests.findIndex((other) => other.name === one.name) === at)
            for (const one of once) expected.set(`${pkg} ${one.name}`, rank[one.verdict])
            const bad = once.some((one) => one.verdict === 'fail' || one.verdict === 'lost')
            const runs: Event[] = once.map((one) => ['run', one.name])
            const ends: Event[] = once.flatMap((one): Event[] =>
              one.verdict === 'lost' ? [] : [[one.verdict, one.name]],
            )
            const all: Event[] = [['start'], ...runs, ...ends, [bad ? 'fail' : 'pass']]
            return all.map((event) => written(pkg, [event]))
          })
          let text = ''
          for (let turn = 0; queues.some((queue) => queue.length > 0); turn++) {
            const left = queues.filter((queue) => queue.length > 0)
            text += left[(order[turn] ?? 0) % left.length]?.shift() ?? ''
          }
          const of = (value: number): number => [...expected.values()].filter((each) => each === value).length
          expect(readReport(text, piece + 1).file).toMatchObject({
            tests: expected.size,
            skipped: of(0),
            passed: of(1),
            failed: of(2),
            errors: of(3),
            invalid: [],
            suiteErrors: [],
          })
        },
      ),
      { seed: 31, numRuns: 300 },
    )
  })
})
