import { type CST, Lexer, Parser } from 'yaml'
import type { ProblemCode } from './problems.ts'

/** Called with what is wrong at an offset (UTF-16 units) of the text. */
export type Report = (offset: number, code: ProblemCode, message: string) => void

/** Deeper than this is refused; the deepest policy key needs about six. */
export const maxDepth = 24

/** More lexemes than this are refused: it bounds the time of parser and composer (64 KiB of commas are slow). */
export const maxLexemes = 16_000

const tooDeep = `more than ${maxDepth} levels deep: no policy needs that`

// C0 and C1 controls, DEL, line and paragraph separators, direction overrides (they make a reviewer read another text
// than the parser does), the byte order mark anywhere but first, and noncharacters.
const refusedCharacter =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|\r(?!\n)|\p{Surrogate}/gu

/** Reports every character that has no place in a policy, in the raw text or in a value with escapes resolved. */
export function reportControlCharacters(text: string, offset: number, report: Report): void {
  let count = 0
  for (const match of text.matchAll(refusedCharacter)) {
    const name = `U+${(match[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
    report(offset + match.index, 'control-character', `${name} is a control character: remove it`)
    count += 1
    if (count > 20) return
  }
}

const indicators = new Set(['seq-item-ind', 'explicit-key-ind', 'map-value-ind'])

/**
 * Refuses deep nesting on the lexer's output, which costs one pass; the parser behind it is quadratic in depth and
 * the composer recursive. Gives false when the text must not reach them.
 */
function shallow(
  text: string,
  tokenType: (lexeme: string) => string | null,
  report: Report,
  most: number,
): boolean {
  let offset = 0
  let flow = 0
  let onLine = 0
  let count = 0
  let scalar = false
  for (const lexeme of new Lexer().lex(text)) {
    const type = scalar ? 'scalar' : tokenType(lexeme)
    scalar = lexeme === '\u001f'
    if (lexeme === '\u0002' || lexeme === '\u0018' || lexeme === '\u001f') continue
    if (type === 'flow-seq-start' || type === 'flow-map-start') flow += 1
    else if (type === 'flow-seq-end' || type === 'flow-map-end') flow = Math.max(0, flow - 1)
    else if (type === 'newline') onLine = 0
    else if (flow === 0 && type !== null && indicators.has(type)) onLine += 1
    if (flow > maxDepth || onLine > maxDepth) {
      report(offset, 'too-deep', tooDeep)
      return false
    }
    if (++count > most) {
      report(offset, 'too-large', `more than ${most} keys, values and marks up to here: shorten the file`)
      return false
    }
    offset += lexeme.length
  }
  return true
}

interface Step {
  readonly token: CST.Token
  readonly depth: number
}

/** Children of a token one level down, and the marks (anchors, tags) that stand before them. */
function open(token: CST.Token, depth: number): { readonly next: Step[]; readonly marks: CST.Token[] } {
  if (token.type === 'document')
    return { next: token.value ? [{ token: token.value, depth }] : [], marks: token.start }
  if (token.type === 'block-scalar') return { next: [], marks: token.props }
  if (token.type !== 'block-map' && token.type !== 'block-seq' && token.type !== 'flow-collection')
    return { next: [], marks: [] }
  const items: readonly CST.CollectionItem[] = token.items
  const tokens = items.flatMap((item) => [item.key, item.value])
  const next = tokens.flatMap((inner) => (inner ? [{ token: inner, depth: depth + 1 }] : []))
  return { next, marks: items.flatMap((item) => [...item.start, ...(item.sep ?? [])]) }
}

function reportMark(token: CST.Token, report: Report): void {
  if (token.type === 'anchor')
    report(token.offset, 'alias', 'anchors are not allowed in policy files: write the value out')
  if (token.type === 'alias')
    report(
      token.offset,
      'alias',
      'anchors and aliases are not allowed in policy files (alias limit 0): write the value out',
    )
  if (token.type === 'tag')
    report(token.offset, 'tag', 'tags are not allowed in policy files: write the plain value')
}

/** Walks without recursion; gives false when something lies too deep for the composer. */
function walk(root: CST.Token, report: Report): boolean {
  const steps: Step[] = [{ token: root, depth: 0 }]
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    if (step.depth > maxDepth) {
      report('offset' in step.token ? step.token.offset : 0, 'too-deep', tooDeep)
      return false
    }
    reportMark(step.token, report)
    const { next, marks } = open(step.token, step.depth)
    for (const mark of marks) reportMark(mark, report)
    steps.push(...next)
  }
  return true
}

/**
 * What no policy may hold: directives, anchors, aliases, tags, several documents, deep nesting.
 * Gives the tokens for the composer, or null when composing them could be slow, deep or loud.
 */
export function guardedTokens(
  text: string,
  tokenType: (lexeme: string) => string | null,
  report: Report,
  most: number,
): readonly CST.Token[] | null {
  if (!shallow(text, tokenType, report, most)) return null
  const tokens = [...new Parser().parse(text)]
  let documents = 0
  let sound = true
  for (const token of tokens) {
    if (token.type === 'directive') {
      report(token.offset, 'directive', '`%` directives are not allowed in policy files: remove the line')
      sound = false
    }
    if (token.type === 'document' && ++documents === 2) {
      report(token.offset, 'multiple-documents', 'one document per file: remove the `---` and what follows')
      sound = false
    }
    sound = walk(token, report) && sound
  }
  return sound ? tokens : null
}
