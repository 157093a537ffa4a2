import {
  Composer,
  type CST,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  Parser,
} from 'yaml'
import { parseStrictJson } from './strict-json/index.ts'
import { composerOptions } from './workflows/yaml.ts'

/** What a file of texts is read as. */
export type DocumentKind = 'yaml' | 'json' | 'text'

/** What a document says, or why it is none. */
export interface DocumentTexts {
  /** Why it is not what it should be, with its place where there is one; null: it is. */
  readonly problem: string | null
  /** Whether it holds a text: of YAML and JSON as a whole key, value, or line of one; of plain text anywhere. */
  holds(text: string): boolean
}

/** Bytes of the largest document that is read. */
export const maxDocumentBytes = 1024 * 1024

const maxLexemes = 400_000
const maxDepth = 64
/** The parser keeps about two tokens for a level. */
const maxStack = 3 * maxDepth

/** What a file is by its name. */
export function kindByName(path: string): DocumentKind {
  if (/\.ya?ml$/i.test(path)) return 'yaml'
  return /\.json$/i.test(path) ? 'json' : 'text'
}

const refused = (problem: string): DocumentTexts => ({ problem, holds: () => false })

/** Reads an untrusted document of at most `maxDocumentBytes`. Never throws. */
export function documentTexts(bytes: Uint8Array, kind: DocumentKind): DocumentTexts {
  if (kind === 'json') return jsonTexts(bytes)
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return refused('it is not UTF-8 text')
  }
  return kind === 'yaml' ? yamlTexts(text) : { problem: null, holds: (wanted) => text.includes(wanted) }
}

function jsonTexts(bytes: Uint8Array): DocumentTexts {
  const { problem, value } = parseStrictJson(bytes, { bytes: maxDocumentBytes, depth: maxDepth })
  if (problem !== null) return refused(`line ${problem.line}:${problem.column}: ${problem.found}`)
  const texts = new Set<string>()
  const open: unknown[] = [value]
  for (let next = open.pop(); next !== undefined || open.length > 0; next = open.pop()) {
    if (Array.isArray(next)) for (const item of next) open.push(item)
    else if (typeof next === 'object' && next !== null) {
      for (const [key, inner] of Object.entries(next)) {
        add(texts, key)
        open.push(inner)
      }
    } else if (next !== null && next !== undefined) add(texts, String(next))
  }
  return { problem: null, holds: (wanted) => texts.has(wanted) }
}

/** A text, and each line of one that has several. */
function add(texts: Set<string>, text: string): void {
  texts.add(text)
  if (text.includes('\n')) for (const line of text.split('\n')) texts.add(line.trim())
}

class Refusal extends Error {
  readonly offset: number
  constructor(offset: number, message: string) {
    super(message)
    this.offset = offset
  }
}

function yamlTexts(text: string): DocumentTexts {
  const lines = new LineCounter()
  lines.addNewLine(0)
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines.addNewLine(at + 1)
  const limit = Error.stackTraceLimit
  // The library makes an error per problem; their stacks are never shown and cost five times the parsing itself.
  Error.stackTraceLimit = 0
  try {
    const texts = new Set<string>()
    const documents = [...new Composer(composerOptions).compose(tokensOf(text), true, text.length)]
    for (const { errors, contents } of documents) {
      const [first] = errors
      if (first !== undefined) throw new Refusal(first.pos[0], firstLine(first.message))
      collect(contents, { texts, anchors: new Set() })
    }
    if (texts.size === 0) return refused('it holds nothing')
    return { problem: null, holds: (wanted) => texts.has(wanted) }
  } catch (error) {
    if (!(error instanceof Refusal)) return refused('it is not valid YAML')
    const { line, col } = lines.linePos(Math.min(error.offset, text.length))
    return refused(`line ${line}:${col}: ${error.message}`)
  } finally {
    Error.stackTraceLimit = limit
  }
}

const firstLine = (message: string): string =>
  (message.split('\n')[0] ?? '').slice(0, 120).replace(/[\s:.]+$/, '')

/** Refuses depth while parsing: the parser is quadratic in it, the composer recursive. */
function tokensOf(text: string): CST.Token[] {
  const parser = new Parser()
  const tokens: CST.Token[] = []
  let count = 0
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token)
    if (parser.stack.length > maxStack) throw new Refusal(parser.offset, 'it is nested too deeply')
    if (++count > maxLexemes) throw new Refusal(parser.offset, 'it holds too many values')
  }
  for (const token of parser.end()) tokens.push(token)
  return tokens
}

/** What was read so far: texts of all documents, anchors of this one. */
interface Collected {
  readonly texts: Set<string>
  readonly anchors: Set<string>
}

/** What an alias stands for is in the document anyway; it must be there. Recursion is bounded by `tokensOf`. */
function collect(node: unknown, into: Collected): void {
  if (isAlias(node)) {
    if (!into.anchors.has(node.source))
      throw new Refusal(
        node.range?.[0] ?? 0,
        `the alias ${JSON.stringify(node.source.slice(0, 60))} has no anchor`,
      )
    return
  }
  if ((isScalar(node) || isCollection(node)) && node.anchor !== undefined) into.anchors.add(node.anchor)
  if (isScalar(node)) add(into.texts, String(node.value ?? ''))
  else if (isSeq(node)) for (const item of node.items) collect(item, into)
  else if (isMap(node)) {
    const keys = new Set<string>()
    for (const { key, value } of node.items) {
      if (isScalar(key)) refuseRepeated(keys, String(key.value), key.range?.[0] ?? 0)
      collect(key, into)
      collect(value, into)
    }
  }
}

function refuseRepeated(keys: Set<string>, key: string, offset: number): void {
  if (keys.has(key) && key !== '<<')
    throw new Refusal(offset, `the key ${JSON.stringify(key.slice(0, 60))} stands twice`)
  keys.add(key)
}
