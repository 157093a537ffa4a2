import { evaluate, type Scope } from './evaluate.ts'
import { type Expression, parseExpression } from './expression.ts'
import { isList, isObject, textOfValue, unresolved, type Value } from './value.ts'

/** A text of a workflow file, read for expressions. */
export type Template =
  /** No expression in it, or nothing but a quoted text, which GitHub takes for the text itself. */
  | { readonly kind: 'literal'; readonly text: string }
  /** `parts`: one expression alone, or texts and expressions in turn. */
  | { readonly kind: 'expression'; readonly parts: readonly Part[] }
  /** GitHub refuses it: an expression that is not closed, or not written in its language. */
  | { readonly kind: 'malformed' }

type Part = string | { readonly source: string; readonly expression: Expression }

/** GitHub's limit for an expression, which a text with expressions becomes as a whole. */
const maxLength = 21_000

/** Reads `${{ … }}` in a text. */
export function parseTemplate(text: string): Template {
  if (!text.includes('${{')) return { kind: 'literal', text }
  if (text.length > maxLength) return { kind: 'malformed' }
  const parts: Part[] = []
  let at = 0
  for (let start = text.indexOf('${{'); start >= 0; start = text.indexOf('${{', at)) {
    const end = endOf(text, start + 3)
    const source = text.slice(start + 3, end - 2).trim()
    const expression = end < 0 ? null : parseExpression(source)
    if (expression === null) return { kind: 'malformed' }
    if (start > at) parts.push(text.slice(at, start))
    parts.push({ source, expression })
    at = end
  }
  if (at < text.length) parts.push(text.slice(at))
  return asTemplate(parts)
}

function asTemplate(parts: readonly Part[]): Template {
  const [only] = parts
  if (parts.length === 1 && typeof only === 'object' && only.expression.kind === 'literal') {
    const { value } = only.expression
    if (typeof value === 'string') return { kind: 'literal', text: value }
  }
  return { kind: 'expression', parts }
}

/** Behind the `}}` that closes an expression, -1 without one; braces inside quotes do not count. */
function endOf(text: string, start: number): number {
  let quoted = false
  for (let index = start; index < text.length; index++) {
    const character = text.charAt(index)
    if (character === "'") quoted = !quoted
    else if (!quoted && character === '}' && text.charAt(index + 1) === '}') return index + 2
  }
  return -1
}

/** The template as one expression. */
export function templateExpression(template: Extract<Template, { kind: 'expression' }>): Expression {
  const [only] = template.parts
  if (template.parts.length === 1 && typeof only === 'object') return only.expression
  return {
    kind: 'text',
    parts: template.parts.map((part) => (typeof part === 'string' ? part : part.expression)),
  }
}

/** The value of a text of the file: an expression alone keeps its kind, anything else is text. */
export function templateValue(template: Template, scope: Scope): Value {
  if (template.kind === 'literal') return template.text
  return template.kind === 'malformed' ? unresolved : evaluate(templateExpression(template), scope)
}

/** A text as far as it is known: `null` parts stand for what only a run knows, `sources` are their expressions. */
export interface PartialText {
  readonly parts: readonly (string | null)[]
  readonly sources: readonly string[]
}

/** The text that a template gives. A list or an object alone is no text for GitHub, so nothing is known of it. */
export function templateText(template: Template, scope: Scope): PartialText {
  if (template.kind === 'literal') return { parts: [template.text], sources: [] }
  if (template.kind === 'malformed') return { parts: [null], sources: [] }
  const parts: (string | null)[] = []
  const sources: string[] = []
  for (const part of template.parts) {
    if (typeof part === 'string') parts.push(part)
    else {
      const value = evaluate(part.expression, scope)
      const collection = template.parts.length === 1 && (isList(value) || isObject(value))
      const text = collection ? undefined : textOfValue(value)
      parts.push(text ?? null)
      if (text === undefined) sources.push(part.source)
    }
  }
  return { parts: joinParts(parts), sources }
}

/** Neighbouring texts as one, neighbouring unknowns as one. */
export function joinParts(parts: readonly (string | null)[]): (string | null)[] {
  const joined: (string | null)[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    if (part === '' || (part === null && last === null)) continue
    if (part !== null && typeof last === 'string') joined[joined.length - 1] = last + part
    else joined.push(part)
  }
  return joined
}
