import { lstat, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { WorkspaceFailure } from './failure.ts'
import { insidePath } from './files.ts'

/** Folders that hold no file of the project's own. */
const skipped: ReadonlySet<string> = new Set(['.git', 'node_modules'])

/** Entries one walk may meet: what has more is no folder of reports. */
const mostEntries = 1_000_000

/**
 * Paths of the files below some folders of `root`, tracked or not, each once and sorted by UTF-16 units. A link counts
 * as a file unless it leads to a folder: folders are never entered through links. `.git` and `node_modules` are left out.
 * @param folders paths relative to `root`; empty for `root` itself. One that is not there holds no file.
 * @throws {WorkspaceFailure} when a folder cannot be listed, or there are too many entries
 */
export async function listFiles(root: string, folders: readonly string[]): Promise<readonly string[]> {
  const found = new Set<string>()
  const pending = [...new Set(folders)]
  const seen = new Set(pending)
  let entries = 0
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    if (!(await isFolder(root, folder))) continue
    const listed = await readdir(join(root, folder), { withFileTypes: true }).catch((error: unknown) => {
      throw new WorkspaceFailure('unparsable', folder, `the folder cannot be listed (${String(error)})`)
    })
    entries += listed.length
    if (entries > mostEntries) {
      throw new WorkspaceFailure('truncated', folder, `more than ${mostEntries} files and folders`)
    }
    for (const entry of listed) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory()) {
        if (!seen.has(path)) pending.push(path)
        seen.add(path)
      } else if (!entry.isSymbolicLink() || !(await leadsToFolder(join(root, path)))) found.add(path)
    }
  }
  return [...found].sort()
}

/** Whether a folder, reached without a link and outside of the skipped ones, stands there. */
async function isFolder(root: string, folder: string): Promise<boolean> {
  if (folder === '') return true
  if (folder.split('/').some((name) => skipped.has(name))) return false
  const real = await insidePath(root, folder).catch(() => null)
  if (real !== join(root, folder)) return false
  return await lstat(real).then(
    (status) => status.isDirectory(),
    () => false,
  )
}

const leadsToFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (status) => status.isDirectory(),
    () => false,
  )
