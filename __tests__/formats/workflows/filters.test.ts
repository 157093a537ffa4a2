import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { branchMatches } from '../../../src/formats/workflows/filters.ts'
import { cpuMilliseconds } from '../../support/cpu-time.ts'

// GitHub's "Filter pattern cheat sheet", patterns for branches and tags, and those for paths that share the syntax.
test.each([
  ['feature/*', ['feature/my-branch', 'feature/your-branch'], ['feature/a/b', 'feature', 'x/feature/a']],
  [
    'feature/**',
    ['feature/beta-a/my-branch', 'feature/your-branch', 'feature/mona/the/octocat'],
    ['feature'],
  ],
  ['main', ['main'], ['Main', 'main2', 'a/main', '']],
  ['releases/mona-the-octocat', ['releases/mona-the-octocat'], []],
  ['*', ['main', 'releases'], ['all/the/branches']],
  ['**', ['all/the/branches', 'every/tag', 'main'], []],
  ['*feature', ['mona-feature', 'feature', 'ver-10-feature'], ['feature-x', 'a/feature']],
  ['v2*', ['v2', 'v2.0', 'v2.9'], ['v1', 'v2/x']],
  ['v[12].[0-9]+.[0-9]+', ['v1.10.1', 'v2.0.0'], ['v3.0.0', 'v1..1', 'v1.1']],
  ['**.js', ['index.js', 'js/index.js', 'src/js/app.js'], ['index.jsx']],
  ['*.jsx?', ['page.js', 'page.jsx'], ['page.jsxx', 'a/page.js']],
  ['**/docs/**', ['docs/hello', 'dir/docs/my-file', 'space/docs/plan/space'], ['xdocs/hello', 'docs']],
  ['**/README.md', ['README.md', 'js/README.md'], ['xREADME.md']],
  ['**/*src/**', ['a/src/app.js', 'my-src/code/js/app.js'], ['src2/a']],
  ['**/migrate-*.sql', ['migrate-10909.sql', 'db/migrate-v1.0.sql', 'db/sept/migrate-v1.sql'], ['db/x.sql']],
  ['[CB]at', ['Cat', 'Bat'], ['at', 'CBat', 'cat']],
  ['[1-2]00', ['100', '200'], ['300']],
  ['a+', ['a', 'aaa'], ['', 'ab']],
  ['ab+c?', ['ab', 'abbc'], ['a', 'abcc']],
  ['x\\+y', ['x+y'], ['xxy', 'xy']],
  ['\\*', ['*'], ['a']],
  ['[', ['['], ['a']],
  ['[a-]', ['a', '-'], ['b']],
  ['?', ['?'], ['a', '']],
  ['release/**/x', ['release/x', 'release/a/b/x'], ['releasex', 'release/ax']],
  ['a**b', ['ab', 'a/x/b'], ['a/x']],
  ['', [], ['a']],
])('%s', (pattern, yes, no) => {
  expect(yes.filter((name) => !branchMatches({ branches: [pattern] }, name))).toEqual([])
  expect(no.filter((name) => branchMatches({ branches: [pattern] }, name))).toEqual([])
})

test('the order of patterns decides, as in the documentation', () => {
  const branches = ['releases/**', '!releases/**-alpha']
  expect(branchMatches({ branches }, 'releases/10')).toBe(true)
  expect(branchMatches({ branches }, 'releases/beta/mona')).toBe(true)
  expect(branchMatches({ branches }, 'releases/10-alpha')).toBe(false)
  expect(branchMatches({ branches: [...branches, 'releases/10-alpha'] }, 'releases/10-alpha')).toBe(true)
  expect(branchMatches({ branches: ['!main', '**'] }, 'main')).toBe(true)
  // "You must also define at least one branch without the `!`".
  expect(branchMatches({ branches: ['!main'] }, 'other')).toBe(false)
})

test('without filters every branch passes; branches-ignore keeps out what matches', () => {
  expect(branchMatches({}, 'main')).toBe(true)
  expect(branchMatches({ branchesIgnore: ['mona/octocat', 'releases/**-alpha'] }, 'mona/octocat')).toBe(false)
  expect(branchMatches({ branchesIgnore: ['mona/octocat', 'releases/**-alpha'] }, 'releases/beta')).toBe(true)
  expect(branchMatches({ branchesIgnore: ['**', '!main'] }, 'main')).toBe(true)
  expect(branchMatches({ branches: [] }, 'main')).toBe(false)
})

test('2,000 random patterns match what a regular expression of the same meaning matches', () => {
  const piece = fc.constantFrom(
    ...['a', 'b', '/', 'a?', 'b+', '[ab]', '[ab]+', '*', '**'].map((text) => ({ text })),
  )
  // Stars that touch would make longer ones, and whole segments of stars have rows above.
  const patterns = fc
    .array(piece, { maxLength: 7 })
    .map((pieces) => pieces.map(({ text }) => text))
    .filter((texts) => !/\*\*\*|\*\*\//.test(texts.join('')))
  const name = fc.array(fc.constantFrom('a', 'b', '/'), { maxLength: 8 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(patterns, name, (texts, branch) => {
      const pattern = texts.join('')
      const source = pattern.replace(/\*\*|\*/g, (found) => (found === '**' ? '.*' : '[^/]*'))
      expect({ pattern, branch, matches: branchMatches({ branches: [pattern] }, branch) }).toEqual({
        pattern,
        branch,
        matches: new RegExp(`^(?:${source})$`).test(branch),
      })
    }),
    { numRuns: 2000, seed: 4 },
  )
})

test('no pattern is slow', () => {
  const cost = cpuMilliseconds(() => {
    for (const pattern of ['*'.repeat(5000), 'a?'.repeat(500), '**/'.repeat(340), `${'*a'.repeat(500)}b`])
      branchMatches({ branches: [pattern] }, `${'a/'.repeat(120)}c`)
  })
  expect(cost).toBeLessThan(1000)
})
