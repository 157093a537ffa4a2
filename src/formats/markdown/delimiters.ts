/** A run of `*`, `_` or `~` that may open or close emphasis or strike-through. */
export interface Delimiter {
  /** Index of the node that holds its characters. */
  readonly node: number
  readonly mark: string
  readonly opens: boolean
  readonly closes: boolean
  /** Length as written: the rule of three looks at it. */
  readonly length: number
  /** Characters that no pair has used. */
  left: number
  previous: Delimiter | null
  next: Delimiter | null
}

/** Nodes between an opening and a closing run, both exclusive. */
export interface Range {
  readonly kind: 'emphasis' | 'strong' | 'struck'
  readonly from: number
  readonly to: number
}

/** The delimiter stack of CommonMark ("An algorithm for parsing nested emphasis and links"). */
export class DelimiterStack {
  readonly ranges: Range[] = []
  #last: Delimiter | null = null

  get last(): Delimiter | null {
    return this.#last
  }

  push(run: Omit<Delimiter, 'left' | 'previous' | 'next'>): Delimiter {
    const { node, mark, opens, closes, length } = run
    const previous = this.#last
    const delimiter: Delimiter = { node, mark, opens, closes, length, left: length, previous, next: null }
    if (this.#last !== null) this.#last.next = delimiter
    this.#last = delimiter
    return delimiter
  }

  /** Pairs the runs above `bottom` and takes them all off. */
  process(bottom: Delimiter | null): void {
    if (this.#last === bottom) return
    const floors = new Map<number, number>()
    let closer = this.#firstAbove(bottom)
    while (closer !== null) {
      if (!closer.closes) {
        closer = closer.next
        continue
      }
      const key = kindOf(closer)
      const opener = openerFor(closer, floors.get(key) ?? -1, bottom)
      if (opener !== null) closer = this.#pair(opener, closer)
      else {
        floors.set(key, closer.previous?.node ?? -1)
        const { next } = closer
        if (!closer.opens) this.#remove(closer)
        closer = next
      }
    }
    while (this.#last !== null && this.#last !== bottom) this.#remove(this.#last)
  }

  #firstAbove(bottom: Delimiter | null): Delimiter | null {
    let first = this.#last
    if (first === bottom) return null
    while (first !== null && first.previous !== bottom) first = first.previous
    return first
  }

  /** Uses up characters of both; returns the run to go on with. */
  #pair(opener: Delimiter, closer: Delimiter): Delimiter | null {
    const used = closer.mark === '~' ? closer.left : Math.min(2, opener.left, closer.left)
    const kind = closer.mark === '~' ? 'struck' : used === 2 ? 'strong' : 'emphasis'
    this.ranges.push({ kind, from: opener.node, to: closer.node })
    opener.left -= used
    closer.left -= used
    opener.next = closer
    closer.previous = opener
    if (opener.left === 0) this.#remove(opener)
    if (closer.left > 0) return closer
    const { next } = closer
    this.#remove(closer)
    return next
  }

  #remove(delimiter: Delimiter): void {
    const { previous, next } = delimiter
    if (previous !== null) previous.next = next
    if (next === null) this.#last = previous
    else next.previous = previous
  }
}

/** The nearest run before the closer that fits it, behind the node where an earlier search found none. */
function openerFor(closer: Delimiter, floor: number, bottom: Delimiter | null): Delimiter | null {
  let opener = closer.previous
  while (opener !== null && opener !== bottom && opener.node > floor) {
    if (opener.mark === closer.mark && opener.opens && fits(opener, closer)) return opener
    opener = opener.previous
  }
  return null
}

/** Runs for which the search for an opener ends at the same place. */
const kindOf = ({ mark, opens, length }: Delimiter): number =>
  mark === '~' ? length : (mark === '*' ? 10 : 20) + (opens ? 3 : 0) + (length % 3)

/** Strike-through pairs runs of one length; emphasis follows the rule of three. */
function fits(opener: Delimiter, closer: Delimiter): boolean {
  if (closer.mark === '~') return opener.length === closer.length
  const odd = (opener.closes || closer.opens) && closer.length % 3 !== 0
  return !(odd && (opener.length + closer.length) % 3 === 0)
}
