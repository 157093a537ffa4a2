import { plainText } from './inline.ts'
import type { Detail, HtmlComment, InlinePiece, ListItem, Task } from './model.ts'
import type { RawHtmlState } from './raw-html-state.ts'

type Growing<Node> = {
  -readonly [Key in keyof Node]: Node[Key] extends readonly (infer One)[] ? One[] : Node[Key]
}

/** A list item that the walk is in. */
interface OpenItem {
  /** Where its own content goes: itself if it is a task, a detail of the task around it, or nowhere. */
  readonly own: { readonly pieces: InlinePiece[]; text: string } | null
  readonly task: { readonly node: Growing<Task>; readonly index: number } | null
  /** Nearest task around it or itself. */
  readonly nearest: { readonly node: Growing<Task>; readonly index: number } | null
  readonly quotes: number
  /** No paragraph of its own has been read yet. */
  first: boolean
}

/** The tasks read so far, and the list items that are open. */
export class ItemStack {
  readonly tasks: Growing<Task>[] = []
  readonly #open: OpenItem[] = []
  readonly #depth = { quote: 0, footnote: 0, list: 0 }

  around(container: 'quote' | 'footnote' | 'list', change: 1 | -1): void {
    this.#depth[container] += change
  }

  /** Whether text at this place belongs to a task or to a detail of one. */
  get collects(): boolean {
    const item = this.#open.at(-1)
    return item !== undefined && item.own !== null && item.quotes === this.#depth.quote
  }

  open(item: ListItem, html: RawHtmlState): void {
    const outer = this.#open.at(-1)?.nearest ?? null
    const quotes = this.#depth.quote
    if (item.checked !== null) {
      const node = this.#task(item, item.checked, outer?.index ?? null, html)
      const task = { node, index: this.tasks.length }
      this.tasks.push(node)
      this.#open.push({ own: node, task, nearest: task, quotes, first: true })
      return
    }
    const shown = html.hiddenSince === null && quotes === (this.#open.at(-1)?.quotes ?? quotes)
    const detail = outer !== null && shown ? { line: item.line, text: '', pieces: [] as InlinePiece[] } : null
    if (detail !== null) outer?.node.details.push(detail satisfies Detail)
    this.#open.push({ own: detail, task: null, nearest: outer, quotes, first: true })
  }

  close(): void {
    const item = this.#open.pop()
    if (item?.own !== null && item?.own !== undefined && item.task === null) {
      item.own.text = plainText(item.own.pieces)
    }
  }

  /** Adds the content of a paragraph or heading to the item it stands in. */
  add(pieces: readonly InlinePiece[]): void {
    const item = this.#open.at(-1)
    if (item === undefined || item.own === null || !this.collects) return
    const { own, task } = item
    const last = pieces[0]
    if (!item.first && last !== undefined) own.pieces.push({ ...blockEnd, line: last.line })
    for (const piece of pieces) own.pieces.push(piece)
    if (item.first && task !== null) {
      task.node.text = plainText(pieces)
      task.node.struck = allStruck(pieces)
    }
    item.first = false
  }

  comment(comment: HtmlComment): void {
    if (this.collects) this.#open.at(-1)?.task?.node.comments.push(comment)
  }

  #task(item: ListItem, checked: boolean, parent: number | null, html: RawHtmlState): Growing<Task> {
    return {
      line: item.line,
      endLine: item.endLine,
      checked,
      depth: this.#depth.list,
      parent,
      inside: {
        quote: this.#depth.quote > 0,
        footnote: this.#depth.footnote > 0,
        hiddenSince: html.hiddenSince,
        details: html.details > 0,
        struck: html.struck > 0,
      },
      text: '',
      pieces: [],
      struck: false,
      comments: [],
      details: [],
    }
  }
}

const blockEnd: InlinePiece = { kind: 'text', text: '\n', line: 1, struck: false, strong: false, link: null }

const isWords = ({ kind, text }: InlinePiece): boolean =>
  (kind === 'text' || kind === 'code') && /[\p{L}\p{N}]/u.test(text)

const allStruck = (pieces: readonly InlinePiece[]): boolean =>
  pieces.some(isWords) && pieces.filter(isWords).every(({ struck }) => struck)
