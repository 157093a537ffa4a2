import { known, unknown } from '../core/fact.ts'
import type { ChangedFile, Review } from '../core/facts/pull-request.ts'
import { factValue, failureOf, type GatherContext, type Gatherer } from './gather.ts'
import { codeownersNeeds } from './options.ts'
import { completeTree } from './repository-files.ts'

/** Each commit costs one request. */
const mostCommits = 10

/**
 * Fact `approved-blobs`: only for `stale-approvals: same-diff`, and only the commits of approvals that still stand
 * but are not of the head. A commit that GitHub no longer has is absent.
 */
export const gatherApprovedBlobs: Gatherer<'approved-blobs'> = async (context) => {
  if (!codeownersNeeds(context).sameDiff) {
    return known({}, { kind: 'input', what: 'the policy refuses approvals of older commits' })
  }
  const { head } = await factValue(context, 'pull-request')
  const commits = staleCommits(await factValue(context, 'reviews'), head.sha)
  const source = { kind: 'api', what: 'trees of the approved commits', sha: head.sha } as const
  if (commits.length > mostCommits) {
    return unknown(
      'too-large',
      `approvals stand on ${commits.length} older commits; at most ${mostCommits} are read`,
      {
        source,
        remedy: { text: 'ask for a new approval of the head commit' },
      },
    )
  }
  if (commits.length === 0) return known({}, source)
  const files = await factValue(context, 'changed-files')
  const { entries } = await completeTree(context, head.sha)
  const modes = new Map(entries.map(({ path, mode }) => [path, mode]))
  const read = await Promise.all(
    commits.map(async (sha) => [sha, await blobsAt(context, sha, files, modes)] as const),
  )
  return known(
    Object.fromEntries(read.flatMap(([sha, blobs]) => (blobs === null ? [] : [[sha, blobs]]))),
    source,
  )
}

/** Commits, other than the head, of approvals that no later review of the same account withdrew. */
function staleCommits(reviews: readonly Review[], headSha: string): readonly string[] {
  const standing = new Map<number, string[]>()
  for (const { user, state, commitId } of reviews) {
    if (user?.id === null || user?.id === undefined || state === 'COMMENTED' || state === 'PENDING') continue
    const before = state === 'APPROVED' ? (standing.get(user.id) ?? []) : []
    standing.set(user.id, state === 'APPROVED' && commitId !== null ? [...before, commitId] : before)
  }
  const approvers = [...standing.values()].filter((commits) => !commits.includes(headSha))
  return [...new Set(approvers.flat())].sort()
}

/**
 * Blobs of the changed files at a commit. An entry whose git mode is another at the head is left out: the same bytes
 * as a link, or made executable, are not the same file.
 */
async function blobsAt(
  context: GatherContext,
  sha: string,
  files: readonly ChangedFile[],
  headModes: ReadonlyMap<string, string>,
) {
  const wanted = new Set(files.flatMap(({ path, previousPath }) => [path, previousPath ?? path]))
  try {
    const { entries } = await completeTree(context, sha)
    return Object.fromEntries(
      entries
        .filter(({ path, mode }) => wanted.has(path) && (headModes.get(path) ?? mode) === mode)
        .map(({ path, blob }) => [path, blob]),
    )
  } catch (error) {
    if (failureOf(error)?.reason === 'not-found') return null
    throw error
  }
}
