import type { Unknown } from '../core/fact.ts'
import type { Tags } from '../core/facts/phases.ts'
import type { Folder } from '../workspace/object-parse.ts'

/** What an id stands for; `type` null: there is no such object. All but `type` speak of commits alone. */
export interface CommitInfo {
  readonly type: 'commit' | 'tree' | 'blob' | 'tag' | null
  /** Committer date, RFC 3339 in UTC; null where it is none that can be written so. */
  readonly committedAt: string | null
  readonly parents: readonly string[]
}

/** The same with the folder at its root; null: it is no commit. */
export interface CommitRoot extends CommitInfo {
  readonly tree: string | null
}

/** What stands at a path: git's mode in six digits, and the id of the object. */
export interface ObjectEntry {
  readonly mode: string
  readonly blob: string
}

export interface BlobFound {
  readonly id: string
  readonly known: true
  /** Bytes. */
  readonly size: number
  /** Null: more than the bytes asked for. */
  readonly content: Uint8Array | null
}

/** A blob, or why it could not be read. */
export type BlobRead = BlobFound | { readonly id: string; readonly known: false; readonly why: Unknown }

/** Objects of one repository by id. What fails throws `WorkspaceFailure` or `GitHubFailure`. */
export interface ObjectSource {
  commit(sha: string): Promise<CommitRoot>
  /** Of a folder that a commit or another folder names; that it is not there is a failure. */
  folder(id: string): Promise<Folder>
  blob(id: string, maxBytes: number): Promise<BlobFound>
  /** Both are known to be commits. */
  isAncestor(ancestor: string, of: string): Promise<boolean>
  tags(names: readonly string[]): Promise<Tags>
  /** How many blobs are asked for at a time, at most. */
  readonly window: number
  close(): void
}

/** Nothing has this id. */
export const noObject: CommitRoot = { type: null, tree: null, committedAt: null, parents: [] }

/** Entries of folders that are kept, of all folders together. */
export const foldersKept = 300_000

/** A tag of a tag of a tag is followed this far. */
const deepest = 8

/**
 * What a tag comes to. `next` gives what an object that is a tag points at, and of any other whether it is a commit.
 */
export async function peeled(
  id: string,
  next: (id: string) => Promise<string | { readonly commit: boolean }>,
): Promise<Tags[string]> {
  let at = id
  for (let depth = 0; depth <= deepest; depth++) {
    const found = await next(at)
    if (typeof found !== 'string') return { annotated: depth > 0, commit: found.commit ? at : null }
    at = found
  }
  return { annotated: true, commit: null }
}
