import type { RuleTable } from '../../core/rules.ts'

const tests = ['nist-ssdf:PW.8.2', 'nist-csf:PR.PS-06']
const integrity = ['nist-ssdf:PW.8.2', 'owasp:A08:2021']
const sources = ['source document 001, task 18']

/** Rules about the reports as files, and about the run they tell of. */
export const reportRules = {
  'reports-present': {
    title: 'Every report that is asked for is there',
    why: 'A job that was skipped, or a step that wrote elsewhere, leaves no report. Tools that read what they find call that green.',
    fix: 'Run the tests before this step, and make sure that every job writes its report where the policy looks.',
    controls: tests,
    sources,
    options: ['reports', 'expected-reports', 'artifacts'],
    example: {
      found: 'no file matches reports/**/*.xml',
      required: 'at least one report for each glob (.github/gatewright.yml:6)',
      fix: 'run the tests before this step so that they write it, or correct the path in the policy',
    },
  },
  'report-valid': {
    title: 'Every report is complete and can be trusted',
    why: 'A report that is empty, cut, an HTML error page, or claims more than it shows may hide the failing test in the part that is missing.',
    fix: 'Find out why the test run did not write the whole report. Never repair the report itself.',
    controls: integrity,
    sources: ['https://www.w3.org/TR/xml/', 'https://ctrf.io/docs/specification/overview'],
    options: ['reports', 'expected-reports', 'artifacts'],
    example: {
      found: 'reports/unit.xml cannot be trusted: byte 110, line 1: the file ends inside a tag or reference',
      required: 'a complete report in one of the formats that are read',
      fix: 'find out why the test run did not write the whole report, and run it again',
    },
  },
  'no-suite-error': {
    title: 'Nothing broke outside of the tests',
    why: 'When set-up crashes or a file does not load, its tests never run, and a report of passing tests is left.',
    fix: 'Repair the set-up, the tear-down or the file that does not load.',
    controls: tests,
    sources,
    example: {
      found: 'reports/unit.xml:3: outside of any test, in payments: database is not there',
      required: 'no error in set-up, tear-down or loading: the tests behind it did not run',
      fix: 'repair what failed there, and run the tests again',
    },
  },
  'report-of-this-commit': {
    title: 'A report that names its commit names the judged one',
    why: 'A report from an earlier run, kept in a cache or committed to the repository, shows that other code works.',
    fix: 'Run the tests of the judged commit, and keep reports out of the repository and of caches.',
    controls: integrity,
    sources,
    example: {
      found: 'reports/unit.xml says that it is of commit 1a2b3c4',
      required: 'a report of the commit that is judged, 9f8e7d6',
      fix: 'run the tests of this commit; do not commit reports to the repository',
    },
  },
  'run-valid': {
    title: 'The run measures the tests',
    why: 'When nearly everything fails, a service, its data or a credential is missing. Such a run says nothing about single tests, and nothing is marked flaky or excused by it.',
    fix: 'Repair the surroundings and run the tests again.',
    controls: tests,
    sources,
    example: {
      found: 'INVALID RUN: 96 of 100 tests that ran failed (96 %)',
      required:
        'a run in which at most 80 % of the tests fail: more tells about the surroundings, not about the tests',
      fix: 'repair what all tests depend on (service, data, credentials), and run them again',
    },
  },
  'outside-suites': {
    title: 'Failing tests belong to a suite',
    why: 'A test that no suite selects can fail for ever without anybody asking.',
    fix: 'Add a suite that selects it, or do not run it here.',
    controls: tests,
    sources,
    options: ['suites'],
    example: {
      found: '3 failing tests belong to no suite, starting with legacy › exports a file',
      required: 'a suite for every test that matters',
      fix: 'add a suite that selects them, or stop running them here',
    },
  },
} as const satisfies RuleTable
