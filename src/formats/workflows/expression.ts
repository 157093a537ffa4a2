import type { Scalar } from './node.ts'

/** A parsed expression of GitHub Actions. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: Scalar }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'index'; readonly of: Expression; readonly key: Expression | '*' }
  | { readonly kind: 'call'; readonly name: string; readonly parameters: readonly Expression[] }
  | { readonly kind: 'not'; readonly operand: Expression }
  | {
      readonly kind: 'binary'
      readonly operator: Operator
      readonly left: Expression
      readonly right: Expression
    }
  /** Text with expressions in it: GitHub makes a call of `format` of it. */
  | { readonly kind: 'text'; readonly parts: readonly (string | Expression)[] }

export type Operator = '==' | '!=' | '<' | '<=' | '>' | '>=' | '&&' | '||'

/** Strongest last; `!` binds stronger than all of them. */
const levels: readonly (readonly Operator[])[] = [['||'], ['&&'], ['==', '!='], ['<', '<=', '>', '>=']]

/** GitHub's limits. */
const maxLength = 21_000
const maxDepth = 50

/** Bounds how deep chains such as `a.b.c` and `a == b == c` nest; no expression of a person comes near. */
const maxLexemes = 2000

const lexeme =
  /\s*(?:('(?:[^']|'')*')|(&&|\|\||[=!<>]=|[!<>()[\],*])|(\.?[A-Za-z_][\w-]*)|([-+]?(?:\.[0-9]|[0-9])[^\s()[\],!<>=&|]*)|(\.))/y

interface Cursor {
  readonly lexemes: readonly string[]
  at: number
  depth: number
}

/** Parses what stands between `${{` and `}}`; null when GitHub would refuse it. */
export function parseExpression(source: string): Expression | null {
  if (source.length > maxLength) return null
  const lexemes = lexemesOf(source)
  if (lexemes === null || lexemes.length === 0) return null
  const cursor: Cursor = { lexemes, at: 0, depth: 0 }
  const expression = binary(cursor, 0)
  return expression !== null && cursor.at === lexemes.length ? expression : null
}

function lexemesOf(source: string): string[] | null {
  const text = source.trim()
  const found: string[] = []
  lexeme.lastIndex = 0
  while (lexeme.lastIndex < text.length) {
    const match = lexeme.exec(text)
    if (match === null || found.length === maxLexemes) return null
    found.push(match[0].trim())
  }
  return found
}

function binary(cursor: Cursor, level: number): Expression | null {
  const operators = levels[level]
  if (operators === undefined) return unary(cursor)
  let left = binary(cursor, level + 1)
  while (left !== null) {
    const operator = operators.find((candidate) => candidate === cursor.lexemes[cursor.at])
    if (operator === undefined) return left
    cursor.at += 1
    const right = binary(cursor, level + 1)
    left = right === null ? null : { kind: 'binary', operator, left, right }
  }
  return null
}

function unary(cursor: Cursor): Expression | null {
  if (++cursor.depth > maxDepth) return null
  let result: Expression | null
  if (take(cursor, '!')) {
    const operand = unary(cursor)
    result = operand === null ? null : { kind: 'not', operand }
  } else result = postfix(cursor, primary(cursor))
  cursor.depth -= 1
  return result
}

function primary(cursor: Cursor): Expression | null {
  const text = cursor.lexemes[cursor.at]
  if (text === undefined) return null
  cursor.at += 1
  if (text === '(') {
    const inner = binary(cursor, 0)
    return inner !== null && take(cursor, ')') ? inner : null
  }
  if (text.startsWith("'")) return { kind: 'literal', value: text.slice(1, -1).replaceAll("''", "'") }
  if (/^[A-Za-z_]/.test(text)) return word(cursor, text)
  return number(text)
}

const keywords: ReadonlyMap<string, Scalar> = new Map<string, Scalar>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
])

function word(cursor: Cursor, text: string): Expression | null {
  const value = keywords.get(text)
  if (value !== undefined) return { kind: 'literal', value }
  if (!take(cursor, '(')) return { kind: 'name', name: text }
  const parameters: Expression[] = []
  if (take(cursor, ')')) return { kind: 'call', name: text, parameters }
  do {
    const parameter = binary(cursor, 0)
    if (parameter === null) return null
    parameters.push(parameter)
  } while (take(cursor, ','))
  return take(cursor, ')') ? { kind: 'call', name: text, parameters } : null
}

function number(text: string): Expression | null {
  if (!/^[-+]?[.0-9]/.test(text) || /^0b/i.test(text)) return null
  const value = Number(text)
  return Number.isNaN(value) ? null : { kind: 'literal', value }
}

/** `.name`, `.*`, `[…]` and `[*]` behind a value; literals have no parts. */
function postfix(cursor: Cursor, start: Expression | null): Expression | null {
  let result = start
  while (result !== null && result.kind !== 'literal') {
    const text = cursor.lexemes[cursor.at]
    if (text === undefined || !(text.startsWith('.') || text === '[')) return result
    cursor.at += 1
    const key = text === '[' ? bracket(cursor) : property(cursor, text)
    result = key === null ? null : { kind: 'index', of: result, key }
  }
  return result
}

function bracket(cursor: Cursor): Expression | '*' | null {
  const key = take(cursor, '*') ? '*' : binary(cursor, 0)
  return take(cursor, ']') ? key : null
}

function property(cursor: Cursor, text: string): Expression | '*' | null {
  const name = text === '.' ? (cursor.lexemes[cursor.at++] ?? '') : text.slice(1)
  if (name === '*') return '*'
  return /^[A-Za-z_][\w-]*$/.test(name) ? { kind: 'literal', value: name } : null
}

function take(cursor: Cursor, text: string): boolean {
  if (cursor.lexemes[cursor.at] !== text) return false
  cursor.at += 1
  return true
}
