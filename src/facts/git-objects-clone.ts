import type { Tags } from '../core/facts/phases.ts'
import { GitHubFailure } from '../github/failure.ts'
import { WorkspaceFailure } from '../workspace/failure.ts'
import { type Folder, parseCommitObject, parseTagObject, parseTreeObject } from '../workspace/object-parse.ts'
import type { ObjectRead, Workspace } from '../workspace/port.ts'
import { Kept } from './git-objects-kept.ts'
import {
  type BlobFound,
  type CommitRoot,
  foldersKept,
  noObject,
  type ObjectSource,
  peeled,
} from './git-objects-source.ts'

/** Bytes of a commit, tag or folder that are read; git's own are far smaller. */
const mostBytes = 64 * 1024 * 1024

type Found = Extract<ObjectRead, { readonly state: 'read' }>
type NotFound = Exclude<ObjectRead, Found>

/** Objects of a clone. What it does not hold is asked of GitHub; when nobody is asked, an incomplete clone fails. */
export class CloneObjects implements ObjectSource {
  readonly window = 128
  readonly #workspace: Workspace
  readonly #api: ObjectSource
  readonly #commits = new Kept<CommitRoot>(20_000)
  readonly #folders = new Kept<Folder>(foldersKept, (folder) => folder.size)
  #incomplete: Promise<boolean> | undefined

  constructor(workspace: Workspace, api: ObjectSource) {
    this.#workspace = workspace
    this.#api = api
  }

  commit(sha: string): Promise<CommitRoot> {
    return this.#commits.get(sha, async () => {
      const read = await this.#workspace.objects.read(sha, mostBytes)
      if (read.state !== 'read') {
        const none = () => this.#unlessCut(`object ${sha}`, noObject)
        return await this.#elsewhere(read, () => this.#api.commit(sha), none)
      }
      if (read.type !== 'commit') return { ...noObject, type: read.type }
      const commit = parseCommitObject(whole(read, sha))
      return commit === null ? damaged(sha, 'commit') : { type: 'commit', ...commit }
    })
  }

  folder(id: string): Promise<Folder> {
    return this.#folders.get(id, async () => {
      const read = await this.#workspace.objects.read(id, mostBytes)
      if (read.state !== 'read') return await this.#elsewhere(read, () => this.#api.folder(id), lost(id))
      const folder = read.type === 'tree' ? parseTreeObject(whole(read, id), id.length) : null
      return folder ?? damaged(id, 'folder')
    })
  }

  async blob(id: string, maxBytes: number): Promise<BlobFound> {
    const read = await this.#workspace.objects.read(id, maxBytes)
    if (read.state !== 'read')
      return await this.#elsewhere(read, () => this.#api.blob(id, maxBytes), lost(id))
    if (read.type !== 'blob') return damaged(id, 'file')
    return { id, known: true, size: read.size, content: read.content }
  }

  async isAncestor(ancestor: string, of: string): Promise<boolean> {
    const shown = await this.#workspace.isAncestor(ancestor, of)
    if (shown === true) return true
    if (!(await this.#isIncomplete())) {
      // A complete clone that has a commit has its whole history.
      const here = shown === false || (await this.#workspace.objects.read(of, mostBytes)).state === 'read'
      if (here) return false
    }
    return await orOffline(
      () => this.#api.isAncestor(ancestor, of),
      () => this.#unlessCut(`the history between ${ancestor} and ${of}`, false),
    )
  }

  async tags(names: readonly string[]): Promise<Tags> {
    return await orOffline(
      () => this.#api.tags(names),
      () => this.#ownTags(names),
    )
  }

  async #ownTags(names: readonly string[]): Promise<Tags> {
    const tags: Tags = {}
    for (const [name, id] of await this.#workspace.tags(names)) {
      tags[name] = await peeled(id, async (each) => {
        const read = await this.#workspace.objects.read(each, mostBytes)
        if (read.state === 'failed') throw read.failure
        if (read.state === 'missing') return await lost(each)()
        return read.type === 'tag'
          ? (parseTagObject(whole(read, each))?.id ?? damaged(each, 'tag'))
          : { commit: read.type === 'commit' }
      })
    }
    return tags
  }

  close(): void {
    this.#workspace.objects.close()
  }

  #isIncomplete(): Promise<boolean> {
    this.#incomplete ??= this.#workspace.incomplete()
    return this.#incomplete
  }

  /** GitHub's answer for what the clone does not give; `offline` is the answer when GitHub is not asked. */
  async #elsewhere<T>(read: NotFound, ask: () => Promise<T>, offline: () => Promise<T>): Promise<T> {
    return await orOffline(ask, () => {
      if (read.state === 'failed') throw read.failure
      return offline()
    })
  }

  /** What a complete clone's silence means; an incomplete one has no answer. */
  async #unlessCut<T>(what: string, answer: T): Promise<T> {
    if (!(await this.#isIncomplete())) return answer
    throw new WorkspaceFailure(
      'truncated',
      'git cat-file',
      `${what} is not in this shallow or partial clone`,
      wholeClone,
    )
  }
}

const wholeClone = {
  text: 'check out with the whole history and without a filter: `fetch-depth: 0` (git: `git fetch --unshallow`)',
}

async function orOffline<T>(ask: () => Promise<T>, offline: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof GitHubFailure && error.reason === 'offline') return await offline()
    throw error
  }
}

/** Something else names this object, so that it is not here says that the clone is not whole. */
const lost = (id: string) => (): Promise<never> =>
  Promise.reject(
    new WorkspaceFailure('truncated', 'git cat-file', `object ${id} is not in this clone`, wholeClone),
  )

function whole(read: Found, id: string): Uint8Array {
  if (read.content !== null) return read.content
  throw new WorkspaceFailure('too-large', 'git cat-file', `object ${id} is over ${mostBytes} bytes`)
}

function damaged(id: string, kind: string): never {
  throw new WorkspaceFailure('unparsable', 'git cat-file', `object ${id} is no ${kind} as git writes them`, {
    text: 'clone again',
  })
}
