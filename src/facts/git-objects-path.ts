import { unknown } from '../core/fact.ts'
import type { Folder, FolderEntry } from '../workspace/object-parse.ts'
import { giveUp } from './gather.ts'
import type { ObjectEntry, ObjectSource } from './git-objects-source.ts'

const folderMode = '040000'

/** Segments of a path; null where no tree can hold such a name. */
function segmentsOf(path: string): readonly string[] | null {
  const names = path.split('/')
  return path.includes('\0') || names.some((name) => ['', '.', '..'].includes(name)) ? null : names
}

async function rootOf(source: ObjectSource, commit: string): Promise<Folder> {
  const { tree } = await source.commit(commit)
  return tree === null
    ? giveUp(unknown('not-found', `there is no commit ${commit} to read files from`))
    : await source.folder(tree)
}

/** What stands at a path, folder by folder: names are compared exactly and nothing is followed. */
export async function entryAt(
  source: ObjectSource,
  commit: string,
  path: string,
): Promise<ObjectEntry | null> {
  const names = segmentsOf(path)
  if (names === null) return null
  let folder = await rootOf(source, commit)
  for (const [depth, name] of names.entries()) {
    const entry = folder.get(name)
    if (entry === undefined) return null
    if (depth === names.length - 1) return { mode: entry.mode, blob: entry.id }
    if (entry.mode !== folderMode) return null
    folder = await source.folder(entry.id)
  }
  return null
}

/** A name as file systems that ignore case and Unicode form see it. */
const fold = (name: string): string => name.normalize('NFC').toLowerCase().normalize('NFC')

/** Folders of equal names that are looked into: more make a twin no clearer. */
const mostFolders = 16

interface Branch {
  readonly path: string
  readonly folder: Folder
}

/** A path of the commit that differs in case or Unicode form alone; null when there is none, or the path itself is. */
export async function twinOf(source: ObjectSource, commit: string, path: string): Promise<string | null> {
  const names = segmentsOf(path)
  if (names === null) return null
  let branches: readonly Branch[] = [{ path: '', folder: await rootOf(source, commit) }]
  for (const [depth, name] of names.entries()) {
    const alike = branches.flatMap((branch) => alikeIn(branch, name))
    if (depth === names.length - 1) return alike.map((one) => one.path).find((one) => one !== path) ?? null
    const folders = alike.filter(({ entry }) => entry.mode === folderMode).slice(0, mostFolders)
    branches = await Promise.all(
      folders.map(async (one) => ({ path: `${one.path}/`, folder: await source.folder(one.entry.id) })),
    )
  }
  return null
}

/** The exact name first, the others as the folder has them. */
function alikeIn(branch: Branch, name: string): { path: string; entry: FolderEntry }[] {
  const folded = fold(name)
  return [...branch.folder]
    .filter(([other]) => fold(other) === folded)
    .sort(([a], [b]) => Number(b === name) - Number(a === name))
    .map(([other, entry]) => ({ path: `${branch.path}${other}`, entry }))
}
