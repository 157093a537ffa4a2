import { skipBlanks } from './characters.ts'
import { takeDefinitions } from './definition.ts'
import type { Block, List, Paragraph, TextLine } from './model.ts'
import type { Building, OpenContainer, OpenLeaf } from './tree.ts'

/** What is open at the end of a line: containers from the document inwards, and the leaf in the innermost one. */
export class BlockStack {
  readonly document = { type: 'document' as const, endLine: 0, children: [] as Block[] }
  readonly references = new Map<string, string>()
  readonly containers: OpenContainer[] = [
    { node: this.document, list: null, width: 0, quotes: 0, lastList: null },
  ]
  leaf: OpenLeaf | null = null
  /** Block quotes around the blank line just read; -1: the last line was not blank. */
  blank = -1
  /** Places of the block quotes among the containers. */
  readonly #quotes: number[] = []

  get top(): OpenContainer {
    return this.at(this.containers.length - 1)
  }

  at(index: number): OpenContainer {
    const container = this.containers[index]
    if (container === undefined) throw new RangeError('no such container')
    return container
  }

  /** Where the block quote with so many quotes around it stands; the number of containers if there is none. */
  quoteWithin(quotes: number): number {
    return this.#quotes[quotes] ?? this.containers.length
  }

  /** Adds a block to the innermost container. */
  add(block: Block): void {
    const { node, list, quotes } = this.top
    if (list !== null && node.children.length > 0 && this.blank === quotes) list.loose = true
    node.children.push(block)
    node.endLine = Math.max(node.endLine, block.endLine)
    this.top.lastList = null
  }

  open(container: OpenContainer): void {
    if (container.node.type === 'quote') this.#quotes.push(this.containers.length)
    this.containers.push(container)
  }

  /** The list that an item of this kind at this place belongs to: the one that just ended, or a new one. */
  listFor(mark: number, start: number | null, line: number): Building<List> & { mark: number } {
    const { top } = this
    const last = top.lastList
    if (last !== null && last.mark === mark) {
      if (this.blank === top.quotes) last.loose = true
      return last
    }
    const list = newList(mark, start, line)
    this.add(list)
    top.lastList = list
    return list
  }

  openLeaf(leaf: OpenLeaf): void {
    this.add(leaf.node)
    this.leaf = leaf
  }

  /** Closes the leaf and the containers from this index on. */
  closeFrom(index: number): void {
    this.closeLeaf()
    while (this.containers.length > index) {
      const closed = this.containers.pop()
      if (closed === undefined) return
      if (closed.node.type === 'quote') this.#quotes.pop()
      const { endLine } = closed.node
      if (closed.list !== null) closed.list.endLine = Math.max(closed.list.endLine, endLine)
      this.top.node.endLine = Math.max(this.top.node.endLine, endLine)
    }
  }

  /** Takes the open leaf away: it has become something else. */
  dropLeaf(): void {
    this.top.node.children.pop()
    this.leaf = null
  }

  closeLeaf(): void {
    const { leaf } = this
    if (leaf === null) return
    if (leaf.kind === 'paragraph') {
      const first = this.top.node.children[0] === leaf.node
      if (this.define(leaf.node)) this.top.node.children.pop()
      else if (first) this.#takeBox(leaf.node)
    }
    this.top.node.endLine = Math.max(this.top.node.endLine, leaf.node.endLine)
    this.leaf = null
  }

  /** Turns the definitions at the start of the paragraph into blocks before it; whether nothing is left of it. */
  define(paragraph: Building<Paragraph>): boolean {
    const { definitions, taken } = takeDefinitions(paragraph.lines)
    if (taken === 0) return false
    const { children } = this.top.node
    children.pop()
    for (const definition of definitions) {
      children.push(definition)
      if (!this.references.has(definition.label)) this.references.set(definition.label, definition.target)
    }
    paragraph.lines = paragraph.lines.slice(taken)
    paragraph.line = paragraph.lines[0]?.line ?? paragraph.line
    children.push(paragraph)
    return paragraph.lines.length === 0
  }

  /** The box of a task list item: `[ ]` or `[x]` and a blank at the start of the first paragraph of an item. */
  #takeBox(paragraph: Building<Paragraph>): void {
    const item = this.top.node
    const [first] = paragraph.lines
    if (item.type !== 'item' || first === undefined) return
    const box = boxOf(paragraph.lines)
    if (box === null) return
    item.checked = box
    const rest = first.text.slice(3)
    const text = rest.slice(skipBlanks(rest, 0))
    if (text === '') paragraph.lines.shift()
    else paragraph.lines[0] = { text, line: first.line }
  }
}

const boxStart = /^\[([ \txX])\](?=[ \t]|$)/

function boxOf(lines: readonly TextLine[]): boolean | null {
  const found = boxStart.exec(lines[0]?.text ?? '')
  if (found === null) return null
  const rest = lines[0]?.text.slice(3) ?? ''
  if (/^[ \t]*$/.test(rest) && lines.length === 1) return null
  return found[1] === 'x' || found[1] === 'X'
}

const newList = (mark: number, start: number | null, line: number): Building<List> & { mark: number } => ({
  type: 'list',
  line,
  endLine: line,
  ordered: start !== null,
  start,
  loose: false,
  children: [],
  mark,
})
