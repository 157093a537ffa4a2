import { addressStarts, endOfAddress } from './autolinks.ts'
import { isAsciiPunctuation, isBlank, runLength, trimEndBlanks } from './characters.ts'
import { CodeSpans, codeText } from './code-spans.ts'
import { type Delimiter, DelimiterStack } from './delimiters.ts'
import { entityAt } from './entities.ts'
import { flanking } from './flanking.ts'
import { type InlineNode, JoinedLines, type LinkRange, piecesOf } from './inline-nodes.ts'
import { linkBehind } from './link-behind.ts'
import type { InlinePiece, Link, References, TextLine } from './model.ts'
import { RawInlines } from './raw-inline.ts'

/**
 * Inline content of a paragraph, a heading or a cell: text, code spans, raw HTML, links and images, emphasis and
 * strike-through as CommonMark and GFM read them, in time linear in the text.
 */
export function inlineOf(lines: readonly TextLine[], references: References): InlinePiece[] {
  const [first] = lines
  if (first === undefined) return []
  if (lines.length > 1 || marked.test(first.text)) return new InlineParser(lines, references).pieces()
  return first.text === '' ? [] : [{ kind: 'text', ...first, struck: false, strong: false, link: null }]
}

/** What a line holds if it is anything but words: short cells and headings are many. */
const marked = /[`\\&<[\]*_~]|:\/\/|[wW]{3}\./

/** What a reader sees as words: text and code without marks, comments, tags and the texts of images. */
export const plainText = (pieces: readonly InlinePiece[]): string =>
  pieces
    .filter(({ kind, link }) => (kind === 'text' || kind === 'code') && link?.image !== true)
    .map(({ text }) => text)
    .join('')

interface Bracket {
  readonly node: number
  readonly image: boolean
  /** Place behind the bracket. */
  readonly at: number
  readonly below: Delimiter | null
  /** A bracket follows it, so its text is no label. */
  nested: boolean
}

/** Characters that may begin something else than text. */
const special = /[\n`\\&<[\]!*_~]/g

class InlineParser {
  readonly #lines: JoinedLines
  readonly #text: string
  readonly #references: References
  readonly #nodes: InlineNode[] = []
  readonly #links: LinkRange[] = []
  readonly #delimiters = new DelimiterStack()
  readonly #runs: Delimiter[] = []
  readonly #brackets: Bracket[] = []
  readonly #spans: CodeSpans
  readonly #raw: RawInlines
  readonly #addresses: readonly number[]
  #address = 0
  #at = 0
  /** Brackets with a lower number of nodes before them lie around a link and cannot open another. */
  #closedBelow = -1

  constructor(lines: readonly TextLine[], references: References) {
    this.#lines = new JoinedLines(lines)
    this.#text = this.#lines.text
    this.#references = references
    this.#spans = new CodeSpans(this.#text)
    this.#raw = new RawInlines(this.#text)
    this.#addresses = addressStarts(this.#text)
  }

