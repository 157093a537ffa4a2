import type { ChangedFile, Commit } from '../core/facts/pull-request.ts'
import type { WorkspaceFailure } from './failure.ts'

/** One entry of a commit's tree. `mode` is git's: `100644`, `100755`, `120000` (link), `160000` (submodule). */
export interface TreeEntry {
  readonly path: string
  readonly mode: string
  readonly blob: string
}

/** One commit of a change, and the files it changes. */
export interface CommitChange {
  readonly sha: string
  readonly parents: readonly string[]
  /**
   * Without renames: a moved file is one removed and one added. Of a merge only files that differ from all of its
   * parents. `blob` null: the commit leaves no regular file there.
   */
  readonly files: readonly { readonly path: string; readonly blob: string | null }[]
}

/** The lines of one changed file, as git shows them. */
export interface FileDiff {
  readonly path: string
  /** Modes before and after, where they differ from each other or stand in the patch. */
  readonly modes: readonly string[]
  /** Git shows no lines of it. */
  readonly binary: boolean
  /** Hunks alone; empty when no line changed. */
  readonly patch: string
}

/** One object of the clone, or why there is none. */
export type ObjectRead =
  | {
      readonly state: 'read'
      readonly type: 'commit' | 'tree' | 'blob' | 'tag'
      /** Bytes. */
      readonly size: number
      /** Null: more than the bytes asked for. What is there hashes to the id it was asked by. */
      readonly content: Uint8Array | null
    }
  /** The clone does not hold it, which says nothing about the repository when the clone is incomplete. */
  | { readonly state: 'missing' }
  | { readonly state: 'failed'; readonly failure: WorkspaceFailure }

/** Objects by id through one long-lived git process, which starts when it is needed and ends when it idles. */
export interface ObjectReader {
  /** Answers come in the order of the questions; asking many at once costs no more than a stream. */
  read(id: string, maxBytes: number): Promise<ObjectRead>
  /** Ends the process now; the next question starts another one. */
  close(): void
}

/**
 * A local clone, read through git plumbing without a shell. Paths and refs are data: they reach git after `--` or
 * through stdin, never as options. Each call throws `WorkspaceFailure` when the answer is not complete, for example
 * in a shallow clone.
 */
export interface Workspace {
  /** Absolute, real path of the work tree. */
  readonly root: string
  /** Full commit id of a ref or id, or null when there is none. */
  resolve(ref: string): Promise<string | null>
  /** Files changed between the merge base of both commits and `head`, renames detected. */
  changedFiles(base: string, head: string): Promise<readonly ChangedFile[]>
  /** The same files with their lines, in the same order. More text than `maxBytes` is a failure. */
  diff(base: string, head: string, maxBytes: number): Promise<readonly FileDiff[]>
  /** Commits in `head` that are not in `base`, newest first. */
  commits(base: string, head: string): Promise<readonly Commit[]>
  /** The commit where both histories meet. */
  mergeBase(base: string, head: string): Promise<string>
  /** Commits in `head` that are not in `base`, oldest first (parents before children), each with its files. */
  history(base: string, head: string): Promise<readonly CommitChange[]>
  /** Contents by blob id; at most `maxBytes` together. */
  blobs(ids: readonly string[], maxBytes: number): Promise<ReadonlyMap<string, Uint8Array>>
  /**
   * Whether the clone shows `ancestor` in the history of `of` (full ids; a commit is its own ancestor). In a shallow
   * clone only true can be believed. Null: one of the two is not in the clone.
   */
  isAncestor(ancestor: string, of: string): Promise<boolean | null>
  /** Whether history (shallow) or objects (partial) were left out when the clone was made. */
  incomplete(): Promise<boolean>
  /** Objects the clone's tags name, by name without `refs/tags/`; those that are absent have no key. */
  tags(names: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** Objects by id, without any lookup of names. */
  readonly objects: ObjectReader
  tree(commit: string): Promise<readonly TreeEntry[]>
  /** Bytes of a regular file at a commit; null when absent. Links and submodules are failures. */
  file(commit: string, path: string, maxBytes: number): Promise<Uint8Array | null>
  /** Bytes of a regular file of the work tree whose real path stays inside it; null when absent. */
  read(path: string, maxBytes: number): Promise<Uint8Array | null>
  /**
   * Paths of the files below these folders of the work tree (empty: all of it), tracked or not, sorted. Folders are
   * not entered through links; `.git` and `node_modules` are left out.
   */
  list(folders: readonly string[]): Promise<readonly string[]>
  /**
   * Bytes of a regular file of the work tree, piece by piece. A file over `maxBytes` is a failure before it is read,
   * and so is one that is not there or leads out of the work tree.
   */
  stream(path: string, maxBytes: number): AsyncIterable<Uint8Array>
  /** Files git tracks in the work tree. */
  tracked(): Promise<readonly TreeEntry[]>
}
