import { Composer, type CST, type Document, Lexer, Parser } from 'yaml'
import type { Node } from './node.ts'
import { buildNode, maxDepth, Refusal } from './yaml-nodes.ts'

/** GitHub reads no longer workflow file; in UTF-16 units. */
const maxLength = 1024 * 1024

/** Bounds the time of parser and composer: 50,000 values have fewer lexemes, comments included. */
const maxLexemes = 400_000

/** The parser keeps about two tokens for a level. */
const maxStack = 3 * maxDepth

/** A file's content, or the line and the reason why GitHub does not read it. */
export type Yaml =
  | { readonly ok: true; readonly root: Node }
  | { readonly ok: false; readonly line: number; readonly why: string }

/** Every scalar is its text, nothing is merged or resolved: for YAML that others wrote. */
export const composerOptions = {
  version: '1.2',
  // Every scalar is text: GitHub's own reading of scalars is applied afterwards.
  schema: 'failsafe',
  strict: true,
  // Compared by us: without regard to case, and not every key with every other.
  uniqueKeys: false,
  resolveKnownTags: false,
  merge: false,
  logLevel: 'silent',
} as const

/** Reads untrusted YAML as GitHub reads workflow files, within GitHub's limits of size, depth and aliases. Never throws. */
export function readYaml(text: string): Yaml {
  if (text.length > maxLength)
    return { ok: false, line: 1, why: `it has ${text.length} characters; GitHub reads at most ${maxLength}` }
  const lineAt = lineFinder(text)
  try {
    return { ok: true, root: withoutStacks(() => compose(text, lineAt)) }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, line: error.line, why: error.message }
    // The library met something it does not expect itself; that is no YAML for GitHub, either.
    return { ok: false, line: 1, why: 'it is not valid YAML' }
  }
}

function compose(text: string, lineAt: (offset: number) => number): Node {
  const [document, second] = [
    ...new Composer(composerOptions).compose(tokensOf(text, lineAt), true, text.length),
  ]
  if (document === undefined) throw new Refusal(1, 'it is empty')
  if (second !== undefined)
    throw new Refusal(lineAt(second.range[0]), 'a second document starts here; GitHub reads one')
  refuseErrors(document as Document.Parsed, lineAt)
  return buildNode(document.contents, lineAt)
}

/** Refuses depth while parsing: the parser is quadratic in it, the composer recursive. */
function tokensOf(text: string, lineAt: (offset: number) => number): CST.Token[] {
  const parser = new Parser()
  const tokens: CST.Token[] = []
  let count = 0
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token)
    if (parser.stack.length > maxStack)
      throw new Refusal(lineAt(parser.offset), `nested more than ${maxDepth} levels deep`)
    if (++count > maxLexemes) throw new Refusal(lineAt(parser.offset), 'too many values up to here')
  }
  for (const token of parser.end()) tokens.push(token)
  return tokens
}

function refuseErrors(document: Document.Parsed, lineAt: (offset: number) => number): void {
  const [first] = document.errors
  if (first === undefined) return
  // The library quotes the text it stumbled over in the lines after the first.
  const message = (first.message.split('\n')[0] ?? '')
    .slice(0, 120)
    .replaceAll('`', "'")
    .replace(/[\s:.]+$/, '')
  throw new Refusal(lineAt(first.pos[0]), `it is not valid YAML: ${message}`)
}

/** 1-based line of an offset; lines end with LF or CRLF. */
function lineFinder(text: string): (offset: number) => number {
  const starts = [0]
  for (let index = text.indexOf('\n'); index >= 0; index = text.indexOf('\n', index + 1))
    starts.push(index + 1)
  return (offset) => {
    let low = 0
    let high = starts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return low + 1
  }
}

/** The library makes an error per problem; their stacks are never shown, and cost five times the parsing itself. */
function withoutStacks<T>(action: () => T): T {
  const limit = Error.stackTraceLimit
  Error.stackTraceLimit = 0
  try {
    return action()
  } finally {
    Error.stackTraceLimit = limit
  }
}
