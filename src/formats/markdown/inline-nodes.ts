import type { Range } from './delimiters.ts'
import type { InlinePiece, Link, TextLine } from './model.ts'

/** A piece of inline content before it is known what stands around it. */
export interface InlineNode {
  readonly kind: InlinePiece['kind']
  /** Emptied where the characters turn out to be marks. */
  text: string
  /** Place in the joined text. */
  readonly at: number
  /** An autolink brings its own link. */
  readonly link: Link | null
}

/** A link around the nodes between two brackets, both exclusive. */
export interface LinkRange {
  readonly link: Link
  readonly from: number
  readonly to: number
}

/** Lines joined by line feeds, and the line of each place. */
export class JoinedLines {
  readonly text: string
  readonly #lines: readonly TextLine[]
  readonly #starts: readonly number[]
  #index = 0

  constructor(lines: readonly TextLine[]) {
    this.#lines = lines
    const [first] = lines
    this.text =
      lines.length === 1 && first !== undefined ? first.text : lines.map(({ text }) => text).join('\n')
    let start = 0
    this.#starts = lines.map(({ text }) => {
      const at = start
      start += text.length + 1
      return at
    })
  }

  /** Ask in ascending order. */
  lineOf(at: number): number {
    while (this.#index + 1 < this.#starts.length && (this.#starts[this.#index + 1] ?? 0) <= at)
      this.#index += 1
    return this.#lines[this.#index]?.line ?? 1
  }
}

/** The flat pieces: neighbours that are alike are one, up to the end of their line. */
export function piecesOf(
  nodes: readonly InlineNode[],
  ranges: readonly Range[],
  links: readonly LinkRange[],
  lines: JoinedLines,
): InlinePiece[] {
  const struck = depths(nodes.length, ranges, 'struck')
  const strong = depths(nodes.length, ranges, 'strong')
  const around = linksAround(nodes.length, links)
  const pieces: Writable[] = []
  let ended = false
  nodes.forEach((node, index) => {
    if (node.text === '' && node.kind === 'text') return
    const piece: Writable = {
      kind: node.kind,
      text: node.text,
      line: lines.lineOf(node.at),
      struck: (struck[index] ?? 0) > 0,
      strong: (strong[index] ?? 0) > 0,
      link: around[index] ?? node.link,
    }
    const last = pieces.at(-1)
    if (last !== undefined && !ended && joins(last, piece)) last.text += piece.text
    else pieces.push(piece)
    ended = node.text.endsWith('\n')
  })
  return pieces
}

type Writable = { -readonly [Key in keyof InlinePiece]: InlinePiece[Key] }

const joins = (last: InlinePiece, piece: InlinePiece): boolean =>
  last.kind === 'text' &&
  piece.kind === 'text' &&
  last.struck === piece.struck &&
  last.strong === piece.strong &&
  last.link === piece.link

const none = new Int32Array(0)

/** Per node, in how many ranges of a kind it stands. */
function depths(length: number, ranges: readonly Range[], kind: Range['kind']): Int32Array {
  if (!ranges.some((range) => range.kind === kind)) return none
  const depth = new Int32Array(length + 1)
  for (const range of ranges) {
    if (range.kind !== kind) continue
    depth[range.from + 1] = (depth[range.from + 1] ?? 0) + 1
    depth[range.to] = (depth[range.to] ?? 0) - 1
  }
  for (let index = 1; index <= length; index += 1)
    depth[index] = (depth[index] ?? 0) + (depth[index - 1] ?? 0)
  return depth
}

/** Per node the innermost link; an image hides what stands in it, so the outermost image goes before. */
function linksAround(length: number, links: readonly LinkRange[]): readonly (Link | null)[] {
  if (links.length === 0) return []
  const opening = new Map<number, LinkRange[]>()
  for (const range of links) {
    const known = opening.get(range.from)
    if (known === undefined) opening.set(range.from, [range])
    else known.unshift(range)
  }
  const open: { readonly range: LinkRange; readonly shown: Link }[] = []
  return Array.from({ length }, (_, index) => {
    while ((open.at(-1)?.range.to ?? Number.POSITIVE_INFINITY) <= index) open.pop()
    const shown = open.at(-1)?.shown ?? null
    for (const range of opening.get(index) ?? []) {
      const outer = open.at(-1)?.shown
      open.push({ range, shown: outer?.image === true ? outer : range.link })
    }
    return shown
  })
}
