import { describe, expect, test } from '@jest/globals'
import { failing, judged, manifest, outcome, passing, reports, said } from './facts.ts'

const one = (suite: object) => ({ suites: [{ name: 'S', ...suite }] })

describe('require: all', () => {
  test('passes when every test passed', () => {
    expect(outcome({ reports: reports(passing(3)) })).toBe('pass')
    expect(said(judged({ reports: reports(passing(3)) }), 'all-pass')).toStrictEqual([
      'pass note | suite all: 3 of 3 tests passed | every test passes at the first attempt, and none is skipped | ',
    ])
  })

  test.each(['failed', 'error', 'skipped', 'flaky-passed', 'flaky-failed'] as const)(
    'one test %s fails it',
    (kind) => {
      const given = { reports: reports([...passing(9), { name: 'x', outcome: kind }]) }
      expect(outcome(given)).toBe('fail')
      expect(said(judged(given), 'all-pass')[0]).toMatch(/^fail error/)
    },
  )

  test('skipped tests may be let through where no test is P0', () => {
    const given = { reports: reports([...passing(9), { name: 'x', outcome: 'skipped' }]) }
    expect(outcome(given, one({ skipped: 'ignore' }))).toBe('pass')
    expect(() => outcome(given, one({ skipped: 'ignore', select: { priority: 'P0' } }))).toThrow(/P0/)
  })

  test('each failing test is a finding at its file and line; it blocks', () => {
    const given = {
      reports: reports([
        ...passing(9),
        {
          name: 'x',
          outcome: 'failed',
          message: 'expected 3',
          file: '/home/runner/work/shop/shop/src/a.test.ts',
          line: 7,
        },
      ]),
    }
    const finding = judged(given).find(({ rule }) => rule === 'golden-suite/test-passes')
    expect(finding).toMatchObject({
      outcome: 'fail',
      level: 'error',
      location: { path: 'src/a.test.ts', line: 7, at: 'head' },
    })
    expect(said(judged(given), 'test-passes')[0]).toContain('x failed: expected 3')
  })
})

describe('lcb', () => {
  test.each([
    [52, 0, 'pass'],
    [51, 1, 'fail'],
    [51, 0, 'fail'],
    [99, 1, 'pass'],
    [98, 2, 'fail'],
  ] as const)('%d passed and %d failed: %s', (good, bad, expected) => {
    expect(outcome({ reports: reports([...passing(good), ...failing(bad)]) }, one({ lcb: 0.95 }))).toBe(
      expected,
    )
  })

  test('41 of 41 is unreachable, and says what is needed', () => {
    const [line] = said(judged({ reports: reports(passing(41)) }, one({ lcb: 0.95 })), 'reachable')
    expect(line).toMatch(
      /^fail error \| suite S: UNREACHABLE n=41, needs 52: 41 of 41 tests passed, lower bound 0\.9381;/,
    )
    expect(line).toContain('add tests until there are 52')
  })

  test('s, n, bound, threshold, failures still allowed, trials needed and power are said', () => {
    const [line] = said(
      judged({ reports: reports([...passing(297), ...failing(3)]) }, one({ lcb: 0.95 })),
      'lower-bound',
    )
    expect(line).toContain('297 of 300 tests passed, lower bound 0.97')
    expect(line).toContain('5 failures still allowed; with as many failures 147 tests would do')
    expect(line).toContain('with probability 1.00')
    expect(line).toContain('a lower bound of at least 0.95 (wilson, one-sided, confidence 0.95)')
  })

  test('skipped tests are no trials: skipping a failing test does not help a suite that is too small', () => {
    const skipped = passing(20, {}, 's').map((test) => ({ ...test, outcome: 'skipped' as const }))
    expect(outcome({ reports: reports([...passing(51), ...skipped]) }, one({ lcb: 0.95 }))).toBe('fail')
  })

  test('flaky counts as a failure unless the policy says otherwise', () => {
    const given = { reports: reports([...passing(51), { name: 'x', outcome: 'flaky-passed' }]) }
    expect(outcome(given, one({ lcb: 0.95 }))).toBe('fail')
    expect(outcome(given, one({ lcb: 0.95, flaky: 'pass' }))).toBe('pass')
    expect(
      outcome(
        { reports: reports([...passing(51), { name: 'x', outcome: 'flaky-failed' }]) },
        one({ lcb: 0.95, flaky: 'pass' }),
      ),
    ).toBe('fail')
  })

  test('a failing test of a suite that passes informs and does not block', () => {
    const findings = judged({ reports: reports([...passing(299), ...failing(1)]) }, one({ lcb: 0.95 }))
    expect(said(findings, 'test-passes')[0]).toMatch(/^fail warning/)
  })

  test('min-n, confidence, sides and method', () => {
    const given = { reports: reports(passing(60)) }
    expect(outcome(given, one({ lcb: 0.95 }))).toBe('pass')
    expect(outcome(given, one({ lcb: 0.95, 'min-n': 61 }))).toBe('fail')
    expect(outcome(given, one({ lcb: 0.95, sides: 'two' }))).toBe('fail')
    expect(outcome(given, one({ lcb: 0.95, confidence: 0.99 }))).toBe('fail')
    expect(outcome(given, one({ lcb: 0.95, method: 'clopper-pearson' }))).toBe('pass')
    expect(outcome({ reports: reports(passing(58)) }, one({ lcb: 0.95, method: 'clopper-pearson' }))).toBe(
      'fail',
    )
  })

  test('an output limit never limits counting', () => {
    const findings = judged({ reports: reports([...passing(500), ...failing(400)]) }, one({ require: 'all' }))
    expect(said(findings, 'all-pass')[0]).toContain('500 of 900 tests passed')
    expect(said(findings, 'test-passes')).toHaveLength(51)
    expect(said(findings, 'test-passes').join('\n')).toContain('350 more failing tests')
  })
})

