import type { Scope } from './evaluate.ts'
import type { Entry, Node } from './node.ts'
import { quoted } from './quoted.ts'
import { parseTemplate, templateValue } from './template.ts'
import { isList, isObject, isResolved, keyOf, unresolved, type Value, type ValueObject } from './value.ts'

/** A matrix with every value known. Keys are upper case. */
export interface MatrixValues {
  readonly vectors: readonly (readonly [key: string, items: readonly Value[]])[]
  readonly include: readonly { readonly filter: ValueObject; readonly extra: ValueObject }[]
  readonly exclude: readonly ValueObject[]
}

type Reading =
  | { readonly ok: true; readonly values: MatrixValues }
  | { readonly ok: false; readonly line: number; readonly why: string; readonly refused: boolean }

/** Thrown and caught here: where the matrix is not known. */
class NotKnown extends Error {
  readonly line: number
  readonly refused: boolean

  constructor(line: number, why: string, refused: boolean) {
    super(why)
    this.line = line
    this.refused = refused
  }
}

/** Reads a matrix, or names the expression that hides it, or what GitHub refuses. */
export function matrixValues(matrix: Entry, scope: Scope, wholeStrategy: boolean): Reading {
  try {
    if (wholeStrategy) throw fromExpression('the strategy', matrix.value)
    return { ok: true, values: readMatrix(matrix, scope) }
  } catch (error) {
    if (!(error instanceof NotKnown)) throw error
    return { ok: false, line: error.line, why: error.message, refused: error.refused }
  }
}

function fromExpression(what: string, node: Node, expression = node): NotKnown {
  const source = expression.kind === 'scalar' ? `: ${quoted(String(expression.value))}` : ''
  return new NotKnown(expression.line, `${what} comes from an expression${source}`, false)
}

function readMatrix(matrix: Entry, scope: Scope): MatrixValues {
  const parts = partsOf(matrix, scope)
  const vectors: [string, readonly Value[]][] = []
  for (const [key, { line, value }] of parts) {
    if (key === 'include' || key === 'exclude') continue
    if (!isList(value) || value.length === 0)
      throw new NotKnown(line, `the matrix key ${quoted(key)} is no list with values`, true)
    vectors.push([keyOf(key), value])
  }
  const keys = new Set(vectors.map(([key]) => key))
  const include = objectsOf(parts.get('include'), 'include')
  if (vectors.length === 0 && include.length === 0)
    throw new NotKnown(matrix.line, 'the matrix has no key with values', true)
  return {
    vectors,
    include: include.map((item) => split(item, keys)),
    exclude: excludesOf(parts, keys, matrix.line),
  }
}

interface Part {
  readonly line: number
  readonly value: Value
}
type Parts = ReadonlyMap<string, Part>

/** The keys of the matrix with their values; of an expression that is known as well. */
function partsOf({ line, value: node }: Entry, scope: Scope): Parts {
  if (node.kind === 'map') {
    const hidden = [...node.entries].find(([key]) => key.includes('${{'))
    if (hidden !== undefined)
      throw new NotKnown(
        hidden[1].line,
        `a key of the matrix comes from an expression: ${quoted(hidden[0])}`,
        false,
      )
    return new Map(
      [...node.entries].map(([key, entry]) => [
        key,
        { line: entry.line, value: known(entry.value, scope, key) },
      ]),
    )
  }
  const value = known(node, scope, null)
  if (!isObject(value)) throw new NotKnown(line, 'the matrix is no mapping', true)
  return new Map([...value].map(([key, part]) => [key.toLowerCase(), { line, value: part }]))
}

/** The value of a node, every part of it known. */
function known(node: Node, scope: Scope, key: string | null): Value {
  let hidden: Node | null = null
  const value = nodeValue(node, scope, (inner) => {
    hidden ??= inner
  })
  if (isResolved(value)) return value
  const part = key === null ? 'the matrix' : `the matrix key ${quoted(key)}`
  throw fromExpression(part, node, hidden ?? node)
}

/** The value that a part of the file has; `onHidden` hears of every text that only a run knows. */
export function nodeValue(node: Node, scope: Scope, onHidden: (node: Node) => void = () => {}): Value {
  if (node.kind === 'list') return node.items.map((item) => nodeValue(item, scope, onHidden))
  if (node.kind === 'map') {
    // A key that is an expression can stand for any number of keys.
    if ([...node.entries.keys()].some((key) => key.includes('${{'))) {
      onHidden(node)
      return unresolved
    }
    return new Map(
      [...node.entries].map(([key, entry]) => [keyOf(key), nodeValue(entry.value, scope, onHidden)]),
    )
  }
  if (typeof node.value !== 'string') return node.value
  const value = templateValue(parseTemplate(node.value), scope)
  if (!isResolved(value)) onHidden(node)
  return value
}

/** The mappings of `include` or `exclude`. */
function objectsOf(part: Part | undefined, key: string): readonly ValueObject[] {
  if (part === undefined) return []
  if (!isList(part.value)) throw new NotKnown(part.line, `\`${key}\` of the matrix is no list`, true)
  return part.value.map((item) => {
    if (isObject(item) && item.size > 0) return item
    throw new NotKnown(
      part.line,
      `\`${key}\` of the matrix holds something that is no mapping with keys`,
      true,
    )
  })
}

/** What of an include has to match the matrix, and what it adds. */
function split(item: ValueObject, keys: ReadonlySet<string>): MatrixValues['include'][number] {
  const entries = [...item]
  return {
    filter: new Map(entries.filter(([key]) => keys.has(key))),
    extra: new Map(entries.filter(([key]) => !keys.has(key))),
  }
}

function excludesOf(parts: Parts, keys: ReadonlySet<string>, line: number): readonly ValueObject[] {
  const part = parts.get('exclude')
  const excludes = objectsOf(part, 'exclude')
  for (const exclude of excludes) {
    const unknownKey = [...exclude.keys()].find((key) => !keys.has(key))
    if (unknownKey !== undefined)
      throw new NotKnown(
        part?.line ?? line,
        `\`exclude\` names ${quoted(unknownKey.toLowerCase())}, which is no key of the matrix`,
        true,
      )
  }
  return excludes
}
