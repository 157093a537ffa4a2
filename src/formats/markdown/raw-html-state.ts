import { endOfTag, tagNameAt } from './html-tag.ts'

/** Names of elements that strike their text through. */
const striking = new Set(['s', 'del', 'strike'])

/**
 * What raw HTML leaves open behind it, read piece by piece in the order of the text. GitHub shows nothing of what
 * follows a comment or a tag that is never closed: only raw HTML can close it, since other text is escaped.
 */
export class RawHtmlState {
  /** Line of the comment or tag that is open; null: none is. */
  hiddenSince: number | null = null
  details = 0
  struck = 0
  #until = ''

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
    if (end < 0) return this.#brokenTag(html, at)
    this.#element(name, html.charAt(at + 1) === '/' ? -1 : 1)
    return end
  }

  /** A tag that is none for CommonMark is one for a browser as soon as a `>` comes. */
  #brokenTag(html: string, at: number): number {
    const next = html.indexOf('>', at)
    return next < 0 ? this.#hide(html, at + 1, '>') : next + 1
  }

  #hide(html: string, from: number, until: string): number {
    this.#until = until
    return this.#closing(html, from)
  }

  #closing(html: string, from: number): number {
    const end = html.indexOf(this.#until, from)
    if (end < 0) return -1
    this.hiddenSince = null
    return end + this.#until.length
  }

  #element(name: string, change: 1 | -1): void {
    if (name === 'details') this.details = Math.max(0, this.details + change)
    if (striking.has(name)) this.struck = Math.max(0, this.struck + change)
  }
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