describe('no data', () => {
  test('a selector that names nothing', () => {
    const given = { reports: reports(passing(60)) }
    expect(said(judged(given, one({ select: { tag: 'P7' }, lcb: 0.5 })), 'enough-tests')[0]).toContain(
      'NO_DATA',
    )
    expect(outcome(given, one({ select: { tag: 'P7' } }))).toBe('fail')
  })

  test('only skipped tests', () => {
    const skipped = passing(3).map((test) => ({ ...test, outcome: 'skipped' as const }))
    expect(outcome({ reports: reports(skipped) })).toBe('fail')
    expect(said(judged({ reports: reports(skipped) }), 'enough-tests')[0]).toContain('NO_DATA')
  })
})

describe('selectors', () => {
  const group = {
    suite: 'checkout',
    className: 'Refund',
    file: './src/pay/refund.test.ts',
    tags: ['@P1', 'slow'],
    properties: [
      ['requirement', 'P1-R07, P1-R08'],
      ['owner', 'web'],
    ] as [string, string][],
  }
  const given = {
    reports: reports([{ name: 'adds P1_T05 up', outcome: 'failed', group }, ...passing(9)]),
    manifest: manifest([
      { id: 'checkout › Refund › adds P1_T05 up', priority: 'P1', requirements: ['P1-R99'] },
    ]),
  }
  const selected = (select: object): boolean =>
    said(judged(given, { suites: [{ name: 'S', select }] }), 'all-pass').some((line) =>
      line.includes('0 of 1 test '),
    )

  test.each([
    [{ tag: 'P1' }],
    [{ tag: '@P1' }],
    [{ tag: ['none', 'sl*'] }],
    [{ name: 'checkout › Refund*' }],
    [{ name: '*P1_T05*' }],
    [{ property: 'owner=web' }],
    [{ property: 'requirement=*R08*' }],
    [{ file: 'src/pay/**' }],
    [{ priority: 'P1' }],
    [{ requirement: 'P1-R07' }],
    [{ requirement: 'P1-T05' }],
    [{ requirement: 'P1-R9*' }],
    [{ tag: 'slow', file: 'src/**', requirement: 'P1-*' }],
  ])('%j selects it', (select) => expect(selected(select)).toBe(true))

  test.each([
    [{ tag: 'P2' }],
    [{ tag: 'slow', file: 'lib/**' }],
    [{ property: 'owner=w' }],
    [{ priority: 'P0' }],
    [{ requirement: 'P1-R1' }],
  ])('%j does not', (select) => expect(selected(select)).toBe(false))

  test('a failing test of no suite is said', () => {
    const findings = judged(given, { suites: [{ name: 'S', select: { name: 't*' } }] })
    expect(said(findings, 'outside-suites')[0]).toContain('1 failing test belong to no suite')
  })
})

describe('stages', () => {
  const stages = [
    { name: 'unit', suites: ['unit'] },
    { name: 'golden', suites: ['golden'] },
  ]
  const suites = [
    { name: 'unit', select: { tag: 'unit' } },
    { name: 'golden', select: { tag: 'golden' } },
  ]

  test('after the first failing stage nothing is judged', () => {
    const given = {
      reports: reports([
        ...passing(5, { tags: ['unit'] }, 'u'),
        ...failing(1, { tags: ['unit'] }, 'uf'),
        ...failing(1, { tags: ['golden'] }, 'gf'),
      ]),
    }
    const findings = judged(given, { stages, suites })
    expect(said(findings, 'stage-order').map((line) => line.split(' | ').slice(0, 2))).toStrictEqual([
      ['fail error', 'stage unit failed in suite unit'],
      ['skip note', 'stage golden was not evaluated: stage unit failed'],
    ])
    expect(said(findings, 'all-pass')).toHaveLength(1)
    expect(said(findings, 'test-passes').join()).not.toContain('gf0')
  })

  test('all stages pass', () => {
    const given = {
      reports: reports([...passing(5, { tags: ['unit'] }, 'u'), ...passing(5, { tags: ['golden'] }, 'g')]),
    }
    expect(outcome(given, { stages, suites })).toBe('pass')
  })

  test.each([
    [{ stages: [{ name: 'x', suites: ['none'] }], suites }, 'names no suite'],
    [{ stages: [...stages, { name: 'z', suites: ['unit'] }], suites }, 'in a stage already'],
    [{ stages: [{ name: 'hygiene', suites: ['S'] }], suites: [{ name: 'S', lcb: 0.9 }] }, 'counts as P0'],
    [{ suites: [{ name: 'S' }, { name: 'S' }] }, 'another suite has this name'],
    [{ suites: [{ name: 'S', require: 'all', lcb: 0.9 }] }, 'contradicts'],
    [{ suites: [{ name: 'S', flaky: 'pass' }] }, 'not allowed'],
    [{ suites: [{ name: 'S', lcb: 0.9, flaky: 'pass', select: { priority: 'P0' } }] }, 'not allowed'],
    [{ suites: [{ name: 'S', lcb: 1 }] }, 'between 0 and 1'],
    [{ suites: [{ name: 'S', lcb: 95 }] }, 'between 0 and 1'],
    [{ suites: [{ name: 'S', select: {} }] }, 'selects nothing'],
    [{ reports: ['/abs/*.xml'] }, ''],
  ])('%j is refused', (options, words) => {
    expect(() => judged({ reports: reports(passing(1)) }, options)).toThrow(words)
  })
})
