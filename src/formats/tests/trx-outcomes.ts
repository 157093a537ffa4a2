import type { RecordOutcome } from './model.ts'

/**
 * The words of TestOutcome, as a test's result has them. `Passed` alone is a pass. Those that say neither passed nor
 * failed count as skipped, those that say the test was cut off as errors.
 */
export const resultOutcomes: ReadonlyMap<string, RecordOutcome> = new Map<string, RecordOutcome>([
  ['Passed', 'passed'],
  ['Failed', 'failed'],
  ['Error', 'error'],
  ['Timeout', 'error'],
  ['Aborted', 'error'],
  ['PassedButRunAborted', 'error'],
  ['Disconnected', 'error'],
  ['InProgress', 'error'],
  ['NotRunnable', 'error'],
  ['Inconclusive', 'skipped'],
  ['NotExecuted', 'skipped'],
  ['Pending', 'skipped'],
  ['Warning', 'skipped'],
  ['Completed', 'skipped'],
])

/** What the outcome of the whole run says beyond its tests. */
export type RunOutcome = 'over' | 'failed' | 'broken-off'

/** The same words for the run as a whole (`ResultSummary`). */
export const runOutcomes: ReadonlyMap<string, RunOutcome> = new Map<string, RunOutcome>([
  ['Passed', 'over'],
  ['Completed', 'over'],
  ['Warning', 'over'],
  ['Inconclusive', 'over'],
  ['NotExecuted', 'over'],
  ['Failed', 'failed'],
  ['Error', 'failed'],
  ['NotRunnable', 'failed'],
  ['Timeout', 'broken-off'],
  ['Aborted', 'broken-off'],
  ['PassedButRunAborted', 'broken-off'],
  ['Disconnected', 'broken-off'],
  ['InProgress', 'broken-off'],
  ['Pending', 'broken-off'],
])

/** Attributes of `Counters`, by what the records must show for them. */
export const counters: readonly (readonly [name: string, shows: 'tests' | 'broken' | 'skipped'])[] = [
  ['total', 'tests'],
  ['executed', 'tests'],
  ['passed', 'tests'],
  ['failed', 'broken'],
  ['error', 'broken'],
  ['timeout', 'broken'],
  ['aborted', 'broken'],
  ['passedButRunAborted', 'broken'],
  ['disconnected', 'broken'],
  ['inProgress', 'broken'],
  ['notRunnable', 'broken'],
  ['inconclusive', 'skipped'],
  ['notExecuted', 'skipped'],
  ['warning', 'skipped'],
  ['pending', 'skipped'],
  ['completed', 'tests'],
]
