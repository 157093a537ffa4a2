import { inlineOf } from '../markdown/index.ts'
import type { Block, MarkdownDocument } from '../markdown/model.ts'

/**
 * The anchors of a Markdown file, as GitHub makes them: of every heading its text in lower case without marks, blanks
 * as hyphens, a number behind the second of the same; and ids and names in raw HTML as they are.
 */
export function anchorsOf(document: MarkdownDocument): ReadonlySet<string> {
  const anchors = new Set<string>()
  const given = new Map<string, number>()
  visit(document.blocks, (block) => {
    if (block.type === 'heading') {
      const text = inlineOf(block.lines, document.references)
        .filter(({ kind, link }) => (kind === 'text' || kind === 'code') && link?.image !== true)
        .map(({ text }) => text)
        .join('')
      anchors.add(numbered(slugOf(text), given))
    }
    for (const id of writtenIds(block, document)) anchors.add(id)
  })
  return anchors
}

function visit(blocks: readonly Block[], see: (block: Block) => void): void {
  const waiting = [...blocks].reverse()
  for (let block = waiting.pop(); block !== undefined; block = waiting.pop()) {
    see(block)
    if ('children' in block) waiting.push(...[...block.children].reverse())
  }
}

const slugOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-')

/** The second `usage` is `usage-1`; a heading that is called `usage-1` itself then gets another number. */
function numbered(slug: string, given: Map<string, number>): string {
  let name = slug
  let times = given.get(slug) ?? 0
  while (given.has(name)) {
    times += 1
    name = `${slug}-${times}`
  }
  given.set(slug, times)
  if (name !== slug) given.set(name, 0)
  return name
}

/** `<a id="x">`, `<a name="x">` in HTML blocks and paragraphs; not in code, not in comments. */
function writtenIds(block: Block, { references }: MarkdownDocument): readonly string[] {
  if (block.type === 'html')
    return idsIn(
      block.lines
        .map(({ text }) => text)
        .join('\n')
        .replace(/<!--[\s\S]*?(?:-->|$)/g, ''),
    )
  if (block.type !== 'paragraph' && block.type !== 'heading') return []
  return inlineOf(block.lines, references).flatMap(({ kind, text }) => (kind === 'tag' ? idsIn(text) : []))
}

const idsIn = (html: string): readonly string[] =>
  [...html.matchAll(/<[a-z][^<>]*?\s(?:id|name)\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))/gi)].flatMap(
    ([, double, single, plain]) => double ?? single ?? plain ?? [],
  )
