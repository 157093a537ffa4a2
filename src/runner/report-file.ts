import { randomUUID } from 'node:crypto'
import { lstat, open, realpath, rename, rm } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { UsageError } from '../core/errors.ts'

/** A place where a report may be written, checked. */
export interface ReportPlace {
  /** Real, absolute path. */
  readonly path: string
  /** As the user wrote it, for messages. */
  readonly name: string
}

/** Where a report is named, and the folders that it may be in. */
export interface ReportWish {
  /** What holds the path, for messages: `--report`. */
  readonly where: string
  readonly file: string
  /** What a relative path starts from. */
  readonly directory: string
  /** Null entries are left out. */
  readonly folders: readonly (string | null)[]
}

const refuse = ({ where, file }: ReportWish, found: string): never => {
  throw new UsageError(
    `${where}: found ${JSON.stringify(file.slice(0, 200))}, ${found}; expected a file in the work tree or in RUNNER_TEMP`,
  )
}

/**
 * The place of a report: inside of one of the folders, whatever links lead there, and no link, folder or device itself.
 * @throws UsageError
 */
export async function reportPlace(wish: ReportWish): Promise<ReportPlace> {
  const { file, directory, folders } = wish
  if (file === '' || file.includes('\0')) return refuse(wish, 'which is no path')
  const wanted = resolve(directory, file)
  const folder = await realpath(dirname(wanted)).catch(() => refuse(wish, 'whose folder does not exist'))
  const named = folders.filter((one) => one !== null)
  const allowed = await Promise.all(named.map((one) => realpath(one).catch(() => null)))
  if (!allowed.some((one) => one !== null && isInside(one, folder)))
    return refuse(wish, 'which is outside of it')
  if (folder.split(/[\\/]/).some((name) => name.toLowerCase() === '.git'))
    return refuse(wish, 'which is in .git')
  const path = join(folder, basename(wanted))
  const there = await lstat(path).catch(() => null)
  if (there?.isSymbolicLink() === true) return refuse(wish, 'which is a symbolic link')
  if (there !== null && !there.isFile()) return refuse(wish, 'which is no regular file')
  return { path, name: file }
}

function isInside(parent: string, path: string): boolean {
  const steps = relative(parent, path)
  return steps === '' || (!isAbsolute(steps) && steps.split(/[\\/]/)[0] !== '..')
}

/**
 * Writes a report whole or not at all: beside its place first, then renamed, which replaces a link instead of following
 * it.
 * @returns a sentence when it could not be written: a surface that fails never changes the verdict
 */
export async function writeReport({ path, name }: ReportPlace, text: string): Promise<string | undefined> {
  const beside = join(dirname(path), `.gatewright-${randomUUID()}.tmp`)
  try {
    const handle = await open(beside, 'wx', 0o644)
    await handle
      .writeFile(text, 'utf8')
      .then(() => handle.sync())
      .finally(() => handle.close())
    await rename(beside, path)
    return undefined
  } catch (error) {
    await rm(beside, { force: true })
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    return `${name} was not written: ${why}`
  }
}
