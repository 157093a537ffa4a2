import { type MinimatchOptions, minimatch } from 'minimatch'

/** GitHub expands, alternates, negates and comments out nothing; a wildcard leaves a leading dot alone. */
const options: MinimatchOptions = {
  nobrace: true,
  noext: true,
  nonegate: true,
  nocomment: true,
  platform: 'linux',
}

/** In UTF-16 units. Longer than any ref; it keeps the time of one match within milliseconds. */
const longestPattern = 1_000
/** Members and upward ranges; what stands in brackets otherwise is read differently by Ruby and minimatch. */
const brackets = /\[(?:[!^]|(?![!^]))-?(?:[^[\]/\uffff-]-[^[\]/\uffff-]|[^[\]/-])+-?\]/gu
/** No ref has an empty segment, `.` or `..`, and no bracket stands for a leading dot; minimatch would fold these. */
const impossible = /(?:^|\/)(?:\.{0,2}(?:\/|$)|\[\.\])/

/**
 * Whether a pattern of a ruleset (or of the policy) matches a full ref, `refs/heads/…` or `refs/tags/…`, as Ruby's
 * `File.fnmatch` does with `FNM_PATHNAME`: `*`, `?` and `[…]` stay within a segment, `**` before a slash spans
 * segments, a trailing `**` is one segment, a wildcard never stands for a leading dot, case counts. False for a
 * pattern with a `refPatternProblem`: ask that first where false is an answer.
 */
export function matchesRef(pattern: string, ref: string): boolean {
  if (refPatternProblem(pattern) !== null || impossible.test(pattern)) return false
  return minimatch(ref, pattern.replace(/(^|\/)\*\*$/, '$1*'), options)
}

/** The pattern with `refs/heads/` or `refs/tags/` before it, unless it is a keyword or has that already. */
export function refPattern(target: 'branch' | 'tag', pattern: string): string {
  if (pattern.startsWith('~') || pattern.startsWith('refs/')) return pattern
  return `refs/${target === 'branch' ? 'heads' : 'tags'}/${pattern}`
}

/** Why nobody can say what a pattern matches, as the end of a sentence about it; null when it can be read. */
export function refPatternProblem(pattern: string): string | null {
  if (pattern.length > longestPattern) return `has ${pattern.length} characters, more than ${longestPattern}`
  const unescaped = pattern.replace(/\\[^/]/gsu, '\uffff')
  if (unescaped.includes('\\')) return 'has a backslash that escapes nothing'
  const rest = unescaped.replace(brackets, (text) => (ordered(text) ? '' : text))
  return rest.includes('[') ? 'has brackets whose meaning differs between dialects' : null
}

/** Whether every range in brackets runs upwards. */
function ordered(text: string): boolean {
  const members = text.slice(1, -1).replace(/^[!^]/, '')
  return [...members.matchAll(/(.)-(.)/gsu)].every(
    ([, first = '', last = '']) => (first.codePointAt(0) ?? 0) <= (last.codePointAt(0) ?? 0),
  )
}
