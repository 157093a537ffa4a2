import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { LineInput, TextInput } from '../../../src/formats/tests/text-input.ts'
import { readReport } from './read-report.ts'

const utf16 = (text: string, order: 'little' | 'big'): Uint8Array => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le')
  return new Uint8Array(order === 'little' ? bytes : bytes.swap16())
}

function linesOf(
  bytes: Uint8Array,
  piece: number,
): { lines: string[]; reasons: string[]; unterminated: boolean } {
  const lines: string[] = []
  const reasons: string[] = []
  const input = new LineInput(
    (text, number) => {
      lines.push(text)
      expect(number).toBe(lines.length)
    },
    (reason) => reasons.push(reason),
  )
  for (let at = 0; at < bytes.length; at += piece) input.write(bytes.subarray(at, at + piece))
  input.end()
  return { lines, reasons, unterminated: input.unterminated }
}

describe('lines of text', () => {
  test('the same lines for every encoding and every size of pieces', () => {
    const text = fc.array(fc.string({ unit: 'grapheme', maxLength: 8 }), { maxLength: 6 })
    fc.assert(
      fc.property(
        text,
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 9 }),
        (parts, feed, piece) => {
          const clean = parts.map((part) => part.replace(/[\r\n\uFEFF]/gu, '_'))
          const whole = clean.map((part) => `${part}${feed}`).join('')
          for (const bytes of [
            new TextEncoder().encode(whole),
            utf16(whole, 'little'),
            utf16(whole, 'big'),
          ]) {
            expect(linesOf(bytes, piece)).toEqual({ lines: clean, reasons: [], unterminated: false })
          }
        },
      ),
      { seed: 51, numRuns: 200 },
    )
  })

  test('a last line without its end is known', () => {
    const bytes = new TextEncoder().encode('a\nb')
    expect(linesOf(bytes, 1)).toEqual({ lines: ['a', 'b'], reasons: [], unterminated: true })
  })

  test.each([
    ['a byte that is no UTF-8', [0x61, 0x0a, 0xff, 0x0a]],
    ['half a character at the end', [0x61, 0x0a, 0xc3]],
    ['half a UTF-16 unit', [0xff, 0xfe, 0x61, 0x00, 0x0a, 0x00, 0x62]],
    ['a lone surrogate', [0xff, 0xfe, 0x00, 0xd8, 0x61, 0x00]],
  ])('%s is refused once, and nothing is read behind it', (_, bytes) => {
    const { reasons } = linesOf(new Uint8Array(bytes), 1)
    expect(reasons.length).toBe(1)
    expect(reasons[0]).toMatch(/^line [12]: neither UTF-8 nor UTF-16 with a mark/u)
  })

  test('a line longer than 4 Mi characters is refused', () => {
    const { reasons, lines } = linesOf(new Uint8Array(17 * 1024 * 1024).fill(0x61), 1024 * 1024)
    expect(reasons).toEqual([`line 1: longer than ${4 * 1024 * 1024} characters`])
    expect(lines).toEqual([])
    const whole = new Uint8Array(5 * 1024 * 1024).fill(0x61)
    whole.set([0x0a, 0x62, 0x0a], whole.length - 3)
    expect(linesOf(whole, whole.length)).toMatchObject({ lines: [], reasons })
  })

  test('bytes are copied: a buffer that is used again changes nothing', () => {
    const input = new TextInput()
    const buffer = new Uint8Array([0xef, 0xbb])
    expect(input.write(buffer)).toBe('')
    buffer.fill(0x21)
    expect(input.write(new Uint8Array([0xbf, 0x61]))).toBe('a')
    expect(input.end()).toBe('')
  })
})

test('line-based reports in UTF-16, as a redirect on Windows writes them', () => {
  const tap = '1..2\r\nok 1 - größe\r\nnot ok 2 - b\r\n'
  const go =
    '{"Action":"run","Package":"a","Test":"T"}\r\n{"Action":"pass","Package":"a","Test":"T"}\r\n{"Action":"pass","Package":"a"}\r\n'
  for (const order of ['little', 'big'] as const) {
    expect(readReport(utf16(tap, order), 3).file).toMatchObject({ format: 'tap', verdict: 'fail', tests: 2 })
    expect(readReport(utf16(go, order), 3).file).toMatchObject({ format: 'go', verdict: 'pass', tests: 1 })
  }
})
