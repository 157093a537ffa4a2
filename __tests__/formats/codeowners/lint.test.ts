import { describe, expect, test } from '@jest/globals'
import {
  compileCodeowners,
  type LintContext,
  type LintFinding,
  lintCodeowners,
  parseCodeowners,
} from '../../../src/formats/codeowners/index.ts'
import { cpuMilliseconds } from '../../support/cpu-time.ts'

const lint = (text: string | Uint8Array, context: LintContext = {}): LintFinding[] =>
  lintCodeowners(compileCodeowners(parseCodeowners(text)), context)
const of = (findings: readonly LintFinding[], rule: LintFinding['rule']): LintFinding[] =>
  findings.filter((finding) => finding.rule === rule)
const files = (...paths: string[]) => paths.map((path) => ({ path, mode: '100644' }))
const protect = '/.github/ @x\n/CODEOWNERS @x\n/docs/CODEOWNERS @x\n'

test('a sound file has no findings', () => {
  expect(lint(`* @x\n/src/ @acme/web # the web\n${protect}`)).toEqual([])
})

test('a pattern is reported at its place, with what GitHub does and what to write', () => {
  expect(of(lint(`${protect}  ***/*.rb @a\n`), 'invalid-pattern')).toEqual([
    expect.objectContaining({
      line: 4,
      column: 3,
      level: 'error',
      github: 'skips-line',
      fix: 'write **/*.rb',
    }),
  ])
  expect(of(lint('src/[ab].js @a'), 'invalid-pattern')[0]).toMatchObject({ column: 5 })
  expect(of(lint('/ @a'), 'invalid-pattern')[0]?.fix).toBe('write * for every file')
})

test('owners: one that is none skips the line, beside another it leaves it open', () => {
  expect(of(lint('*.txt docs@'), 'invalid-owner')[0]).toMatchObject({ column: 7, github: 'skips-line' })
  expect(of(lint('*.txt user'), 'invalid-owner')[0]?.fix).toBe('write @user')
  expect(of(lint('*.txt @b user'), 'ambiguous-on-github')[0]).toMatchObject({ column: 10, github: 'unknown' })
  expect(of(lint('*.txt @a,@b'), 'ambiguous-on-github')[0]?.fix).toContain('write @a @b')
  expect(of(lint('*.txt @a@b'), 'ambiguous-on-github')[0]?.fix).toContain('write @a @b')
  expect(of(lint('*.txt @org/team/sub'), 'ambiguous-on-github')[0]?.fix).toBe('write @org/sub')
  expect(of(lint('*.txt @a#b'), 'ambiguous-on-github')[0]?.fix).toContain('with a blank')
  expect(of(lint('*.txt @dependabot[bot]'), 'ambiguous-on-github')[0]?.fix).toContain('user or a team')
})

test('a line of owners only is reported: its first owner is taken as the pattern', () => {
  expect(of(lint('@a @b'), 'missing-pattern')[0]).toMatchObject({ level: 'warning', fix: 'write * @a @b' })
  expect(of(lint('*@a @b'), 'missing-pattern')[0]?.message).toContain('no blank between')
  expect(of(lint('a@example.com @b'), 'missing-pattern')).toHaveLength(1)
  expect(of(lint('@acme/team @b'), 'missing-pattern')[0]).toMatchObject({ level: 'note' })
  expect(of(lint('@acme/pkg/ @b'), 'missing-pattern')).toEqual([])
})

test('a byte order mark is stripped and reported; before a rule it leaves the rule open', () => {
  const found = lint('\ufeff* @x\n')
  expect(of(found, 'byte-order-mark')).toHaveLength(1)
  expect(of(found, 'ambiguous-on-github')).toHaveLength(1)
  expect(of(lint(new TextEncoder().encode('\ufeff# c\n* @x\n')), 'ambiguous-on-github')).toEqual([])
})

