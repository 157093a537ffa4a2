import type { Signal } from '../../core/facts/change.ts'
import { bare, changed, type ProbeHunk } from './blocks.ts'
import type { ProbeLine } from './scan.ts'

interface Manifest {
  readonly name: RegExp
  /** Lockfiles of its tool. */
  readonly locks: readonly string[]
  /** A line that names a dependency with what of it may be installed. */
  readonly dependency: RegExp
}

const version = String.raw`(?:[\^~<>=!]{0,2}\s*v?\d+(?:\.[\dx*]+)*[\w.+-]*|\*|latest)`

const manifests: readonly Manifest[] = [
  {
    name: /^package\.json$/,
    locks: [
      'package-lock.json',
      'npm-shrinkwrap.json',
      'yarn.lock',
      'pnpm-lock.yaml',
      'bun.lock',
      'bun.lockb',
    ],
    dependency:
      /^\s*"(?!(?:version|node|npm|yarn|pnpm|vscode|packageManager|target|port|license|type|name)")(?:@[\w.-]+\/)?[\w.-]+"\s*:\s*"(?:[\^~<>=]{0,2}\s*v?\d+\.[\dx*]+[\w.+-]*|\^\d+|~\d+|\*|latest|(?:npm|file|link|git\+\w+|github):[^"]+)"/,
  },
  {
    name: /^Cargo\.toml$/,
    locks: ['Cargo.lock'],
    dependency: new RegExp(
      String.raw`^\s*(?!(?:version|edition|rust-version|resolver)\s*=)[\w-]+\s*=\s*(?:"${version}"|\{.*\b(?:version|git|path)\s*=)`,
    ),
  },
  {
    name: /^go\.mod$/,
    locks: ['go.sum'],
    dependency: /^\s*(?:require\s+)?[\w.-]+\.[a-z]+\/\S+\s+v\d+\.\d+\.\d+\S*/,
  },
  {
    name: /^pyproject\.toml$/,
    locks: ['poetry.lock', 'uv.lock', 'pdm.lock'],
    dependency:
      /^\s*"[A-Za-z][\w.-]*(?:\[[\w,\s-]+\])?\s*(?:[<>=!~]=?=?\s*[\d*][^"]*)?",?\s*$|^\s*(?!(?:version|python|requires-python|target-version|line-length|name)\s*=)[A-Za-z][\w-]*\s*=\s*"[\^~<>=]{1,2}\s*\d[^"]*"/,
  },
  {
    name: /^Pipfile$/,
    locks: ['Pipfile.lock'],
    dependency: new RegExp(String.raw`^\s*(?!python_version)[\w-]+\s*=\s*(?:"${version}"|\{)`),
  },
  { name: /^Gemfile$/, locks: ['Gemfile.lock'], dependency: /^\s*gem\s+["'][\w-]+["']/ },
  {
    name: /^composer\.json$/,
    locks: ['composer.lock'],
    dependency: new RegExp(String.raw`^\s*"(?!php")[\w.-]+\/[\w.-]+"\s*:\s*"${version}`),
  },
]

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1)

const manifestOf = (path: string): Manifest | undefined =>
  manifests.find(({ name }) => name.test(nameOf(path)))

/** Keys and headings below which dependencies stand. */
const dependencies = /depend|requires\b|overrides|resolutions|catalog|packages\b|optional-|group\b|require/i
/** A line that opens a table, an object or a list: `[profile.release]`, `"engines": {`, `keywords = [`. */
const heading = /^\s*\[\[?([^\]]+)\]\]?\s*$|^\s*"?([\w.-]+)"?\s*[:=]\s*[[{]\s*$/
/** A list's entry that says no version: only the heading tells what it is. */
const bareEntry = /^\s*"[^"<>=!~]*",?\s*$/

/** Whether a line stands below a heading of dependencies; where the patch shows none, its form decides. */
function isBelowDependencies(head: readonly ProbeLine[], index: number, text: string): boolean {
  for (let at = index - 1; at >= 0; at--) {
    const [, table, key] = heading.exec(head[at]?.kept ?? '') ?? []
    // `dev = [` is a group of the table above.
    if (
      key !== undefined &&
      !dependencies.test(key) &&
      !bareEntry.test(text) &&
      /=\s*\[/.test(head[at]?.kept ?? '')
    )
      continue
    if (table !== undefined || key !== undefined) return dependencies.test(table ?? key ?? '')
  }
  return !bareEntry.test(text)
}

/** Lines that add a dependency or change what of it may be installed. */
function dependencyLines(path: string, hunks: readonly ProbeHunk[]): ProbeLine[] {
  const pattern = manifestOf(path)?.dependency
  if (pattern === undefined) return []
  const sectioned = /\.(?:json|toml)$/.test(path)
  const dependency = (line: ProbeLine): string | null =>
    pattern.test(line.kept) ? bare(line.kept).replace(/,$/, '') : null
  // A line that only got or lost its comma, or that moved, is the same dependency.
  const before = new Set(changed(hunks, 'removed').map(dependency))
  return hunks.flatMap(({ head }) =>
    head.filter((line, index) => {
      const found = line.kind === 'added' ? dependency(line) : null
      if (found === null || before.has(found)) return false
      return !sectioned || isBelowDependencies(head, index, line.kept)
    }),
  )
}

/** Dependencies that a manifest adds or changes. */
export const addedDependencies = (path: string, hunks: readonly ProbeHunk[]): Signal[] =>
  dependencyLines(path, hunks).map(({ line }) => ({
    kind: 'dependency-added',
    ...{ path, line, side: 'added', name: nameOf(path) },
  }))

/** Whether a file states dependencies that a lockfile beside it would pin: only then need anybody look for one. */
export const isManifest = (path: string): boolean => manifestOf(path) !== undefined

/** Lockfiles that may belong to a manifest: in its folder, and in those above for workspaces. */
function lockfilesFor(path: string): string[] {
  const locks = manifestOf(path)?.locks ?? []
  const folders = [folderOf(path)]
  for (let folder = folders[0] ?? ''; folder !== ''; ) {
    folder = folderOf(folder.slice(0, -1))
    folders.push(folder)
  }
  return folders.flatMap((folder) => locks.map((lock) => `${folder}${lock}`))
}

/**
 * A manifest whose dependencies change while the lockfile beside it stays: what is installed is not what was reviewed.
 * @param there whether a path is in the base commit; null when nobody could tell
 * @param touched paths the change touches
 */
export function manifestWithoutLockfile(
  path: string,
  hunks: readonly ProbeHunk[],
  there: (path: string) => boolean | null,
  touched: ReadonlySet<string>,
): Signal[] {
  if (dependencyLines(path, hunks).length === 0) return []
  const candidates = lockfilesFor(path)
  const locks = candidates.filter((lock) => there(lock) === true)
  if (locks.length === 0 || candidates.some((lock) => touched.has(lock))) return []
  const [lock = ''] = locks
  return [{ kind: 'manifest-without-lockfile', path, line: null, side: 'added', name: nameOf(lock) }]
}
