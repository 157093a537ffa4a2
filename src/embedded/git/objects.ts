import { hasOnlyLoose, looseReference } from './loose.ts'
import { isObjectId, looseHeader, looseObject, writeObject } from './loose-objects.ts'
import { git, tryGit } from './run.ts'
import { asText, looseTree } from './trees.ts'

export interface CommitPerson {
  readonly name: string
  readonly email: string
  /** RFC 3339 in UTC. */
  readonly date: string
}

export interface CommitObject {
  readonly sha: string
  readonly tree: string
  readonly parents: readonly string[]
  readonly author: CommitPerson
  readonly committer: CommitPerson
  readonly message: string
}

/** An annotated tag. */
export interface TagObject {
  readonly sha: string
  /** Id and type of what it is a tag of. */
  readonly target: string
  readonly type: string
  readonly name: string
  readonly tagger: CommitPerson
  readonly message: string
}

export interface TreeEntry {
  readonly mode: string
  readonly type: 'blob' | 'tree' | 'commit'
  readonly sha: string
  readonly path: string
  /** Bytes; null for trees and submodules. */
  readonly size: number | null
}

/** GitHub prints times without milliseconds. */
export const isoSeconds = (milliseconds: number): string =>
  new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/, 'Z')

function person(line: string): CommitPerson {
  const match = /^(.*?) ?<(.*)> (-?\d+) [+-]\d{4}$/.exec(line)
  return {
    name: match?.[1] ?? '',
    email: match?.[2] ?? '',
    date: isoSeconds(Number(match?.[3] ?? '0') * 1000),
  }
}

function parseCommit(sha: string, text: string): CommitObject {
  const end = text.indexOf('\n\n')
  const headers = text.slice(0, end).split('\n')
  const values = (name: string): string[] =>
    headers.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1))
  return {
    sha,
    tree: values('tree')[0] ?? '',
    parents: values('parent'),
    author: person(values('author')[0] ?? ''),
    committer: person(values('committer')[0] ?? ''),
    message: text.slice(end + 2).replace(/\n$/, ''),
  }
}

/** Reads an annotated tag. @throws GitError when there is none */
export function readTag(directory: string, sha: string): TagObject {
  const stored = looseObject(directory, sha)
  const content = stored?.type === 'tag' ? stored.content : git(directory, ['cat-file', 'tag', sha])
  const text = content.toString('utf8')
  const end = text.indexOf('\n\n')
  const header = (name: string): string =>
    text
      .slice(0, end)
      .split('\n')
      .find((line) => line.startsWith(`${name} `))
      ?.slice(name.length + 1) ?? ''
  return {
    sha,
    target: header('object'),
    type: header('type'),
    name: header('tag'),
    tagger: person(header('tagger')),
    message: text.slice(end + 2).replace(/\n$/, ''),
  }
}

/** An annotated tag's object; gives its id. */
export function writeTag(directory: string, name: string, sha: string, seconds: number): string {
  const type = objectType(directory, sha) ?? 'commit'
  const tagger = `GitHub <noreply@github.com> ${seconds} +0000`
  const input = `object ${sha}\ntype ${type}\ntag ${name}\ntagger ${tagger}\n\n${name}\n`
  // Only git knows what else a name must not hold, and what is packed.
  const plain = /^\w[\w.-]*$/.test(name) && looseHeader(directory, sha) !== null
  if (plain) return writeObject(directory, 'tag', Buffer.from(input))
  return git(directory, ['mktag'], { input }).toString('utf8').trim()
}

/** A commit that is a loose object; null when that takes git to find out. */
export function looseCommit(directory: string, sha: string): CommitObject | null {
  const stored = looseObject(directory, sha)
  return stored?.type === 'commit' ? parseCommit(sha, stored.content.toString('utf8')) : null
}

/** Reads commits, those that are packed by one `git cat-file --batch`. @throws GitError when one is not a commit */
export function readCommits(directory: string, shas: readonly string[]): CommitObject[] {
  const loose = shas.map((sha) => looseCommit(directory, sha))
  const all = loose.filter((commit) => commit !== null)
  return all.length === shas.length ? all : packedCommits(directory, shas)
}

