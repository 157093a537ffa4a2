import { posix, relative, sep } from 'node:path'
import { UsageError } from '../core/errors.ts'

/** Something that is no plain path from the root: a leading slash, or an empty, `.` or `..` segment. */
const detour = /(?:^|\/)\.{0,2}(?:\/|$)/

/**
 * A path as CODEOWNERS files see it: from the root of the repository, without detours. A slash at the end stays.
 * @param root real path of the work tree: absolute paths inside count from there
 * @throws UsageError for a path that leads out of it
 */
export function repositoryPath(given: string, root: string): string {
  if (!detour.test(given)) return given
  const inside = given.startsWith('/') ? fromRoot(given, root) : given
  const path = posix.normalize(inside)
  if (inside !== '' && path !== '.' && path !== './' && path !== '..' && !path.startsWith('../')) return path
  throw new UsageError(
    `${JSON.stringify(given)} is no file of ${root}: expected a path relative to the root of the repository`,
  )
}

function fromRoot(given: string, root: string): string {
  const path = relative(root, given).split(sep).join('/')
  return given.endsWith('/') ? `${path}/` : path
}

const escapes: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  t: 9,
  n: 10,
  v: 11,
  f: 12,
  r: 13,
  '"': 34,
  '\\': 92,
}

/** A name in quotes as git writes it. */
const quoted = /^"(?:[^"\\]|\\(?:[abtnvfr"\\]|[0-3][0-7]{2}))*"$/s

/**
 * Bytes of a name as git prints it without `-z`: in double quotes, with C escapes, when it holds anything unusual
 * (git's `core.quotePath`). Null when the text is not quoted so.
 */
export function unquoted(name: string): Uint8Array | null {
  if (!quoted.test(name)) return null
  const parts: Uint8Array[] = []
  const pieces = name.slice(1, -1).matchAll(/\\([0-7]{3})|\\(.)|[^\\]+/gs)
  for (const [all, octal, letter] of pieces) {
    if (octal !== undefined) parts.push(Uint8Array.of(Number.parseInt(octal, 8)))
    else if (letter !== undefined) parts.push(Uint8Array.of(escapes[letter] ?? 0))
    else parts.push(Buffer.from(all, 'utf8'))
  }
  return Buffer.concat(parts)
}
