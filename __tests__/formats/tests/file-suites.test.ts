import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { fileSuites, Numbering, sameNameInFiles } from '../../../src/formats/tests/file-suites.ts'

describe('short names of test files', () => {
  test.each<[readonly string[], readonly string[]]>([
    [['/repo/a.js'], ['a.js']],
    [
      ['/repo/x/a.js', '/repo/y/a.js', '/repo/b.js'],
      ['x/a.js', 'y/a.js', 'b.js'],
    ],
    [
      ['/r/x/z/a.js', '/r/y/z/a.js'],
      ['x/z/a.js', 'y/z/a.js'],
    ],
    [
      ['a.js', 'x/a.js'],
      ['a.js', 'x/a.js'],
    ],
    [
      ['D:\\r\\x\\a.js', 'D:\\r\\y\\a.js'],
      ['x/a.js', 'y/a.js'],
    ],
    [
      ['/r/a.js', '/r/a.js'],
      ['a.js', 'a.js'],
    ],
  ])('%j', (paths, names) => {
    const found = fileSuites(paths)
    expect(paths.map((path) => found.get(path))).toEqual(names)
  })

  test('paths that differ only at their very beginning take no time', () => {
    const paths = ['x', 'y'].map((start) => `${start}${'/a'.repeat(200_000)}`)
    const started = performance.now()
    expect([...fileSuites(paths).values()]).toEqual(paths)
    expect(performance.now() - started).toBeLessThan(2000)
  })

  test('every file has a name, and two files never the same one', () => {
    const part = fc.constantFrom('a', 'b', 'c')
    const path = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('/'))
    fc.assert(
      fc.property(fc.uniqueArray(path, { maxLength: 12 }), (paths) => {
        const names = paths.map((one) => fileSuites(paths).get(one))
        expect(names.every((name, at) => name !== undefined && paths[at]?.endsWith(name))).toBe(true)
        expect(new Set(names).size).toBe(paths.length)
      }),
      { seed: 61, numRuns: 300 },
    )
  })

  test('the machine a report comes from does not change the names', () => {
    const names = (root: string) =>
      [...fileSuites([`${root}/x/a.js`, `${root}/y/a.js`, `${root}/b.js`]).values()].sort()
    expect(names('/home/runner/app/app')).toEqual(names('D:/a/app'))
  })
})

test('only names that stand in several files get the file', () => {
  const tests = [
    { name: 'sums', path: '/r/x/a.js' },
    { name: 'sums', path: '/r/y/a.js' },
    { name: 'adds', path: '/r/x/a.js' },
    { name: 'sums', path: null },
  ]
  const of = sameNameInFiles(
    tests,
    (one) => one.name,
    (one) => one.path,
  )
  expect(tests.map((one) => of(one))).toEqual(['x/a.js', 'y/a.js', null, null])
})

test('numbering counts per place', () => {
  const numbering = new Numbering()
  const names = [
    ['p', 'a'],
    ['p', 'a'],
    ['q', 'a'],
    ['p', 'b'],
  ].map(([place = '', name = '']) => numbering.name(place, name))
  expect(names).toEqual(['a', 'a #2', 'a', 'b'])
})
