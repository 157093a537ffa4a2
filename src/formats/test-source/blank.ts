import type { Lexicon } from './model.ts'

/** Stands for each character inside a string literal. */
export const inString = '\u0001'

/** A source text twice, at equal length: without comments, and also without the contents of strings. */
export interface Blanked {
  readonly code: string
  readonly bare: string
}

/**
 * Blanks comments, and in `bare` the contents of string literals as well. Line ends stay. A literal that is never
 * closed ends with its line, or with the text where it may span lines.
 */
export function blank(text: string, lexicon: Lexicon): Blanked {
  const scanner = new Scanner(text, lexicon)
  scanner.run()
  return { code: scanner.code.join(''), bare: scanner.bare.join('') }
}

/** Characters of a regular expression literal; a longer one is taken for a division. */
const longestExpression = 300

class Scanner {
  readonly code: string[] = []
  readonly bare: string[] = []
  private at = 0
  /** Brace depth of every template whose `${` is open. */
  private readonly templates: number[] = []
  /** The last character that is code and no blank, to tell division from regular expressions. */
  private last = ''
  private readonly text: string
  private readonly lexicon: Lexicon

  constructor(text: string, lexicon: Lexicon) {
    this.text = text
    this.lexicon = lexicon
  }

  run(): void {
    while (this.at < this.text.length) {
      if (this.comment() || this.literal() || this.quoted() || this.template() || this.expression()) continue
      this.plain()
    }
  }

  private plain(): void {
    const char = this.text[this.at] ?? ''
    const depth = this.templates.length - 1
    if (char === '{' && depth >= 0) this.templates[depth] = (this.templates[depth] ?? 0) + 1
    if (char === '}' && depth >= 0) {
      const open = (this.templates[depth] ?? 0) - 1
      this.templates[depth] = open
      if (open === 0) {
        this.templates.pop()
        this.copy(this.at + 1)
        this.templateText()
        return
      }
    }
    if (char.trim() !== '') this.last = char
    this.copy(this.at + 1)
  }

  private comment(): boolean {
    const { text, at } = this
    if (this.lexicon.lineComments.some((mark) => text.startsWith(mark, at))) {
      const end = text.indexOf('\n', at)
      this.drop(end < 0 ? text.length : end)
      return true
    }
    const form = this.lexicon.blockComments.find(({ open }) => text.startsWith(open, at))
    if (form === undefined) return false
    let [depth, position] = [1, at + form.open.length]
    while (depth > 0 && position < text.length) {
      if (text.startsWith(form.close, position)) {
        depth--
        position += form.close.length
      } else if (form.nested === true && text.startsWith(form.open, position)) {
        depth++
        position += form.open.length
      } else position++
    }
    this.drop(position)
    return true
  }

  /** A literal that a pattern recognises as a whole. */
  private literal(): boolean {
    for (const pattern of this.lexicon.literals ?? []) {
      pattern.lastIndex = this.at
      const found = pattern.exec(this.text)?.[0]
      if (found === undefined) continue
      this.string(this.at + 1, this.at + found.length - 1, this.at + found.length)
      return true
    }
    return false
  }

  private quoted(): boolean {
    const { text, at } = this
    const form = this.lexicon.strings.find(({ open }) => text.startsWith(open, at))
    if (form === undefined) return false
    const from = at + form.open.length
    let position = from
    while (position < text.length) {
      if (form.escape !== undefined && text[position] === form.escape) position += 2
      else if (text.startsWith(form.close, position)) {
        this.string(from, position, position + form.close.length)
        return true
      } else if (text[position] === '\n' && form.multiline !== true) break
      else position++
    }
    const end = Math.min(position, text.length)
    this.string(from, end, end)
    return true
  }

  private template(): boolean {
    if (this.lexicon.templates !== true || this.text[this.at] !== '`') return false
    this.copy(this.at + 1)
    this.templateText()
    return true
  }

  /** From inside a template to its end, or to its next `${`. */
  private templateText(): void {
    const { text } = this
    let position = this.at
    while (position < text.length && text[position] !== '`') {
      if (text.startsWith('${', position)) {
        this.hide(position)
        this.copy(position + 2)
        this.templates.push(1)
        return
      }
      position += text[position] === '\\' ? 2 : 1
    }
    const end = Math.min(position, text.length)
    this.hide(end)
    this.copy(Math.min(end + 1, text.length))
    this.last = '`'
  }

  /** A regular expression literal of one line, where a value may start. */
  private expression(): boolean {
    if (this.lexicon.regularExpressions !== true || this.text[this.at] !== '/') return false
    if (this.last !== '' && !'(,=:[!&|?{};+-*~^>%'.includes(this.last)) return false
    const { text } = this
    let inClass = false
    const limit = Math.min(text.length, this.at + longestExpression)
    for (let position = this.at + 1; position < limit && text[position] !== '\n'; position++) {
      const char = text[position]
      if (char === '\\') position++
      else if (char === '[') inClass = true
      else if (char === ']') inClass = false
      else if (char === '/' && !inClass) {
        this.string(this.at + 1, position, position + 1)
        return true
      }
    }
    return false
  }

  /** A literal: its inside from `from` to `to`, and its end. */
  private string(from: number, to: number, end: number): void {
    this.copy(from)
    this.hide(to)
    this.copy(end)
    this.last = '"'
  }

  private copy(to: number): void {
    const piece = this.text.slice(this.at, to)
    this.code.push(piece)
    this.bare.push(piece)
    this.at = to
  }

  private hide(to: number): void {
    const piece = this.text.slice(this.at, to)
    this.code.push(piece)
    this.bare.push(piece.replace(/[^\n]/g, inString))
    this.at = to
  }

  private drop(to: number): void {
    const piece = this.text.slice(this.at, to).replace(/[^\n]/g, ' ')
    this.code.push(piece)
    this.bare.push(piece)
    this.at = to
  }
}
