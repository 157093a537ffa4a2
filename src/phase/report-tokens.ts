/** What a template left in a text: `{{…}}`. */
export interface ReportToken {
  /** With its braces, at most 80 characters. */
  readonly text: string
  /** From 1. */
  readonly line: number
  readonly column: number
}

/** Tokens that are listed of one text; the first tell the rest. */
const mostTokens = 100
/** UTF-16 units between the braces of a token. What is longer, or holds braces itself, is no token. */
const longest = 200

/**
 * Tokens of a template that was not rendered, in order. `${{ … }}` is an expression of a workflow and no token.
 * Linear in the length of the text.
 */
export function unrenderedTokens(text: string): readonly ReportToken[] {
  const found: ReportToken[] = []
  let line = 1
  let lineStart = 0
  let counted = 0
  for (let at = text.indexOf('{{'); at >= 0 && found.length < mostTokens; at = text.indexOf('{{', at + 1)) {
    // The innermost pair of `{{{ X }}}` is the token.
    if (text[at + 2] === '{' || (at > 0 && text[at - 1] === '$')) continue
    const end = tokenEnd(text, at + 2)
    if (end === null) continue
    for (let next = text.indexOf('\n', counted); next >= 0 && next < at; next = text.indexOf('\n', counted)) {
      line += 1
      lineStart = next + 1
      counted = next + 1
    }
    found.push({ text: shown(text.slice(at, end)), line, column: at - lineStart + 1 })
  }
  return found
}

/** Where the token ends that begins before `from`; null: it is none. */
function tokenEnd(text: string, from: number): number | null {
  for (let at = from; at < text.length && at <= from + longest; at++) {
    const unit = text[at]
    if (unit === '{') return null
    if (unit === '}') return text[at + 1] === '}' && at > from ? at + 2 : null
  }
  return null
}

const shown = (token: string): string => {
  const line = token.replace(/\s+/g, ' ')
  return line.length <= 80 ? line : `${line.slice(0, 77)}…}}`
}
