import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Lines } from '../../src/facts/evidence-lines.ts'
import { rangeText, splitLines } from '../../src/phase/lines.ts'
import { cpuMilliseconds } from '../support/cpu-time.ts'

const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** Lines with their ends, as Python's `splitlines(keepends=True)` gives them for CR, LF and CRLF alone. */
function kept(text: string): string[] {
  const lines: string[] = []
  let line = ''
  for (let at = 0; at < text.length; at++) {
    const two = text.slice(at, at + 2)
    const end = two === '\r\n' ? two : '\r\n'.includes(text.charAt(at)) ? text.charAt(at) : ''
    line += end === '' ? text.charAt(at) : end
    if (end === '') continue
    lines.push(line)
    line = ''
    at += end.length - 1
  }
  return line === '' ? lines : [...lines, line]
}
const bare = (line: string) => line.replace(/(?:\r\n|\r|\n)$/, '')

const pieces = fc.constantFrom(
  'a',
  'b',
  '',
  'é',
  '\n',
  '\r',
  '\r\n',
  '\n\n',
  '\u2028',
  '\x0b',
  '\f',
  '\ufeff',
)
const texts = fc.array(pieces, { maxLength: 24 }).map((parts) => parts.join(''))
const ranges = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }))
const lines = (text: string) => new Lines(Buffer.from(text))

describe('lines of a file', () => {
  test('are counted and digested as an independent reading does', () => {
    fc.assert(
      fc.property(texts, ranges, (text, [first, last]) => {
        const all = kept(text)
        const range = { first, last }
        const inside = first >= 1 && first <= last && last <= all.length
        const own = all.slice(first - 1, last)
        expect(lines(text).count).toBe(all.length)
        expect(lines(text).digest(range, 'raw-v1')).toBe(inside ? sha256(own.join('')) : null)
        expect(lines(text).digest(range, 'lines-lf-v1')).toBe(
          inside ? sha256(own.map(bare).join('\n')) : null,
        )
      }),
      { seed: 8, numRuns: 1000 },
    )
  })

  test('and as the reader of artifacts splits them', () => {
    fc.assert(
      fc.property(texts, ranges, (text, [first, last]) => {
        const split = splitLines(text)
        expect(lines(text).count).toBe(split.length)
        if (first < 1 || first > last || last > split.length) return
        const joined = rangeText(split, { first, last })
        expect(lines(text).bytesOf({ first, last }, 'lines-lf-v1')?.toString()).toBe(joined)
      }),
      { seed: 9, numRuns: 500 },
    )
  })

  test('are found elsewhere exactly where an independent search finds them first', () => {
    const same = (a: readonly string[], b: readonly string[]) => a.join('\0') === b.join('\0')
    fc.assert(
      fc.property(texts, texts, ranges, (then, now, [first, last]) => {
        for (const algorithm of ['lines-lf-v1', 'raw-v1'] as const) {
          const wanted = lines(then).bytesOf({ first, last }, algorithm)
          if (wanted === null) continue
          const of = (text: string) => (algorithm === 'raw-v1' ? kept(text) : kept(text).map(bare))
          const range = of(then).slice(first - 1, last)
          const place = of(now).findIndex((_, at) => same(of(now).slice(at, at + range.length), range))
          expect(lines(now).find(wanted, algorithm)).toEqual(
            place < 0 ? null : { first: place + 1, last: place + range.length },
          )
        }
      }),
      { seed: 10, numRuns: 2000 },
    )
  })

  test('of 5 MB that nearly repeat themselves are searched in linear time', () => {
    const wanted = Buffer.from(`${'a\n'.repeat(1_999)}b`)
    const text = new Lines(Buffer.from('a\n'.repeat(2_500_000)))
    const long = new Lines(Buffer.from('a'.repeat(5_000_000)))
    const took = cpuMilliseconds(() => {
      expect(text.find(wanted, 'lines-lf-v1')).toBeNull()
      expect(long.find(Buffer.from(`${'a'.repeat(2_000_000)}b`), 'lines-lf-v1')).toBeNull()
      expect(text.find(Buffer.from('a\n'.repeat(1_999)), 'raw-v1')).toEqual({ first: 1, last: 1_999 })
    })
    expect(took).toBeLessThan(3_000)
  })
})
