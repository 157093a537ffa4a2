import { matchesSegment, type SegmentGlob } from './segment-glob.ts'
import type { TrieNode } from './trie.ts'

interface Edge {
  readonly glob: SegmentGlob
  readonly node: TrieNode
}

/** With fewer edges a plain scan is faster than any index. */
const indexFrom = 32
/** Answers kept per node. */
const memoLimit = 20_000

const noEdges: readonly Edge[] = []

/**
 * The edges of a node that need a wildcard test. Many edges are indexed by the rarest three, two or one characters
 * that a matching segment must hold, so that a segment is tested only against globs it shares them with; answers are
 * kept per distinct segment, up to a bound.
 */
export class GlobEdges {
  readonly #edges = new Map<string, Edge>()
  #list: readonly Edge[] = noEdges
  /** Edges by the hash of their rarest gram; null while a scan is faster. */
  #byGram: Map<number, Edge[]> | null = null
  /** Edges without any literal text, tested always. */
  #rest: Edge[] = []
  readonly #memo = new Map<string, readonly TrieNode[]>()

  child(glob: SegmentGlob, create: () => TrieNode): TrieNode {
    const known = this.#edges.get(glob.key)
    if (known !== undefined) return known.node
    const node = create()
    this.#edges.set(glob.key, { glob, node })
    return node
  }

  /** Called once, when all edges are in. */
  seal(): void {
    this.#list = [...this.#edges.values()]
    this.#edges.clear()
    if (this.#list.length >= indexFrom) this.#index()
  }

  *children(): Iterable<TrieNode> {
    for (const { node } of this.#list) yield node
  }

  /** The nodes that the segment leads to. */
  matching(segment: string): readonly TrieNode[] {
    if (this.#byGram === null) return this.#test(this.#list, segment)
    const known = this.#memo.get(segment)
    if (known !== undefined) return known
    const found = this.#test(this.#candidates(this.#byGram, segment), segment)
    if (this.#memo.size >= memoLimit) this.#memo.clear()
    this.#memo.set(segment, found)
    return found
  }

  #test(edges: Iterable<Edge>, segment: string): readonly TrieNode[] {
    let found: TrieNode[] | null = null
    for (const { glob, node } of edges) {
      if (!matchesSegment(glob, segment)) continue
      if (found === null) found = [node]
      else found.push(node)
    }
    return found ?? noNodes
  }

  #index(): void {
    const count = new Map<number, number>()
    for (const { glob } of this.#list) {
      for (const gram of gramsOf(glob)) count.set(gram, (count.get(gram) ?? 0) + 1)
    }
    const byGram = new Map<number, Edge[]>()
    for (const edge of this.#list) {
      const rarest = rarestOf(gramsOf(edge.glob), count)
      const bucket = rarest === undefined ? this.#rest : (byGram.get(rarest) ?? [])
      bucket.push(edge)
      if (rarest !== undefined) byGram.set(rarest, bucket)
    }
    this.#byGram = byGram
  }

  #candidates(byGram: ReadonlyMap<number, Edge[]>, segment: string): Edge[] {
    const found = [...this.#rest]
    const seen = new Set<Edge[]>()
    for (let index = 0; index < segment.length; index++) {
      let gram = 0
      for (let end = index; end < index + 3 && end < segment.length; end++) {
        gram = nextGram(gram, segment.charCodeAt(end))
        const bucket = byGram.get(gram)
        if (bucket === undefined || seen.has(bucket)) continue
        seen.add(bucket)
        for (const edge of bucket) found.push(edge)
      }
    }
    return found
  }
}

const noNodes: readonly TrieNode[] = []

/** A hash of up to three characters; equal hashes of different grams only cost a test more. */
const nextGram = (gram: number, code: number): number => ((gram + 1) * 1021 + code) & 0x3fffffff

/** The grams of the longest kind that each literal text of a glob offers. */
function gramsOf(glob: SegmentGlob): Set<number> {
  const grams = new Set<number>()
  for (const token of glob.tokens) {
    if (token === '*' || !('text' in token)) continue
    const { text } = token
    const size = Math.min(3, text.length)
    for (let index = 0; index + size <= text.length; index++) {
      let gram = 0
      for (let end = index; end < index + size; end++) gram = nextGram(gram, text.charCodeAt(end))
      grams.add(gram)
    }
  }
  return grams
}

function rarestOf(grams: Iterable<number>, count: ReadonlyMap<number, number>): number | undefined {
  let rarest: number | undefined
  let fewest = Number.POSITIVE_INFINITY
  for (const gram of grams) {
    const occurrences = count.get(gram) ?? 0
    if (occurrences < fewest) {
      fewest = occurrences
      rarest = gram
    }
  }
  return rarest
}