describe('lines that never decide', () => {
  test('the same pattern later is a duplicate, in whatever spelling', () => {
    expect(of(lint('apps/ @a\napps/ @b\n'), 'duplicate-pattern')[0]).toMatchObject({ line: 1 })
    expect(of(lint('**/apps @a\napps @b\n'), 'duplicate-pattern')).toHaveLength(1)
    expect(of(lint('apps/ @a\n/apps/ @b\n'), 'duplicate-pattern')).toEqual([])
  })

  test.each([
    ['/src/', '*'],
    ['*.js', '*'],
    ['/src/a/', '/src/'],
    ['/src/a/b.ts', 'src/**'],
    ['foo/bar', '**/bar'],
    ['test.spec.js', '*.js'],
    ['/a/*/b', '/a/'],
    ['lib*.min.js', '*.js'],
    ['/src/*', '/src/'],
    ['*/', '**'],
  ])('%s is shadowed by a later %s', (narrow, wide) => {
    const found = of(lint(`${narrow} @a\n${wide} @b\n`), 'shadowed-line')
    expect(found).toEqual([expect.objectContaining({ line: 1, github: 'applies' })])
    expect(of(lint(`${wide} @b\n${narrow} @a\n`), 'shadowed-line')).toEqual([])
  })

  test.each([
    ['/src/', '/src/*'],
    ['/src/a.ts', '/src/*'],
    ['src', 'src/'],
    ['*.js', '/src/'],
    ['/src/', '/Src/'],
    ['*', '*/'],
    ['/a', '/a/'],
    ['/docs/', '[ab]'],
    ['/docs/', '* user'],
    ['docs', '/docs'],
  ])('%s is not shadowed by a later %s', (first, second) => {
    expect(of(lint(`${first} @a\n${second} ${second.includes(' ') ? '' : '@b'}\n`), 'shadowed-line')).toEqual(
      [],
    )
  })

  test('several later lines together are seen in a list of files', () => {
    const text = '/src/ @a\n/src/*.ts @b\n/src/*.js @c\n'
    expect(of(lint(text), 'shadowed-line')).toEqual([])
    expect(of(lint(text, { files: files('src/a.ts', 'src/b.js') }), 'shadowed-line')[0]?.message).toContain(
      '2 files',
    )
    expect(of(lint(text, { files: files('src/a.ts', 'src/b.js', 'src/c.md') }), 'shadowed-line')).toEqual([])
  })
})

describe('against the files of the repository', () => {
  const dead = (text: string, ...list: { path: string; mode?: string }[]) =>
    of(lint(text, { files: list }), 'dead-pattern')[0]?.message

  test('a line that GitHub may not read so is not called dead', () => {
    for (const text of ['[ab].js @x', '/src/[ab].js @x', '!x @x'])
      expect(of(lint(text, { files: [{ path: 'src/a' }] }), 'dead-pattern')).toEqual([])
  })

  test('a pattern that matches nothing is dead, and one that matches is not', () => {
    expect(dead('/lib/ @a', { path: 'src/a' })).toBe('the pattern /lib/ matches no file')
    expect(dead('/src/ @a', { path: 'src/a' })).toBeUndefined()
    expect(of(lint('./src @a'), 'dead-pattern')[0]).toMatchObject({ fix: 'write /src' })
  })

  test('GLOB-16 a file that differs by case only is no match, and is named', () => {
    const text = '/SECURITY.md @a'
    expect(compileCodeowners(parseCodeowners(text)).match('security.md').status).toBe('no-rule')
    expect(dead(text, { path: 'security.md' })).toContain('security.md differs only by upper and lower case')
  })

  test('GLOB-15 a file that differs by Unicode normalisation only is no match, and is named', () => {
    const text = '/e\u0301.js @a'
    expect(compileCodeowners(parseCodeowners(text)).match('\u00e9.js').status).toBe('no-rule')
    expect(dead(text, { path: '\u00e9.js' })).toContain('differs only by Unicode normalisation')
  })

  test('attack 20: a submodule or a symbolic link is a file, so a trailing slash misses it', () => {
    expect(dead('/sub/ @a', { path: 'sub', mode: '160000' })).toContain('sub is a submodule')
    expect(dead('/link/ @a', { path: 'link', mode: '120000' })).toContain('link is a symbolic link')
    expect(dead('/sub @a', { path: 'sub', mode: '160000' })).toBeUndefined()
  })

  test('files without a certain owner are counted', () => {
    const found = of(lint('/src/ @a\n/src/x\n', { files: files('src/a', 'src/x', 'b') }), 'unowned-files')
    expect(found[0]?.message).toBe('2 of 3 files have no certain owner, for example b, src/x')
    expect(of(lint('* @a', { files: files('b') }), 'unowned-files')).toEqual([])
  })

  test('attack 2: other CODEOWNERS files and lower-case variants are reported', () => {
    const found = lint('* @a', { files: files('docs/CODEOWNERS', 'CODEOWNERS', '.github/codeowners') })
    expect(of(found, 'more-than-one-file').map(({ message }) => message)).toEqual([
      'GitHub reads CODEOWNERS and ignores docs/CODEOWNERS',
      'it is not documented whether GitHub reads .github/codeowners',
    ])
  })
})

