import { neighbourOf } from './characters.ts'

const tilde = 126

/**
 * Whether a run of `*`, `_` or `~` may open and close what stands between two (CommonMark 6.2). As on GitHub,
 * tildes beside it are looked through.
 */
export function flanking(text: string, at: number, length: number): { opens: boolean; closes: boolean } {
  const before = neighbourOf(characterBefore(text, at))
  const after = neighbourOf(characterAt(text, at + length))
  const left = after === 'other' || (after === 'punctuation' && before !== 'other')
  const right = before === 'other' || (before === 'punctuation' && after !== 'other')
  const word = text.charAt(at) === '_'
  return {
    opens: left && (!word || !right || before === 'punctuation'),
    closes: right && (!word || !left || after === 'punctuation'),
  }
}

/** The code point before a place, NaN at the start. */
function characterBefore(text: string, at: number): number {
  let place = at - 1
  while (text.charCodeAt(place) === tilde) place -= 1
  const low = text.charCodeAt(place)
  return low >= 0xdc00 && low < 0xe000 ? (text.codePointAt(place - 1) ?? Number.NaN) : low
}

function characterAt(text: string, at: number): number {
  let place = at
  while (text.charCodeAt(place) === tilde) place += 1
  return text.codePointAt(place) ?? Number.NaN
}
