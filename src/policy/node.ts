import type { Position } from '../core/errors.ts'

/** What a value was written in. */
export interface WrittenIn {
  readonly kind: 'file' | 'preset' | 'input'
  /** Path of the file, `owner/repo/path@ref`, name of the preset or of the action's input. */
  readonly name: string
}

/** The place where a key or a value was written. */
export interface Written extends Position {
  readonly source: WrittenIn
}

export type ScalarValue = string | number | boolean | null

export interface MapEntry {
  /** Where the key stands. */
  readonly at: Written
  readonly value: PolicyNode
}

export interface MapNode {
  readonly kind: 'map'
  readonly entries: ReadonlyMap<string, MapEntry>
  readonly at: Written
}

/** A value of a policy that remembers, part by part, where it was written. Survives merging. */
export type PolicyNode =
  | { readonly kind: 'scalar'; readonly value: ScalarValue; readonly at: Written }
  | { readonly kind: 'list'; readonly items: readonly PolicyNode[]; readonly at: Written }
  | MapNode

export type Path = readonly (string | number)[]

/** The plain value, as JSON would hold it. Keys are own properties whatever their name. */
export function toData(node: PolicyNode): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.value
    case 'list':
      return node.items.map(toData)
    case 'map':
      return Object.fromEntries([...node.entries].map(([key, entry]) => [key, toData(entry.value)]))
  }
}

/** One step down, or undefined when there is nothing of that name. */
function child(node: PolicyNode, key: string | number): MapEntry | undefined {
  if (node.kind === 'map') return node.entries.get(String(key))
  const item = node.kind === 'list' && typeof key === 'number' ? node.items[key] : undefined
  return item && { at: item.at, value: item }
}

/** The nearest part at or above a path that is present. */
export interface Found {
  /** Where its key stands; the value's own place for list items and for the root. */
  readonly at: Written
  readonly node: PolicyNode
  /** How many keys of the path were found. */
  readonly depth: number
}

/** Follows a path as far as it is present. */
export function locate(root: PolicyNode, path: Path): Found {
  let found: Found = { at: root.at, node: root, depth: 0 }
  for (const key of path) {
    const entry = child(found.node, key)
    if (entry === undefined) break
    found = { at: entry.at, node: entry.value, depth: found.depth + 1 }
  }
  return found
}

/** The part at exactly this path. */
export function nodeAt(root: PolicyNode, path: Path): Found | undefined {
  const found = locate(root, path)
  return found.depth === path.length ? found : undefined
}

/** A mapping without some of its keys. */
export const without = (map: MapNode, keys: readonly string[]): MapNode => ({
  ...map,
  entries: new Map([...map.entries].filter(([key]) => !keys.includes(key))),
})

/**
 * Key by key, the nearer value wins; mappings are merged, lists and scalars are replaced as a whole.
 * Every part keeps the place where it was written.
 */
export function merge(near: MapNode, far: MapNode): MapNode {
  const entries = new Map(far.entries)
  for (const [key, entry] of near.entries) {
    const other = entries.get(key)
    const both = entry.value.kind === 'map' && other?.value.kind === 'map'
    entries.set(key, both ? { at: entry.at, value: merge(entry.value, other.value) } : entry)
  }
  return { kind: 'map', entries, at: near.at }
}
