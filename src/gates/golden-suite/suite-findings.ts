import type { Finding } from '../../core/finding.ts'
import type { Where } from '../../core/gate.ts'
import type { Part, Text } from '../../core/text.ts'
import { text } from '../../core/text.ts'
import type { Suite } from './options.ts'
import { locationOf } from './place.ts'
import type { SuiteResult } from './suites.ts'
import { failed, type Test } from './tests.ts'
import { counted, finding, mostFindings, plural, shortened, words } from './words.ts'

/** The verdict of one suite. */
export function suiteFinding(result: SuiteResult, where: Where): Finding {
  const { suite, decision } = result
  const requiredAt =
    where('suites', result.index, suite.lcb === undefined ? 'name' : 'lcb') ?? where('suites', result.index)
  const common = { requiredAt, required: requirementOf(suite), details: detailsOf(result) }
  switch (decision) {
    case 'pass':
      return finding(ruleOf(suite), 'pass', suite.name, { ...common, found: foundOf(result), fix: [] })
    case 'fail':
      return finding(ruleOf(suite), 'fail', suite.name, {
        ...common,
        found: foundOf(result),
        fix: failFix(result),
      })
    case 'unreachable':
      return finding('reachable', 'fail', suite.name, {
        ...common,
        found: text`suite ${suite.name}: UNREACHABLE n=${result.trials}, needs ${needed(result)}: ${measured(result)}`,
        fix: text`add tests until there are ${needed(result)}, or lower ${'lcb'} to what ${counted(result.trials, 'test')} can show`,
      })
    case 'too-few':
      return finding('enough-tests', 'fail', suite.name, {
        ...common,
        requiredAt: where('suites', result.index, 'min-n') ?? requiredAt,
        found: text`suite ${suite.name}: ${counted(result.trials, 'test')} ran`,
        required: text`at least ${suite['min-n'] ?? 0} (${'min-n'})`,
        fix: text`run more tests of this suite, or correct its ${'select'}`,
      })
    case 'no-data':
      return finding('enough-tests', 'fail', suite.name, {
        ...common,
        found: noData(result),
        fix: text`run its tests, or correct its ${'select'}: nothing measured is nothing shown`,
      })
  }
}

const ruleOf = (suite: Suite) => (suite.lcb === undefined ? 'all-pass' : 'lower-bound')

function requirementOf({ lcb, confidence, sides, method, skipped }: Suite): Text {
  if (lcb !== undefined)
    return text`a lower bound of at least ${lcb} (${{ kind: 'text', text: method }}, ${sides === 'one' ? word('one') : word('two')}-sided, confidence ${confidence})`
  return skipped === 'fail'
    ? text`every test passes at the first attempt, and none is skipped`
    : text`every test that runs passes at the first attempt`
}

const word = (value: string): Part => ({ kind: 'text', text: value })

/** s, n, bound, failures allowed, trials needed and power: always said together. */
function measured({ assessment, successes, trials, boundText }: SuiteResult): Part {
  const start = `${successes} of ${plural(trials, 'test')} passed`
  if (assessment === null) return word(start)
  const allowed = assessment.failuresAllowed
  const left = allowed === null ? null : allowed - (trials - successes)
  return word(
    `${start}, lower bound ${boundText}; ${
      left === null
        ? 'no number of failures is allowed'
        : left >= 0
          ? `${plural(left, 'failure')} still allowed`
          : `${plural(allowed ?? 0, 'failure')} would be allowed`
    }; with as many failures ${assessment.trialsNeeded ?? 'uncountably many'} tests would do; ` +
      `tests that pass 99 times in 100 pass this gate with probability ${assessment.power.toFixed(2)}`,
  )
}

function foundOf(result: SuiteResult): Text {
  const { suite, skipped, flaky, quarantined } = result
  const more = [
    skipped.length > 0 ? `${skipped.length} skipped` : '',
    flaky.length > 0 ? `${flaky.length} flaky` : '',
    quarantined.length > 0 ? `${quarantined.length} in quarantine` : '',
  ].filter((part) => part !== '')
  const rest = word(more.length === 0 ? '' : `; ${more.join(', ')}`)
  return text`suite ${suite.name}: ${measured(result)}${rest}`
}

