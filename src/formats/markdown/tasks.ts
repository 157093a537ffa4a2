import { inlineOf } from './inline.ts'
import type { Block, HtmlBlock, HtmlComment, InlinePiece, MarkdownDocument, Task } from './model.ts'
import { RawHtmlState } from './raw-html-state.ts'
import { ItemStack } from './task-items.ts'
import { walk } from './walk.ts'

/**
 * The task list items of a text, in the order of their lines, with what stands around each. Boxes in code, in raw HTML
 * and in text that is no list item are none; those in quotes, footnotes, struck or hidden text are told as such.
 */
export const tasksOf = (document: MarkdownDocument): readonly Task[] => readTasks(document).tasks

/** All HTML comments outside code, in tasks and elsewhere. A comment that is never closed is none. */
export const commentsOf = (document: MarkdownDocument): readonly HtmlComment[] => readTasks(document).comments

interface Read {
  readonly tasks: readonly Task[]
  readonly comments: readonly HtmlComment[]
}

/** A document is read once, whoever asks. */
const readings = new WeakMap<MarkdownDocument, Read>()

function readTasks(document: MarkdownDocument): Read {
  const known = readings.get(document)
  if (known !== undefined) return known
  const reader = new TaskReader(document)
  for (const { block, leaving } of walk(document.blocks)) {
    if (leaving) reader.leave(block)
    else reader.enter(block)
  }
  const read = { tasks: reader.items.tasks, comments: reader.comments }
  readings.set(document, read)
  return read
}

class TaskReader {
  readonly items = new ItemStack()
  readonly comments: HtmlComment[] = []
  readonly #document: MarkdownDocument
  readonly #html = new RawHtmlState()

  constructor(document: MarkdownDocument) {
    this.#document = document
  }

  enter(block: Block): void {
    switch (block.type) {
      case 'quote':
      case 'footnote':
      case 'list':
        this.items.around(block.type, 1)
        return
      case 'item':
        this.items.open(block, this.#html)
        return
      case 'paragraph':
      case 'heading':
        this.#inline(block.lines, true)
        return
      case 'table':
        for (const row of [block.header, ...block.rows]) for (const cell of row) this.#inline([cell], false)
        return
      case 'html':
        this.#rawHtml(block)
        return
      case 'code':
      case 'definition':
      case 'thematic-break':
    }
  }

  leave(block: Block): void {
    if (block.type === 'item') this.items.close()
    else if (block.type === 'quote' || block.type === 'footnote' || block.type === 'list') {
      this.items.around(block.type, -1)
    }
  }

  #inline(lines: Parameters<typeof inlineOf>[0], own: boolean): void {
    const marked = lines.some(({ text }) => text.includes('<'))
    if (!marked && !(own && this.items.collects)) return
    const pieces = inlineOf(lines, this.#document.references).flatMap((piece) => this.#piece(piece))
    if (own && pieces.length > 0) this.items.add(pieces)
  }

  /** The piece as it is shown; nothing of one that raw HTML before it hides. */
  #piece(piece: InlinePiece): InlinePiece | [] {
    const struck = piece.struck || this.#html.struck > 0
    const hidden = this.#html.hiddenSince !== null
    if (piece.kind === 'comment') {
      if (!hidden) this.#comment(piece.text, piece.line, struck)
      else this.#html.readComment(piece.text, piece.line)
    } else if (piece.kind === 'tag') this.#html.read(piece.text, piece.line)
    if (hidden) return []
    return struck === piece.struck ? piece : { ...piece, struck }
  }

  #rawHtml(block: HtmlBlock): void {
    const text = block.lines.map((line) => line.text).join('\n')
    const hidden = this.#html.hiddenSince !== null
    const struck = this.#html.struck > 0
    const comments = this.#html.read(text, block.line)
    if (!hidden) for (const comment of comments) this.#comment(comment.text, comment.line, struck)
  }

  #comment(text: string, line: number, struck: boolean): void {
    const comment = { text: text.trim(), line, struck }
    this.comments.push(comment)
    this.items.comment(comment)
  }
}
