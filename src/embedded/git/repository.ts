import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CommitInput, writeCommit } from './commit.ts'
import { diffFiles, diffText, type FileDiff } from './diff.ts'
import {
  type CommitObject,
  objectType,
  readBlob,
  readCommits,
  readTree,
  resolveCommit,
  type TreeEntry,
} from './objects.ts'
import { git, gitText, tryGit } from './run.ts'

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
  readonly #diffs = new Map<string, FileDiff[]>()
  readonly #commits = new Map<string, CommitObject[]>()
  readonly #mergeBases = new Map<string, string | null>()
  readonly #merges = new Map<string, string | null>()

  /** `parent`: the repository whose objects this fork shares. */
  constructor(directory: string, parent: GitRepository | null) {
    this.directory = directory
    mkdirSync(directory, { recursive: true })
    gitText(directory, ['init', '--quiet', '--bare', '--initial-branch=main', '--template=', directory])
    gitText(directory, ['config', 'gc.auto', '0'])
    if (parent === null) return
    mkdirSync(join(directory, 'objects', 'info'), { recursive: true })
    writeFileSync(join(directory, 'objects', 'info', 'alternates'), `${join(parent.directory, 'objects')}\n`)
  }

  commit(input: CommitInput): string {
    return writeCommit(this.directory, input)
  }

  /** The id a full reference name points at, or null. */
  reference(name: string): string | null {
    const found = tryGit(this.directory, ['rev-parse', '--verify', '--quiet', '--end-of-options', name])
    return found.status === 0 ? found.stdout.toString('utf8').trim() : null
  }

  branch(name: string): string | null {
    return this.reference(`refs/heads/${name}`)
  }

  /** Full names and ids of the references that start with `prefix`. */
  references(prefix: string): { name: string; sha: string }[] {
    const text = gitText(this.directory, ['for-each-ref', '--format=%(objectname) %(refname)'])
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => ({ sha: line.slice(0, 40), name: line.slice(41) }))
      .filter(({ name }) => name.startsWith(prefix))
  }

  setReference(name: string, sha: string | null): void {
    gitText(this.directory, sha === null ? ['update-ref', '-d', name] : ['update-ref', name, sha])
  }

  /** Copies a branch of another repository, objects included, to a reference of this one. */
  fetch(from: GitRepository, source: string, target: string): void {
    git(this.directory, ['fetch', '--quiet', '--no-tags', from.directory, `+${source}:${target}`])
  }

  resolve(revision: string): string | null {
    return resolveCommit(this.directory, revision)
  }

  type(sha: string): string | null {
    return objectType(this.directory, sha)
  }

  readCommit(sha: string): CommitObject {
    const [commit] = remember(this.#commits, sha, () => readCommits(this.directory, [sha]))
    if (commit === undefined) throw new Error(`${sha} is not a commit`)
    return commit
  }

  mergeBase(a: string, b: string): string | null {
    return remember(this.#mergeBases, `${a} ${b}`, () => {
      const found = tryGit(this.directory, ['merge-base', a, b])
      return found.status === 0 ? found.stdout.toString('utf8').trim() : null
    })
  }

  /** Commits reachable from `head` and not from `base`, oldest first. */
  commitsBetween(base: string, head: string): CommitObject[] {
    return remember(this.#commits, `${base}..${head}`, () => {
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
    return readTree(this.directory, treeish, recursive)
  }

  /** What stands at a path of a commit; null when nothing does. `''` is the root. */
  entry(commit: string, path: string): TreeEntry | null {
    if (path === '') {
      return { mode: '040000', type: 'tree', sha: this.readCommit(commit).tree, path: '', size: null }
    }
    const slash = path.lastIndexOf('/')
    const parent = slash < 0 ? `${commit}^{tree}` : `${commit}:${path.slice(0, slash)}`
    const name = path.slice(slash + 1)
    const tree = tryGit(this.directory, ['rev-parse', '--verify', '--quiet', '--end-of-options', parent])
    if (tree.status !== 0) return null
    const sha = tree.stdout.toString('utf8').trim()
    if (this.type(sha) !== 'tree') return null
    const found = this.tree(sha).find((entry) => entry.path === name)
    return found === undefined ? null : { ...found, path }
  }

  blob(sha: string): Buffer {
    return readBlob(this.directory, sha)
  }

  /** Text of a file at a commit, or null. */
  file(commit: string, path: string): string | null {
    const entry = this.entry(commit, path)
    return entry?.type === 'blob' ? this.blob(entry.sha).toString('utf8') : null
  }

  /** A merge commit of two commits, not on any branch; null when they conflict. Its date is the head's. */
  merge(base: string, head: string, message: string): string | null {
    return remember(this.#merges, `${base} ${head} ${message}`, () => {
      const tree = tryGit(this.directory, ['merge-tree', '--write-tree', base, head])
      if (tree.status !== 0) return null
      const date = this.readCommit(head).committer.date
      const sha = tree.stdout.toString('utf8').split('\n')[0] ?? ''
      return gitText(this.directory, ['commit-tree', sha, '-p', base, '-p', head, '-m', message], {
        environment: { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date },
      })
    })
  }
}
