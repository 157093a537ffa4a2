import { describe, expect, test } from '@jest/globals'
import { known } from '../../../src/core/fact.ts'
import type { Soak, SuiteHistory } from '../../../src/core/facts/golden.ts'
import { plain } from '../../../src/core/text.ts'
import { repositoryPath } from '../../../src/gates/golden-suite/place.ts'
import { cpuMilliseconds } from '../../support/cpu-time.ts'
import { soak as exampleSoak } from './example.ts'
import {
  failing,
  judged,
  manifest,
  optionsOf,
  outcome,
  passing,
  quarantined,
  report,
  reports,
  said,
  withQuarantine,
} from './facts.ts'

const lcb = { suites: [{ name: 'S', lcb: 0.9 }] }
const source = { kind: 'file', what: 'test' } as const

describe('an output limit never limits counting', () => {
  test('missing reports, quarantine entries and renamed tests are counted beyond it', () => {
    const patterns = Array.from({ length: 120 }, (_, index) => ({ pattern: `r${index}.xml`, files: 0 }))
    const absent = said(judged({ reports: reports(passing(1), { patterns }) }), 'reports-present')
    expect(absent.join('\n')).toContain('70 more of the same')
    const entries = Array.from({ length: 90 }, (_, index) =>
      quarantined({ test: `q${index}`, reviewBy: '2026-11-19' }),
    )
    const listed = said(
      judged({ reports: reports(passing(60)), manifest: withQuarantine(entries) }, lcb),
      'quarantine-valid',
    )
    expect(listed.filter((line) => line.includes('40 more of the same'))).toHaveLength(2)
  })

  test('what blocks stands before what informs', () => {
    const given = {
      reports: reports([
        ...passing(900),
        ...failing(60, { tags: ['P1'] }, 'soft'),
        ...failing(1, { tags: ['P0'] }, 'hard'),
      ]),
    }
    const suites = [
      { name: 'P1', select: { tag: 'P1' }, lcb: 0.9 },
      { name: 'P0', select: { tag: 'P0' } },
    ]
    const [first] = said(judged(given, { suites }), 'test-passes')
    expect(first).toMatch(/^fail error \| hard0/)
  })
})

describe('P0 by tag', () => {
  test('is never excused by quarantine', () => {
    const given = {
      reports: reports([...passing(99), { name: 'core', outcome: 'failed', group: { tags: ['@P0'] } }]),
      manifest: withQuarantine([quarantined({ test: 'core' })]),
    }
    expect(outcome(given, lcb)).toBe('fail')
    expect(said(judged(given, lcb), 'quarantine-valid')[0]).toContain('P0 tests are never in quarantine')
    expect(said(judged(given, lcb), 'lower-bound')[0]).toContain('99 of 100')
  })

  test.each([
    [{ name: 'S', lcb: 0.9, flaky: 'pass', select: { tag: 'P0' } }],
    [{ name: 'S', lcb: 0.9, flaky: 'pass', select: { tag: ['x', '@p0'] } }],
    [{ name: 'S', skipped: 'ignore', select: { tag: '@P0' } }],
  ])('%j is refused', (suite) => {
    expect(() => optionsOf({ suites: [suite] })).toThrow('not allowed')
  })

  test.each(['hygiene', 'live-endpoint', 'live_endpoints'])(
    'stage %s takes nothing but require: all',
    (name) => {
      const with_ = (suite: object) => ({
        stages: [{ name, suites: ['S'] }],
        suites: [{ name: 'S', ...suite }],
      })
      expect(() => optionsOf(with_({ lcb: 0.9 }))).toThrow('counts as P0')
      expect(() => optionsOf(with_({ skipped: 'ignore' }))).toThrow('counts as P0')
      expect(() => optionsOf(with_({}))).not.toThrow()
    },
  )
})

