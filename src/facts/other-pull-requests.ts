import { known } from '../core/fact.ts'
import { allOpenPulls, openPullsOf } from './associated.ts'
import { factValue, type Gatherer } from './gather.ts'

/**
 * Fact `other-pull-requests`: open ones with the same head commit and another base. Of a closed pull request those
 * into the same base as well: its pass without a judgement would stand on their head.
 * GitHub lists them by commit; for a commit that is on the default branch it may name only the pull request that
 * brought it there. A list without the judged pull request itself is such a one: then every open one is read.
 */
export const gatherOtherPullRequests: Gatherer<'other-pull-requests'> = async (context) => {
  const { github, repository } = context
  const { number, head, base, state } = await factValue(context, 'pull-request')
  const byCommit = await openPullsOf(github, repository, head.sha)
  const whole = byCommit.some((pull) => pull.number === number)
  const open = whole ? byCommit : await allOpenPulls(github, repository)
  const others = open
    .filter((pull) => pull.number !== number && pull.head.sha === head.sha)
    .filter((pull) => state !== 'open' || pull.base.ref !== base.ref)
    .map((pull) => ({ number: pull.number, baseRef: pull.base.ref }))
    .sort((a, b) => a.number - b.number)
  return known(others, { kind: 'api', what: 'open pull requests by head commit', sha: head.sha })
}
