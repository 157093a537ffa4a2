import { describe, expect, test } from '@jest/globals'
import { reportVerdict } from '../../../src/formats/tests/verdict.ts'

const none = { tests: 0, passed: 0, failed: 0, errors: 0, skipped: 0, flaky: 0, cases: 0 }
const sums = { counts: none, recovered: 0, suiteErrors: 0, invalid: 0 }

describe('verdict over a report', () => {
  test.each([
    ['nothing', sums, 'no-data'],
    ['only skipped', { ...sums, counts: { ...none, tests: 2, skipped: 2 } }, 'no-data'],
    ['a pass', { ...sums, counts: { ...none, tests: 2, passed: 1, skipped: 1 } }, 'pass'],
    ['a failure', { ...sums, counts: { ...none, tests: 2, passed: 1, failed: 1 } }, 'fail'],
    ['an error', { ...sums, counts: { ...none, tests: 2, passed: 1, errors: 1 } }, 'fail'],
    [
      'an error outside any test',
      { ...sums, counts: { ...none, tests: 1, passed: 1 }, suiteErrors: 1 },
      'fail',
    ],
    ['an error of a suite without tests', { ...sums, suiteErrors: 1 }, 'fail'],
    [
      'failures taken back',
      { ...sums, counts: { ...none, tests: 2, failed: 1, errors: 1 }, recovered: 2 },
      'flaky',
    ],
    ['one of two taken back', { ...sums, counts: { ...none, tests: 2, failed: 2 }, recovered: 1 }, 'fail'],
    [
      'taken back beside a suite error',
      { ...sums, counts: { ...none, failed: 1 }, recovered: 1, suiteErrors: 1 },
      'fail',
    ],
    ['declared flaky', { ...sums, counts: { ...none, tests: 1, passed: 1, flaky: 1 } }, 'pass'],
    [
      'invalid before all',
      { ...sums, counts: { ...none, failed: 1 }, suiteErrors: 1, invalid: 1 },
      'invalid',
    ],
    ['invalid before a pass', { ...sums, counts: { ...none, passed: 9 }, invalid: 1 }, 'invalid'],
  ] as const)('%s', (_, given, verdict) => {
    expect(reportVerdict(given)).toBe(verdict)
  })
})
