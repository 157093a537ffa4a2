import { type SegmentGlob, segmentGlob } from './segment-glob.ts'

/** Any number of whole segments, none included. */
export const globstar = '**' as const

/**
 * What a pattern stands for: a sequence of segments, and what is meant at its end.
 * `file`: that path alone (a bare `*` at the end is not recursive). `below`: everything inside, not the path itself.
 * `both`: the path, and everything inside when it is a directory.
 */
export interface PathGlob {
  readonly segments: readonly (SegmentGlob | typeof globstar)[]
  readonly end: 'file' | 'below' | 'both'
  /** Equal keys match equal paths. */
  readonly key: string
}

/**
 * Translates a valid pattern. A slash at the start or in the middle anchors it to the root; otherwise it may start at
 * any depth. Null when no path of a repository can match: a segment that is empty, `.` or `..`.
 * Source: GitHub's "About code owners", gitignore(5) for what that page leaves to it.
 */
export function pathGlob(pattern: string, strict: boolean): PathGlob | null {
  const directory = pattern.endsWith('/')
  const body = directory ? pattern.slice(0, -1) : pattern
  const anchored = body.includes('/')
  const names = (body.startsWith('/') ? body.slice(1) : body).split('/')
  if (names.some((name) => name === '' || name === '.' || name === '..')) return null
  const segments = names.map((name) => (name === globstar ? globstar : segmentGlob(name, strict)))
  return normalize(anchored ? segments : [globstar, ...segments], directory)
}

type Segments = PathGlob['segments']

/** Brings equal languages to one form: `**` is never doubled, never last, and never before a `*` that ends the glob. */
function normalize(given: Segments, directory: boolean): PathGlob {
  const segments = given.filter((segment, index) => segment !== globstar || given[index - 1] !== globstar)
  if (segments.at(-1) === globstar)
    return directory ? insideDirectories(segments) : below(segments.slice(0, -1))
  if (isAny(segments.at(-1))) {
    const open = segments.at(-2) === globstar
    if (directory) return below(open ? [...segments.slice(0, -2), ...segments.slice(-1)] : segments)
    return open ? below(segments.slice(0, -2)) : glob(segments, 'file')
  }
  return directory ? below(segments) : glob(segments, 'both')
}

/** A pattern ending in `**` and a slash: directories only, so a file must lie at least one directory deeper. */
const insideDirectories = (segments: Segments): PathGlob =>
  below([...segments.slice(0, -1), segmentGlob('*', true)])

const below = (segments: Segments): PathGlob => glob(segments, 'below')

const glob = (segments: Segments, end: PathGlob['end']): PathGlob => ({
  segments,
  end,
  key: `${segments.map((segment) => (segment === globstar ? '**' : segment.key)).join('/')}\0${end}`,
})

const isAny = (segment: SegmentGlob | typeof globstar | undefined): boolean =>
  segment !== undefined && segment !== globstar && segment.kind === 'any'
