import { randomUUID } from 'node:crypto'
import { open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileError } from './input.ts'

/**
 * Writes a file whole or not at all: beside its place first, then renamed.
 * @param name the file as the user wrote it
 * @param mode who may read it; facts name people, and are for whoever saved them
 * @throws UsageError when it cannot be written
 */
export async function writeWhole(path: string, name: string, text: string, mode = 0o600): Promise<void> {
  await refuseDirectory(path, name)
  const beside = join(dirname(path), `.gatewright-${randomUUID()}.tmp`)
  try {
    const handle = await open(beside, 'wx', mode)
    try {
      await handle.chmod(mode)
      await handle.writeFile(text, 'utf8')
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(beside, path)
  } catch (error) {
    await rm(beside, { force: true })
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw fileError(name, `cannot be written (${why}), expected a place for a file`)
  }
}

/** Found before the work is done, not after it. @throws UsageError when no file can be written there */
export async function refuseDirectory(path: string, name: string): Promise<void> {
  const [there, around] = await Promise.all([
    stat(path).catch(() => null),
    stat(dirname(path)).catch(() => null),
  ])
  if (there?.isDirectory() === true) throw fileError(name, 'a directory, expected a place for a file')
  if (around?.isDirectory() !== true)
    throw fileError(name, 'its directory does not exist, expected a place for a file')
}
