import type { ReportFile, TestReports } from '../../core/facts/test-reports.ts'
import type { Finding, Location } from '../../core/finding.ts'
import type { Where } from '../../core/gate.ts'
import { type Part, path, text } from '../../core/text.ts'
import type { Options } from './options.ts'
import { capped, finding, mostFindings, shortened } from './words.ts'

/** Share of failing tests above which a run tells about its surroundings and not about the tests. */
const massFailure = 0.8
/** Fewer tests than these never count as a mass failure. */
const massTests = 5

/** What is wrong with the reports as files: missing, untrustworthy, empty, of another commit. */
export function reportFindings(reports: TestReports, options: Options, where: Where): readonly Finding[] {
  return [
    ...unseenFindings(reports, options),
    ...missingFindings(reports, options, where),
    ...limited(
      reports.files.filter((file) => reasonOf(file) !== null),
      invalidFinding,
    ),
    ...limited(reports.files.filter(isEmpty), emptyFinding),
    ...limited(
      reports.files.filter(({ suiteErrors }) => suiteErrors.length > 0),
      suiteErrorFinding,
    ),
    ...limited(
      reports.files.filter(({ commit }) => commit !== null && !isJudged(reports, commit)),
      (file) => commitFinding(file, reports),
    ),
  ]
}

const isJudged = (reports: TestReports, commit: string): boolean =>
  // Without a clone, and so without a commit, there is nothing to compare with.
  reports.commits.length === 0 ||
  reports.commits.some((sha) => commit.length >= 7 && sha.startsWith(commit.toLowerCase()))

const isEmpty = (file: ReportFile): boolean => reasonOf(file) === null && file.cases === 0

/** Why a file is not believed. A verdict that nothing in the file bears out is a reason, too. */
function reasonOf({ invalid, verdict, failed, errors, suiteErrors }: ReportFile): string | null {
  if (invalid.length > 0) return invalid[0] ?? ''
  if (verdict === 'invalid') return 'it was not read to its end'
  const shown = failed + errors + suiteErrors.length
  return verdict === 'fail' && shown === 0 ? 'it says that it failed, and shows no failure' : null
}

function limited(files: readonly ReportFile[], each: (file: ReportFile) => Finding): readonly Finding[] {
  const shown = files.slice(0, mostFindings).map(each)
  const [last] = shown.slice(-1)
  const more = files.length - shown.length
  if (more <= 0 || last === undefined) return shown
  const { details: _, location: __, ...same } = last
  const found = text`${more} more reports, starting with ${path(files[mostFindings]?.path ?? '')}: the same`
  return [...shown, { ...same, subject: `${more} more`, found }]
}

/** Saved facts may be of another policy: what was not looked for then is not known now. */
function unseenFindings({ patterns }: TestReports, options: Options): readonly Finding[] {
  const artifacts = options.artifacts.map((name) => `artifact:${name}`)
  const asked = [...options.reports, ...options['expected-reports'], ...artifacts]
  const looked = new Set(patterns.map(({ pattern }) => pattern))
  const unseen = asked.filter((pattern) => !looked.has(pattern))
  const [first] = unseen
  if (first === undefined) return []
  return [
    {
      ...finding('reports-present', 'unknown', 'not looked for', {
        level: 'error',
        found: text`nobody looked for ${first}: the facts were gathered for other reports`,
        required: text`every report that the policy asks for`,
        fix: text`gather the facts under this policy`,
      }),
      unknown: { reason: 'offline' },
    },
  ]
}

function missingFindings(reports: TestReports, options: Options, where: Where): readonly Finding[] {
  const unnamed = reports.patterns.filter(({ files }) => files === 0)
  return capped(unnamed, 'reports-present', ({ pattern }) => {
    const artifact = options.artifacts.findIndex((name) => pattern === `artifact:${name}`)
    if (artifact >= 0) return artifactFinding(options.artifacts[artifact] ?? '', where('artifacts', artifact))
    const expected = options['expected-reports'].indexOf(pattern)
    const index = options.reports.indexOf(pattern)
    const at = expected >= 0 ? where('expected-reports', expected) : where('reports', index)
    return finding('reports-present', 'fail', pattern, {
      found: expected >= 0 ? text`no report ${path(pattern)}` : text`no file matches ${pattern}`,
      required: expected >= 0 ? text`this report` : text`at least one report for each glob`,
      requiredAt: at,
      fix: text`run the tests before this step so that they write it, or correct the path in the policy`,
    })
  })
}

const artifactFinding = (name: string, requiredAt: Location | undefined): Finding =>
  finding('reports-present', 'fail', `artifact:${name}`, {
    found: text`this workflow run has no artifact ${name} with a report in it`,
    required: text`at least one report in each artifact`,
    requiredAt,
    fix: text`upload the reports as ${name} in a job that this one ${'needs'}, or correct the name in the policy`,
  })

function invalidFinding(file: ReportFile): Finding {
  const first = reasonOf(file) ?? ''
  const more = file.invalid.length - 1
  const rest: Part = { kind: 'text', text: more > 0 ? ` (and ${more} more)` : '' }
  return finding('report-valid', 'fail', file.path, {
    found: text`${path(file.path)} cannot be trusted: ${{ kind: 'text', text: shortened(first) }}${rest}`,
    required: text`a complete report in one of the formats that are read`,
    fix: text`find out why the test run did not write the whole report, and run it again`,
  })
}

function emptyFinding(file: ReportFile): Finding {
  return finding('report-valid', 'fail', file.path, {
    found: text`${path(file.path)} holds not one test`,
    required: text`a report of tests: an empty one says nothing`,
    fix: text`find out why no test ran, or leave the report out of ${'reports'}`,
  })
}

function suiteErrorFinding(file: ReportFile): Finding {
  const [first] = file.suiteErrors
  const more = file.suiteErrors.length - 1
  const message: Part = { kind: 'text', text: shortened(first?.message ?? '') }
  const rest: Part = { kind: 'text', text: more > 0 ? ` (and ${more} more)` : '' }
  return finding('no-suite-error', 'fail', `${file.path} ${first?.suite ?? ''}`, {
    found: text`${path(file.path, first?.reportLine ?? undefined)}: outside of any test, in ${first?.suite || '(unnamed suite)'}: ${message}${rest}`,
    required: text`no error in set-up, tear-down or loading: the tests behind it did not run`,
    fix: text`repair what failed there, and run the tests again`,
  })
}

function commitFinding(file: ReportFile, reports: TestReports): Finding {
  return finding('report-of-this-commit', 'fail', file.path, {
    found: text`${path(file.path)} says that it is of commit ${file.commit ?? ''}`,
    required: text`a report of the commit that is judged, ${reports.commits[0]?.slice(0, 7) ?? 'unknown'}`,
    fix: text`run the tests of this commit; do not commit reports to the repository`,
  })
}

/** A run of which nearly everything failed is no measurement of the tests. */
export function massFailureFinding({ total }: TestReports): readonly Finding[] {
  const ran = total.tests - total.skipped
  const broken = total.failed + total.errors
  if (ran < massTests || broken <= massFailure * ran) return []
  const share = Math.floor((100 * broken) / ran)
  return [
    finding('run-valid', 'fail', 'run', {
      found: text`INVALID RUN: ${broken} of ${ran} tests that ran failed (${share} %)`,
      required: text`a run in which at most 80 % of the tests fail: more tells about the surroundings, not about the tests`,
      fix: text`repair what all tests depend on (service, data, credentials), and run them again`,
    }),
  ]
}
