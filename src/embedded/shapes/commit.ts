import type { FileDiff } from '../git/diff.ts'
import type { CommitObject, TagObject } from '../git/objects.ts'
import type { Urls } from '../http.ts'
import { fullName, type Repository } from '../model.ts'
import type { State } from '../state.ts'
import { nodeId, userOrNull } from './account.ts'

const UNSIGNED = { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null }

/** Base addresses of a repository: API and web page. */
const bases = (urls: Urls, repository: Repository) => ({
  api: `${urls.api}/repos/${fullName(repository)}`,
  page: `${urls.server}/${fullName(repository)}`,
})

/** `GET …/git/commits/{sha}`. */
export function gitCommit(urls: Urls, repository: Repository, commit: CommitObject) {
  const { api, page } = bases(urls, repository)
  return {
    sha: commit.sha,
    node_id: nodeId('Commit', repository.id),
    url: `${api}/git/commits/${commit.sha}`,
    html_url: `${page}/commit/${commit.sha}`,
    author: commit.author,
    committer: commit.committer,
    tree: { sha: commit.tree, url: `${api}/git/trees/${commit.tree}` },
    message: commit.message,
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${api}/git/commits/${sha}`,
      html_url: `${page}/commit/${sha}`,
    })),
    verification: UNSIGNED,
  }
}

/** `GET …/git/tags/{sha}`, of an annotated tag. */
export function gitTag(urls: Urls, repository: Repository, tag: TagObject) {
  const { api } = bases(urls, repository)
  return {
    node_id: nodeId('Tag', repository.id),
    tag: tag.name,
    sha: tag.sha,
    url: `${api}/git/tags/${tag.sha}`,
    message: tag.message,
    tagger: tag.tagger,
    object: { sha: tag.target, type: tag.type, url: `${api}/git/${tag.type}s/${tag.target}` },
    verification: UNSIGNED,
  }
}

/** GitHub's "commit"; accounts are found by e-mail address, as GitHub does. */
export function commitShape(state: State, urls: Urls, repository: Repository, commit: CommitObject) {
  const { api, page } = bases(urls, repository)
  return {
    sha: commit.sha,
    node_id: nodeId('Commit', repository.id),
    commit: {
      author: commit.author,
      committer: commit.committer,
      message: commit.message,
      tree: { sha: commit.tree, url: `${api}/git/trees/${commit.tree}` },
      url: `${api}/git/commits/${commit.sha}`,
      comment_count: 0,
      verification: UNSIGNED,
    },
    url: `${api}/commits/${commit.sha}`,
    html_url: `${page}/commit/${commit.sha}`,
    comments_url: `${api}/commits/${commit.sha}/comments`,
    author: userOrNull(urls, state.accountByEmail(commit.author.email) ?? null),
    committer: userOrNull(urls, state.accountByEmail(commit.committer.email) ?? null),
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${api}/commits/${sha}`,
      html_url: `${page}/commit/${sha}`,
    })),
  }
}

const encodedPath = (path: string): string => path.split('/').map(encodeURIComponent).join('/')

/** GitHub's "diff entry"; `ref` is the commit the new side stands at. */
export function diffEntry(urls: Urls, repository: Repository, ref: string, file: FileDiff) {
  const { api, page } = bases(urls, repository)
  const path = encodedPath(file.filename)
  return {
    sha: file.sha,
    filename: file.filename,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: `${page}/blob/${ref}/${path}`,
    raw_url: `${page}/raw/${ref}/${path}`,
    contents_url: `${api}/contents/${path}?ref=${ref}`,
    ...(file.patch === null ? {} : { patch: file.patch }),
    ...(file.previousFilename === null ? {} : { previous_filename: file.previousFilename }),
  }
}
