import type { Hunk } from '../diff/patch.ts'
import type { Language } from './language.ts'

/** A changed or neighbouring line as detectors see it. All three texts have the same columns. */
export interface ProbeLine {
  readonly kind: 'context' | 'added' | 'removed'
  /** At the head for what is there, else at the base. */
  readonly line: number
  /** Comments and the insides of strings are blanks. */
  readonly code: string
  /** Comments are blanks. */
  readonly kept: string
}

/** What is open at the end of a line. */
type State = { readonly end: string; readonly string: boolean } | null

/**
 * One version of a hunk, comments and strings told apart from code. A hunk may start within a comment: then its end
 * comes before any start, and everything before it is comment.
 */
export function scanHunk(hunk: Hunk, version: 'base' | 'head', language: Language | null): ProbeLine[] {
  const lines = hunk.filter(
    ({ kind }) => kind === 'context' || kind === (version === 'head' ? 'added' : 'removed'),
  )
  let state =
    language === null
      ? null
      : openAtStart(
          lines.map(({ text }) => text),
          language,
        )
  return lines.map(({ kind, head, base, text }) => {
    const scanned = language === null ? { code: text, kept: text, state } : scanLine(text, language, state)
    state = scanned.state
    return { kind, line: (version === 'head' ? head : base) ?? 1, code: scanned.code, kept: scanned.kept }
  })
}

function openAtStart(texts: readonly string[], { block }: Language): State {
  for (const [start, end] of block) {
    const first = texts.find((text) => text.includes(start) || text.includes(end))
    if (first === undefined) {
      // Lines of a long comment in the usual form, with neither end in sight.
      const starred = texts.length > 1 && start === '/*' && texts.every((text) => /^\s*\*(?:\s|$)/.test(text))
      if (starred) return { end, string: false }
      continue
    }
    const ends = first.indexOf(end)
    const starts = first.indexOf(start)
    if (ends >= 0 && (starts < 0 || ends < starts)) return { end, string: false }
  }
  return null
}

/** A stretch of a line that is all comment, all inside of a string, or all code. */
interface Stretch {
  readonly length: number
  readonly is: 'code' | 'string' | 'comment'
  readonly state: State
}

/** One line with what is open before it, and what is open after it. */
export function scanLine(
  text: string,
  language: Language,
  before: State,
): { code: string; kept: string; state: State } {
  let code = ''
  let kept = ''
  let state = before
  for (let index = 0; index < text.length; ) {
    const next: Stretch = state === null ? fromCode(text, index, language) : fromOpen(text, index, state)
    const part = text.slice(index, index + next.length)
    const blank = ' '.repeat(part.length)
    code += next.is === 'code' ? part : blank
    kept += next.is === 'comment' ? blank : part
    state = next.state
    index += next.length
  }
  const stays = state !== null && (!state.string || language.long.includes(state.end))
  return { code, kept, state: stays ? state : null }
}

/** What follows where a string or comment is open: its inside, then its end, which belongs to it or is code. */
function fromOpen(text: string, index: number, state: NonNullable<State>): Stretch {
  const end = closing(text, index, state)
  const is = state.string ? 'string' : 'comment'
  if (end === index) return { length: state.end.length, is: state.string ? 'code' : is, state: null }
  return { length: (end < 0 ? text.length : end) - index, is, state }
}

/** Where nothing starts that is written here: letters, digits and most marks. */
const plainRun = /[^"'`#/{<=-]+/y

function fromCode(text: string, index: number, language: Language): Stretch {
  plainRun.lastIndex = index
  const run = plainRun.exec(text)
  if (run !== null) return { length: run[0].length, is: 'code', state: null }
  if (language.line.some((mark) => startsComment(text, index, mark, language)))
    return { length: lineEnd(text, index) - index, is: 'comment', state: null }
  const open = opening(text, index, language)
  if (open === null) return { length: 1, is: 'code', state: null }
  return { length: open.mark.length, is: open.state.string ? 'code' : 'comment', state: open.state }
}

/** What ends a line, and so a comment, for an interpreter, though not for git. */
const innerEnd = /[\r\u2028\u2029](?=.)/gsu

function lineEnd(text: string, from: number): number {
  innerEnd.lastIndex = from
  return innerEnd.exec(text)?.index ?? text.length
}

/** `#` starts a comment at the start of a word only where strings are not told apart: `$#`, `a#b` and URLs do not. */
function startsComment(text: string, index: number, mark: string, language: Language): boolean {
  if (!text.startsWith(mark, index)) return false
  if (mark === '#')
    return language.name !== 'shell' && language.name !== 'yaml' && language.name !== 'docker'
      ? !text.startsWith('#[', index)
      : index === 0 || /\s/.test(text.charAt(index - 1))
  if (mark === '//') return text.charAt(index - 1) !== ':'
  return true
}

function opening(
  text: string,
  index: number,
  { block, quotes }: Language,
): { mark: string; state: NonNullable<State> } | null {
  for (const [start, end] of block) {
    if (text.startsWith(start, index)) return { mark: start, state: { end, string: false } }
  }
  const quote = quotes.find((mark) => text.startsWith(mark, index))
  return quote === undefined ? null : { mark: quote, state: { end: quote, string: true } }
}

/** Where the open string or comment ends, -1 when not in this line. A backslash in a string hides what follows. */
function closing(text: string, from: number, { end, string }: NonNullable<State>): number {
  if (!string) return text.indexOf(end, from)
  for (let index = from; index < text.length; index++) {
    if (text.charAt(index) === '\\') index++
    else if (text.startsWith(end, index)) return index
  }
  return -1
}
