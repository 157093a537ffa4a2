/** What a commit object says of itself. */
export interface CommitObject {
  readonly tree: string
  readonly parents: readonly string[]
  /** Committer date, RFC 3339 in UTC to the second; null where it is none. Whoever commits writes it as they like. */
  readonly committedAt: string | null
}

/** One name in a folder, with git's mode in six digits. */
export interface FolderEntry {
  readonly mode: string
  readonly id: string
}

/** A folder's entries by name. A name that is not UTF-8 stands under what it decodes to, marked by a leading NUL. */
export type Folder = ReadonlyMap<string, FolderEntry>

const id = '([0-9a-f]{64}|[0-9a-f]{40})'
const treeLine = new RegExp(`^tree ${id}$`)
const parentLine = new RegExp(`^parent ${id}$`)

/** Null when it is no commit as git writes them. */
export function parseCommitObject(content: Uint8Array): CommitObject | null {
  const [headers = ''] = new TextDecoder('latin1').decode(content).split('\n\n', 1)
  const [first = '', ...rest] = headers.split('\n')
  const tree = treeLine.exec(first)?.[1]
  if (tree === undefined) return null
  const parents: string[] = []
  // Parents stand right behind the tree; further down a line may say anything (a signature, a merged tag).
  for (const line of rest) {
    const parent = parentLine.exec(line)?.[1]
    if (parent === undefined) break
    parents.push(parent)
  }
  const committer = rest.find((line) => line.startsWith('committer ')) ?? ''
  return { tree, parents, committedAt: dateOf(/ (-?\d{1,15}) [+-]\d{4}$/.exec(committer)?.[1]) }
}

/** RFC 3339 of seconds since 1970; null outside the years 0 to 9999. */
function dateOf(seconds: string | undefined): string | null {
  const date = new Date(Number(seconds ?? Number.NaN) * 1000)
  if (Number.isNaN(date.getTime())) return null
  const text = date.toISOString()
  return /^\d{4}-/.test(text) ? text.replace(/\.\d{3}Z$/, 'Z') : null
}

/** What a tag object points at; null when it is no tag as git writes them. */
export function parseTagObject(content: Uint8Array): { readonly id: string; readonly type: string } | null {
  const text = new TextDecoder('latin1').decode(content)
  const [, target, type] =
    /^object ([0-9a-f]{64}|[0-9a-f]{40})\ntype (commit|tree|blob|tag)\n/.exec(text) ?? []
  return target === undefined || type === undefined ? null : { id: target, type }
}

/**
 * Entries of a tree object: mode, a blank, the name, NUL, and the id in bytes. Null when it is damaged.
 * @param digits of an id in this repository
 */
export function parseTreeObject(content: Uint8Array, digits: number): Folder | null {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  const entries = new Map<string, FolderEntry>()
  const idBytes = digits / 2
  for (let at = 0; at < bytes.length; ) {
    const blank = bytes.indexOf(0x20, at)
    const end = blank < 0 ? -1 : bytes.indexOf(0, blank)
    if (end < 0 || end + idBytes >= bytes.length) return null
    const mode = modeOf(bytes.toString('latin1', at, blank))
    if (mode === null) return null
    const next = end + 1 + idBytes
    entries.set(nameOf(bytes.subarray(blank + 1, end)), { mode, id: bytes.toString('hex', end + 1, next) })
    at = next
  }
  return entries
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function nameOf(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes)
  } catch {
    return `\0${new TextDecoder('latin1').decode(bytes)}`
  }
}

/** As git reads modes: of a regular file only whether its owner may run it counts. */
function modeOf(octal: string): string | null {
  if (!/^[0-7]{5,6}$/.test(octal)) return null
  const mode = Number.parseInt(octal, 8)
  switch (mode & 0o170000) {
    case 0o100000:
      return (mode & 0o100) === 0 ? '100644' : '100755'
    case 0o120000:
      return '120000'
    case 0o040000:
      return '040000'
    default:
      return '160000'
  }
}
