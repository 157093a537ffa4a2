import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { cutText, sanitiseBlock, sanitiseLine } from '../../src/surfaces/sanitise.ts'
import { hostileText } from '../support/hostile-text.ts'
import {
  parseCommands,
  splitLines,
  suspiciousLines,
  tryParse,
  tryParseV2,
} from '../support/runner-commands.ts'

const runs = { seed: 20261121, numRuns: 5_000 }

describe('the port of the runner grammar can tell a command', () => {
  test.each([
    ['::error::x', { name: 'error', properties: {}, data: 'x' }],
    [
      '  \t::ERROR file=a%2Cb,line=3::100%25',
      { name: 'error', properties: { file: 'a,b', line: '3' }, data: '100%' },
    ],
    ['> ##[set-output name=v]pass', { name: 'set-output', properties: { name: 'v' }, data: 'pass' }],
  ])('%j', (line, command) => expect(parseCommands(line)).toEqual([command]))
  test.each(['a ::error::x', '::error', '::nothing::x', '# #[error]x', ': :error::x', ''])(
    'not %j',
    (line) => {
      expect(tryParseV2(line)).toBeNull()
      expect(tryParse(line)).toBeNull()
    },
  )
})

describe('sanitiseLine', () => {
  test.each([
    ['plain text, ünïcödé 日本 😀 ❤️', 'plain text, ünïcödé 日本 😀 ❤️'],
    ['a\tb', 'a\tb'],
    ['a\r\nb\rc\nd', 'a\\nb\\nc\\nd'],
    ['\u001b[31mred', '\\u{1b}[31mred'],
    ['a\u0000\u007f\u0085', 'a\\u{0}\\u{7f}\\u{85}'],
    ['user\u202etxt.exe', 'user\\u{202e}txt.exe'],
    ['a\u2028b\u2029', 'a\\u{2028}b\\u{2029}'],
    ['\ud800x\udc00', '\\u{d800}x\\u{dc00}'],
    ['###[x] ##[y]', '## #[x] # #[y]'],
    ['#\ufe0f#[x]', '#\ufe0f #[x]'],
    [':::x', ': ::x'],
    ['std::vector ::error::', 'std::vector ::error::'],
    ['\u00a0\u0301:\u0301:error::x', '\u00a0\u0301:\u0301 :error::x'],
  ])('%j becomes %j', (text, expected) => expect(sanitiseLine(text)).toBe(expected))

  test('OUT-06 upper case and leading blanks do not save a command', () => {
    for (const text of ['::ERROR::x', '   ::error::x']) {
      expect(parseCommands(text)).toHaveLength(1)
      expect(parseCommands(sanitiseLine(text))).toEqual([])
    }
  })

  test('OUT-07 a zero width character before a command is shown, and the command is none', () => {
    expect(sanitiseLine('\u200b::error::x')).toBe('\\u{200b}::error::x')
    expect(suspiciousLines(sanitiseLine('\u200b::error::x'))).toEqual([])
  })

  test('any text gives one line that is no command, also to a reader that skips ignorable characters', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const line = sanitiseLine(text)
        expect(splitLines(line)).toHaveLength(1)
        expect(suspiciousLines(line)).toEqual([])
        expect(line).not.toMatch(/(?!\t)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
      }),
      runs,
    )
  })

  test('is idempotent', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(sanitiseLine(sanitiseLine(text))).toBe(sanitiseLine(text))
        expect(sanitiseBlock(sanitiseBlock(text))).toBe(sanitiseBlock(text))
      }),
      runs,
    )
  })

  test('is linear on long hostile lines', () => {
    for (const piece of ['#', ' ', ':', '\u0301', '#\u0301', '\u200b', '\r']) {
      const start = performance.now()
      sanitiseLine(piece.repeat(200_000))
      expect(performance.now() - start).toBeLessThan(2_000)
    }
  })
})

describe('sanitiseBlock', () => {
  test('keeps our line breaks and cleans each line', () => {
    expect(sanitiseBlock('a\r\n::error::x\n##[group]\rb\n')).toBe('a\n: :error::x\n# #[group]\\nb\n')
  })
  test('no line of any text is a command', () => {
    fc.assert(
      fc.property(hostileText, (text) => expect(suspiciousLines(sanitiseBlock(text))).toEqual([])),
      runs,
    )
  })
})

describe('cutText', () => {
  test('keeps what fits, and never cuts a character in two', () => {
    expect(cutText('abc', 3, '…')).toBe('abc')
    expect(cutText('abcd', 3, '…')).toBe('ab…')
    expect(cutText('a😀bc', 3, '…')).toBe('a…')
  })
  test('is never longer than asked', () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 1, max: 30 }), (text, units) => {
        expect(cutText(text, units, '…').length).toBeLessThanOrEqual(units)
      }),
      runs,
    )
  })
})
