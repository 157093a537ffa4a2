import type { Location } from '../core/finding.ts'
import { joinWords, type Part, plain, type Text } from '../core/text.ts'
import { calmWords, codeSpan, escapeHtml, escapeMarkdown, safeHref, shorten } from './escape.ts'
import { bounds } from './limits.ts'
import { sanitiseLine } from './sanitise.ts'

/** How a place shows words, values and links. The parts of a message are phrased over it, once for all surfaces. */
export interface Sink {
  /** Words. */
  text(words: string): string
  /** An identifier, path, person, value or command. */
  code(value: string): string
  /** A link of ours; the sink shows only the label when the address is not one it may link. */
  link(label: string, href: string): string
}

/** Plain text: one clean line. */
export const plainSink: Sink = {
  text: sanitiseLine,
  code: sanitiseLine,
  link: (label) => sanitiseLine(label),
}

/** Markdown: paragraphs, list items and table cells alike. */
export const markdownSink = (allowed: readonly string[]): Sink => ({
  text: escapeMarkdown,
  code: codeSpan,
  link(label, href) {
    const address = safeHref(href, allowed)
    return address === undefined ? escapeMarkdown(label) : `[${escapeMarkdown(label)}](${address})`
  },
})

const htmlCode = (value: string): string => `<code>${escapeHtml(value)}</code>`

/** HTML text, for the inside of `<summary>`, where Markdown is not read. */
export const htmlSink: Sink = {
  text: (words) => calmWords(sanitiseLine(words), escapeHtml, htmlCode),
  code: htmlCode,
  link: (label) => calmWords(sanitiseLine(label), escapeHtml, htmlCode),
}

/** A message in a sink. Never more than one line. */
export function phrase(message: Text, sink: Sink): string {
  // Joined at the end: to look at the end of a growing text again and again takes time by its square.
  const shown: string[] = []
  let last = ''
  for (const part of message) {
    const next = phrasePart(part, sink)
    if (next === '') continue
    // Two code spans that touch would read as one.
    const touching = last.endsWith('`') && next.startsWith('`')
    shown.push(touching ? ` ${next}` : next)
    last = next
  }
  return shown.join('')
}

/** The message as one clean line of plain text, cut by nothing. */
export const plainLine = (message: Text): string => sanitiseLine(plain(message))

function phrasePart(part: Part, sink: Sink): string {
  switch (part.kind) {
    case 'text':
      return sink.text(shorten(part.text, bounds.value))
    case 'code':
      return sink.code(shorten(part.text, bounds.value))
    case 'path':
      return sink.code(place(part.path, part.line))
    case 'people':
      return phrasePeople(part.people, part.join, sink)
    case 'link':
      return sink.link(shorten(part.text, bounds.value), part.href)
  }
}

function phrasePeople(names: readonly string[], join: 'and' | 'or', sink: Sink): string {
  const shown = names.slice(0, bounds.people).map((name) => sink.code(shorten(name, bounds.value)))
  const more = names.length - shown.length
  return more > 0 ? `${shown.join(', ')} ${join} ${more} more` : joinWords(shown, join)
}

/** `path` or `path:line`, shortened in front of the line so that the line always shows. */
const place = (path: string, line?: number): string =>
  line === undefined ? shorten(path, bounds.value) : `${shorten(path, bounds.value)}:${line}`

/** A location in words. */
export const locationText = (location: Location): string => place(location.path, location.line)
