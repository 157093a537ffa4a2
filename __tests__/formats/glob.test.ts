import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { minimatch } from 'minimatch'
import { compileGlob } from '../../src/formats/glob.ts'
import { leastMilliseconds } from '../support/cpu-time.ts'

function matches(pattern: string, path: string): boolean {
  const glob = compileGlob(pattern)
  if (!glob.ok) throw new Error(glob.message)
  return glob.matches(path)
}

function refusal(pattern: string): string {
  const glob = compileGlob(pattern)
  return glob.ok ? '' : glob.message
}

describe('hostile and surprising patterns', () => {
  test('GLOB-03 nested extended globs are plain text and take no time', () => {
    expect(
      leastMilliseconds(() => expect(matches('*(*(*(a|b)))c', 'a'.repeat(28))).toBe(false)),
    ).toBeLessThan(50)
    expect(matches('+(a)', 'a')).toBe(false)
    expect(matches('(group)/+page.ts', '(group)/+page.ts')).toBe(true)
  })

  test('GLOB-04 twenty globstars against sixty segments take no time', () => {
    const pattern = `${'**/a/'.repeat(20)}b`
    const path = Array.from({ length: 60 }, () => 'a').join('/')
    expect(leastMilliseconds(() => expect(matches(pattern, path)).toBe(false))).toBeLessThan(50)
    expect(matches(pattern, `${path}/b`)).toBe(true)
  })

  test('GLOB-06 a pattern longer than a path can be is refused', () => {
    expect(refusal('a'.repeat(65_537))).toMatch(/65537 characters; at most 4096/)
    expect(refusal('a'.repeat(4_097))).not.toBe('')
    expect(refusal('a'.repeat(4_096))).toBe('')
  })

  test('GLOB-07 dot files and dot folders are matched', () => {
    expect(matches('**', '.github/workflows/x.yml')).toBe(true)
    expect(matches('**/*.yml', '.github/workflows/x.yml')).toBe(true)
    expect(matches('*', '.env')).toBe(true)
  })

  test('GLOB-08 a leading ! is refused, an escaped one is a character', () => {
    expect(refusal('!*.md')).toMatch(/cannot be negated/)
    expect(matches('\\!*.md', '!a.md')).toBe(true)
    expect(matches('\\!*.md', 'a.md')).toBe(false)
  })

  test('GLOB-09 a leading # is a character', () => {
    expect(matches('#foo', '#foo')).toBe(true)
  })

  test.each(['', ' ', '\t', '\n ', ' a', 'a '])(
    'GLOB-13 an empty or blank pattern is refused: %j',
    (pattern) => {
      expect(refusal(pattern)).toMatch(/empty|blank/)
    },
  )

  test.each(['[a', 'src/[a/b]', '[!', '[]', 'x[[:alpha:]', 'a[\\]'])(
    'GLOB-14 an unclosed class is refused: %s',
    (pattern) => {
      expect(refusal(pattern)).toMatch(/without its \]/)
    },
  )
})

describe('patterns that could never match are refused with the way to write them', () => {
  test.each([
    ['/src/**', 'write src/**'],
    ['docs/', 'write docs/**'],
    ['a//b', 'empty segment'],
    ['./a', 'a . segment'],
    ['a/../b', 'a .. segment'],
    ['a\0b', 'NUL'],
    ['a\\', 'backslash'],
    ['*.{ts,js}', 'braces are not expanded'],
    ['{1..3}', 'braces are not expanded'],
  ])('%j', (pattern, message) => {
    expect(refusal(pattern)).toContain(message)
  })

  test.each(['{{name}}/x', '\\{a,b}', 'a\\\\', '[]]', '[!]]'])('accepted: %s', (pattern) => {
    expect(refusal(pattern)).toBe('')
  })
})

test('case counts, folders are not crossed, and a trailing ** is what is inside', () => {
  expect(matches('README.md', 'readme.md')).toBe(false)
  expect(matches('src/*.ts', 'src/a/b.ts')).toBe(false)
  expect(matches('src/**', 'src')).toBe(false)
  expect(matches('src/**', 'src/a/b')).toBe(true)
  expect(matches('src/**/x', 'src/x')).toBe(true)
  expect(matches('[a-c]?[!x].ts', 'b😀y.ts')).toBe(true)
  expect(matches('[[:digit:]]*', '7a')).toBe(true)
})

test.each([
  ['*a*a*a*a*a*a*a*a*b', 'a'.repeat(4_000)],
  ['*?*?*?*?*?*?*?*?*?b', 'a'.repeat(4_000)],
  [`${'**/'.repeat(500)}b`, 'a/'.repeat(2_000)],
  [`${'**/*a*/'.repeat(300)}b`, 'a/'.repeat(2_000)],
  [`${'[a-z]*'.repeat(60)}b`, 'a'.repeat(4_000)],
])('no path makes a pattern slow: %#', (pattern, path) => {
  expect(leastMilliseconds(() => expect(matches(pattern, path)).toBe(false))).toBeLessThan(500)
})

test('on random pairs the answer is that of minimatch', () => {
  const piece = fc.constantFrom('a', 'b', '.', '*', '?', '[ab]', '[!a]', '\\*', 'ab', '**')
  const part = fc.array(piece, { minLength: 1, maxLength: 4 }).map((list) => list.join(''))
  const pattern = fc.array(part, { minLength: 1, maxLength: 4 }).map((list) => list.join('/'))
  const name = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*'), minLength: 1, maxLength: 4 })
  const path = fc.array(
    name.filter((text) => !/^\.\.?$/.test(text)),
    { minLength: 1, maxLength: 4 },
  )
  const options = { dot: true, nonegate: true, nocomment: true, noext: true, nobrace: true } as const
  fc.assert(
    fc.property(pattern, path, (glob, names) => {
      const compiled = compileGlob(glob)
      const file = names.join('/')
      if (compiled.ok)
        expect([glob, file, compiled.matches(file)]).toEqual([glob, file, minimatch(file, glob, options)])
    }),
    { numRuns: 20_000, seed: 3 },
  )
})