test('an unowned CODEOWNERS file or .github folder is reported', () => {
  expect(of(lint('/src/ @a\n'), 'codeowners-unowned')[0]?.message).toContain('.github/CODEOWNERS, CODEOWNERS')
  expect(of(lint(`* @a\n/.github/\n`), 'codeowners-unowned')[0]?.message).toContain('other files in .github/')
  expect(of(lint('* @a\n'), 'codeowners-unowned')).toEqual([])
})

test('attack 18: at 80 % of 3 MB a warning, from 3,000,000 bytes nothing is certain, from 3 MiB nobody owns', () => {
  const sized = (bytes: number) => `* @a\n#${'x'.repeat(bytes - 6)}`
  const status = (bytes: number) => compileCodeowners(parseCodeowners(sized(bytes))).match('a').status
  expect(of(lint(sized(2_399_999)), 'file-size')).toEqual([])
  expect(of(lint(sized(2_400_000)), 'file-size')[0]).toMatchObject({ level: 'warning', github: 'applies' })
  expect(of(lint(sized(3 * 1024 * 1024)), 'file-size')[0]).toMatchObject({
    level: 'error',
    github: 'skips-line',
  })
  expect([2_999_999, 3_000_000, 3_145_727, 3_145_728].map(status)).toEqual([
    'owned',
    'ambiguous',
    'ambiguous',
    'no-rule',
  ])
})

test('attack 15: GitHub’s own errors are merged, without saying the same thing twice', () => {
  const error = {
    line: 1,
    column: 3,
    message: 'Unknown owner on line 1: …\n* @gone\n  ^',
    suggestion: null,
    path: 'CODEOWNERS',
  }
  const found = lint('* @gone\n*.txt docs@\n', {
    errors: [
      { ...error, kind: 'Unknown owner' },
      { ...error, line: 2, column: 7, kind: 'Invalid owner' },
    ],
  })
  expect(of(found, 'github-error')).toEqual([
    expect.objectContaining({ line: 1, column: 3, level: 'error', github: 'applies' }),
  ])
  expect(of(found, 'invalid-owner')).toHaveLength(1)
})

test('a line whose only owner is the author is reported', () => {
  expect(of(lint('* @Api @api\n', { author: 'api' }), 'author-is-only-owner')).toHaveLength(1)
  expect(of(lint('* @api @bin\n', { author: 'api' }), 'author-is-only-owner')).toEqual([])
})

test('findings stand in the order of the file', () => {
  const lines = lint('/b/ @a\n* @a user\n/ @a\n*.md docs@\n').map(({ line }) => line)
  expect(lines).toEqual([...lines].sort((a, b) => a - b))
})

test.each([
  ['lines that may match the same', 'a\u00a0@x\n'.repeat(20_000)],
  [
    'patterns of many **',
    `${Array.from({ length: 500 }, (_, n) => `${'/**/a'.repeat(300)}/x${n} @x`).join('\n')}`,
  ],
  ['a pattern longer than any path', `${'/**/a'.repeat(20_000)} @x`],
])('the comparison of lines is bounded: %s', (_, text) => {
  const matcher = compileCodeowners(parseCodeowners(text))
  expect(cpuMilliseconds(() => lintCodeowners(matcher))).toBeLessThan(2_000)
})