  pieces(): InlinePiece[] {
    while (this.#at < this.#text.length) this.#step()
    this.#delimiters.process(null)
    for (const { node, left, mark } of this.#runs) {
      const holder = this.#nodes[node]
      if (holder !== undefined) holder.text = mark.repeat(left)
    }
    return piecesOf(this.#nodes, this.#delimiters.ranges, this.#links, this.#lines)
  }

  #step(): void {
    switch (this.#text.charCodeAt(this.#at)) {
      case 10:
        this.#lineEnd()
        return
      case 96:
        this.#codeSpan()
        return
      case 92:
        this.#backslash()
        return
      case 38:
        this.#entity()
        return
      case 60:
        this.#angle()
        return
      case 91:
        this.#open(1)
        return
      case 33:
        if (this.#text.charCodeAt(this.#at + 1) === 91) this.#open(2)
        else this.#put(1)
        return
      case 93:
        this.#close()
        return
      case 42:
      case 95:
      case 126:
        this.#run()
        return
      default:
        this.#ordinary()
        return
    }
  }

  /** Takes so many characters as a node of their own. */
  #put(
    length: number,
    text = this.#text.slice(this.#at, this.#at + length),
    kind: InlineNode['kind'] = 'text',
  ): void {
    this.#nodes.push({ kind, text, at: this.#at, link: null })
    this.#at += length
  }

  #ordinary(): void {
    special.lastIndex = this.#at + 1
    let end = special.exec(this.#text)?.index ?? this.#text.length
    while ((this.#addresses[this.#address] ?? end) < this.#at) this.#address += 1
    const address = this.#addresses[this.#address]
    if (address !== undefined && address < end) {
      if (address === this.#at && this.#putAddress()) return
      if (address > this.#at) end = address
      else this.#address += 1
    }
    this.#put(end - this.#at)
  }

  #putAddress(): boolean {
    const end = endOfAddress(this.#text, this.#at, this.#brackets.length > 0)
    if (end < 0) return false
    const text = this.#text.slice(this.#at, end)
    const target = /^www\./i.test(text) ? `http://${text}` : text
    this.#nodes.push({ kind: 'text', text, at: this.#at, link: { target, image: false, form: 'autolink' } })
    this.#at = end
    return true
  }

  #lineEnd(): void {
    const last = this.#nodes.at(-1)
    if (last?.kind === 'text') last.text = trimEndBlanks(last.text)
    this.#put(1)
    while (isBlank(this.#text.charCodeAt(this.#at))) this.#at += 1
  }

  #codeSpan(): void {
    const length = runLength(this.#text, this.#at, 96)
    const close = this.#spans.closing(length, this.#at + length)
    if (close < 0) {
      this.#put(length)
      return
    }
    this.#put(close + length - this.#at, codeText(this.#text.slice(this.#at + length, close)), 'code')
  }

  #backslash(): void {
    const next = this.#text.charCodeAt(this.#at + 1)
    if (next === 10) {
      this.#at += 1
      return
    }
    if (isAsciiPunctuation(next)) this.#put(2, this.#text.charAt(this.#at + 1))
    else this.#put(1)
  }

  #entity(): void {
    const entity = entityAt(this.#text, this.#at)
    if (entity === null) this.#put(1)
    else this.#put(entity.length, entity.text)
  }

  #angle(): void {
    const raw = this.#raw.at(this.#at)
    if (raw === null) {
      this.#put(1)
      return
    }
    if (raw.kind !== 'autolink') {
      this.#put(raw.end - this.#at, raw.text, raw.kind)
      return
    }
    const target = /^[A-Za-z][A-Za-z0-9.+-]{1,31}:/.test(raw.text) ? raw.text : `mailto:${raw.text}`
    const link = { target, image: false, form: 'autolink' as const }
    this.#nodes.push({ kind: 'text', text: raw.text, at: this.#at, link })
    this.#at = raw.end
  }

  #run(): void {
    const text = this.#text
    const mark = text.charAt(this.#at)
    const length = runLength(text, this.#at, text.charCodeAt(this.#at))
    const { opens, closes } = flanking(text, this.#at, length)
    const node = this.#nodes.length
    this.#put(length)
    if (mark === '~' && length > 2) return
    if (opens || closes) this.#runs.push(this.#delimiters.push({ node, mark, opens, closes, length }))
  }

  #open(length: number): void {
    const before = this.#brackets.at(-1)
    if (before !== undefined) before.nested = true
    const node = this.#nodes.length
    this.#put(length)
    this.#brackets.push({
      node,
      image: length === 2,
      at: this.#at,
      below: this.#delimiters.last,
      nested: false,
    })
  }

  #close(): void {
    const bracket = this.#brackets.pop()
    if (bracket === undefined || (!bracket.image && bracket.node < this.#closedBelow)) {
      this.#put(1)
      return
    }
    const label = bracket.nested ? null : this.#text.slice(bracket.at, Math.min(this.#at, bracket.at + 1000))
    const found = linkBehind(this.#text, this.#at + 1, label, this.#references)
    if (found === null) {
      this.#put(1)
      return
    }
    const { node, image } = bracket
    const link: Link = { target: found.target, image, form: found.form }
    this.#delimiters.process(bracket.below)
    const opening = this.#nodes[node]
    if (opening !== undefined) opening.text = ''
    this.#links.push({ link, from: node, to: this.#nodes.length })
    this.#put(found.end - this.#at, '')
    if (!image) this.#closedBelow = node
  }
}
