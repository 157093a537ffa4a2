import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { compileCodeowners, parseCodeowners } from '../../../src/formats/codeowners/index.ts'
import { oracleMatches } from '../../support/codeowners-oracle.ts'

const names = ['a', 'b', 'ab', 'ba', 'a.b', '.b', 'c.b', 'abc', 'aab']
const globs = [...names, '*', '**', 'a*', '*b', '?', 'a?', '*a*', '*.b', 'a**b', '*a*b*', '??b', '*?']
const segments = fc.array(fc.constantFrom(...globs), { minLength: 1, maxLength: 4 })
const pattern = fc
  .tuple(fc.boolean(), segments, fc.boolean())
  .map(([root, list, folder]) => `${root ? '/' : ''}${list.join('/')}${folder ? '/' : ''}`)
const path = fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 5 }).map((list) => list.join('/'))

/** `x/**` with a slash after it is open on GitHub and has its own rows. */
const isOpen = (text: string): boolean => text.endsWith('/**/') && /[^/*]/.test(text.slice(0, -4))

test('on 72,000 random pairs the matcher says what the plain rules say, and the last match decides', () => {
  fc.assert(
    fc.property(
      fc.array(
        pattern.filter((text) => !isOpen(text)),
        { minLength: 6, maxLength: 6 },
      ),
      fc.array(path, { minLength: 6, maxLength: 6 }),
      (patterns, paths) => {
        const matcher = compileCodeowners(parseCodeowners(patterns.map((text) => `${text} @x`).join('\n')))
        for (const file of paths) {
          const expected = patterns.flatMap((text, index) => (oracleMatches(text, file) ? [index] : []))
          expect({ patterns, file, lines: matcher.matching(file) }).toEqual({
            patterns,
            file,
            lines: expected,
          })
          expect(matcher.match(file).line?.number ?? 0).toBe((expected.at(-1) ?? -1) + 1)
        }
      },
    ),
    { numRuns: 2_000, seed: 20261120 },
  )
})

/** Where CODEOWNERS differs from gitignore on purpose: a bare `*` at the end, and `x/**` with a slash after it. */
const deviates = (text: string): boolean => /\/\*$/.test(text) || text.endsWith('**/')

test('on 12,000 random pairs the matcher says what git check-ignore says', () => {
  const patterns = [...new Set(fc.sample(pattern, { numRuns: 700, seed: 7 }))]
    .filter((text) => !deviates(text))
    .slice(0, 300)
  const paths = [...new Set(fc.sample(path, { numRuns: 200, seed: 8 }))].slice(0, 40)
  const folder = mkdtempSync(join(tmpdir(), 'gatewright-ignore-'))
  try {
    const ignored = checkIgnore(folder, patterns, paths)
    const differences = patterns.flatMap((text, index) => {
      const matcher = compileCodeowners(parseCodeowners(`${text} @x`))
      return paths
        .filter((file) => (matcher.match(file).status === 'owned') !== ignored.has(`${index}/${file}`))
        .map((file) => `${text} ${file}`)
    })
    expect(differences).toEqual([])
    expect(ignored.size).toBeGreaterThan(500)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}, 30_000)

/** One folder with its own ignore file for each pattern, asked in a single run of git. */
function checkIgnore(folder: string, patterns: readonly string[], paths: readonly string[]): Set<string> {
  const env = {
    PATH: process.env['PATH'] ?? '',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
  }
  execFileSync('git', ['init', '--quiet', folder], { env })
  patterns.forEach((text, index) => {
    mkdirSync(join(folder, String(index)))
    writeFileSync(join(folder, String(index), '.gitignore'), `${text}\n`)
  })
  const input = patterns.flatMap((_, index) => paths.map((file) => `${index}/${file}\0`)).join('')
  const args = ['-C', folder, 'check-ignore', '--no-index', '-z', '--stdin']
  const output = execFileSync('git', args, { env, input, maxBuffer: 2 ** 26 }).toString()
  return new Set(output.split('\0').filter(Boolean))
}

test('no input makes the reader or the matcher throw, and reading again gives the same', () => {
  const text = fc.string({ unit: 'binary', maxLength: 200 })
  const lines = fc.array(
    fc.oneof(text, fc.string({ unit: fc.constantFrom(...' \t\r\n#@*?[]!\\/{},ab.\0\u00a0') })),
  )
  fc.assert(
    fc.property(lines, text, (list, file) => {
      const source = list.join('\n')
      const document = parseCodeowners(source)
      expect(parseCodeowners(source)).toEqual(document)
      const matcher = compileCodeowners(document)
      const { status, line, owners } = matcher.match(file)
      const explained = matcher.explain(file)
      expect(explained).toMatchObject({ status, line, owners })
      expect(owners.length > 0).toBe(status === 'owned')
    }),
    { numRuns: 1_500, seed: 42 },
  )
})
