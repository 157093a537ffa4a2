import { constants } from 'node:fs'
import { open } from 'node:fs/promises'

/**
 * Appends one line to a file, as one write: the system puts it at the end whole, also beside other writers (`O_APPEND`
 * on a local disk; not on NFS). A last line without a line break is ended first, and never continued.
 * The file is made when it is not there. What is no regular file, or a link, is refused.
 * @param line without its line break
 * @throws {Error} with the `code` of the system (`ELOOP` for a link), or `EINVAL` for what is no regular file
 */
export async function appendLine(path: string, line: string): Promise<void> {
  const { O_APPEND, O_CREAT, O_RDWR } = constants
  // Not following and not blocking: a link may lead out of the work tree, and a pipe has no end.
  const flags = O_APPEND | O_CREAT | O_RDWR | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)
  const handle = await open(path, flags, 0o644)
  try {
    const status = await handle.stat()
    if (!status.isFile()) throw Object.assign(new Error('no regular file'), { code: 'EINVAL' })
    const last = Buffer.alloc(1)
    if (status.size > 0) await handle.read(last, 0, 1, status.size - 1)
    const open = status.size > 0 && last[0] !== 10
    const bytes = Buffer.from(`${open ? '\n' : ''}${line}\n`, 'utf8')
    const { bytesWritten } = await handle.write(bytes, 0, bytes.length, null)
    if (bytesWritten !== bytes.length)
      throw Object.assign(new Error('only a part was written'), { code: 'ENOSPC' })
  } finally {
    await handle.close()
  }
}
