import { isBlank } from './characters.ts'

/**
 * A place in one line that moves by characters or by columns: tabs reach to the next multiple of four
 * (CommonMark 2.2), and half of one may belong to a container and the other half to its content.
 */
export class LineCursor {
  readonly text: string
  /** Character that is next. */
  offset = 0
  /** Column of `offset`, counted from 0. */
  column = 0
  /** First character at or after `offset` that is no blank. */
  next = 0
  /** Columns of the tab at `offset` that are not consumed; 0: `offset` stands at no such tab. */
  #rest = 0
  #nextColumn = 0

  constructor(text: string) {
    this.text = text
    this.#find()
  }

  /** Columns of blanks before `next`. */
  get indent(): number {
    return this.#nextColumn - this.column
  }

  get blank(): boolean {
    return this.next >= this.text.length
  }

  /** Code of the first character that is no blank; NaN at the end of the line. */
  get code(): number {
    return this.text.charCodeAt(this.next)
  }

  /** Skips the blanks. */
  toNext(): void {
    this.offset = this.next
    this.column = this.#nextColumn
    this.#rest = 0
  }

  /** Skips characters that are no tabs. */
  skip(characters: number): void {
    this.offset += characters
    this.column += characters
    this.#rest = 0
    if (this.offset > this.next) this.#find()
  }

  /** Skips up to so many columns of blanks. */
  skipColumns(columns: number): void {
    let left = columns
    while (left > 0 && this.offset < this.text.length) {
      const code = this.text.charCodeAt(this.offset)
      if (!isBlank(code)) break
      const width = code === 9 ? this.#rest || 4 - (this.column % 4) : 1
      const taken = Math.min(width, left)
      this.column += taken
      left -= taken
      this.#rest = width - taken
      if (this.#rest === 0) this.offset += 1
    }
  }

  /** Skips one column of blank, if one is next. */
  skipOptionalSpace(): void {
    if (isBlank(this.text.charCodeAt(this.offset))) this.skipColumns(1)
  }

  /** What is left of the line; columns of a half-consumed tab become spaces. */
  remainder(): string {
    if (this.#rest === 0) return this.offset === 0 ? this.text : this.text.slice(this.offset)
    return ' '.repeat(this.#rest) + this.text.slice(this.offset + 1)
  }

  #find(): void {
    let place = this.offset
    let column = this.column
    for (; place < this.text.length; place += 1) {
      const code = this.text.charCodeAt(place)
      if (code === 32) column += 1
      else if (code === 9) column += 4 - (column % 4)
      else break
    }
    this.next = place
    this.#nextColumn = column
  }
}
