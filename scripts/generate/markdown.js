// Small pieces of Markdown and YAML. Texts of the gates are Markdown already (code in backticks).

/** A table; cells may hold `|` and line breaks. Empty without rows. */
export function table(columns, rows) {
  if (rows.length === 0) return ''
  const line = (cells) => `| ${cells.map(cell).join(' | ')} |`
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n')
}

/** GitHub reads `\|` as a bar inside a cell, in code spans as well. */
const cell = (text) => text.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ')

/** A code span, with as many backticks as its text needs. */
export function code(text) {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const ticks = '`'.repeat(longest + 1)
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : ''
  return `${ticks}${pad}${text}${pad}${ticks}`
}

/** A fenced block. */
export function block(language, text) {
  const longest = Math.max(2, ...[...text.matchAll(/^`+/gm)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${text.trimEnd()}\n${fence}`
}

/** Paragraphs, lists and tables as one page: blank lines between them, one newline at the end. */
export const page = (...parts) =>
  `${parts
    .flat()
    .filter((part) => part !== '')
    .map((part) => part.trimEnd())
    .join('\n\n')}\n`

/** A scalar in single quotes: nothing in it means anything to YAML. */
export const quoted = (text) => `'${text.replaceAll("'", "''")}'`

/** Addresses as links, all else as it is. */
export const source = (text) => (/^https:\/\/\S+$/.test(text) ? `<${text}>` : sentence(text))

/** With a capital letter. */
export const sentence = (text) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`

/** With a full stop, unless it ends with one. */
export const stopped = (text) => (/[.!?]$/.test(text) ? text : `${text}.`)
