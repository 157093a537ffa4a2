import { z } from 'zod'
import { lazy } from '../core/lazy.ts'
import type { Folder, FolderEntry } from '../workspace/object-parse.ts'

/** `GET /git/trees`, of one folder or of everything below it. */
export const listingSchema = lazy(() =>
  z.object({
    truncated: z.boolean(),
    tree: z.array(
      z.object({
        path: z.string(),
        mode: z.string(),
        type: z.string(),
        sha: z.string(),
        size: z.number().int().nonnegative().nullish(),
      }),
    ),
  }),
)
type Listing = z.output<ReturnType<typeof listingSchema>>

/** Folders of a listing by id, the listed one among them. */
export interface Listed {
  readonly root: Folder
  readonly folders: ReadonlyMap<string, Folder>
  /** Bytes of files, by blob id. */
  readonly sizes: ReadonlyMap<string, number>
}

/** A complete listing, folder by folder. Of one folder alone, those in it are not known. */
export function readListing(id: string, { tree }: Listing, recursive: boolean): Listed {
  const root = new Map<string, FolderEntry>()
  const byPath = new Map<string, Map<string, FolderEntry>>([['', root]])
  const folders = new Map<string, Folder>([[id, root]])
  const sizes = new Map<string, number>()
  for (const { path, mode, sha, size } of tree) {
    const slash = path.lastIndexOf('/')
    const parent = slash < 0 ? '' : path.slice(0, slash)
    // A listing names a folder before what is in it.
    byPath.get(parent)?.set(path.slice(slash + 1), { mode, id: sha })
    if (size !== null && size !== undefined) sizes.set(sha, size)
    if (mode !== '040000' || !recursive) continue
    const folder = new Map<string, FolderEntry>()
    byPath.set(path, folder)
    folders.set(sha, folder)
  }
  return { root, folders, sizes }
}
