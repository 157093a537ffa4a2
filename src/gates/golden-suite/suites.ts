import type { GoldenManifest } from '../../core/facts/golden.ts'
import type { TestReports } from '../../core/facts/test-reports.ts'
import { type Assessment, assess } from '../../formats/statistics/assessment.ts'
import { type BoundOptions, lowerBound } from '../../formats/statistics/bound.ts'
import type { Decision } from '../../formats/statistics/decide.ts'
import { probabilityOf } from '../../formats/statistics/probability.ts'
import type { Options, Suite } from './options.ts'
import { type Quarantine, quarantineOf } from './quarantine.ts'
import { selector } from './select.ts'
import { clean, type Expected, failed, ran, type Test, testsOf } from './tests.ts'

/** What one suite came to. */
export interface SuiteResult {
  readonly suite: Suite
  /** Index in the policy; -1 for the suite that stands in when the policy names none. */
  readonly index: number
  /** Logical tests that belong to it, those in quarantine and those skipped included. */
  readonly selected: number
  /** Tests that ran and count. */
  readonly trials: number
  readonly successes: number
  readonly skipped: readonly Test[]
  /** Tests that count as failures, worst first. */
  readonly failing: readonly Test[]
  readonly flaky: readonly Test[]
  readonly quarantined: readonly Test[]
  /** Under its threshold; null for a suite of which every test must pass. */
  readonly assessment: Assessment | null
  /** Lower confidence bound; null without a trial. */
  readonly bound: number | null
  /** The same with four digits, never looking as if it reached what it does not. */
  readonly boundText: string
  readonly decision: Decision | 'too-few'
}

/** All that is judged: tests, what the manifest expects, the quarantine in force, and the suites. */
export interface Results {
  readonly tests: readonly Test[]
  readonly expected: Expected
  readonly quarantine: Quarantine
  readonly suites: readonly SuiteResult[]
}

/** The suite of a policy that names none: every test passes. */
const everything: Suite = {
  name: 'all',
  confidence: 0.95,
  sides: 'one',
  method: 'wilson',
  flaky: 'fail',
  skipped: 'fail',
}

export interface Judged {
  readonly 'test-reports': TestReports
  readonly 'golden-manifest': GoldenManifest
  /** RFC 3339. */
  readonly now: string
}

/** Judges every suite of the policy. */
export function suiteResults(facts: Judged, options: Options): Results {
  const tests = testsOf(facts['test-reports'])
  const manifest = facts['golden-manifest'].manifest
  const expected: Expected = new Map((manifest?.tests ?? []).map((entry) => [entry.id, entry]))
  const quarantine = quarantineOf(facts, options, expected, tests)
  const suites = options.suites.length === 0 ? [everything] : options.suites
  const offset = options.suites.length === 0 ? -1 : 0
  return {
    ...{ tests, expected, quarantine },
    suites: suites.map((suite, index) => judged(suite, index + offset, tests, expected, quarantine, options)),
  }
}

/** How many tests of a suite may be in quarantine; a share such as 0.29 is not exact, so a little is added. */
export const mostQuarantined = (selected: number, { quarantine }: Options): number =>
  Math.floor(quarantine['max-share'] * selected + 1e-6)

/** The bound a suite asks for. */
export const boundOf = ({ method, confidence, sides }: Suite): BoundOptions => ({
  ...{ method, sides },
  confidence: probabilityOf(confidence),
})

function judged(
  suite: Suite,
  index: number,
  tests: readonly Test[],
  expected: Expected,
  quarantine: Quarantine,
  options: Options,
): SuiteResult {
  const selected = tests.filter(selector(suite.select, expected))
  const strict = suite.lcb === undefined
  const held = strict ? [] : selected.filter(({ id }) => quarantine.active.has(id))
  // Over its share, the quarantine of a suite excuses nothing.
  const excused = held.length > mostQuarantined(selected.length, options) ? [] : held
  const out = new Set(excused)
  const counted = out.size === 0 ? selected : selected.filter((test) => !out.has(test))
  const trials = counted.filter(ran)
  const lenient = suite.flaky === 'pass'
  const succeeded = (test: Test): boolean => clean(test) || (lenient && !failed(test))
  const failing = trials.filter((test) => !succeeded(test))
  const successes = trials.length - failing.length
  const skipped = counted.filter((test) => !ran(test))
  const bound = trials.length === 0 ? null : lowerBound(successes, trials.length, boundOf(suite))
  const assessment = suite.lcb === undefined ? null : assessed(suite.lcb, successes, trials.length, suite)
  return {
    ...{ suite, index, failing, skipped, assessment, successes },
    selected: selected.length,
    trials: trials.length,
    flaky: counted.filter(({ test }) => test.flaky),
    quarantined: held,
    bound: bound?.value ?? null,
    boundText: assessment?.boundText ?? bound?.text ?? '–',
    decision: decisionOf(suite, trials.length, failing.length, skipped.length, assessment),
  }
}

const assessed = (lcb: number, successes: number, trials: number, suite: Suite): Assessment =>
  assess(successes, trials, probabilityOf(lcb), boundOf(suite))

function decisionOf(
  suite: Suite,
  trials: number,
  failing: number,
  skipped: number,
  assessment: Assessment | null,
): SuiteResult['decision'] {
  if (trials === 0) return 'no-data'
  if (trials < (suite['min-n'] ?? 0)) return 'too-few'
  if (assessment !== null) return assessment.decision
  return failing > 0 || (skipped > 0 && suite.skipped === 'fail') ? 'fail' : 'pass'
}
