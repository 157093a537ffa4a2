import { unknown } from '../core/fact.ts'
import type { Tags } from '../core/facts/phases.ts'
import { fullId } from '../workspace/refs.ts'
import { failureOf, type GatherContext } from './gather.ts'
import { ApiObjects } from './git-objects-api.ts'
import { CloneObjects } from './git-objects-clone.ts'
import { entryAt, twinOf } from './git-objects-path.ts'
import {
  type BlobRead,
  type CommitInfo,
  noObject,
  type ObjectEntry,
  type ObjectSource,
} from './git-objects-source.ts'

export type { BlobRead } from './git-objects-source.ts'

/**
 * Commits, files and tags of the judged repository, from the clone beside the run, and from GitHub for what the clone
 * does not hold. Both give the same answers. What cannot be told throws `WorkspaceFailure` or `GitHubFailure`: a
 * shallow or partial clone never answers no.
 */
export interface GitObjects {
  /** What an id stands for. That a commit exists proves nothing: those of forks exist, too. */
  commit(sha: string): Promise<CommitInfo>
  /** Whether `ancestor` is in the history of `of`, itself included. An unknown ancestor is none. */
  isAncestor(ancestor: string, of: string): Promise<boolean>
  /** What stands at a path of a commit: modes `040000` (folder) and `160000` (submodule), too. Links are not followed. */
  entry(commit: string, path: string): Promise<ObjectEntry | null>
  /** A path of the commit that differs from this absent one in case or in Unicode form alone. */
  twin(commit: string, path: string): Promise<string | null>
  /** Reads blobs in the order of their ids, a few at a time; what cannot be read is visited with the reason. */
  eachBlob(
    ids: Iterable<string>,
    maxBytes: number,
    visit: (blob: BlobRead) => void | Promise<void>,
  ): Promise<void>
  /** By GitHub's word, since a checkout rarely has tags; by the clone's when this run asks nobody. */
  tags(names: readonly string[]): Promise<Tags>
  /** Ends the git process now. It ends by itself soon after it was asked last. */
  close(): void
}

type ObjectContext = Pick<GatherContext, 'repository' | 'github' | 'workspace'>

const made = new WeakMap<ObjectContext, GitObjects>()

/** The objects of a context's repository, with what was read of them: one per context. */
export function gitObjects(context: ObjectContext): Promise<GitObjects> {
  const found = made.get(context) ?? objectsOf(context)
  made.set(context, found)
  return Promise.resolve(found)
}

function objectsOf(context: ObjectContext): GitObjects {
  const api = new ApiObjects(context)
  const source = context.workspace === null ? api : new CloneObjects(context.workspace, api)
  const ancestry = new Map<string, Promise<boolean>>()
  return {
    commit: async (sha) => {
      const { type, committedAt, parents } = fullId.test(sha) ? await source.commit(sha) : noObject
      return { type, committedAt, parents }
    },
    isAncestor: (ancestor, of) => {
      const key = `${ancestor} ${of}`
      const asked = ancestry.get(key) ?? isAncestor(source, ancestor, of)
      ancestry.set(key, asked)
      return asked
    },
    entry: (commit, path) => entryAt(source, commit, path),
    twin: (commit, path) => twinOf(source, commit, path),
    eachBlob: (ids, maxBytes, visit) => eachBlob(source, ids, maxBytes, visit),
    tags: (names) => source.tags(names),
    close: () => source.close(),
  }
}

async function isAncestor(source: ObjectSource, ancestor: string, of: string): Promise<boolean> {
  if (!fullId.test(ancestor)) return false
  if (ancestor === of) return (await source.commit(of)).type === 'commit'
  return (await source.commit(ancestor)).type === 'commit' && (await source.isAncestor(ancestor, of))
}

async function eachBlob(
  source: ObjectSource,
  ids: Iterable<string>,
  maxBytes: number,
  visit: (blob: BlobRead) => void | Promise<void>,
): Promise<void> {
  const coming: Promise<BlobRead>[] = []
  const rest = ids[Symbol.iterator]()
  let window = Math.min(source.window, fewBlobs)
  const fill = () => {
    // By halves: questions of one turn travel together.
    if (coming.length > window / 2) return
    while (coming.length < window) {
      const { value, done } = rest.next()
      if (done === true) return
      coming.push(read(source, value, maxBytes))
    }
  }
  for (;;) {
    fill()
    const next = coming.shift()
    if (next === undefined) return
    const blob = await next
    // Many small ones at a time, a few large ones: what was read and not yet visited is in memory.
    const fits = blob.known && blob.content !== null ? bytesAhead / (blob.content.length + 1) : fewBlobs
    window = Math.max(1, Math.min(source.window, window * 2, Math.floor(fits)))
    await visit(blob)
  }
}

/** Blobs that are asked for at a time before anything is known of their sizes. */
const fewBlobs = 8
/** Bytes of blobs that wait for their visit, where they are about as large as the last one. */
const bytesAhead = 16 * 1024 * 1024

async function read(source: ObjectSource, id: string, maxBytes: number): Promise<BlobRead> {
  try {
    return await source.blob(id, maxBytes)
  } catch (error) {
    return {
      id,
      known: false,
      why: failureOf(error) ?? unknown('internal-error', `blob ${id}: ${String(error)}`),
    }
  }
}
