import { known } from '../core/fact.ts'
import { allOpenPulls, type ListedPull, openPullsOf } from './associated.ts'
import { factValue, type Gatherer } from './gather.ts'

/**
 * Fact `other-pull-requests`: open ones with the same head commit and another base. Of a closed pull request those
 * into the same base as well: its pass without a judgement would stand on their head. Of a commit judged for its
 * repository all whose head it is.
 * GitHub lists them by commit; for a commit that is on the default branch it may name only the pull request that
 * brought it there. A list without the judged pull request itself is such a one: then every open one is read.
 */
export const gatherOtherPullRequests: Gatherer<'other-pull-requests'> = async (context) => {
  const { github, repository, subject } = context
  if (subject.kind === 'branch') return known([], { kind: 'git', what: 'a local branch has no check' })
  if (subject.kind === 'repository')
    return named(await openPullsOf(github, repository, subject.sha), subject.sha)
  const { number, head, base, state } = await factValue(context, 'pull-request')
  const byCommit = await openPullsOf(github, repository, head.sha)
  const whole = byCommit.some((pull) => pull.number === number)
  const open = whole ? byCommit : await allOpenPulls(github, repository)
  const others = open.filter(
    (pull) => pull.number !== number && (state !== 'open' || pull.base.ref !== base.ref),
  )
  return named(others, head.sha)
}

function named(pulls: readonly ListedPull[], sha: string) {
  const others = pulls
    .filter((pull) => pull.head.sha === sha)
    .map((pull) => ({ number: pull.number, baseRef: pull.base.ref }))
    .sort((a, b) => a.number - b.number)
  return known(others, { kind: 'api', what: 'open pull requests by head commit', sha })
}
