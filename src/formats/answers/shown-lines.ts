import type { InlinePiece } from '../markdown/model.ts'

/** A line of an item as a reader of GitHub sees it, and as it is written. */
export interface ShownLine {
  readonly line: number
  /** Without what is struck through, comments and tags. */
  readonly text: string
  /** The source line, comments left out. */
  readonly source: string
}

/** The lines that pieces of inline content stand on, in order. Lines on which nothing is shown are left out. */
export function shownLines(pieces: readonly InlinePiece[], source: readonly string[]): readonly ShownLine[] {
  const texts = new Map<number, string>()
  for (const piece of pieces) {
    const shown = shownText(piece)
    for (const [index, part] of shown.split('\n').entries()) {
      const line = piece.line + index
      texts.set(line, (texts.get(line) ?? '') + part)
    }
  }
  return [...texts]
    .sort(([a], [b]) => a - b)
    .map(([line, text]) => ({ line, text, source: withoutComments(source[line - 1] ?? '') }))
    .filter(({ text }) => text.trim() !== '')
}

function shownText({ kind, text, struck, link }: InlinePiece): string {
  if (kind === 'tag') return /^<br\b/i.test(text) ? ' ' : ''
  return kind === 'comment' || struck || link?.image === true ? '' : text
}

/** Also the parts of comments that begin or end on other lines. */
function withoutComments(line: string): string {
  const start = line.indexOf('-->') < firstOpening(line) ? line.indexOf('-->') + '-->'.length : 0
  let shown = ''
  for (let at = Math.max(start, 0); at < line.length; ) {
    const open = line.indexOf('<!--', at)
    shown += line.slice(at, open < 0 ? line.length : open)
    if (open < 0) return shown
    const close = line.indexOf('-->', open + '<!--'.length)
    if (close < 0) return shown
    shown += ' '
    at = close + '-->'.length
  }
  return shown
}

/** Place of the first comment; behind everything where there is none, unless there is no end of one either. */
function firstOpening(line: string): number {
  if (!line.includes('-->')) return -1
  const at = line.indexOf('<!--')
  return at < 0 ? line.length : at
}

/** What a line shows, without white space and without characters that may be marks of Markdown. */
export const bareText = (text: string): string => text.replace(/[\s*_~`\\<>]/gu, '')

/** The words of a target: of a link its label. */
export const bareTarget = (written: string): string => {
  const label = written.startsWith('[') ? written.slice(1, Math.max(written.lastIndexOf(']('), 1)) : written
  return bareText(label)
}
