import type { LogicalTest, TestOutcome } from '../../core/facts/test-reports.ts'
import type { TestRecord } from './model.ts'

/** What is kept of a test that is not a clean pass in one attempt. */
export type Details = NonNullable<LogicalTest['details']>

/** Attempts of one test that are listed; the count goes on. */
const maximumAttempts = 1000
/** Longest message that is kept, in characters. */
const maximumMessage = 2000

/** Details of a test whose only record so far was a clean pass: where that was read. */
export function cleanPass(report: string, reportLine: number | null): Details {
  return { attempts: [{ outcome: 'passed', report, reportLine }], message: null, file: null, line: null }
}

/**
 * Details of a test, by the first record of it that is no clean pass. A list that grows has room for 17, and most have
 * one attempt.
 */
export function firstDetails(record: TestRecord, report: string): Details {
  const [first = record.outcome, ...more] = [...record.earlier, record.outcome].slice(0, maximumAttempts)
  const attempts = [{ outcome: first, report, reportLine: record.reportLine }]
  for (const outcome of more) attempts.push({ outcome, report, reportLine: record.reportLine })
  const details = { attempts, message: null, file: null, line: null }
  addFailure(details, record)
  return details
}

/** Adds a record's attempts to the details, and its failure where it is the first. */
export function addRecord(details: Details, record: TestRecord, report: string): void {
  for (const outcome of record.earlier) addAttempt(details, outcome, record, report)
  addAttempt(details, record.outcome, record, report)
  addFailure(details, record)
}

function addFailure(details: Details, record: TestRecord): void {
  const { failure } = record
  if (failure !== null && details.message === null) {
    details.message = shortened(failure.message)
    details.file = failure.file ?? record.file
    details.line = failure.file === null ? (failure.line ?? record.line) : failure.line
  } else if (details.file === null) {
    details.file = record.file
    details.line = record.line
  }
}

function addAttempt(details: Details, outcome: TestOutcome, record: TestRecord, report: string): void {
  if (details.attempts.length < maximumAttempts) {
    details.attempts.push({ outcome, report, reportLine: record.reportLine })
  }
}

/** A message cut to its size. Copied then: a cut string would keep the whole one alive. */
export function shortened(message: string): string {
  if (message.length <= maximumMessage) return message
  return Buffer.from(message.slice(0, maximumMessage), 'utf16le').toString('utf16le')
}
