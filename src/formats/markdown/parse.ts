import { BlockParser } from './block-parser.ts'
import type { MarkdownDocument } from './model.ts'

const lineEnd = /\r\n|\n|\r/

/**
 * Parses a text as GitHub does: CommonMark 0.31 and GFM block structure (headings, breaks, code, raw HTML, quotes,
 * lists, tables, definitions, footnotes), in time linear in the text whatever it holds. Any text is Markdown: it never
 * throws. Lines end at LF, CR LF and CR; U+2028 and other separators are ordinary characters.
 */
export function parseMarkdown(text: string): MarkdownDocument {
  const source = text
    .replace(/^\ufeff/, '')
    .replaceAll('\0', '\ufffd')
    .split(lineEnd)
  if (source.at(-1) === '') source.pop()
  const parser = new BlockParser()
  source.forEach((line, index) => {
    parser.read(line, index + 1)
  })
  const blocks = parser.finish()
  return { blocks, references: parser.references, source }
}
