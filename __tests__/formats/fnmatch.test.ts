import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { matchesRef, refPatternProblem } from '../../src/formats/fnmatch.ts'
import { leastMilliseconds } from '../support/cpu-time.ts'

interface Pair {
  readonly pattern: string
  readonly ref: string
  readonly match: boolean
}
/** Answers of Ruby 3.1 itself. */
const { cases } = JSON.parse(
  readFileSync(new URL('../fixtures/branch-protection/fnmatch.json', import.meta.url), 'utf8'),
) as { cases: Pair[] }

/** `File.fnmatch(pattern, ref, File::FNM_PATHNAME)`, written from its documentation: slow, and nothing shared. */
function fnmatch(pattern: string, ref: string): boolean {
  if (pattern.startsWith('**/')) {
    const folder = /^[^./][^/]*\//.exec(ref)?.[0]
    return (
      fnmatch(pattern.slice(3), ref) || (folder !== undefined && fnmatch(pattern, ref.slice(folder.length)))
    )
  }
  const [, head = '', more] = /^((?:[^/\\]|\\.)*)(\/.*)?$/su.exec(pattern) ?? []
  const slash = ref.indexOf('/')
  const segment = slash < 0 ? ref : ref.slice(0, slash)
  if (segment.startsWith('.') && !/^\\?\./.test(head)) return false
  if (!inSegment([...head], [...segment])) return false
  if (more === undefined || slash < 0) return more === undefined && slash < 0
  return fnmatch(more.slice(1), ref.slice(slash + 1))
}

function inSegment(pattern: readonly string[], text: readonly string[]): boolean {
  const [first, ...rest] = pattern
  if (first === undefined) return text.length === 0
  if (first === '*') return inSegment(rest, text) || (text.length > 0 && inSegment(pattern, text.slice(1)))
  const [character, ...others] = text
  if (character === undefined) return false
  if (first === '?') return inSegment(rest, others)
  if (first === '[') {
    const end = rest.indexOf(']')
    return inBrackets(rest.slice(0, end), character) && inSegment(rest.slice(end + 1), others)
  }
  if (first === '\\') return rest[0] === character && inSegment(rest.slice(1), others)
  return first === character && inSegment(rest, others)
}

function inBrackets(members: readonly string[], character: string): boolean {
  const not = members[0] === '!' || members[0] === '^'
  const point = (text = '') => text.codePointAt(0) ?? 0
  const list = not ? members.slice(1) : members
  let found = false
  for (let at = 0; at < list.length; at++) {
    if (list[at + 1] === '-' && at + 2 < list.length) {
      if (point(list[at]) <= point(character) && point(character) <= point(list[at + 2])) found = true
      at += 2
    } else if (list[at] === character) found = true
  }
  return found !== not
}

describe('patterns of refs', () => {
  test('every pair that Ruby answered', () => {
    expect(cases).toHaveLength(300)
    const wrong = cases.filter(({ pattern, ref, match }) => matchesRef(pattern, ref) !== match)
    expect(wrong).toEqual([])
    expect(cases.filter(({ pattern }) => refPatternProblem(pattern) !== null)).toEqual([])
  })

  test('the slow implementation holds for every pair, too', () => {
    expect(cases.filter(({ pattern, ref, match }) => fnmatch(pattern, ref) !== match)).toEqual([])
  })

  test.each([
    // Confirmed live: apache/texera#7123, NixOS/org#146.
    ['refs/heads/release/**', 'refs/heads/release/1.0', true],
    ['refs/heads/release/**', 'refs/heads/release/1.0/hotfix', false],
    ['refs/heads/release/**/*', 'refs/heads/release/1.0', true],
    ['refs/heads/release/**/*', 'refs/heads/release/1.0/hotfix', true],
    ['refs/heads/**/release', 'refs/heads/release', true],
    ['**', 'main', true],
    ['**/*', 'refs/heads/main', true],
    ['refs/heads/{a,b}', 'refs/heads/a', false],
    ['refs/heads/{a,b}', 'refs/heads/{a,b}', true],
    ['refs/heads/+(a)', 'refs/heads/aa', false],
    ['!refs/heads/main', 'refs/heads/dev', false],
    ['#x', '#x', true],
    ['refs/heads/Main', 'refs/heads/main', false],
    ['refs/heads/*', 'refs/heads/.hidden', false],
    ['refs/heads/.*', 'refs/heads/.hidden', true],
    ['refs/heads/[.]hidden', 'refs/heads/.hidden', false],
    ['refs/heads/feat/[a-z0-9_-]*', 'refs/heads/feat/_x', true],
    ['refs/heads/[!a-c]*', 'refs/heads/b', false],
    ['refs/heads/[^a-c]*', 'refs/heads/d', true],
    ['refs/heads/\\*', 'refs/heads/x', false],
    ['refs/heads/?', 'refs/heads/😀', true],
    // Folded away by minimatch, and never the name of a ref.
    ['refs/heads//main', 'refs/heads/main', false],
    ['/refs/heads/main', 'refs/heads/main', false],
    ['refs/heads/main/', 'refs/heads/main', false],
    ['refs/heads/a/../main', 'refs/heads/main', false],
    ['refs/heads/./main', 'refs/heads/main', false],
    ['', 'refs/heads/main', false],
  ])('%j against %j: %s', (pattern, ref, expected) => {
    expect(refPatternProblem(pattern)).toBeNull()
    expect(matchesRef(pattern, ref)).toBe(expected)
  })

  test.each([
    ['[', 'brackets'],
    ['refs/heads/[a', 'brackets'],
    ['[]', 'brackets'],
    ['[!]', 'brackets'],
    ['[^]', 'brackets'],
    ['[]a]', 'brackets'],
    ['[z-a]', 'brackets'],
    ['[^!^-!]', 'brackets'],
    ['[[:alpha:]]', 'brackets'],
    ['[a/b]', 'brackets'],
    ['[a-b-c]', 'brackets'],
    ['[\\z-a]', 'brackets'],
    ['main\\', 'backslash'],
    ['a\\/b', 'backslash'],
  ])('%j cannot be decided: %s', (pattern, problem) => {
    expect(refPatternProblem(pattern)).toContain(problem)
    expect(matchesRef(pattern, pattern)).toBe(false)
  })

  test('a pattern longer than any ref cannot be decided', () => {
    expect(refPatternProblem('a'.repeat(1_001))).toBe('has 1001 characters, more than 1000')
    expect(matchesRef('a'.repeat(1_001), 'a'.repeat(1_001))).toBe(false)
    expect(matchesRef('a'.repeat(1_000), 'a'.repeat(1_000))).toBe(true)
  })

  test('what is escaped, and what stands in brackets, takes part in no other reading', () => {
    for (const pattern of [
      '\\[',
      'a\\]',
      '\\\\',
      '[*]',
      '[?a]',
      '[a!]',
      '[a^b]',
      '[-a]',
      '[a-]',
      '[\\]]',
      'a]',
    ])
      expect([pattern, refPatternProblem(pattern)]).toEqual([pattern, null])
    expect(matchesRef('[*]', 'x')).toBe(false)
    expect(matchesRef('\\[a', '[a')).toBe(true)
    expect(matchesRef('[\\]]', ']')).toBe(true)
  })
})

