import { type Statement, statementKeys } from '../../core/facts/answers.ts'
import { inlineOf } from '../markdown/index.ts'
import type { Block, InlinePiece, MarkdownDocument, Paragraph, TextLine } from '../markdown/model.ts'
import { RawHtmlState } from '../markdown/raw-html-state.ts'
import { walk } from '../markdown/walk.ts'
import { isReordered } from './confusable.ts'
import type { WrittenProblem } from './model.ts'
import { bareTarget, bareText, type ShownLine, shownLines } from './shown-lines.ts'
import { readTarget, type Site, splitTargets } from './targets.ts'

type Key = Statement['key']

/** Keys whose values are files: each path is a statement of its own. */
const namesFiles: ReadonlySet<Key> = new Set(['specification', 'mitigation-plan', 'unlock'])

/** UTF-16 units of the longest value. */
const longestValue = 500

/** Paths that one line states. */
const mostPaths = 100

interface Statements {
  readonly statements: readonly Statement[]
  readonly problems: readonly WrittenProblem[]
}

/** The lines `Key: value` of running text and list items, as far as GitHub shows them. */
export function statementsOf(document: MarkdownDocument, site: Site): Statements {
  const statements: Statement[] = []
  const problems: WrittenProblem[] = []
  for (const pieces of statingText(document)) {
    for (const line of shownLines(pieces, document.source)) {
      const key = keyOf(line.text)
      if (key === null) continue
      if (isReordered(line.source) || isReordered(line.text)) problems.push(reorderedLine(line))
      else statements.push(...valuesOf(key, line, site).map((value) => ({ key, value, line: line.line })))
    }
  }
  return { statements, problems }
}

/** Paragraphs that speak for the author: not in quotes and footnotes, not the text of a box that is not ticked. */
function* statingText({ blocks, references }: MarkdownDocument): Generator<readonly InlinePiece[]> {
  const html = new RawHtmlState()
  let silent = 0
  let box: boolean | null = null
  for (const { block, leaving } of walk(blocks)) {
    if (block.type === 'quote' || block.type === 'footnote') silent += leaving ? -1 : 1
    if (leaving) continue
    if (block.type === 'html') html.read(block.lines.map(({ text }) => text).join('\n'), block.line)
    else if (block.type === 'item') box = block.checked
    else if (block.type === 'paragraph') {
      const pieces = mayState(block, html) ? visible(inlineOf(block.lines, references), html) : []
      if (silent === 0 && box !== false) yield pieces
      // The box is that of the item's first paragraph.
      box = null
    } else for (const cell of rawCells(block)) visible(inlineOf([cell], references), html)
  }
}

/** What else may hold raw HTML that goes on behind it. */
function rawCells(block: Block): readonly TextLine[] {
  if (block.type === 'table')
    return [block.header, ...block.rows].flat().filter(({ text }) => text.includes('<'))
  return block.type === 'heading' ? block.lines.filter(({ text }) => text.includes('<')) : []
}

/** The last words of every key, in front of a colon. */
const someKey = /(?:kind|path|specification|skipped|plan|unlock|reproduction|surface)[\s*_`]*:/i

/** Whether it is worth a closer look: a key, or raw HTML that opens or closes something. */
const mayState = ({ lines }: Paragraph, html: RawHtmlState): boolean =>
  html.hiddenSince !== null || lines.some(({ text }) => someKey.test(text) || /<(?!!--)/.test(text))

/** What is shown of a paragraph: nothing behind HTML that stays open, nothing that is struck through. */
const visible = (pieces: readonly InlinePiece[], html: RawHtmlState): readonly InlinePiece[] =>
  pieces.flatMap((piece) => {
    if (piece.kind === 'tag') html.read(piece.text, piece.line)
    if (piece.kind === 'comment' && html.hiddenSince !== null) html.readComment(piece.text, piece.line)
    return html.hiddenSince === null && html.struck === 0 ? piece : []
  })

const words: ReadonlyMap<string, Key> = new Map(statementKeys.map((key) => [key.replaceAll('-', ' '), key]))

function keyOf(text: string): Key | null {
  const [, written = ''] = /^\s*([a-z][a-z ]{2,40}?)\s*:\s*\S/i.exec(text) ?? []
  return words.get(written.toLowerCase().replace(/\s+/g, ' ')) ?? null
}

function valuesOf(key: Key, line: ShownLine, site: Site): readonly string[] {
  if (!namesFiles.has(key))
    return [
      line.text
        .slice(line.text.indexOf(':') + 1)
        .trim()
        .slice(0, longestValue),
    ]
  const value = line.source.slice(line.source.indexOf(':') + 1).replace(/^[*_]+/, '')
  const shown = bareText(line.text)
  return splitTargets(value)
    .slice(0, mostPaths)
    .filter((written) => shown.includes(bareTarget(written)))
    .map((written) => pathIn(written, site))
    .filter((path) => path !== '')
}

/** A path as it is written, in a code span, as the target of a link, or as an address of this repository. */
function pathIn(written: string, site: Site): string {
  const target = readTarget(written, site)
  if ('detail' in target || target.kind !== 'file') return ''
  return target.blob === null ? target.name : target.blob.slice(target.blob.indexOf('/') + 1)
}

const reorderedLine = ({ line }: ShownLine): WrittenProblem => ({
  ...{ kind: 'bidirectional', line, item: null, rightForm: '' },
  detail: 'it holds a character that changes the order in which text is shown: write the line anew',
})
