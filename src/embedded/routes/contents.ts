import { ApiError, notFound } from '../errors.ts'
import type { TreeEntry } from '../git/objects.ts'
import { type Context, json, type Reply, type Route } from '../http.ts'
import { fullName } from '../model.ts'
import { wrappedBase64 } from './git.ts'
import { contentCommit } from './revision.ts'

/** Up to here contents come with their text; from here to the next limit without, unless asked raw. */
const MAX_INLINE_BYTES = 1024 * 1024
const MAX_RAW_BYTES = 100 * 1024 * 1024
const MAX_DIRECTORY_ENTRIES = 1000

const encodedPath = (path: string): string => path.split('/').map(encodeURIComponent).join('/')

const OBJECT_KINDS = { blob: 'blobs', tree: 'trees', commit: 'trees' } as const

/** Fields that files, directories, symlinks and submodules share. */
function common(context: Context, entry: TreeEntry, type: string, size: number) {
  const path = encodedPath(entry.path)
  const ref = context.query('ref') ?? context.repository.defaultBranch
  const page = `${context.urls.server}/${fullName(context.repository)}`
  const url = `${context.repositoryUrl}/contents/${path}?ref=${encodeURIComponent(ref)}`
  const gitUrl =
    type === 'submodule' ? null : `${context.repositoryUrl}/git/${OBJECT_KINDS[entry.type]}/${entry.sha}`
  const html = type === 'submodule' ? null : `${page}/${type === 'dir' ? 'tree' : 'blob'}/${ref}/${path}`
  const download = type === 'file' || type === 'symlink' ? `${page}/raw/${ref}/${path}` : null
  return {
    name: entry.path.slice(entry.path.lastIndexOf('/') + 1),
    path: entry.path,
    sha: entry.sha,
    size,
    url,
    html_url: html,
    git_url: gitUrl,
    download_url: download,
    type,
    _links: { self: url, git: gitUrl, html },
  }
}

const typeOf = (entry: TreeEntry): string => {
  if (entry.type === 'tree') return 'dir'
  if (entry.type === 'commit') return 'submodule'
  return entry.mode === '120000' ? 'symlink' : 'file'
}

function directory(context: Context, commit: string, path: string): Reply {
  const { git } = context.repository
  const entries = git.tree(path === '' ? git.readCommit(commit).tree : `${commit}:${path}`)
  const prefix = path === '' ? '' : `${path}/`
  return json(
    entries.slice(0, MAX_DIRECTORY_ENTRIES).map((entry) => {
      // In listings GitHub shows submodules as files, for compatibility with old clients.
      const type = entry.type === 'commit' ? 'file' : typeOf(entry)
      return common(context, { ...entry, path: prefix + entry.path }, type, entry.size ?? 0)
    }),
  )
}

function file(context: Context, entry: TreeEntry): Reply {
  const size = entry.size ?? 0
  if (size > MAX_RAW_BYTES) {
    throw new ApiError(
      403,
      'This API returns blobs up to 100 MB in size. The requested blob is too large to fetch.',
      {
        errors: [{ resource: 'Blob', field: 'data', code: 'too_large' }],
      },
    )
  }
  const content = context.repository.git.blob(entry.sha)
  if (context.accepts('raw')) {
    return {
      status: 200,
      raw: { contentType: 'application/vnd.github.raw+json; charset=utf-8', data: content },
    }
  }
  const inline = size <= MAX_INLINE_BYTES
  return json({
    ...common(context, entry, 'file', size),
    content: inline ? wrappedBase64(content) : '',
    encoding: inline ? 'base64' : 'none',
  })
}

/** The file a symlink leads to inside the repository; GitHub follows it when it is a file. */
function followed(context: Context, commit: string, entry: TreeEntry, target: string): TreeEntry | null {
  if (target.startsWith('/')) return null
  const parts = entry.path.split('/').slice(0, -1)
  for (const part of target.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return null
    } else if (part !== '.' && part !== '') parts.push(part)
  }
  const found = context.repository.git.entry(commit, parts.join('/'))
  return found !== null && typeOf(found) === 'file' ? found : null
}

function symlink(context: Context, commit: string, entry: TreeEntry): Reply {
  const target = context.repository.git.blob(entry.sha).toString('utf8')
  const real = followed(context, commit, entry, target)
  if (real !== null) return file(context, { ...real, path: entry.path })
  return json({ ...common(context, entry, 'symlink', entry.size ?? 0), target })
}

/** The address in `.gitmodules` of the submodule at a path; null when the file does not say. */
function submoduleAddress(context: Context, commit: string, path: string): string | null {
  const sections = context.repository.git.file(commit, '.gitmodules')?.split(/^\[submodule /m) ?? []
  const own = sections.find((text) => /^\s*path\s*=\s*(.*)$/m.exec(text)?.[1]?.trim() === path)
  return own === undefined ? null : (/^\s*url\s*=\s*(.*)$/m.exec(own)?.[1]?.trim() ?? null)
}

function getContents(context: Context): Reply {
  const commit = contentCommit(context)
  const path = context.parameter('path').replace(/^\/+|\/+$/g, '')
  const entry = context.repository.git.entry(commit, path)
  if (entry === null) throw notFound()
  switch (typeOf(entry)) {
    case 'dir':
      return directory(context, commit, path)
    case 'symlink':
      return symlink(context, commit, entry)
    case 'submodule': {
      const address = submoduleAddress(context, commit, path)
      return json({ ...common(context, entry, 'submodule', 0), submodule_git_url: address })
    }
    default:
      return file(context, entry)
  }
}

export const contentsRoutes: readonly Route[] = [
  { route: 'GET /repos/{owner}/{repo}/contents', needs: 'contents=read', handle: getContents },
  { route: 'GET /repos/{owner}/{repo}/contents/{+path}', needs: 'contents=read', handle: getContents },
]
