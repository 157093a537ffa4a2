import { type CommitObject, looseCommit } from './objects.ts'

/*
 * How commits descend from each other, as far as loose objects and plain histories tell. Everything else, such as
 * histories that cross, is left to git: `undefined`.
 */

/** Above this many commits git is quicker. */
const MAX_COMMITS = 1000

type Read = (sha: string) => CommitObject | null

/** A commit and all it descends from; null when that takes git to find out. */
function ancestors(read: Read, sha: string): ReadonlyMap<string, CommitObject> | null {
  const found = new Map<string, CommitObject>()
  const waiting = [sha]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next)) continue
    const commit = read(next)
    if (commit === null || found.size >= MAX_COMMITS) return null
    found.set(next, commit)
    waiting.push(...commit.parents)
  }
  return found
}

/** Reads loose commits of a repository, each once. */
function reader(directory: string, known: Map<string, CommitObject>): Read {
  return (sha) => {
    const commit = known.get(sha) ?? looseCommit(directory, sha)
    if (commit !== null) known.set(sha, commit)
    return commit
  }
}

/** Answers about the history of one repository. */
export class Ancestry {
  readonly #read: Read

  constructor(directory: string) {
    this.#read = reader(directory, new Map())
  }

  /** The best common ancestor; null when there is none, undefined when that takes git to find out. */
  mergeBase(a: string, b: string): string | null | undefined {
    const left = ancestors(this.#read, a)
    const right = left === null ? null : ancestors(this.#read, b)
    if (left === null || right === null) return undefined
    if (left.has(b)) return b
    if (right.has(a)) return a
    const common = [...left.keys()].filter((sha) => right.has(sha))
    const passed = new Set(common.flatMap((sha) => left.get(sha)?.parents ?? []))
    const best = common.filter((sha) => !passed.has(sha))
    return best.length > 1 ? undefined : (best[0] ?? null)
  }

  /** Commits reachable from `head` and not from `base`, oldest first, when they are one line; else undefined. */
  line(base: string, head: string): CommitObject[] | undefined {
    const before = ancestors(this.#read, base)
    if (before === null) return undefined
    const commits: CommitObject[] = []
    for (let sha = head; !before.has(sha); ) {
      const commit = this.#read(sha)
      if (commit === null || commit.parents.length > 1 || commits.length >= MAX_COMMITS) return undefined
      commits.push(commit)
      const [parent] = commit.parents
      if (parent === undefined) break
      sha = parent
    }
    return commits.reverse()
  }
}
