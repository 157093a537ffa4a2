import { describe, expect, test } from '@jest/globals'
import { limitOf } from '../../src/github/limit.ts'

const date = 'Sat, 21 Nov 2026 10:00:00 GMT'
const epoch = Date.parse(date) / 1000
const context = { now: 0, longestWait: 60_000 }
const limit = (status: number, headers: Record<string, string>, message?: string) =>
  limitOf({ status, headers, message }, context)

describe('what is a request limit', () => {
  test.each([
    ['a 404', 404, { 'retry-after': '1' }, 'Not Found'],
    ['a plain 403', 403, {}, 'Forbidden'],
    [
      'a missing permission on the last request of the hour',
      403,
      { 'x-ratelimit-remaining': '0' },
      'Resource not accessible by integration',
    ],
    [
      'missing rights with a retry-after',
      403,
      { 'retry-after': '1' },
      'Must have admin rights to Repository.',
    ],
  ])('%s is none', (_, status, headers, message) => {
    expect(limit(status, headers as Record<string, string>, message)).toBeNull()
  })

  test.each([
    ['429 without anything', 429, { date }, undefined, 60_000, 2],
    ['403 with retry-after', 403, { date, 'retry-after': '30' }, undefined, 30_000, 2],
    [
      'retry-after as a date',
      429,
      { date, 'retry-after': 'Sat, 21 Nov 2026 10:00:05 GMT' },
      undefined,
      5000,
      2,
    ],
    ['retry-after: 0', 429, { date, 'retry-after': '0' }, undefined, 1000, 1],
    ['a retry-after that is no time', 429, { date, 'retry-after': 'soon' }, undefined, 60_000, 2],
    [
      'a reset',
      403,
      { date, 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': `${epoch + 9}` },
      'API rate limit exceeded',
      9000,
      2,
    ],
    [
      'retry-after before reset',
      429,
      { date, 'retry-after': '3', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': `${epoch + 9}` },
      undefined,
      3000,
      2,
    ],
    [
      'a reset that is no number',
      429,
      { date, 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '-1' },
      undefined,
      60_000,
      2,
    ],
  ])('%s', (_, status, headers, message, wait, times) => {
    expect(limit(status, headers as Record<string, string>, message)?.advice).toEqual({
      kind: 'after',
      wait,
      times,
    })
  })

  test('a wait beyond the longest is refused, however absurd the number', () => {
    for (const reset of ['999999999999', `${epoch + 61}`]) {
      const hit = limit(429, { date, 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset })
      expect(hit?.advice).toEqual({ kind: 'never' })
    }
  })
})
