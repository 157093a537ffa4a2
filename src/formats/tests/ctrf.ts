import type { z } from 'zod'
import { type CtrfTest, ctrfShape } from './ctrf-shape.ts'
import { sameNameInFiles } from './file-suites.ts'
import { jsonDocument } from './json-document.ts'
import type { RecordOutcome, ReportFormatReader, ReportSink, TestRecord } from './model.ts'
import { crossCheck, failure, messageText, record, secondsOf, Tally, tellStart } from './record.ts'

/** Reader of CTRF JSON. */
export const ctrfReader: ReportFormatReader = {
  format: 'ctrf',
  read: (sink) => jsonDocument(sink, ctrfShape, (document) => take(sink, document)),
}

function take(sink: ReportSink, { results }: z.output<typeof ctrfShape>): void {
  const { summary, tests, environment } = results
  tellStart(sink, summary.start ?? undefined)
  if (environment?.commit) sink.about({ commit: environment.commit })
  const fileOf = sameNameInFiles(
    tests,
    (test) => [...suitesOf(test), test.name, projectOf(test)].join('\0'),
    (test) => test.filePath,
  )
  const tally = new Tally()
  let retried = 0
  for (const test of tests) {
    const outcome = outcomeOf(test)
    const told = ctrfRecord(test, outcome, fileOf(test))
    tally.add(outcome)
    if (told.earlier.length > 0 || test.flaky === true) retried++
    sink.test(told)
  }
  crossCheck(sink, [
    ['summary.tests', summary.tests, tally.tests],
    ['summary.passed', summary.passed, tally.passed],
    ['summary.failed', summary.failed, tally.broken],
    ['summary.skipped and pending', summary.skipped + summary.pending, tally.skipped],
    ['summary.flaky', summary.flaky ?? null, retried],
    ['summary.other', summary.other, tests.filter((test) => test.status === 'other').length],
  ])
}

function ctrfRecord(test: CtrfTest, outcome: RecordOutcome, file: string | null): TestRecord {
  const suites = suitesOf(test)
  return record({
    suites: file === null ? suites : [file, ...suites],
    name: named(test),
    project: projectOf(test),
    outcome,
    earlier: earlierOf(test, outcome),
    seconds: secondsOf(test.duration),
    file: test.filePath ?? null,
    line: test.line ?? null,
    failure:
      outcome === 'failed' || outcome === 'error'
        ? failure(test.message || test.trace || `status ${test.rawStatus ?? test.status}`)
        : null,
    tags: test.tags ?? [],
    properties: Object.entries(test.labels ?? {}).flatMap(([name, value]) =>
      [value].flat().map((single) => [name, String(single)] as const),
    ),
  })
}

const suitesOf = (test: CtrfTest): readonly string[] =>
  typeof test.suite === 'string' ? [test.suite].filter((suite) => suite !== '') : (test.suite ?? [])

function projectOf(test: CtrfTest): string | null {
  const parts = [test.browser, test.device].filter((part) => part)
  return parts.length === 0 ? null : parts.join(', ')
}

/** A test run with other parameters is another test. */
function named(test: CtrfTest): string {
  const parameters = Object.entries(test.parameters ?? {})
  if (parameters.length === 0) return test.name
  const text = parameters.map(([name, value]) => `${name}=${JSON.stringify(value)}`).join(', ')
  return messageText(`${test.name} (${text})`)
}

/** What producers write as `other` for a test that was not run. Any other `other` is not known to be harmless. */
const notRun = /^(?:skip\w*|pending|todo|disabled|ignored|not[-_ ]?run|not[-_ ]?executed)$/iu

function outcomeOf(test: Pick<CtrfTest, 'status' | 'rawStatus'>): RecordOutcome {
  switch (test.status) {
    case 'passed':
    case 'failed':
      return test.status
    case 'skipped':
    case 'pending':
      return 'skipped'
    case 'other':
      return notRun.test(test.rawStatus ?? '') ? 'skipped' : 'error'
  }
}

/**
 * Attempts before the last. `retryAttempts` counts the first execution as attempt 1 and may end with the one that
 * decided, so the last entry is left out when it repeats the final status and there are more entries than retries.
 */
function earlierOf(test: CtrfTest, outcome: RecordOutcome): readonly RecordOutcome[] {
  const told = (test.retryAttempts ?? []).map((attempt) => outcomeOf(attempt))
  const broken = told.filter((attempt) => attempt === 'failed' || attempt === 'error')
  if (outcome === 'skipped') return broken
  const retries = test.retries ?? (told.at(-1) === outcome ? told.length - 1 : told.length)
  const attempts = told.length > retries && told.at(-1) === outcome ? told.slice(0, -1) : told
  if (broken.length > 0 && attempts.length > 0) return attempts
  const failures = Math.max(retries, test.flaky === true ? 1 : 0)
  return Array.from({ length: Math.min(failures, 100) }, () => 'failed' as const)
}
