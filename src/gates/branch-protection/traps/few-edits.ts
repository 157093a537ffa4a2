/** A word with how often it has each letter. */
export interface Spelling {
  readonly word: string
  readonly letters: Uint8Array
}

const buckets = 64

/** Counts the letters of a word, those alike in 64 groups; case and `_` for `-` aside. */
export function spellingOf(word: string): Spelling {
  const letters = new Uint8Array(buckets)
  const folded = word.toLowerCase().replaceAll('_', '-').slice(0, 255)
  for (let at = 0; at < folded.length; at += 1) {
    const bucket = folded.charCodeAt(at) % buckets
    letters[bucket] = (letters[bucket] ?? 0) + 1
  }
  return { word, letters }
}

/** Words that are compared letter by letter, which takes long. */
const mostCandidates = 10

/**
 * The words that can be few edits away from another, by the letters that they have in common: comparing counts is
 * cheap, and never says that two words are farther apart than they are.
 */
export function fewEditsAway(word: string, candidates: readonly Spelling[]): readonly string[] {
  const { letters } = spellingOf(word)
  const near: { readonly word: string; readonly apart: number }[] = []
  for (const candidate of candidates) {
    const most = Math.max(2, Math.floor(candidate.word.length / 3))
    if (Math.abs(candidate.word.length - word.length) > most) continue
    const apart = lettersApart(letters, candidate.letters)
    if (apart <= most) near.push({ word: candidate.word, apart })
  }
  return near
    .sort((a, b) => a.apart - b.apart)
    .slice(0, mostCandidates)
    .map((one) => one.word)
}

/** A lower bound of the edits between two words: one edit adds a letter, takes one away, or both. */
function lettersApart(one: Uint8Array, other: Uint8Array): number {
  let [more, fewer] = [0, 0]
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    const difference = (one[bucket] ?? 0) - (other[bucket] ?? 0)
    if (difference > 0) more += difference
    else fewer -= difference
  }
  return Math.max(more, fewer)
}
