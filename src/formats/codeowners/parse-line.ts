import type { CodeownersLine, LintFinding, Owner, Span } from './document.ts'
import { explainOwner, looksLikeOwner, readOwner } from './owners.ts'
import { type PatternProblem, readPattern } from './pattern.ts'
import { type LineTokens, tokens } from './tokens.ts'

/** White space that is no blank to a byte-wise reader, though a Unicode-wise one takes it for one. */
const oddBlank = /[\v\f\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]/

/** Reads one line without its end; null for a blank line or one that is only a comment. */
export function parseLine(text: string, number: number): CodeownersLine | null {
  const readings = lineReadings(text)
  if (readings === null) return readTokens(tokens(text), number)
  const lines = readings.texts
    .map((reading) => readTokens(tokens(reading), number))
    .filter((line) => line !== null)
  const [first] = lines
  if (first === undefined) return null
  const finding = lineFinding('ambiguous-on-github', number, readings.column, readings.message, readings.fix)
  const possible = lines.flatMap((line) => [
    ...(line.certain === null ? [] : [line.certain]),
    ...line.possible,
  ])
  return { ...first, verdict: 'ambiguous', certain: null, possible, findings: [finding, ...first.findings] }
}

interface LineReadings {
  readonly texts: readonly string[]
  readonly column: number
  readonly message: string
  readonly fix: string
}

/** The ways to read a line that holds a character no source speaks of; null for a line that is clear. */
function lineReadings(text: string): LineReadings | null {
  const bareReturn = text.indexOf('\r')
  if (bareReturn >= 0) {
    const message = 'a carriage return without a line feed may end the line, or be part of a word'
    return {
      texts: [text, ...text.split('\r')],
      column: bareReturn + 1,
      message,
      fix: 'end lines with a line feed',
    }
  }
  const nul = text.indexOf('\0')
  if (nul >= 0) {
    const message = 'a NUL character may end the file, or be part of a word'
    return { texts: [text, text.slice(0, nul)], column: nul + 1, message, fix: 'delete the NUL character' }
  }
  return oddBlankReadings(text)
}

function oddBlankReadings(text: string): LineReadings | null {
  const at = text.search(oddBlank)
  if (at < 0) return null
  const plain = text.replace(new RegExp(oddBlank, 'g'), ' ')
  if (sameWords(tokens(text), tokens(plain))) return null
  const code = text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')
  const message = `the character U+${code} may part words as a blank does, or be part of a word`
  return { texts: [text, plain], column: at + 1, message, fix: 'write an ordinary blank' }
}

const sameWords = (a: LineTokens, b: LineTokens): boolean =>
  a.words.length === b.words.length && a.words.every(({ text }, index) => text === b.words[index]?.text)

/** The line under the one reading of its words. */
function readTokens({ words, comment }: LineTokens, number: number): CodeownersLine | null {
  const [pattern, ...rest] = words
  if (pattern === undefined) return null
  const owners = rest.map(readOwner)
  const reading = readPattern(pattern.text)
  const findings = findingsOf(pattern, owners, reading.problems, number)
  const line = { number, pattern, owners, comment, findings }
  const bad = owners.filter(({ kind }) => kind === 'invalid').length
  if (reading.invalid || (bad > 0 && bad === owners.length)) {
    return { ...line, verdict: 'skipped', certain: null, possible: [] }
  }
  const { certain, possible } = reading
  if (bad > 0 || owners.some(({ kind }) => kind === 'unsure')) {
    return {
      ...line,
      verdict: 'ambiguous',
      certain: null,
      possible: certain === null ? possible : [certain, ...possible],
    }
  }
  if (certain === null && possible.length > 0) return { ...line, verdict: 'ambiguous', certain, possible }
  return { ...line, verdict: owners.length === 0 ? 'un-owns' : 'applied', certain, possible }
}

const clean: readonly LintFinding[] = []

function findingsOf(
  pattern: Span,
  owners: readonly Owner[],
  problems: readonly PatternProblem[],
  number: number,
): readonly LintFinding[] {
  const found = [
    ...problems.map(({ offset, ...problem }) => ({
      ...problem,
      line: number,
      column: pattern.column + offset,
    })),
    ...missingPattern(pattern, owners, number),
    ...ownerFindings(owners, number),
  ]
  return found.length === 0 ? clean : found
}

function ownerFindings(owners: readonly Owner[], number: number): LintFinding[] {
  const invalid = owners.filter(({ kind }) => kind === 'invalid')
  const findings = invalid.map(({ text, column }) => invalidOwner(text, column, number))
  const [first] = invalid
  if (first !== undefined && invalid.length < owners.length) {
    const message = `the line names ${text80(first.text)} beside other owners; GitHub may drop the line or that owner`
    findings.push(
      lineFinding(
        'ambiguous-on-github',
        number,
        first.column,
        message,
        `delete ${text80(first.text)}, or correct it`,
      ),
    )
  }
  for (const { text, column, kind } of owners) {
    if (kind !== 'unsure') continue
    const { why, fix } = explainOwner(text)
    const message = `the owner ${text80(text)} ${why}; GitHub may drop the line, or keep it with nobody for this owner`
    findings.push(lineFinding('ambiguous-on-github', number, column, message, fix))
  }
  return findings
}

const invalidOwner = (text: string, column: number, line: number): LintFinding => ({
  rule: 'invalid-owner',
  line,
  column,
  level: 'error',
  message: `${text80(text)} is not an owner; GitHub skips the line and an earlier line decides`,
  fix: /^[a-z0-9][a-z0-9_-]*(\/[a-z0-9_-]+)?$/i.test(text)
    ? `write @${text}`
    : 'write @user, @organisation/team or name@example.com',
  github: 'skips-line',
})

/** A line of owners only: the first is taken as the pattern. `@scope/package` may be a folder, so it weighs less. */
function missingPattern(pattern: Span, owners: readonly Owner[], number: number): LintFinding[] {
  const glued = pattern.text.startsWith('*@') && looksLikeOwner(pattern.text.slice(1))
  if (!glued && !looksLikeOwner(pattern.text)) return []
  const named = [glued ? pattern.text.slice(1) : pattern.text, ...owners.map(({ text }) => text)].join(' ')
  const finding = {
    ...lineFinding(
      'missing-pattern',
      number,
      pattern.column,
      glued
        ? `there is no blank between * and the owner, so ${text80(pattern.text)} is taken as the pattern`
        : `the line starts with an owner, so ${text80(pattern.text)} is taken as the pattern`,
      `write * ${text80(named)}`,
    ),
    github: 'applies' as const,
  }
  return [!glued && pattern.text.includes('/') ? { ...finding, level: 'note' } : finding]
}

const lineFinding = (
  rule: LintFinding['rule'],
  line: number,
  column: number,
  message: string,
  fix: string,
): LintFinding => ({
  rule,
  line,
  column,
  level: 'warning',
  message,
  fix,
  github: 'unknown',
})

/** A quotation that cannot flood a report. */
const text80 = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text)
