import { z } from 'zod'
import type { Tags } from '../core/facts/phases.ts'
import { lazy } from '../core/lazy.ts'
import { GitHubFailure } from '../github/failure.ts'
import type { Folder } from '../workspace/object-parse.ts'
import { objectId } from '../workspace/object-stream.ts'
import type { GatherContext } from './gather.ts'
import { Kept } from './git-objects-kept.ts'
import { type Listed, listingSchema, readListing } from './git-objects-listing.ts'
import {
  type BlobFound,
  type CommitInfo,
  type CommitRoot,
  foldersKept,
  noObject,
  type ObjectSource,
  peeled,
} from './git-objects-source.ts'

const repo = '/repos/{owner}/{repo}'
const routes = {
  commit: `GET ${repo}/git/commits/{commit_sha}`,
  tree: `GET ${repo}/git/trees/{tree_sha}`,
  blob: `GET ${repo}/git/blobs/{file_sha}`,
  tag: `GET ${repo}/git/tags/{tag_sha}`,
  reference: `GET ${repo}/git/ref/{ref}`,
  compare: `GET ${repo}/compare/{basehead}`,
  branches: `GET ${repo}/branches`,
} as const

const commitSchema = lazy(() =>
  z.object({
    sha: z.string(),
    tree: z.object({ sha: z.string() }),
    parents: z.array(z.object({ sha: z.string() })),
    committer: z.object({ date: z.string() }),
  }),
)
const blobSchema = lazy(() =>
  z.object({
    sha: z.string(),
    size: z.number().int().nonnegative(),
    encoding: z.string(),
    content: z.string(),
  }),
)
const compareSchema = lazy(() =>
  z.object({
    status: z.enum(['identical', 'ahead', 'behind', 'diverged']),
    merge_base_commit: z.object({ sha: z.string() }),
  }),
)
const objectSchema = lazy(() => z.object({ object: z.object({ sha: z.string(), type: z.string() }) }))
const branchesSchema = lazy(() => z.array(z.object({ name: z.string() })))
const shaSchema = lazy(() => z.object({ sha: z.string() }))

