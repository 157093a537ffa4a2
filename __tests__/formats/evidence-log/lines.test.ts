import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { logLines, maxLineBytes } from '../../../src/formats/evidence-log/lines.ts'

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size)
}

async function linesOf(text: string | Uint8Array, size = 3, longest?: number) {
  const found: [number, string | null][] = []
  for await (const batch of logLines(pieces(Buffer.from(text), size), longest))
    for (const { line, bytes } of batch)
      found.push([line, bytes === null ? null : Buffer.from(bytes).toString('utf8')])
  return found
}

describe('lines of an evidence log', () => {
  test.each([
    ['', []],
    ['\n\n', []],
    ['a', [[1, 'a']]],
    [
      'a\nb\n',
      [
        [1, 'a'],
        [2, 'b'],
      ],
    ],
    [
      'a\r\n\r\n \t\nb',
      [
        [1, 'a'],
        [4, 'b'],
      ],
    ],
    ['\n\na', [[3, 'a']]],
  ] as [string, [number, string][]][])('%j', async (text, expected) => {
    for (const size of [1, 2, 1_000]) expect(await linesOf(text, size)).toEqual(expected)
  })

  test('a line that is too long is thrown away, and the next one read', async () => {
    expect(await linesOf('aaaa\naaaaa\r\naaaaa\naaaaaa\nb\n', 2, 5)).toEqual([
      [1, 'aaaa'],
      [2, 'aaaaa'],
      [3, 'aaaaa'],
      [4, null],
      [5, 'b'],
    ])
  })

  test('50 MB without a line break take no memory of their own', async () => {
    const piece = Buffer.alloc(1024 * 1024, 'a')
    async function* endless() {
      for (let count = 0; count < 50; count++) yield piece
      yield Buffer.from('\nlast')
    }
    const before = process.memoryUsage().arrayBuffers
    let most = 0
    const found: unknown[] = []
    for await (const batch of logLines(endless())) {
      most = Math.max(most, process.memoryUsage().arrayBuffers - before)
      for (const { line, bytes } of batch)
        found.push([line, bytes === null ? null : Buffer.from(bytes).toString()])
    }
    expect(found).toEqual([
      [1, null],
      [2, 'last'],
    ])
    expect(most).toBeLessThan(8 * 1024 * 1024)
  })

  test('as splitting the whole text, however it is cut', async () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '\n', '\r\n'), maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 9 }), async (given, size) => {
        const expected = given
          .split('\n')
          .map((line, index): [number, string] => [index + 1, line.replace(/\r$/, '')])
          .filter(([, line]) => line.trim() !== '')
        expect(await linesOf(given, size)).toEqual(expected)
      }),
      { seed: 8, numRuns: 200 },
    )
  })

  test('a line may have 64 KiB', () => expect(maxLineBytes).toBe(65_536))
})
