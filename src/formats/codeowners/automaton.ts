import { none, type TrieNode } from './trie.ts'

/** Where a directory leaves the automaton: the nodes that can still change the answer, and the answer so far. */
export interface DirectoryState {
  readonly best: number
  /** Nodes to step from into a subdirectory. */
  readonly nodes: readonly TrieNode[]
  /** Those of them that may decide a file right here. */
  readonly fileNodes: readonly TrieNode[]
}

/** Directory states kept, and the nodes they may hold together, before all are dropped and built anew. */
const maximumStates = 50_000
const maximumNodes = 1_000_000
/** Longer directories are walked each time: keeping each of their ancestors would take quadratic memory. */
const longestKept = 1024

/** Runs the automaton: the highest rule that matches a path, with the states of directories kept in bounded memory. */
export class Automaton {
  readonly #nodes: readonly TrieNode[]
  /** Per node the last step that added it, so that a step adds no node twice. */
  readonly #stamps: Int32Array
  #stamp = 0
  readonly #root: DirectoryState
  readonly #states = new Map<string, DirectoryState>()
  readonly #alike = new Map<number, DirectoryState>()
  #held = 0
  /** Sorted lists stay in one directory for a while. */
  #lastDirectory = ''
  #lastState: DirectoryState

  constructor(nodes: readonly TrieNode[]) {
    this.#nodes = nodes
    this.#stamps = new Int32Array(nodes.length)
    this.#root = this.#rootState()
    this.#lastState = this.#step(this.#root, '')
  }

  /** The highest rank among the rules that match, or `none`. */
  decide(path: string): number {
    const slash = path.lastIndexOf('/')
    const state = slash < 0 ? this.#root : this.#stateOf(path, slash)
    if (state.fileNodes.length === 0) return state.best
    return decideFile(state, slash < 0 ? path : path.slice(slash + 1))
  }

  /** The ranks of all rules that match, ascending, without repeats. */
  collect(path: string): number[] {
    const ranks = new Set<number>()
    const segments = path.split('/')
    const name = segments.pop() ?? ''
    const [root] = this.#nodes
    let active = root === undefined ? [] : this.#closure([root])
    for (const segment of segments) {
      addRanks(ranks, active)
      active = this.#advance(active, segment)
    }
    addRanks(ranks, active)
    const addFile = ({ fileRules }: TrieNode): void => {
      for (const rank of fileRules) ranks.add(rank)
    }
    for (const node of active) forEachChild(node, name, addFile)
    return [...ranks].sort((a, b) => a - b)
  }