/** Names git takes for a tag; GitHub is not asked for any other. */
const tagName =
  /^(?!.*(?:\.\.|\/\/|@\{|\.lock(?:\/|$)))[^\0-\x20\x7f~^:?*[\\/.][^\0-\x20\x7f~^:?*[\\]*(?<![/.])$/

/** Sizes of files that are kept from listings: only larger ones are worth not being fetched. */
const largeFile = 1_000_000

/** Objects by the API: the Trees and Blobs endpoints, which follow no links, and comparisons for ancestry. */
export class ApiObjects implements ObjectSource {
  readonly window = 4
  readonly #context: Pick<GatherContext, 'repository' | 'github'>
  readonly #commits = new Kept<CommitRoot>(20_000)
  readonly #folders = new Kept<Folder>(foldersKept, (folder) => folder.size)
  readonly #sizes = new Map<string, number>()
  #readable: Promise<unknown> | undefined

  constructor(context: Pick<GatherContext, 'repository' | 'github'>) {
    this.#context = context
  }

  commit(sha: string): Promise<CommitRoot> {
    return this.#commits.get(sha, async () => {
      const found = await this.#orNull(this.#get(routes.commit, { commit_sha: sha }, commitSchema()))
      if (found === null) return { ...noObject, type: await this.#typeOf(sha) }
      if (found.sha !== sha) throw this.#odd(routes.commit, `${sha} was asked for, ${found.sha} answered`)
      const parents = found.parents.map((parent) => parent.sha)
      return { type: 'commit', tree: found.tree.sha, parents, committedAt: timeOf(found.committer.date) }
    })
  }

  /** What an id is that is no commit. GitHub gives a commit's tree for the commit, hence the comparison. */
  async #typeOf(sha: string): Promise<CommitInfo['type']> {
    const kinds = [
      ['tag', routes.tag, { tag_sha: sha }],
      ['tree', routes.tree, { tree_sha: sha }],
      ['blob', routes.blob, { file_sha: sha }],
    ] as const
    for (const [type, route, parameters] of kinds) {
      const found = await this.#orNull(this.#get(route, parameters, shaSchema()))
      if (found?.sha === sha) return type
    }
    await this.#mayRead()
    return null
  }

  folder(id: string): Promise<Folder> {
    return this.#folders.get(id, async () => {
      const whole = await this.#listing(id, true)
      const listed = whole.truncated
        ? readListing(id, await this.#complete(id), false)
        : readListing(id, whole, true)
      for (const [folder, entries] of listed.folders) if (folder !== id) this.#folders.set(folder, entries)
      this.#remember(listed)
      return listed.root
    })
  }

  #listing(id: string, recursive: boolean) {
    const parameters = { tree_sha: id, ...(recursive ? { recursive: '1' } : {}) }
    return this.#get(routes.tree, parameters, listingSchema())
  }

  /** Of a tree that GitHub cuts short, this folder alone. */
  async #complete(id: string) {
    const own = await this.#listing(id, false)
    if (!own.truncated) return own
    const text = `GitHub cut the listing of folder ${id} short`
    throw new GitHubFailure('truncated', routes.tree, text, { remedy: wholeClone })
  }

  #remember(listed: Listed): void {
    for (const [id, size] of listed.sizes) if (size > largeFile) this.#sizes.set(id, size)
  }

  async blob(id: string, maxBytes: number): Promise<BlobFound> {
    const stated = this.#sizes.get(id)
    if (stated !== undefined && stated > maxBytes) return { id, known: true, size: stated, content: null }
    const answer = await this.#get(routes.blob, { file_sha: id }, blobSchema())
    const content = decoded(answer)
    if (content === null || content.length !== answer.size || objectId('blob', content, id.length) !== id) {
      const found = `${answer.size} bytes announced, encoding ${answer.encoding}, ${content?.length ?? 'none'} received`
      throw this.#odd(routes.blob, `${id}: ${found}, or their digest is another one`)
    }
    const { length: size } = content
    return { id, known: true, size, content: size > maxBytes ? null : content }
  }

  async isAncestor(ancestor: string, of: string): Promise<boolean> {
    const parameters = { basehead: `${ancestor}...${of}`, per_page: 1 }
    try {
      const { status, merge_base_commit } = await this.#get(routes.compare, parameters, compareSchema())
      const reached = status === 'identical' || status === 'ahead'
      if (reached === (merge_base_commit.sha === ancestor)) return reached
      throw this.#odd(routes.compare, `${status}, but both meet at ${merge_base_commit.sha}`)
    } catch (error) {
      if (isAbsence(error) && /no common ancestor/i.test(error.details.said ?? '')) return false
      throw error
    }
  }

  async tags(names: readonly string[]): Promise<Tags> {
    const tags: Tags = {}
    for (const name of new Set(names)) {
      if (!tagName.test(name)) continue
      const asked = this.#get(routes.reference, { ref: `tags/${name}` }, objectSchema())
      const found = await this.#orNull(asked)
      if (found !== null) tags[name] = await this.#tag(found.object)
    }
    if (Object.keys(tags).length < names.length) await this.#mayRead()
    return tags
  }

  async #tag(named: { readonly sha: string; readonly type: string }): Promise<Tags[string]> {
    const types = new Map([[named.sha, named.type]])
    return await peeled(named.sha, async (id) => {
      const type = types.get(id)
      if (type !== 'tag') return { commit: type === 'commit' }
      const { object } = await this.#get(routes.tag, { tag_sha: id }, objectSchema())
      types.set(object.sha, object.type)
      return object.sha
    })
  }

  close(): void {}

  #get<S extends z.ZodType>(route: string, parameters: object, schema: S): Promise<z.output<S>> {
    const { github, repository } = this.#context
    return github.get(route, { ...repository, ...parameters }, schema, { permission: 'contents: read' })
  }

  /** GitHub answers that there is no such thing in the same words as that it must not be seen. */
  async #orNull<T>(asked: Promise<T>): Promise<T | null> {
    try {
      return await asked
    } catch (error) {
      if (isAbsence(error)) return null
      throw error
    }
  }

  /** Nothing is absent before the token has shown that it may read the contents. */
  #mayRead(): Promise<unknown> {
    this.#readable ??= this.#get(routes.branches, { per_page: 1 }, branchesSchema())
    return this.#readable
  }

  #odd(route: string, found: string): GitHubFailure {
    return new GitHubFailure('api-shape', route, found)
  }
}

const wholeClone = { text: 'check out with the whole history: `fetch-depth: 0`' }

/** 404, and 422 for ids GitHub cannot look up. */
const isAbsence = (error: unknown): error is GitHubFailure =>
  error instanceof GitHubFailure &&
  (error.reason === 'not-found' || error.details.status === 404 || error.details.status === 422)

/** To the second, in UTC, as the clone gives it; null where it is no date. */
function timeOf(date: string): string | null {
  const time = new Date(date)
  return Number.isNaN(time.getTime()) ? null : time.toISOString().replace(/\.\d{3}Z$/, 'Z')
}

function decoded({ encoding, content }: { encoding: string; content: string }): Uint8Array | null {
  if (encoding === 'base64') return Buffer.from(content, 'base64')
  return encoding === 'utf-8' ? new TextEncoder().encode(content) : null
}
