import type { ChangedFile } from '../core/facts/pull-request.ts'
import { isOpaque, mayBeLink, type RawLines } from './change-lines.ts'
import { headOf } from './codeowners.ts'
import { treeOf, workspaceOf } from './content.ts'
import { factValue, failureOf, type GatherContext } from './gather.ts'
import { filesAt } from './head-files.ts'
import { type PullFile, pullFiles } from './pull-files.ts'

/** Bytes of patches that are read in all. */
const patchLimit = 20 * 1024 * 1024

type Raw = ReadonlyMap<string, RawLines>

/**
 * What GitHub gave out about the lines of the changed files, by path; the clone beside the run fills in what GitHub
 * leaves out, where it holds both commits. Files past 20 MB of patches are not in it.
 */
export async function rawLinesOf(context: GatherContext, files: readonly ChangedFile[]): Promise<Raw> {
  const { subject } = context
  if (subject.kind === 'branch') return await cloned(context, subject.baseSha, subject.headSha)
  const pull = await factValue(context, 'pull-request')
  const listed = await pullFiles(context, pull)
  const own = listed.known ? await byGitHub(context, listed.value) : new Map<string, RawLines>()
  if (files.every(({ path }) => isWhole(own.get(path)))) return own
  const local = await fromClone(context, pull.base.sha, pull.head.sha)
  return local === null ? own : new Map([...own, ...local])
}

/** Whether nothing is left to ask: the lines are there, or there are none. */
const isWhole = (raw: RawLines | undefined): boolean =>
  raw !== undefined && (raw.patch !== null || raw.same === true)

async function byGitHub(context: GatherContext, files: readonly PullFile[]): Promise<Raw> {
  const base = files.some(needsBase) ? await baseBlobs(context) : null
  const modes = await modesOf(context, files)
  let left = patchLimit
  return new Map(
    files.flatMap((file): [string, RawLines][] => {
      left -= file.patch?.length ?? 0
      if (left < 0) return []
      const before = base?.get(file.previous_filename ?? file.filename)
      return [
        [
          file.filename,
          {
            additions: file.additions ?? null,
            deletions: file.deletions ?? null,
            patch: file.patch ?? null,
            modes: modes.get(file.filename) ?? null,
            same: before === undefined || file.sha === null ? null : before === file.sha,
          },
        ],
      ]
    }),
  )
}

/** Modes at the head of what may be a link by its only line; GitHub's list of files has none. */
async function modesOf(
  context: GatherContext,
  files: readonly PullFile[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const modes = new Map<string, readonly string[]>()
  const doubtful = files.filter(({ patch, status }) => status !== 'changed' && mayBeLink(patch))
  if (doubtful.length === 0) return modes
  try {
    const head = await filesAt(context, await headOf(context))
    for (const { filename } of doubtful) {
      const entry = await head.entry(filename)
      if (entry !== null) modes.set(filename, [entry.mode])
    }
  } catch (error) {
    if (failureOf(error) === null) throw error
  }
  return modes
}

/** What may be anything and shows no lines: only its blob tells whether there are none. */
const needsBase = ({ patch, status, filename, additions = 0, deletions = 0 }: PullFile): boolean =>
  patch === undefined &&
  additions + deletions === 0 &&
  (status === 'renamed' || status === 'copied' || status === 'modified' || status === 'changed') &&
  isOpaque(filename)

/** Blobs of the base commit by path; null when its tree is not given out whole. */
async function baseBlobs(context: GatherContext): Promise<ReadonlyMap<string, string> | null> {
  const entries = await baseEntries(context)
  return entries === null ? null : new Map(entries.map(({ path, blob }) => [path, blob]))
}

/** The tree of the base commit; null when it could not be read whole. What hangs on it is not claimed then. */
export async function baseEntries(context: GatherContext) {
  try {
    const tree = await treeOf(context, context.baseSha)
    return tree.complete ? tree.entries : null
  } catch (error) {
    if (failureOf(error) === null) throw error
    return null
  }
}

/** The clone's own answer; null when there is none, or when it does not hold both commits and their history. */
async function fromClone(context: GatherContext, baseSha: string, headSha: string): Promise<Raw | null> {
  const { workspace } = context
  if (workspace === null) return null
  try {
    const [base, head] = await Promise.all([workspace.resolve(baseSha), workspace.resolve(headSha)])
    return base === baseSha && head === headSha ? await cloned(context, base, head) : null
  } catch (error) {
    if (failureOf(error) === null) throw error
    return null
  }
}

async function cloned(context: GatherContext, base: string, head: string): Promise<Raw> {
  const diffs = await workspaceOf(context).diff(base, head, patchLimit)
  return new Map(
    diffs.map(({ path, modes, binary, patch }) => [
      path,
      {
        additions: null,
        deletions: null,
        patch: patch === '' ? null : patch,
        modes,
        same: patch === '' && !binary,
      },
    ]),
  )
}
