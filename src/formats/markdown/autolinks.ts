import { isAsciiPunctuation } from './characters.ts'

const begins = /https?:\/\/|www\./gi

/** Places where an address may begin in running text (GFM autolinks), in order. */
export const addressStarts = (text: string): readonly number[] =>
  text.includes('://') || /www\./i.test(text) ? [...text.matchAll(begins)].map(({ index }) => index) : []

/** Where the address that begins at `at` ends; -1: none does. `limit`: the bracket that ends a link around it. */
export function endOfAddress(text: string, at: number, bracketed: boolean): number {
  const named = /^www\./i.test(text.slice(at, at + 4))
  if (!mayPrecede(text.charAt(at - 1), named)) return -1
  const host = named ? at : text.indexOf('://', at) + 3
  let end = host
  while (end < text.length && isAddressCharacter(text, end, bracketed)) end += 1
  end = trimmedEnd(text, host, end)
  return isHost(/^[^/?#:]*/.exec(text.slice(host, end))?.[0] ?? '', named) ? end : -1
}

const mayPrecede = (before: string, named: boolean): boolean =>
  named ? before === '' || /[\s*_~(]/.test(before) : !/[A-Za-z]/.test(before)

function isAddressCharacter(text: string, at: number, bracketed: boolean): boolean {
  const code = text.charCodeAt(at)
  if (code <= 32 || code === 60) return false
  return !(bracketed && code === 93)
}

/** No underscore in the last two parts; `www.` needs something behind it. */
function isHost(host: string, named: boolean): boolean {
  const parts = host.split('.')
  if (host === '' || (named && parts.length < 2) || parts.at(-1) === '') return false
  return !parts.slice(-2).some((part) => part.includes('_'))
}

/** Punctuation at the end belongs to the sentence, and so does a closing parenthesis without its opening one. */
function trimmedEnd(text: string, start: number, from: number): number {
  let open = 0
  for (let at = start; at < from; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 40) open += 1
    else if (code === 41) open -= 1
  }
  let end = from
  for (; end > start; end -= 1) {
    const code = text.charCodeAt(end - 1)
    if (code === 41 && open < 0) open += 1
    else if (code === 59) {
      const entity = /&[A-Za-z0-9]{1,32};$/.exec(text.slice(Math.max(start, end - 34), end))
      if (entity !== null) end -= entity[0].length - 1
    } else if (!isAsciiPunctuation(code) || !'?!.,:*_~\'"'.includes(text.charAt(end - 1))) break
  }
  return end
}
