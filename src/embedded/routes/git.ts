import { ApiError, notFound } from '../errors.ts'
import { type Context, json, type Reply, type Route } from '../http.ts'
import { list } from '../pagination.ts'
import { nodeId } from '../shapes/account.ts'
import { gitCommit, gitTag } from '../shapes/commit.ts'
import { shareObject } from './network.ts'

const REPO = '/repos/{owner}/{repo}'
/** GitHub cuts recursive trees at 100,000 entries and says so in `truncated`. */
const MAX_TREE_ENTRIES = 100_000
const MAX_BLOB_BYTES = 100 * 1024 * 1024

function referenceShape(context: Context, name: string, sha: string) {
  const type = context.repository.git.type(sha) ?? 'commit'
  return {
    ref: name,
    node_id: nodeId('Ref', context.repository.id),
    url: `${context.repositoryUrl}/git/${name}`,
    object: { sha, type, url: `${context.repositoryUrl}/git/${type}s/${sha}` },
  }
}

function getReference(context: Context): Reply {
  const name = `refs/${context.parameter('ref')}`
  const sha = context.repository.git.reference(name)
  if (sha === null) throw notFound()
  return json(referenceShape(context, name, sha))
}

function matchingReferences(context: Context): Reply {
  const found = context.repository.git.references(`refs/${context.parameter('ref')}`)
  return list(context, found, ({ name, sha }) => referenceShape(context, name, sha))
}

function getCommit(context: Context): Reply {
  const sha = context.parameter('commit_sha')
  shareObject(context, sha)
  if (context.repository.git.type(sha) !== 'commit') throw notFound()
  return json(gitCommit(context.urls, context.repository, context.repository.git.readCommit(sha)))
}

function getTag(context: Context): Reply {
  const sha = context.parameter('tag_sha')
  const tag = context.repository.git.type(sha) === 'tag' ? context.repository.git.readTag(sha) : null
  if (tag === null) throw notFound()
  return json(gitTag(context.urls, context.repository, tag))
}

function treeSha(context: Context): string {
  const { git } = context.repository
  const asked = context.parameter('tree_sha')
  const type = git.type(asked)
  if (type === 'tree') return asked
  if (type === 'blob') throw notFound()
  const commit = git.resolve(asked)
  if (commit === null) throw notFound()
  return git.readCommit(commit).tree
}

function getTree(context: Context): Reply {
  const sha = treeSha(context)
  const all = context.repository.git.tree(sha, context.query('recursive') !== null)
  const tree = all.slice(0, MAX_TREE_ENTRIES).map((entry) => ({
    path: entry.path,
    mode: entry.mode,
    type: entry.type,
    sha: entry.sha,
    ...(entry.size === null ? {} : { size: entry.size }),
    // A submodule has no address: its commit is in another repository.
    ...(entry.type === 'commit' ? {} : { url: `${context.repositoryUrl}/git/${entry.type}s/${entry.sha}` }),
  }))
  const url = `${context.repositoryUrl}/git/trees/${sha}`
  return json({ sha, url, tree, truncated: all.length > MAX_TREE_ENTRIES })
}

/** Base64 in lines of 60 characters, as GitHub sends it. */
export const wrappedBase64 = (content: Buffer): string =>
  content
    .toString('base64')
    .replace(/.{60}/g, '$&\n')
    .replace(/[^\n]$/, '$&\n')

function getBlob(context: Context): Reply {
  const sha = context.parameter('file_sha')
  if (context.repository.git.type(sha) !== 'blob') throw notFound()
  const content = context.repository.git.blob(sha)
  if (content.length > MAX_BLOB_BYTES) throw new ApiError(403, 'This blob is too large to fetch.')
  if (context.accepts('raw')) {
    return {
      status: 200,
      raw: { contentType: 'application/vnd.github.raw+json; charset=utf-8', data: content },
    }
  }
  return json({
    sha,
    node_id: nodeId('Blob', context.repository.id),
    size: content.length,
    url: `${context.repositoryUrl}/git/blobs/${sha}`,
    content: wrappedBase64(content),
    encoding: 'base64',
  })
}

export const gitRoutes: readonly Route[] = [
  { route: `GET ${REPO}/git/ref/{+ref}`, needs: 'contents=read', handle: getReference },
  { route: `GET ${REPO}/git/matching-refs/{+ref}`, needs: 'contents=read', handle: matchingReferences },
  { route: `GET ${REPO}/git/commits/{commit_sha}`, needs: 'contents=read', handle: getCommit },
  { route: `GET ${REPO}/git/tags/{tag_sha}`, needs: 'contents=read', handle: getTag },
  { route: `GET ${REPO}/git/trees/{+tree_sha}`, needs: 'contents=read', handle: getTree },
  { route: `GET ${REPO}/git/blobs/{file_sha}`, needs: 'contents=read', handle: getBlob },
]
