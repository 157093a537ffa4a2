import { Minimatch, type MinimatchOptions } from 'minimatch'
import { matchesWildcard, star, type Token, type Wildcard, wildcard } from './wildcard.ts'

/** A compiled glob, or what is wrong with the pattern. */
export type Glob =
  | { readonly ok: true; readonly matches: (path: string) => boolean }
  | { readonly ok: false; readonly message: string }

/**
 * The dialect of policy files: minimatch's, with dot files matched, case kept, and nothing that inverts, comments out,
 * expands or alternates.
 */
const options: MinimatchOptions = {
  dot: true,
  nonegate: true,
  nocomment: true,
  noext: true,
  nobrace: true,
  platform: 'linux',
}

/** In UTF-16 units. No path of a repository is longer. */
const longestPattern = 4096
const compiled = new Map<string, Glob>()
const cacheLimit = 1_000

/**
 * Compiles a glob of a policy file. `*` stays within a folder, `**` as a whole segment spans folders, `?` is one
 * character, `[a-z]` a class, `\` takes the next character as it is. Paths are relative to the root, parted by `/`.
 * A pattern that could never match is refused, with the way to write it. Matching never backtracks.
 */
export function compileGlob(pattern: string): Glob {
  const known = compiled.get(pattern)
  if (known !== undefined) return known
  const message = problem(pattern)
  const glob: Glob = message === null ? { ok: true, matches: matcher(pattern) } : { ok: false, message }
  if (compiled.size >= cacheLimit) compiled.clear()
  compiled.set(pattern, glob)
  return glob
}

function problem(pattern: string): string | null {
  if (pattern.length > longestPattern) {
    return `the pattern has ${pattern.length} characters; at most ${longestPattern} are allowed`
  }
  if (pattern.trim() === '') return 'the pattern is empty; write ** for every file'
  if (pattern.trim() !== pattern)
    return 'the pattern starts or ends with a blank; delete it, or write ? for it'
  if (pattern.includes('\0')) return 'the pattern holds a NUL character, which no path has'
  if (pattern.startsWith('!')) {
    return 'the pattern starts with !, and patterns cannot be negated; write \\! for a name that starts with it'
  }
  if (/(^|[^\\])(\\\\)*\\$/.test(pattern))
    return 'the pattern ends with a backslash that escapes nothing; delete it'
  return bracketProblem(pattern) ?? pathProblem(pattern)
}

/** Problems of the path as a whole: such a pattern never matches a path of a repository. */
function pathProblem(pattern: string): string | null {
  if (pattern.startsWith('/'))
    return `the pattern starts with a slash; paths have none: write ${pattern.replace(/^\/+/, '')}`
  if (pattern.endsWith('/'))
    return `the pattern ends with a slash; for all files in the folder write ${pattern}**`
  const odd = pattern.split('/').find((segment) => segment === '' || segment === '.' || segment === '..')
  if (odd !== undefined)
    return `the pattern has ${odd === '' ? 'an empty' : `a ${odd}`} segment, which no path has`
  return null
}

/** An unclosed class, which minimatch would take for a name; and braces, which some dialects expand. */
function bracketProblem(pattern: string): string | null {
  for (const segment of pattern.split('/')) {
    for (let index = 0; index < segment.length; index++) {
      const character = segment.charAt(index)
      if (character === '\\') index++
      else if (character === '[') {
        const end = classEnd(segment, index)
        if (end < 0) return 'the pattern holds a [ without its ]; write \\[ for the character itself'
        index = end
      } else if (
        character === '{' &&
        /^\{[^{}\\]*(,|\.\.)[^{}\\]*\}/.test(segment.slice(index, index + 200))
      ) {
        return 'braces are not expanded; write one pattern for each alternative, or \\{ for the character itself'
      }
    }
  }
  return null
}

/** Index of the `]` that closes the class at `start`, -1 without one. A `]` right after the start is a member. */
function classEnd(segment: string, start: number): number {
  let index = start + 1
  if (segment.charAt(index) === '!' || segment.charAt(index) === '^') index++
  if (segment.charAt(index) === ']') index++
  for (; index < segment.length; index++) {
    const character = segment.charAt(index)
    if (character === '\\') index++
    else if (character === '[' && segment.charAt(index + 1) === ':') {
      const end = segment.indexOf(':]', index + 2)
      if (end >= 0) index = end + 1
    } else if (character === ']') return index
  }
  return -1
}

type Segment = Wildcard | typeof globstar
const globstar = '**'

function matcher(pattern: string): (path: string) => boolean {
  const names = pattern.split('/')
  // A `**` at the end stands for what is inside, not for the folder itself.
  if (names.at(-1) === globstar) names.push('*')
  const segments = names.map((name) => (name === globstar ? globstar : wildcard(tokens(name))))
  return (path) => matchesPath(segments, path.split('/'))
}

/** The parts of one segment. What a class means is minimatch's to say, one character at a time. */
function tokens(segment: string): Token[] {
  const found: Token[] = []
  for (let index = 0; index < segment.length; index++) {
    const character = segment.charAt(index)
    if (character === '*') found.push(star)
    else if (character === '?') found.push({ test: null })
    else if (character === '[') {
      const end = classEnd(segment, index)
      // Behind another character, so that a dot is not taken for the folder itself.
      const members = new Minimatch(`x${segment.slice(index, end + 1)}`, options)
      found.push({ test: (point) => members.match(`x${point}`) })
      index = end
    } else {
      if (character === '\\') index++
      found.push({ text: segment.charAt(index) })
    }
  }
  return found
}

/** Set of reachable pattern positions, moved on segment by segment: never more than pattern times path steps. */
function matchesPath(segments: readonly Segment[], path: readonly string[]): boolean {
  let places = spread(segments, [0])
  for (const name of path) {
    const next: number[] = []
    for (const place of places) {
      const segment = segments[place]
      if (segment === globstar) next.push(place)
      else if (segment !== undefined && matchesWildcard(segment, name)) next.push(place + 1)
    }
    if (next.length === 0) return false
    places = spread(segments, next)
  }
  return places.includes(segments.length)
}

function spread(segments: readonly Segment[], places: readonly number[]): number[] {
  const all = new Set<number>()
  for (let place of places) {
    while (!all.has(place)) {
      all.add(place)
      if (segments[place] !== globstar) break
      place++
    }
  }
  return [...all]
}
