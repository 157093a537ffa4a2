import { constants } from 'node:fs'
import { lstat, open, realpath } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'
import { WorkspaceFailure } from './failure.ts'

/**
 * Bytes of a regular file below `root`; null when there is none. Links are followed only as far as they stay inside,
 * and never into `.git`, where a checkout may have left its token. `root` must be a real path.
 * @throws {WorkspaceFailure} on anything else than a regular file of at most `maxBytes`
 */
export async function readInside(root: string, path: string, maxBytes: number): Promise<Uint8Array | null> {
  const refuse = (text: string) => new WorkspaceFailure('unparsable', path, text)
  if (path === '' || path.includes('\0') || isAbsolute(path)) {
    throw refuse('a path relative to the repository is expected')
  }
  const real = await realPath(join(root, path), refuse)
  if (real === null) return null
  const inside = relative(root, real)
  if (inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) {
    throw refuse('a regular file inside the repository is expected, this path leads out of it')
  }
  if (inside.split(sep).some((segment) => segment.toLowerCase() === '.git')) {
    throw refuse('files of `.git` are not read')
  }
  return await readRegular(real, path, maxBytes)
}

async function realPath(path: string, refuse: (text: string) => WorkspaceFailure): Promise<string | null> {
  try {
    return await realpath(path)
  } catch (error) {
    const code = codeOf(error)
    if (code !== 'ENOENT' && code !== 'ENOTDIR') throw refuse(`the path cannot be read (${code})`)
  }
  try {
    await lstat(path)
  } catch {
    return null
  }
  throw refuse('a regular file is expected, this is a link to nothing')
}

async function readRegular(real: string, path: string, maxBytes: number): Promise<Uint8Array> {
  const refuse = (text: string) => new WorkspaceFailure('unparsable', path, text)
  // Not following and not blocking: what was a file a moment ago may be a link or a pipe now.
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)
  const file = await open(real, flags).catch((error: unknown) => {
    throw refuse(`the file cannot be read (${codeOf(error)})`)
  })
  try {
    const { size } = await regular(file, refuse)
    const buffer = Buffer.alloc(Math.min(size, maxBytes) + 1)
    let length = 0
    for (let bytes = -1; bytes !== 0 && length < buffer.length; length += bytes) {
      bytes = (await file.read(buffer, length, buffer.length - length, null)).bytesRead
    }
    if (length > maxBytes) throw new WorkspaceFailure('too-large', path, `the file is over ${maxBytes} bytes`)
    if (length !== size) throw refuse('the file changed while it was read')
    return buffer.subarray(0, length)
  } finally {
    await file.close()
  }
}

async function regular(file: Awaited<ReturnType<typeof open>>, refuse: (text: string) => WorkspaceFailure) {
  const status = await file.stat()
  if (!status.isFile()) throw refuse('a regular file is expected')
  return status
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown error'
