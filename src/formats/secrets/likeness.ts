/*
 * How likely a value was drawn by chance and not written by somebody. What people write is made of words: letters in
 * runs that can be spoken. What is drawn has short runs, and more kinds of characters.
 */

/** Shannon entropy of the characters, in bits for each. */
export function entropy(value: string): number {
  const counts = new Map<string, number>()
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length)
  return bits
}

/** A run of letters that can be spoken: a vowel, and never more than four consonants one after the other. */
const isWord = (run: string): boolean =>
  run.length >= 4 &&
  run.length <= 40 &&
  /[aeiouy]/i.test(run) &&
  !/[^aeiouy]{5}/i.test(run) &&
  (run.match(rare)?.length ?? 0) * 6 <= run.length

/** Pairs of letters that words of European languages hardly have. */
const rare =
  /[jqvxz](?=[bcdfghjklmnpqrstvwxz])|[bcdfghjkmpqtvwxz](?=[jqx])|[bdfghjkmpqvwx](?=z)|q(?=[aeioy])/gi

/** The share of a value's letters and digits that stand in words, 0 to 1. */
export function wordShare(value: string): number {
  const characters = value.replace(/[^A-Za-z0-9]/g, '').length
  if (characters === 0) return 1
  let inWords = 0
  for (const run of value.match(/[A-Z]?[a-z]+|(?<![A-Za-z])[A-Z]+(?![a-z])/g) ?? [])
    if (isWord(run)) inWords += run.length
  return inWords / characters
}

/** Lower case, upper case, digits, and the rest. */
export const kindsOfCharacters = (value: string): number =>
  [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(value)).length

/** Letters and digits without a plan, `least` or more of them. */
export function isRandom(value: string, least: number): boolean {
  if (value.length < least || /\s/.test(value)) return false
  if (!/[A-Za-z]/.test(value)) return false
  const bits = entropy(value)
  if (bits < (value.length < 16 ? 2.6 : 3)) return false
  if (!/\d/.test(value) && kindsOfCharacters(value.replace(/[-_./]/g, '')) < 2) return false
  return wordShare(value) < (isStrewn(value) || isShuffled(value) ? 0.75 : 0.5)
}

/** Cases and figures change all the time; in a name they do so once a word. */
function isShuffled(value: string): boolean {
  if (value.length < 12 || !/\d/.test(value) || !/[a-z]/.test(value) || !/[A-Z]/.test(value)) return false
  const changes = value.match(/[a-z](?=[A-Z\d])|[A-Z](?=\d)|\d(?=[A-Za-z])/g)?.length ?? 0
  return changes * 3 >= value.length
}

/** Long, with figures in several places between letters: words in it are there by chance. */
function isStrewn(value: string): boolean {
  const figures = value.match(/\d+/g)?.length ?? 0
  if (value.length >= 20 && kindsOfCharacters(value) >= 3) return figures >= 2
  return value.length >= 15 && figures >= 3 && /^[A-Za-z\d]+$/.test(value)
}
