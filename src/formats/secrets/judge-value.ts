import { isUserAndPassword } from './base64.ts'
import { isRandom, kindsOfCharacters, wordShare } from './likeness.ts'
import type { NameClass } from './names.ts'
import { isPlaceholder } from './placeholder.ts'
import { isIdentifier, isReference, isUuid } from './references.ts'

/** A value with what its place says of it. */
export interface Candidate {
  readonly value: string
  readonly quoted: boolean
  /** Written as in a file of settings, so that an unquoted word is a text: `NAME=value`, `name: value` at a line's end. */
  readonly setting: boolean
}

const least: Readonly<Record<NameClass, number>> = { password: 6, secret: 10, weak: 20 }

/** Whether a value under such a name is a secret. */
export function isSecretValue(name: NameClass, candidate: Candidate): boolean {
  const { value, quoted } = candidate
  if (value.length < least[name]) return false
  return isLike(name, candidate) && !isReference(value, quoted) && !isPlaceholder(value)
}

function isLike(name: NameClass, { value, quoted, setting }: Candidate): boolean {
  switch (name) {
    case 'password':
      return isPassword(value, quoted || setting) || isUuid(value)
    case 'secret':
      return isUuid(value) || isToken(value, quoted || setting)
    case 'weak':
      return isStrayKey(value) || (encoded.test(value) && isUserAndPassword(value))
  }
}

const encoded = /^[A-Za-z0-9+/]{12,}={0,2}$/

/** Digits in the order of the keyboard, and the words that stand for a password in documents. */
const common =
  /^(?:1?23456789?0?|0?123456789?|1?2345678|password|passwd|pass|secret|admin|root|user|guest|test|default|postgres|mysql|letmein|qwerty|token|none)\d{0,3}$/i

/** Languages that write sentences without blanks. */
const sentence = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

function isPassword(value: string, literal: boolean): boolean {
  if (/\s/.test(value) || common.test(value) || sentence.test(value)) return false
  if (isRandom(value, 12)) return literal || !isIdentifier(value) || wordShare(value) < 0.3
  if (!literal && isIdentifier(value)) return false
  if (/^\d+$/.test(value)) return value.length >= 8
  if (literal && isPatchwork(value)) return true
  // Punctuation that names and paths have is no sign of a password.
  const kinds = kindsOfCharacters(value.replace(/[-_./:,]/g, ''))
  if (kinds < 2 || !/[\d!#$%&*+=?@^~]/.test(value)) return false
  return kinds > 2 ? wordShare(value) < 0.95 : isOneWordWithFigures(value) || wordShare(value) < 0.6
}

/** Letters of both cases in an order that no word has. */
const isPatchwork = (value: string): boolean =>
  value.length >= 10 &&
  /^[A-Za-z!?*$%&#@+=~^]+$/.test(value) &&
  (value.match(/[a-z][A-Z]|[A-Z]{2}[a-z]/g)?.length ?? 0) >= 2 &&
  wordShare(value) < 0.85

/** `hunter2`: a word that is none of those that stand for a password, with a figure. */
const isOneWordWithFigures = (value: string): boolean =>
  /^(?!.*(?:pass|pwd|secret|token|user|admin|test|key|field|input|hash))[a-z]+\d+[a-z\d]*$/i.test(value)

function isToken(value: string, literal: boolean): boolean {
  if (!isRandom(value, least.secret))
    return (isMixed(value) || isKeyLike(value)) && (literal || !isIdentifier(value))
  if (value.length < 16) return /\d/.test(value) && (literal || !isIdentifier(value))
  if (!literal && isIdentifier(value)) return wordShare(value) < 0.3 && /\d/.test(value)
  return true
}

/** Letters of both cases with figures, and little that can be spoken. */
const isKeyLike = (value: string): boolean =>
  /^[A-Za-z0-9]{16,}$/.test(value) && kindsOfCharacters(value) === 3 && wordShare(value) < 0.65

/** Short, and of all kinds of characters, as generated passwords are. */
const isMixed = (value: string): boolean =>
  !/\s/.test(value) &&
  /\d/.test(value) &&
  /[!#$%&*+=?@^~]/.test(value) &&
  /[A-Za-z]/.test(value) &&
  wordShare(value) < 0.6

/** A key under a name that is also given to keys of tables: only what was surely drawn by chance. */
const isStrayKey = (value: string): boolean =>
  isRandom(value, least.weak) &&
  /^[A-Za-z0-9+/_=%-]+$/.test(value) &&
  /[a-z]/.test(value) &&
  /[A-Z]/.test(value) &&
  /\d/.test(value) &&
  !/[0-9a-f]{32}/.test(value) &&
  wordShare(value) < 0.35 &&
  !isUuid(value)
