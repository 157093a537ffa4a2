import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { evidenceRange, rangeText, splitLines } from '../../src/phase/lines.ts'
import { endOfDay, parseInstant } from '../../src/phase/times.ts'
import { isAtLeast, isLegacy, isNewerMinor, parseVersion } from '../../src/phase/versions.ts'

describe('times', () => {
  it.each([
    ['2026-11-19T10:00:00Z', '2026-11-19T10:00:00.000Z'],
    ['2026-11-19T10:00:00+02:00', '2026-11-19T08:00:00.000Z'],
    ['2026-11-19T10:00:00-23:59', '2026-11-20T09:59:00.000Z'],
    ['2026-11-19T23:59:59.999999999Z', '2026-11-19T23:59:59.999Z'],
    ['2026-11-19T10:00:00.5Z', '2026-11-19T10:00:00.500Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
    ['2000-02-29T00:00:00Z', '2000-02-29T00:00:00.000Z'],
    ['0050-01-01T00:00:00Z', '0050-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59Z', '9999-12-31T23:59:59.000Z'],
    ['2025-10-18T12:34:56.123456Z', '2025-10-18T12:34:56.123Z'],
  ])('%s', (text, same) => {
    expect(new Date(parseInstant(text) ?? Number.NaN).toISOString()).toBe(same)
  })

  it.each([
    '2026-11-19T10:00:00',
    '2026-11-19',
    '2026-11-19 10:00:00Z',
    '2026-11-19T10:00Z',
    '2026-11-19T10:00:00z',
    '2026-11-19T10:00:00+0200',
    '2026-11-19T10:00:00+2:00',
    '2026-11-19T10:00:00 Z',
    '2026-11-19T10:00:00Z ',
    '2026-11-19T10:00:00Z\n',
    '2026-11-19T10:00:00.Z',
    '2026-11-19T10:00:00,5Z',
    '2026-11-19T10:00:00.1234567890Z',
    '2026-02-30T10:00:00Z',
    '2025-02-29T10:00:00Z',
    '1900-02-29T10:00:00Z',
    '2026-04-31T10:00:00Z',
    '2026-13-01T10:00:00Z',
    '2026-00-01T10:00:00Z',
    '2026-01-00T10:00:00Z',
    '2026-11-19T24:00:00Z',
    '2026-11-19T10:60:00Z',
    '2026-12-31T23:59:60Z',
    '2026-11-19T10:00:00+24:00',
    '2026-11-19T10:00:00+02:60',
    '26-11-19T10:00:00Z',
    '+002026-11-19T10:00:00Z',
    '٢٠٢٦-11-19T10:00:00Z',
    '2026-11-19T10:00:00Z+02:00',
    'yesterday',
    '',
  ])('%j is none', (text) => expect(parseInstant(text)).toBeNull())

  it('agree with the calendar for every instant', () => {
    const year = {
      min: new Date('0001-01-01T00:00:00Z'),
      max: new Date('9999-12-31T00:00:00Z'),
      noInvalidDate: true,
    }
    fc.assert(
      fc.property(fc.date(year), (date) => {
        expect(parseInstant(date.toISOString())).toBe(date.getTime())
      }),
      { seed: 8, numRuns: 500 },
    )
  })

  it('of a bare date are the end of its day', () => {
    expect(endOfDay('2025-10-18')).toBe('2025-10-18T23:59:59Z')
    expect(endOfDay('2024-02-29')).toBe('2024-02-29T23:59:59Z')
    for (const text of ['2025-02-29', '2025-10-18T00:00:00Z', '18.10.2025', '2025-1-1', ''])
      expect(endOfDay(text)).toBeNull()
  })
})

describe('versions', () => {
  it.each([
    ['1.0', [1, 0, 0]],
    ['0.0.0', [0, 0, 0]],
    ['10.20.30', [10, 20, 30]],
  ])('%s', (text, parts) => expect(parseVersion(text)).toEqual(parts))
  it.each([
    '1',
    '1.',
    '.1',
    '01.0',
    '1.00',
    '1.0.0.0',
    'v1.0',
    '1.0-rc1',
    '1.0+x',
    '1,0',
    ' 1.0',
    '1.0\n',
    '1e1.0',
    '-1.0',
    '1.x',
    '9999999.0',
    '١.٠',
    '',
  ])('%j is none', (text) => expect(parseVersion(text)).toBeNull())
  it('compare by number', () => {
    expect(isAtLeast('1.10', '1.9')).toBe(true)
    expect(isAtLeast('1.1', '1.1.0')).toBe(true)
    expect(isAtLeast('1.1', '1.1.1')).toBe(false)
    expect(isAtLeast('2.0', '1.9')).toBe(true)
    expect(isAtLeast('x', '1.0')).toBe(false)
    expect(['0.9', '1.0', '1.0.9', '1.1', '1.2'].map(isLegacy)).toEqual([true, true, true, false, false])
    expect(['1.1', '1.1.9', '1.2', '2.2', 'x'].map(isNewerMinor)).toEqual([false, false, true, false, false])
  })
})

describe('lines', () => {
  it.each([
    ['', []],
    ['a', ['a']],
    ['a\n', ['a']],
    ['a\nb', ['a', 'b']],
    ['a\n\n', ['a', '']],
    ['\n', ['']],
    ['a\r\nb\r\n', ['a', 'b']],
    ['a\rb\r', ['a', 'b']],
    ['a\r\r\nb', ['a', '', 'b']],
    ['a\n\rb', ['a', '', 'b']],
    ['a\u2028b\u0085c\fd\u000be', ['a\u2028b\u0085c\fd\u000be']],
    ['\ufeffa\n', ['\ufeffa']],
  ])('of %j', (text, lines) => expect(splitLines(text)).toEqual(lines))

  it('no line end changes what is digested', () => {
    const piece = fc.constantFrom('a', '', 'bc', 'é')
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 12 }),
        fc.nat(),
        fc.nat(),
        (pieces, from, to) => {
          const lines = [...pieces, 'end']
          const first = (from % lines.length) + 1
          const range = { first, last: first + (to % (lines.length - first + 1)) }
          const expected = lines.slice(range.first - 1, range.last).join('\n')
          for (const end of ['\n', '\r\n', '\r'])
            for (const final of ['', end])
              expect(rangeText(splitLines(lines.join(end) + final), range)).toBe(expected)
        },
      ),
      { seed: 8, numRuns: 300 },
    )
  })

  it('past the end there is nothing', () => {
    expect(rangeText(['a', 'b'], { first: 1, last: 3 })).toBeNull()
    expect(rangeText([], { first: 1, last: 1 })).toBeNull()
    expect(rangeText(['a', 'b'], { first: 2, last: 2 })).toBe('b')
  })

  it('ranges', () => {
    expect(evidenceRange('450-475')).toEqual({ first: 450, last: 475 })
    expect(evidenceRange('1-2000')).toEqual({ first: 1, last: 2000 })
    expect(evidenceRange('1-2001')).toBeNull()
  })
})
