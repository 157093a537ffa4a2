import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { refMatches } from '../../../src/gates/branch-protection/conditions.ts'

const main = 'refs/heads/main'
/** true, false, or the reason why nobody can say. */
const covered = (refName: unknown, ref = main, defaultBranch = 'main'): boolean | string => {
  const answer = refMatches(refName, ref, defaultBranch)
  return answer.known ? answer.value : `${answer.reason}: ${answer.detail}`
}
const include = (...patterns: string[]) => ({ include: patterns, exclude: [] as string[] })

describe('names a ruleset covers', () => {
  test.each([
    ['its name', include(main), true],
    ['another name', include('refs/heads/dev'), false],
    ['one of several', include('refs/heads/dev', main), true],
    ['a pattern', include('refs/heads/m*'), true],
    ['a pattern without refs/heads/ is compared as it is written', include('main'), false],
    ['a pattern that spans the whole ref', include('**/*'), true],
    ['case counts', include('refs/heads/Main'), false],
    ['everything', include('~ALL'), true],
    ['the default branch', include('~DEFAULT_BRANCH'), true],
    ['keywords are not folded', include('refs/heads/~ALL'), false],
    ['nothing at all', include(), false],
    ['nothing but an exclusion: all but the excluded', { include: [], exclude: ['refs/heads/dev'] }, true],
    ['nothing but an exclusion of it', { include: [], exclude: [main] }, false],
    ['excluding wins over the name', { include: [main], exclude: ['refs/heads/*'] }, false],
    ['excluding wins over all', { include: ['~ALL'], exclude: ['~DEFAULT_BRANCH'] }, false],
    ['everything excluded', { include: ['~ALL'], exclude: ['~ALL'] }, false],
    ['excluding another name', { include: ['~ALL'], exclude: ['refs/heads/dev'] }, true],
    ['no list of exclusions', { include: ['~ALL'] }, true],
  ])('%s: %j is %s', (_, refName, expected) => {
    expect(covered(refName)).toBe(expected)
  })

  test('the default branch is a branch, and its full name counts', () => {
    expect(covered(include('~DEFAULT_BRANCH'), 'refs/tags/main')).toBe(false)
    expect(covered(include('~DEFAULT_BRANCH'), 'refs/heads/x/main')).toBe(false)
    expect(covered(include('~DEFAULT_BRANCH'), 'refs/heads/dev', 'dev')).toBe(true)
    expect(covered(include('~DEFAULT_BRANCH'), 'refs/heads/*', '*')).toBe(true)
    expect(covered(include('~DEFAULT_BRANCH'), 'refs/heads/dev', '*')).toBe(false)
  })

  test('tags, and the trailing globstar of one segment', () => {
    expect(covered(include('refs/tags/v*'), 'refs/tags/v1.0.0')).toBe(true)
    expect(covered(include('refs/heads/release/**'), 'refs/heads/release/1.0/hotfix')).toBe(false)
    expect(covered(include('refs/heads/release/**/*'), 'refs/heads/release/1.0/hotfix')).toBe(true)
  })
})

describe('conditions that nobody can read', () => {
  test.each([
    undefined,
    null,
    {},
    [],
    'main',
    { include: null, exclude: [] },
    { include: main, exclude: [] },
    { include: [1], exclude: [] },
    { include: ['~ALL'], exclude: null },
    { include: ['~ALL'], exclude: 'refs/heads/dev' },
    { exclude: ['refs/heads/dev'] },
    { include: ['~ALL'], exclude: [], only_on: 'weekdays' },
  ])('%j is unknown', (refName) => {
    expect(covered(refName)).toMatch(/^api-shape: GitHub gave out no conditions/)
  })

  test.each([
    [include('~RELEASES'), 'The pattern ~RELEASES of the ruleset is not a keyword known here.'],
    [include('~all'), 'not a keyword'],
    [include('refs/heads/[[:alpha:]]*'), 'has brackets'],
    [include('refs/heads/main\\'), 'has a backslash'],
    [{ include: ['~ALL'], exclude: ['~PROTECTED'] }, 'not a keyword'],
    [{ include: [main], exclude: ['refs/heads/[z-a]'] }, 'has brackets'],
    [{ include: [], exclude: ['~PROTECTED'] }, 'not a keyword'],
    [include(`refs/heads/${'*'.repeat(5_000)}`), 'has 5011 characters, more than 1000'],
  ])('case %# is unknown, with the pattern', (refName, expected) => {
    const answer = covered(refName)
    expect(answer).toMatch(/^unparsable: /)
    expect(answer).toContain(expected)
    expect(String(answer).length).toBeLessThan(250)
  })

  test.each([
    ['another pattern covers it', include('~NEW', main), true],
    ['it is excluded for certain', { include: ['~NEW'], exclude: [main] }, false],
    ['it is excluded twice', { include: [main], exclude: ['~NEW', main] }, false],
    ['it is not included at all', { include: ['refs/heads/dev'], exclude: ['~NEW'] }, false],
  ])('does not matter where %s', (_, refName, expected) => {
    expect(covered(refName)).toBe(expected)
  })
})

test('an exclusion never adds a ref, an inclusion never takes one away (where there was one)', () => {
  const pattern = fc.constantFrom(
    '~ALL',
    '~DEFAULT_BRANCH',
    '~NEW',
    main,
    'refs/heads/*',
    '**/*',
    'refs/tags/*',
  )
  const patterns = fc.array(pattern, { maxLength: 3 })
  const ref = fc.constantFrom(main, 'refs/heads/dev', 'refs/tags/v1')
  fc.assert(
    fc.property(patterns, patterns, pattern, ref, (included, excluded, more, name) => {
      const before = covered({ include: included, exclude: excluded }, name)
      const narrower = covered({ include: included, exclude: [...excluded, more] }, name)
      if (before === false && included.length > 0) expect(narrower).toBe(false)
      const wider = covered({ include: [...included, more], exclude: excluded }, name)
      if (before === true && included.length > 0) expect(wider).toBe(true)
    }),
    { seed: 20_261_121, numRuns: 1_000 },
  )
})
