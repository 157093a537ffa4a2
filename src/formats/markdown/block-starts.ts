import type { BlockStack } from './block-stack.ts'
import { skipBlanks } from './characters.ts'
import type { LineCursor } from './cursor.ts'
import { decoded } from './escapes.ts'
import { endsHtml, htmlCondition } from './html-block.ts'
import {
  atxHeading,
  footnoteStart,
  type ListMarker,
  listMarker,
  openingFence,
  setextLevel,
  type ThematicBreaks,
} from './leaf-starts.ts'
import { cellsOf, delimiterColumns, mayDelimit, rowOf } from './table.ts'

/** What a line begins: nothing, a container (the line may begin more inside), or a leaf that takes the whole line. */
export type Started = 'nothing' | 'container' | 'leaf'

/** The line that is being read, with what is found out about it once. */
export interface Reading {
  readonly cursor: LineCursor
  readonly line: number
  readonly breaks: ThematicBreaks
  /** How many open containers go on in this line. */
  matched: number
  /** Whether all of them do, so that an open paragraph is one that this line stands in. */
  readonly whole: boolean
}

/** Tries everything that can begin at the place of the cursor, in the order of CommonMark. */
export function startBlock(stack: BlockStack, reading: Reading): Started {
  const { cursor } = reading
  if (cursor.indent >= 4) return startIndentedCode(stack, reading)
  switch (cursor.code) {
    case 62:
      return startQuote(stack, reading)
    case 35:
      return startAtxHeading(stack, reading)
    case 96:
    case 126:
      return startFence(stack, reading)
    case 60:
      return startHtml(stack, reading)
    case 91:
      return startFootnote(stack, reading)
    default:
      return startByLine(stack, reading)
  }
}

function startByLine(stack: BlockStack, reading: Reading): Started {
  const { cursor } = reading
  const { code } = cursor
  if ((code === 45 || code === 61) && startSetextHeading(stack, reading)) return 'leaf'
  if ((code === 42 || code === 45 || code === 95) && reading.breaks.at(cursor.next)) {
    begin(stack, reading)
    stack.add({ type: 'thematic-break', line: reading.line, endLine: reading.line })
    return 'leaf'
  }
  const marker = listMarker(cursor.text, cursor.next)
  const started = marker === null ? 'nothing' : startItem(stack, reading, marker)
  if (started !== 'nothing') return started
  return mayDelimit(code) && startTable(stack, reading) ? 'leaf' : 'nothing'
}

/** Closes what does not go on in this line. */
function begin(stack: BlockStack, reading: Reading): void {
  stack.closeFrom(reading.matched)
}

const openParagraph = (stack: BlockStack) => (stack.leaf?.kind === 'paragraph' ? stack.leaf : null)

function startIndentedCode(stack: BlockStack, reading: Reading): Started {
  if (openParagraph(stack) !== null) return 'nothing'
  begin(stack, reading)
  const { cursor, line } = reading
  cursor.skipColumns(4)
  const lines = [{ text: cursor.remainder(), line }]
  stack.openLeaf({
    kind: 'indented',
    node: { type: 'code', form: 'indented', info: '', line, endLine: line, lines },
    blanks: [],
  })
  return 'leaf'
}

function startQuote(stack: BlockStack, reading: Reading): Started {
  begin(stack, reading)
  const { cursor, line } = reading
  cursor.toNext()
  cursor.skip(1)
  cursor.skipOptionalSpace()
  const node = { type: 'quote' as const, line, endLine: line, children: [] }
  stack.add(node)
  stack.open({ node, list: null, width: 0, quotes: stack.top.quotes + 1, lastList: null })
  reading.matched = stack.containers.length
  return 'container'
}

function startAtxHeading(stack: BlockStack, reading: Reading): Started {
  const { cursor, line } = reading
  const heading = atxHeading(cursor.text, cursor.next)
  if (heading === null) return 'nothing'
  begin(stack, reading)
  const { level, text } = heading
  const lines = text === '' ? [] : [{ text, line }]
  stack.add({ type: 'heading', form: 'atx', level, line, endLine: line, lines })
  return 'leaf'
}

