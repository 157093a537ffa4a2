import { createHash } from 'node:crypto'
import { WorkspaceFailure } from '../workspace/failure.ts'
import type { Workspace } from '../workspace/port.ts'

/** Says of a file of the work tree whether it is what git checked out. */
export type IsCommitted = (path: string, bytes: Uint8Array) => boolean

/** Bytes of the largest tracked file that is compared; a larger one counts as committed. */
const maxBytes = 32 * 1024 * 1024

/** Why such a file proves nothing about the judged commit. */
export const committedDetail = 'it is a committed file as it was checked out, and no result of this run'

/** Compares files with what git tracks; a folder that git does not know tracks nothing. */
export async function committedIn(workspace: Workspace): Promise<IsCommitted> {
  const tracked = await trackedIn(workspace)
  return (path, bytes) => isBlob(tracked.get(path), bytes)
}

/** Those of some files that are as they were checked out: nobody wrote them in this run. */
export async function committedAmong(
  workspace: Workspace,
  paths: readonly string[],
): Promise<readonly string[]> {
  if (paths.length === 0) return []
  const tracked = await trackedIn(workspace)
  const among: string[] = []
  for (const path of paths.filter((one) => tracked.has(one))) {
    const bytes = await workspace.read(path, maxBytes).catch(notRead)
    if (bytes === null || isBlob(tracked.get(path), bytes)) among.push(path)
  }
  return among
}

function notRead(error: unknown): null {
  if (error instanceof WorkspaceFailure) return null
  throw error
}

/** Blobs by path. */
async function trackedIn(workspace: Workspace): Promise<ReadonlyMap<string, string>> {
  try {
    return new Map((await workspace.tracked()).map(({ path, blob }) => [path, blob]))
  } catch (error) {
    if (error instanceof WorkspaceFailure) return new Map()
    throw error
  }
}

const isBlob = (blob: string | undefined, bytes: Uint8Array): boolean =>
  blob !== undefined && (blobIs(blob, bytes) || blobIs(blob, withoutReturns(bytes)))

const blobIs = (blob: string, bytes: Uint8Array): boolean =>
  createHash(blob.length === 64 ? 'sha256' : 'sha1')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex') === blob

/** As git stores it where it writes CRLF into the work tree (`core.autocrlf`, `eol=crlf`). */
const withoutReturns = (bytes: Uint8Array): Uint8Array =>
  bytes.filter((byte, at) => byte !== 0x0d || bytes[at + 1] !== 0x0a)
