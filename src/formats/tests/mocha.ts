import { z } from 'zod'
import { fileSuites } from './file-suites.ts'
import { jsonDocument, listOf } from './json-document.ts'
import type { RecordOutcome, ReportFormatReader, ReportSink } from './model.ts'
import { crossCheck, failure, messageText, record, secondsOf, Tally, tellStart } from './record.ts'

const count = z.number().int().nonnegative()

const testShape = z.object({
  title: z.string(),
  fullTitle: z.string(),
  file: z.string().nullish(),
  duration: z.number().nullish(),
  currentRetry: count.nullish(),
  err: z.object({ message: z.string().nullish(), stack: z.string().nullish() }).nullish(),
})
type MochaTest = z.output<typeof testShape>

/** `mocha --reporter json`. */
const documentShape = z.object({
  stats: z.object({
    tests: count,
    passes: count,
    pending: count,
    failures: count,
    start: z.string().optional(),
  }),
  tests: listOf(testShape),
  pending: listOf(testShape),
  failures: listOf(testShape),
  passes: listOf(testShape),
})
type Document = z.output<typeof documentShape>

/** Reader of mocha's JSON. */
export const mochaReader: ReportFormatReader = {
  format: 'mocha',
  read: (sink) => jsonDocument(sink, documentShape, (document) => take(sink, document)),
}

const keyOf = (test: MochaTest): string => [test.file ?? '', test.fullTitle, test.title].join('\0')

/**
 * The lists of passed, failed and pending say what a test came to; `tests` says which of the failures are tests: the
 * others are hooks.
 */
function take(sink: ReportSink, document: Document): void {
  tellStart(sink, document.stats.start)
  const names = fileSuites(document.tests.concat(document.failures).flatMap((test) => test.file || []))
  const open = new Map<string, number>()
  for (const test of document.tests) open.set(keyOf(test), (open.get(keyOf(test)) ?? 0) + 1)
  const tally = new Tally()
  const tell = (test: MochaTest, outcome: RecordOutcome): void => {
    const left = open.get(keyOf(test)) ?? 0
    if (left > 0) open.set(keyOf(test), left - 1)
    tally.add(outcome)
    sink.test(recordOf(test, outcome, names))
  }
  for (const test of document.passes) tell(test, hasError(test) ? 'failed' : 'passed')
  for (const test of document.pending) tell(test, 'skipped')
  let hooks = 0
  for (const test of document.failures) {
    if (open.has(keyOf(test))) tell(test, 'failed')
    else {
      hooks++
      sink.suiteProblem({ suite: test.fullTitle, message: messageOf(test), reportLine: null })
    }
  }
  for (const test of document.tests) if ((open.get(keyOf(test)) ?? 0) > 0) tell(test, 'error')
  crossCheck(sink, [
    ['stats.tests', document.stats.tests, tally.tests + hooks],
    ['stats.failures', document.stats.failures, tally.broken + hooks],
    ['stats.pending', document.stats.pending, tally.skipped],
    ['stats.passes', document.stats.passes, document.passes.length],
  ])
}

const hasError = (test: MochaTest): boolean => Boolean(test.err?.message || test.err?.stack)
const messageOf = (test: MochaTest): string => messageText(test.err?.message || test.err?.stack || 'failed')

function recordOf(
  test: MochaTest,
  outcome: RecordOutcome,
  names: ReadonlyMap<string, string>,
): ReturnType<typeof record> {
  const suite = test.fullTitle.endsWith(test.title) ? test.fullTitle.slice(0, -test.title.length).trim() : ''
  const file = test.file ? (names.get(test.file) ?? test.file) : ''
  const retried = outcome === 'skipped' ? 0 : Math.min(test.currentRetry ?? 0, 100)
  const message =
    outcome === 'error' ? 'in none of the lists of passed, failed and pending tests' : messageOf(test)
  return record({
    suites: [file, suite].filter((part) => part !== ''),
    name: test.title === '' ? test.fullTitle : test.title,
    outcome,
    earlier: Array.from({ length: retried }, () => 'failed' as const),
    seconds: secondsOf(test.duration),
    file: test.file || null,
    failure: outcome === 'failed' || outcome === 'error' ? failure(message) : null,
  })
}
