import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { type JsonValue, parseStrictJson } from '../../../src/formats/strict-json/index.ts'
import { leastMilliseconds } from '../../support/cpu-time.ts'

const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8')
const parse = (text: string) => parseStrictJson(bytes(text))

/** `rule line:column`, or the value. */
function outcome(text: string): unknown {
  const { problem, value } = parse(text)
  return problem === null ? value : `${problem.rule} ${problem.line}:${problem.column}`
}

/** The same value with prototypes, for comparing. */
const plain = (value: JsonValue | undefined): unknown => JSON.parse(JSON.stringify(value))

describe('what every reader understands in the same way is read', () => {
  it.each([
    '{}',
    ' \t\r\n[ ]\n',
    '"\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00é😀"',
    '[0, -0.5, 1e3, 1E+2, 25e-1, 9007199254740991, -9007199254740991, 0e5, 0.0]',
    '{"a": [true, false, null, {"b": ""}]}',
    '{"": {"": ""}}',
    '{"toString": 1, "hasOwnProperty": 2, "valueOf": 3}',
  ])('%j', (text) => {
    const { problem, value } = parse(text)
    expect(problem).toBeNull()
    expect(plain(value)).toEqual(JSON.parse(text))
  })

  it('takes 1.0 for 1', () => {
    expect(parse('1.0').value).toBe(1)
    expect(parse('[1.0, 1]').value).toEqual([1, 1])
  })

  it('gives objects no prototype', () => {
    const { value } = parse('{"a": {"b": 1}}')
    expect(Object.getPrototypeOf(value)).toBeNull()
    expect(Object.getPrototypeOf((value as { a: object }).a)).toBeNull()
  })
})

