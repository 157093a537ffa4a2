import { z } from 'zod'
import { fileSuites } from './file-suites.ts'
import { jsonDocument, listOf } from './json-document.ts'
import type { RecordOutcome, ReportFormatReader, ReportSink } from './model.ts'
import { crossCheck, failure, messageText, record, secondsOf, Tally, tellStart } from './record.ts'

const count = z.number().int().nonnegative()

const assertionShape = z.object({
  ancestorTitles: z.array(z.string()),
  title: z.string(),
  status: z.string(),
  duration: z.number().nullish(),
  failureMessages: z.array(z.string()).nullish(),
  location: z.object({ line: z.number(), column: z.number().optional() }).nullish(),
  /** How often the test ran, with `jest.retryTimes`. */
  invocations: z.number().int().nullish(),
  retryReasons: z.array(z.string()).nullish(),
  tags: z.array(z.string()).nullish(),
})
type Assertion = z.output<typeof assertionShape>

const fileShape = z.object({
  name: z.string(),
  status: z.string(),
  message: z.string().nullish(),
  assertionResults: listOf(assertionShape),
  testExecError: z.unknown().optional(),
})
type TestFile = z.output<typeof fileShape>

/** `jest --json` (FormattedTestResults) and `vitest --reporter=json`, which writes the same shape with fewer keys. */
const documentShape = z.object({
  success: z.boolean(),
  numTotalTests: count,
  numPassedTests: count,
  numFailedTests: count,
  numPendingTests: count,
  numTodoTests: count.optional(),
  /** jest counts files here, vitest files and `describe` blocks. */
  numTotalTestSuites: count.optional(),
  numFailedTestSuites: count,
  numRuntimeErrorTestSuites: count.optional(),
  wasInterrupted: z.boolean().optional(),
  startTime: z.number().optional(),
  testResults: listOf(fileShape),
})
type Document = z.output<typeof documentShape>

const reader = (format: 'jest' | 'vitest'): ReportFormatReader => ({
  format,
  read: (sink) => jsonDocument(sink, documentShape, (document) => take(sink, document)),
})

/** Reader of `jest --json`. */
export const jestReader = reader('jest')

/** Reader of `vitest --reporter=json`. */
export const vitestReader = reader('vitest')

function take(sink: ReportSink, document: Document): void {
  tellStart(sink, document.startTime)
  if (document.wasInterrupted === true) sink.invalid('the run was interrupted (wasInterrupted)')
  const names = fileSuites(document.testResults.map((file) => file.name))
  const tally = new Tally()
  let problems = 0
  let failedFiles = 0
  for (const file of document.testResults) {
    const suite = names.get(file.name) ?? file.name
    const before = tally.broken
    for (const test of file.assertionResults) takeTest(sink, tally, test, suite, file)
    if (file.status === 'failed' || tally.broken > before) failedFiles++
    if (tally.broken > before || !couldNotRun(file)) continue
    problems++
    const message = messageText(file.message || `status ${file.status}, though no test of the file failed`)
    sink.suiteProblem({ suite, message, reportLine: null })
  }
  checkTotals(sink, document, tally, { problems, failedFiles })
  if (problems > 0 || tally.broken > 0) return
  if (!document.success || document.numFailedTestSuites > 0) {
    const message =
      tally.tests === 0
        ? 'no test was found, and the run says that it failed'
        : 'the run says that it failed, though no test did'
    sink.suiteProblem({ suite: '', message, reportLine: null })
  }
}

function checkTotals(
  sink: ReportSink,
  document: Document,
  tally: Tally,
  found: { readonly problems: number; readonly failedFiles: number },
): void {
  const runtimeErrors = document.numRuntimeErrorTestSuites ?? null
  const suitesAreFiles = runtimeErrors !== null
  const todo = document.numTodoTests ?? 0
  crossCheck(sink, [
    ['numTotalTests', document.numTotalTests, tally.tests],
    ['numPassedTests', document.numPassedTests, tally.passed],
    ['numFailedTests', document.numFailedTests, tally.broken],
    ['numPendingTests and numTodoTests', document.numPendingTests + todo, tally.skipped],
    ['numRuntimeErrorTestSuites', runtimeErrors, found.problems],
    ['numFailedTestSuites', suitesAreFiles ? document.numFailedTestSuites : null, found.failedFiles],
    [
      'numTotalTestSuites',
      suitesAreFiles ? (document.numTotalTestSuites ?? null) : null,
      document.testResults.length,
    ],
  ])
}

/** A file that says more than its tests show: it did not load, or a hook around all its tests failed. */
const couldNotRun = (file: TestFile): boolean =>
  (file.testExecError !== undefined && file.testExecError !== null) ||
  (file.message ?? '').trim() !== '' ||
  !['passed', 'skipped', 'pending', 'todo', 'focused'].includes(file.status)

function takeTest(sink: ReportSink, tally: Tally, test: Assertion, suite: string, file: TestFile): void {
  const outcome = outcomeOf(test.status)
  tally.add(outcome)
  const retried = Math.max(
    (test.invocations ?? 1) - 1,
    test.retryReasons?.length ?? 0,
    // vitest does not count: it leaves the failures of earlier attempts with a test that passed.
    outcome === 'passed' ? (test.failureMessages?.length ?? 0) : 0,
  )
  sink.test(
    record({
      suites: [suite, ...test.ancestorTitles],
      name: test.title,
      outcome,
      earlier:
        outcome === 'skipped' ? [] : Array.from({ length: Math.min(retried, 100) }, () => 'failed' as const),
      seconds: secondsOf(test.duration),
      file: file.name,
      line: test.location?.line ?? null,
      failure:
        outcome === 'failed' || outcome === 'error'
          ? failure(test.failureMessages?.join('\n') || `status ${test.status}`)
          : null,
      tags: test.tags ?? [],
    }),
  )
}

function outcomeOf(status: string): RecordOutcome {
  if (status === 'passed' || status === 'failed') return status
  return ['pending', 'skipped', 'todo', 'disabled'].includes(status) ? 'skipped' : 'error'
}
