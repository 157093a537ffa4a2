import type { InlinePiece } from '../markdown/index.ts'

/** One line of a paragraph, a heading or a cell, as contracts read it. */
export interface ProseLine {
  readonly line: number
  /** What a reader sees and nothing struck. */
  readonly text: string
  /** The same with code left out: placeholders are looked for here. */
  readonly prose: string
}

/** Visible pieces by line: no comments, tags, struck text and texts of images. */
export function proseLines(pieces: readonly InlinePiece[]): readonly ProseLine[] {
  const lines: { line: number; text: string; prose: string }[] = []
  let open = false
  for (const { kind, text, line, struck, link } of pieces) {
    if (struck || link?.image === true || (kind !== 'text' && kind !== 'code')) continue
    const last = lines.at(-1)
    const bare = text.endsWith('\n') && kind === 'text' ? text.slice(0, -1) : text
    const prose = kind === 'code' || link?.form === 'autolink' ? '·' : bare
    if (last !== undefined && open) {
      last.text += bare
      last.prose += prose
    } else lines.push({ line, text: bare, prose })
    open = bare === text
  }
  return lines
}

/** Code spans and targets of links that are paths of files in the repository, without anchors. */
export function pathsIn(pieces: readonly InlinePiece[]): readonly { text: string; line: number }[] {
  return pieces.flatMap(({ kind, text, line, struck, link }) => {
    if (struck) return []
    const named = link !== null && link.form !== 'autolink' ? link.target : kind === 'code' ? text : ''
    const path = named.replace(/[#?].*$/s, '')
    return isPath(path) ? [{ text: path, line }] : []
  })
}

/** A relative path with a folder or an extension: no address, no command, no pattern. */
const isPath = (text: string): boolean =>
  text.length <= 300 &&
  /^[\w.@+-]+(?:\/[\w.@+-]+)*$/.test(text) &&
  (text.includes('/') || /\.[a-z][a-z0-9]{0,7}$/i.test(text))
