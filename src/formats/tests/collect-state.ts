import type { TestCounts, TestOutcome } from '../../core/facts/test-reports.ts'
import type { TestRecord } from './model.ts'

/** From the best to the worst: the worst attempt is what a test comes to. */
const outcomes = ['skipped', 'passed', 'failed', 'error'] as const
const rank = { skipped: 0, passed: 1, failed: 2, error: 3 } as const

const RANK = 3
/** Passed after a failure. */
const FLAKY = 4
/** The last attempt that ran failed. */
const ENDED_FAILED = 8

/** One small number for all that matters of a test: its worst outcome, whether it is flaky, and how it ended. */
export type TestState = number

/** What one record comes to: a rerun it declares and that passed at last makes it passed and flaky. */
export function stateOf(record: TestRecord): TestState {
  let worst: number = rank[record.outcome]
  if (record.earlier.length === 0) return worst >= rank.failed ? worst | ENDED_FAILED : worst
  let worstEarlier: number = 0
  for (const outcome of record.earlier) worstEarlier = Math.max(worstEarlier, rank[outcome])
  if (record.outcome === 'passed') return worstEarlier >= rank.failed ? rank.passed | FLAKY : rank.passed
  worst = Math.max(worst, worstEarlier)
  return worst >= rank.failed ? worst | ENDED_FAILED : worst
}

/** The state after one more record of the same test. */
export function joined(before: TestState, record: TestState): TestState {
  const passes = (record & RANK) === rank.passed
  const failed = (before & RANK) >= rank.failed
  const ended = (record & RANK) === rank.skipped ? before & ENDED_FAILED : record & ENDED_FAILED
  const flaky = ((before | record) & FLAKY) | (passes && failed ? FLAKY : 0)
  return Math.max(before & RANK, record & RANK) | flaky | ended
}

export const outcomeOf = (state: TestState): TestOutcome => outcomes[state & RANK] ?? 'error'
export const isFlaky = (state: TestState): boolean => (state & FLAKY) !== 0
/** Passed, and nothing to tell about it. */
export const CLEAN_PASS: TestState = rank.passed

/** How many tests are in which state. */
export class StateCounts {
  private readonly numbers = new Array<number>(16).fill(0)

  add(state: TestState): void {
    this.numbers[state] = (this.numbers[state] ?? 0) + 1
  }

  remove(state: TestState): void {
    this.numbers[state] = (this.numbers[state] ?? 0) - 1
  }

  /** As the counts of a report; `cases` is the number of records. */
  counts(cases: number): TestCounts {
    const of = (outcome: TestOutcome): number => this.where((state) => outcomeOf(state) === outcome)
    return {
      tests: this.where(() => true),
      passed: of('passed'),
      failed: of('failed'),
      errors: of('error'),
      skipped: of('skipped'),
      flaky: this.where(isFlaky),
      cases,
    }
  }

  /** How many tests failed, but ended in a pass that no report declares a rerun. */
  recovered(): number {
    return this.where((state) => (state & RANK) >= rank.failed && (state & (FLAKY | ENDED_FAILED)) === FLAKY)
  }

  private where(matches: (state: TestState) => boolean): number {
    return this.numbers.reduce((sum, number, state) => (matches(state) ? sum + number : sum), 0)
  }
}
