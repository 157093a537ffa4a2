import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ancestry } from './ancestry.ts'
import { type CommitInput, commitText, writeCommit } from './commit.ts'
import { diffFiles, diffText, type FileDiff } from './diff.ts'
import { hasOnlyLoose, initialise, looseReference, looseReferences, writeLoose } from './loose.ts'
import { isObjectId, writeObject } from './loose-objects.ts'
import {
  type CommitObject,
  objectType,
  readBlob,
  readCommits,
  readTag,
  readTree,
  resolveCommit,
  type TagObject,
  type TreeEntry,
  writeTag,
} from './objects.ts'
import { git, gitText, tryGit } from './run.ts'
import { treeAt } from './trees.ts'

const remember = <T>(cache: Map<string, T>, key: string, make: () => T): T => {
  const known = cache.get(key)
  if (known !== undefined) return known
  const made = make()
  cache.set(key, made)
  return made
}

/** A bare git repository on disk. What never changes (by object id) is kept; references are always read. */
export class GitRepository {
  readonly directory: string
  readonly #ancestry: Ancestry
  readonly #diffs = new Map<string, FileDiff[]>()
  readonly #commits = new Map<string, CommitObject[]>()
  readonly #mergeBases = new Map<string, string | null>()
  readonly #merges = new Map<string, string | null>()
  readonly #types = new Map<string, string>()
  readonly #trees = new Map<string, TreeEntry[]>()
  readonly #blobs = new Map<string, Buffer>()

  /** `parent`: the repository whose objects this fork shares. */
  constructor(directory: string, parent: GitRepository | null) {
    this.directory = directory
    this.#ancestry = new Ancestry(directory)
    initialise(directory)
    if (parent === null) return
    writeFileSync(join(directory, 'objects', 'info', 'alternates'), `${join(parent.directory, 'objects')}\n`)
  }

  commit(input: CommitInput): string {
    return writeCommit(this.directory, input)
  }

  /** The id a full reference name points at, or null. */
  reference(name: string): string | null {
    const loose = looseReference(this.directory, name)
    if (loose !== null || hasOnlyLoose(this.directory, name)) return loose
    const found = tryGit(this.directory, ['rev-parse', '--verify', '--quiet', '--end-of-options', name])
    return found.status === 0 ? found.stdout.toString('utf8').trim() : null
  }

  branch(name: string): string | null {
    return this.reference(`refs/heads/${name}`)
  }

