import { describe, expect, test } from '@jest/globals'
import { strToU8, zipSync } from 'fflate'
import { unzip } from '../../src/facts/zip.ts'
import { ZipProblem } from '../../src/facts/zip-problem.ts'

const small = zipSync({ 'a.xml': strToU8('<a/>'.repeat(50)), 'b/c.xml': [strToU8('<c/>'), { level: 0 }] })
const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('utf8')

/** Changes a number at a place of the n-th record with this signature. */
function patched(
  zip: Uint8Array,
  signature: number,
  field: number,
  value: number,
  bytes = 4,
  n = 0,
): Uint8Array {
  const copy = Buffer.from(zip)
  let at = -1
  for (let found = -1; found < n; found++) {
    do at++
    while (copy.readUInt32LE(at) !== signature)
  }
  copy.writeUIntLE(value, at + field, bytes)
  return copy
}
const entry = 0x02014b50
const end = 0x06054b50

const refusal = (zip: Uint8Array): string => {
  try {
    unzip(zip)
  } catch (error) {
    if (error instanceof ZipProblem) return error.message
    throw error
  }
  return 'read'
}

describe('zip archives', () => {
  test('files come by name, packed or stored; folders do not', () => {
    const files = unzip(
      zipSync({ 'a.xml': strToU8('<a/>'), 'b/': new Uint8Array(0), 'b/c': [strToU8('c'), { level: 0 }] }),
    )
    expect([...files.keys()].sort()).toEqual(['a.xml', 'b/c'])
    expect([text(files.get('a.xml')), text(files.get('b/c'))]).toEqual(['<a/>', 'c'])
    expect(unzip(zipSync({})).size).toBe(0)
    expect(unzip(zipSync({ empty: new Uint8Array(0) })).get('empty')).toHaveLength(0)
  })

  test('an archive inside of a larger buffer is read from where it starts', () => {
    const large = Buffer.concat([Buffer.alloc(7), small])
    expect(text(unzip(large.subarray(7)).get('b/c.xml'))).toBe('<c/>')
  })

  test('an archive cut anywhere is refused', () => {
    for (let length = 0; length < small.length; length++)
      expect([length, refusal(small.subarray(0, length))]).not.toEqual([length, 'read'])
  })

  test.each([
    ['no zip at all', strToU8('<testsuite/>'.repeat(20)), 'no whole zip'],
    ['nothing', new Uint8Array(0), 'no whole zip'],
    ['a size that is too small', patched(small, entry, 24, 3), 'damaged: a.xml'],
    ['a size that is too large', patched(small, entry, 24, 4_000), 'damaged: a.xml'],
    ['a size of nothing', patched(small, entry, 24, 0), 'damaged: a.xml'],
    ['another checksum', patched(small, entry, 16, 1), 'damaged: a.xml'],
    ['a huge size', patched(small, entry, 24, 0xfffffff0), 'over 268435456 bytes'],
    ['two sizes of a stored file', patched(small, entry, 20, 200, 4, 1), 'two sizes of b/c.xml'],
    ['an unknown method', patched(small, entry, 10, 12, 2), 'no whole zip'],
    ['more entries than there are', patched(small, end, 10, 3, 2), 'read'],
    ['a directory elsewhere', patched(small, end, 16, 3), 'no whole zip'],
    ['a directory behind the end', patched(small, end, 16, 0xfffffff0), 'no whole zip'],
  ])('%s', (_, zip, expected) => {
    expect(refusal(zip)).toContain(expected)
  })

  test('fewer entries than the directory has, as its end record states them', () => {
    expect(refusal(patched(small, end, 8, 3, 2))).toContain('no whole zip')
    expect([...unzip(patched(small, end, 8, 1, 2)).keys()]).toEqual(['a.xml'])
  })

  test.each(['../up', '/root', 'a//b', './a', 'a\\b', 'a\nb', '__proto__', 'x/__proto__/y'])(
    'the name %j is refused',
    (name) => {
      // `__proto__` as the whole name is lost when an archive is made from an object.
      const zip =
        name === '__proto__'
          ? renamed('proto_xyz', name)
          : zipSync(Object.fromEntries([[name, strToU8('x')]]))
      expect(refusal(zip)).toContain('no plain path')
    },
  )

  test('names of Object.prototype are names', () => {
    expect([...unzip(zipSync({ constructor: strToU8('x'), toString: strToU8('y') })).keys()]).toEqual([
      'constructor',
      'toString',
    ])
  })

  test('one name twice is refused: either could be the one that was checked', () => {
    expect(refusal(renamed('a.xml', 'b.xml', { 'b.xml': strToU8('2') }))).toContain('two entries of one name')
  })

  test('2,000 entries are read, 2,001 are not', () => {
    const many = (count: number) =>
      zipSync(Object.fromEntries(Array.from({ length: count }, (_, n) => [`f${n}`, new Uint8Array(0)])))
    expect(unzip(many(2_000)).size).toBe(2_000)
    expect(refusal(many(2_001))).toContain('more than 2000 entries')
  })

  test('what unpacks to more than 256 MiB altogether is refused', () => {
    const two = zipSync({ a: new Uint8Array(1_000_000), b: new Uint8Array(1_000_000) })
    const half = 128 * 1024 * 1024
    expect(refusal(patched(patched(two, entry, 24, half), entry, 24, half + 1, 4, 1))).toContain(
      'over 268435456 bytes',
    )
    expect(refusal(patched(patched(two, entry, 24, half), entry, 24, half, 4, 1))).toContain('damaged: a')
  })

  test('a zip64 is refused with its name', () => {
    const at = small.length - 22
    const locator = Buffer.alloc(20)
    locator.writeUInt32LE(0x07064b50, 0)
    const zip = Buffer.concat([small.subarray(0, at), locator, small.subarray(at)])
    expect(refusal(zip)).toContain('zip64')
  })
})

/** An archive in which one name was replaced by another of the same length. */
function renamed(from: string, to: string, more: Record<string, Uint8Array> = {}): Uint8Array {
  const zip = Buffer.from(zipSync({ [from]: strToU8('x'), ...more }))
  for (let at = zip.indexOf(from); at >= 0; at = zip.indexOf(from, at + 1)) zip.write(to, at)
  return zip
}