  #rootState(): DirectoryState {
    const [root] = this.#nodes
    return this.#stateFrom(none, root === undefined ? [] : this.#closure([root]))
  }

  #stateOf(path: string, slash: number): DirectoryState {
    if (slash === this.#lastDirectory.length && path.startsWith(this.#lastDirectory)) return this.#lastState
    const directory = path.slice(0, slash)
    const state = slash > longestKept ? this.#walk(this.#root, directory, 0) : this.#keptState(directory)
    this.#lastDirectory = directory
    this.#lastState = state
    return state
  }

  /** The state of a directory from the nearest ancestor that is kept, keeping those in between. */
  #keptState(directory: string): DirectoryState {
    let known = this.#states.get(directory)
    if (known !== undefined) return known
    let end = directory.length
    while (known === undefined && end > 0) {
      end = directory.lastIndexOf('/', end - 1)
      known = end <= 0 ? undefined : this.#states.get(directory.slice(0, end))
      if (end < 0) break
    }
    return known === undefined || end < 0
      ? this.#walk(this.#root, directory, 0, true)
      : this.#walk(known, directory, end + 1, true)
  }

  #walk(from: DirectoryState, directory: string, start: number, keep = false): DirectoryState {
    let state = from
    for (let at = start; at <= directory.length; ) {
      const slash = directory.indexOf('/', at)
      const end = slash < 0 ? directory.length : slash
      state = this.#step(state, directory.slice(at, end))
      if (keep) this.#keep(directory.slice(0, end), state)
      at = end + 1
    }
    return state
  }

  #keep(directory: string, state: DirectoryState): void {
    if (this.#states.size >= maximumStates || this.#held > maximumNodes) {
      this.#states.clear()
      this.#alike.clear()
      this.#held = 0
    }
    this.#states.set(directory, state)
  }

  #step(state: DirectoryState, segment: string): DirectoryState {
    if (state.nodes.length === 0) return state
    const next = this.#stateFrom(state.best, this.#advance(state.nodes, segment))
    return sameState(state, next) ? state : this.#interned(next)
  }

  /** Most directories look alike to the automaton; the ones that do share a state. */
  #interned(state: DirectoryState): DirectoryState {
    let hash = state.best
    for (const { id } of state.nodes) hash = (Math.imul(hash, 31) + id) | 0
    const known = this.#alike.get(hash)
    if (known !== undefined && sameState(known, state)) return known
    this.#alike.set(hash, state)
    this.#held += state.nodes.length
    return state
  }

  #advance(nodes: readonly TrieNode[], segment: string): TrieNode[] {
    const next: TrieNode[] = []
    this.#stamp++
    for (const node of nodes) {
      if (node.loop) this.#add(next, node)
      forEachChild(node, segment, (child) => this.#add(next, child))
    }
    return next
  }

  #closure(nodes: readonly TrieNode[]): TrieNode[] {
    const closed: TrieNode[] = []
    this.#stamp++
    for (const node of nodes) this.#add(closed, node)
    return closed
  }

  /** Adds a node and what is reached from it without a segment. */
  #add(to: TrieNode[], node: TrieNode): void {
    if (this.#stamps[node.id] === this.#stamp) return
    this.#stamps[node.id] = this.#stamp
    to.push(node)
    if (node.globstar !== null) this.#add(to, node.globstar)
  }

  #stateFrom(inherited: number, nodes: readonly TrieNode[]): DirectoryState {
    let best = inherited
    for (const { below } of nodes) if (below > best) best = below
    const alive = nodes.filter(({ reach }) => reach > best)
    if (alive.length === 0) return { best, nodes: alive, fileNodes: alive }
    return { best, nodes: alive, fileNodes: alive.filter(({ childFile }) => childFile > best) }
  }
}

const sameState = (a: DirectoryState, b: DirectoryState): boolean =>
  a.best === b.best &&
  a.nodes.length === b.nodes.length &&
  a.nodes.every((node, index) => node === b.nodes[index])

function addRanks(ranks: Set<number>, nodes: readonly TrieNode[]): void {
  for (const node of nodes) for (const rank of node.belowRules) ranks.add(rank)
}

function forEachChild(node: TrieNode, segment: string, visit: (child: TrieNode) => void): void {
  const literal = node.literals?.get(segment)
  if (literal !== undefined) visit(literal)
  if (node.extensions !== null) {
    const extension = node.extensions.get(extensionOf(segment))
    if (extension !== undefined) visit(extension)
  }
  if (node.any !== null) visit(node.any)
  if (node.globs !== null) for (const child of node.globs.matching(segment)) visit(child)
}

/** From the last dot on; the whole segment (which is no extension) without one. */
const extensionOf = (segment: string): string => {
  const dot = segment.lastIndexOf('.')
  return dot < 0 ? '' : segment.slice(dot)
}

/** The hot path: the last segment against the nodes that may still decide. */
function decideFile(state: DirectoryState, name: string): number {
  let { best } = state
  let extension: string | null = null
  for (const node of state.fileNodes) {
    if (node.childFile <= best) continue
    const literal = node.literals?.get(name)
    if (literal !== undefined && literal.file > best) best = literal.file
    if (node.extensions !== null) {
      extension ??= extensionOf(name)
      const child = node.extensions.get(extension)
      if (child !== undefined && child.file > best) best = child.file
    }
    if (node.any !== null && node.any.file > best) best = node.any.file
    if (node.globs !== null) {
      for (const child of node.globs.matching(name)) if (child.file > best) best = child.file
    }
  }
  return best
}
