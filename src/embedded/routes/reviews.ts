import { atLeast, roleOf } from '../access.ts'
import { ApiError, notFound, unprocessable } from '../errors.ts'
import { type Context, json, type Reply, type Route } from '../http.ts'
import type { PullRequest, Review, ReviewState } from '../model.ts'
import { list } from '../pagination.ts'
import { addReview, headSha } from '../pull-requests.ts'
import { reviewShape } from '../shapes/pull-request.ts'
import { pullRequest } from './revision.ts'

const REVIEWS = '/repos/{owner}/{repo}/pulls/{pull_number}/reviews'

const STATES: Readonly<Record<string, ReviewState>> = {
  APPROVE: 'APPROVED',
  REQUEST_CHANGES: 'CHANGES_REQUESTED',
  COMMENT: 'COMMENTED',
}

function review(context: Context, pull: PullRequest): Review {
  const found = pull.reviews.find(({ id }) => id === context.number('review_id'))
  if (found === undefined) throw notFound()
  return found
}

const listReviews = (context: Context): Reply => {
  const pull = pullRequest(context)
  return list(context, pull.reviews, (item) => reviewShape(context.state, context.urls, pull, item))
}

const getReview = (context: Context): Reply => {
  const pull = pullRequest(context)
  return json(reviewShape(context.state, context.urls, pull, review(context, pull)))
}

/** @throws ApiError 422 where GitHub refuses the reviewer or the text */
function checkReview(context: Context, pull: PullRequest, state: ReviewState, body: string): void {
  const own = context.actor === pull.author
  if (own && state === 'APPROVED') {
    throw unprocessable('Review Can not approve your own pull request')
  }
  if (own && state === 'CHANGES_REQUESTED') {
    throw unprocessable('Review Can not request changes on your own pull request')
  }
  if (context.token?.kind === 'github-token' && state === 'APPROVED') {
    throw unprocessable('GitHub Actions is not permitted to approve pull requests.')
  }
  if (body === '' && (state === 'COMMENTED' || state === 'CHANGES_REQUESTED')) {
    throw unprocessable('Could not create review: body is required')
  }
}

function createReview(context: Context): Reply {
  const pull = pullRequest(context)
  const event = context.text('PullRequestReview', 'event')
  const state = event === null ? 'PENDING' : STATES[event]
  if (state === undefined)
    throw unprocessable(`Variable $event of type PullRequestReviewEvent was invalid: ${event}`)
  const body = context.text('PullRequestReview', 'body') ?? ''
  checkReview(context, pull, state, body)
  const commit = context.text('PullRequestReview', 'commit_id') ?? headSha(pull)
  if (context.repository.git.type(commit) !== 'commit')
    throw unprocessable('The commit_id is not part of the pull request')
  const added = addReview(context.state, pull, { author: context.actor, state, body, commit })
  return json(reviewShape(context.state, context.urls, pull, added))
}

function dismissReview(context: Context): Reply {
  const pull = pullRequest(context)
  const found = review(context, pull)
  const writer =
    context.token?.kind !== 'pat' ||
    atLeast(roleOf(context.state, context.repository, context.actor), 'write')
  if (!writer) throw new ApiError(403, 'Must have write access to dismiss a review.')
  context.requiredText('PullRequestReview', 'message')
  if (found.state !== 'APPROVED' && found.state !== 'CHANGES_REQUESTED') {
    throw unprocessable('Can not dismiss a dismissed or commented pull request review')
  }
  found.state = 'DISMISSED'
  return json(reviewShape(context.state, context.urls, pull, found))
}

export const reviewRoutes: readonly Route[] = [
  { route: `GET ${REVIEWS}`, needs: 'pull_requests=read', handle: listReviews },
  { route: `POST ${REVIEWS}`, needs: 'pull_requests=write', handle: createReview },
  { route: `GET ${REVIEWS}/{review_id}`, needs: 'pull_requests=read', handle: getReview },
  { route: `PUT ${REVIEWS}/{review_id}/dismissals`, needs: 'pull_requests=write', handle: dismissReview },
]
