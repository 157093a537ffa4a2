import type { Outline } from '../../core/facts/workflow.ts'
import { type Block, inlineOf, type References, type TextLine, walk } from '../markdown/index.ts'
import { RawHtmlState } from '../markdown/raw-html-state.ts'
import { fieldIn } from './front-matter.ts'
import { isPlaceholder, isPlaceholderTag, placeholderIn } from './placeholders.ts'
import { type ProseLine, pathsIn, proseLines } from './prose.ts'
import { saysSomething, wordsIn } from './substance.ts'

type Section = Outline['sections'][number]
type Item = Section['items'][number]

/** UTF-16 units of the longest line that is a title without being a heading. */
const longestTitle = 100

/** Reads the blocks of a document into an outline. */
export class OutlineReader {
  readonly outline: Outline = { sections: [], placeholders: [] }
  readonly #references: References
  readonly #html = new RawHtmlState()
  /** Fields that stand before the first heading. */
  readonly #early: Section['fields']
  #section: Section | null = null
  /** Level of the last true heading: bold lines stand below it. */
  #level = 0
  #aside = 0
  #items: { readonly texts: string[]; readonly line: number }[] = []

  constructor(references: References, fields: readonly Section['fields'][number][]) {
    this.#references = references
    this.#early = [...fields]
  }

  read(blocks: readonly Block[]): void {
    for (const { block, leaving } of walk(blocks)) {
      if (leaving) this.#leave(block)
      else this.#enter(block)
    }
  }

  #leave(block: Block): void {
    if (block.type === 'quote' || block.type === 'footnote') this.#aside -= 1
    if (block.type !== 'item') return
    const item = this.#items.pop()
    if (item === undefined || this.#items.length > 0) return
    const text = item.texts.filter((part) => !isPlaceholder(part)).join(' ')
    if (saysSomething(text)) this.#add(text, item.line)
  }

