/** Words that stand for "there is nothing here". */
const nothing = new Set([
  'n/a',
  'na',
  'none',
  'nil',
  'nothing',
  'empty',
  'todo',
  'tbd',
  'tbc',
  'tba',
  'etc',
  'test',
  'nada',
  'ninguno',
  'ninguna',
  'keine',
  'keines',
  'nichts',
  'aucun',
  'aucune',
  'rien',
])
/** The same in more words: `not applicable`, `none so far`, `nothing to exclude`. */
const nothingAtAll =
  /^(?:not applicable|n[./ ]{1,3}a\.?|no ?(?:ne|thing|items?|exclusions?|entries)(?: (?:yet|so far|needed|known|identified|defined|planned|required|to (?:add|exclude|declare|report|note)|at (?:this time|the moment|present)|for now|here|applicable))*)$/
/** An abbreviation: `SSO`, `PDF`. */
const abbreviation = /^[A-Z][A-Z0-9]{1,5}$/

const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’/.@#-]*/gu
/** Scripts without spaces: each character says as much as a word. */
const ideograph = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu

/** Words of a text. */
export const wordsIn = (text: string): number => wordsOf(text).length

/**
 * Whether a text says something: two words, one of four letters or more, or an abbreviation. A lone `x`, one letter
 * over and over, a dash, `none` and `N/A` say nothing.
 */
export function saysSomething(text: string): boolean {
  const shown = text.trim().replace(/[.!]$/, '')
  const bare = shown.toLowerCase()
  if (nothing.has(bare) || nothingAtAll.test(bare)) return false
  const words = wordsOf(bare)
  const letters = new Set(words.join('')).size
  if (abbreviation.test(shown)) return letters > 1
  return letters > 1 && (words.length >= 2 || [...(words[0] ?? '')].length >= 4)
}

const ascii = /^[\0-\x7f]*$/
const asciiWord = /[A-Za-z0-9][A-Za-z0-9'/.@#-]*/g

/** Most texts are plain ones, and the words of those are found in a tenth of the time. */
const wordsOf = (text: string): readonly string[] =>
  (ascii.test(text) ? text.match(asciiWord) : text.replace(ideograph, ' $& ').match(word)) ?? []
