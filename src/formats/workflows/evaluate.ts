import type { Expression } from './expression.ts'
import { callFunction } from './functions.ts'
import {
  isList,
  isObject,
  keyOf,
  looselyEqual,
  order,
  textOfValue,
  truthOf,
  unresolved,
  type Value,
} from './value.ts'

/** What is known before a run: contexts by upper-case name (others are unresolved), and the status functions. */
export interface Scope {
  readonly contexts: ReadonlyMap<string, Value>
  /** By upper-case name: `ALWAYS`, `SUCCESS`, `FAILURE`, `CANCELLED`. */
  readonly status?: ReadonlyMap<string, boolean>
}

/** The value of an expression; what depends on anything else than the scope is unresolved. */
export function evaluate(expression: Expression, scope: Scope): Value {
  const value = evaluateParts(expression, scope)
  return value instanceof Filtered ? value.items : value
}

/**
 * Whether a condition holds, undefined when only a run knows. Decides more than the value of the condition does:
 * `github.ref == 'x' && false` is unresolved as a value, and never holds.
 */
export function holds(expression: Expression, scope: Scope): boolean | undefined {
  if (expression.kind === 'not') return negate(holds(expression.operand, scope))
  if (expression.kind === 'text') {
    // Not empty whatever the expressions in it give.
    if (expression.parts.some((part) => typeof part === 'string' && part !== '')) return true
  }
  if (expression.kind !== 'binary' || (expression.operator !== '&&' && expression.operator !== '||'))
    return truthOf(evaluate(expression, scope))
  const left = holds(expression.left, scope)
  const right = holds(expression.right, scope)
  const decisive = expression.operator === '||'
  if (left === decisive || right === decisive) return decisive
  return left === undefined || right === undefined ? undefined : !decisive
}

const negate = (truth: boolean | undefined): boolean | undefined => (truth === undefined ? undefined : !truth)

/** What `.*` gives: indexing it again goes into every item. */
class Filtered {
  readonly items: readonly Value[]

  constructor(items: readonly Value[]) {
    this.items = items
  }
}

function evaluateParts(expression: Expression, scope: Scope): Value | Filtered {
  switch (expression.kind) {
    case 'literal':
      return expression.value
    case 'name': {
      const known = scope.contexts.get(keyOf(expression.name))
      return known === undefined ? unresolved : known
    }
    case 'index': {
      const container = evaluateParts(expression.of, scope)
      return expression.key === '*'
        ? wildcard(container)
        : indexed(container, evaluate(expression.key, scope))
    }
    case 'call': {
      const status = scope.status?.get(keyOf(expression.name))
      if (status !== undefined) return status
      return callFunction(
        expression.name,
        expression.parameters.map((parameter) => evaluate(parameter, scope)),
      )
    }
    case 'not':
    case 'binary':
      return operation(expression, scope)
    case 'text':
      return textOfParts(expression.parts, scope)
  }
}

function textOfParts(parts: readonly (string | Expression)[], scope: Scope): Value {
  let text = ''
  for (const part of parts) {
    const piece = typeof part === 'string' ? part : textOfValue(evaluate(part, scope))
    if (piece === undefined) return unresolved
    text += piece
  }
  return text
}

function operation(expression: Extract<Expression, { kind: 'not' | 'binary' }>, scope: Scope): Value {
  if (expression.kind === 'not') return holds(expression, scope) ?? unresolved
  const left = evaluate(expression.left, scope)
  const { operator } = expression
  if (operator === '&&' || operator === '||') {
    const truth = truthOf(left)
    if (truth === undefined) return unresolved
    return truth === (operator === '||') ? left : evaluate(expression.right, scope)
  }
  return compared(left, evaluate(expression.right, scope), operator)
}

function compared(left: Value, right: Value, operator: '==' | '!=' | '<' | '<=' | '>' | '>='): Value {
  const equal = looselyEqual(left, right)
  const difference = order(left, right)
  if (equal === undefined || difference === undefined) return unresolved
  switch (operator) {
    case '==':
      return equal
    case '!=':
      return !equal
    case '<':
      return difference < 0
    case '>':
      return difference > 0
    case '<=':
      return equal || difference < 0
    case '>=':
      return equal || difference > 0
  }
}

function wildcard(container: Value | Filtered): Value | Filtered {
  if (container === unresolved) return unresolved
  if (container instanceof Filtered) return new Filtered(container.items.flatMap(itemsOf))
  return isList(container) || isObject(container) ? new Filtered(itemsOf(container)) : new Filtered([])
}

function itemsOf(value: Value): readonly Value[] {
  if (value === unresolved) return [unresolved]
  if (isList(value)) return value
  return isObject(value) ? [...value.values()] : []
}

function indexed(container: Value | Filtered, key: Value): Value | Filtered {
  if (container === unresolved) return unresolved
  if (container instanceof Filtered)
    return new Filtered(container.items.map((item) => partOf(item, key)).filter((item) => item !== null))
  return partOf(container, key)
}

/** A part of a list or an object; null when there is none, as on GitHub. */
export function partOf(container: Value, key: Value): Value {
  if (container === unresolved || key === unresolved) return unresolved
  if (isList(container)) {
    const position = typeof key === 'number' || typeof key === 'string' ? Number(key) : Number.NaN
    return position >= 0 ? (container[Math.floor(position)] ?? null) : null
  }
  if (!isObject(container)) return null
  const found = container.get(keyOf(textOfValue(key) ?? ''))
  return found === undefined ? null : found
}
