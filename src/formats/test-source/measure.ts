import { type Blanked, blank, inString } from './blank.ts'
import { braceGuards, layoutGuards } from './guards.ts'
import { hurlStrength } from './hurl.ts'
import { extensionOf, languageOf } from './languages.ts'
import { linesStrength } from './lines.ts'
import type { TestLanguage, TestSource } from './model.ts'
import { casesOf, endOfBrackets, endOfLayout, normalised, startOf } from './statements.ts'

/**
 * How much a test file asserts, by its text: nothing is run, so that what a test computes is not seen. A language that
 * is not known counts line by line: each is an expectation. Linear in the length of the text.
 */
export function measureTests(path: string, source: string): TestSource {
  const text = source.replace(/\r\n?/gu, '\n').replace(/^\uFEFF/u, '')
  const extension = extensionOf(path)
  if (extension === 'hurl') return hurlStrength(text)
  const language = languageOf(path)
  return language === null ? linesStrength(extension, text) : strengthOf(language, text)
}

interface Declared {
  readonly at: number
  readonly title: string
}

function strengthOf(language: TestLanguage, source: string): TestSource {
  const text = blank(source, language.lexicon)
  const tests = declaredTests(language, text)
  const assertions = assertionsOf(language, text, tests)
  const tables = tablesOf(language, text)
  const raw = language.rawSkips === undefined ? 0 : [...source.matchAll(language.rawSkips)].length
  return {
    tests: tests.length,
    skipped: [...text.bare.matchAll(language.skips)].length + raw,
    assertions: assertions.length,
    expectations: [...assertions, ...tables],
  }
}

/** Characters after a declaration in which its title must stand. */
const titleReach = 2_000

function declaredTests({ tests, title }: TestLanguage, text: Blanked): readonly Declared[] {
  return [...text.bare.matchAll(tests)].map((match) => {
    const at = match.index
    const from = at + match[0].length
    const name = match.groups?.['name']
    if (name !== undefined) return { at, title: name }
    const quoted = title === 'string' || match[0].endsWith('"')
    return { at, title: quoted ? nextString(text, from) : nextName(title, text, from) }
  })
}

/** The next string literal. */
function nextString({ code, bare }: Blanked, from: number): string {
  const end = Math.min(bare.length, from + titleReach)
  let start = from
  while (start < end && bare[start] !== inString) start++
  let stop = start
  while (stop < end && bare[stop] === inString) stop++
  return code.slice(start, stop)
}

function nextName(pattern: RegExp, { bare }: Blanked, from: number): string {
  pattern.lastIndex = 0
  const groups = pattern.exec(bare.slice(from, from + titleReach))?.groups
  return groups?.['name'] ?? groups?.['method'] ?? ''
}

function assertionsOf(
  { assertions, statements, blocks }: TestLanguage,
  text: Blanked,
  tests: readonly Declared[],
): readonly string[] {
  const found: string[] = []
  const guards = blocks === 'braces' ? braceGuards(text) : layoutGuards(text)
  let [covered, next, title] = [0, 0, '']
  for (const { index } of text.bare.matchAll(assertions)) {
    if (index < covered) continue
    const at = index + Math.max(0, text.bare.slice(index).search(/\S/u))
    const start = startOf(text, at, covered)
    covered = statements === 'layout' ? endOfLayout(text, start) : endOfBrackets(text, start)
    if (covered <= at) covered = endOfBrackets(text, at)
    for (; next < tests.length && (tests[next]?.at ?? 0) <= at; next++) title = tests[next]?.title ?? ''
    found.push(`${title}: ${guards.at(at)}${normalised(text, start, covered)}`)
  }
  return found
}

function tablesOf({ tables, caseDepth }: TestLanguage, text: Blanked): readonly string[] {
  const found: string[] = []
  let covered = 0
  for (const match of text.bare.matchAll(tables)) {
    const from = match.index + match[0].length
    if (from < covered) continue
    const { cases, end } = casesOf(text, from, caseDepth)
    found.push(...cases.map((one) => `case ${one}`))
    covered = end
  }
  return found
}
