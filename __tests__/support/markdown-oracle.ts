import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import type { Block, InlinePiece, MarkdownDocument } from '../../src/formats/markdown/index.ts'
import { inlineOf, parseMarkdown } from '../../src/formats/markdown/index.ts'

/**
 * The same text read by mdast (micromark with GFM) and by ours, both written as one line per block: depth, kind, first
 * line and what the kind says. Two readings are the same if these lines are.
 */
export interface Reading {
  readonly blocks: readonly string[]
  /** Visible words of headings and paragraphs, one line each. */
  readonly words: readonly string[]
}

interface Node {
  readonly type: string
  readonly children?: readonly Node[]
  readonly value?: string
  readonly position?: { readonly start: { readonly line: number } }
  readonly [key: string]: unknown
}

export function oracleReading(text: string): Reading {
  const tree = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
  const blocks: string[] = []
  const words: string[] = []
  const visit = (node: Node, depth: number): void => {
    const line = node.position?.start.line ?? 0
    blocks.push(`${'  '.repeat(depth)}${described(node)} @${line}`)
    if (node.type === 'heading' || node.type === 'paragraph') words.push(folded(visible(node)))
    const leaf = ['heading', 'paragraph', 'table'].includes(node.type)
    if (!leaf) for (const child of node.children ?? []) visit(child, depth + 1)
  }
  for (const child of (tree as unknown as Node).children ?? []) visit(child, 0)
  return { blocks, words }
}

function described(node: Node): string {
  switch (node.type) {
    case 'heading':
      return `heading ${node['depth']}`
    case 'thematicBreak':
      return 'break'
    case 'blockquote':
      return 'quote'
    case 'code':
      return `code ${JSON.stringify(lines(node.value ?? ''))} ${JSON.stringify(info(node))}`
    case 'html':
      return `html ${JSON.stringify(lines(node.value ?? ''))}`
    case 'list':
      return `list ${node['ordered'] === true ? node['start'] : '-'} ${isLoose(node) ? 'loose' : 'tight'}`
    case 'listItem':
      return `item ${node['checked'] ?? null}`
    case 'table':
      return `table ${node.children?.[0]?.children?.length} × ${(node.children?.length ?? 0) - 1}`
    case 'definition':
      return `definition ${String(node['identifier']).toUpperCase()} ${node['url']}`
    case 'footnoteDefinition':
      return 'footnote'
    default:
      return node.type
  }
}

const info = (node: Node): string =>
  [node['lang'], node['meta']]
    .filter((part) => part)
    .join(' ')
    .trim()

const isLoose = (list: Node): boolean =>
  list['spread'] === true || (list.children ?? []).some((item) => item['spread'] === true)

/** Lines of blanks alone are empty, and how many of them end a block is no matter. */
const lines = (text: string): string =>
  text
    .split(/\r\n|\n|\r/)
    .map((line) => (/^[ \t]*$/.test(line) ? '' : line))
    .join('\n')
    .trimEnd()

function visible(node: Node): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value ?? ''
  if (node.type === 'break') return '\n'
  if (node.type === 'image' || node.type === 'imageReference') return ''
  if (node.type === 'footnoteReference') return `[^${node['label']}]`
  return (node.children ?? []).map(visible).join('')
}

const folded = (text: string): string => text.replace(/[ \t\r\n]+/g, ' ').trim()

export function ownReading(text: string): Reading {
  const document = parseMarkdown(text)
  const blocks: string[] = []
  const words: string[] = []
  const visit = (block: Block, depth: number): void => {
    blocks.push(`${'  '.repeat(depth)}${ownDescribed(block)} @${block.line}`)
    if (block.type === 'heading' || block.type === 'paragraph') words.push(ownWords(block.lines, document))
    if ('children' in block) for (const child of block.children) visit(child, depth + 1)
  }
  for (const block of document.blocks) visit(block, 0)
  return { blocks, words }
}

function ownWords(source: Parameters<typeof inlineOf>[0], { references }: MarkdownDocument): string {
  const shown = ({ kind, link }: InlinePiece): boolean =>
    (kind === 'text' || kind === 'code') && link?.image !== true
  const pieces = inlineOf(source, references).filter(shown)
  return folded(pieces.map(({ text }) => text).join(''))
}

function ownDescribed(block: Block): string {
  switch (block.type) {
    case 'heading':
      return `heading ${block.level}`
    case 'thematic-break':
      return 'break'
    case 'code':
      return `code ${JSON.stringify(joined(block.lines))} ${JSON.stringify(block.info.replace(/[ \t]+/, ' '))}`
    case 'html':
      return `html ${JSON.stringify(joined(block.lines))}`
    case 'list':
      return `list ${block.start ?? '-'} ${block.loose ? 'loose' : 'tight'}`
    case 'item':
      return `item ${block.checked}`
    case 'table':
      return `table ${block.header.length} × ${block.rows.length}`
    case 'definition':
      return `definition ${block.label} ${block.target}`
    case 'quote':
    case 'footnote':
    case 'paragraph':
      return block.type
  }
}

const joined = (source: readonly { readonly text: string }[]): string =>
  lines(source.map(({ text }) => text).join('\n'))