describe('manifest', () => {
  test('of two tests under one name the one that failed counts', () => {
    const twins = [
      { name: 'b › c', group: { suite: 'a' } },
      { name: 'c', outcome: 'failed' as const, group: { suite: 'a', className: 'b' } },
    ]
    for (const tests of [twins, [...twins].reverse()]) {
      const given = {
        reports: reports([...passing(500), ...tests]),
        manifest: manifest([{ id: 'a › b › c', priority: 'P0' }]),
      }
      expect(said(judged(given, lcb), 'priority-zero')).toHaveLength(1)
    }
  })

  test('a digest that the change takes away is seen', () => {
    const entry = { id: 't0', file: 'a.ts', sha256: 'a'.repeat(64) }
    const given = (proposed: Record<string, string | null>) => ({
      reports: reports(passing(1)),
      manifest: manifest([entry], { sources: { 'a.ts': entry.sha256 }, proposed }),
    })
    expect(said(judged(given({ t0: null })), 'manifest-change')[0]).toContain('takes the digest of 1 test')
    expect(said(judged(given({ t0: entry.sha256 })), 'manifest-change')).toStrictEqual([])
  })

  test('ten thousand missing tests with long names beside them are judged at once', () => {
    const entries = Array.from({ length: 10_000 }, (_, index) => ({ id: `old test number ${index} of many` }))
    const given = {
      reports: reports(passing(2_000, {}, 'x'.repeat(3_000))),
      manifest: manifest(entries),
    }
    const lines: string[] = []
    const spent = cpuMilliseconds(() => lines.push(...said(judged(given, lcb), 'manifest-complete')))
    expect(spent).toBeLessThan(6_000)
    expect(lines.join('\n')).toContain('9950 more of the same')
  })
})

describe('quarantine', () => {
  test('is announced from 14 days before it ends', () => {
    const given = (reviewBy: string) => ({
      reports: reports([...passing(99), ...failing(1, {}, 'slow')]),
      manifest: withQuarantine([quarantined({ test: 'slow0', reviewBy })]),
    })
    expect(said(judged(given('2026-12-04'), lcb), 'quarantine-valid')[0]).toContain(
      'the quarantine of slow0 ends in 14 days, after 2026-12-04',
    )
    expect(said(judged(given('2026-12-05'), lcb), 'quarantine-valid')).toStrictEqual([])
    expect(outcome(given('2026-11-20'), lcb)).toBe('pass')
  })

  test('a share that no double holds exactly is still reached', () => {
    const names = Array.from({ length: 29 }, (_, index) => ({ test: `f${index}` }))
    const given = {
      reports: reports([...passing(71), ...failing(29)]),
      manifest: withQuarantine(names.map(quarantined)),
    }
    const options = { ...lcb, quarantine: { 'max-share': 0.29, 'max-count': 50 } }
    expect(said(judged(given, options), 'quarantine-cap')).toStrictEqual([])
    expect(outcome(given, options)).toBe('pass')
  })
})

describe('reports', () => {
  test('a verdict that nothing bears out is not believed', () => {
    for (const verdict of ['fail', 'invalid'] as const) {
      const given = { reports: reports(passing(3), { files: [report({ verdict })] }) }
      expect(outcome(given)).toBe('fail')
      expect(said(judged(given), 'report-valid')).toHaveLength(1)
    }
  })

  test('an artifact that is not there is called one', () => {
    const given = {
      reports: reports(passing(3), {
        patterns: [
          { pattern: 'artifact:unit', files: 0 },
          { pattern: 'reports/*.xml', files: 1 },
        ],
      }),
    }
    expect(said(judged(given, { artifacts: ['unit'] }), 'reports-present')[0]).toContain(
      'this workflow run has no artifact unit',
    )
  })
})

describe('stages', () => {
  test('a suite that is not evaluated shows no result anywhere', () => {
    const given = {
      reports: reports([...failing(1, { tags: ['u'] }), ...passing(60, { tags: ['g'] })]),
    }
    const findings = judged(given, {
      stages: [
        { name: 'unit', suites: ['U'] },
        { name: 'golden', suites: ['G'] },
      ],
      suites: [
        { name: 'U', select: { tag: 'u' } },
        { name: 'G', select: { tag: 'g' } },
      ],
    })
    const table = findings.find(({ details }) => plain(details?.[0]?.title ?? []) === 'Suites')?.details?.[0]
    const rows = table?.kind === 'table' ? table.rows.map((row) => row.map(plain).join(' ')) : []
    expect(rows[0]).toMatch(/^U 0 1 .* fail$/)
    expect(rows[1]).toMatch(/^G – – – – – not evaluated$/)
  })
})

