import { known } from '../core/fact.ts'
import { openPullsOf } from './associated.ts'
import { factValue, type Gatherer } from './gather.ts'

/**
 * Fact `other-pull-requests`: open ones with the same head commit and another base. Of a closed pull request those
 * into the same base as well: its pass without a judgement would stand on their head.
 */
export const gatherOtherPullRequests: Gatherer<'other-pull-requests'> = async (context) => {
  const { number, head, base, state } = await factValue(context, 'pull-request')
  const open = await openPullsOf(context.github, context.repository, head.sha)
  const others = open
    .filter((pull) => pull.number !== number && pull.head.sha === head.sha)
    .filter((pull) => state !== 'open' || pull.base.ref !== base.ref)
    .map((pull) => ({ number: pull.number, baseRef: pull.base.ref }))
    .sort((a, b) => a.number - b.number)
  return known(others, {
    kind: 'api',
    what: 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls',
    sha: head.sha,
  })
}
