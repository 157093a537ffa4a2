import { unknown } from '../core/fact.ts'
import { bytesOf, directoryOf, type Entry, type Tree, treeOf, workspaceOf } from './content.ts'
import { type GatherContext, giveUp } from './gather.ts'

/**
 * Bytes of a regular file at a commit; null when the commit does not hold it. The asking fact is unknown when the
 * path is a link, a folder or a submodule, when the file is too large, and when a cut listing leaves its absence open.
 */
export async function fileAtCommit(
  context: GatherContext,
  sha: string,
  path: string,
  maxBytes: number,
): Promise<Uint8Array | null> {
  if (context.subject.kind === 'branch') return await workspaceOf(context).file(sha, path, maxBytes)
  const entry = await entryAt(context, sha, path)
  if (entry === null) return null
  if (!entry.mode.startsWith('100')) {
    return giveUp(unknown('unparsable', `${path} at ${sha} is no regular file (git mode ${entry.mode})`))
  }
  if (entry.size !== null && entry.size > maxBytes) return giveUp(tooLarge(path, maxBytes))
  const bytes = await bytesOf(context, sha, entry)
  return bytes.length > maxBytes ? giveUp(tooLarge(path, maxBytes)) : bytes
}

const tooLarge = (path: string, maxBytes: number) =>
  unknown('too-large', `${path} is over ${maxBytes} bytes`, { remedy: { text: `shorten ${path}` } })

const directoryMode = '040000'

/** The entry of a path; a folder has mode `040000`. Its absence comes from complete listings only. */
export async function entryAt(context: GatherContext, sha: string, path: string): Promise<Entry | null> {
  const tree = await treeOf(context, sha)
  if (!tree.complete) return await entryByFolders(context, sha, path)
  const found = tree.entries.find((entry) => entry.path === path)
  if (found !== undefined) return found
  const below = tree.entries.some((entry) => entry.path.startsWith(`${path}/`))
  return below ? { path, mode: directoryMode, blob: '', size: null } : null
}

/** For a tree too large to be listed at once: one folder after the other. */
async function entryByFolders(context: GatherContext, sha: string, path: string): Promise<Entry | null> {
  let folder = sha
  const names = path.split('/')
  for (const [depth, name] of names.entries()) {
    const tree = complete(await directoryOf(context, folder), path)
    const entry = tree.entries.find((one) => one.path === name)
    if (entry === undefined) return null
    if (depth === names.length - 1) return { ...entry, path }
    if (entry.mode !== directoryMode) return null
    folder = entry.blob
  }
  return null
}

const complete = (tree: Tree, path: string): Tree =>
  tree.complete
    ? tree
    : giveUp(unknown('truncated', `GitHub cut a listing short, so ${path} may be missing from it`))
