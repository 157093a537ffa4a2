import { type Unknown, unknown } from '../core/fact.ts'
import { entryAt } from './commit-file.ts'
import { bytesOf, directoryOf, type Entry, type Tree, treeOf } from './content.ts'
import { failureOf, type GatherContext, giveUp } from './gather.ts'
import { once } from './once.ts'

/** Files of one commit. A clone that holds the commit answers for GitHub: it costs no requests. */
export interface HeadFiles {
  readonly sha: string
  readonly kind: 'api' | 'git'
  /** The entry of a path; null when the commit does not hold it. A folder has mode `040000`. */
  entry(path: string): Promise<Entry | null>
  /** What stands directly in a folder; `''` is the root. */
  list(folder: string): Promise<readonly Entry[]>
  /** Everything but folders; a listing that was cut short is a failure (`truncated`). */
  all(): Promise<readonly Entry[]>
  /** Bytes of a regular file; null over `maxBytes`. */
  bytes(entry: Entry, maxBytes: number): Promise<Uint8Array | null>
}

/** The files of a commit, from the clone or through the API; listed once, whoever asks. */
export const filesAt = (context: GatherContext, sha: string): Promise<HeadFiles> =>
  once(context, `files at ${sha}`, () => openFiles(context, sha))

async function openFiles(context: GatherContext, sha: string): Promise<HeadFiles> {
  const { workspace, subject } = context
  const local = workspace !== null && subject.kind !== 'branch' && (await holds(workspace, sha))
  return local ? await fromClone(workspace, sha) : await fromContext(context, sha)
}

type Clone = NonNullable<GatherContext['workspace']>

const holds = async (workspace: Clone, sha: string): Promise<boolean> =>
  (await workspace.resolve(sha).catch(() => null)) === sha

async function fromClone(workspace: Clone, sha: string): Promise<HeadFiles> {
  const entries = (await workspace.tree(sha)).map((entry) => ({ ...entry, size: null }))
  const byPath = new Map(entries.map((entry) => [entry.path, entry]))
  const folders = foldersOf(entries)
  return {
    ...{ sha, kind: 'git' },
    entry: async (path) => byPath.get(path) ?? (folders.has(path) ? folder(path) : null),
    list: async (path) => directlyIn(entries, path),
    all: async () => entries,
    bytes: (entry, maxBytes) => nullIfTooLarge(() => workspace.file(sha, entry.path, maxBytes)),
  }
}

async function fromContext(context: GatherContext, sha: string): Promise<HeadFiles> {
  const tree = await treeOf(context, sha)
  return {
    ...{ sha, kind: tree.kind },
    entry: (path) => entryAt(context, sha, path),
    list: (path) => listed(context, sha, tree, path),
    all: async () => (tree.complete ? tree.entries : giveUp(cut(sha))),
    bytes: async (entry, maxBytes) => {
      if (entry.size !== null && entry.size > maxBytes) return null
      const bytes = await nullIfTooLarge(() => bytesOf(context, sha, entry))
      return bytes === null || bytes.length > maxBytes ? null : bytes
    },
  }
}

async function nullIfTooLarge(read: () => Promise<Uint8Array | null>): Promise<Uint8Array | null> {
  try {
    return await read()
  } catch (error) {
    if (failureOf(error)?.reason === 'too-large') return null
    throw error
  }
}

/** Of a tree too large to be listed at once, the folder by itself. */
async function listed(
  context: GatherContext,
  sha: string,
  tree: Tree,
  path: string,
): Promise<readonly Entry[]> {
  if (tree.complete) return directlyIn(tree.entries, path)
  if (path === '') {
    const root = await directoryOf(context, sha)
    return root.complete ? root.entries : giveUp(cut('the root folder'))
  }
  const entry = await entryAt(context, sha, path)
  if (entry?.mode !== folderMode) return []
  const own = await directoryOf(context, entry.blob)
  if (!own.complete) giveUp(cut(path))
  return own.entries.map((one) => ({ ...one, path: `${path}/${one.path}` }))
}

const cut = (path: string): Unknown =>
  unknown('truncated', `GitHub cut the listing of ${path} short, so files may be missing from it`)

export const folderMode = '040000'
const folder = (path: string): Entry => ({ path, mode: folderMode, blob: '', size: null })

function directlyIn(entries: readonly Entry[], path: string): readonly Entry[] {
  const folder = path === '' ? '' : `${path}/`
  return entries.filter((one) => one.path.startsWith(folder) && !one.path.slice(folder.length).includes('/'))
}

function foldersOf(entries: readonly Entry[]): ReadonlySet<string> {
  const folders = new Set<string>()
  for (const { path } of entries) {
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
      const above = path.slice(0, at)
      if (folders.has(above)) break
      folders.add(above)
    }
  }
  return folders
}
