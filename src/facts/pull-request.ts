import { known, unknown } from '../core/fact.ts'
import { type GatherContext, type Gatherer, giveUp } from './gather.ts'
import { codeownersNeeds } from './options.ts'
import { askedApprovers } from './overrides.ts'
import type { Snapshot } from './snapshot.ts'

/** The snapshot of a pull-request subject; for any other subject the asking fact is unknown `offline`. */
const snapshotOf = (context: GatherContext): Snapshot =>
  context.snapshot ??
  giveUp(
    unknown('offline', 'there is no pull request here: this fact exists only on GitHub', {
      remedy: { text: 'run the check on the pull request itself' },
    }),
  )

/** Fact `pull-request`. */
export const gatherPullRequest: Gatherer<'pull-request'> = async (context) => snapshotOf(context).pullRequest

/** Fact `reviews`. */
export const gatherReviews: Gatherer<'reviews'> = async (context) => snapshotOf(context).reviews

/** Fact `commits`: of the pull request by GitHub, of a local branch by git. */
export const gatherCommits: Gatherer<'commits'> = async (context) => {
  const { subject, workspace } = context
  if (!codeownersNeeds(context).commitPeople && (await askedApprovers(context)).length === 0) {
    return known([], { kind: 'input', what: 'the policy excludes nobody for being named by a commit' })
  }
  if (subject.kind !== 'branch') return snapshotOf(context).commits
  if (workspace === null) giveUp(unknown('offline', 'there is no clone to read commits from'))
  const commits = await workspace.commits(subject.baseSha, subject.headSha)
  return known([...commits], { kind: 'git', what: 'git log', sha: subject.headSha })
}
