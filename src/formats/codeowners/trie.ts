import { GlobEdges } from './glob-edges.ts'
import { globstar, type PathGlob } from './path-glob.ts'
import type { SegmentGlob } from './segment-glob.ts'

/** No rule. */
export const none = -1

/** A state of the automaton over path segments, shared by all patterns with the same beginning. */
export interface TrieNode {
  /** Creation order: a child's id is higher than its parent's. */
  readonly id: number
  /** Stays active over any segment: what follows a `**`. */
  readonly loop: boolean
  literals: Map<string, TrieNode> | null
  /** By `.ext`, for `*.ext`. */
  extensions: Map<string, TrieNode> | null
  any: TrieNode | null
  globs: GlobEdges | null
  globstar: TrieNode | null
  /** Rules that end here as a file, and rules that own everything strictly below; ascending. */
  readonly fileRules: number[]
  readonly belowRules: number[]
  /** The highest of each, and the highest that a child has as a file; `none` without. */
  file: number
  below: number
  childFile: number
  /** The highest rule that anything below can still bring; a branch that cannot beat the best so far is dropped. */
  reach: number
}

/** A pattern and its rank: the higher rank decides. */
export interface RankedGlob {
  readonly glob: PathGlob
  readonly rank: number
}

/** Builds the automaton; ranks must ascend. The first node is the root. */
export function buildTrie(rules: readonly RankedGlob[]): readonly TrieNode[] {
  const nodes: TrieNode[] = []
  const create = (loop: boolean): TrieNode => {
    const node = newNode(nodes.length, loop)
    nodes.push(node)
    return node
  }
  const root = create(false)
  for (const { glob, rank } of rules) {
    let node = root
    for (const segment of glob.segments) {
      node = segment === globstar ? globstarOf(node, create) : childOf(node, segment, create)
    }
    if (glob.end !== 'below') node.fileRules.push(rank)
    if (glob.end !== 'file') node.belowRules.push(rank)
  }
  for (let index = nodes.length - 1; index >= 0; index--) {
    const node = nodes[index]
    if (node !== undefined) summarize(node)
  }
  return nodes
}

const newNode = (id: number, loop: boolean): TrieNode => ({
  id,
  loop,
  literals: null,
  extensions: null,
  any: null,
  globs: null,
  globstar: null,
  fileRules: [],
  belowRules: [],
  file: none,
  below: none,
  childFile: none,
  reach: none,
})

type Create = (loop: boolean) => TrieNode

function globstarOf(node: TrieNode, create: Create): TrieNode {
  node.globstar ??= create(true)
  return node.globstar
}

function childOf(node: TrieNode, segment: SegmentGlob, create: Create): TrieNode {
  switch (segment.kind) {
    case 'any':
      node.any ??= create(false)
      return node.any
    case 'literal':
      node.literals ??= new Map()
      return childIn(node.literals, segment.text, create)
    case 'extension':
      node.extensions ??= new Map()
      return childIn(node.extensions, segment.text, create)
    case 'glob':
      node.globs ??= new GlobEdges()
      return node.globs.child(segment, () => create(false))
  }
}

function childIn(
  children: Map<string, TrieNode>,
  key: string,
  create: (loop: boolean) => TrieNode,
): TrieNode {
  let child = children.get(key)
  if (child === undefined) {
    child = create(false)
    children.set(key, child)
  }
  return child
}

/** Fills the maxima of a node whose children are already summarized. */
function summarize(node: TrieNode): void {
  node.file = node.fileRules.at(-1) ?? none
  node.below = node.belowRules.at(-1) ?? none
  for (const children of [node.literals, node.extensions]) {
    if (children !== null) for (const child of children.values()) take(node, child)
  }
  if (node.any !== null) take(node, node.any)
  if (node.globs !== null) {
    node.globs.seal()
    for (const child of node.globs.children()) take(node, child)
  }
  if (node.globstar !== null) node.reach = Math.max(node.reach, node.globstar.reach)
}

function take(node: TrieNode, child: TrieNode): void {
  node.childFile = Math.max(node.childFile, child.file)
  node.reach = Math.max(node.reach, child.file, child.below, child.reach)
}
