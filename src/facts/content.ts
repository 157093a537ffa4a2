import { z } from 'zod'
import { unknown } from '../core/fact.ts'
import { GitHubFailure } from '../github/failure.ts'
import type { TreeEntry } from '../workspace/port.ts'
import { type GatherContext, giveUp } from './gather.ts'
import { listingSchema } from './git-objects-listing.ts'
import { once } from './once.ts'

/** A tree's entry with the size GitHub states for files; null where none is stated (git plumbing, submodules). */
export interface Entry extends TreeEntry {
  readonly size: number | null
}

/** A commit's tree. Absence may be concluded from it only when it is `complete`. */
export interface Tree {
  readonly complete: boolean
  readonly entries: readonly Entry[]
  /** Where it was read: `api` or `git`. */
  readonly kind: 'api' | 'git'
}

const treeRoute = 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}'
const blobRoute = 'GET /repos/{owner}/{repo}/git/blobs/{file_sha}'
const permission = 'contents: read'

const blobSchema = z.object({
  sha: z.string(),
  size: z.number().int().nonnegative(),
  encoding: z.string(),
  content: z.string(),
})

/** Everything below a commit. Directories are left out. */
export const treeOf = (context: GatherContext, sha: string): Promise<Tree> =>
  once(context, `tree ${sha}`, () =>
    context.subject.kind === 'branch' ? localTree(context, sha) : apiTree(context, sha, true),
  )

/** One directory only, by the id of its tree or by a commit. Directories in it have mode `040000`. */
export const directoryOf = (context: GatherContext, treeSha: string): Promise<Tree> =>
  once(context, `directory ${treeSha}`, () => apiTree(context, treeSha, false))

async function localTree(context: GatherContext, sha: string): Promise<Tree> {
  const entries = await workspaceOf(context).tree(sha)
  return { complete: true, kind: 'git', entries: entries.map((entry) => ({ ...entry, size: null })) }
}

async function apiTree(context: GatherContext, sha: string, recursive: boolean): Promise<Tree> {
  const parameters = { ...context.repository, tree_sha: sha, ...(recursive ? { recursive: '1' } : {}) }
  const answer = await context.github.get(treeRoute, parameters, listingSchema(), { permission })
  const entries = answer.tree
    .filter((entry) => !recursive || entry.type !== 'tree')
    .map(({ path, mode, sha: blob, size }) => ({ path, mode, blob, size: size ?? null }))
  return { complete: !answer.truncated, kind: 'api', entries }
}

/**
 * Bytes of a regular file. The blob endpoint gives up to 100 MB whole, where the contents endpoint answers 1 to
 * 100 MB with empty text; what does not decode to the stated size is a failure, never an empty file.
 * @throws {GitHubFailure} `api-shape` when the content is not whole.
 */
export async function bytesOf(context: GatherContext, sha: string, entry: Entry): Promise<Uint8Array> {
  if (context.subject.kind === 'branch') {
    const bytes = await workspaceOf(context).file(sha, entry.path, blobLimit)
    return bytes ?? giveUp(unknown('not-found', `${entry.path} vanished from ${sha}`))
  }
  const parameters = { ...context.repository, file_sha: entry.blob }
  const answer = await context.github.get(blobRoute, parameters, blobSchema, { permission })
  const bytes = decoded(answer)
  if (answer.sha !== entry.blob || bytes === null || bytes.length !== answer.size) {
    const found = `${entry.path}: ${answer.size} bytes announced, encoding ${answer.encoding}, ${bytes?.length ?? 'none'} received`
    throw new GitHubFailure('api-shape', blobRoute, found)
  }
  return bytes
}

/** The blob endpoint's limit, in bytes. */
const blobLimit = 100 * 1024 * 1024

function decoded(blob: z.output<typeof blobSchema>): Uint8Array | null {
  if (blob.encoding === 'base64') return Buffer.from(blob.content, 'base64')
  return blob.encoding === 'utf-8' ? new TextEncoder().encode(blob.content) : null
}

/** Text of bytes that must be UTF-8; a byte order mark is kept. The asking fact is unknown `unparsable` otherwise. */
export function utf8(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return giveUp(
      unknown('unparsable', `${path} is not UTF-8 text, and what GitHub makes of it is not documented`, {
        remedy: { text: `save ${path} as UTF-8` },
      }),
    )
  }
}

/** The clone beside the run; without one the asking fact is unknown `offline`. */
export const workspaceOf = (context: GatherContext): NonNullable<GatherContext['workspace']> =>
  context.workspace ?? giveUp(unknown('offline', 'there is no clone to read from'))
