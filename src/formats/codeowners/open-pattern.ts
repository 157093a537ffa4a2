import type { PatternProblem } from './pattern.ts'

/** A pattern that no source settles. `readings` are all that may be meant, as patterns that are clear. */
export interface OpenPattern {
  readonly readings: readonly string[]
  readonly problems: readonly PatternProblem[]
}

/** One kind of doubt: where it is, what it makes of a reading, what to say. */
interface Doubt {
  readonly find: (pattern: string) => number
  readonly readings: (pattern: string) => readonly string[]
  readonly message: string
  readonly fix: (pattern: string) => string
  /** Set when the documentation calls the pattern invalid, though not what becomes of the name as written. */
  readonly invalid?: string
}

const same = (pattern: string): readonly string[] => [pattern]
const slashes = (pattern: string): string => pattern.replace(/^\/+/, '/')

const doubts: readonly Doubt[] = [
  {
    find: (pattern) => (pattern.startsWith('!') ? 0 : -1),
    readings: same,
    invalid: 'a pattern cannot be negated with !',
    message: 'whether the ! is taken as part of a name is not documented',
    fix: () => 'delete the line; to take owners away, name the path on a later line without owners',
  },
  {
    find: (pattern) => pattern.search(/[[\]]/),
    readings: same,
    invalid: '[ ] does not define a range of characters on GitHub',
    message: 'whether [ ] is taken as part of a name or the line is dropped is not documented',
    fix: (pattern) =>
      `write ${pattern.replace(/\\?[[\]]/g, '?')} to match the brackets of a name, or one line for each name`,
  },
  {
    find: (pattern) => pattern.indexOf('#'),
    readings: hashReadings,
    message: 'a # inside a pattern may start a comment, or be part of the name',
    fix: (pattern) => `write ${pattern.replace(/\\?#/g, '?')}, which matches the same name`,
  },
  {
    find: braceIndex,
    readings: same,
    message: 'braces are not expanded, and whether they are taken as part of a name is not documented',
    fix: (pattern) => `write one line for each of ${expand(pattern).join(' and ')}`,
  },
  {
    find: escapeIndex,
    readings: (pattern) => [pattern, pattern.replace(/\\([^ \t*?\\]|$)/g, '\\\\$1')],
    message: 'a backslash before this character may be dropped, or be part of the name',
    fix: (pattern) => `write ${pattern.replace(/\\(?=[a-z0-9])/gi, '/').replace(/\\(?![ \t*?\\])/g, '')}`,
  },
  {
    find: (pattern) => (pattern.startsWith('//') ? 0 : -1),
    readings: (pattern) => [slashes(pattern)],
    message: 'two slashes at the start may stand for one, or match nothing',
    fix: (pattern) => `write ${slashes(pattern)}`,
  },
]

/** What each doubt needs: spares the search in the patterns of nearly every line. */
const doubtful = /[![\]#{\\]|^\/\//

/** Every doubt about a pattern and the readings that follow from all of them; null when it is clear. */
export function openReadings(pattern: string): OpenPattern | null {
  if (!doubtful.test(pattern)) return null
  const found = doubts.filter(({ find }) => find(pattern) >= 0)
  if (found.length === 0) return null
  let readings: readonly string[] = [pattern]
  for (const doubt of found) readings = readings.flatMap((reading) => doubt.readings(reading))
  return { readings: [...new Set(readings)], problems: found.flatMap((doubt) => problemsOf(doubt, pattern)) }
}

function problemsOf(doubt: Doubt, pattern: string): PatternProblem[] {
  const offset = doubt.find(pattern)
  const fix = pattern.length > 400 ? 'write a pattern without it' : doubt.fix(pattern)
  const open: PatternProblem = {
    rule: 'ambiguous-on-github',
    level: 'warning',
    offset,
    message: doubt.message,
    fix,
    github: 'unknown',
  }
  if (doubt.invalid === undefined) return [open]
  const { invalid: message } = doubt
  return [{ rule: 'invalid-pattern', level: 'error', offset, message, fix, github: 'skips-line' }, open]
}

/** Kept as part of the name; or, unless escaped, the pattern ends before it. */
function hashReadings(pattern: string): readonly string[] {
  const cut = pattern.slice(0, pattern.indexOf('#'))
  return cut.endsWith('\\') || /^\/*$/.test(cut) ? [pattern] : [pattern, cut]
}

/** Offset of a brace group that holds a comma, -1 without one. */
function braceIndex(pattern: string): number {
  let open = -1
  let comma = false
  for (let index = 0; index < pattern.length; index++) {
    const character = pattern.charAt(index)
    if (character === '{') {
      open = index
      comma = false
    } else if (character === ',') comma = true
    else if (character === '}' && open >= 0) {
      if (comma) return open
      open = -1
    }
  }
  return -1
}

/** The names a reader of `*.{js,ts}` expects, for the advice: one group deep, eight at most. */
function expand(pattern: string): string[] {
  const start = braceIndex(pattern)
  const end = pattern.indexOf('}', start)
  const names = pattern.slice(start + 1, end).split(',')
  return names.slice(0, 8).map((name) => `${pattern.slice(0, start)}${name.trim()}${pattern.slice(end + 1)}`)
}

/** Offset of a backslash that escapes neither a blank, `*`, `?`, `#`, a bracket nor a backslash; -1 without one. */
function escapeIndex(pattern: string): number {
  for (let index = 0; index < pattern.length; index++) {
    if (pattern.charAt(index) !== '\\') continue
    index++
    const escaped = pattern.charAt(index)
    if (escaped === '' || !' \t*?\\#[]'.includes(escaped)) return index - 1
  }
  return -1
}
