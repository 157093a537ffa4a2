// Compares what should be there with what is there, and writes the difference.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { isStub, mark } from './mark.js'

/** Folders that generated files stand in, besides single files at the root. */
const folders = ['actions', 'docs']

const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : null)

function filesBelow(root, folder) {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      relative(root, join(entry.parentPath ?? entry.path, entry.name))
        .split(sep)
        .join('/'),
    )
}

/** A file this script wrote: by its mark, or because it is a stub. Hand-written files are never touched. */
function isGenerated(root, path) {
  const text = read(join(root, path))
  return text.includes(mark) || isStub(text)
}

/**
 * @param root the repository
 * @param wanted path → text of every generated file
 * @returns one entry per file that is missing, stale or no longer wanted (`text` null), by path
 */
export function compare(root, wanted) {
  const found = [...wanted].flatMap(([path, text]) => {
    const now = read(join(root, path))
    if (now === text) return []
    return [{ path, text, why: now === null ? 'missing' : 'stale' }]
  })
  const left = folders
    .flatMap((folder) => filesBelow(root, folder))
    .filter((path) => !wanted.has(path) && isGenerated(root, path))
    .map((path) => ({ path, text: null, why: 'left over from a gate or rule that is gone' }))
  return [...found, ...left].sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** Brings the repository to what is wanted; folders that end up empty go, too. */
export function write(root, differences) {
  for (const { path, text } of differences) {
    const file = join(root, path)
    if (text === null) {
      rmSync(file)
      removeEmpty(dirname(file))
    } else {
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, text)
    }
  }
}

function removeEmpty(folder) {
  if (readdirSync(folder).length === 0) rmdirSync(folder)
}
