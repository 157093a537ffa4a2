import { describe, expect, test } from '@jest/globals'
import { code, joinWords, link, path, people, plain, prose, text } from '../../src/core/text.ts'

describe('message parts', () => {
  test('interpolated strings become code, so that no surface can take them for our words', () => {
    expect(text`found ${'**bold**'} in ${path('a.md', 3)}`).toEqual([
      { kind: 'text', text: 'found ' },
      { kind: 'code', text: '**bold**' },
      { kind: 'text', text: ' in ' },
      { kind: 'path', path: 'a.md', line: 3 },
    ])
  })

  test('numbers read as words', () => {
    expect(text`${2} approvals`).toEqual([
      { kind: 'text', text: '2' },
      { kind: 'text', text: ' approvals' },
    ])
  })

  test('backticks in a sentence of ours mark code', () => {
    expect(prose('grant `members: read` now')).toEqual([
      { kind: 'text', text: 'grant ' },
      { kind: 'code', text: 'members: read' },
      { kind: 'text', text: ' now' },
    ])
  })

  test('plain text of every kind of part', () => {
    const message = text`${code('x')} ${path('a')} ${people(['@a', '@b'], 'and')} ${link('docs', 'https://x.test')}`
    expect(plain(message)).toBe('x a @a and @b docs')
  })

  test.each([
    [[], 'nobody'],
    [['a'], 'a'],
    [['a', 'b'], 'a or b'],
    [['a', 'b', 'c'], 'a, b or c'],
  ])('joins %j', (words, expected) => {
    expect(joinWords(words, 'or')).toBe(expected)
  })
})
