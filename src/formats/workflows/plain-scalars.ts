import type { Scalar } from './node.ts'

const nulls = new Set(['', '~', 'null', 'Null', 'NULL'])
const booleans = new Map([
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
])
const specials = new Map([
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map((text) => [text, Infinity] as const),
  ...['-.inf', '-.Inf', '-.INF'].map((text) => [text, -Infinity] as const),
  ...['.nan', '.NaN', '.NAN'].map((text) => [text, Number.NaN] as const),
])
const decimal = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/
const hexadecimal = /^0x[0-9a-fA-F]+$/
const octal = /^0o[0-7]+$/

/**
 * The value of an unquoted scalar. GitHub reads YAML's 1.2 core schema: `on`, `yes` and `no` are text, `010` is ten,
 * `3.10` is 3.1. Nothing depends on a `%YAML` directive.
 */
export function plainScalar(text: string): Scalar {
  if (nulls.has(text)) return null
  const known = booleans.get(text) ?? specials.get(text)
  if (known !== undefined) return known
  if (decimal.test(text) || hexadecimal.test(text) || octal.test(text)) return Number(text)
  return text
}

const tagged: ReadonlyMap<string, string> = new Map([
  ['tag:yaml.org,2002:bool', 'boolean'],
  ['tag:yaml.org,2002:int', 'number'],
  ['tag:yaml.org,2002:float', 'number'],
  ['tag:yaml.org,2002:null', 'object'],
])

/** The value of a scalar with a tag; undefined for tags and values that GitHub refuses. */
export function taggedScalar(tag: string, text: string, plain: boolean): Scalar | undefined {
  if (tag === 'tag:yaml.org,2002:str') return text
  const value = plainScalar(text)
  return plain && typeof value === tagged.get(tag) ? value : undefined
}
