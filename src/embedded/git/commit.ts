import { looseReference, writeLoose } from './loose.ts'
import { isObjectId, writeObject } from './loose-objects.ts'
import { looseCommit } from './objects.ts'
import { GitError, git, gitText } from './run.ts'
import { type Change, changedTree } from './trees.ts'

/** Who made a commit, as typed by whoever made it. */
export interface Signature {
  readonly name: string
  readonly email: string
}

/** What a path holds after a commit. A string or buffer is a regular file, `null` a deletion. */
export type Entry =
  | string
  | Buffer
  | null
  | { readonly content: string | Buffer; readonly executable?: boolean }
  /** Changes the mode only; the path must exist. */
  | { readonly executable: boolean }
  | { readonly symlink: string }
  /** A gitlink: the commit id the submodule stands at. */
  | { readonly submodule: string }
  /** A rename within the commit; content stays. */
  | { readonly renamedFrom: string }

export interface CommitInput {
  readonly branch: string
  readonly files: Readonly<Record<string, Entry>>
  readonly message: string
  readonly author: Signature
  readonly committer: Signature
  /** Seconds since 1970. */
  readonly timestamp: number
  /** First parent; null makes a root commit. */
  readonly parent: string | null
  readonly otherParents?: readonly string[]
}

/** Paths always go quoted in C style: a path may start with a quote or hold a newline. */
function quotedPath(path: string): string {
  const escaped = path.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
  return `"${escaped}"`
}

const data = (content: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`data ${content.length}\n`), content, Buffer.from('\n')])

const inline = (mode: string, path: string, content: string | Buffer): Buffer =>
  Buffer.concat([Buffer.from(`M ${mode} inline ${quotedPath(path)}\n`), data(Buffer.from(content))])

function modeChange(directory: string, parent: string | null, path: string, executable: boolean): Buffer {
  if (parent === null) throw new GitError(`mode change of ${path}: there is no parent commit`)
  const listed = gitText(directory, ['ls-tree', parent, '--', path])
  const blob = /^\d+ blob ([0-9a-f]+)\t/.exec(listed)?.[1]
  if (blob === undefined) throw new GitError(`mode change of ${path}: no such file in ${parent}`)
  return Buffer.from(`M ${executable ? '100755' : '100644'} ${blob} ${quotedPath(path)}\n`)
}

function command(directory: string, parent: string | null, path: string, entry: Entry): Buffer {
  if (entry === null) return Buffer.from(`D ${quotedPath(path)}\n`)
  if (typeof entry === 'string' || Buffer.isBuffer(entry)) return inline('100644', path, entry)
  if ('content' in entry) return inline(entry.executable ? '100755' : '100644', path, entry.content)
  if ('executable' in entry) return modeChange(directory, parent, path, entry.executable)
  if ('symlink' in entry) return inline('120000', path, entry.symlink)
  if ('submodule' in entry) return Buffer.from(`M 160000 ${entry.submodule} ${quotedPath(path)}\n`)
  return Buffer.from(`R ${quotedPath(entry.renamedFrom)} ${quotedPath(path)}\n`)
}

const isRename = (entry: Entry): boolean =>
  typeof entry === 'object' && entry !== null && 'renamedFrom' in entry

/** A name or address may hold anything but what ends the field. */
const signature = ({ name, email }: Signature, timestamp: number): string =>
  `${name.replace(/[<>\n\0]/g, '')} <${email.replace(/[<>\n\0]/g, '')}> ${timestamp} +0000`

/** A commit object as text; a parent that is given twice stands once. */
export function commitText(commit: {
  readonly tree: string
  readonly parents: readonly string[]
  readonly author: string
  readonly committer: string
  readonly message: string
}): string {
  const parents = [...new Set(commit.parents)].map((sha) => `parent ${sha}\n`).join('')
  const people = `author ${commit.author}\ncommitter ${commit.committer}\n`
  return `tree ${commit.tree}\n${parents}${people}\n${commit.message}`
}

/** Above this many entries git, which packs them, is quicker. */
const MAX_LOOSE_ENTRIES = 400

/** What an entry leaves at its path, its content written; undefined for what only git can do. */
function change(directory: string, path: string, entry: Entry): Change | undefined {
  const blob = (mode: string, content: string | Buffer): Change => [
    path,
    { mode, sha: writeObject(directory, 'blob', Buffer.from(content)) },
  ]
  if (entry === null) return [path, null]
  if (typeof entry === 'string' || Buffer.isBuffer(entry)) return blob('100644', entry)
  if ('content' in entry) return blob(entry.executable ? '100755' : '100644', entry.content)
  if ('symlink' in entry) return blob('120000', entry.symlink)
  if ('submodule' in entry && isObjectId(entry.submodule))
    return [path, { mode: '160000', sha: entry.submodule }]
  return undefined
}

/** Writes a plain commit without a process of git and gives its id; null when that takes git. */
function writePlainCommit(directory: string, input: CommitInput): string | null {
  const entries = Object.entries(input.files)
  const parents = [...(input.parent === null ? [] : [input.parent]), ...(input.otherParents ?? [])]
  const found = parents.map((sha) => looseCommit(directory, sha))
  if (entries.length > MAX_LOOSE_ENTRIES || found.includes(null)) return null
  if (!Number.isInteger(input.timestamp) || input.timestamp < 0) return null
  const changes = entries.map(([path, entry]) => change(directory, path, entry))
  const known = changes.filter((one) => one !== undefined)
  if (known.length < changes.length) return null
  const base = input.parent === null ? null : (found[0]?.tree ?? null)
  const tree = changedTree(directory, base, known)
  if (tree === null) return null
  const author = signature(input.author, input.timestamp)
  const committer = signature(input.committer, input.timestamp)
  const text = commitText({ tree, parents, author, committer, message: input.message })
  const sha = writeObject(directory, 'commit', Buffer.from(text))
  return writeLoose(directory, `refs/heads/${input.branch}`, sha) ? sha : null
}

/**
 * Adds a commit to a branch and returns its id. The same input gives the same id. The branch moves to it even when that
 * is not a fast-forward.
 * @throws GitError when an entry names what does not exist
 */
export function writeCommit(directory: string, input: CommitInput): string {
  return writePlainCommit(directory, input) ?? importCommit(directory, input)
}

/** Adds a commit through `git fast-import`. */
function importCommit(directory: string, input: CommitInput): string {
  const { branch, parent } = input
  // Renames go first: a path may be moved away and written again in one commit.
  const entries = Object.entries(input.files).sort(
    ([, a], [, b]) => Number(isRename(b)) - Number(isRename(a)),
  )
  const stream = [
    Buffer.from(`reset refs/heads/${branch}\n`),
    Buffer.from(parent === null ? '\n' : `from ${parent}\n\n`),
    Buffer.from(`commit refs/heads/${branch}\n`),
    Buffer.from(`author ${signature(input.author, input.timestamp)}\n`),
    Buffer.from(`committer ${signature(input.committer, input.timestamp)}\n`),
    data(Buffer.from(input.message)),
    ...(parent === null ? [] : [Buffer.from(`from ${parent}\n`)]),
    ...(input.otherParents ?? []).map((sha) => Buffer.from(`merge ${sha}\n`)),
    ...entries.map(([path, entry]) => command(directory, parent, path, entry)),
    Buffer.from('\ndone\n'),
  ]
  git(directory, ['fast-import', '--quiet', '--force', '--done'], { input: Buffer.concat(stream) })
  const reference = `refs/heads/${branch}`
  return looseReference(directory, reference) ?? gitText(directory, ['rev-parse', reference])
}
