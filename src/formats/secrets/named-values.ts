import { isSecretValue } from './judge-value.ts'
import type { Span } from './model.ts'
import { classOf, type NameClass } from './names.ts'

/** What a name of a secret has in it somewhere. Case does not count. */
export const nameHint =
  'pass|pwd|kennwort|contrase|senha|secret|token|key|credential|creds|jwt|auth|bearer|psk|salt|pepper|session|cookie|(?<![a-z])(?:pat|psw|pw|sid|mdp)(?![a-z])|sessid|sonar|wachtwoord|lösenord|hasło|parola|heslo|salasana|şifre|пароль|密码|密碼|口令|パスワード|비밀번호'

const longestName = 64

const nameCharacter = /[\w.\-$\p{L}]/u

/** What closes a name: quotes, brackets, the marks of Markdown. */
const closing = /(?: \d{1,2}(?=:))?(?:\[\d{0,4}\])?\\{0,7}["'`\])*]{0,3}[ \t]{0,12}/y

/** What stands between a name and its value. A type may stand in between, and the beginning of a block of YAML. */
const separator =
  /(?::[ \t]{0,4}(?:&(?:'\w{1,20} )?)?[A-Za-z][\w<>|[\]?]{0,30}[ \t]{0,4}=(?![=>])|=>|:{1,3}=|\?\??=|\|\|=|[.+]=|[!=]={1,2}|=|:(?!:)\*{0,2}|：|%3D|\\u003[dD]|>)[ \t]{0,12}(?:[|>][-+]?[ \t]*(?=\r?\n))?(?:\r?\n[ \t]{0,32}(?=["'`A-Za-z0-9+/]))?/y

/** An argument behind a quoted name, or the only one of a call: `put("password", "…")`, `setPassword("…")`. */
const argument = /[,(][ \t]{0,24}(?=\\?["'`])/y

/** The value beside the name: `name: DB_PASSWORD` and `value: …`, the default of a variable, the text of an element. */
const pair =
  /["'][ \t]{0,4}(?:,[ \t]{0,4}|\/?>|,?\r?\n[ \t]{0,32}|[ \t]{1,24})?(?:["']?(?:value|Value|VALUE)["']?[ \t]{0,4}[:=]|(?<=>)(?=[^<\s]))[ \t]{0,4}|[ \t]{0,4}\r?\n[ \t]{1,32}value:[ \t]{1,4}|["'][ \t]{0,4}\{[^{}]{0,200}?\bdefault[ \t]{0,8}=[ \t]{0,4}/y

/** What a value falls back to: `config.password || `, then a text. */
const fallback = /[^\n"'`|?]{1,120}(?:\|\||\?\?|\bor\b)[ \t]{0,4}(?=["'`])/y

/** What a sentence says: `the password is …`. Only a value with figures is taken from it. */
const told = /[ \t]{1,3}(?:is|was)(?: now)?:?[ \t]{1,3}(?=["'`]?[^\s\d"'`]{0,64}\d[^\s]{0,64}[A-Za-z])/y

/** A cell of a table beside one with the name. */
const cell = /\|[ \t]{1,12}/y

/** A flag of a command, and what SQL and `.netrc` write: a blank is enough. */
const blank = /[ \t]{1,8}(?=\S)/y

/** Letters of languages in front of a quote, a scheme inside of the value. */
const opening =
  /(?:[bBrRfFuUL@$N]{1,2}(?=["'])|\$\{\w{1,64}:[-=]|\[\[|\{(?=[^\s{}"'$]{6,64}\};)|!!?\w{1,12}[ \t]{1,4})?(?<quote>\\{0,7}["'`]{1,3})?(?:(?:Bearer|Basic|Token|ApiKey|bearer|token)[ \t]{1,4})?/y

const unquotedValue = /[^\s"'`<>]{1,256}/y

const restOfValue = /[^\s"'`<>&\\]{0,65536}/y

/** As much of a value as is looked at to judge it: a text of nothing but names would be read again and again. */
const judgedLength = 128

interface Name {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** Values that stand behind the name of a secret. */
export function scanNamedValues(text: string): readonly Span[] {
  const hints = new RegExp(nameHint, 'gi')
  const found: Span[] = []
  let free = 0
  for (let hit = hints.exec(text); hit !== null; hit = hints.exec(text)) {
    const name = nameAround(text, hit.index, hints.lastIndex, free)
    hints.lastIndex = name.end
    const span = valueBehind(text, name)
    free = Math.max(name.end, span?.end ?? 0)
    if (span === null) continue
    found.push(span)
    hints.lastIndex = free
  }
  return found
}

function nameAround(text: string, from: number, to: number, free: number): Name {
  let start = from
  let end = to
  while (start > free && from - start < longestName && nameCharacter.test(text.charAt(start - 1))) start -= 1
  while (end < text.length && end - to < longestName && nameCharacter.test(text.charAt(end))) end += 1
  // A sentence's full stop is no part of a name.
  while (end > to && '.-'.includes(text.charAt(end - 1))) end -= 1
  return { text: text.slice(start, end), start, end }
}

/** Where a sticky expression that matched at a place ends; null when it did not match. */
function ends(expression: RegExp, text: string, at: number): number | null {
  expression.lastIndex = at
  return expression.test(text) ? expression.lastIndex : null
}

function valueBehind(text: string, name: Name): Span | null {
  const kind = classOf(spoken(text, name))
  if (kind === null || isResource(text, name)) return null
  const closed = ends(closing, text, name.end) ?? name.end
  const flag = /^--?\w/.test(text.slice(name.start, name.start + 3))
  const between =
    ends(pair, text, name.end) ??
    ends(separator, text, closed) ??
    (isArgument(text, name, closed) ? ends(argument, text, closed) : null) ??
    ends(told, text, name.end) ??
    (isCell(text, name) ? ends(cell, text, closed) : null) ??
    (flag || allowsBlank(name, text) ? ends(blank, text, name.end) : null)
  if (between === null) return null
  const otherwise = ends(fallback, text, between)
  return (
    judged(text, name, kind, between) ?? (otherwise === null ? null : judged(text, name, kind, otherwise))
  )
}

/** The name of a secret in a store of them: `arn:aws:secretsmanager:…:secret:app/db`. */
const isResource = (text: string, { start }: Name): boolean =>
  text.charAt(start - 1) === ':' && /\barn:[\w:-]{0,100}$/.test(text.slice(Math.max(0, start - 110), start))

/** A name with the word in front of it, when two words are one name: `API key`, `Secret access key`. */
function spoken(text: string, { text: name, start }: Name): string {
  if (!/^keys?$/i.test(name)) return name
  return `${/[A-Za-z]{3,12} $/.exec(text.slice(Math.max(0, start - 13), start))?.[0] ?? ''}${name}`
}

/** The name is all that stands in its cell, or its last word. */
const isCell = (text: string, { start }: Name): boolean =>
  /\|[ \t`*]{0,8}(?:\w{1,12} ){0,2}$/.test(text.slice(Math.max(0, start - 36), start))

/** A call's name, or an argument that is nothing but the name. */
function isArgument(text: string, name: Name, closed: number): boolean {
  if (text.charAt(closed) === '(')
    return closed === name.end && classOf(name.text.slice(name.text.lastIndexOf('.') + 1)) !== null
  return /["'`]/.test(text.charAt(name.start - 1)) && /^\\?["'`]$/.test(text.slice(name.end, closed))
}

/** `PASSWORD 'x'` in SQL, `password x` in `.netrc`, `ENV NAME x` of an image, `storePassword 'x'` of a build. */
function allowsBlank({ text: name, start, end }: Name, text: string): boolean {
  if (instruction.test(text.slice(Math.max(0, start - 24), start))) return true
  if (/^(?:requirepass|vncpasswd|masterauth|add-authtoken)$/.test(name)) return true
  if (/^(?:wpa-psk|\w{2,24}Password)$/.test(name)) return /^[ \t]{1,4}['"]/.test(text.slice(end, end + 6))
  if (!/^(?:password|passwd|passphrase)$/i.test(name)) return false
  return /^[ \t]{1,4}['"]/.test(text.slice(end, end + 6)) || isNetrc(text)
}

/** What sets a name to the word behind it. */
const instruction = /(?:\bENV|\bsetx|#define|\bconfigure set|\bconfig add-?|\bconfig set)[ \t]{1,4}$/

const isNetrc = (text: string): boolean =>
  /^\s{0,8}machine\s/.test(text) || /\blogin \S+\s{1,4}password /.test(text.slice(0, 4_096))

function judged(text: string, name: Name, kind: NameClass, at: number): Span | null {
  opening.lastIndex = at
  const quote = opening.exec(text)?.groups?.['quote'] ?? ''
  const start = opening.lastIndex
  const end = quote === '' ? endOfUnquoted(text, name, start) : endOfQuoted(text, start, quote)
  // `PASS: TestTable/rate_0` is said by tests.
  if (quote === '' && /^-*pass$/i.test(name.text) && !text.slice(name.end, at).includes('=')) return null
  // What was cut has a mark at its end.
  const value = text.slice(start, Math.min(end, start + judgedLength)).replace(/…$/, '')
  const setting = quote === '' && isSetting(text, name, start, end)
  // Brackets without quotes are program text, unless they end their line.
  if (quote === '' && /[()[\]{};]/.test(value) && !/^[\r\n]?$/.test(text.charAt(end))) return null
  if (!isSecretValue(kind, { value, quoted: quote !== '', setting })) return null
  const whole = end - start < 256 ? end : (ends(restOfValue, text, end) ?? end)
  return { kind: kind === 'password' ? 'password' : 'named-secret', start, end: whole }
}

/** Up to the same quote on the same line; without one, up to the next blank. */
function endOfQuoted(text: string, start: number, quote: string): number {
  for (let at = start; at < text.length && at - start < 4_096; at += 1) {
    const character = text.charAt(at)
    if (character === '\n' || character === '\r') break
    if (text.startsWith(quote, at)) return at
    if (character === '\\') at += 1
  }
  return start + beginningOf(text, start).length
}

/** Up to a blank, and to what separates it from the next value where it is one of several. */
function endOfUnquoted(text: string, name: Name, start: number): number {
  let value = beginningOf(text, start)
  const escaped = /\\[nrt]/.exec(value)
  if (escaped !== null) value = value.slice(0, escaped.index)
  const inAddress = name.start > 0 && '?&'.includes(text.charAt(name.start - 1))
  const cut = inAddress ? /[&#]/.exec(value) : /[;&,](?=$|[A-Za-z][\w .-]{0,40}[=:])/.exec(value)
  if (cut !== null) value = value.slice(0, cut.index)
  let end = value.length
  while (end > 0 && ',;)}]\\'.includes(value.charAt(end - 1))) end -= 1
  return start + end
}

/** At most 256 characters: a text of nothing but names would be read again and again. */
function beginningOf(text: string, start: number): string {
  unquotedValue.lastIndex = start
  return unquotedValue.exec(text)?.[0] ?? ''
}

/** An assignment without blanks, or a value that ends its line behind a colon. */
function isSetting(text: string, name: Name, at: number, end: number): boolean {
  const between = text.slice(name.end, at)
  if (['=', '%3D', '>'].includes(between) || /^--/.test(name.text)) return true
  if (/>$|value|default|^[ \t`*]*\||^[ \t]+(?:is|was)\b|\$\{\w+:[-=]$/i.test(between)) return true
  const before = text.slice(Math.max(0, name.start - 1), name.start)
  if (/^[ \t]*$/.test(between)) return true
  const last = text.charAt(end)
  return (
    /:/.test(between) &&
    (before === '' || /[\s"'-]/.test(before)) &&
    (last === '' || /[\r\n#]/.test(last) || /^[ \t]+(?:#|$)/m.test(text.slice(end, end + 8)))
  )
}
