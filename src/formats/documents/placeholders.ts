import { visibleText } from '../../core/visible-text.ts'

/** Marks of what is still to be written, anywhere in running text outside code. */
const marks = [
  /\b(?:TBD|TBC|TBA|TODO|FIXME|XXX)\b/,
  /\{\{[^{}]{0,120}\}\}/,
  /\?{3,}/,
  /_{4,}/,
  /\blorem ipsum\b/i,
  /<(?:your|insert|add|placeholder|name of|describe)\b[^<>]{0,80}>/i,
  /\[(?:your|insert|add|placeholder|describe|fill|tbd|todo|to be)\b[^[\]]{0,80}\]/i,
]

/** Texts that a template holds in the place of content, as a whole. */
const wholes = [
  /^(?:tbd|tbc|tba|todo|fixme|wip|xxx|placeholder|to do|coming soon|work in progress)[.!:…]*$/i,
  /^to be (?:determined|defined|decided|done|written|added|completed|filled in|specified|confirmed)[.!]?$/i,
  /^(?:\.{2,}|…)$/,
  /^\[[^[\]]{1,120}\]$/,
  /^\{[^{}]{1,120}\}$/,
  /^\{\{[^{}]{0,120}\}\}$/,
  /^<[^<>]{1,120}>$/,
  /^(?:item|criterion|criteria|deliverable|exclusion|requirement|bullet|feature|point|thing|example)\s*#?\d{1,3}[.:]?$/i,
  /^(?:describe|explain|insert|add|list|fill in|enter|write|specify|put|your)\b.{0,120}\b(?:here|below)[.!…]*$/i,
]

/** What every mark has in it: most lines have none of that. */
const suspicious = /[{<[]|[?_]{3}|TB|TODO|FIXME|XXX|lorem/i
/** How every whole begins. */
const wholeStart = /^(?:[.…[{<]|t|f|w|xxx|p|co|i|cr|d|e|r|b|a|l|s|your)/i

/** Without characters that nobody sees: they hide `TBD` from a search, not from a reader. */
const seen = (text: string): string => (ascii.test(text) ? text : visibleText(text))
const ascii = /^[\0-\x7f]*$/

/** The first thing in a line of running text that a template left behind; null: there is none. */
export function placeholderIn(text: string): string | null {
  const shown = seen(text)
  if (!suspicious.test(shown)) return null
  for (const mark of marks) {
    const found = mark.exec(shown)
    if (found !== null) return found[0]
  }
  return null
}

/** Whether a whole paragraph, item or cell is only a placeholder. */
export const isPlaceholder = (text: string): boolean => {
  const bare = seen(text).trim()
  return bare.length <= 240 && wholeStart.test(bare) && wholes.some((whole) => whole.test(bare))
}

/** Elements that HTML has; any other name between angle brackets is a place to be filled (`<feature>`). */
const elements = new Set(
  (
    'a abbr acronym address area article aside audio b bdi bdo big blockquote body br button canvas caption center ' +
    'cite code col colgroup data dd del details dfn dialog dir div dl dt em fieldset figcaption figure font footer ' +
    'form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label legend li link main map mark menu ' +
    'meta meter nav object ol optgroup option output p picture pre progress q rp rt ruby s samp script section ' +
    'select small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th ' +
    'thead time title tr track tt u ul var video wbr'
  ).split(' '),
)

/** Whether a piece of raw HTML is a placeholder and no element: `<feature name>`. */
export function isPlaceholderTag(tag: string): boolean {
  const name = /^<\/?([A-Za-z][A-Za-z0-9-]*)/.exec(tag.slice(0, 80))?.[1]
  return name !== undefined && !elements.has(name.toLowerCase())
}
