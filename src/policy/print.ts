import { type MapNode, nodeAt, type Path } from './node.ts'
import type { PolicyData } from './schema.ts'

/** Where an effective value came from. */
export type Origin =
  | { readonly kind: 'file'; readonly file: string; readonly line: number; readonly column: number }
  | { readonly kind: 'preset'; readonly name: string }
  | { readonly kind: 'input'; readonly name: string }
  | { readonly kind: 'default' }

/** One line of `policy print`. */
export interface EffectiveValue {
  /** Dotted key: `gates.codeowners.unowned`. */
  readonly key: string
  readonly value: unknown
  readonly origin: Origin
}

function originOf(root: MapNode, path: Path): Origin {
  const at = nodeAt(root, path)?.node.at
  if (at === undefined) return { kind: 'default' }
  const { source, line, column } = at
  return source.kind === 'file'
    ? { kind: 'file', file: source.name, line, column }
    : { kind: source.kind, name: source.name }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Leaves of the effective policy in schema order; lists are one value, since they are replaced as a whole. */
function leaves(
  value: unknown,
  path: readonly string[],
): { readonly path: readonly string[]; readonly value: unknown }[] {
  const nested = isRecord(value) && (Object.keys(value).length > 0 || path[0] === 'gates')
  if (!nested) return value === undefined ? [] : [{ path, value }]
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]))
}

/** Every effective value of a policy with the place it was written in, or `default`. */
export const effectiveValues = (root: MapNode, data: PolicyData): readonly EffectiveValue[] =>
  leaves(data, []).map(({ path, value }) => ({
    key: path.join('.'),
    value,
    origin: originOf(root, path),
  }))

/** The origin in words: `.github/gatewright.yml:3`, `preset gatewright:strict`, `input mode`, `default`. */
export function originText(origin: Origin): string {
  switch (origin.kind) {
    case 'file':
      return `${origin.file}:${origin.line}`
    case 'preset':
      return `preset ${origin.name}`
    case 'input':
      return `input ${origin.name}`
    case 'default':
      return 'default'
  }
}
