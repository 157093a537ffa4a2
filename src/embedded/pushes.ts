import { type Account, type ActivityType, isPullRequest, type PullRequest, type Repository } from './model.ts'
import { baseTip, dismissesStaleReviews } from './pull-requests.ts'
import type { State } from './state.ts'

/** What GitHub does when a reference moves. */

const NOTHING = '0'.repeat(40)

interface Push {
  readonly repository: Repository
  readonly branch: string
  /** Null when the branch is new. */
  readonly before: string | null
  /** Null when the branch was deleted. */
  readonly after: string | null
  /** Null when GitHub does not know who pushed. */
  readonly actor: Account | null
  /** Told from the history when absent. */
  readonly type?: ActivityType
}

function typeOf(push: Push): ActivityType {
  const { before, after, repository } = push
  if (push.type !== undefined) return push.type
  if (before === null) return 'branch_creation'
  if (after === null) return 'branch_deletion'
  return repository.git.mergeBase(before, after) === before ? 'push' : 'force_push'
}

/** Copies the head branch to `refs/pull/N/head` of the base repository. */
export function takeHead(pull: PullRequest): void {
  const target = `refs/pull/${pull.number}/head`
  const sha = pull.headRepository.git.branch(pull.headRef)
  if (sha === null) throw new Error(`head branch ${pull.headRef} does not exist`)
  if (pull.headRepository === pull.repository) pull.repository.git.setReference(target, sha)
  else pull.repository.git.fetch(pull.headRepository.git, `refs/heads/${pull.headRef}`, target)
  pull.baseSha = baseTip(pull)
}

function synchronise(state: State, pull: PullRequest): void {
  takeHead(pull)
  pull.updatedAt = state.clock.iso()
  if (!dismissesStaleReviews(state, pull)) return
  for (const review of pull.reviews) if (review.state === 'APPROVED') review.state = 'DISMISSED'
}

const openPulls = (state: State): PullRequest[] =>
  state.repositories
    .flatMap((repository) => [...repository.issues.values()])
    .filter(isPullRequest)
    .filter((pull) => pull.state === 'open')

/** Records a push as activity and moves the pull requests whose head branch it is. */
export function recordPush(state: State, push: Push): void {
  push.repository.activities.push({
    id: state.nextId(),
    before: push.before ?? NOTHING,
    after: push.after ?? NOTHING,
    ref: `refs/heads/${push.branch}`,
    type: typeOf(push),
    actor: push.actor,
    timestamp: state.clock.iso(),
  })
  if (push.after === null) return
  for (const pull of openPulls(state)) {
    if (pull.headRepository === push.repository && pull.headRef === push.branch) synchronise(state, pull)
  }
}
