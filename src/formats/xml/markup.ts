import { declarationBytes } from './limits.ts'

/** What a `<!` begins: `more` when too few bytes are there to say. */
type MarkupKind = 'comment' | 'cdata' | 'doctype' | 'none' | 'more'

const starts: readonly (readonly [text: string, kind: MarkupKind])[] = [
  ['<!--', 'comment'],
  ['<![CDATA[', 'cdata'],
  ['<!DOCTYPE', 'doctype'],
]

/** Bytes of the longest beginning. */
const longest = 9

/** What begins at `at`, where a `<!` stands. */
export function markupAt(bytes: Buffer, at: number, to: number): MarkupKind {
  const text = bytes.toString('latin1', at, Math.min(to, at + longest))
  for (const [start, kind] of starts)
    if (text.toUpperCase().startsWith(start)) return matched(text, start, kind)
  return starts.some(([start]) => start.startsWith(text.toUpperCase())) ? 'more' : 'none'
}

/** `<!doctype html>` is how HTML spells it. */
function matched(text: string, start: string, kind: MarkupKind): MarkupKind {
  return kind === 'doctype' || text.startsWith(start) ? kind : 'none'
}

/** Index of the `?>` that ends a declaration; -1 when it has not come, -2 when it is too far. */
export function declarationEnd(bytes: Uint8Array, from: number, to: number): number {
  const last = Math.min(to, from + declarationBytes)
  for (let at = from; at + 1 < last; at++) if (bytes[at] === 0x3f && bytes[at + 1] === 0x3e) return at
  return last < to ? -2 : -1
}
