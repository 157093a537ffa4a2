import type { RuleTable } from '../../core/rules.ts'

const controls = ['nist-ssdf:PW.8.2', 'nist-csf:PR.PS-06']

/** Rules about tests. */
export const testRules = {
  'locked-test': {
    title: 'No test is weakened without being unlocked',
    why: 'A test that fails is made to pass in two ways. Tests are requirements: once they are written, or stand on the base, the implementation follows them. Deleted, skipped, commented out, fewer assertions and changed expectations are told apart from additions, commit by commit.',
    fix: 'Restore the test and correct the implementation. When the requirement itself was wrong: a line `Unlock: PATH` in the description, and the approval of one of `approvers` on the head.',
    controls: [...controls, 'nist-ssdf:PW.7.2'],
    sources: ['source document 000, task 2'],
    options: ['locked-tests', 'lock-manifest', 'approvers', 'bots'],
    example: {
      found:
        'tests/cart.test.ts asserts less than at 1a2b3c4 (the base): 1 test fewer, 2 expectations gone or changed',
      required:
        'tests as they were: a line `Unlock: tests/cart.test.ts` and an approval of the head by @acme/leads unlock it',
      fix: 'restore tests/cart.test.ts: git restore --source 1a2b3c4 -- tests/cart.test.ts',
    },
  },
  'regression-test': {
    title: 'A bug fix brings a test that failed before it',
    why: 'A test that also passes without the fix does not show the bug, and will not notice when it comes back.',
    fix: 'Run the new test on the base, keep the report, and name it in `regression.before`; the test must fail there and pass on the head.',
    controls,
    sources: ['source document 000, task 6'],
    options: ['regression'],
    onRequest: true,
    example: {
      found:
        'no test of the changed files failed on the base and passes now; closest: cart › says not found passed before, too',
      required: 'a test that fails before the fix and passes after it',
      fix: 'change a test so that it shows the bug, and run it on the base',
    },
  },
  'tests-changed': {
    title: 'A change of the path Standard or Full comes with tests',
    why: 'Skipping reviews does not skip tests: what is new and has none is shown to work by nobody.',
    fix: 'Add tests of the kinds that the policy names, or change those that are there.',
    controls,
    sources: ['source document 000, task 2', 'source document 000, task 5'],
    options: ['required-tests'],
    example: {
      found: 'no file of testbed/tests/** was added or changed',
      required: 'integration tests for a change of the path full',
      fix: 'add integration tests in testbed/tests/**',
    },
  },
} as const satisfies RuleTable