function packedCommits(directory: string, shas: readonly string[]): CommitObject[] {
  const output = git(directory, ['cat-file', '--batch'], { input: `${shas.join('\n')}\n` })
  const commits: CommitObject[] = []
  for (let at = 0; at < output.length; ) {
    const lineEnd = output.indexOf(10, at)
    const [sha = '', type, size = '0'] = output.toString('utf8', at, lineEnd).split(' ')
    const start = lineEnd + 1
    const end = start + Number(size)
    if (type === 'commit') commits.push(parseCommit(sha, output.toString('utf8', start, end)))
    at = end + 1
  }
  return commits
}

/** The commit that an id or the tag of an id leads to, by loose objects; null when that takes git to find out. */
function looseTarget(directory: string, sha: string): string | null {
  const type = looseHeader(directory, sha)?.type
  if (type !== 'tag') return type === 'commit' ? sha : null
  return looseTarget(directory, readTag(directory, sha).target)
}

/** The commit a revision names (branch, tag or id), or null. A revision that looks like an option names none. */
export function resolveCommit(directory: string, revision: string): string | null {
  if (revision.startsWith('-') || revision === '') return null
  const candidates = /^[0-9a-f]{7,40}$/.test(revision)
    ? [revision]
    : [`refs/heads/${revision}`, `refs/tags/${revision}`, revision]
  for (const candidate of candidates) {
    const id = isObjectId(candidate) ? candidate : looseReference(directory, candidate)
    if (id === null && hasOnlyLoose(directory, candidate)) continue
    const loose = id === null ? null : looseTarget(directory, id)
    if (loose !== null) return loose
    const found = tryGit(directory, [
      'rev-parse',
      '--verify',
      '--quiet',
      '--end-of-options',
      `${candidate}^{commit}`,
    ])
    if (found.status === 0) return found.stdout.toString('utf8').trim()
  }
  return null
}

/** Type of an object (`commit`, `tree`, `blob`, `tag`), or null when there is none. */
export function objectType(directory: string, sha: string): string | null {
  if (!isObjectId(sha)) return null
  const loose = looseHeader(directory, sha)
  if (loose !== null) return loose.type
  const found = tryGit(directory, ['cat-file', '-t', sha])
  return found.status === 0 ? found.stdout.toString('utf8').trim() : null
}

export function readBlob(directory: string, sha: string): Buffer {
  const stored = looseObject(directory, sha)
  return stored?.type === 'blob' ? stored.content : git(directory, ['cat-file', 'blob', sha])
}

/** The loose tree that an id leads to: a tree's own, or a commit's. */
function looseTreeId(directory: string, treeish: string): string {
  return looseCommit(directory, treeish)?.tree ?? treeish
}

const TREE_TYPES: Readonly<Record<string, TreeEntry['type']>> = { '040000': 'tree', '160000': 'commit' }

/** Entries of a tree all of whose objects are loose; null when that takes git to find out. */
function looseEntries(directory: string, sha: string, recursive: boolean, prefix = ''): TreeEntry[] | null {
  const entries: TreeEntry[] = []
  const lines = looseTree(directory, sha)
  if (lines === null) return null
  for (const line of lines) {
    const mode = line.mode.padStart(6, '0')
    const type = TREE_TYPES[mode] ?? 'blob'
    const path = prefix + asText(line.name)
    const size = type === 'blob' ? looseHeader(directory, line.sha)?.size : null
    if (size === undefined) return null
    entries.push({ mode, type, sha: line.sha, path, size })
    const below = recursive && type === 'tree' ? looseEntries(directory, line.sha, true, `${path}/`) : []
    if (below === null) return null
    for (const entry of below) entries.push(entry)
  }
  return entries
}

/** Entries of a tree-ish; with `recursive`, trees are listed with their content as GitHub does. */
export function readTree(directory: string, treeish: string, recursive: boolean): TreeEntry[] {
  const loose = looseEntries(directory, looseTreeId(directory, treeish), recursive)
  return loose ?? listedTree(directory, treeish, recursive)
}

function listedTree(directory: string, treeish: string, recursive: boolean): TreeEntry[] {
  const flags = recursive ? ['-r', '-t'] : []
  const output = git(directory, ['ls-tree', '-z', '-l', ...flags, '--end-of-options', treeish]).toString(
    'utf8',
  )
  return output
    .split('\0')
    .filter((line) => line !== '')
    .map((line) => {
      const tab = line.indexOf('\t')
      const [mode = '', type = '', sha = '', size = '-'] = line.slice(0, tab).split(/ +/)
      return {
        mode,
        type: type === 'tree' || type === 'commit' ? type : 'blob',
        sha,
        path: line.slice(tab + 1),
        size: size === '-' ? null : Number(size),
      }
    })
}
