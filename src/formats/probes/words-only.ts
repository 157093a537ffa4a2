import type { Patch } from '../diff/patch.ts'
import type { Language } from './language.ts'
import { type ProbeLine, scanHunk } from './scan.ts'

/** Words with blanks between them: a sentence, not a name, path or key that a program compares. */
const sentence = /^[^\s/]+(?:\s+\S+)+$/

/** The strings of a line, without their quotes. */
function stringsOf({ code, kept }: ProbeLine): string[] {
  const strings: string[] = []
  let open = ''
  for (let index = 0; index < kept.length; index++) {
    const inside = code.charAt(index) === ' ' && (kept.charAt(index) !== ' ' || open !== '')
    if (inside) open += kept.charAt(index)
    else if (open !== '') {
      strings.push(open)
      open = ''
    }
  }
  return open === '' ? strings : [...strings, open]
}

/** What a string takes in: `${name}`, `#{name}`, `{name}`, `$name`, `\\(name)`. */
const inserted = (text: string): string => (text.match(/[$#]?\{[^}]*\}?|\$\w+|\\\([^)]*\)?/g) ?? []).join(' ')

/** Whether two strings differ in the words of a sentence at most. */
const sameButWords = (before: string, after: string): boolean =>
  before === after ||
  (sentence.test(before.trim()) && sentence.test(after.trim()) && inserted(before) === inserted(after))

const squeezed = (lines: readonly ProbeLine[]): string =>
  lines.map(({ code }) => code.replace(/\s+/g, '')).join('')

/**
 * Whether the two versions differ in comments and in the words of sentences within strings, and in nothing else: then
 * nothing that a program names has changed. False where the language is not known.
 */
export function wordsOnly({ hunks }: Patch, language: Language | null): boolean {
  if (language === null || hunks.length === 0) return false
  // Where strings are not told apart, a value is code.
  return hunks.every((hunk) => {
    const base = scanHunk(hunk, 'base', language)
    const head = scanHunk(hunk, 'head', language)
    if (squeezed(base) !== squeezed(head)) return false
    const before = base.flatMap(stringsOf)
    const after = head.flatMap(stringsOf)
    return (
      before.length === after.length && before.every((text, index) => sameButWords(text, after[index] ?? ''))
    )
  })
}
