import { realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { parseBatch, parseCommit } from './commits.ts'
import { diffOf, rawDiff } from './diff.ts'
import { WorkspaceFailure } from './failure.ts'
import { readInside, streamInside } from './files.ts'
import { defaultGitLimits, type Git, type GitInput, type GitLimits, gitIn, startGitIn } from './git.ts'
import { blobsOf, historyOf } from './history.ts'
import { objectReader } from './objects.ts'
import { parseIndex, parseRawDiff, parseTree } from './parse.ts'
import type { Workspace } from './port.ts'
import { commitId, isAncestor, isIncomplete, resolveRef, tagIds } from './refs.ts'
import { listFiles } from './walk.ts'

export interface WorkspaceOptions {
  /** The git program; `git` of the search path when absent. */
  readonly git?: string
  readonly limits?: Partial<GitLimits>
}

const wholeHistory = {
  text: 'check out with the whole history: `fetch-depth: 0` (git: `git fetch --unshallow`)',
}

/**
 * Opens the clone that `directory` is in.
 * @throws {WorkspaceFailure} when it is in none, or git is missing
 */
export async function openWorkspace(directory: string, options: WorkspaceOptions = {}): Promise<Workspace> {
  const limits = { ...defaultGitLimits, ...options.limits }
  const command = options.git ?? 'git'
  const root = await rootOf(gitIn(directory, command, limits), directory)
  const git = gitIn(root, command, limits)
  return {
    root,
    resolve: (ref) => resolveRef(git, ref),
    changedFiles: async (base, head) => {
      const commits = await pair(git, base, head)
      const from = await mergeBase(git, commits.base, commits.head)
      return parseRawDiff(await succeed(git, [...rawDiff, '--end-of-options', from, commits.head]))
    },
    diff: async (base, head, maxBytes) => {
      const commits = await pair(git, base, head)
      const from = await mergeBase(git, commits.base, commits.head)
      const run = (args: readonly string[]) => succeed(git, args, { outputBytes: maxBytes })
      return await diffOf(run, from, commits.head)
    },
    commits: async (base, head) => {
      const commits = await pair(git, base, head)
      const list = await succeed(git, ['rev-list', '--end-of-options', commits.head, `^${commits.base}`])
      if (list.length === 0) return []
      return parseBatch(await succeed(git, ['cat-file', '--batch'], { stdin: list.toString('latin1') })).map(
        parseCommit,
      )
    },
    mergeBase: async (base, head) => {
      const commits = await pair(git, base, head)
      return await mergeBase(git, commits.base, commits.head)
    },
    history: async (base, head) => {
      const commits = await pair(git, base, head)
      const run = (args: readonly string[], stdin = '') => succeed(git, args, { stdin })
      return await historyOf(run, commits.base, commits.head)
    },
    blobs: async (ids, maxBytes) =>
      blobsOf((args, stdin = '') => succeed(git, args, { stdin, outputBytes: maxBytes }), ids),
    ...lookups(git),
    objects: objectReader(startGitIn(root, command), limits.timeout),
    tree: async (commit) =>
      parseTree(await succeed(git, ['ls-tree', '-r', '-z', '--full-tree', await commitId(git, commit)])),
    file: async (commit, path, maxBytes) => fileAt(git, await commitId(git, commit), path, maxBytes),
    read: (path, maxBytes) => readInside(root, path, maxBytes),
    list: (folders) => listFiles(root, folders),
    stream: (path, maxBytes) => streamInside(root, path, maxBytes),
    tracked: async () => parseIndex(await succeed(git, ['ls-files', '-z', '--stage', '--full-name'])),
  }
}

const lookups = (git: Git): Pick<Workspace, 'isAncestor' | 'incomplete' | 'tags'> => ({
  isAncestor: (ancestor, of) => isAncestor(git, ancestor, of),
  incomplete: () => isIncomplete(git),
  tags: (names) => tagIds(git, names),
})

/** The work tree's root. One that does not hold its own `.git` was named by a configuration and is not believed. */
async function rootOf(git: Git, directory: string): Promise<string> {
  const shown = await git(['rev-parse', '--show-toplevel'])
  const path = shown.stdout.toString('utf8').replace(/\n$/, '')
  if (shown.code !== 0 || path === '') {
    throw new WorkspaceFailure('unparsable', directory, `this is no git work tree (${shown.stderr})`, {
      text: 'run in a clone, in a workflow after actions/checkout',
    })
  }
  const root = await realpath(path)
  const own = await stat(join(root, '.git')).catch(() => null)
  if (own === null) throw new WorkspaceFailure('unparsable', directory, 'its work tree is somewhere else')
  return root
}

/** Runs git; an exit code other than 0 is a failure. */
async function succeed(git: Git, args: readonly string[], input?: GitInput): Promise<Buffer> {
  const { code, stdout, stderr } = await git(args, input)
  if (code === 0) return stdout
  // Trees and blobs a partial clone left out look like damage; either way the answer is incomplete.
  throw new WorkspaceFailure(
    'truncated',
    `git ${args[0] ?? ''}`,
    `git stopped with code ${code}: ${stderr}`,
    {
      text: 'clone without a filter and with `fetch-depth: 0`',
    },
  )
}

/** Both commits of a comparison. In a shallow clone the merge base may be cut off, so nothing is compared there. */
async function pair(git: Git, base: string, head: string): Promise<{ base: string; head: string }> {
  const shallow = await succeed(git, ['rev-parse', '--is-shallow-repository'])
  if (shallow.toString('latin1').trim() !== 'false') {
    throw new WorkspaceFailure('truncated', 'git merge-base', 'the clone is shallow', wholeHistory)
  }
  return { base: await commitId(git, base), head: await commitId(git, head) }
}

async function mergeBase(git: Git, base: string, head: string): Promise<string> {
  const { code, stdout, stderr } = await git(['merge-base', '--end-of-options', base, head])
  const found = stdout.toString('latin1').trim()
  if (code === 0 && /^[0-9a-f]{40,64}$/.test(found)) return found
  const why = code === 1 ? 'the two commits have no common history' : stderr
  throw new WorkspaceFailure('unparsable', 'git merge-base', why, wholeHistory)
}

const kinds: Readonly<Record<string, string>> = {
  '120000': 'a link',
  '160000': 'a submodule',
  '040000': 'a directory',
}

async function fileAt(git: Git, commit: string, path: string, maxBytes: number): Promise<Uint8Array | null> {
  // No tree holds such a name; git would resolve it, or refuse it as outside the repository.
  if (path.includes('\0') || path.split('/').some((name) => ['', '.', '..'].includes(name))) return null
  const listed = await succeed(git, ['ls-tree', '-z', '--full-tree', commit, '--', path])
  const entry = parseTree(listed).find((each) => each.path === path)
  if (entry === undefined) return null
  const kind = kinds[entry.mode]
  if (kind !== undefined) {
    throw new WorkspaceFailure('unparsable', path, `a regular file is expected, this is ${kind}`)
  }
  // The header line of the answer is an id, a type and a size.
  const batch = await succeed(git, ['cat-file', '--batch'], {
    stdin: `${entry.blob}\n`,
    outputBytes: maxBytes + 128,
  })
  const content = parseBatch(batch)[0]?.content
  if (content === undefined) throw new WorkspaceFailure('truncated', path, 'git gave no content')
  if (content.byteLength > maxBytes) {
    throw new WorkspaceFailure('too-large', path, `the file is over ${maxBytes} bytes`)
  }
  return content
}
