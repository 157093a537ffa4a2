import type { RuleTable } from '../../core/rules.ts'

const tests = ['nist-ssdf:PW.8.2', 'nist-csf:PR.PS-06']
const change = ['nist-ssdf:PW.8.2', 'nist-csf:ID.RA-07', 'owasp:A08:2021']
const sources = ['source document 001, task 18']

/** Rules about what the base branch expects: manifest and quarantine. */
export const manifestRules = {
  'manifest-complete': {
    title: 'Every expected test is in the reports',
    why: 'Deleting or renaming a failing test makes every figure better. Only a list of the tests that must be there shows it.',
    fix: 'Run the test. To drop it, change the manifest first, in a pull request that its owner approves.',
    controls: tests,
    sources,
    options: ['manifest'],
    example: {
      found: 'checkout › refunds a card (P0) is in no report',
      required: 'every test of the manifest runs (.gatewright/golden.yml:12)',
      fix: 'run the test; to drop it, take it out of the manifest in a pull request of its own first',
    },
  },
  'priority-zero': {
    title: 'Every P0 test runs and passes at the first attempt',
    why: 'P0 tests stand for what must never break. Neither quarantine nor a bound excuses one.',
    fix: 'Repair the test, or what it tests.',
    controls: tests,
    sources,
    options: ['manifest'],
    example: {
      found: 'checkout › refunds a card is P0 and was skipped',
      required: 'every P0 test runs and passes at the first attempt (.gatewright/golden.yml:12)',
      fix: 'repair it: neither quarantine nor a bound excuses a P0 test',
    },
  },
  'test-unchanged': {
    title: 'Golden tests are what they were when they were agreed on',
    why: 'A pull request that breaks a promise can also rewrite the test that holds it. The digest of its file shows that.',
    fix: 'Take the change of the test back, or state the new digest in the manifest, so that its owner sees it.',
    controls: change,
    sources,
    options: ['manifest'],
    example: {
      found:
        'tests/refund.test.ts, which holds checkout › refunds a card, is not what it was when the manifest was written',
      required: 'golden tests as they were agreed on: SHA-256 1f2e3d4c5b6a…',
      fix: 'take the change back, or state it in the manifest with gatewright suite manifest --update',
    },
  },
  'manifest-change': {
    title: 'Changes of the manifest are seen',
    why: 'An entry that leaves the manifest is a test that nobody misses any more.',
    fix: 'Have an owner of the manifest look at it. The manifest is a protected path: gate `codeowners` asks for its owner.',
    controls: change,
    sources,
    options: ['manifest'],
    example: {
      found: 'this change takes 1 test out of the manifest, starting with checkout › refunds a card',
      required: "an owner's approval: from the merge on, these tests are not missed any more",
      fix: 'have an owner of .gatewright/golden.yml look at it',
    },
  },
  'quarantine-valid': {
    title: 'The quarantine list keeps its own rules',
    why: 'Quarantine without an end is a deleted test. So every entry has a reason, an owner and a last day, and none is P0.',
    fix: 'Repair the test and take it off the list.',
    controls: tests,
    sources,
    options: ['quarantine'],
    example: {
      found:
        'the quarantine of search › finds a word (2026-10-01 to 2026-10-30) does not hold: its time is over',
      required: 'at most 30 days, not over yet, and never a P0 test',
      fix: 'repair the test and take it off the list: @search-lead looks after it',
    },
  },
  'quarantine-cap': {
    title: 'Only a few tests are in quarantine',
    why: 'With enough tests in quarantine any suite passes. Above the cap nothing is excused.',
    fix: 'Repair tests and take them off the list.',
    controls: tests,
    sources,
    options: ['quarantine'],
    example: {
      found: 'suite P1: 9 of 100 tests in quarantine, so none of them is excused',
      required: 'at most 5 (0.05 of the suite)',
      fix: 'repair tests and take them off the list',
    },
  },
} as const satisfies RuleTable
