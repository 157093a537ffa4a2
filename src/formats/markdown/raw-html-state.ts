import { isInlineSpace } from './characters.ts'
import { endOfTag, tagNameAt } from './html-tag.ts'

/** Names of elements that strike their text through. */
const striking = new Set(['s', 'del', 'strike'])

/**
 * What ends an `rp`, comments in it passed over: of the elements that GitHub lets through, the one that no browser
 * shows the content of.
 */
const endOfFallback = /<!--[\s\S]*?(?:-->|$)|<\/rp(?![A-Za-z0-9-])/gi

/**
 * What raw HTML leaves open behind it, read piece by piece in the order of the text. GitHub shows nothing of what
 * follows a comment or a tag that is never closed: only raw HTML can close it, since other text is escaped.
 */
export class RawHtmlState {
  /** Line of the comment or tag that is open; null: none is. */
  hiddenSince: number | null = null
  details = 0
  struck = 0
  #until: string | RegExp = ''

  /** Reads a comment of running text where something is open: it may hold the end of that. */
  readComment(text: string, line: number): void {
    this.read(`<!--${text}-->`, line)
  }

  /** Reads raw HTML that begins in the given line; the comments that begin and end in it, with their lines. */
  read(html: string, line: number): readonly { readonly text: string; readonly line: number }[] {
    const comments: { text: string; line: number }[] = []
    const lines = new LineCount(html, line)
    let at = this.hiddenSince === null ? 0 : this.#closing(html, 0)
    while (at >= 0) {
      const open = html.indexOf('<', at)
      if (open < 0) break
      at = this.#markup(html, open)
      if (at < 0) this.hiddenSince = lines.at(open)
      else if (html.startsWith('<!--', open)) {
        comments.push({ text: html.slice(open + 4, Math.max(open + 4, at - 3)), line: lines.at(open) })
      }
    }
    return comments
  }

  /** Reads what begins at a `<`; the place behind it, -1 if it stays open. */
  #markup(html: string, at: number): number {
    if (html.startsWith('<!-->', at)) return at + 5
    if (html.startsWith('<!--->', at)) return at + 6
    if (html.startsWith('<!--', at)) return this.#hide(html, at + 4, '-->')
    if (/^<[!?]/.test(html.slice(at, at + 2))) return this.#hide(html, at + 2, '>')
    const name = tagNameAt(html, at)
    if (name === '') return at + 1
    const end = endOfTag(html, at)
    if (end < 0) return this.#brokenTag(html, at + 1)
    const closes = html.charAt(at + 1) === '/'
    this.#element(name, closes ? -1 : 1)
    return name === 'rp' && !closes ? this.#hide(html, end, endOfFallback) : end
  }

  /** A tag that is none for CommonMark is one for a browser as soon as a `>` comes that stands in no quoted value. */
  #brokenTag(html: string, from: number): number {
    const place = /["'>]/g
    for (place.lastIndex = from; ; ) {
      const found = place.exec(html)
      if (found === null) return this.#hide(html, html.length, '>')
      if (found[0] === '>') return place.lastIndex
      if (!opensValue(html, found.index)) continue
      const end = html.indexOf(found[0], place.lastIndex)
      if (end < 0) return this.#hide(html, html.length, found[0])
      place.lastIndex = end + 1
    }
  }

  #hide(html: string, from: number, until: string | RegExp): number {
    this.#until = until
    return this.#closing(html, from)
  }

  #closing(html: string, from: number): number {
    const end = endOf(html, from, this.#until)
    const inTag = this.#until === '"' || this.#until === "'"
    const behind = end >= 0 && inTag ? this.#brokenTag(html, end) : end
    if (behind >= 0) this.hiddenSince = null
    return behind
  }

  #element(name: string, change: 1 | -1): void {
    if (name === 'details') this.details = Math.max(0, this.details + change)
    if (striking.has(name)) this.struck = Math.max(0, this.struck + change)
  }
}

/** Place behind the next mark of an end; -1: there is none. */
function endOf(html: string, from: number, until: string | RegExp): number {
  if (typeof until === 'string') {
    const at = html.indexOf(until, from)
    return at < 0 ? -1 : at + until.length
  }
  until.lastIndex = from
  for (let found = until.exec(html); found !== null; found = until.exec(html)) {
    if (found[0].startsWith('</')) return until.lastIndex
  }
  return -1
}

/** Whether a quotation mark begins the value of an attribute: elsewhere in a tag it is a letter like any other. */
function opensValue(html: string, at: number): boolean {
  let before = at - 1
  while (before >= 0 && isInlineSpace(html.charCodeAt(before))) before -= 1
  return html.charCodeAt(before) === 61
}

/** Lines of ascending places of a text. */
class LineCount {
  readonly #text: string
  #line: number
  #next: number

  constructor(text: string, line: number) {
    this.#text = text
    this.#line = line
    this.#next = text.indexOf('\n')
  }

  at(place: number): number {
    while (this.#next >= 0 && this.#next < place) {
      this.#line += 1
      this.#next = this.#text.indexOf('\n', this.#next + 1)
    }
    return this.#line
  }
}
