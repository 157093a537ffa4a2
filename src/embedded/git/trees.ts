import { looseObject, writeObject } from './loose-objects.ts'

/** One line of a stored tree. */
export interface TreeLine {
  /** Octal as stored: `40000`, `100644`, `100755`, `120000`, `160000`. */
  readonly mode: string
  /** Its bytes, one per character. */
  readonly name: string
  readonly sha: string
}

/** Mode of a folder. */
const FOLDER = '40000'

/** The bytes of a text, one per character, as names stand in trees. */
export const asBytes = (text: string): string => Buffer.from(text).toString('latin1')

/** The text that bytes, one per character, stand for. */
export const asText = (bytes: string): string => Buffer.from(bytes, 'latin1').toString('utf8')

/** Lines of a stored tree, in its order: `mode name\0id`. */
function parseTree(content: Buffer): readonly TreeLine[] {
  const lines: TreeLine[] = []
  for (let at = 0; at < content.length; ) {
    const space = content.indexOf(32, at)
    const end = content.indexOf(0, space)
    lines.push({
      mode: content.toString('latin1', at, space),
      name: content.toString('latin1', space + 1, end),
      sha: content.toString('hex', end + 1, end + 21),
    })
    at = end + 21
  }
  return lines
}

/** Lines of a loose tree; null when it is none. */
export function looseTree(directory: string, sha: string): readonly TreeLine[] | null {
  const stored = looseObject(directory, sha)
  return stored?.type === 'tree' ? parseTree(stored.content) : null
}

/** Names between slashes; null when git reads the path in a way of its own. */
export function pathNames(path: string): readonly string[] | null {
  const names = path.split('/')
  return names.some((name) => /^(?:|\.|\.\.|\.git)$/i.test(name) || name.includes('\0')) ? null : names
}

/** The tree at a path below a loose tree: null where there is none, undefined when that takes git to find out. */
export function treeAt(directory: string, root: string, path: string): string | null | undefined {
  const names = path === '' ? [] : pathNames(path)
  if (names === null) return undefined
  let sha = root
  for (const name of names.map(asBytes)) {
    const lines = looseTree(directory, sha)
    if (lines === null) return undefined
    const line = lines.find((one) => one.name === name)
    if (line?.mode !== FOLDER) return null
    sha = line.sha
  }
  return sha
}

/** A folder that is being changed. */
type Folder = Map<string, Leaf | Folder>
type Leaf = Omit<TreeLine, 'name'>

/** A tree cannot be changed without git. */
class NeedsGit extends Error {}

function load(directory: string, sha: string): Folder {
  const lines = looseTree(directory, sha)
  if (lines === null) throw new NeedsGit(sha)
  return new Map(lines.map(({ name, mode, sha: id }) => [name, { mode, sha: id }]))
}

/** The folder of a name, loaded or new; whatever else has the name gives way to it. */
function folderIn(directory: string, parent: Folder, name: string): Folder {
  const known = parent.get(name)
  if (known instanceof Map) return known
  const folder: Folder = known?.mode === FOLDER ? load(directory, known.sha) : new Map()
  parent.set(name, folder)
  return folder
}

/** Sets what stands at a path. */
function set(directory: string, parent: Folder, names: readonly string[], leaf: Leaf): void {
  const [name = '', ...rest] = names
  if (rest.length === 0) parent.set(name, leaf)
  else set(directory, folderIn(directory, parent, name), rest, leaf)
}

/** Removes what stands at a path, and every folder that is left empty. */
function remove(directory: string, parent: Folder, names: readonly string[]): void {
  const [name = '', ...rest] = names
  if (rest.length === 0) {
    parent.delete(name)
    return
  }
  const known = parent.get(name)
  if (known === undefined || !(known instanceof Map || known.mode === FOLDER)) return
  const folder = folderIn(directory, parent, name)
  remove(directory, folder, rest)
  if (folder.size === 0) parent.delete(name)
}

/** Names compare by bytes, a folder's as if it ended with a slash. */
const sortKey = (name: string, entry: Leaf | Folder): string =>
  entry instanceof Map || entry.mode === FOLDER ? `${name}/` : name

function store(directory: string, folder: Folder): string {
  const entries = [...folder].map(([name, entry]) => ({ name, entry, key: sortKey(name, entry) }))
  const parts = entries
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .flatMap(({ name, entry }) => {
      const leaf = entry instanceof Map ? { mode: FOLDER, sha: store(directory, entry) } : entry
      return [Buffer.from(`${leaf.mode} ${name}\0`, 'latin1'), Buffer.from(leaf.sha, 'hex')]
    })
  return writeObject(directory, 'tree', Buffer.concat(parts))
}

/** What a path holds after a change: null for nothing. */
export type Change = readonly [path: string, leaf: Leaf | null]

/** Writes the tree that a tree (null: the empty one) becomes, change after change; null when that takes git. */
export function changedTree(
  directory: string,
  root: string | null,
  changes: readonly Change[],
): string | null {
  try {
    const folder: Folder = root === null ? new Map() : load(directory, root)
    for (const [path, leaf] of changes) {
      const names = pathNames(path)?.map(asBytes)
      if (names === undefined) return null
      if (leaf === null) remove(directory, folder, names)
      else set(directory, folder, names, leaf)
    }
    return store(directory, folder)
  } catch (error) {
    if (error instanceof NeedsGit) return null
    throw error
  }
}
