import { matchesWildcard, type Piece, star, type Token, type Wildcard, wildcard } from '../wildcard.ts'

/**
 * One segment of a CODEOWNERS pattern.
 * No source says whether GitHub's `?` stands for one byte (as git does it) or one code point. `strict` globs match
 * only when both readings do, the others when either does; for ASCII the two are the same.
 */
export interface SegmentGlob {
  /** Equal keys match equal texts. */
  readonly key: string
  readonly kind: 'any' | 'literal' | 'extension' | 'glob'
  /** The text of a literal, `.ext` of an extension (`*.ext`), else empty. */
  readonly text: string
  readonly tokens: readonly Token[]
  /** Null unless the kind is `glob`. */
  readonly pattern: Wildcard | null
  /** The pattern over UTF-8 bytes; null unless it holds a `?`. */
  readonly bytes: Wildcard | null
  readonly strict: boolean
}

const anyOne: Piece = { test: null }

/** Segments repeat from line to line: `src`, `packages`, `*.ts`. Each text is read once, up to a bound. */
const interned = new Map<string, SegmentGlob>()
const internLimit = 5_000

/** Reads one segment: `*`, `?`, and `\` before a character to take it as it is. */
export function segmentGlob(source: string, strict: boolean): SegmentGlob {
  const key = strict ? source : `/${source}`
  let glob = interned.get(key)
  if (glob !== undefined) return glob
  glob = readSegment(source, strict)
  if (interned.size >= internLimit) interned.clear()
  interned.set(key, glob)
  return glob
}

function readSegment(source: string, strict: boolean): SegmentGlob {
  const tokens = special.test(source) ? tokenize(source) : [{ text: source }]
  const simple = simpleKind(tokens)
  if (simple !== null) return { ...simple, key: keyOf(tokens), tokens, pattern: null, bytes: null, strict }
  const hasOne = tokens.includes(anyOne)
  const key = hasOne && !strict ? `~${keyOf(tokens)}` : keyOf(tokens)
  const bytes = hasOne ? wildcard(tokens.map(tokenToBytes)) : null
  return { key, kind: 'glob', text: '', tokens, pattern: wildcard(tokens), bytes, strict }
}

const special = /[*?\\]/

function tokenize(source: string): Token[] {
  const tokens: Token[] = []
  let text = ''
  for (let index = 0; index < source.length; index++) {
    const character = source.charAt(index)
    if (character === '*' || character === '?') {
      if (text !== '') tokens.push({ text })
      text = ''
      if (character === '?') tokens.push(anyOne)
      else if (tokens.at(-1) !== star) tokens.push(star)
    } else if (character === '\\' && index + 1 < source.length) {
      index++
      text += source.charAt(index)
    } else text += character
  }
  if (text !== '') tokens.push({ text })
  return tokens
}

function keyOf(tokens: readonly Token[]): string {
  return tokens
    .map((token) => (token === star ? '*' : 'text' in token ? escapeText(token.text) : '?'))
    .join('')
}

const escapeText = (text: string): string => text.replace(/[\\*?~/]/g, '\\$&')

/** The kinds that need no test of their own: `*`, a name, and `*.ext` with a single dot. */
function simpleKind(tokens: readonly Token[]): Pick<SegmentGlob, 'kind' | 'text'> | null {
  const [first, second] = tokens
  if (first === undefined || tokens.length > 2) return null
  if (first !== star)
    return 'text' in first && second === undefined ? { kind: 'literal', text: first.text } : null
  if (second === undefined) return { kind: 'any', text: '' }
  if (second === star || !('text' in second)) return null
  return second.text.lastIndexOf('.') === 0 ? { kind: 'extension', text: second.text } : null
}

const tokenToBytes = (token: Token): Token =>
  token !== star && 'text' in token ? { text: utf8(token.text) } : token

const encoder = new TextEncoder()

/** The UTF-8 bytes of a text, one character (0 to 255) per byte. */
function utf8(text: string): string {
  let bytes = ''
  for (const byte of encoder.encode(text)) bytes += String.fromCharCode(byte)
  return bytes
}

const onlyAscii = /^[\0-\x7f]*$/

/** Whether the segment of a path matches. Never backtracks. */
export function matchesSegment(glob: SegmentGlob, segment: string): boolean {
  switch (glob.kind) {
    case 'any':
      return true
    case 'literal':
      return glob.text === segment
    case 'extension':
      return segment.endsWith(glob.text)
    case 'glob':
      return matchesGlob(glob, segment)
  }
}

function matchesGlob(glob: SegmentGlob, segment: string): boolean {
  const byPoint = glob.pattern !== null && matchesWildcard(glob.pattern, segment)
  if (glob.bytes === null || byPoint !== glob.strict || onlyAscii.test(segment)) return byPoint
  return matchesWildcard(glob.bytes, utf8(segment))
}
