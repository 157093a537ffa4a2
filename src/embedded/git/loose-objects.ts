import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { constants, deflateSync, inflateSync } from 'node:zlib'

/*
 * Objects that stand in files of their own, read and written without a process of git: a test asks for hundreds of
 * them, and a process costs a hundred times as much as a file. What is packed is left to git.
 */

export type ObjectType = 'blob' | 'commit' | 'tag' | 'tree'

/** An object as git stores it. */
export interface StoredObject {
  readonly type: ObjectType
  readonly content: Buffer
}

const types: readonly string[] = ['blob', 'commit', 'tag', 'tree'] satisfies ObjectType[]
const isType = (text: string): text is ObjectType => types.includes(text)

/** Whether a text is a whole object id, of SHA-1. */
export const isObjectId = (text: string): boolean => /^[0-9a-f]{40}$/.test(text)

const fileOf = (objects: string, sha: string): string => join(objects, sha.slice(0, 2), sha.slice(2))

/** The object folders of a repository: its own, then those of the repositories it was forked from. */
function objectFolders(objects: string): readonly string[] {
  try {
    const lines = readFileSync(join(objects, 'info', 'alternates'), 'utf8').split('\n')
    return [objects, ...lines.filter((line) => line !== '').flatMap(objectFolders)]
  } catch {
    return [objects]
  }
}

/** The compressed file of a loose object; null when there is none. */
function compressed(directory: string, sha: string): Buffer | null {
  if (!isObjectId(sha)) return null
  for (const folder of objectFolders(join(directory, 'objects'))) {
    try {
      return readFileSync(fileOf(folder, sha))
    } catch {
      // The next folder may hold it; else git is asked.
    }
  }
  return null
}

/** Splits `type size\0content`. */
function split(
  bytes: Buffer,
): { readonly type: ObjectType; readonly size: number; readonly start: number } | null {
  const end = bytes.indexOf(0)
  const [type = '', size = ''] = bytes.toString('latin1', 0, end).split(' ')
  return isType(type) ? { type, size: Number(size), start: end + 1 } : null
}

/** A loose object; null when that takes git to find out. */
export function looseObject(directory: string, sha: string): StoredObject | null {
  const file = compressed(directory, sha)
  if (file === null) return null
  const bytes = inflateSync(file)
  const header = split(bytes)
  return header === null ? null : { type: header.type, content: bytes.subarray(header.start) }
}

/** Compressed bytes that always hold a whole header: its longest form has 30 bytes. */
const HEADER_BYTES = 128

/** Type and size (bytes) of a loose object; null when that takes git to find out. */
export function looseHeader(
  directory: string,
  sha: string,
): { readonly type: ObjectType; readonly size: number } | null {
  const file = compressed(directory, sha)
  if (file === null) return null
  const options = { finishFlush: constants.Z_SYNC_FLUSH }
  return split(inflateSync(file.subarray(0, HEADER_BYTES), options))
}

/** Writes an object and gives its id. An object that is there already stays. */
export function writeObject(directory: string, type: ObjectType, content: Buffer): string {
  const bytes = Buffer.concat([Buffer.from(`${type} ${content.length}\0`), content])
  const sha = createHash('sha1').update(bytes).digest('hex')
  const file = fileOf(join(directory, 'objects'), sha)
  if (existsSync(file)) return sha
  mkdirSync(dirname(file), { recursive: true })
  // Nothing is read back from a disk after a test: speed is worth more than size.
  writeFileSync(file, deflateSync(bytes, { level: 1 }), { mode: 0o444 })
  return sha
}
