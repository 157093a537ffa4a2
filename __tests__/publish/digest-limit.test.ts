import { describe, expect, test } from '@jest/globals'
import { limitOf, readLimit } from '../../src/audit/settings.ts'
import { UsageError } from '../../src/core/errors.ts'
import { environmentVariables, readMaxIssues } from '../../src/runner/environment.ts'

const input = 'input max-issues-per-run'

describe('how many issues one run may make', () => {
  test('the input counts before the variable, the variable before the policy', () => {
    expect(limitOf(readLimit(input, null, null), null)).toBe(10)
    expect(limitOf(readLimit(input, null, '3'), null)).toBe(3)
    expect(limitOf(readLimit(input, '0', '3'), null)).toBe(0)
    expect(limitOf(readLimit(input, '50', null), null)).toBe(50)
  })

  test.each(['', '-1', 'abc', '1e9', '51', ' 5', '5.0'])('%j is refused wherever it stands', (value) => {
    expect(() => readLimit(input, null, value)).toThrow(UsageError)
    expect(() => readLimit(input, null, value)).toThrow('MAX_ISSUES_PER_RUN')
    expect(() => readLimit(input, value, null)).toThrow(input)
  })

  test('the variable is read as it was written: empty is not absent', () => {
    expect(Object.keys(environmentVariables)).toContain('MAX_ISSUES_PER_RUN')
    expect(readMaxIssues({})).toBeNull()
    expect(readMaxIssues({ MAX_ISSUES_PER_RUN: '7' })).toBe('7')
    expect(() => readLimit(input, null, readMaxIssues({ MAX_ISSUES_PER_RUN: '' }))).toThrow('an empty text')
  })
})
