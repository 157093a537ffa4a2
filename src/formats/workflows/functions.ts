import {
  isList,
  isObject,
  isResolved,
  keyOf,
  looselyEqual,
  textOfValue,
  unresolved,
  type Value,
} from './value.ts'

type Implementation = (parameters: readonly Value[]) => Value

const functions: ReadonlyMap<string, Implementation> = new Map<string, Implementation>([
  ['CONTAINS', ([search, item]) => contains(search ?? null, item ?? null)],
  ['STARTSWITH', ([text, part]) => compareText(text, part, (whole, piece) => whole.startsWith(piece))],
  ['ENDSWITH', ([text, part]) => compareText(text, part, (whole, piece) => whole.endsWith(piece))],
  ['FORMAT', ([pattern, ...values]) => format(pattern ?? null, values)],
  ['JOIN', ([list, separator]) => join(list ?? null, separator ?? ',')],
  ['FROMJSON', ([text]) => fromJson(text ?? null)],
])

/** What a function gives; unresolved for functions that only a run can answer. */
export function callFunction(name: string, parameters: readonly Value[]): Value {
  const implementation = functions.get(keyOf(name))
  return implementation === undefined ? unresolved : implementation(parameters)
}

/** Text for a parameter that has to be plain; null for lists and objects, undefined when only a run knows. */
function plainText(value: Value): string | null | undefined {
  return isList(value) || isObject(value) ? null : textOfValue(value)
}

function contains(search: Value, item: Value): Value {
  if (search === unresolved) return unresolved
  if (!isList(search)) return compareText(search, item, (whole, piece) => whole.includes(piece))
  const equal = search.map((candidate) => looselyEqual(candidate, item))
  if (equal.includes(true)) return true
  return equal.includes(undefined) ? unresolved : false
}

function compareText(
  text: Value | undefined,
  part: Value | undefined,
  compare: (whole: string, piece: string) => boolean,
): Value {
  const whole = plainText(text ?? null)
  const piece = plainText(part ?? null)
  if (whole === undefined || piece === undefined) return unresolved
  return whole !== null && piece !== null && compare(keyOf(whole), keyOf(piece))
}

/** `{0}` and `{{`; anything else in braces is an error on GitHub, so nothing is known. */
function format(pattern: Value, values: readonly Value[]): Value {
  const text = plainText(pattern)
  if (text === null || text === undefined) return unresolved
  let result = ''
  for (const [piece, index] of text.matchAll(/\{\{|\}\}|\{(\d{1,3})\}|[{}]|[^{}]+/g)) {
    if (index !== undefined) {
      const value = values[Number(index)]
      const filled = value === undefined ? undefined : textOfValue(value)
      if (filled === undefined) return unresolved
      result += filled
    } else if (piece === '{' || piece === '}') return unresolved
    else result += piece === '{{' || piece === '}}' ? piece.charAt(0) : piece
  }
  return result
}

function join(list: Value, separator: Value): Value {
  const between = plainText(separator)
  if (!isResolved(list) || between === undefined) return unresolved
  if (!isList(list)) return plainText(list) ?? ''
  return list.map((item) => plainText(item) ?? '').join(between ?? '')
}

/** Longer texts are left unresolved. */
const maxJson = 21_000

function fromJson(value: Value): Value {
  if (typeof value !== 'string' || value.length > maxJson) return unresolved
  try {
    return fromParsed(JSON.parse(value), 0)
  } catch {
    return unresolved
  }
}

function fromParsed(value: unknown, depth: number): Value {
  if (depth > 50) return unresolved
  if (Array.isArray(value)) return value.map((item) => fromParsed(item, depth + 1))
  if (typeof value === 'object' && value !== null)
    return new Map(Object.entries(value).map(([key, item]) => [keyOf(key), fromParsed(item, depth + 1)]))
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}
