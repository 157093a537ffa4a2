import type { GitHubVerdict, LintRule } from './document.ts'
import { type PathGlob, pathGlob } from './path-glob.ts'

/** Something to say about a pattern; the column is an offset into it. */
export interface PatternProblem {
  readonly rule: LintRule
  readonly level: 'error' | 'warning'
  readonly offset: number
  readonly message: string
  readonly fix: string
  readonly github: GitHubVerdict
}

/** A pattern under GitHub's rules: what it matches for certain, and what it may match under readings left open. */
export interface PatternReading {
  /** GitHub reports the pattern as invalid and skips the line, whatever reading is taken. */
  readonly invalid: boolean
  readonly certain: PathGlob | null
  readonly possible: readonly PathGlob[]
  readonly problems: readonly PatternProblem[]
}

/** Reads a pattern as it stands in the file. */
export function readPattern(pattern: string): PatternReading {
  const invalid = findInvalid(pattern)
  if (invalid !== null) return { invalid: true, certain: null, possible: [], problems: [invalid] }
  const open = findOpen(pattern)
  if (open !== null) {
    return { invalid: false, certain: null, possible: globs(open.readings), problems: open.problems }
  }
  return settled(pattern)
}

/** A pattern that is clear, but for `?` against other than ASCII and for the ending `/**` + `/`. */
function settled(pattern: string): PatternReading {
  const certain = pathGlob(pattern, true)
  if (certain === null) return { invalid: false, certain, possible: [], problems: [neverMatches(pattern)] }
  const deep = /^\/?(.*[^/].*)\/\*\*\/$/s.exec(pattern)
  const inside = deep !== null && !/^\/?(\*\*\/)*\*\*$/.test(deep[1] ?? '')
  const possible = globs([...(inside ? [pattern.slice(0, -1)] : []), ...(pattern.includes('?') ? [pattern] : [])])
  const problems = inside ? [openProblem(pattern.length - 1, endingMessage, `write ${pattern.slice(0, -1)} for everything inside, or ${pattern.slice(0, -3)}*/ for what lies in folders`)] : []
  return { invalid: false, certain, possible, problems }
}

const endingMessage =
  'a pattern that ends in **/ may match files directly inside the folder, or only those in folders below it'

const globs = (patterns: readonly string[]): PathGlob[] =>
  patterns.map((pattern) => pathGlob(pattern, false)).filter((glob) => glob !== null)

function findInvalid(pattern: string): PatternProblem | null {
  if (/^\/+$/.test(pattern)) return invalidProblem(0, `the pattern ${pattern} never matches anything`, 'write * for every file')
  if (pattern.startsWith('\\#')) {
    return invalidProblem(0, 'a pattern that starts with an escaped # does not work', `write **/?${pattern.slice(2)}, or rename the file`)
  }
  const stars = unescapedIndex(pattern, '***')
  if (stars >= 0) {
    return invalidProblem(stars, 'three stars in a row are not valid', `write ${pattern.replace(/\*{3,}/g, '**')}`)
  }
  return null
}

interface Open {
  readonly readings: readonly string[]
  readonly problems: readonly PatternProblem[]
}

/** Patterns no source settles, the first kind that applies. `readings` are all that may be meant, as clear patterns. */
function findOpen(pattern: string): Open | null {
  if (pattern.startsWith('!')) return negation(pattern)
  const bracket = pattern.search(/[[\]]/)
  if (bracket >= 0) return brackets(pattern, bracket)
  const hash = pattern.indexOf('#')
  if (hash >= 0) return hashInside(pattern, hash)
  const brace = /\{[^{}]*,[^{}]*\}/.exec(pattern)
  if (brace !== null) return braces(pattern, brace.index)
  const escape = oddEscape(pattern)
  if (escape >= 0) return otherEscape(pattern, escape)
  if (pattern.startsWith('//')) {
    return { readings: [pattern.replace(/^\/+/, '/')], problems: [openProblem(0, 'two slashes at the start may stand for one, or match nothing', `write ${pattern.replace(/^\/+/, '/')}`)] }
  }
  return null
}

