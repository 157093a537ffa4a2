import { z } from 'zod'
import { known, unknown } from '../core/fact.ts'
import type { PullRequest } from '../core/facts/pull-request.ts'
import { restActor } from './actor.ts'
import { factValue, type GatherContext, type Gatherer } from './gather.ts'
import { codeownersNeeds } from './options.ts'
import { askedApprovers } from './overrides.ts'

const route = 'GET /repos/{owner}/{repo}/activity'

const activitySchema = z.array(
  z.object({
    after: z.string(),
    ref: z.string(),
    activity_type: z.string(),
    actor: restActor.nullable(),
  }),
)

/**
 * Fact `last-pusher`: from the event when it is the push of this head, else from the head repository's activity.
 * Null without a request when no option excludes the last pusher, or nobody has approved.
 */
export const gatherLastPusher: Gatherer<'last-pusher'> = async (context) => {
  const pull = await factValue(context, 'pull-request')
  const { pusher } = context.hints
  if (pusher !== null && pusher.sha === pull.head.sha) {
    return known(pusher.actor, { kind: 'event', what: 'the push that started this run', sha: pull.head.sha })
  }
  if (!codeownersNeeds(context).lastPusher && (await askedApprovers(context)).length === 0) {
    return known(null, { kind: 'input', what: 'the policy does not exclude the last pusher' })
  }
  const reviews = await factValue(context, 'reviews')
  if (!reviews.some((review) => review.state === 'APPROVED')) {
    return known(null, { kind: 'api', what: 'no approval to exclude a pusher from', sha: pull.head.sha })
  }
  return await fromActivity(context, pull)
}

const remedy = { text: 'push the branch again, or leave `last-pusher` out of `exclude` in the policy' }

async function fromActivity(context: GatherContext, pull: PullRequest) {
  const [owner, repo] = pull.head.repository?.split('/') ?? []
  if (owner === undefined || repo === undefined) {
    return unknown('not-found', 'the head repository was deleted, so nobody can tell who pushed last', {
      remedy,
    })
  }
  const ref = `refs/heads/${pull.head.ref}`
  const activities = await context.github.get(route, { owner, repo, ref, per_page: 100 }, activitySchema, {
    permission: 'contents: read',
    absentOnSomeServers: true,
  })
  // Newest first. Creating a branch, merging into it and pushing to it all move it; whoever did it last brought the head.
  const push = activities.find(
    (activity) =>
      activity.ref === ref &&
      activity.after === pull.head.sha &&
      activity.activity_type !== 'branch_deletion',
  )
  if (push === undefined) {
    const found = `none of the latest ${activities.length} activities of ${ref} brought ${pull.head.sha}`
    return unknown('not-found', found, { source: { kind: 'api', what: route }, remedy })
  }
  return known(push.actor, { kind: 'api', what: route, sha: pull.head.sha })
}
