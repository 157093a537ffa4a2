import {
  type LogicalTest,
  type ReportFile,
  type ReportVerdict,
  type TestCounts,
  type TestGroup,
  testId,
} from '../core/facts/test-reports.ts'
import { exitCodes } from '../core/verdict.ts'
import { requirementIds } from '../gates/golden-suite/requirement-ids.ts'
import { redactedValue } from '../result/redacted.ts'
import { jsonText } from '../surfaces/json.ts'
import { sanitiseLine } from '../surfaces/sanitise.ts'
import { columns } from '../surfaces/terminal-layout.ts'
import type { Run } from './context.ts'
import type { Output } from './output.ts'
import { type ReadReports, readReports } from './suite-sources.ts'

/** `suite read`: what reports say. */
export const runSuiteRead: Run = async (context) => {
  const { args, output } = context
  const reports = await readReports(context, args.positionals)
  const tests = args.has('tests')
  if (args.format === 'json' && tests) await streamTests(output, reports)
  else if (args.format === 'json') await output.json(documentOf(reports))
  else await output.text(pretty(reports, output.layout.width, tests))
  return reports.files.every(({ verdict }) => verdict === 'pass') ? exitCodes.pass : exitCodes.fail
}

const countsOf = ({ tests, passed, failed, errors, skipped, flaky, cases }: TestCounts) => ({
  ...{ tests, passed, failed, errors, skipped, flaky, cases },
})

const fileRow = (file: ReportFile) => ({
  file: file.path,
  format: file.format,
  verdict: file.verdict,
  ...countsOf(file),
  invalid: file.invalid,
  suite_errors: file.suiteErrors,
  commit: file.commit,
  started_at: file.startedAt,
  bytes: file.bytes,
  sha256: file.sha256,
})

const nowhere: TestGroup = { suite: '', className: '', file: null, project: null, tags: [], properties: [] }
const groupOf = ({ groups }: ReadReports, { group }: LogicalTest): TestGroup => groups[group] ?? nowhere

function testRow(reports: ReadReports, test: LogicalTest) {
  const group = groupOf(reports, test)
  const id = testId(test, group)
  return {
    id,
    outcome: test.outcome,
    flaky: test.flaky,
    attempts: test.attempts,
    seconds: test.seconds,
    suite: group.suite,
    class_name: group.className,
    name: test.name,
    project: group.project,
    file: test.details?.file ?? group.file,
    line: test.details?.line ?? null,
    tags: group.tags,
    // Pairs may repeat a name, so the last of a name is not the only one: see `property_list`.
    properties: Object.fromEntries(group.properties),
    property_list: group.properties,
    requirements: requirementIds({ test, group, id }, undefined),
    message: test.details?.message ?? null,
  }
}

const documentOf = (reports: ReadReports) => ({
  files: reports.files.map(fileRow),
  total: countsOf(reports.total),
})

/** Tests that are written at a time. */
const batch = 1_000

/** One document with a line for each test, in parts: two million tests are more than one text can hold. */
async function streamTests(output: Output, reports: ReadReports): Promise<void> {
  await output.stream(
    `${jsonText(redactedValue(documentOf(reports)), 2).replace(/\n\}\s*$/u, '')},\n  "tests": [`,
  )
  for (let from = 0; from < reports.tests.length; from += batch) {
    const rows = reports.tests
      .slice(from, from + batch)
      .map((test) => `\n    ${jsonText(redactedValue(testRow(reports, test)), 0).trim()}`)
    await output.stream(`${from === 0 ? '' : ','}${rows.join(',')}`)
  }
  await output.stream('\n  ]\n}\n')
}

/** Tests that are listed on a screen. */
const mostLines = 50

/** What needs a look first. */
const byNeed = ['invalid', 'fail', 'no-data', 'flaky', 'pass'] as const satisfies readonly ReportVerdict[]
const worstFirst = (files: readonly ReportFile[]): readonly ReportFile[] =>
  byNeed.flatMap((verdict) => files.filter((file) => file.verdict === verdict))

function pretty(reports: ReadReports, width: number, all: boolean): string {
  const head = ['Report', 'Format', 'Verdict', 'Tests', 'Passed', 'Failed', 'Errors', 'Skipped', 'Flaky']
  const { files } = reports
  // On one screen all that is wrong is seen; the order of the command line stays where it fits.
  const shown = all || files.length <= mostLines ? files : worstFirst(files).slice(0, mostLines)
  const more = files.length - shown.length
  const lines = [
    ...columns([head, ...shown.map(fileCells)], 0, width),
    ...(more > 0 ? [`and ${more} more reports: --tests or --json lists them`] : []),
    ...shown.flatMap(reasonLines),
    ...(reports.files.length > 1 ? [`total: ${countWords(reports.total)}`] : []),
    ...testLines(reports, all),
  ]
  return `${lines.join('\n')}\n`
}

const fileCells = (file: ReportFile): readonly string[] => [
  sanitiseLine(file.path),
  file.format ?? 'none',
  file.verdict,
  ...[file.tests, file.passed, file.failed, file.errors, file.skipped, file.flaky].map(String),
]

const reasonLines = ({ path, invalid, suiteErrors }: ReportFile): readonly string[] => [
  ...invalid.map((reason) => sanitiseLine(`${path}: invalid: ${reason}`)),
  ...suiteErrors
    .slice(0, mostLines)
    .map(({ suite, message, reportLine }) =>
      sanitiseLine(
        `${path}${reportLine === null ? '' : `:${reportLine}`}: outside of tests: ${suite}: ${cut(message)}`,
      ),
    ),
]

const cut = (message: string): string => message.replace(/\s+/gu, ' ').slice(0, 200)

const countWords = (counts: TestCounts): string =>
  `${counts.tests} tests, ${counts.passed} passed, ${counts.failed} failed, ${counts.errors} errors, ${counts.skipped} skipped, ${counts.flaky} flaky, ${counts.cases} records`

const broken = ({ outcome }: LogicalTest): boolean => outcome === 'failed' || outcome === 'error'

function testLines(reports: ReadReports, all: boolean): readonly string[] {
  const wanted = [
    ...reports.tests.filter(broken),
    ...reports.tests.filter((test) => test.flaky && !broken(test)),
    ...reports.tests.filter((test) => all && test.outcome === 'skipped' && !test.flaky),
  ]
  const shown = wanted.slice(0, all ? wanted.length : mostLines).map((test) => {
    const message = test.details?.message ?? ''
    const words = `${test.flaky ? `${test.outcome}, flaky` : test.outcome}: ${testId(test, groupOf(reports, test))}`
    return sanitiseLine(`${words}${message === '' ? '' : `: ${cut(message)}`}`)
  })
  const more = wanted.length - shown.length
  return more > 0 ? [...shown, `and ${more} more: --tests lists them`] : shown
}
