import { createHash } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { z } from 'zod'
import { readState, writeState } from '../../src/publish/state-line.ts'
import { bounds } from '../../src/surfaces/limits.ts'
import { hostileText } from '../support/hostile-text.ts'

const anything = z.json()
const runs = { seed: 20_261_121, numRuns: 200 }

/** A line with a right checksum over any bytes. */
function forged(bytes: Uint8Array): string {
  const packed = Buffer.from(bytes).toString('base64url')
  const sum = createHash('sha256').update(packed).digest('hex')
  return `<!-- gatewright:state v1 ${packed}.${sum} -->`
}
const forgedText = (text: string): string => forged(deflateRawSync(Buffer.from(text)))

describe('state line', () => {
  test('any value comes back out of any text around it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), hostileText, (value, around) => {
        const line = writeState(value)
        const quiet = around.replaceAll('<!--', '')
        expect(readState(`${quiet}\n${line}\r\n${quiet}`, anything)).toEqual(
          JSON.parse(JSON.stringify(value)),
        )
        expect(line).toMatch(/^<!-- gatewright:state v1 [\w-]+\.[0-9a-f]{64} -->$/)
        expect(writeState(value)).toBe(line)
      }),
      runs,
    )
  })

  test('the bytes are the same on every machine', () => {
    // Fixed once: another compressor would make every state look changed.
    expect(writeState({ open: ['a', 'a', 'a', 'b'] })).toBe(
      '<!-- gatewright:state v1 q1bKL0jNU7KKVkpU0oHjJKXYWgA.e570634ac945771d87aabe647eb964e40397d520440986d84f12608e65f72152 -->',
    )
    const paths = Array.from({ length: 1_000 }, (_, index) => `packages/${index % 97}/src/module-${index}.ts`)
    const written = writeState(paths)
    expect([written.length, written.slice(-12, -4)]).toEqual([5_148, 'bdea5245'])
  })

  test('no state, several, and what only looks like one are none', () => {
    const line = writeState({ a: 1 })
    for (const body of [
      '',
      'text',
      ` ${line}`,
      `> ${line}`,
      `text ${line}`,
      `${line} `,
      `${line}\n${line}`,
      `${line}\n${writeState({ a: 2 })}`,
      `${line}\n<!-- gatewright:state v2 -->`,
      line.replace('v1', 'v2'),
      line.replace(' -->', ''),
      line.replace(/\.[0-9a-f]/, '.g'),
    ]) {
      expect(readState(body, anything)).toBeNull()
    }
    expect(readState(`> ${line}\n${line}`, anything)).toEqual({ a: 1 })
  })

  test('a changed, cut or swapped character is noticed', () => {
    const line = writeState({ open: ['one', 'two'] })
    const start = '<!-- gatewright:state v1 '.length
    for (let at = start; at < line.length - ' -->'.length; at += 1) {
      expect(readState(line.slice(0, at) + line.slice(at + 1), anything)).toBeNull()
      const other = line[at] === 'a' ? 'b' : 'a'
      expect(readState(line.slice(0, at) + other + line.slice(at + 1), anything)).toBeNull()
    }
  })

  test('a right checksum over bytes that are no state helps nobody', () => {
    for (const hostile of [
      forged(new Uint8Array([1, 2, 3])),
      forged(deflateRawSync(Buffer.from('{"a":"\xff"}', 'latin1'))),
      forged(deflateRawSync(Buffer.from('{"a":1}')).subarray(0, 5)),
      forgedText(''),
      forgedText('{"a":'),
      forgedText('{"a":1} {"a":2}'),
      forgedText('\uFEFF{"a":1}'),
      forgedText('{"a":1,"__proto__":{"polluted":true}}'),
      forgedText(`{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}`),
    ]) {
      expect(readState(hostile, z.looseObject({ a: z.unknown() }))).toBeNull()
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    expect(readState(forgedText('{"a":1}'), anything)).toEqual({ a: 1 })
  })

  test('a bomb is not unpacked beyond 1 MiB', () => {
    const bomb = forgedText(`"${'a'.repeat(50 * 1024 * 1024)}"`)
    const before = process.memoryUsage().arrayBuffers
    expect(readState(bomb, anything)).toBeNull()
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20 * 1024 * 1024)
    const largest = `"${'a'.repeat(bounds.stateUnpackedBytes - 2)}"`
    expect(readState(forgedText(largest), z.string())).toHaveLength(bounds.stateUnpackedBytes - 2)
    expect(readState(forgedText(`${largest} `), z.string())).toBeNull()
  })

  test('what is too large for a line or a reader is not written', () => {
    const noise = Array.from({ length: 4_000 }, (_, index) =>
      createHash('sha256').update(String(index)).digest('hex'),
    )
    expect(writeState(noise)).toBe('')
    expect(writeState(noise.slice(0, 500)).length).toBeGreaterThan(20_000)
    expect(writeState(noise.slice(0, 500), 20_000)).toBe('')
    expect(writeState('a'.repeat(bounds.stateUnpackedBytes))).toBe('')
    const exact = writeState({ a: 1 })
    expect(writeState({ a: 1 }, exact.length)).toBe(exact)
    expect(writeState({ a: 1 }, exact.length - 1)).toBe('')
  })

  test('the schema has the last word, even one that throws', () => {
    const line = writeState({ a: 'text' })
    expect(readState(line, z.object({ a: z.number() }))).toBeNull()
    const throwing = z.unknown().refine(() => {
      throw new Error('no')
    })
    expect(readState(line, throwing)).toBeNull()
  })

  test('text that is any text reads as none, and never throws', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (a, b) => {
        expect(readState(`<!-- gatewright:state v1 ${a}.${b} -->`, anything)).toBeNull()
      }),
      runs,
    )
  })
})
