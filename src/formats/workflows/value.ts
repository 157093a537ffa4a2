import { type Scalar, scalarText } from './node.ts'

/** What only a run knows. */
export const unresolved: unique symbol = Symbol('unresolved')

/** A value of GitHub's expressions. Keys of objects are upper case: GitHub finds them without regard to case. */
export type Value = typeof unresolved | Scalar | readonly Value[] | ValueObject
export type ValueObject = ReadonlyMap<string, Value>

/** How a key is looked up. */
export const keyOf = (name: string): string => name.toUpperCase()

export const isList = (value: Value): value is readonly Value[] => Array.isArray(value)
export const isObject = (value: Value): value is ValueObject => value instanceof Map

/** Whether no part of it is unresolved. */
export function isResolved(value: Value): boolean {
  if (value === unresolved) return false
  if (isList(value)) return value.every(isResolved)
  return !isObject(value) || [...value.values()].every(isResolved)
}

/** Text of a value inside other text; undefined when only a run knows it. */
export function textOfValue(value: Value): string | undefined {
  if (value === unresolved) return undefined
  if (isList(value)) return 'Array'
  return isObject(value) ? 'Object' : scalarText(Object.is(value, -0) ? 0 : value)
}

/** Whether a condition holds; undefined when only a run knows. */
export function truthOf(value: Value): boolean | undefined {
  if (value === unresolved) return undefined
  // Lists and objects hold, even empty ones.
  return value !== null && value !== false && value !== '' && value !== 0 && !Number.isNaN(value)
}

/** `==` of GitHub's expressions: text without regard to case, different kinds as numbers. */
export function looselyEqual(left: Value, right: Value): boolean | undefined {
  if (left === unresolved || right === unresolved) return undefined
  // Lists and objects are equal only to themselves, which two parts of a file never are.
  if (isList(left) || isObject(left) || isList(right) || isObject(right)) return false
  if (typeof left === 'string' && typeof right === 'string') return keyOf(left) === keyOf(right)
  if (typeof left === typeof right) return left === right
  return toNumber(left) === toNumber(right)
}

/** Less than zero, zero or more as for sorting; NaN when neither is before the other, undefined when only a run knows. */
export function order(left: Value, right: Value): number | undefined {
  if (left === unresolved || right === unresolved) return undefined
  if (isList(left) || isObject(left) || isList(right) || isObject(right)) return Number.NaN
  if (typeof left === 'string' && typeof right === 'string') {
    const [first, second] = [keyOf(left), keyOf(right)]
    return first === second ? 0 : first < second ? -1 : 1
  }
  if (left === null && right === null) return Number.NaN
  return toNumber(left) - toNumber(right)
}

/** As GitHub turns a scalar into a number for a comparison. */
function toNumber(value: Scalar): number {
  if (typeof value !== 'string') return Number(value)
  const text = value.trim()
  return /^[-+]?Infinity$|^0b/i.test(text) && !/^-?Infinity$/.test(text) ? Number.NaN : Number(text)
}
