import { isUtf8 } from 'node:buffer'
import type { TreeEntry } from '../git/objects.ts'
import type { GitRepository } from '../git/repository.ts'
import type { Node } from './execute.ts'

/** Bytes of a blob's text that GitHub gives at most. */
const MAX_TEXT_BYTES = 512_000
/** Bytes of a blob that git, too, looks at to tell text from binary. */
const PROBE = 8_000

function blobNode(git: GitRepository, sha: string): Node {
  const content = git.blob(sha)
  const binary = content.subarray(0, PROBE).includes(0) || !isUtf8(content)
  return {
    __typename: 'Blob',
    oid: sha,
    byteSize: content.length,
    isBinary: binary,
    isTruncated: !binary && content.length > MAX_TEXT_BYTES,
    text: binary ? null : content.subarray(0, MAX_TEXT_BYTES).toString('utf8'),
  }
}

const treeNode = (git: GitRepository, sha: string): Node => ({
  __typename: 'Tree',
  oid: sha,
  entries: () => git.tree(sha).map((entry) => entryNode(git, entry)),
})

/** What an entry of a tree stands for; a submodule's commit is not in this repository. */
function entryObject(git: GitRepository, { sha, type }: TreeEntry): Node | null {
  if (type === 'commit') return null
  return type === 'tree' ? treeNode(git, sha) : blobNode(git, sha)
}

const entryNode = (git: GitRepository, entry: TreeEntry): Node => ({
  __typename: 'TreeEntry',
  name: entry.path,
  oid: entry.sha,
  mode: Number.parseInt(entry.mode, 8),
  type: entry.type,
  object: () => entryObject(git, entry),
})

/** A commit, tree or blob by its id; null when there is none. */
export function objectNode(git: GitRepository, sha: string): Node | null {
  const type = git.type(sha)
  if (type === 'commit') {
    return { __typename: 'Commit', oid: sha, committedDate: () => git.readCommit(sha).committer.date }
  }
  if (type === 'tree') return treeNode(git, sha)
  return type === 'blob' ? blobNode(git, sha) : null
}

/** What `object(expression: …)` or `object(oid: …)` names: `main:.github/workflows`, a branch, a commit; or null. */
export function objectBy(git: GitRepository, given: Readonly<Record<string, unknown>>): Node | null {
  const { expression, oid } = given
  if (typeof oid === 'string') return objectNode(git, oid)
  const [revision = '', ...path] = String(expression).split(':')
  const commit = git.resolve(revision)
  if (commit === null) return null
  if (path.length === 0) return objectNode(git, commit)
  const entry = git.entry(commit, path.join(':'))
  return entry === null ? null : entryObject(git, entry)
}
