import { lstat, mkdir, realpath } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { WorkspaceFailure } from '../workspace/failure.ts'
import { insidePath, readInside } from '../workspace/files.ts'
import { placeOf } from './codeowners-file.ts'
import type { Context } from './context.ts'
import { fileError } from './input.ts'
import { writeNew, writeWhole } from './write-file.ts'

/** A file of the work tree that a command reads and writes. */
export interface TreeFile {
  /** As the user named it, or its usual path. */
  readonly name: string
  /** Real path of the work tree. */
  readonly root: string
  /** From there, with slashes. */
  readonly path: string
  /** Its bytes, or null when it is not there. @throws {UsageError} for what is no file, or over `maxBytes` */
  read(maxBytes: number): Promise<Uint8Array | null>
  /**
   * Writes it whole or not at all; its directory is made, and its permissions stay.
   * @throws {UsageError} when that is not possible, or it is a link: what it leads to would not be written
   */
  write(text: string): Promise<void>
  /** The same where nothing stands yet. @returns false when something does; it stays as it is */
  create(text: string): Promise<boolean>
}

/** Of a new file of a repository. */
const usualMode = 0o644

/**
 * A file by FILE argument, which counts from the working directory, or at its usual place, which counts from the root.
 * @throws {UsageError} when it lies outside of the work tree, also by a link
 */
export async function treeFile(context: Context, named: string | null, usual: string): Promise<TreeFile> {
  const { root } = await placeOf(context)
  const path = named === null ? join(root, usual) : resolve(await realpath(context.directory), named)
  const name = named ?? usual
  const inside = relative(root, path)
  if (inside === '' || inside.split(sep)[0] === '..' || resolve(root, inside) !== path)
    throw fileError(name, `not in the work tree ${root}, expected a place inside`)
  await asUsage(name, () => checkFolders(root, inside))
  return {
    ...{ name, root, path: inside.split(sep).join('/') },
    read: (maxBytes) => asUsage(name, () => readInside(root, inside, maxBytes)),
    write: async (text) => {
      await mkdir(dirname(path), { recursive: true }).catch(() => undefined)
      const there = await lstat(path).catch(() => null)
      if (there?.isSymbolicLink() === true)
        throw fileError(name, 'a symbolic link, expected the file that it leads to')
      await writeWhole(path, name, text, there === null ? usualMode : there.mode & 0o777)
    },
    create: async (text) => {
      await mkdir(dirname(path), { recursive: true }).catch(() => undefined)
      return await writeNew(path, name, text, usualMode)
    },
  }
}

/** Every folder on the way stays inside: what is written must not follow a link out. */
async function checkFolders(root: string, inside: string): Promise<void> {
  const folders = inside.split(sep).slice(0, -1)
  for (let count = 1; count <= folders.length; count++) {
    const real = await insidePath(root, folders.slice(0, count).join(sep))
    if (real === null) return
  }
}

async function asUsage<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof WorkspaceFailure)) throw error
    throw fileError(name, error.message)
  }
}
