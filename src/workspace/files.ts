import { constants } from 'node:fs'
import { type FileHandle, lstat, open, realpath } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'
import { WorkspaceFailure } from './failure.ts'

/**
 * Bytes of a regular file below `root`; null when there is none. Links are followed only as far as they stay inside,
 * and never into `.git`, where a checkout may have left its token. `root` must be a real path.
 * @throws {WorkspaceFailure} on anything else than a regular file of at most `maxBytes`
 */
export async function readInside(root: string, path: string, maxBytes: number): Promise<Uint8Array | null> {
  const real = await insidePath(root, path)
  return real === null ? null : await readRegular(real, path, maxBytes)
}

/**
 * The real path of what stands at `path` below `root`; null when nothing does.
 * @throws {WorkspaceFailure} when it leads out of `root` or into `.git`
 */
export async function insidePath(root: string, path: string): Promise<string | null> {
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
  return real
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

/** Opens a real path. Not following and not blocking: what was a file a moment ago may be a link or a pipe now. */
async function openRegular(real: string, refuse: (text: string) => WorkspaceFailure): Promise<FileHandle> {
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)
  return await open(real, flags).catch((error: unknown) => {
    throw refuse(`the file cannot be read (${codeOf(error)})`)
  })
}

async function readRegular(real: string, path: string, maxBytes: number): Promise<Uint8Array> {
  const refuse = (text: string) => new WorkspaceFailure('unparsable', path, text)
  const file = await openRegular(real, refuse)
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

/** Bytes that are read at a time. */
const pieceBytes = 1024 * 1024

/**
 * The bytes of a regular file below `root`, piece by piece; links as `readInside` follows them. Every piece is a
 * buffer of its own.
 * @throws {WorkspaceFailure} when it is not there, no regular file, or over `maxBytes`, which is refused before reading
 */
export async function* streamInside(
  root: string,
  path: string,
  maxBytes: number,
): AsyncGenerator<Uint8Array> {
  const refuse = (text: string) => new WorkspaceFailure('unparsable', path, text)
  const real = await insidePath(root, path)
  if (real === null) throw new WorkspaceFailure('not-found', path, 'there is no such file')
  const file = await openRegular(real, refuse)
  try {
    const { size, mtimeMs } = await regular(file, refuse)
    if (size > maxBytes) {
      throw new WorkspaceFailure(
        'too-large',
        path,
        `the file has ${size} bytes, at most ${maxBytes} are read`,
      )
    }
    let length = 0
    for (;;) {
      const piece = Buffer.allocUnsafe(Math.max(1, Math.min(pieceBytes, size - length + 1)))
      const { bytesRead } = await file.read(piece, 0, piece.length, null).catch((error: unknown) => {
        throw refuse(`the file cannot be read (${codeOf(error)})`)
      })
      length += bytesRead
      const ended = bytesRead === 0
      if (length > size || (ended && (await changedSince(file, { size, mtimeMs }, length))))
        throw refuse('the file changed while it was read')
      if (ended) return
      yield piece.subarray(0, bytesRead)
    }
  } finally {
    await file.close()
  }
}

/** Whether an open file is another than when it was opened, or gave another number of bytes. */
async function changedSince(
  file: FileHandle,
  before: { readonly size: number; readonly mtimeMs: number },
  length: number,
): Promise<boolean> {
  const { size, mtimeMs } = await file.stat()
  return length !== before.size || size !== before.size || mtimeMs !== before.mtimeMs
}

async function regular(file: FileHandle, refuse: (text: string) => WorkspaceFailure) {
  const status = await file.stat()
  if (!status.isFile()) throw refuse('a regular file is expected')
  return status
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown error'
