import { describe, expect, test } from '@jest/globals'
import { UsageError } from '../../src/core/errors.ts'
import { parseMaxIssues } from '../../src/digest/limit.ts'

const from = 'the environment variable MAX_ISSUES_PER_RUN'

describe('MAX_ISSUES_PER_RUN', () => {
  test.each([
    ['0', 0],
    ['1', 1],
    ['10', 10],
    ['50', 50],
  ])('%s is a limit', (text, limit) => {
    expect(parseMaxIssues(text, from)).toBe(limit)
  })

  test('OUT-24 MAX_ISSUES_PER_RUN empty, -1, abc or 1e9 is an error that says what is expected', () => {
    for (const text of [
      '',
      '-1',
      'abc',
      '1e9',
      '51',
      '1e1',
      '0x10',
      ' 5',
      '5 ',
      '05',
      '5.0',
      '+5',
      '٥',
      'Infinity',
    ]) {
      expect(() => parseMaxIssues(text, from)).toThrow(UsageError)
      expect(() => parseMaxIssues(text, from)).toThrow(
        /MAX_ISSUES_PER_RUN: found .*a whole number from 0 to 50/,
      )
    }
    expect(() => parseMaxIssues('', from)).toThrow('found an empty text')
    expect(() => parseMaxIssues('a\n::error::b', from)).toThrow('"a\\n::error::b"')
  })
})
