import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/*
 * What a bare repository keeps in plain files: its skeleton and its loose references. Read and written without a
 * process of git, as there may be a hundred of them in one test.
 */

const config = '[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = true\n[gc]\n\tauto = 0\n'

/** Makes a bare repository with an unborn `main`, as `git init --bare` does without templates. */
export function initialise(directory: string): void {
  for (const folder of ['objects/info', 'objects/pack', 'refs/heads', 'refs/tags'])
    mkdirSync(join(directory, folder), { recursive: true })
  writeFileSync(join(directory, 'HEAD'), 'ref: refs/heads/main\n')
  writeFileSync(join(directory, 'config'), config)
}

/** What a reference may be called: the rules of `git check-ref-format`. */
const isPlain = (name: string): boolean =>
  /^refs(?:\/[^\p{Cc} ~^:?*[\\/]+){2,}$/u.test(name) && !/\/\.|\.\.|@\{|\.lock(?:\/|$)|\.$/.test(name)

/** The id a loose reference holds; null when that takes git to find out. */
export function looseReference(directory: string, name: string): string | null {
  if (!isPlain(name)) return null
  try {
    return /^([0-9a-f]{40})\n$/.exec(readFileSync(join(directory, name), 'utf8'))?.[1] ?? null
  } catch {
    return null
  }
}

/** Whether every reference is loose: one that has no file then does not exist. */
export const hasOnlyLoose = (directory: string, name: string): boolean =>
  isPlain(name) && !existsSync(join(directory, 'packed-refs'))

/** Writes a loose reference. False when that takes git: an odd name, or another reference in the way. */
export function writeLoose(directory: string, name: string, sha: string): boolean {
  if (!isPlain(name) || !/^[0-9a-f]{40}$/.test(sha)) return false
  const file = join(directory, name)
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, `${sha}\n`)
    return true
  } catch {
    return false
  }
}

/** All references, by name, when each is a plain loose one; null when that takes git to find out. */
export function looseReferences(directory: string): { name: string; sha: string }[] | null {
  if (existsSync(join(directory, 'packed-refs'))) return null
  const found: { name: string; sha: string }[] = []
  for (const entry of readdirSync(join(directory, 'refs'), { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) continue
    const name = relative(directory, join(entry.parentPath, entry.name)).replaceAll('\\', '/')
    const sha = looseReference(directory, name)
    if (sha === null) return null
    found.push({ name, sha })
  }
  return found.sort((a, b) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)))
}
