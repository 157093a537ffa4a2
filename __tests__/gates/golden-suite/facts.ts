import { type Fact, known } from '../../../src/core/fact.ts'
import type {
  ExpectedTest,
  GoldenManifest,
  QuarantineEntry,
  Soak,
  SuiteHistory,
} from '../../../src/core/facts/golden.ts'
import type { LogicalTest, ReportFile, TestGroup, TestReports } from '../../../src/core/facts/test-reports.ts'
import type { Finding } from '../../../src/core/finding.ts'
import type { Where } from '../../../src/core/gate.ts'
import { plain } from '../../../src/core/text.ts'
import { outcomeOf } from '../../../src/core/verdict.ts'
import { goldenSuite } from '../../../src/gates/golden-suite/gate.ts'

export const head = '1'.repeat(40)
export const base = '2'.repeat(40)
export const now = '2026-11-20T12:00:00Z'
const source = { kind: 'file', what: 'test' } as const

type Outcome = LogicalTest['outcome'] | 'flaky-passed' | 'flaky-failed'
export interface Told {
  readonly name: string
  readonly outcome?: Outcome
  readonly group?: Partial<TestGroup>
  readonly message?: string
  readonly line?: number
  readonly file?: string
}

const plainGroup: TestGroup = {
  suite: '',
  className: '',
  file: null,
  project: null,
  tags: [],
  properties: [],
}

/** `count` passing tests `t0`, `t1`, … */
export const passing = (count: number, group: Partial<TestGroup> = {}, prefix = 't'): Told[] =>
  Array.from({ length: count }, (_, index) => ({ name: `${prefix}${index}`, group }))

export const failing = (count: number, group: Partial<TestGroup> = {}, prefix = 'f'): Told[] =>
  passing(count, group, prefix).map((test) => ({ ...test, outcome: 'failed', message: 'boom' }))

/** A fact of these tests, in one valid report, unless `files` says otherwise. */
export function reports(tests: readonly Told[], more: Partial<TestReports> = {}): TestReports {
  const groups: TestGroup[] = []
  const logical = tests.map((told): LogicalTest => {
    const group = { ...plainGroup, ...told.group }
    let index = groups.findIndex((one) => JSON.stringify(one) === JSON.stringify(group))
    if (index < 0) index = groups.push(group) - 1
    const outcome = told.outcome ?? 'passed'
    const flaky = outcome === 'flaky-passed' || outcome === 'flaky-failed'
    const real = outcome === 'flaky-passed' ? 'passed' : outcome === 'flaky-failed' ? 'failed' : outcome
    const test: LogicalTest = {
      ...{ group: index, name: told.name, outcome: real, flaky },
      attempts: flaky ? 2 : 1,
      seconds: null,
    }
    if (real !== 'passed' || flaky)
      test.details = {
        attempts: [],
        message: told.message ?? null,
        file: told.file ?? null,
        line: told.line ?? null,
      }
    return test
  })
  const count = (outcome: LogicalTest['outcome']) => logical.filter((test) => test.outcome === outcome).length
  const total = {
    tests: logical.length,
    passed: count('passed'),
    failed: count('failed'),
    errors: count('error'),
    skipped: count('skipped'),
    flaky: logical.filter(({ flaky }) => flaky).length,
    cases: logical.length,
  }
  return {
    commits: [head],
    patterns: [{ pattern: 'reports/*.xml', files: 1 }],
    files: [report(total)],
    ...{ groups, tests: logical, total },
    ...more,
  }
}

export const report = (more: Partial<ReportFile> = {}): ReportFile => ({
  ...{ path: 'reports/a.xml', bytes: 100, sha256: 'a'.repeat(64), format: 'junit', verdict: 'pass' },
  ...{ tests: 1, passed: 1, failed: 0, errors: 0, skipped: 0, flaky: 0, cases: 1 },
  ...{ invalid: [], suiteErrors: [], commit: null, startedAt: null },
  ...more,
})

export const manifest = (
  tests: readonly (Partial<ExpectedTest> & { readonly id: string })[] | null,
  more: Partial<GoldenManifest> = {},
): GoldenManifest => ({
  sha: base,
  manifest:
    tests === null
      ? null
      : {
          path: '.gatewright/golden.yml',
          tests: tests.map((test, index) => ({
            ...{ priority: 'P1' as const, file: null, sha256: null, requirements: [], line: index + 3 },
            ...test,
          })),
        },
  quarantine: null,
  proposed: null,
  lowered: [],
  sources: {},
  ...more,
})

export const quarantined = (
  entry: Partial<QuarantineEntry> & { readonly test: string },
): QuarantineEntry => ({
  ...{
    reason: 'under repair',
    owner: '@acme/web',
    issue: null,
    since: '2026-11-10',
    reviewBy: '2026-11-30',
    line: 3,
  },
  ...entry,
})

export const withQuarantine = (
  entries: readonly QuarantineEntry[],
  fact = manifest(null),
): GoldenManifest => ({
  ...fact,
  quarantine: { path: '.gatewright/quarantine.yml', entries: [...entries] },
})

export interface Given {
  readonly reports?: TestReports
  readonly manifest?: GoldenManifest
  readonly history?: Fact<SuiteHistory>
  readonly soak?: Fact<Soak>
  readonly now?: string
}

export const noHistory = known<SuiteHistory>({ runs: [], unreadable: 0 }, source)
export const noSoak = known<Soak>(null, source)

/** Places in the policy: line 10, or for an item of a list line 20 plus its index. */
export const where: Where = (...keys) => ({
  path: '.github/gatewright.yml',
  line: typeof keys[1] === 'number' ? 20 + keys[1] : 10,
  at: 'base',
})

export const optionsOf = (written: object) =>
  goldenSuite.options.parse({ reports: ['reports/*.xml'], ...written })

/** All findings of the gate. */
export function judged(given: Given, options: object = {}): readonly Finding[] {
  const judge = goldenSuite.pullRequest
  if (judge === undefined) throw new Error('the gate judges pull requests')
  return judge.evaluate(
    {
      'test-reports': given.reports ?? reports([]),
      'golden-manifest': given.manifest ?? manifest(null),
      'suite-history': given.history ?? noHistory,
      soak: given.soak ?? noSoak,
      now: given.now ?? now,
      'other-pull-requests': [],
    },
    optionsOf(options),
    where,
  )
}

export const outcome = (given: Given, options: object = {}) => outcomeOf(judged(given, options))

/** `outcome level | found | required | fix` of every finding of a rule. */
export const said = (findings: readonly Finding[], rule: string): readonly string[] =>
  findings
    .filter((finding) => finding.rule === `golden-suite/${rule}`)
    .map((finding) =>
      [
        `${finding.outcome} ${finding.level}`,
        ...[finding.found, finding.required, finding.fix].map(plain),
      ].join(' | '),
    )
