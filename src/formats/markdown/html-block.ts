import { endOfTag, tagNameAt } from './html-tag.ts'
import type { HtmlBlock } from './model.ts'

/** CommonMark 4.6, start condition 1. */
const rawNames = new Set(['pre', 'script', 'style', 'textarea'])
/** CommonMark 4.6, start condition 6. */
const blockNames = new Set(
  (
    'address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl ' +
    'dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend ' +
    'li link main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td ' +
    'tfoot th thead title tr track ul'
  ).split(' '),
)
const rawEnd = /<\/(?:pre|script|style|textarea)>/i
const onlyBlanks = /^[ \t]*$/

/** Which start condition the line meets at `at`, where its `<` stands; null: none. */
export function htmlCondition(text: string, at: number): HtmlBlock['condition'] | null {
  if (text.startsWith('<!--', at)) return 2
  if (text.startsWith('<?', at)) return 3
  if (text.startsWith('<![CDATA[', at)) return 5
  if (/^<![A-Za-z]/.test(text.slice(at, at + 3))) return 4
  const name = tagNameAt(text, at)
  if (name === '') return null
  const closing = text.charAt(at + 1) === '/'
  const after = text.charAt(at + name.length + (closing ? 2 : 1))
  const ends = after === '' || ' \t>'.includes(after)
  if (!closing && ends && rawNames.has(name)) return 1
  if (blockNames.has(name) && (ends || text.startsWith('/>', at + name.length + (closing ? 2 : 1)))) return 6
  if (!closing && rawNames.has(name)) return null
  const end = endOfTag(text, at)
  return end > 0 && onlyBlanks.test(text.slice(end)) ? 7 : null
}

/** Whether a line ends a block that its own end marks (conditions 1 to 5). */
export function endsHtml(condition: HtmlBlock['condition'], text: string): boolean {
  if (condition === 1) return rawEnd.test(text)
  if (condition === 2) return text.includes('-->')
  if (condition === 3) return text.includes('?>')
  if (condition === 4) return text.includes('>')
  return condition === 5 && text.includes(']]>')
}
