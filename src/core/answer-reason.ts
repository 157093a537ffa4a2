import { visibleText } from './visible-text.ts'

/** Characters that a reason has at least, blanks at its ends and repeated blanks not counted (spec, gate `checklist`). */
export const shortestReason = 20

/** Different letters and digits below which a text is no sentence in any language. */
const fewestLetters = 6

/** What the lines that we write hold where a reason has to stand. */
export const templateReason = 'why this change has nothing of it'

const placeholders = /\{\{|\}\}|<[^>]*>|\b(?:TBD|TODO|FIXME|XXX)\b|\[(?:reason|why)[^\]]*\]/iu

/** A text with what makes no difference taken away: case, blanks, punctuation, characters that nobody sees. */
export const normalisedWords = (text: string): string =>
  visibleText(text)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const shownIn = (text: string): string => visibleText(text).replace(/\s+/gu, ' ').trim()

/** Characters of a reason that anybody sees, as `shortestReason` counts them. */
export const reasonSize = (text: string): number => [...shownIn(text)].length

/** What is wrong with the words of a reason; null for a reason that may be one. */
type ReasonFault = 'empty' | 'short' | 'placeholder' | 'copied' | 'no-sentence'

/**
 * Looks at the words alone. Redacting keeps this answer, so that facts without words are judged alike.
 * @param sentences what the checklist says itself: a reason that repeats one is copied
 */
export function reasonFault(text: string, sentences: readonly string[]): ReasonFault | null {
  const said = shownIn(text)
  if (said === '') return 'empty'
  if (reasonSize(said) < shortestReason) return 'short'
  const own = normalisedWords(said)
  if (placeholders.test(said) || own.includes(normalisedWords(templateReason))) return 'placeholder'
  if (sentences.some((sentence) => normalisedWords(sentence) === own)) return 'copied'
  return new Set(own.replaceAll(' ', '')).size < fewestLetters ? 'no-sentence' : null
}