test.each([
  ['no data', 0],
  ['a threshold out of reach', 41],
])('a stage with %s stops the order, too', (_, count) => {
  const given = {
    reports: reports([...passing(count, { tags: ['u'] }), ...passing(9, { tags: ['g'] }, 'g')]),
  }
  const findings = judged(given, {
    stages: [
      { name: 'unit', suites: ['U'] },
      { name: 'golden', suites: ['G'] },
    ],
    suites: [
      { name: 'U', select: { tag: 'u' }, lcb: 0.95 },
      { name: 'G', select: { tag: 'g' } },
    ],
  })
  expect(said(findings, 'stage-order').map((line) => line.split(' ')[0])).toStrictEqual(['fail', 'skip'])
})

describe('over time', () => {
  test('the soak says whether its start was signed', () => {
    const soak = exampleSoak as NonNullable<Soak>
    const start = soak.start as NonNullable<typeof soak.start>
    const line = (signature: typeof start.signature) =>
      said(
        judged(
          { soak: known<Soak>({ ...soak, start: { ...start, signature } }, source) },
          { reports: [], soak: { events: ['soak/*.jsonl'] } },
        ),
        'soak',
      )[0]
    expect(line('none')).toContain('not signed')
    expect(line('unchecked')).toContain('was not checked')
    expect(line('valid')).toContain('signed with the key')
  })

  test('a suite without data is no steady trend', () => {
    const runs = [
      {
        at: '2026-11-19T12:00:00Z',
        sha: 'a'.repeat(40),
        suites: [{ suite: 'S', successes: 60, trials: 60, lcb: 0.95 }],
        flaky: [],
      },
    ]
    const given = {
      reports: reports(passing(3)),
      history: known<SuiteHistory>({ runs, unreadable: 0 }, source),
    }
    const options = { suites: [{ name: 'S', lcb: 0.9, select: { tag: 'none' } }], history: {} }
    expect(said(judged(given, options), 'history')[0]).toMatch(/^skip/)
  })
})

describe('requirement ids and places', () => {
  test.each([
    ['test_P1_T05_REFUND', 'P1-T05'],
    ['test_P1_T05_2_refunds', 'P1-T05'],
    ['P1-T-CC01 adds', 'P1-T-CC01'],
    ['covers P1-EXIT-09', 'P1-EXIT-09'],
    ['P1-T05-NEG-01', 'P1-T05-NEG-01'],
    ['P1-T-RK08', 'P1-T-RK08'],
  ])('%s carries %s', (name, requirement) => {
    const given = { reports: reports([{ name }, ...failing(1)]) }
    const options = { suites: [{ name: 'S', select: { requirement } }] }
    expect(said(judged(given, options), 'all-pass')[0]).toContain('1 of 1 test passed')
  })

  test.each([
    ['file:///D:/a/shop/shop/src/a.ts', 'src/a.ts'],
    ['/opt/actions-runner/_work/shop/shop/src/a.ts', 'src/a.ts'],
    ['node_modules/jest/index.js', null],
    ['.git/config', null],
  ])('%j is %j', (written, expected) => expect(repositoryPath(written)).toBe(expected))

  test('a failure outside the repository is shown at the test, without its line', () => {
    const given = {
      reports: reports([
        {
          name: 'x',
          outcome: 'failed',
          file: '/usr/lib/node/assert.js',
          line: 900,
          group: { file: './src/x.test.ts' },
        },
        ...passing(9),
      ]),
    }
    const found = judged(given).find(({ rule }) => rule === 'golden-suite/test-passes')
    expect(found?.location).toStrictEqual({ path: 'src/x.test.ts', at: 'head' })
  })
})
