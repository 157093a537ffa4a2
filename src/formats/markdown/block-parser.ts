import { BlockStack } from './block-stack.ts'
import { type Reading, startBlock } from './block-starts.ts'
import { LineCursor } from './cursor.ts'
import { endsHtml } from './html-block.ts'
import { closesFence, ThematicBreaks } from './leaf-starts.ts'
import type { Block, References } from './model.ts'
import { rowOf } from './table.ts'
import type { OpenContainer, OpenLeaf } from './tree.ts'

/**
 * Block structure line by line (CommonMark, appendix "A parsing strategy"): which open containers go on, what begins,
 * and where the rest belongs. No line costs more than its length, whatever is open.
 */
export class BlockParser {
  readonly #stack = new BlockStack()

  get references(): References {
    return this.#stack.references
  }

  /** The blocks of the whole text, when all lines are read. */
  finish(): readonly Block[] {
    this.#stack.closeFrom(1)
    this.#stack.closeLeaf()
    return this.#stack.document.children
  }

  read(text: string, line: number): void {
    const stack = this.#stack
    const cursor = new LineCursor(text)
    const matched = this.#match(cursor, line)
    const whole = matched === stack.containers.length
    const reading = { cursor, line, breaks: new ThematicBreaks(text), matched, whole }
    if (whole && stack.leaf !== null && this.#goesOn(stack.leaf, reading)) return
    if (!whole && stack.leaf !== null && stack.leaf.kind !== 'paragraph') stack.closeFrom(matched)
    this.#readRest(reading)
  }

  #match(cursor: LineCursor, line: number): number {
    const { containers } = this.#stack
    for (let index = 1; index < containers.length; index += 1) {
      if (cursor.blank) return this.#matchBlank(index, line)
      if (!goesInto(this.#stack.at(index), cursor)) return index
    }
    return containers.length
  }

  /** A blank rest goes through all lists, so they are not asked one by one: the next block quote ends. */
  #matchBlank(index: number, line: number): number {
    const stack = this.#stack
    const { node } = stack.top
    const { length } = stack.containers
    const beganEmpty = node.type === 'item' && node.children.length === 0 && node.line < line
    return Math.min(stack.quoteWithin(stack.at(index - 1).quotes), beganEmpty ? length - 1 : length)
  }

  /** Code, raw HTML and tables take lines of their own; whether this one was such a line. */
  #goesOn(leaf: OpenLeaf, reading: Reading): boolean {
    switch (leaf.kind) {
      case 'fenced':
        return this.#fencedLine(leaf, reading)
      case 'indented':
        return this.#indentedLine(leaf, reading)
      case 'html':
        return this.#htmlLine(leaf, reading)
      case 'table':
        if (reading.cursor.blank) this.#stack.closeLeaf()
        return false
      case 'paragraph':
        return false
    }
  }

  #fencedLine(leaf: OpenLeaf & { kind: 'fenced' }, { cursor, line }: Reading): boolean {
    leaf.node.endLine = line
    if (cursor.indent < 4 && closesFence(leaf.fence, cursor.text, cursor.next)) {
      this.#stack.closeLeaf()
    } else {
      cursor.skipColumns(Math.min(leaf.indent, cursor.indent))
      leaf.node.lines.push({ text: cursor.blank ? '' : cursor.remainder(), line })
    }
    this.#stack.blank = -1
    return true
  }

  #indentedLine(leaf: OpenLeaf & { kind: 'indented' }, { cursor, line }: Reading): boolean {
    if (cursor.blank) {
      leaf.blanks.push({ text: '', line })
      this.#stack.blank = this.#stack.top.quotes
      return true
    }
    if (cursor.indent < 4) {
      this.#stack.closeLeaf()
      return false
    }
    cursor.skipColumns(4)
    for (const blank of leaf.blanks) leaf.node.lines.push(blank)
    leaf.blanks = []
    leaf.node.lines.push({ text: cursor.remainder(), line })
    leaf.node.endLine = line
    this.#stack.blank = -1
    return true
  }

  #htmlLine(leaf: OpenLeaf & { kind: 'html' }, { cursor, line }: Reading): boolean {
    const { condition } = leaf.node
    if (condition >= 6 && cursor.blank) {
      this.#stack.closeLeaf()
      return false
    }
    const text = cursor.remainder()
    leaf.node.lines.push({ text, line })
    leaf.node.endLine = line
    if (endsHtml(condition, text)) this.#stack.closeLeaf()
    this.#stack.blank = -1
    return true
  }

  #readRest(reading: Reading): void {
    const stack = this.#stack
    const before = reading.matched
    for (;;) {
      if (reading.cursor.blank) {
        this.#readBlank(reading)
        return
      }
      const started = startBlock(stack, reading)
      if (started === 'nothing') break
      if (started === 'leaf') {
        stack.blank = -1
        return
      }
    }
    const lazy = before === reading.matched && !reading.whole
    this.#readText(reading, lazy)
    stack.blank = -1
  }

  #readBlank({ matched, whole, line }: Reading): void {
    const stack = this.#stack
    const newItem = stack.top.node.type === 'item' && stack.top.node.line === line
    if (!whole || stack.leaf !== null) stack.closeFrom(matched)
    const { node, quotes } = stack.top
    const counts = node.type !== 'quote' && !(newItem && node.children.length === 0)
    stack.blank = counts ? quotes : -1
  }

  #readText({ cursor, line, matched }: Reading, lazy: boolean): void {
    const stack = this.#stack
    const text = cursor.text.slice(cursor.next)
    const { leaf } = stack
    if (leaf?.kind === 'paragraph') {
      leaf.node.lines.push({ text, line })
      leaf.node.endLine = line
    } else if (leaf?.kind === 'table' && !lazy) {
      leaf.node.rows.push(rowOf({ text, line }, leaf.node.header.length))
      leaf.node.endLine = line
    } else {
      stack.closeFrom(matched)
      const node = { type: 'paragraph' as const, line, endLine: line, lines: [{ text, line }] }
      stack.openLeaf({ kind: 'paragraph', node })
    }
  }
}

/** Whether a line goes on in a container; takes the marks and the indentation of the container off it. */
function goesInto({ node, width }: OpenContainer, cursor: LineCursor): boolean {
  if (node.type === 'quote') {
    if (cursor.indent > 3 || cursor.code !== 62) return false
    cursor.toNext()
    cursor.skip(1)
    cursor.skipOptionalSpace()
    return true
  }
  if (cursor.indent < width) return false
  cursor.skipColumns(width)
  return true
}