describe('what could be read in two ways is refused, with its place', () => {
  it('JSON-02 refuses keys of the language, however they are spelled', () => {
    for (const key of ['__proto__', 'constructor', 'prototype', '\\u005f_proto__', '__pro\\u0074o__'])
      expect(outcome(`{"a": 1,\n "${key}": {"completed": true}}`)).toBe('json-reserved-key 2:2')
    expect(outcome('[{"a": {"__proto__": 1}}]')).toBe('json-reserved-key 1:9')
  })

  it('JSON-03 says what to do about 14/14', () => {
    const { problem } = parse('{"baseline_pass_count": 14/14}')
    expect(problem).toMatchObject({
      rule: 'json-syntax',
      line: 1,
      column: 27,
      found: '"14/14", which is no number',
    })
    expect(problem?.fix).toContain('"baseline_pass_count": 14 and "baseline_total_count": 14')
    expect(problem?.fix).toContain('"14/14"')
    expect(parse('{"a": 3 / 12}').problem?.fix).toContain('"3/12"')
    expect(parse('{"a": 14/x}').problem?.found).not.toContain('14/')
  })

  it('JSON-04 refuses NaN and its kin', () => {
    for (const word of [
      'NaN',
      '-NaN',
      'Infinity',
      '-Infinity',
      '+Infinity',
      'undefined',
      'None',
      'True',
      'nul',
      'truex',
      'TRUE',
    ])
      expect(outcome(`{"a": ${word}}`)).toBe('json-syntax 1:7')
    expect(parse('{"a": NaN}').problem?.found).toContain('NaN')
  })

  it('JSON-05 refuses numbers that do not survive being read', () => {
    for (const number of [
      '1e999',
      '-1e400',
      '9007199254740992',
      '-9007199254740993',
      '9007199254740993.0',
      '1e300',
      '1e-400',
      `1${'0'.repeat(400)}`,
    ])
      expect(outcome(`{"count":\n  ${number}}`)).toBe('json-number 2:3')
    expect(parse('1e999').problem?.found).toContain('not finite')
    expect(parse('1e-400').problem?.found).toContain('too small')
  })

  it('JSON-07 refuses a byte order mark, of any encoding', () => {
    expect(outcome('\ufeff{}')).toBe('json-byte-order-mark 1:1')
    expect(outcome(' \ufeff{}')).toBe('json-syntax 1:2')
    for (const mark of [
      [0xff, 0xfe, 0x7b, 0],
      [0xfe, 0xff, 0, 0x7b],
    ])
      expect(parseStrictJson(Uint8Array.from(mark)).problem?.rule).toBe('json-byte-order-mark')
  })

  it('JSON-08 refuses half of a surrogate pair', () => {
    for (const half of [
      '\\ud800',
      '\\udc00',
      '\\ud800x',
      '\\ud800\\u0041',
      '\\ude00\\ud83d',
      '\\ud800\\ud800',
    ])
      expect(outcome(`{"phase_name":\n "ab${half}"}`)).toMatch(/^json-text 2:[45]$/)
    expect(outcome('{"\\udfff": 1}')).toBe('json-text 1:3')
  })

  it('JSON-09 refuses nesting before it costs anything', () => {
    for (const open of ['[', '{"a":']) {
      const bomb = open.repeat(Math.floor(200_000 / open.length))
      expect(outcome(bomb)).toMatch(/^json-depth 1:\d+$/)
      expect(parse(bomb).problem?.column).toBe(16 * open.length + 1)
    }
    expect(parse(`${'['.repeat(16)}${']'.repeat(16)}`).problem).toBeNull()
    expect(parseStrictJson(bytes('[[1]]'), { depth: 1 }).problem?.rule).toBe('json-depth')
  })

  it.each([
    ['', '1:1'],
    ['  \n', '2:1'],
    ['{"a":1,}', '1:7'],
    ['[1,\n2 , ]', '2:3'],
    ['{"a":1 // one\n}', '1:8'],
    ['{"a":/* one */1}', '1:6'],
    ['# one\n{}', '1:1'],
    ['{}{}', '1:3'],
    ['{}\n\n[1]', '3:1'],
    ['{} x', '1:4'],
    ["{'a':1}", '1:2'],
    ['{a:1}', '1:2'],
    ['{"a" 1}', '1:6'],
    ['{"a":1 "b":2}', '1:8'],
    ['[1 2]', '1:4'],
    ['[,1]', '1:2'],
    ['{,}', '1:2'],
    ['[1', '1:3'],
    ['{"a"', '1:5'],
    ['{"a":', '1:6'],
    ['"abc', '1:1'],
    ['"a\nb"', '1:3'],
    ['"a\tb"', '1:3'],
    ['"\\x41"', '1:2'],
    ['"\\u12g4"', '1:2'],
    ['"\\', '1:2'],
    ['{"a":007}', '1:7'],
    ['[01]', '1:3'],
    ['[1.]', '1:3'],
    ['[.5]', '1:2'],
    ['[+1]', '1:2'],
    ['[-]', '1:2'],
    ['[0x10]', '1:3'],
    ['[1e]', '1:3'],
    ['[1_000]', '1:3'],
    ['\u00a0{}', '1:1'],
    ['{}\u2028', '1:3'],
    ['\r\r\n\n{', '4:2'],
  ])('json-syntax: %j', (text, place) => {
    expect(() => JSON.parse(text)).toThrow()
    expect(outcome(text)).toBe(`json-syntax ${place}`)
  })

  it.each([
    ['{"a":1,"a":1}', '1:8'],
    ['{"phase":1,\n"\\u0070hase":2}', '2:1'],
    ['{"é":1,"e\u0301":2}', '1:8'],
    ['{"a":{"b":1,"c":[],"b":2}}', '1:20'],
    ['{"toString":1,"toString":2}', '1:15'],
  ])('json-duplicate-key: %j', (text, place) => {
    expect(outcome(text)).toBe(`json-duplicate-key ${place}`)
  })

  it.each([
    ['a stray byte', [0x7b, 0x0a, 0x22, 0xff, 0x22, 0x7d], '2:2'],
    ['an overlong slash', [0x22, 0xc0, 0xaf, 0x22], '1:2'],
    ['a surrogate in UTF-8', [0x22, 0xed, 0xa0, 0x80, 0x22], '1:2'],
    ['a character that is cut off', [0x22, 0x61, 0xe2, 0x82], '1:3'],
    ['Latin-1', [0x22, 0xe9, 0x22], '1:2'],
  ])('json-encoding: %s', (_, given, place) => {
    const { problem, text } = parseStrictJson(Uint8Array.from(given))
    expect(`${problem?.rule} ${problem?.line}:${problem?.column}`).toBe(`json-encoding ${place}`)
    expect(text).toBeNull()
  })

  it('refuses what is larger than it reads', () => {
    expect(parseStrictJson(bytes('[1]'), { bytes: 2 }).problem).toMatchObject({
      rule: 'json-size',
      found: '3 bytes',
    })
    expect(parseStrictJson(bytes('[]'), { bytes: 2 }).problem).toBeNull()
  })

  it('shows foreign text cut short and dead', () => {
    const { problem } = parse(
      `{"a\u202e\\u0007${'x'.repeat(500)}": 1, "a\u202e\\u0007${'x'.repeat(500)}": 2}`,
    )
    expect(problem?.rule).toBe('json-duplicate-key')
    expect(problem?.found.length).toBeLessThan(120)
    expect(problem?.found).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  })
})

