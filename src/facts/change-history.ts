import { z } from 'zod'
import { unknown } from '../core/fact.ts'
import type { CommitChange, Workspace } from '../workspace/port.ts'
import { headOf } from './codeowners.ts'
import { factValue, type GatherContext, giveUp } from './gather.ts'
import { once } from './once.ts'

/** The commits of a change, one by one. */
export interface ChangeHistory {
  readonly base: string
  readonly head: string
  /** The commit of the base that the head contains: where their histories meet. */
  readonly mergeBase: string
  /** Oldest first, parents before children. */
  readonly commits: readonly CommitChange[]
  /**
   * Commits of the base that commits of the change stand on, in the order they are met: where it forked off, and
   * what it merged.
   */
  readonly forks: readonly string[]
  /** Null: read through the API, where a merge says nothing of its own. */
  readonly clone: Workspace | null
}

/** Commits whose files are read through the API, each by one request. */
const mostCommits = 100

/** The commits of the judged change; the asking fact is unknown when they cannot be read completely. */
export const changeHistory = (context: GatherContext): Promise<ChangeHistory> =>
  once(context, 'change history', async () => {
    const head = await headOf(context)
    const clone = await cloneWith(context, head)
    return clone === null ? await fromGitHub(context, head) : await fromClone(context, clone, head)
  })

/** The clone, when it holds both commits and all between them. */
async function cloneWith({ workspace, baseSha, subject }: GatherContext, head: string) {
  if (workspace === null) {
    if (subject.kind !== 'branch') return null
    return giveUp(unknown('offline', 'there is no clone to read commits from'))
  }
  if (subject.kind === 'branch') return workspace
  const ids = await Promise.all([baseSha, head].map((sha) => workspace.resolve(sha).catch(() => null)))
  if (ids[0] !== baseSha || ids[1] !== head) return null
  // A shallow clone refuses: GitHub is asked instead.
  const whole = await workspace.mergeBase(baseSha, head).catch(() => null)
  return whole === null ? null : workspace
}

async function fromClone(context: GatherContext, clone: Workspace, head: string): Promise<ChangeHistory> {
  const base = context.subject.kind === 'branch' ? context.subject.baseSha : context.baseSha
  const [mergeBase, commits] = await Promise.all([clone.mergeBase(base, head), clone.history(base, head)])
  return { base, head, mergeBase, commits, forks: forksOf(commits, mergeBase), clone }
}

/** Parents that are no commits of the change, and the merge base. */
function forksOf(commits: readonly CommitChange[], mergeBase: string): readonly string[] {
  const own = new Set(commits.map(({ sha }) => sha))
  const parents = commits.flatMap((commit) => commit.parents).filter((sha) => !own.has(sha))
  return [...new Set([...parents, mergeBase])]
}

const sha = z.string().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/)
const commitSchema = z.object({ sha, parents: z.array(z.object({ sha })) })
const fileSchema = z.object({
  filename: z.string().min(1),
  previous_filename: z.string().min(1).optional(),
  status: z.string(),
  sha: z.string().nullable(),
})
const compareSchema = z.object({ merge_base_commit: z.object({ sha }) })

const routes = {
  commits: 'GET /repos/{owner}/{repo}/pulls/{pull_number}/commits',
  commit: 'GET /repos/{owner}/{repo}/commits/{ref}',
  compare: 'GET /repos/{owner}/{repo}/compare/{basehead}',
} as const

/** GitHub lists at most this many commits of a pull request. */
const commitCap = 250

async function fromGitHub(context: GatherContext, head: string): Promise<ChangeHistory> {
  const { github, repository, baseSha } = context
  const pull = await factValue(context, 'pull-request')
  const listed = await github.list(
    routes.commits,
    { ...repository, pull_number: pull.number },
    commitSchema,
    { key: (commit) => commit.sha, cap: commitCap, permission: 'pull-requests: read' },
  )
  if (listed.length > mostCommits) giveUp(tooMany(listed.length))
  if (listed.at(-1)?.sha !== head) giveUp(moved(head))
  const commits = await Promise.all(
    listed.map(async ({ sha: id, parents }): Promise<CommitChange> => {
      const ids = parents.map((parent) => parent.sha)
      return { sha: id, parents: ids, files: ids.length > 1 ? [] : await filesOf(context, id) }
    }),
  )
  const basehead = `${baseSha}...${head}`
  const compared = await github.get(routes.compare, { ...repository, basehead, per_page: 1 }, compareSchema, {
    permission: 'contents: read',
  })
  const mergeBase = compared.merge_base_commit.sha
  return { base: baseSha, head, mergeBase, commits, forks: forksOf(commits, mergeBase), clone: null }
}

const wholeHistory = {
  text: 'check out the repository with full history (`fetch-depth: 0`) in an earlier step of this job',
}

const tooMany = (count: number) =>
  unknown(
    'truncated',
    `the pull request has ${count} commits; at most ${mostCommits} are read one by one through the API`,
    { remedy: wholeHistory },
  )

const moved = (head: string) =>
  unknown('target-moved', `the list of commits of the pull request does not end with ${head}`, {
    remedy: { text: 'run the check again' },
  })

/** GitHub lists at most this many files of one commit. */
const fileCap = 3000

async function filesOf({ github, repository }: GatherContext, ref: string): Promise<CommitChange['files']> {
  const files = await github.list(routes.commit, { ...repository, ref }, fileSchema, {
    property: 'files',
    key: (file) => `${file.status} ${file.filename}`,
    cap: fileCap,
    permission: 'contents: read',
  })
  return files.flatMap(({ filename, previous_filename: previous, status, sha: blob }) => [
    ...(previous === undefined || status !== 'renamed' ? [] : [{ path: previous, blob: null }]),
    { path: filename, blob: status === 'removed' ? null : blob },
  ])
}
