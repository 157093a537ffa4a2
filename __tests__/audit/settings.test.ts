import { describe, expect, test } from '@jest/globals'
import { limitOf, readLimit, readMode, readProfile, readRef } from '../../src/audit/settings.ts'

describe('names that people type', () => {
  test.each(['repository', 'a', 'nightly-2', '-', 'a'.repeat(40)])('profile %s', (name) =>
    expect(readProfile('input profile', name)).toBe(name),
  )
  test.each(['', 'A', 'a b', 'a/b', 'a_b', 'ä', '../x', 'a'.repeat(41), 'x -->', 'a\n'])(
    'no profile: %j',
    (name) => expect(() => readProfile('input profile', name)).toThrow('input profile: found '),
  )
  test.each(['main', 'refs/heads/main', 'release/1.x', 'v1.0.0', 'a'.repeat(40), 'feature/ä'])(
    'ref %s',
    (ref) => expect(readRef('--ref', ref)).toBe(ref),
  )
  test.each([
    ...[
      '',
      '-x',
      '/main',
      'main/',
      'a..b',
      'a b',
      'a\nb',
      'a:b',
      'a^',
      'a~1',
      'a?',
      'a*',
      'a[',
      'a\\b',
      'a//b',
    ],
    ...['@{u}', '.x', 'x.', 'a'.repeat(256)],
  ])('no ref: %j', (ref) => expect(() => readRef('--ref', ref)).toThrow('--ref: found '))

  test('modes, with the nearest', () => {
    expect(readMode('--mode', 'enforce')).toBe('enforce')
    expect(() => readMode('--mode', 'enforced')).toThrow('did you mean "enforce"?')
    expect([readMode('--mode', null), readProfile('x', null), readRef('x', null)]).toEqual([
      null,
      'repository',
      null,
    ])
  })

  test('limit: input before environment before policy', () => {
    expect([
      readLimit('input', '3', '4'),
      readLimit('input', null, '4'),
      readLimit('input', null, null),
    ]).toEqual([3, 4, null])
    expect(() => readLimit('input max-issues-per-run', '51', null)).toThrow(
      'input max-issues-per-run: found "51"',
    )
    expect(() => readLimit('x', null, '')).toThrow(
      'the environment variable MAX_ISSUES_PER_RUN: found an empty text',
    )
    expect([limitOf(0, null), limitOf(null, null)]).toEqual([0, 10])
  })
})
