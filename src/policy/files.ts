import { z } from 'zod'
import type { RepositoryName } from '../core/target.ts'
import { GitHubFailure } from '../github/failure.ts'
import type { GitHub } from '../github/port.ts'
import { WorkspaceFailure } from '../workspace/failure.ts'
import type { Workspace } from '../workspace/port.ts'
import { maxPolicyBytes } from './read-yaml.ts'

/** One file, or why it is not read. A file that is there but unreadable is never the same as none. */
export type FileContent =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'absent' }
  | { readonly kind: 'not-a-file'; readonly what: string }
  | { readonly kind: 'too-large' }

/** Where policy files come from: one commit of one repository, or a work tree. */
export interface PolicyFiles {
  /** The commit that is read; null for a work tree. */
  readonly sha: string | null
  /** Throws a typed failure of the port when the answer is not complete. */
  read(path: string): Promise<FileContent>
}

const sha = z.string().regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/)
const treeSchema = z.object({
  tree: z.array(
    z.object({
      path: z.string(),
      mode: z.string(),
      type: z.string(),
      sha: z.string(),
      size: z.number().nullish(),
    }),
  ),
  truncated: z.boolean(),
})
const blobSchema = z.object({
  sha,
  size: z.int().nonnegative(),
  encoding: z.literal('base64'),
  content: z.string(),
})
const commitSchema = z.object({ sha })

type Tree = z.output<typeof treeSchema>
type Entry = Tree['tree'][number]

const permission = 'contents: read'
const treeRoute = 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}'

const kinds: Readonly<Record<string, string>> = {
  '120000': 'a symbolic link',
  '160000': 'a submodule',
  '040000': 'a directory',
}

/** The commit a ref names now, resolved once. Throws `GitHubFailure`. */
export async function resolveCommit(
  github: GitHub,
  repository: RepositoryName,
  ref: string,
): Promise<string> {
  const route = 'GET /repos/{owner}/{repo}/commits/{ref}'
  const answer = await github.get(route, { ...repository, ref }, commitSchema, { permission })
  return answer.sha
}

class CommitFiles implements PolicyFiles {
  readonly sha: string
  readonly #github: GitHub
  readonly #repository: RepositoryName
  readonly #trees = new Map<string, Promise<Tree>>()

  constructor(github: GitHub, repository: RepositoryName, commit: string) {
    this.sha = commit
    this.#github = github
    this.#repository = repository
  }

  async read(path: string): Promise<FileContent> {
    const entry = await this.#entry(path.split('/'))
    if (entry === undefined) return { kind: 'absent' }
    if (entry.mode !== '100644' && entry.mode !== '100755')
      return { kind: 'not-a-file', what: kinds[entry.mode] ?? `an entry of mode ${entry.mode}` }
    if ((entry.size ?? 0) > maxPolicyBytes) return { kind: 'too-large' }
    const route = 'GET /repos/{owner}/{repo}/git/blobs/{file_sha}'
    const parameters = { ...this.#repository, file_sha: entry.sha }
    const blob = await this.#github.get(route, parameters, blobSchema, { permission })
    if (blob.size > maxPolicyBytes) return { kind: 'too-large' }
    const bytes = Buffer.from(blob.content, 'base64')
    if (bytes.length !== blob.size || blob.sha !== entry.sha)
      throw new GitHubFailure('api-shape', route, `${path}: ${bytes.length} of ${blob.size} bytes arrived`)
    return { kind: 'bytes', bytes }
  }

  /**
   * Looks the path up in trees: only a tree says that an entry is a link. The whole tree is one request, and the same
   * one that facts make; where GitHub cuts it, the path's own directories are listed one by one.
   */
  async #entry(segments: readonly string[]): Promise<Entry | undefined> {
    const whole = await this.#tree(this.sha, true)
    if (whole.truncated) return await this.#walk(segments)
    const found = (path: string) => whole.tree.find((entry) => entry.path === path)
    for (let depth = 1; depth < segments.length; depth += 1) {
      const parent = found(segments.slice(0, depth).join('/'))
      if (parent?.type !== 'tree') return parent?.mode === '120000' ? parent : undefined
    }
    return found(segments.join('/'))
  }

  async #walk(segments: readonly string[]): Promise<Entry | undefined> {
    let tree = this.sha
    for (const [index, segment] of segments.entries()) {
      const listed = await this.#tree(tree, false)
      if (listed.truncated)
        throw new GitHubFailure('truncated', treeRoute, 'the directory has too many entries')
      const found = listed.tree.find((entry) => entry.path === segment)
      if (found === undefined || index === segments.length - 1) return found
      if (found.type !== 'tree') return found.mode === '120000' ? found : undefined
      tree = found.sha
    }
    return undefined
  }

  #tree(id: string, recursive: boolean): Promise<Tree> {
    const key = `${id} ${recursive}`
    const known = this.#trees.get(key)
    if (known !== undefined) return known
    const parameters = { ...this.#repository, tree_sha: id, ...(recursive ? { recursive: '1' } : {}) }
    const asked = this.#github.get(treeRoute, parameters, treeSchema, { permission })
    this.#trees.set(key, asked)
    return asked
  }
}

/** The files of one commit, read by API; each directory is asked for once. */
export const commitFiles = (github: GitHub, repository: RepositoryName, commit: string): PolicyFiles =>
  new CommitFiles(github, repository, commit)

async function fromWorkspace(reading: Promise<Uint8Array | null>): Promise<FileContent> {
  try {
    const bytes = await reading
    return bytes === null ? { kind: 'absent' } : { kind: 'bytes', bytes }
  } catch (error) {
    if (!(error instanceof WorkspaceFailure)) throw error
    if (error.reason === 'too-large') return { kind: 'too-large' }
    if (error.reason === 'unparsable') return { kind: 'not-a-file', what: error.message }
    throw error
  }
}

/** The files of the work tree, for the command line: there nothing but the person's own clone is judged. */
export const localFiles = (workspace: Pick<Workspace, 'read'>): PolicyFiles => ({
  sha: null,
  read: (path) => fromWorkspace(workspace.read(path, maxPolicyBytes)),
})

/** The files of a commit of the local clone, for `check --base`. */
export const localCommitFiles = (workspace: Pick<Workspace, 'file'>, commit: string): PolicyFiles => ({
  sha: commit,
  read: (path) => fromWorkspace(workspace.file(commit, path, maxPolicyBytes)),
})
