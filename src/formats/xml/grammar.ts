import type { XmlAttributes } from './attributes.ts'
import { DASH, EXCLAMATION, GREATER, isBlank, LESS, LINE_FEED, QUESTION, SLASH } from './bytes.ts'
import { isDeclaration } from './declaration.ts'
import { type Fail, shown } from './error.ts'
import { declarationBytes, type XmlLimits } from './limits.ts'
import { declarationEnd, markupAt } from './markup.ts'
import { TagReader } from './tag.ts'
import { TextReader } from './text.ts'

/** Receives a document in order. What it throws passes through the scanner. */
export interface XmlHandler {
  /** A start tag; `name` as written, prefix included. An empty element is opened and closed. */
  open(name: string, attributes: XmlAttributes): void
  close(name: string): void
  /** Decoded text and CDATA, in pieces of any size; line ends are line feeds. Only while `wantsText` is true. */
  text(text: string): void
  /** Whether text is wanted from here on: asked after every `open` and `close`. Unwanted text is checked, too. */
  readonly wantsText: boolean
}

type Place = 'content' | 'comment' | 'instruction' | 'cdata'

const placeNames = {
  content: 'a tag or reference',
  comment: 'a comment',
  instruction: 'a processing instruction',
  cdata: 'a CDATA section',
} as const

/**
 * The grammar of XML 1.0 (fifth edition) without document type declarations, over a window of bytes that are known to
 * be legal characters in UTF-8.
 */
export class Grammar {
  /** Line of the byte that is read next, from 1. During a call of the handler: line of the tag. */
  line = 1
  private readonly handler: XmlHandler
  private readonly limits: XmlLimits
  private readonly fail: Fail
  private readonly tag: TagReader
  private readonly text: TextReader
  private readonly open: string[] = []
  private depth = 0
  private rootSeen = false
  /** Nothing was read yet: here alone an XML declaration may stand. */
  private atStart = true
  private place: Place = 'content'
  /** How many `-` (in a comment) or `?` (in an instruction) were read last. */
  private run = 0
  private bytes: Buffer = Buffer.alloc(0)
  private to = 0
  /** Index of the first byte that is not read; `line` is its line. */
  position = 0

  constructor(handler: XmlHandler, limits: XmlLimits, fail: Fail) {
    this.handler = handler
    this.limits = limits
    this.fail = fail
    this.tag = new TagReader(fail)
    this.text = new TextReader(handler, limits.textBytes, fail)
  }

  /** Reads from `position` as much of the window as is complete. */
  read(bytes: Buffer, to: number): void {
    this.bytes = bytes
    this.to = to
    while (this.position < to) {
      const next = this.step(this.position)
      if (next < 0) break
      this.atStart = false
      this.position = next
    }
  }

  /** The document is over at `to`. Stops when something is open, or could not be read. */
  finish(to: number): void {
    const at = this.position
    if (at < to || this.place !== 'content') this.fail(at, `the file ends inside ${placeNames[this.place]}`)
    if (this.depth > 0) {
      this.fail(at, `the file ends while <${shown(this.open[this.depth - 1] ?? '')}> is open`)
    }
    if (!this.rootSeen) this.fail(at, 'the file holds no element')
  }

  private step(at: number): number {
    if (this.place === 'content') return this.bytes[at] === LESS ? this.markup(at) : this.content(at)
    if (this.place === 'cdata') return this.cdata(at)
    return this.place === 'comment' ? this.comment(at) : this.instruction(at)
  }

  private markup(at: number): number {
    if (at + 1 >= this.to) return -1
    const kind = this.bytes[at + 1]
    if (kind === SLASH) return this.endTag(at)
    if (kind === EXCLAMATION) return this.special(at)
    if (kind === QUESTION) return this.instructionStart(at)
    return this.startTag(at)
  }

  private startTag(at: number): number {
    const { tag, handler } = this
    const end = tag.readStart(this.bytes, at + 1, this.to)
    if (end < 0) return -1
    if (end - at > this.limits.tagBytes) this.fail(at, `a tag of more than ${this.limits.tagBytes} bytes`)
    if (this.depth === 0) {
      if (this.rootSeen) this.fail(at, `a second root element, <${shown(tag.name)}>`)
      this.rootSeen = true
    }
    if (this.depth >= this.limits.depth) {
      this.fail(at, `more than ${this.limits.depth} elements inside one another`)
    }
    handler.open(tag.name, tag.attributes)
    if (tag.attributes.empty) handler.close(tag.name)
    else this.open[this.depth++] = tag.name
    this.line += tag.lineFeeds
    this.text.afterTag()
    return end
  }