function startFence(stack: BlockStack, reading: Reading): Started {
  const { cursor, line } = reading
  const fence = openingFence(cursor.text, cursor.next)
  if (fence === null) return 'nothing'
  begin(stack, reading)
  const info = decoded(fence.info)
  stack.openLeaf({
    kind: 'fenced',
    node: { type: 'code', form: 'fenced', info, line, endLine: line, lines: [] },
    fence,
    indent: cursor.indent,
  })
  return 'leaf'
}

function startHtml(stack: BlockStack, reading: Reading): Started {
  const { cursor, line } = reading
  const condition = htmlCondition(cursor.text, cursor.next)
  if (condition === null) return 'nothing'
  if (condition === 7 && reading.whole && openParagraph(stack) !== null) return 'nothing'
  begin(stack, reading)
  const lines = [{ text: cursor.remainder(), line }]
  stack.openLeaf({ kind: 'html', node: { type: 'html', condition, line, endLine: line, lines } })
  if (endsHtml(condition, cursor.text.slice(cursor.next))) stack.closeLeaf()
  return 'leaf'
}

function startFootnote(stack: BlockStack, reading: Reading): Started {
  const { cursor, line } = reading
  const start = footnoteStart(cursor.text, cursor.next)
  if (start === null) return 'nothing'
  begin(stack, reading)
  cursor.toNext()
  cursor.skip(start.length)
  cursor.toNext()
  const node = { type: 'footnote' as const, label: start.label, line, endLine: line, children: [] }
  stack.add(node)
  stack.open({ node, list: null, width: 4, quotes: stack.top.quotes, lastList: null })
  reading.matched = stack.containers.length
  return 'container'
}

/** The last line of an open paragraph becomes the header; what stands before it stays a paragraph. */
function startTable(stack: BlockStack, reading: Reading): boolean {
  const paragraph = openParagraph(stack)
  const header = paragraph?.node.lines.at(-1)
  if (!reading.whole || paragraph === null || header === undefined) return false
  const columns = delimiterColumns(reading.cursor.text.slice(reading.cursor.next))
  if (columns === 0 || cellsOf(header.text).length !== columns) return false
  paragraph.node.lines.pop()
  paragraph.node.endLine = header.line - 1
  if (paragraph.node.lines.length === 0) stack.dropLeaf()
  else stack.closeLeaf()
  const { line } = reading
  stack.openLeaf({
    kind: 'table',
    node: { type: 'table', line: header.line, endLine: line, header: [...rowOf(header, columns)], rows: [] },
  })
  return true
}

function startSetextHeading(stack: BlockStack, reading: Reading): boolean {
  const paragraph = openParagraph(stack)
  const { cursor, line } = reading
  const level = setextLevel(cursor.text, cursor.next)
  if (!reading.whole || paragraph === null || level === null) return false
  if (stack.define(paragraph.node)) {
    stack.dropLeaf()
    return false
  }
  const { lines, line: first } = paragraph.node
  stack.dropLeaf()
  stack.add({ type: 'heading', form: 'setext', level, line: first, endLine: line, lines })
  return true
}

function startItem(stack: BlockStack, reading: Reading, marker: ListMarker): Started {
  const { cursor, line } = reading
  const interrupts = reading.whole && openParagraph(stack) !== null
  const empty = skipBlanks(cursor.text, cursor.next + marker.length) === cursor.text.length
  if (interrupts && (empty || (marker.ordered && marker.start !== 1))) return 'nothing'
  begin(stack, reading)
  const offset = cursor.indent
  cursor.toNext()
  cursor.skip(marker.length)
  const blanks = cursor.indent
  const padding = empty || blanks > 4 ? 1 : blanks
  cursor.skipColumns(padding)
  const list = stack.listFor(marker.mark, marker.start, line)
  const node = { type: 'item' as const, checked: null, line, endLine: line, children: [] }
  list.children.push(node)
  const { quotes } = stack.top
  stack.open({ node, list, width: offset + marker.length + padding, quotes, lastList: null })
  reading.matched = stack.containers.length
  return 'container'
}