describe('against the slow implementation', () => {
  const piece = fc.constantFrom(
    ...['*', '**', '?', '/', '/', '**/', '/**', 'a', 'b', '.', '-', 'é', '😀', '{', '}', ',', '!', '#', '@('],
    ...['+(', ')', '|', '[a-b]', '[!a]', '[^b.]', '[.]', '[-a]', '[a-]', '[a!]', '\\*', '\\?', '\\.', '\\a'],
  )
  const pattern = fc.array(piece, { maxLength: 7 }).map((pieces) => pieces.join(''))
  const name = fc
    .array(fc.constantFrom('a', 'b', '.', '-', 'é', '😀', '{', '}', '!', '#', '@(', ')', '|', 'ab'), {
      minLength: 1,
      maxLength: 3,
    })
    .map((parts) => parts.join(''))
    .filter((text) => text !== '.' && text !== '..')
  const names = fc.array(name, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'))
  /** Names that a pattern has a chance to match. */
  const derived = (text: string, fillings: readonly string[]): string =>
    text
      .replace(/\*\*\//g, () => fillings[0] ?? '')
      .replace(/\[[^\]]*\]|\?/g, () => fillings[1] ?? 'a')
      .replace(/\\?\*+/g, () => fillings[2] ?? '')
      .replace(/\\/g, '')
  const fillings = fc.tuple(
    fc.constantFrom('', 'a/', 'a/b/', '.a/'),
    fc.constantFrom('a', 'b', '.', '-', 'é'),
    fc.constantFrom('', 'a', 'ab', '.a', 'a/b', '😀'),
  )
  const isRef = (text: string): boolean => !/^\/|\/$|\/\/|^$|(^|\/)\.\.?(\/|$)/.test(text)

  test('always the same answer, for any name and for names made from the pattern', () => {
    let matched = 0
    fc.assert(
      fc.property(pattern, names, fillings, (text, other, filling) => {
        for (const ref of [other, derived(text, filling)].filter(isRef)) {
          const expected = fnmatch(text, ref)
          if (expected) matched++
          expect([text, ref, matchesRef(text, ref)]).toEqual([text, ref, expected])
        }
      }),
      { seed: 20_261_121, numRuns: 4_000 },
    )
    expect(matched).toBeGreaterThan(400)
  })

  test('no text makes it throw, and what cannot be read matches nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, ref) => {
        const matched = matchesRef(text, ref)
        if (refPatternProblem(text) !== null) expect(matched).toBe(false)
      }),
      { seed: 20_261_121, numRuns: 1_000 },
    )
  })
})

test.each([
  ['hundreds of stars', '*a'.repeat(499), 'a'.repeat(4_000)],
  ['stars and any character', `${'*?'.repeat(498)}b`, 'a'.repeat(4_000)],
  ['stars and brackets', `${'*[a-z]'.repeat(160)}!`, 'a'.repeat(4_000)],
  ['two hundred globstars', `${'**/a/'.repeat(199)}b`, `${'a/'.repeat(2_000)}a`],
  ['globstars around stars', `${'**/*a*a*a*/'.repeat(90)}b`, `${'aaaaaaaa/'.repeat(400)}a`],
  ['open brackets', '['.repeat(1_000), 'a'],
  ['a set that never ends', `[${'a-b'.repeat(333)}`, 'a'],
  ['backslashes', '\\'.repeat(999), 'a'],
  ['a pattern of a million characters', '*a'.repeat(500_000), 'a'],
])('hostile: %s takes no time', (_, pattern, ref) => {
  matchesRef('warm', 'up')
  expect(leastMilliseconds(() => matchesRef(pattern, ref))).toBeLessThan(100)
})
