import type { Failure, RecordOutcome, ReportSink, TestRecord } from './model.ts'

/** Longest message kept of a failure, in characters (`Failure.message`). */
const maximumMessage = 2000

const nothingKnown: Omit<TestRecord, 'name' | 'outcome'> = {
  suites: [],
  className: '',
  project: null,
  earlier: [],
  seconds: null,
  file: null,
  line: null,
  failure: null,
  tags: [],
  properties: [],
  reportLine: null,
}

/** A record from what the report says; the rest is "not said". */
export function record(
  said: Partial<TestRecord> & { readonly name: string; readonly outcome: RecordOutcome },
): TestRecord {
  return { ...nothingKnown, ...said }
}

/** A message as it is kept: without terminal colours, cut at 2,000 characters. */
export function messageText(text: string): string {
  // Cut first: a message may be as large as the file. Colours are worth a few characters of it.
  const head = text.slice(0, 2 * maximumMessage)
  return head
    .replace(/\u001b\[[0-9;?]*[ -/]*[@-~]/gu, '')
    .trim()
    .slice(0, maximumMessage)
}

/** A failure; null when the report says nothing about it. */
export function failure(
  message: string,
  file: string | null = null,
  line: number | null = null,
): Failure | null {
  const text = messageText(message)
  return text === '' && file === null ? null : { message: text, file, line }
}

/** How many records came to what, to compare with the totals a report claims. */
export class Tally {
  passed = 0
  failed = 0
  error = 0
  skipped = 0

  get tests(): number {
    return this.passed + this.failed + this.error + this.skipped
  }

  /** Failures and errors together. */
  get broken(): number {
    return this.failed + this.error
  }

  add(outcome: RecordOutcome): void {
    this[outcome]++
  }
}

/**
 * A total that claims more than the records show means that records are missing: the report cannot be trusted.
 * A total that claims less is only wrong: the records are the truth.
 */
export function crossCheck(
  sink: ReportSink,
  totals: readonly (readonly [name: string, claimed: number | null, found: number])[],
): void {
  for (const [name, claimed, found] of totals) {
    if (claimed === null || claimed <= found) continue
    sink.invalid(`declared counts differ: ${name} says ${claimed}, the records show ${found}`)
  }
}

/** Milliseconds since 1970 as RFC 3339; null when they are no time. */
function timeOf(milliseconds: number): string | null {
  return Number.isFinite(milliseconds) && milliseconds > 0 && milliseconds < 8.64e15
    ? new Date(milliseconds).toISOString()
    : null
}

/** Tells when the run started, when the report says so in a way that can be read. */
export function tellStart(sink: ReportSink, start: string | number | undefined): void {
  if (start === undefined) return
  const startedAt = timeOf(typeof start === 'number' ? start : Date.parse(start))
  if (startedAt !== null) sink.about({ startedAt })
}

/** Seconds from milliseconds; null for what is no duration. */
export function secondsOf(milliseconds: number | null | undefined): number | null {
  return typeof milliseconds === 'number' && Number.isFinite(milliseconds) && milliseconds >= 0
    ? milliseconds / 1000
    : null
}
