import { z } from 'zod'
import { type Fact, known, unknown } from '../core/fact.ts'
import type { RepositoryName, Target } from '../core/target.ts'
import type { GitHub } from '../github/port.ts'
import { type Subject, settle } from './gather.ts'
import { pullsOfMergeGroup } from './merge-group.ts'
import { readSnapshot, type Snapshot } from './snapshot.ts'

/** One thing to judge, with the pull request as it was read to find that out. */
interface ResolvedSubject {
  readonly subject: Subject
  readonly snapshot: Snapshot | null
}

/** A target with the commits GitHub named for it. */
export interface ResolvedTarget {
  /** The commit that policy, CODEOWNERS and lists are read at. */
  readonly baseSha: string
  /** Short name of the base branch; null where nothing is merged. */
  readonly baseRef: string | null
  readonly headSha: string
  /** Never empty. */
  readonly subjects: readonly ResolvedSubject[]
}

/**
 * What to judge, and at which base. Unknown when GitHub does not say so completely; the run then blocks.
 * A pull request is judged at the tip of its base branch, not at the base the event remembers.
 */
export const resolveSubject = (target: Target, github: GitHub): Promise<Fact<ResolvedTarget>> =>
  settle(async () => {
    switch (target.kind) {
      case 'pull-request':
        return ofPullRequest(await readSnapshot(github, target.repository, target.number))
      case 'merge-group':
        return await ofMergeGroup(target, github)
      case 'push':
        return ofCommit(target.sha, target.ref)
      case 'repository':
        return ofCommit(await commitOf(github, target.repository, target.ref), target.ref)
    }
  })

function ofPullRequest(snapshot: Snapshot): Fact<ResolvedTarget> {
  const { pullRequest, baseSha, baseRef, headSha } = snapshot
  if (baseSha === null) {
    return pullRequest.known
      ? unknown('not-found', `the base branch ${baseRef} does not exist any more`)
      : pullRequest
  }
  const source = { kind: 'api', what: `pull request #${snapshot.number}`, sha: baseSha } as const
  return known({ baseSha, baseRef, headSha, subjects: [judged(snapshot)] }, source)
}

async function ofMergeGroup(
  target: Extract<Target, { kind: 'merge-group' }>,
  github: GitHub,
): Promise<Fact<ResolvedTarget>> {
  const pulls = await pullsOfMergeGroup(target, github)
  if (!pulls.known) return pulls
  const { baseSha, headSha } = target
  const value = { baseSha, baseRef: branchName(target.baseRef), headSha, subjects: pulls.value.map(judged) }
  return known(value, pulls.source)
}

const judged = (snapshot: Snapshot): ResolvedSubject => ({
  subject: { kind: 'pull-request', number: snapshot.number },
  snapshot,
})

function ofCommit(sha: string, ref: string): Fact<ResolvedTarget> {
  if (/^0+$/.test(sha)) return unknown('not-found', `${ref} was deleted, so there is no commit to judge`)
  const subjects = [{ subject: { kind: 'repository', sha }, snapshot: null }] as const
  return known({ baseSha: sha, baseRef: null, headSha: sha, subjects }, { kind: 'api', what: ref, sha })
}

const commitSchema = z.object({ sha: z.string().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/) })

/** The commit of a branch or tag; annotated tags are followed. `heads/x` and `tags/x` keep equal names apart. */
async function commitOf(github: GitHub, repository: RepositoryName, ref: string): Promise<string> {
  const route = 'GET /repos/{owner}/{repo}/commits/{ref}'
  const parameters = { ...repository, ref: ref.replace(/^refs\//, '') }
  return (await github.get(route, parameters, commitSchema, { permission: 'contents: read' })).sha
}

const branchName = (ref: string): string => ref.replace(/^refs\/heads\//, '')