  #enter(block: Block): void {
    switch (block.type) {
      case 'quote':
      case 'footnote':
        this.#aside += 1
        break
      case 'item':
        this.#items.push({ texts: [], line: block.line })
        break
      case 'heading':
        this.#heading(block)
        break
      case 'paragraph':
        this.#paragraph(block.lines)
        break
      case 'table':
        for (const row of block.rows) this.#row(row)
        break
      case 'code':
        this.#code(block)
        break
      case 'html':
        this.#rawHtml(block.lines)
        break
      case 'list':
      case 'definition':
      case 'thematic-break':
        break
    }
  }

  /** Code is words; the scenarios of a feature written in Gherkin are what list items are elsewhere. */
  #code({ info, lines }: Block & { type: 'code' }): void {
    this.#words(lines.map(({ text }) => text).join('\n'))
    if (!/^(?:gherkin|feature|cucumber)\b/i.test(info) || !this.#shown || this.#items.length > 0) return
    for (const { text, line } of lines) {
      const named = /^\s*(?:Scenario|Scenario Outline|Example|Rule):\s*(\S.*)$/.exec(text)?.[1]
      if (named !== undefined && saysSomething(named)) this.#add(named, line)
    }
  }

  get #shown(): boolean {
    return this.#aside === 0 && this.#html.hiddenSince === null
  }

  /** The visible lines of inline source; marks of a template in it are noted. */
  #prose(source: readonly TextLine[]): readonly ProseLine[] {
    const shown = this.#shown
    const pieces = inlineOf(source, this.#references)
    let before = ''
    for (const { kind, text, line } of pieces) {
      if (kind === 'tag') this.#html.read(text, line)
      if (shown && kind === 'tag' && !/[\p{L}\p{N}]$/u.test(before) && isPlaceholderTag(text))
        this.#left(text, line)
      before = text
    }
    if (!shown) return []
    this.#section?.paths?.push(...pathsIn(pieces))
    const lines = proseLines(pieces)
    const whole = lines.length === 1 && lines[0] !== undefined && isPlaceholder(lines[0].prose)
    for (const { prose, line } of lines) {
      const found = placeholderIn(prose)
      if (whole || found !== null) this.#left(found ?? prose.trim(), line)
    }
    return lines
  }

  #left(text: string, line: number): void {
    this.outline.placeholders.push({ text: text.slice(0, 120), line })
  }

  #heading({ lines, level, line }: Block & { type: 'heading' }): void {
    if (this.#items.length > 0 || !this.#shown) {
      this.#paragraph(lines)
      return
    }
    this.#open(level, line)
    const title = this.#prose(lines).map(({ text }) => text)
    if (this.#section !== null) this.#section.title = title.join(' ').trim()
    this.#level = level
  }

  #open(level: number, line: number): void {
    const fields = this.outline.sections.length === 0 ? this.#early : []
    this.#section = { title: '', level, line, items: [], fields, words: 0, paths: [] }
    this.outline.sections.push(this.#section)
  }

  #paragraph(source: readonly TextLine[]): void {
    const item = this.#items.at(-1)
    const title = item === undefined && this.#shown ? this.#titleIn(source) : null
    const [first] = source
    if (title !== null && first !== undefined) {
      this.#open(Math.min(6, this.#level + 1), first.line)
      this.#prose(source)
      if (this.#section !== null) this.#section.title = title
      return
    }
    const lines = this.#prose(source)
    const fields = this.#section?.fields ?? this.#early
    for (const { text, line } of lines) fields.push(...fieldIn(text, line))
    if (item !== undefined) for (const { text } of lines) item.texts.push(text)
    else for (const { text, prose } of lines) if (!isPlaceholder(prose)) this.#words(text)
  }

  /** The title of a line that is bold as a whole, a colon and a remark in parentheses aside, or that ends in a colon. */
  #titleIn(source: readonly TextLine[]): string | null {
    const [line] = source
    if (source.length !== 1 || line === undefined || line.text.length > longestTitle) return null
    const ends = line.text.endsWith(':')
    if (!ends && !/^(?:\*\*|__)/.test(line.text)) return null
    const pieces = inlineOf(source, this.#references).filter(({ text }) => !/^[\s:]*$/.test(text))
    const plain = pieces.length > 0 && pieces.every(({ kind, struck }) => kind === 'text' && !struck)
    const bold = pieces.every(({ strong, text }) => strong || /^\s*\([^()]*\)[\s:]*$/.test(text))
    return plain && (ends || (bold && pieces[0]?.strong === true))
      ? pieces
          .map(({ text }) => text)
          .join('')
          .trim()
      : null
  }

  #row(row: readonly TextLine[]): void {
    const cells = row.map((cell) =>
      this.#prose([cell])
        .map(({ text }) => text)
        .join(' ')
        .trim(),
    )
    const filled = cells.filter((cell) => cell !== '' && !isPlaceholder(cell))
    const line = row[0]?.line
    if (line === undefined || this.#items.length > 0 || !this.#shown || filled.length === 0) return
    const [key, value] = cells
    if (cells.length === 2 && key && value && !isPlaceholder(value)) {
      const fields = this.#section?.fields ?? this.#early
      fields.push({ key: key.replace(/:$/, ''), value, line })
    }
    const text = filled.join(' ')
    if (saysSomething(text)) this.#add(text, line)
  }

  #add(text: string, line: number): void {
    const item: Item = { text: text.replace(/\s+/g, ' ').trim().slice(0, 2000), line }
    this.#section?.items.push(item)
  }

  #words(text: string): void {
    if (this.#section !== null && this.#shown && this.#items.length === 0)
      this.#section.words += wordsIn(text)
  }

  #rawHtml(source: readonly TextLine[]): void {
    const shown = this.#shown
    const [first] = source
    const text = source.map((line) => line.text).join('\n')
    if (first === undefined) return
    this.#html.read(text, first.line)
    if (!shown || text.includes('<!--')) return
    if (isPlaceholderTag(text.trim())) this.#left(first.text.trim(), first.line)
    for (const part of text.split('<')) {
      const words = part.slice(part.indexOf('>') + 1)
      if (!isPlaceholder(words)) this.#words(words)
    }
  }
}
