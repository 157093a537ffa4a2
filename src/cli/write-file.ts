import { randomUUID } from 'node:crypto'
import { link, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileError } from './input.ts'

/**
 * Writes a file whole or not at all: beside its place first, then renamed.
 * @param name the file as the user wrote it
 * @param mode who may read it; facts name people, and are for whoever saved them
 * @throws UsageError when it cannot be written
 */
export async function writeWhole(path: string, name: string, text: string, mode = 0o600): Promise<void> {
  await writeBeside({ path, name, text, mode }, (beside) => rename(beside, path))
}

/**
 * The same, where nothing stands yet: of two processes at once one writes its text, and the other is told.
 * @returns false when something stands there; it is as it was
 * @throws UsageError when it cannot be written
 */
export async function writeNew(path: string, name: string, text: string, mode: number): Promise<boolean> {
  let taken = false
  await writeBeside({ path, name, text, mode }, async (beside) => {
    try {
      await linkNew(beside, path)
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error
      taken = true
    }
    await rm(beside, { force: true })
  })
  return !taken
}

/** A name of a file never replaces one; file systems without them take an empty file as the claim. */
async function linkNew(beside: string, path: string): Promise<void> {
  try {
    await link(beside, path)
  } catch (error) {
    if (!withoutLinks.has(codeOf(error))) throw error
    await (await open(path, 'wx')).close()
    await rename(beside, path)
  }
}

const withoutLinks: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'])

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error)

interface Whole {
  readonly path: string
  readonly name: string
  readonly text: string
  readonly mode: number
}

async function writeBeside(
  { path, name, text, mode }: Whole,
  place: (beside: string) => Promise<void>,
): Promise<void> {
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
    await place(beside)
  } catch (error) {
    await rm(beside, { force: true })
    throw fileError(name, `cannot be written (${codeOf(error)}), expected a place for a file`)
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
