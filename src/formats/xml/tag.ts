import { AS_IS, AttributeList, REWRITTEN, WIDE } from './attributes.ts'
import {
  AMPERSAND,
  APOSTROPHE,
  EQUALS,
  GREATER,
  isBlank,
  LESS,
  LINE_FEED,
  QUOTE,
  SLASH,
  SPACE,
} from './bytes.ts'
import { type Fail, shown } from './error.ts'
import { holdsName, NameTable, nameEnd, startsName } from './names.ts'
import { checkReferences } from './references.ts'

/** Bytes that a value may hold and that need no look. */
const plain = new Uint8Array(256)
plain.fill(1, SPACE, 0x80)
for (const byte of [QUOTE, APOSTROPHE, AMPERSAND, LESS]) plain[byte] = 0

/** Reads tags from bytes that are known to be legal characters. */
export class TagReader {
  name = ''
  /** Line feeds inside the tag just read. */
  lineFeeds = 0
  readonly attributes = new AttributeList()
  private readonly names = new NameTable()
  private readonly fail: Fail
  private bytes: Buffer = Buffer.alloc(0)
  private to = 0
  private form = AS_IS

  constructor(fail: Fail) {
    this.fail = fail
  }

  /** Reads the start tag whose name begins at `from`. @returns the index behind its `>`; -1 when more is needed */
  readStart(bytes: Buffer, from: number, to: number): number {
    this.attributes.clear(bytes)
    let at = this.readName(bytes, from, to)
    if (at < 0) return -1
    for (;;) {
      const gap = at
      at = this.skipBlanks(at)
      if (at >= to) return -1
      const byte = bytes[at] ?? 0
      if (byte === GREATER) return at + 1
      if (byte === SLASH) return this.readSlash(at)
      if (at === gap) return this.fail(at, `a blank or \`>\` is expected in <${shown(this.name)}`)
      at = this.readAttribute(at)
      if (at < 0) return -1
    }
  }

  /** Reads the end tag whose name begins at `from`. @returns the index behind its `>`; -1 when more is needed */
  readEnd(bytes: Buffer, from: number, to: number): number {
    const end = this.readName(bytes, from, to)
    if (end < 0) return -1
    const close = this.skipBlanks(end)
    if (close >= to) return -1
    if (bytes[close] !== GREATER) this.fail(close, `</${shown(this.name)} holds more than its name`)
    return close + 1
  }

  /** Reads a name into `name`. @returns the index behind it; -1 when it may go on */
  readName(bytes: Buffer, from: number, to: number): number {
    this.bytes = bytes
    this.to = to
    this.lineFeeds = 0
    if (from >= to) return -1
    if (!startsName(bytes[from] ?? 0)) this.fail(from, 'a `<` that begins no tag')
    const end = nameEnd(bytes, from, to)
    if (end >= to) return -1
    this.name = this.names.text(bytes, from, end, this.fail)
    return end
  }

  private readSlash(at: number): number {
    if (at + 1 >= this.to) return -1
    if (this.bytes[at + 1] !== GREATER) this.fail(at, 'a `/` where only `/>` may stand')
    this.attributes.empty = true
    return at + 2
  }

  private skipBlanks(from: number): number {
    const { bytes, to } = this
    let at = from
    for (; at < to; at++) {
      const byte = bytes[at] ?? 0
      if (byte === SPACE) continue
      if (!isBlank(byte)) break
      if (byte === LINE_FEED) this.lineFeeds++
    }
    return at
  }

  /** Reads `name = "value"`. @returns the index behind it; -1 when more bytes are needed */
  private readAttribute(from: number): number {
    const { bytes, to } = this
    if (!startsName(bytes[from] ?? 0)) this.fail(from, `an attribute is expected in <${shown(this.name)}`)
    // Most tags have the attributes of the tag before, in its order.
    const guess = this.attributes.expectedName()
    const guessed = bytes[from + guess.length] === EQUALS && holdsName(guess, bytes, from)
    const end = guessed ? from + guess.length : nameEnd(bytes, from, to)
    if (end >= to) return -1
    const equals = bytes[end] === EQUALS ? end : this.skipBlanks(end)
    if (equals >= to) return -1
    if (bytes[equals] !== EQUALS) this.fail(equals, `an attribute without a value in <${shown(this.name)}`)
    const open = this.skipBlanks(equals + 1)
    if (open >= to) return -1
    const quote = bytes[open] ?? 0
    if (quote !== QUOTE && quote !== APOSTROPHE) this.fail(open, 'the value of an attribute needs quotes')
    const close = this.findQuote(open + 1, quote)
    if (close < 0) return -1
    const name = guessed ? guess : this.names.text(bytes, from, end, this.fail)
    this.attributes.add(name, open + 1, close, this.form, this.fail)
    return close + 1
  }

  /** Finds the closing quote and notes in `form` what the value needs to be decoded. */
  private findQuote(from: number, quote: number): number {
    const { bytes, to } = this
    let form = AS_IS
    let references = false
    let at = from
    for (; at < to; at++) {
      const byte = bytes[at] ?? 0
      if (plain[byte] === 1) continue
      if (byte === quote) break
      if (byte === LESS) this.fail(at, 'a `<` in the value of an attribute: the quote before is not closed')
      if (byte >= 0x80) form |= WIDE
      else if (byte === AMPERSAND) references = true
      else if (byte < SPACE) {
        form |= REWRITTEN
        if (byte === LINE_FEED) this.lineFeeds++
      }
    }
    if (at >= to) return -1
    if (references) checkReferences(bytes, from, at, this.fail)
    this.form = references ? form | REWRITTEN : form
    return at
  }
}
