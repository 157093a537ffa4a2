import { isBlank, isDigit, runLength, skipBlanks, trimBlanks, trimEndBlanks } from './characters.ts'
import type { Heading } from './model.ts'

/** An ATX heading that begins at `at`: its level and its inline source; null: none does (CommonMark 4.2). */
export function atxHeading(text: string, at: number): { level: Heading['level']; text: string } | null {
  const level = runLength(text, at, 35)
  if (!isLevel(level)) return null
  const after = at + level
  if (after < text.length && !isBlank(text.charCodeAt(after))) return null
  return { level, text: withoutClosing(trimBlanks(text.slice(after))) }
}

const isLevel = (level: number): level is Heading['level'] => level >= 1 && level <= 6

/** Without the closing sequence `##`, which a blank must precede. */
function withoutClosing(text: string): string {
  let end = text.length
  while (end > 0 && text.charCodeAt(end - 1) === 35) end -= 1
  if (end === text.length) return text
  if (end === 0) return ''
  return isBlank(text.charCodeAt(end - 1)) ? trimEndBlanks(text.slice(0, end)) : text
}

/** The opening fence of a code block (CommonMark 4.5). */
export interface Fence {
  readonly code: number
  readonly length: number
  readonly info: string
}

export function openingFence(text: string, at: number): Fence | null {
  const code = text.charCodeAt(at)
  if (code !== 96 && code !== 126) return null
  const length = runLength(text, at, code)
  if (length < 3) return null
  const info = trimBlanks(text.slice(at + length))
  return code === 96 && info.includes('`') ? null : { code, length, info }
}

/** Whether a line from `at` on closes the fence. */
export function closesFence(fence: Fence, text: string, at: number): boolean {
  const length = runLength(text, at, fence.code)
  return length >= fence.length && skipBlanks(text, at + length) === text.length
}

/** 1 for `===`, 2 for `---`, null for anything else (CommonMark 4.3). */
export function setextLevel(text: string, at: number): 1 | 2 | null {
  const code = text.charCodeAt(at)
  if (code !== 61 && code !== 45) return null
  const end = skipBlanks(text, at + runLength(text, at, code))
  if (end !== text.length) return null
  return code === 61 ? 1 : 2
}

/**
 * Tells for any place of one line whether a thematic break begins there (CommonMark 4.1). The line is read once from
 * its end, so that a line of ten thousand list markers is not read ten thousand times.
 */
export class ThematicBreaks {
  readonly #text: string
  #mark = Number.NaN
  /** From here on the line holds only the mark and blanks. */
  #from = -1
  /** The third mark from the end. */
  #third = -1

  constructor(text: string) {
    this.#text = text
  }

  at(place: number): boolean {
    if (this.#from < 0) this.#read()
    return this.#text.charCodeAt(place) === this.#mark && place >= this.#from && place <= this.#third
  }

  #read(): void {
    let place = this.#text.length
    let marks = 0
    for (; place > 0; place -= 1) {
      const code = this.#text.charCodeAt(place - 1)
      if (isBlank(code)) continue
      if (marks === 0 && (code === 42 || code === 45 || code === 95)) this.#mark = code
      if (code !== this.#mark) break
      marks += 1
      if (marks === 3) this.#third = place - 1
    }
    this.#from = place
  }
}

/** A list marker (CommonMark 5.2). */
export interface ListMarker {
  readonly ordered: boolean
  readonly start: number | null
  /** The bullet, or the delimiter behind the number: lists of different marks are different lists. */
  readonly mark: number
  /** Characters it takes. */
  readonly length: number
}

export function listMarker(text: string, at: number): ListMarker | null {
  const code = text.charCodeAt(at)
  const marker = code === 42 || code === 43 || code === 45 ? bullet(code) : number(text, at)
  if (marker === null) return null
  const after = at + marker.length
  return after === text.length || isBlank(text.charCodeAt(after)) ? marker : null
}

const bullet = (mark: number): ListMarker => ({ ordered: false, start: null, mark, length: 1 })

function number(text: string, at: number): ListMarker | null {
  let end = at
  while (end - at < 10 && isDigit(text.charCodeAt(end))) end += 1
  const mark = text.charCodeAt(end)
  if (end === at || end - at > 9 || (mark !== 46 && mark !== 41)) return null
  return { ordered: true, start: Number(text.slice(at, end)), mark, length: end + 1 - at }
}

/** `[^label]:` of a GFM footnote definition; null if none begins at `at`. */
export function footnoteStart(text: string, at: number): { label: string; length: number } | null {
  if (!text.startsWith('[^', at)) return null
  const found = /^\[\^((?:[^\\[\] \t]|\\.){1,999})\]:/s.exec(text.slice(at, at + 1100))
  return found?.[1] === undefined ? null : { label: found[1], length: found[0].length }
}
