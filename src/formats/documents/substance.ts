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
])

const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’/.@#-]*/gu
/** Scripts without spaces: each character says as much as a word. */
const ideograph = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu

/** Words of a text. */
export const wordsIn = (text: string): number =>
  text
    .replace(ideograph, ' $& ')
    .match(word)
    ?.filter((one) => /[\p{L}\p{N}]/u.test(one)).length ?? 0

/**
 * Whether a text says something: two words, or one of four letters or more. A lone `x`, a dash, `none` and `N/A` say
 * nothing.
 */
export function saysSomething(text: string): boolean {
  const bare = text.trim().toLowerCase().replace(/[.!]$/, '')
  if (nothing.has(bare)) return false
  const spread = bare.replace(ideograph, ' $& ')
  const words = spread.match(word) ?? []
  return words.length >= 2 || [...(words[0] ?? '')].length >= 4
}
