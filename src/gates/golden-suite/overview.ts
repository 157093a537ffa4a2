import type { TestReports } from '../../core/facts/test-reports.ts'
import type { Finding } from '../../core/finding.ts'
import { code, type Text, text } from '../../core/text.ts'
import type { Results, SuiteResult } from './suites.ts'
import { failed } from './tests.ts'
import { counted, finding } from './words.ts'

/** What was read and how each suite came out, as one table. */
export function overview(reports: TestReports, { suites }: Results, judged: readonly SuiteResult[]): Finding {
  const { total } = reports
  return finding('reports-present', 'pass', 'reports', {
    found: text`${counted(reports.files.length, 'report')}: ${counted(total.tests, 'test')}, ${total.passed} passed, ${total.failed} failed, ${total.errors} broke, ${total.skipped} skipped, ${total.flaky} flaky (${counted(total.cases, 'record')})`,
    required: text`reports of the tests`,
    fix: [],
    details: [
      {
        kind: 'table',
        title: text`Suites`,
        columns: ['Suite', 'Passed', 'Ran', 'Lower bound', 'Required', 'Failures allowed', 'Result'],
        rows: suites.map((suite) => (judged.includes(suite) ? suiteRow(suite) : laterRow(suite))),
      },
    ],
  })
}

/** A suite of a stage behind the first failing one. */
const laterRow = ({ suite }: SuiteResult): readonly Text[] => [
  text`${suite.name}`,
  ...Array.from({ length: 5 }, () => text`–`),
  text`not evaluated`,
]

function suiteRow({
  suite,
  successes,
  trials,
  boundText,
  assessment,
  decision,
}: SuiteResult): readonly Text[] {
  const allowed = suite.lcb === undefined ? 0 : (assessment?.failuresAllowed ?? null)
  return [
    text`${suite.name}`,
    text`${successes}`,
    text`${trials}`,
    text`${code(boundText)}`,
    suite.lcb === undefined ? text`all pass` : text`${suite.lcb}`,
    text`${allowed ?? '–'}`,
    text`${{ kind: 'text', text: decision === 'unreachable' ? `UNREACHABLE n=${trials}, needs ${assessment?.trialsNeeded ?? '∞'}` : decision }}`,
  ]
}

/** Failing tests that no suite asks for: said, so that nobody takes silence for success. */
export function outsideFindings({ tests, suites }: Results): readonly Finding[] {
  const inside = new Set(suites.flatMap(({ failing, quarantined }) => [...failing, ...quarantined]))
  const outside = tests.filter((test) => failed(test) && !inside.has(test))
  const [first] = outside
  if (first === undefined) return []
  return [
    finding('outside-suites', 'fail', 'tests of no suite', {
      level: 'warning',
      found: text`${counted(outside.length, 'failing test')} belong to no suite, starting with ${first.id}`,
      required: text`a suite for every test that matters`,
      fix: text`add a suite that selects them, or stop running them here`,
    }),
  ]
}