const negation = (pattern: string): Open => ({
  readings: [pattern],
  problems: [
    invalidProblem(0, 'a pattern cannot be negated with !', 'delete the line; to take owners away, name the path on a later line without owners'),
    openProblem(0, 'whether the ! is taken as part of a name is not documented', 'delete the !'),
  ],
})

const brackets = (pattern: string, at: number): Open => ({
  readings: [pattern.replace(/\\([[\]])/g, '$1')],
  problems: [
    invalidProblem(at, '[ ] does not define a range of characters on GitHub', `write ${withoutBrackets(pattern)}, or one line per name`),
    openProblem(at, 'whether [ ] is taken as part of a name or the line is dropped is not documented', `write ${withoutBrackets(pattern)}, which matches the same names`),
  ],
})

const withoutBrackets = (pattern: string): string => pattern.replace(/\\?\[[^/]*?\]|\\?[[\]]/g, '*')

function hashInside(pattern: string, at: number): Open {
  const escaped = pattern.charAt(at - 1) === '\\'
  const cut = pattern.slice(0, at)
  const readings = escaped ? [pattern.replace(/\\#/g, '#')] : [pattern, ...(cut === '' || /^\/+$/.test(cut) ? [] : [cut])]
  const fix = `write ${pattern.replace(/\\?#/g, '?')}, which matches the same name`
  return { readings, problems: [openProblem(at, 'a # inside a pattern may start a comment, or be part of the name', fix)] }
}

const braces = (pattern: string, at: number): Open => ({
  readings: [pattern],
  problems: [openProblem(at, 'braces are not expanded, and whether they are taken as part of a name is not documented', `write one line for each of ${expand(pattern).join(' and ')}`)],
})

/** The names a reader of `*.{js,ts}` expects, one group deep, for the advice. */
function expand(pattern: string): string[] {
  const group = /\{([^{}]*)\}/.exec(pattern)
  if (group === null) return [pattern]
  const before = pattern.slice(0, group.index)
  const after = pattern.slice(group.index + group[0].length)
  return (group[1] ?? '').split(',').slice(0, 8).map((name) => `${before}${name.trim()}${after}`)
}

/** Offset of a backslash that escapes neither a blank, `*`, `?` nor a backslash; -1 without one. */
function oddEscape(pattern: string): number {
  for (let index = 0; index < pattern.length; index++) {
    if (pattern.charAt(index) !== '\\') continue
    index++
    const escaped = pattern.charAt(index)
    if (escaped === '' || !' \t*?\\'.includes(escaped)) return index - 1
  }
  return -1
}

const otherEscape = (pattern: string, at: number): Open => ({
  readings: [pattern, pattern.replace(/\\(?![ \t*?\\])/g, '\\\\')],
  problems: [openProblem(at, 'a backslash before this character may be dropped, or be part of the name', `write ${pattern.replace(/\\(?![ \t*?\\])/g, /\\[a-z0-9]/i.test(pattern) ? '/' : '')}`)],
})

function neverMatches(pattern: string): PatternProblem {
  const clean = pattern.split('/').filter((name) => name !== '.' && name !== '..' && name !== '').join('/')
  return {
    rule: 'dead-pattern',
    level: 'warning',
    offset: 0,
    message: `the pattern ${pattern} never matches: a path has no empty segment, no . and no ..`,
    fix: `write /${clean}${pattern.endsWith('/') ? '/' : ''}`,
    github: 'applies',
  }
}

const invalidProblem = (offset: number, message: string, fix: string): PatternProblem => ({
  rule: 'invalid-pattern', level: 'error', offset, message, fix, github: 'skips-line',
})

const openProblem = (offset: number, message: string, fix: string): PatternProblem => ({
  rule: 'ambiguous-on-github', level: 'warning', offset, message, fix, github: 'unknown',
})

function unescapedIndex(pattern: string, wanted: string): number {
  for (let index = 0; index < pattern.length; index++) {
    if (pattern.charAt(index) === '\\') index++
    else if (pattern.startsWith(wanted, index)) return index
  }
  return -1
}
