/** What a plain value of a workflow file is, by GitHub's reading of YAML (1.2 core schema). */
export type Scalar = null | boolean | number | string

/** One value of a workflow file; it knows its line, 1-based. */
export type Node =
  | { readonly kind: 'scalar'; readonly value: Scalar; readonly line: number }
  | { readonly kind: 'list'; readonly items: readonly Node[]; readonly line: number }
  | { readonly kind: 'map'; readonly entries: ReadonlyMap<string, Entry>; readonly line: number }

/** A key and its value. Keys that are no strings have become strings, as on GitHub. */
export interface Entry {
  /** Line of the key. */
  readonly line: number
  readonly value: Node
}

/** The entry of a mapping; undefined for any other node, or without that key. */
export const entryOf = (node: Node | undefined, key: string): Entry | undefined =>
  node?.kind === 'map' ? node.entries.get(key) : undefined

/** How many values a node holds, itself included. */
export function sizeOf(node: Node): number {
  if (node.kind === 'scalar') return 1
  const inner = node.kind === 'list' ? node.items : [...node.entries.values()].map(({ value }) => value)
  return inner.reduce((size, item) => size + sizeOf(item), 1)
}

/** A number as .NET writes it with 15 digits (`G15`), which is how GitHub puts numbers into names. */
export function numberText(value: number): string {
  if (!Number.isFinite(value) || value === 0) return String(value)
  const [mantissa = '', power = '0'] = value.toExponential(14).split('e')
  const exponent = Number(power)
  if (exponent > -5 && exponent < 15) return trimZeros(value.toFixed(14 - exponent))
  const digits = String(Math.abs(exponent)).padStart(2, '0')
  return `${trimZeros(mantissa)}E${exponent < 0 ? '-' : '+'}${digits}`
}

const trimZeros = (digits: string): string =>
  digits.includes('.') ? digits.replace(/0+$/, '').replace(/\.$/, '') : digits

/** A scalar where GitHub expects text: `5` is "5", `1.0` is "1", null is empty. */
export function scalarText(value: Scalar): string {
  if (value === null) return ''
  return typeof value === 'number' ? numberText(value) : String(value)
}

/** The text of a scalar node; undefined for lists, mappings and nothing. */
export const textOf = (node: Node | undefined): string | undefined =>
  node?.kind === 'scalar' ? scalarText(node.value) : undefined
