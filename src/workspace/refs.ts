import { WorkspaceFailure } from './failure.ts'
import type { Git } from './git.ts'

/** A full object id of either format. */
export const fullId = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/

/** The commit an exact revision stands for, or null. What starts with a dash is a revision to git, too. */
async function verify(git: Git, revision: string): Promise<string | null> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]
  const { code, stdout } = await git(args)
  const id = stdout.toString('latin1').trim()
  return code === 0 && fullId.test(id) ? id : null
}

/**
 * Full commit id of a branch, remote branch, tag, id or git revision; null when the clone is complete and has none.
 * A short name that means two different commits is a failure: git would silently prefer the tag.
 * @throws {WorkspaceFailure} `ambiguous`; `truncated` when it may only be missing from a shallow clone
 */
export async function resolveRef(git: Git, ref: string): Promise<string | null> {
  if (ref === '' || /[\0-\x1f\x7f]/.test(ref)) return null
  const found = fullId.test(ref) || ref.startsWith('refs/') ? await verify(git, ref) : await named(git, ref)
  if (found !== null || !(await isIncomplete(git))) return found
  throw new WorkspaceFailure(
    'truncated',
    'git rev-parse',
    `\`${ref}\` is not in this shallow or partial clone`,
    {
      text: 'check out with the whole history: `fetch-depth: 0`',
    },
  )
}

async function named(git: Git, name: string): Promise<string | null> {
  // A branch may be called HEAD; git means its own.
  if (/^(?:HEAD|@)(?![\w./-])/.test(name)) return await verify(git, name)
  const places = ['refs/heads', 'refs/remotes', 'refs/tags']
  const candidates = await Promise.all(places.map((place) => verify(git, `${place}/${name}`)))
  const [commit, ...others] = new Set(candidates.filter((id) => id !== null))
  if (others.length > 0) {
    throw new WorkspaceFailure('ambiguous', 'git rev-parse', `\`${name}\` is both a branch and a tag`, {
      text: `write \`refs/heads/${name}\` or \`refs/tags/${name}\``,
    })
  }
  return commit ?? (await verify(git, name))
}

/** Like `resolveRef`, for a commit that must be there. */
export async function commitId(git: Git, ref: string): Promise<string> {
  const id = await resolveRef(git, ref)
  if (id !== null) return id
  throw new WorkspaceFailure('not-found', 'git rev-parse', `there is no commit \`${ref}\` in this clone`, {
    text: 'fetch it first',
  })
}

/** Whether history or objects were left out when the clone was made. */
export async function isIncomplete(git: Git): Promise<boolean> {
  const shallow = await git(['rev-parse', '--is-shallow-repository'])
  if (shallow.code !== 0 || shallow.stdout.toString('latin1').trim() !== 'false') return true
  const pattern = '^(remote\\..*\\.promisor|extensions\\.partialclone)$'
  const partial = await git(['config', '--local', '--get-regexp', pattern])
  return partial.code !== 1
}

/** Whether `ancestor` is in the history of `of` as far as the clone shows; null: one of them is not in the clone. */
export async function isAncestor(git: Git, ancestor: string, of: string): Promise<boolean | null> {
  // What is no full id could be a name, and what is a name could be anything.
  if (!fullId.test(ancestor) || !fullId.test(of)) return null
  // Of a repository of SHA-256, 40 digits are an abbreviation.
  if ((await verify(git, ancestor)) !== ancestor || (await verify(git, of)) !== of) return null
  const { code, stderr } = await git(['merge-base', '--is-ancestor', '--end-of-options', ancestor, of])
  if (code === 0 || code === 1) return code === 0
  throw new WorkspaceFailure('truncated', 'git merge-base', `git stopped with code ${code}: ${stderr}`, {
    text: 'clone without a filter and with `fetch-depth: 0`',
  })
}

/** Ids the clone's tags hold, by name; names that are none, or absent, have no key. */
export async function tagIds(git: Git, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (names.length === 0) return new Map()
  const wanted = new Set(names)
  const { code, stdout, stderr } = await git([
    'for-each-ref',
    '--format=%(objectname) %(refname)',
    'refs/tags/',
  ])
  if (code !== 0) {
    throw new WorkspaceFailure('unparsable', 'git for-each-ref', `git stopped with code ${code}: ${stderr}`)
  }
  const found = new Map<string, string>()
  for (const line of stdout.toString('utf8').split('\n')) {
    const [, id, name] = /^([0-9a-f]{40,64}) refs\/tags\/(.+)$/.exec(line) ?? []
    if (id !== undefined && name !== undefined && wanted.has(name)) found.set(name, id)
  }
  return found
}