describe('places', () => {
  const json = parse('{\r\n  "a": [1,\r {"b":\n   2}],\n  "c": ""}')
  it('are those of values, or of the nearest parent', () => {
    expect(json.at([])).toEqual({ line: 1, column: 1 })
    expect(json.at(['a'])).toEqual({ line: 2, column: 8 })
    expect(json.at(['a', 1, 'b'])).toEqual({ line: 4, column: 4 })
    expect(json.at(['a', 7, 'b'])).toEqual({ line: 2, column: 8 })
    expect(json.at(['z', 'y'])).toEqual({ line: 1, column: 1 })
    expect(json.at(['c', 'x'])).toEqual({ line: 5, column: 8 })
  })
  it('are those of keys where they are asked for', () => {
    expect(json.keyAt(['a'])).toEqual({ line: 2, column: 3 })
    expect(json.keyAt(['a', 1, 'b'])).toEqual({ line: 3, column: 3 })
    expect(json.keyAt(['a', 0])).toEqual({ line: 2, column: 9 })
  })
})

describe('properties', () => {
  const options = { seed: 8, numRuns: 400 }

  it('reads every value as JSON.parse does, whatever the layout', () => {
    const layout = fc.constantFrom(undefined, 1, 2, '\t', '\r\n')
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), layout, (text, space) => {
        // Without duplicates: the text comes from a value. What the reader refuses on purpose is left out.
        const value: unknown = JSON.parse(text)
        const written = JSON.stringify(value, null, space)
        const { problem } = parse(written)
        if (problem === null) expect(plain(parse(written).value)).toEqual(JSON.parse(written))
        else
          expect(['json-number', 'json-reserved-key', 'json-text', 'json-duplicate-key']).toContain(
            problem.rule,
          )
      }),
      options,
    )
  })

  it('refuses whatever JSON.parse refuses, and never throws', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '\\',
      'a',
      '1',
      '0',
      '-',
      '.',
      'e',
      'true',
      'null',
      ' ',
      '\n',
      '"a"',
      '\\u00',
      '/',
      '{{X}}',
      '\u00a0',
      'é',
    )
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 24 }).map((all) => all.join('')),
        (text) => {
          const { problem, value } = parse(text)
          const accepted = accepts(text)
          if (problem === null) {
            expect(accepted).toBe(true)
            expect(plain(value)).toEqual(JSON.parse(text))
          } else if (accepted) {
            expect(['json-duplicate-key', 'json-number', 'json-reserved-key', 'json-text']).toContain(
              problem.rule,
            )
          } else expect(problem.rule).not.toBe('json-text')
        },
      ),
      { seed: 8, numRuns: 4_000 },
    )
  })

  it('never throws on bytes, and names a place inside of them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (given) => {
        const { problem } = parseStrictJson(given)
        if (problem === null) return
        expect(problem.line).toBeGreaterThan(0)
        expect(problem.column).toBeGreaterThan(0)
        expect(problem.line + problem.column).toBeLessThanOrEqual(given.length + 3)
      }),
      options,
    )
  })

  it('finds a key that stands twice wherever it stands', () => {
    const key = fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' })
    fc.assert(
      fc.property(fc.uniqueArray(key, { minLength: 1, maxLength: 8 }), fc.nat(), (keys, which) => {
        const twice = [...keys, keys[which % keys.length] ?? '']
        const { problem } = parse(`{${twice.map((name) => `${JSON.stringify(name)}:1`).join(',')}}`)
        expect(['json-duplicate-key', 'json-text', 'json-reserved-key']).toContain(problem?.rule)
      }),
      options,
    )
  })
})

function accepts(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('time', () => {
  const size = 262_144
  const fill = (piece: string, start = '', end = '') =>
    start + piece.repeat(Math.floor((size - start.length - end.length) / piece.length)) + end
  const keys = Array.from({ length: 16_000 }, (_, index) => `"key${index}":1`).join(',')
  it.each([
    ['brackets', fill('[')],
    ['objects', fill('{"a":')],
    ['line ends', fill('\n')],
    ['CRs, and a place at their end', fill('\r', '', 'x')],
    ['escapes', fill('\\u0041', '"', '"')],
    ['surrogate pairs', fill('\\ud83d\\ude00', '"', '"')],
    ['backslashes', fill('\\', '"')],
    ['numbers', fill('1,', '[', '1]')],
    ['digits', fill('9')],
    ['lists', fill('[],', '[', '[]]')],
    ['empty objects', fill('{},', '[', '{}]')],
    ['keys', `{${keys}}`],
    ['long keys that differ at their end', `{"${'é'.repeat(60_000)}1":1,"${'é'.repeat(60_000)}2":1}`],
    ['combining marks in a key', `{"${'a\u0316\u0301'.repeat(40_000)}":1}`],
    ['commas', fill(',')],
    ['a bad byte at the end', Buffer.concat([Buffer.from(fill(' ').slice(1)), Buffer.from([0xff])])],
  ])('256 KiB of %s take less than 250 ms', (_, given) => {
    const input = typeof given === 'string' ? bytes(given) : given
    expect(input.length).toBeLessThanOrEqual(size)
    const spent = leastMilliseconds(() => parseStrictJson(input).at(['a', 0]))
    expect(spent).toBeLessThan(250)
  })
})
