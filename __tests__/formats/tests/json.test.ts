import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { ReportFormat } from '../../../src/core/facts/test-reports.ts'
import { parseJson } from '../../../src/formats/tests/json-text.ts'
import { producerFixtures } from './fixtures.ts'
import { readReport } from './read-report.ts'
import { tell } from './told.ts'

const documents: readonly ReportFormat[] = ['ctrf', 'jest', 'vitest', 'mocha', 'cucumber', 'rspec']
const reasons = (format: ReportFormat, content: string | Uint8Array): string =>
  tell(format, content).invalid.join('; ')
const reasonOf = (text: string): string => {
  const json = parseJson(text)
  return 'reason' in json ? json.reason : ''
}

describe('JSON text', () => {
  test('the same value as the platform gives, for any value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(undefined, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        expect(parseJson(text)).toEqual({ value: JSON.parse(text) as unknown })
      }),
      { seed: 5, numRuns: 300 },
    )
  })

  test('any text is either what the platform reads or refused with a reason, never thrown', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[[\]{}",:\\0a ]{0,30}$/u), (text) => {
        const json = parseJson(text)
        if ('value' in json) expect(json.value).toEqual(JSON.parse(text))
        else expect(json.reason).not.toBe('')
      }),
      { seed: 6, numRuns: 2000 },
    )
  })

  test.each([
    ['{"a":1,"a":2}', 'line 1: "a" stands twice in one object'],
    ['{"a":1,\n"\\u0061":2}', 'line 2: "a" stands twice in one object'],
    ['[{"x":{"b":1,"c":[{"b":2}],"b":3}}]', 'line 1: "b" stands twice in one object'],
    ['{"__proto__":1,"__proto__":2}', 'line 1: "__proto__" stands twice in one object'],
  ])('a name that stands twice is refused: %s', (text, reason) => {
    expect(reasonOf(text)).toBe(reason)
  })

  test.each([
    '{"a":{"a":1},"b":[{"a":1},{"a":2}]}',
    '{"a":"a","b":"a"}',
    '["a","a"]',
    '{"a":["b","b",{"b":"b"}],"b":"\\"a\\":"}',
    '{"\\\\":1,"\\"":2}',
  ])('the same name in another object, list or text is no repetition: %s', (text) => {
    expect(parseJson(text)).toEqual({ value: JSON.parse(text) as unknown })
  })

  test('__proto__ is an ordinary name that changes nothing', () => {
    const json = parseJson('{"__proto__":{"status":"passed"}}')
    expect('value' in json && Object.getPrototypeOf(json.value) === Object.prototype).toBe(true)
    expect(({} as Record<string, unknown>)['status']).toBeUndefined()
  })

  test.each([
    ['{"a":NaN}', 'not JSON'],
    ['{"a":1} {"b":2}', 'not JSON'],
    ["{'a':1}", 'not JSON'],
    ['{"a":1,}', 'not JSON'],
    ['{"a":', 'broken off'],
    ['["a', 'broken off'],
    ['[1,2', 'broken off'],
  ])('what is no JSON: %s', (text, reason) => {
    expect(reasonOf(text)).toContain(reason)
  })

  test('nesting and the number of values are bounded, in linear time', () => {
    expect(reasonOf('['.repeat(5_000_000))).toBe('line 1: nested deeper than 200')
    expect(reasonOf(`${'['.repeat(200)}${']'.repeat(200)}`)).toBe('')
    expect(reasonOf(`[${'1,'.repeat(5_000_001)}1]`)).toBe('too large: more than 5000000 values')
    expect(reasonOf(`{"a":"${'\\\\'.repeat(1_000_000)}`)).toContain('broken off')
  })
})

describe.each(documents)('%s as a JSON document', (format) => {
  test.each([
    ['', 'empty'],
    [' \n\t', 'empty'],
    ['null', 'expected'],
    ['[]x', 'not JSON'],
    ['"text"', 'expected'],
    ['<html></html>', 'not JSON'],
    ['{"a":1}', 'expected'],
    ['{"tests":1,"tests":2}', 'twice'],
    [`${'{"a":'.repeat(1000)}1${'}'.repeat(1000)}`, 'nested deeper'],
  ])('%# is refused', (text, reason) => {
    expect(reasons(format, text)).toContain(reason)
    expect(tell(format, text).tests).toEqual([])
  })

  test('bytes that are no text are refused', () => {
    expect(reasons(format, new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22]))).toContain(
      'neither UTF-8 nor UTF-16',
    )
    expect(reasons(format, new Uint8Array([0x7b, 0x22, 0xc3]))).toContain('neither UTF-8 nor UTF-16')
  })

  test('more than 64 MiB are refused, and memory is given back', () => {
    const piece = new Uint8Array(16 * 1024 * 1024).fill(0x20)
    const told: string[] = []
    const big = new Uint8Array(piece.length * 4 + 1).fill(0x20)
    told.push(...tell(format, big, piece.length).invalid)
    expect(told).toEqual(['too large: JSON reports are read up to 64 MiB'])
  })

  test('random values never throw', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const told = tell(format, JSON.stringify(value))
        expect(told.invalid.length > 0 || told.tests.length === 0).toBe(true)
      }),
      { seed: 7, numRuns: 200 },
    )
  })

  test('random damage to a real report never throws and never turns a failing one into a pass', () => {
    const fixture = producerFixtures.find(
      (one) => one.format === format && one.expected['verdict'] === 'fail',
    )
    if (fixture === undefined) throw new Error('no fixture')
    const { bytes } = fixture
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: bytes.length - 1 }),
        fc.integer({ min: 0, max: 60 }),
        (at, length) => {
          const cut = new Uint8Array([...bytes.subarray(0, at), ...bytes.subarray(at + length + 1)])
          expect(['pass', 'no-data']).not.toContain(readReport(cut).file.verdict)
          expect(readReport(bytes.subarray(0, at)).file.verdict).toBe('invalid')
        },
      ),
      { seed: 8, numRuns: 60 },
    )
  })
})

test('UTF-8 with its mark and UTF-16 of both orders read like UTF-8, in pieces of any size', () => {
  const fixture = producerFixtures.find((one) => one.producer === 'mocha-ctrf-json-reporter')
  const text = new TextDecoder().decode(fixture?.bytes)
  const whole = tell('ctrf', text)
  expect(whole.tests.length).toBe(11)
  const little = new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'))
  const big = new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le').swap16())
  for (const bytes of [new TextEncoder().encode(`\uFEFF${text}`), little, big]) {
    for (const piece of [1, 3, 1000]) expect(tell('ctrf', bytes, piece)).toEqual(whole)
    expect(readReport(bytes).file.tests).toBe(11)
  }
  expect(tell('ctrf', little.subarray(0, -1)).invalid[0]).toContain('neither UTF-8 nor UTF-16')
})
