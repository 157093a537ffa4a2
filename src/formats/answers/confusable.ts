import { visibleText } from '../../core/visible-text.ts'

/**
 * Characters that look like ASCII letters, digits and marks, by what they look like. Of the Unicode confusables
 * (UTS #39) those of the scripts that share whole words with Latin: Cyrillic, Greek, Armenian; full-width and
 * mathematical forms fall under NFKC.
 */
const lookAlikes: Readonly<Record<string, string>> = {
  A: 'АΑᎪ',
  B: 'ВΒᏴ',
  C: 'СϹⅭᏟ',
  D: 'ᎠⅮ',
  E: 'ЕΕᎬ',
  F: 'Ϝ',
  G: 'ԌᏀ',
  H: 'НΗᎻ',
  I: 'ІΙӀ',
  J: 'ЈᎫ',
  K: 'КΚᏦ',
  L: 'ᏞⅬ',
  M: 'МΜᎷ',
  N: 'Ν',
  O: 'ОΟՕ',
  P: 'РΡᏢ',
  Q: 'Ԛ',
  R: 'Ꭱ',
  S: 'ЅՏᏚ',
  T: 'ТΤᎢ',
  U: 'Ս',
  V: 'ѴᏙ',
  W: 'ԜᎳ',
  X: 'ХΧ',
  Y: 'ҮΥ',
  Z: 'ΖᏃ',
  a: 'аα',
  b: 'Ь',
  c: 'сϲ',
  d: 'ԁ',
  e: 'е',
  g: 'ɡց',
  h: 'һհ',
  i: 'іιı',
  j: 'јϳ',
  k: 'κ',
  l: 'ӏ',
  m: 'ⅿ',
  n: 'ո',
  o: 'оοօ',
  p: 'рρ',
  q: 'ԛզ',
  r: 'г',
  s: 'ѕ',
  u: 'υս',
  v: 'ѵν',
  w: 'ԝա',
  x: 'хχ',
  y: 'уγ',
  z: 'ᴢ',
  '3': 'ЗӠ',
  '6': 'б',
  '.': '․·。',
  '-': '‐‑‒–—−﹣',
  ':': '։׃꞉',
  _: 'ߺ',
}

const latin = new Map(
  Object.entries(lookAlikes).flatMap(([ascii, others]) =>
    [...others].map((other) => [other, ascii] as const),
  ),
)

/** Whether a text has no character that anybody sees. */
export const showsNothing = (text: string): boolean => visibleText(text).trim() === ''

/** The ASCII text that a text looks like; the text itself where nothing in it is in disguise. */
export const lookedLike = (text: string): string =>
  [...visibleText(text).normalize('NFKC')].map((character) => latin.get(character) ?? character).join('')

/** Whether a text looks like one of plain characters and is written with others. */
export function isDisguised(text: string): boolean {
  const seen = lookedLike(text)
  return seen !== text && /^[\x21-\x7e]+$/.test(seen)
}

/** Characters that change the order in which text is shown (Unicode bidirectional algorithm, UAX #9). */
const bidirectional = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/

/** Whether what is shown may stand in another order than what is read. */
export const isReordered = (text: string): boolean => bidirectional.test(text)