  private endTag(at: number): number {
    const { tag } = this
    const end = tag.readEnd(this.bytes, at + 2, this.to)
    if (end < 0) return -1
    const expected = this.depth === 0 ? undefined : this.open[this.depth - 1]
    if (tag.name !== expected) {
      const what = expected === undefined ? 'nothing' : `<${shown(expected)}>`
      this.fail(at, `</${shown(tag.name)}> closes ${what}`)
    }
    this.depth--
    this.handler.close(tag.name)
    this.line += tag.lineFeeds
    this.text.afterTag()
    return end
  }

  /** Text up to the next tag or the end of the window. */
  private content(from: number): number {
    if (this.depth === 0) return this.outside(from)
    const { text } = this
    const end = text.read(this.bytes, from, this.to)
    this.line += text.lineFeeds
    return end === from ? -1 : end
  }

  private outside(from: number): number {
    const { bytes, to } = this
    let at = from
    let lineFeeds = 0
    for (; at < to; at++) {
      const byte = bytes[at] ?? 0
      if (byte === LINE_FEED) lineFeeds++
      else if (!isBlank(byte)) break
    }
    if (at < to && bytes[at] !== LESS) {
      this.fail(at, `text ${this.rootSeen ? 'behind' : 'before'} the root element`)
    }
    this.line += lineFeeds
    return at
  }

  /** What begins with `<!`. */
  private special(at: number): number {
    const kind = markupAt(this.bytes, at, this.to)
    if (kind === 'more') return -1
    if (kind === 'comment') return this.enter('comment', at + 4)
    if (kind === 'doctype') {
      this.fail(at, 'a DOCTYPE is refused: it can define entities and read files (is this an HTML page?)')
    }
    if (kind === 'none') this.fail(at, 'a `<!` that begins neither a comment nor a CDATA section')
    if (this.depth === 0) this.fail(at, 'a CDATA section outside the root element')
    return this.enter('cdata', at + 9)
  }

  private enter(place: Place, at: number, lineFeeds = 0): number {
    this.place = place
    this.run = 0
    this.line += lineFeeds
    return at
  }

  private comment(from: number): number {
    const { bytes, to } = this
    let lineFeeds = 0
    for (let at = from; at < to; at++) {
      const byte = bytes[at]
      if (this.run === 2) {
        if (byte !== GREATER) this.fail(at, 'a `--` inside a comment')
        return this.enter('content', at + 1, lineFeeds)
      }
      if (byte === LINE_FEED) lineFeeds++
      this.run = byte === DASH ? this.run + 1 : 0
    }
    this.line += lineFeeds
    return to
  }

  private instructionStart(at: number): number {
    const { bytes, to, tag } = this
    const end = tag.readName(bytes, at + 2, to)
    if (end < 0 || end + 1 >= to) return -1
    if (end - at > declarationBytes) this.fail(at, 'the name of a processing instruction is too long')
    if (tag.name.toLowerCase() === 'xml') return this.xmlDeclaration(at, end)
    const closed = bytes[end] === QUESTION && bytes[end + 1] === GREATER
    if (!closed && !isBlank(bytes[end] ?? 0)) {
      this.fail(end, 'a blank is expected in a processing instruction')
    }
    return this.enter('instruction', end)
  }

  private xmlDeclaration(at: number, from: number): number {
    if (!this.atStart || this.tag.name !== 'xml') {
      this.fail(at, 'an XML declaration may only stand at the very start')
    }
    const end = declarationEnd(this.bytes, from, this.to)
    if (end === -1) return -1
    const text = end < 0 ? '' : this.bytes.toString('latin1', from, end)
    if (!isDeclaration(text)) this.fail(at, `\`<?xml${shown(text)}\` is no XML declaration`)
    this.line += text.split('\n').length - 1
    return end + 2
  }

  private instruction(from: number): number {
    const { bytes, to } = this
    let lineFeeds = 0
    for (let at = from; at < to; at++) {
      const byte = bytes[at]
      if (byte === GREATER && this.run === 1) return this.enter('content', at + 1, lineFeeds)
      if (byte === LINE_FEED) lineFeeds++
      this.run = byte === QUESTION ? 1 : 0
    }
    this.line += lineFeeds
    return to
  }

  private cdata(from: number): number {
    const { text } = this
    const end = text.readCdata(this.bytes, from, this.to)
    this.line += text.lineFeeds
    if (text.closed) return this.enter('content', end)
    return end === from ? -1 : end
  }
}
