import type { ReportVerdict, TestCounts } from '../../core/facts/test-reports.ts'

/** What the verdict over one report file is made of. */
export interface ReportSums {
  /** Per logical test. */
  readonly counts: TestCounts
  /** Tests that count as failed or error although a later record of the same test passed. */
  readonly recovered: number
  /** Failures outside any test. */
  readonly suiteErrors: number
  /** Reasons why the file cannot be trusted. */
  readonly invalid: number
}

/**
 * The verdict over one report: what cannot be trusted comes first, then failures, then failures that a later record
 * of the same test took back, then reports in which no test ran. Only what is left is a pass.
 */
export function reportVerdict({ counts, recovered, suiteErrors, invalid }: ReportSums): ReportVerdict {
  if (invalid > 0) return 'invalid'
  const bad = counts.failed + counts.errors
  if (suiteErrors > 0 || bad > recovered) return 'fail'
  if (bad > 0) return 'flaky'
  return counts.passed > 0 ? 'pass' : 'no-data'
}
