import type { Span } from './document.ts'

/** A line cut into words: the pattern, then the owners; the comment is what follows a `#` that starts a word. */
export interface LineTokens {
  readonly words: readonly Span[]
  readonly comment: Span | null
}

const isBlank = (character: string): boolean => character === ' ' || character === '\t'

/** Cuts at blanks and tabs; a backslash keeps the blank after it in the first word. `text` has no line end. */
export function tokens(text: string): LineTokens {
  const words: Span[] = []
  let index = 0
  while (index < text.length) {
    const character = text.charAt(index)
    if (isBlank(character)) index++
    else if (character === '#') return { words, comment: { text: text.slice(index), column: index + 1 } }
    else {
      const end = wordEnd(text, index, words.length === 0)
      words.push({ text: text.slice(index, end), column: index + 1 })
      index = end
    }
  }
  return { words, comment: null }
}

function wordEnd(text: string, start: number, escapes: boolean): number {
  let index = start
  while (index < text.length && !isBlank(text.charAt(index))) {
    index += escapes && text.charAt(index) === '\\' ? 2 : 1
  }
  return Math.min(index, text.length)
}
