import { cutText, sanitiseLine } from './sanitise.ts'

/*
 * One escape for each place a foreign text can stand in. Each cleans its input first, so none depends on its caller.
 * GitHub looks for mentions, references, emoji codes and formulas in the text that is left after Markdown was parsed:
 * a backslash does not stop it, a code span does. Words that would come alive are therefore shown as code.
 */

/** What GitHub makes live in plain text: mentions, mail, references, addresses, commits, formulas, emoji codes. */
const live = /@|#\d|gh-\d|:\/\/|www\.|mailto:|xmpp:|\$|(?<![0-9a-f])[0-9a-f]{40}(?![0-9a-f])|:[a-z0-9_+-]+:/i

/** Shows a text in a sink, with the words GitHub would make live handed to `asCode`. */
export function calmWords(text: string, asText: (words: string) => string, asCode: (word: string) => string) {
  if (!live.test(text)) return asText(text)
  return text
    .split(/(\s+)/)
    .map((word) => (live.test(word) ? calmWord(word, asText, asCode) : asText(word)))
    .join('')
}

const closing = new Set('.,;:!?)]}"\'')
const opening = new Set('([{"\'')

/** Keeps the punctuation around a word outside its code. */
function calmWord(word: string, asText: (words: string) => string, asCode: (word: string) => string): string {
  let start = 0
  let end = word.length
  while (start < end && opening.has(word.charAt(start))) start += 1
  while (end > start && closing.has(word.charAt(end - 1))) end -= 1
  const core = word.slice(start, end)
  if (!live.test(core)) return asCode(word)
  return asText(word.slice(0, start)) + asCode(core) + asText(word.slice(end))
}

const entity = (character: string): string => `&#${character.codePointAt(0) ?? 0};`

/** HTML text and attribute values. */
export const escapeHtml = (text: string): string => sanitiseLine(text).replace(/[&<>"'`]/g, entity)

/** Words in Markdown, without the treatment of live words: what a parser could take for mark-up is escaped. */
const escapeMarkup = (text: string): string =>
  text
    .replace(/[&<>|\\`*_[\]!#@~]/g, (character) =>
      '&<>|\\`'.includes(character) ? entity(character) : `\\${character}`,
    )
    .replace(/^(\s*)([-+=])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])(?=\s|$)/, '$1\\$2')

/** Words in a Markdown paragraph, list item or table cell; always one line, never mark-up. */
export const escapeMarkdown = (text: string): string =>
  calmWords(sanitiseLine(text), escapeMarkup, (word) => codeSpan(word))

/** Length of the longest run of backticks. */
export function longestRun(text: string): number {
  let longest = 0
  for (const run of text.match(/`+/g) ?? []) longest = Math.max(longest, run.length)
  return longest
}

/**
 * A value shown verbatim in Markdown, table cells included. The fence is longer than any run of backticks inside.
 * A pipe splits a cell even inside a code span, so a value with one becomes an HTML code element.
 */
export function codeSpan(value: string): string {
  const shown = sanitiseLine(value)
  if (shown.trim() === '') return '`(empty)`'
  if (shown.includes('|')) return `<code>${shown.replace(/[^\p{L}\p{N} ]/gu, entity)}</code>`
  const fence = '`'.repeat(longestRun(shown) + 1)
  const pad = shown.startsWith('`') || shown.endsWith('`') || /^ .* $/.test(shown) ? ' ' : ''
  return `${fence}${pad}${shown}${pad}${fence}`
}

/** Lines shown verbatim: a fenced block whose fence is longer than any run of backticks inside. */
export function codeBlock(lines: readonly string[]): string {
  const shown = lines.map(sanitiseLine)
  const fence = '`'.repeat(Math.max(3, longestRun(shown.join('\n')) + 1))
  return [`${fence}text`, ...shown, fence].join('\n')
}

/**
 * The address when it may be linked: http or https, without credentials, on one of the allowed servers.
 * @param allowed addresses of the server and of our documents; only their origins count.
 */
export function safeHref(href: string, allowed: readonly string[]): string | undefined {
  const url = parseUrl(href)
  if (url === undefined || (url.protocol !== 'https:' && url.protocol !== 'http:')) return undefined
  if (url.username !== '' || url.password !== '') return undefined
  const origins = allowed.map((address) => parseUrl(address)?.origin)
  if (!origins.includes(url.origin)) return undefined
  return url.href.replace(/[()[\]<>"'`|\\*_~!@]/g, (character) => {
    const hex = character.charCodeAt(0).toString(16).toUpperCase()
    return `%${hex}`
  })
}

function parseUrl(address: string): URL | undefined {
  return URL.canParse(address) ? new URL(address) : undefined
}

/** One path or query segment of an address; lone surrogates do not throw. */
export const encodeSegment = (segment: string): string =>
  /^[\w.-]*$/.test(segment) ? segment : encodeURIComponent(segment.replace(/\p{Cs}/gu, '\uFFFD'))

/** Shortens a single value to what a page can show. */
export const shorten = (text: string, units: number): string => cutText(text, units, '…')
