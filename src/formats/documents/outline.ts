import type { Outline } from '../../core/facts/workflow.ts'
import { parseMarkdown } from '../markdown/index.ts'
import { withoutFrontMatter } from './front-matter.ts'
import { OutlineReader } from './outline-reader.ts'

/**
 * The structure of a Markdown document for contracts about it: sections with what they say, and what a template left
 * behind. Any text is a document: it never throws. A heading is an ATX or setext heading, or a line that is bold as a
 * whole or ends in a colon (a subsection). Headings and text in quotes, code, footnotes, comments and struck text are none. Only the
 * outermost items of a list count, and only those that say something.
 */
export function outlineOf(text: string): Outline {
  const { body, fields } = withoutFrontMatter(text)
  const document = parseMarkdown(body)
  const reader = new OutlineReader(document.references, fields)
  reader.read(document.blocks)
  return reader.outline
}
