import { endOfTag } from './html-tag.ts'

/** Raw HTML or an autolink between angle brackets in running text. */
export interface RawInline {
  readonly kind: 'comment' | 'tag' | 'autolink'
  readonly end: number
  /** The inside of a comment, a whole tag, or the address. */
  readonly text: string
}

const addressPattern = /<([A-Za-z][A-Za-z0-9.+-]{1,31}:[^\s\u0000-\u0020<>]*)>/y
const mailPattern = /<([A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*)>/y

/** Reads what begins at a `<` (CommonMark 6.5 and 6.6), in time that all places of a text share. */
export class RawInlines {
  readonly #text: string
  #last: Map<string, number> | null = null

  constructor(text: string) {
    this.#text = text
  }

  at(place: number): RawInline | null {
    const text = this.#text
    const second = text.charAt(place + 1)
    if (second === '!') return this.#declaration(place)
    if (second === '?') return this.#until(place, place + 2, '?>')
    const end = endOfTag(text, place)
    if (end > 0) return { kind: 'tag', end, text: text.slice(place, end) }
    return addressAt(text, place)
  }

  #declaration(place: number): RawInline | null {
    const text = this.#text
    if (text.startsWith('<!--', place)) return this.#comment(place)
    if (text.startsWith('<![CDATA[', place)) return this.#until(place, place + 9, ']]>')
    return /[A-Za-z]/.test(text.charAt(place + 2)) ? this.#until(place, place + 2, '>') : null
  }

  #comment(place: number): RawInline | null {
    const text = this.#text
    if (text.startsWith('<!-->', place)) return { kind: 'comment', end: place + 5, text: '' }
    if (text.startsWith('<!--->', place)) return { kind: 'comment', end: place + 6, text: '' }
    const found = this.#until(place, place + 4, '-->')
    return found === null
      ? null
      : { kind: 'comment', end: found.end, text: text.slice(place + 4, found.end - 3) }
  }

  /** Up to a mark. Behind its last place in the text nothing is searched: a flood of openings costs nothing. */
  #until(place: number, from: number, mark: string): RawInline | null {
    this.#last ??= new Map()
    let last = this.#last.get(mark)
    if (last === undefined) {
      last = this.#text.lastIndexOf(mark)
      this.#last.set(mark, last)
    }
    if (from > last) return null
    const end = this.#text.indexOf(mark, from) + mark.length
    return { kind: 'tag', end, text: this.#text.slice(place, end) }
  }
}

function addressAt(text: string, place: number): RawInline | null {
  addressPattern.lastIndex = place
  mailPattern.lastIndex = place
  const found = addressPattern.exec(text) ?? mailPattern.exec(text)
  const address = found?.[1]
  return found === null || address === undefined
    ? null
    : { kind: 'autolink', end: place + found[0].length, text: address }
}
