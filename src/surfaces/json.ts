const invisible = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu

/** `##[`, which a workflow runner finds anywhere in a line, perhaps with combining marks in between. */
const oldCommand = /#(\p{M}*)#(?=\p{M}*\[)/gu

const escaped = (character: string): string =>
  character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')

/** JSON in which nothing has to be escaped beyond what JSON itself escapes. */
const ordinary = /^[\n -~]*$/

/**
 * A value as JSON that is safe to look at: characters that are not seen, and what a workflow runner would take for a
 * command, are JSON escapes. One line when `indent` is 0. Ends with a line break.
 */
export function jsonText(value: unknown, indent: number): string {
  const text = JSON.stringify(value, null, indent)
  // The same answer, sooner: a result may have many megabytes.
  if (ordinary.test(text) && !text.includes('##[')) return `${text}\n`
  return `${text.replace(invisible, escaped).replace(oldCommand, '#$1\\u0023')}\n`
}