  /** Full names and ids of the references that start with `prefix`. */
  references(prefix: string): { name: string; sha: string }[] {
    const loose = looseReferences(this.directory)
    if (loose !== null) return loose.filter(({ name }) => name.startsWith(prefix))
    const text = gitText(this.directory, ['for-each-ref', '--format=%(objectname) %(refname)'])
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => ({ sha: line.slice(0, 40), name: line.slice(41) }))
      .filter(({ name }) => name.startsWith(prefix))
  }

  setReference(name: string, sha: string | null): void {
    if (sha !== null && writeLoose(this.directory, name, sha)) return
    gitText(this.directory, sha === null ? ['update-ref', '-d', name] : ['update-ref', name, sha])
  }

  /** Copies a branch of another repository, objects included, to a reference of this one. */
  fetch(from: GitRepository, source: string, target: string): void {
    git(this.directory, ['fetch', '--quiet', '--no-tags', from.directory, `+${source}:${target}`])
  }

  resolve(revision: string): string | null {
    const whole = /^[0-9a-f]{40}$/.test(revision)
    // A branch is named before a tag, and holds a commit.
    if (!whole) return looseReference(this.directory, `refs/heads/${revision}`) ?? this.#resolved(revision)
    return this.type(revision) === 'commit' ? revision : this.#resolved(revision)
  }

  #resolved(revision: string): string | null {
    return resolveCommit(this.directory, revision)
  }

  /** Objects never change; one that is missing may still come. */
  type(sha: string): string | null {
    const type = this.#types.get(sha) ?? objectType(this.directory, sha)
    if (type !== null) this.#types.set(sha, type)
    return type
  }

  readCommit(sha: string): CommitObject {
    const [commit] = remember(this.#commits, sha, () => readCommits(this.directory, [sha]))
    if (commit === undefined) throw new Error(`${sha} is not a commit`)
    return commit
  }

  /** @throws GitError when it is no tag */
  readTag(sha: string): TagObject {
    return readTag(this.directory, sha)
  }

  /** Points a tag at an object, or at an annotation of it made at a time; gives the id it points at. */
  tag(name: string, sha: string, milliseconds: number | null): string {
    const seconds = Math.floor((milliseconds ?? 0) / 1000)
    const target = milliseconds === null ? sha : writeTag(this.directory, name, sha, seconds)
    this.setReference(`refs/tags/${name}`, target)
    return target
  }

  mergeBase(a: string, b: string): string | null {
    return remember(this.#mergeBases, `${a} ${b}`, () => {
      const plain = this.#ancestry.mergeBase(a, b)
      if (plain !== undefined) return plain
      const found = tryGit(this.directory, ['merge-base', a, b])
      return found.status === 0 ? found.stdout.toString('utf8').trim() : null
    })
  }

  /** Commits reachable from `head` and not from `base`, oldest first. */
  commitsBetween(base: string, head: string): CommitObject[] {
    return remember(this.#commits, `${base}..${head}`, () => {
      const line = this.#ancestry.line(base, head)
      if (line !== undefined) return line
      const list = gitText(this.directory, ['rev-list', '--reverse', '--topo-order', `${base}..${head}`])
      return readCommits(this.directory, list === '' ? [] : list.split('\n'))
    })
  }

  diff(from: string, to: string): FileDiff[] {
    return remember(this.#diffs, `${from} ${to}`, () => diffFiles(this.directory, from, to))
  }

  diffText(from: string, to: string): string {
    return diffText(this.directory, from, to)
  }

  tree(treeish: string, recursive = false): TreeEntry[] {
    const read = () => readTree(this.directory, treeish, recursive)
    return /^[0-9a-f]{40}$/.test(treeish) ? remember(this.#trees, `${treeish} ${recursive}`, read) : read()
  }

  /** What stands at a path of a commit; null when nothing does. `''` is the root. */
  entry(commit: string, path: string): TreeEntry | null {
    if (path === '') {
      return { mode: '040000', type: 'tree', sha: this.readCommit(commit).tree, path: '', size: null }
    }
    const slash = path.lastIndexOf('/')
    const name = path.slice(slash + 1)
    const sha = this.#folder(commit, slash < 0 ? '' : path.slice(0, slash))
    if (sha === null || this.type(sha) !== 'tree') return null
    const found = this.tree(sha).find((entry) => entry.path === name)
    return found === undefined ? null : { ...found, path }
  }

  /** What stands at a folder's path of a commit, or null; `''` is the root. */
  #folder(commit: string, path: string): string | null {
    const root = isObjectId(commit) && this.type(commit) === 'commit' ? this.readCommit(commit).tree : null
    const loose = root === null ? undefined : treeAt(this.directory, root, path)
    if (loose !== undefined) return loose
    const parent = path === '' ? `${commit}^{tree}` : `${commit}:${path}`
    const tree = tryGit(this.directory, ['rev-parse', '--verify', '--quiet', '--end-of-options', parent])
    return tree.status === 0 ? tree.stdout.toString('utf8').trim() : null
  }

  blob(sha: string): Buffer {
    return remember(this.#blobs, sha, () => readBlob(this.directory, sha))
  }

  /** Text of a file at a commit, or null. */
  file(commit: string, path: string): string | null {
    const entry = this.entry(commit, path)
    return entry?.type === 'blob' ? this.blob(entry.sha).toString('utf8') : null
  }

  /** A merge commit of two commits, not on any branch; null when they conflict. Its date is the head's. */
  merge(base: string, head: string, message: string): string | null {
    return remember(this.#merges, `${base} ${head} ${message}`, () => {
      const tree = this.#mergedTree(base, head)
      if (tree === null) return null
      const seconds = Date.parse(this.readCommit(head).committer.date) / 1000
      const github = `GitHub <noreply@github.com> ${seconds} +0000`
      const text = commitText({ tree, parents: [base, head], author: github, committer: github, message })
      return writeObject(this.directory, 'commit', Buffer.from(text.replace(/\n?$/, '\n')))
    })
  }

  /** The tree of a merge, or null. When one side has the other's commits, it is that side's. */
  #mergedTree(base: string, head: string): string | null {
    const common = this.mergeBase(base, head)
    if (common === base) return this.readCommit(head).tree
    if (common === head) return this.readCommit(base).tree
    const tree = tryGit(this.directory, ['merge-tree', '--write-tree', base, head])
    return tree.status === 0 ? (tree.stdout.toString('utf8').split('\n')[0] ?? '') : null
  }
}
