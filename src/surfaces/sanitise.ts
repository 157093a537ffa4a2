/**
 * One cleaner for every text that people or machines will read line by line. What comes out can be neither a command
 * of the workflow runner nor text that looks different from what it is. Escaping for a format (Markdown, HTML) comes
 * after it. Pure and idempotent; the text is not normalised, so equal input stays equal output.
 */

/**
 * Controls, format characters (zero width, bidirectional), lone surrogates, line and paragraph separators, and what
 * Unicode lists as ignorable when displayed. Tab stays; so do the two variation selectors that emoji carry.
 */
const invisible = /(?!\t|\uFE0E|\uFE0F)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu

/**
 * The runner's older command form, honoured anywhere in a line (`ActionCommand.TryParse`). Its search compares by the
 * rules of a culture, which may skip combining marks.
 */
const oldCommand = /#(\p{M}*)#(?=\p{M}*\[)/gu

/** The runner's command form at the start of a line, after white space (`ActionCommand.TryParseV2`). */
const command = /^([\s\p{M}]*:\p{M}*)(?=:)/u

/** Whether every character of a text is seen as what it is, so that the text may be written without cleaning. */
export const isPlain = (text: string): boolean => text.search(invisible) === -1

const visible = (character: string): string => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`

/** Printable ASCII: nearly every text. */
const ordinary = /^[ -~]*$/

/** An ordinary text that a runner could still take for a command. */
const suspicious = /##\[|^ *::/

/** One line: line breaks become a visible `\n`, other invisible characters `\u{…}`, runner commands lose their meaning. */
export function sanitiseLine(text: string): string {
  // The same answer, sooner: there may be 100,000 of them.
  if (ordinary.test(text) && !suspicious.test(text)) return text
  return text
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(invisible, visible)
    .replace(oldCommand, '#$1 #')
    .replace(command, '$1 ')
}

/** Several lines of ours: LF and CRLF stay line breaks (as LF), each line is cleaned by itself. */
export const sanitiseBlock = (text: string): string =>
  text.replace(/\r\n/g, '\n').split('\n').map(sanitiseLine).join('\n')

/**
 * Shortens to at most `units` UTF-16 units, `tail` included, never in the middle of a character.
 * A text that fits is returned unchanged.
 */
export function cutText(text: string, units: number, tail: string): string {
  if (text.length <= units) return text
  const end = Math.max(0, units - tail.length)
  const last = text.charCodeAt(end - 1)
  const splits = last >= 0xd800 && last <= 0xdbff
  return text.slice(0, splits ? end - 1 : end) + tail
}
