import type { RuleTable } from '../../core/rules.ts'

const tests = ['nist-ssdf:PW.8.2', 'nist-csf:PR.PS-06']
const wilson = 'https://doi.org/10.1080/01621459.1927.10502953'
const sources = ['source document 001, task 18']

/** Rules about suites, their tests and their order. */
export const suiteRules = {
  'all-pass': {
    title: 'Every test of a critical suite passes at the first attempt',
    why: 'P0 tests stand for what must never break. A skipped one was not shown to work; one that passed in a second attempt fails for somebody.',
    fix: 'Repair the test that is named, or what it tests.',
    controls: tests,
    sources,
    options: ['suites'],
    onRequest: true,
    example: {
      found: 'suite P0: 39 of 40 tests passed; 1 flaky',
      required: 'every test passes at the first attempt, and none is skipped (.github/gatewright.yml:9)',
      fix: 'make it pass at the first attempt: checkout › refunds a card',
    },
  },
  'lower-bound': {
    title: 'The lower confidence bound of the pass rate reaches the threshold',
    why: 'A pass rate alone says little: 19 of 20 and 1,900 of 2,000 are both 95 %, and only one of them shows it. The bound is the smallest true rate the count still leaves likely. One distinct test is one trial; repeated runs are never added up.',
    fix: 'Repair failing tests until the bound holds; `gatewright lcb S/N --threshold T` says how many may fail.',
    controls: tests,
    sources: [...sources, wilson, 'https://doi.org/10.1214/ss/1009213286'],
    options: ['suites'],
    onRequest: true,
    example: {
      found:
        'suite P1: 98 of 100 tests passed, lower bound 0.9414; 1 failure would be allowed; with as many failures 118 tests would do; tests that pass 99 times in 100 pass this gate with probability 0.74',
      required: 'a lower bound of at least 0.95 (wilson, one-sided, confidence 0.95)',
      fix: 'repair checkout › adds up',
    },
  },
  reachable: {
    title: 'A suite is large enough to reach its threshold',
    why: 'Even when all of 41 tests pass, the bound is 0.9381: a threshold of 0.95 can never be reached, and the gate would be red for ever without saying why.',
    fix: 'Add tests, or lower the threshold to what so many tests can show.',
    controls: tests,
    sources: [...sources, wilson],
    options: ['suites'],
    example: {
      found:
        'suite P1: UNREACHABLE n=41, needs 52: 41 of 41 tests passed, lower bound 0.9381; no number of failures is allowed; with as many failures 52 tests would do; tests that pass 99 times in 100 pass this gate with probability 0.00',
      required: 'a lower bound of at least 0.95 (wilson, one-sided, confidence 0.95)',
      fix: 'add tests until there are 52, or lower lcb to what 41 tests can show',
    },
  },
  'enough-tests': {
    title: 'Tests of every suite ran',
    why: 'A selector that matches nothing, or a suite of which everything is skipped, measures nothing. Nothing measured is nothing shown.',
    fix: 'Run the tests of the suite, or correct what it selects.',
    controls: tests,
    sources,
    options: ['suites'],
    example: {
      found: 'suite P1: NO_DATA, its select names no test of the reports',
      required: 'a lower bound of at least 0.95 (wilson, one-sided, confidence 0.95)',
      fix: 'run its tests, or correct its select: nothing measured is nothing shown',
    },
  },
  'test-passes': {
    title: 'A test passes',
    why: 'Tells at the line of the test what failed. In a suite with a bound it informs; where every test must pass it blocks.',
    fix: 'Repair the test, or what it tests.',
    controls: tests,
    sources,
    example: {
      found: 'checkout › adds up failed: expected 3, received 4',
      required: 'every test of suite P0 passes at the first attempt',
      fix: 'repair checkout › adds up, or what it tests',
    },
  },
  flaky: {
    title: 'Tests give one answer',
    why: 'A test that fails half of the time passes seven times in eight with two repetitions: repetition hides failures.',
    fix: 'Find out what makes the test fail at times. Quarantine buys time, for 30 days at most.',
    controls: tests,
    sources,
    options: ['suites', 'history'],
    example: {
      found: '2 tests passed only after a failure, starting with search › finds a word',
      required: 'tests that give one answer: a repetition hides what fails at times',
      fix: 'find out what makes search › finds a word fail at times',
    },
  },
  'stage-order': {
    title: 'Stages pass in their order',
    why: 'What is built on a failing stage measures the failure of that stage once more.',
    fix: 'Make the first failing stage pass.',
    controls: tests,
    sources,
    options: ['stages'],
    onRequest: true,
    example: {
      found: 'stage unit failed in suite unit',
      required: 'stages pass in their order (.github/gatewright.yml:30)',
      fix: 'make suite unit pass',
    },
  },
  soak: {
    title: 'The soak ended, and its events reach the bound',
    why: 'A gate that is read after every event until it passes lets through 18 % of what it should stop. So the end is declared at the start and looked at once.',
    fix: 'Wait for the declared end. After a new deployment, start again.',
    controls: ['nist-ssdf:RV.1.2'],
    sources,
    options: ['soak'],
    onRequest: true,
    example: {
      found:
        'the soak of 2026.11.1 runs until 2026-11-27T09:00:00Z; its result is looked at once, at its end',
      required: 'a finished soak: looking earlier and again until it passes would pass too often',
      fix: 'run the gate again after 2026-11-27T09:00:00Z',
    },
  },
  history: {
    title: 'The bound of a suite does not fall',
    why: 'A bound that is still above its threshold may have lost half of its distance to it since the last run.',
    fix: 'Look at what changed since the run that is named.',
    controls: tests,
    sources,
    options: ['history'],
    example: {
      found: 'suite P1: the lower bound fell from 0.9821 (1a2b3c4) to 0.9312',
      required: 'a bound that falls by no more than 0.05 of the last one',
      fix: 'look at what changed since 1a2b3c4',
    },
  },
} as const satisfies RuleTable
