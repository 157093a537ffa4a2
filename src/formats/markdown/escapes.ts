import { isAsciiPunctuation } from './characters.ts'
import { entityAt } from './entities.ts'

/** A string with backslash escapes and character references replaced: link targets, titles, info strings. */
export function decoded(text: string): string {
  if (!text.includes('\\') && !text.includes('&')) return text
  let out = ''
  let from = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 92 && isAsciiPunctuation(text.charCodeAt(at + 1))) {
      out += text.slice(from, at)
      at += 1
      from = at
    } else if (code === 38) {
      const entity = entityAt(text, at)
      if (entity === null) continue
      out += text.slice(from, at) + entity.text
      at += entity.length - 1
      from = at + 1
    }
  }
  return out + text.slice(from)
}

/** A link label as CommonMark compares them: blanks collapsed, case folded (CommonMark 4.7). */
export const normalLabel = (label: string): string =>
  label
    .replace(/[ \t\n]+/g, ' ')
    .replace(/^ | $/g, '')
    .toLowerCase()
    .toUpperCase()
