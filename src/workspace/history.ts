import { parseBatch } from './commits.ts'
import { WorkspaceFailure } from './failure.ts'
import { fields } from './parse.ts'
import type { CommitChange } from './port.ts'

/** What `history` needs of git: one command whose failure is a failure. */
type Run = (args: readonly string[], stdin?: string) => Promise<Uint8Array>

/** Commits of one change that are read at most; each is compared with its parents. */
const mostCommits = 5_000

/** Commits in `head` that are not in `base`, oldest first, with the files each changes. Both are full ids. */
export async function historyOf(run: Run, base: string, head: string): Promise<readonly CommitChange[]> {
  const listed = await run([
    'rev-list',
    '--topo-order',
    '--reverse',
    '--parents',
    '--end-of-options',
    head,
    `^${base}`,
  ])
  const commits = new TextDecoder('latin1')
    .decode(listed)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split(' '))
  if (commits.length === 0) return []
  if (commits.length > mostCommits) {
    throw new WorkspaceFailure(
      'too-large',
      'git rev-list',
      `the change has ${commits.length} commits; at most ${mostCommits} are read`,
      { text: 'split the pull request' },
    )
  }
  const ids = commits.map(([sha]) => sha ?? '')
  // Combined: of a merge only what differs from every parent, which is what the merge itself wrote.
  const flags = ['--stdin', '-r', '-z', '--raw', '--no-renames', '-c', '--no-abbrev', '--root']
  const safe = ['--no-ext-diff', '--no-textconv', '--ignore-submodules=none']
  const files = parseHistory(await run(['diff-tree', ...flags, ...safe], `${ids.join('\n')}\n`))
  return commits.map(([sha = '', ...parents]) => ({ sha, parents, files: files.get(sha) ?? [] }))
}

const commitLine = /^[0-9a-f]{40,64}$/
const entryLine = /^(:+)([0-9 ]+) ([0-9a-f ]+) [A-Z]+\d*$/

/** `git diff-tree --stdin -z -c --raw`: an id, then of each file modes, ids and states of all parents, and its path. */
export function parseHistory(output: Uint8Array): ReadonlyMap<string, CommitChange['files']> {
  const what = 'git diff-tree'
  const odd = () => new WorkspaceFailure('unparsable', what, 'git printed something else than documented')
  const found = new Map<string, { path: string; blob: string | null }[]>()
  const parts = fields(output, what)
  let files: { path: string; blob: string | null }[] | undefined
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] ?? ''
    if (commitLine.test(part)) {
      files = []
      found.set(part, files)
      continue
    }
    const colons = entryLine.exec(part)?.[1]
    const path = parts[++at]
    if (colons === undefined || path === undefined || files === undefined) throw odd()
    const words = part.slice(colons.length).split(' ')
    // Modes of every parent and of the commit, then as many ids, then the states.
    const mode = words[colons.length]
    const blob = words[2 * colons.length + 1]
    if (mode === undefined || blob === undefined) throw odd()
    files.push({ path, blob: mode.startsWith('100') ? blob : null })
  }
  return found
}

/** Contents of blobs by id. @throws {WorkspaceFailure} when one is missing or they are over `maxBytes` together */
export async function blobsOf(run: Run, ids: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const objects = parseBatch(Buffer.from(await run(['cat-file', '--batch'], `${wanted.join('\n')}\n`)))
  return new Map(objects.map(({ id, type, content }) => [id, type === 'blob' ? content : new Uint8Array()]))
}
