import type { ChangedFile, Commit } from '../core/facts/pull-request.ts'

/** One entry of a commit's tree. `mode` is git's: `100644`, `100755`, `120000` (link), `160000` (submodule). */
export interface TreeEntry {
  readonly path: string
  readonly mode: string
  readonly blob: string
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
  /** Commits in `head` that are not in `base`, newest first. */
  commits(base: string, head: string): Promise<readonly Commit[]>
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
