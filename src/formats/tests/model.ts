import type { ReportFormat } from '../../core/facts/test-reports.ts'

export type RecordOutcome = 'passed' | 'failed' | 'error' | 'skipped'

/** One attempt's failure as the report tells it. */
export interface Failure {
  /** First 2,000 characters at most. */
  readonly message: string
  /** Where in the source it failed, when the report says so; the path as written there. */
  readonly file: string | null
  readonly line: number | null
}

/** One test-case element or record of a report, before records of the same logical test are joined. */
export interface TestRecord {
  /** Names of the enclosing suites, outermost first; the root of all suites is left out. */
  readonly suites: readonly string[]
  /** Empty where the format has none. */
  readonly className: string
  readonly name: string
  /** Browser, platform or matrix leg the format itself names: another project is another logical test. */
  readonly project: string | null
  /** What the record comes to after the reruns it declares itself. */
  readonly outcome: RecordOutcome
  /** Attempts before the last that the record itself declares (`flakyFailure`, `retryAttempts`), oldest first. */
  readonly earlier: readonly RecordOutcome[]
  readonly seconds: number | null
  /** Source file and line of the test itself. */
  readonly file: string | null
  readonly line: number | null
  readonly failure: Failure | null
  readonly tags: readonly string[]
  readonly properties: readonly (readonly [name: string, value: string])[]
  /** 1-based line of the record in the report; null where lines mean nothing. */
  readonly reportLine: number | null
}

/** Where a test stands. */
export type TestPlace = Pick<TestRecord, 'suites' | 'className' | 'file' | 'project' | 'tags' | 'properties'>

/**
 * A record that passed at once and says nothing besides, before its name is decoded. Made once and filled again for
 * the next: valid only during the call that brings it.
 */
export interface CleanPass {
  /** Never changes: the same object is the same place. */
  readonly place: TestPlace
  /** Holds the name, in ASCII, between `from` and `to`. */
  readonly bytes: Buffer
  readonly from: number
  readonly to: number
  readonly seconds: number | null
  readonly reportLine: number
}

/** A failure outside any test: a set-up that crashed, a build that did not compile. */
export interface SuiteProblem {
  readonly suite: string
  readonly message: string
  readonly reportLine: number | null
}

/** What a reader tells while it reads. Nothing it was told is dropped. */
export interface ReportSink {
  test(record: TestRecord): void
  /** As `test`, quicker, for what most records are; who leaves it out is told everything by `test`. */
  cleanPass?(pass: CleanPass): void
  suiteProblem(problem: SuiteProblem): void
  /** Why the file cannot be trusted, with byte or line. May be called more than once; never a pass afterwards. */
  invalid(reason: string): void
  /** Metadata: the commit the report says it is of, when the run started (RFC 3339). */
  about(metadata: { readonly commit?: string; readonly startedAt?: string }): void
}

/**
 * Reads one format. `write` takes the bytes in pieces of any size, `end` closes. A reader never throws for what a
 * file contains: it says `invalid`.
 */
export interface ReportReader {
  write(bytes: Uint8Array): void
  end(): void
}

/** One format: how it is recognised from the first bytes (at most 64 KiB), and how it is read. */
export interface ReportFormatReader {
  readonly format: ReportFormat
  read(sink: ReportSink): ReportReader
}