function failFix({ suite, failing, skipped }: SuiteResult): Text {
  const [first] = failing
  if (first !== undefined) {
    const verb = failed(first) ? word('repair') : word('make it pass at the first attempt:')
    return text`${verb} ${first.id}`
  }
  const [omitted] = skipped
  if (omitted !== undefined)
    return text`run ${omitted.id} again, or set ${'skipped: ignore'} for suite ${suite.name}`
  return text`repair the failing tests`
}

function noData({ suite, selected, skipped, quarantined }: SuiteResult): Text {
  if (selected === 0) return text`suite ${suite.name}: NO_DATA, its ${'select'} names no test of the reports`
  return text`suite ${suite.name}: NO_DATA, of ${counted(selected, 'test')} ${skipped.length} were skipped and ${quarantined.length} are in quarantine`
}

const needed = ({ assessment }: SuiteResult): Part =>
  word(String(assessment?.trialsNeeded ?? 'uncountably many'))

/** Tests of a suite in tables: so many, and the count of the rest. */
const mostRows = 100

function detailsOf({ failing, skipped, quarantined }: SuiteResult): NonNullable<Finding['details']> {
  return [
    ...tableOf('Failing tests', failing),
    ...tableOf('Skipped tests', skipped),
    ...tableOf('Tests in quarantine', quarantined),
  ]
}

function tableOf(title: string, tests: readonly Test[]): NonNullable<Finding['details']> {
  if (tests.length === 0) return []
  const more = tests.length - mostRows
  const rows = tests
    .slice(0, mostRows)
    .map((test) => [text`${test.id}`, text`${outcomeOf(test)}`, text`${messageOf(test)}`])
  if (more > 0) rows.push([text`and ${more} more`, [], []])
  return [
    {
      kind: 'table',
      title: text`${word(`${title} (${tests.length})`)}`,
      columns: ['Test', 'Outcome', 'Message'],
      rows,
    },
  ]
}

const outcomeOf = ({ test }: Test): Part => word(test.flaky ? `${test.outcome}, flaky` : test.outcome)
const messageOf = ({ test }: Test): Part => words(test.details?.message ?? '')

/**
 * One finding for each failing test, at its file and line. They block where every test must pass; elsewhere the suite's
 * bound decides, and they tell where to look.
 */
export function testFindings(results: readonly SuiteResult[], where: Where): readonly Finding[] {
  const worst = new Map<Test, SuiteResult>()
  for (const result of results)
    for (const test of result.failing)
      if (!worst.has(test) || result.suite.lcb === undefined) worst.set(test, result)
  // What blocks stands first, so that the limit never hides it behind what informs.
  const blocks = ([, { suite }]: readonly [Test, SuiteResult]): boolean => suite.lcb === undefined
  const all = [...[...worst].filter(blocks), ...[...worst].filter((one) => !blocks(one))]
  const shown = all.slice(0, mostFindings).map(([test, result]) => testFinding(test, result, where))
  if (all.length <= mostFindings) return shown
  const found = text`${all.length - mostFindings} more failing tests, listed with their suites and in the reports`
  return [
    ...shown,
    finding('test-passes', 'fail', 'more', {
      level: all.slice(mostFindings).some(blocks) ? 'error' : 'warning',
      found,
      required: text`every test passes`,
      fix: text`repair the tests that stand above first`,
    }),
  ]
}

function testFinding(test: Test, result: SuiteResult, where: Where): Finding {
  const { suite } = result
  const message = test.test.details?.message ?? ''
  const tail: Part = { kind: 'text', text: message === '' ? '' : `: ${shortened(message)}` }
  const passedAtLast = !failed(test)
  return finding('test-passes', 'fail', test.id, {
    level: suite.lcb === undefined ? 'error' : 'warning',
    location: locationOf(test),
    requiredAt: where('suites', result.index),
    found: passedAtLast
      ? text`${test.id} passed only after a failure${tail}`
      : text`${test.id} ${word(failedWords(test))}${tail}`,
    required:
      suite.lcb === undefined
        ? text`every test of suite ${suite.name} passes at the first attempt`
        : text`passing tests: this failure counts in the bound of suite ${suite.name}`,
    fix: passedAtLast
      ? text`find out what makes ${test.id} fail at times`
      : text`repair ${test.id}, or what it tests`,
  })
}

function failedWords({ test }: Test): string {
  const verb = test.outcome === 'error' ? 'broke' : 'failed'
  if (test.flaky) return `${verb} and passed in another attempt, of ${test.attempts}`
  return test.attempts > 1 ? `${verb} in ${test.attempts} attempts` : verb
}
