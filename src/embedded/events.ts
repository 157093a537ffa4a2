import type { PullRequestBuilder } from './builders/pull-request.ts'
import type { RepositoryBuilder } from './builders/repository.ts'
import type { Urls } from './http.ts'
import type { Review } from './model.ts'
import { simpleUser } from './shapes/account.ts'
import { pullRequestFull, reviewShape } from './shapes/pull-request.ts'
import { repositoryShape } from './shapes/repository.ts'
import type { World } from './world.ts'

/** Webhook payloads as GitHub writes them to `GITHUB_EVENT_PATH`. */

function surroundings(world: World, urls: Urls, repository: RepositoryBuilder, sender: string) {
  const { state } = world
  const organisation = state.organisation(repository.model.owner.login)
  const account = state.account(sender)
  return {
    repository: repositoryShape(urls, repository.model),
    ...(organisation === undefined ? {} : { organization: simpleUser(urls, organisation.account) }),
    sender: account === undefined ? null : simpleUser(urls, account),
  }
}

/** `pull_request` and `pull_request_target`. */
export function pullRequestEvent(world: World, pull: PullRequestBuilder, action = 'opened', sender?: string) {
  const urls = world.urls()
  return {
    action,
    number: pull.number,
    pull_request: pullRequestFull(world.state, urls, pull.model),
    ...surroundings(world, urls, pull.repository, sender ?? pull.model.author.login),
  }
}

/** `pull_request_review`. */
export function reviewEvent(world: World, pull: PullRequestBuilder, review: Review, action = 'submitted') {
  const urls = world.urls()
  const shape = reviewShape(world.state, urls, pull.model, review)
  return {
    action,
    // Webhooks write review states in lower case, the REST API in upper case.
    review: { ...shape, state: review.state.toLowerCase() },
    pull_request: pullRequestFull(world.state, urls, pull.model),
    ...surroundings(world, urls, pull.repository, review.author.login),
  }
}

/** `merge_group`, for an entry made by `RepositoryBuilder.enqueue`. */
export function mergeGroupEvent(
  world: World,
  repository: RepositoryBuilder,
  entry: { headRef: string; headSha: string; baseRef: string; baseSha: string },
) {
  const commit = repository.model.git.readCommit(entry.headSha)
  return {
    action: 'checks_requested',
    merge_group: {
      head_sha: entry.headSha,
      head_ref: entry.headRef,
      base_sha: entry.baseSha,
      base_ref: entry.baseRef,
      head_commit: {
        id: entry.headSha,
        tree_id: commit.tree,
        message: commit.message,
        timestamp: commit.committer.date,
        author: { name: commit.author.name, email: commit.author.email },
        committer: { name: commit.committer.name, email: commit.committer.email },
      },
    },
    ...surroundings(world, world.urls(), repository, 'github-actions[bot]'),
  }
}

/** `push` of one commit to a branch. */
export function pushEvent(world: World, repository: RepositoryBuilder, branch: string, sender: string) {
  const after = repository.tip(branch)
  const before = repository.model.git.readCommit(after).parents[0] ?? '0'.repeat(40)
  return {
    ref: `refs/heads/${branch}`,
    before,
    after,
    created: false,
    deleted: false,
    forced: false,
    ...surroundings(world, world.urls(), repository, sender),
  }
}
