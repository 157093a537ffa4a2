import { isAlias, isMap, isScalar, isSeq, type YAMLMap, type YAMLSeq, type Scalar as YamlScalar } from 'yaml'
import { type Entry, type Node, type Scalar, scalarText } from './node.ts'
import { plainScalar, taggedScalar } from './plain-scalars.ts'
import { quoted } from './quoted.ts'

/** Deeper values are refused, as on GitHub. */
export const maxDepth = 50

/** More values are refused, aliases counted with what they stand for, as on GitHub. */
const maxNodes = 50_000

/** Thrown inside the reader only: why GitHub would not read the file. */
export class Refusal extends Error {
  readonly line: number

  constructor(line: number, message: string) {
    super(message)
    this.line = line
  }
}

interface Built {
  readonly node: Node
  /** How many values it holds, aliases counted with what they stand for. */
  readonly size: number
  /** Levels below it, itself included. */
  readonly height: number
}

interface Building {
  readonly lineAt: (offset: number) => number
  /** Latest definition of each anchor so far; null while it is being read. */
  readonly anchors: Map<string, Built | null>
}

/**
 * Turns the library's nodes into ours. Aliases share the node they stand for; what they would multiply to is counted.
 * @throws {Refusal}
 */
export function buildNode(contents: unknown, lineAt: (offset: number) => number): Node {
  return build(contents, 0, 0, { lineAt, anchors: new Map() }).node
}

function build(node: unknown, near: number, depth: number, building: Building): Built {
  const offset = offsetOf(node) ?? near
  const line = building.lineAt(offset)
  if (depth > maxDepth) throw tooDeep(line)
  if (isAlias(node)) return aliased(node.source, line, depth, building)
  const anchor = isScalar(node) || isSeq(node) || isMap(node) ? node.anchor : undefined
  if (anchor !== undefined) building.anchors.set(anchor, null)
  const built = buildContent(node, offset, line, depth, building)
  if (built.size > maxNodes)
    throw new Refusal(line, `more than ${maxNodes} values, aliases counted with what they stand for`)
  if (anchor !== undefined) building.anchors.set(anchor, built)
  return built
}

const tooDeep = (line: number): Refusal => new Refusal(line, `nested more than ${maxDepth} levels deep`)

function aliased(name: string, line: number, depth: number, building: Building): Built {
  const target = building.anchors.get(name)
  if (target === undefined) throw new Refusal(line, `the alias ${quoted(name)} has no anchor before it`)
  if (target === null) throw new Refusal(line, `the alias ${quoted(name)} stands inside its own anchor`)
  if (depth + target.height > maxDepth + 1) throw tooDeep(line)
  return target
}

function buildContent(node: unknown, offset: number, line: number, depth: number, building: Building): Built {
  if (isSeq(node)) return list(node, offset, line, depth, building)
  if (isMap(node)) return map(node, offset, line, depth, building)
  const value = isScalar(node) ? scalar(node, line) : null
  return { node: { kind: 'scalar', value, line }, size: 1, height: 1 }
}

function scalar(node: YamlScalar, line: number): Scalar {
  // The library is told to take every scalar for text; what it means is ours to say.
  const text = node.source ?? ''
  const plain = node.type === 'PLAIN'
  if (node.tag === undefined) return plain ? plainScalar(text) : text
  const value = taggedScalar(node.tag, text, plain)
  if (value === undefined) throw new Refusal(line, `the tag ${quoted(node.tag)} does not fit its value`)
  return value
}

function list(seq: YAMLSeq, offset: number, line: number, depth: number, building: Building): Built {
  let size = 1
  let height = 0
  const items: Node[] = []
  for (const item of seq.items) {
    const built = build(item, offset, depth + 1, building)
    size += built.size
    height = Math.max(height, built.height)
    items.push(built.node)
    if (size > maxNodes) break
  }
  return { node: { kind: 'list', items, line }, size, height: height + 1 }
}

function map(source: YAMLMap, offset: number, line: number, depth: number, building: Building): Built {
  const entries = new Map<string, Entry>()
  const seen = new Map<string, number>()
  let size = 1
  let height = 0
  for (const pair of source.items) {
    const keyOffset = offsetOf(pair.key) ?? offset
    const key = keyOf(build(pair.key, keyOffset, depth + 1, building).node)
    const keyLine = building.lineAt(keyOffset)
    refuseKey(key, keyLine, isScalar(pair.key) && pair.key.type === 'PLAIN', seen)
    const built = build(pair.value, keyOffset, depth + 1, building)
    entries.set(key, { line: keyLine, value: built.node })
    size += built.size + 1
    height = Math.max(height, built.height)
    if (size > maxNodes) break
  }
  return { node: { kind: 'map', entries, line }, size, height: height + 1 }
}

function keyOf(node: Node): string {
  if (node.kind !== 'scalar') throw new Refusal(node.line, 'a key is a list or a mapping')
  return scalarText(node.value)
}

/** GitHub compares keys without regard to case, and has no merge keys. */
function refuseKey(key: string, line: number, plain: boolean, seen: Map<string, number>): void {
  if (plain && key === '<<') throw new Refusal(line, 'GitHub has no merge keys (`<<`)')
  const folded = key.toUpperCase()
  const earlier = seen.get(folded)
  if (earlier !== undefined && !key.includes('${{'))
    throw new Refusal(line, `the key ${quoted(key)} stands already in line ${earlier}`)
  seen.set(folded, line)
}

function offsetOf(node: unknown): number | undefined {
  return isScalar(node) || isSeq(node) || isMap(node) || isAlias(node) ? node.range?.[0] : undefined
}
