import type { GitHubVerdict, LintRule } from './document.ts'
import { openReadings } from './open-pattern.ts'
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

/** Files repeat patterns, the hostile ones without end: each is read once, up to a bound. */
const known = new Map<string, PatternReading>()
const knownLimit = 5_000

/** Reads a pattern as it stands in the file. */
export function readPattern(pattern: string): PatternReading {
  let reading = known.get(pattern)
  if (reading !== undefined) return reading
  reading = readAnew(pattern)
  if (known.size >= knownLimit) known.clear()
  known.set(pattern, reading)
  return reading
}

function readAnew(pattern: string): PatternReading {
  const invalid = findInvalid(pattern)
  if (invalid !== null) return { invalid: true, certain: null, possible: [], problems: [invalid] }
  const open = openReadings(pattern)
  if (open !== null) {
    return { invalid: false, certain: null, possible: globs(open.readings), problems: open.problems }
  }
  return settled(pattern)
}

const nothing: readonly never[] = []

/** A pattern that is clear, but for `?` against other than ASCII and for `**` with a slash at the end. */
function settled(pattern: string): PatternReading {
  const certain = pathGlob(pattern, true)
  if (certain === null) return { invalid: false, certain, possible: [], problems: [neverMatches(pattern)] }
  const inside = endsOpen(pattern)
  if (!inside && !pattern.includes('?'))
    return { invalid: false, certain, possible: nothing, problems: nothing }
  const possible = [...(inside ? [pattern.slice(0, -1)] : []), ...(pattern.includes('?') ? [pattern] : [])]
  return { invalid: false, certain, possible: globs(possible), problems: inside ? [openEnding(pattern)] : [] }
}

/** `foo/**` with a slash after it. Without a name before it (`**` and a slash) the meaning is settled. */
const endsOpen = (pattern: string): boolean => pattern.endsWith('/**/') && /[^/*]/.test(pattern.slice(0, -4))

const openEnding = (pattern: string): PatternProblem => ({
  rule: 'ambiguous-on-github',
  level: 'warning',
  offset: pattern.length - 1,
  message: 'a pattern that ends in **/ may match what lies directly in the folder, or only what lies deeper',
  fix: `write ${pattern.slice(0, -1)} for everything inside, or ${pattern.slice(0, -3)}*/ for what lies in its folders`,
  github: 'unknown',
})

const globs = (patterns: readonly string[]): PathGlob[] =>
  patterns.map((pattern) => pathGlob(pattern, false)).filter((glob) => glob !== null)

function findInvalid(pattern: string): PatternProblem | null {
  if (/^\/+$/.test(pattern)) {
    return invalidPattern(0, `the pattern ${pattern} never matches anything`, 'write * for every file')
  }
  if (pattern.startsWith('\\#')) {
    const fix = `write ?${pattern.slice(2)}, which matches the same name`
    return invalidPattern(0, 'a pattern that starts with an escaped # does not work', fix)
  }
  const stars = unescapedIndex(pattern, '***')
  if (stars < 0) return null
  const fix = `write ${pattern.replace(/\*{3,}/g, '**')}`
  return invalidPattern(stars, 'three stars in a row are not valid', fix)
}

function neverMatches(pattern: string): PatternProblem {
  const names = pattern.split('/').filter((name) => name !== '.' && name !== '..' && name !== '')
  return {
    rule: 'dead-pattern',
    level: 'warning',
    offset: 0,
    message: `the pattern ${pattern} never matches: a path has no empty segment, no . and no ..`,
    fix:
      names.length === 0
        ? 'write * for every file'
        : `write /${names.join('/')}${pattern.endsWith('/') ? '/' : ''}`,
    github: 'applies',
  }
}

/** A pattern that GitHub calls invalid. */
const invalidPattern = (offset: number, message: string, fix: string): PatternProblem => ({
  rule: 'invalid-pattern',
  level: 'error',
  offset,
  message,
  fix,
  github: 'skips-line',
})

function unescapedIndex(pattern: string, wanted: string): number {
  for (let index = 0; index < pattern.length; index++) {
    if (pattern.charAt(index) === '\\') index++
    else if (pattern.startsWith(wanted, index)) return index
  }
  return -1
}
