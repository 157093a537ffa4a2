import type { Expression } from './expression.ts'
import { keyOf } from './value.ts'

/** The parts of an expression, one level down. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'literal':
    case 'name':
      return []
    case 'index':
      return expression.key === '*' ? [expression.of] : [expression.of, expression.key]
    case 'call':
      return expression.parameters
    case 'not':
      return [expression.operand]
    case 'binary':
      return [expression.left, expression.right]
    case 'text':
      return expression.parts.filter((part) => typeof part !== 'string')
  }
}

/** Whether the expression calls one of the functions, given in upper case. */
export const callsOneOf = (expression: Expression, functions: ReadonlySet<string>): boolean =>
  (expression.kind === 'call' && functions.has(keyOf(expression.name))) ||
  partsOf(expression).some((part) => callsOneOf(part, functions))
