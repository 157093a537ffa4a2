import { type Fact, known } from '../fact.ts'
import type { Teams } from '../facts/codeowners.ts'
import type { Actor } from '../facts/people.ts'
import type { Commit, PullRequest, Review } from '../facts/pull-request.ts'
import { byName, type Excludable, excludedPeople, isSamePerson, type Person, sameName } from './people.ts'
import { named, poolOf, type UnreadablePool } from './pools.ts'
import {
  type Bar,
  barred,
  type Counting,
  type Discount,
  discount,
  type Reviewer,
  reviewersOf,
} from './reviewers.ts'
import { atLeast, type Demands, fits, missing, satisfied, unreadable } from './satisfaction.ts'

/** What tells whether a role approved, all of it known; the gate that asks declares the facts. */
export interface RoleFacts {
  readonly pullRequest: PullRequest
  readonly reviews: readonly Review[]
  readonly commits: readonly Commit[]
  readonly lastPusher: Actor | null
  readonly teams: Teams
}

/** The facts together; the first that is unknown makes them unknown. */
export function roleFacts(facts: {
  readonly 'pull-request': Fact<PullRequest>
  readonly reviews: Fact<readonly Review[]>
  readonly commits: Fact<readonly Commit[]>
  readonly 'last-pusher': Fact<Actor | null>
  readonly teams: Fact<Teams>
}): Fact<RoleFacts> {
  const { 'pull-request': pull, reviews, commits, 'last-pusher': pusher, teams } = facts
  if (!pull.known) return pull
  if (!reviews.known) return reviews
  if (!commits.known) return commits
  if (!pusher.known) return pusher
  if (!teams.known) return teams
  const value = {
    pullRequest: pull.value,
    reviews: reviews.value,
    commits: commits.value,
    lastPusher: pusher.value,
    teams: teams.value,
  }
  return known(value, reviews.source)
}

/** People who speak for something, and how many of them it takes. */
export interface Role {
  /** `@login` and `@org/team`. */
  readonly from: readonly string[]
  readonly approvals: number
  /** Whose approvals count for nothing, besides the author's. */
  readonly exclude: readonly Excludable[]
  /** Numeric account ids of the bots that may speak for it. */
  readonly bots: readonly number[]
}

/** What the reviews of the head commit make of a role. */
export interface RoleApproval {
  /**
   * `maybe`: it takes somebody whose membership cannot be seen. `impossible`: nobody who could approve is left. An
   * approval counts on the head commit only.
   */
  readonly state: 'met' | 'maybe' | 'no' | 'impossible'
  /** How many approvals of people known to belong are still missing. */
  readonly missing: number
  /** People of the role (or perhaps of it) whose approval counts. */
  readonly approvers: readonly Reviewer[]
  /** Reviewers of the role (or perhaps of it) whose word does not count, and why. */
  readonly discounted: readonly { readonly reviewer: Reviewer; readonly why: Discount }[]
  /** Known people of the role who can still approve. */
  readonly eligible: readonly Person[]
  /** Known people of the role who never can here, and why. */
  readonly barred: readonly { readonly person: Person; readonly why: Bar }[]
  /** Entries of the role whose people cannot be seen. */
  readonly unreadable: readonly UnreadablePool[]
  /** People of the role whose last word is that changes are needed; `possible`: people who may belong to it. */
  readonly objecting: { readonly certain: readonly Reviewer[]; readonly possible: readonly Reviewer[] }
  /** How often people of the role (`possible`: who may belong to it) requested changes, in all. */
  readonly rejections: { readonly certain: number; readonly possible: number }
}

/** Whether people of a role approved the head commit: the one answer for every gate that asks for one. */
export function roleApproval(role: Role, facts: RoleFacts): RoleApproval {
  const demand = { pools: role.from.map((name) => poolOf(name, facts.teams)), approvals: role.approvals }
  const demands: Demands = { demands: [demand], distinct: false }
  const excluded = excludedPeople({ ...facts, author: facts.pullRequest.author }, role.exclude)
  const counting: Counting = {
    headSha: facts.pullRequest.head.sha,
    excluded,
    blobs: {},
    options: { 'stale-approvals': 'refuse', bots: role.bots },
  }
  const reviewers = reviewersOf(facts.reviews)
  const judged = reviewers
    .filter((one) => fits(one, demand) !== 'no')
    .map((reviewer) => ({ reviewer, why: discount(reviewer, [], counting) }))
  const approvers = oncePerLogin(judged.flatMap(({ reviewer, why }) => (why === undefined ? [reviewer] : [])))
  const people = candidates(demand.pools.flatMap(named), approvers, reviewers, counting)
  const state = satisfied(demands, approvers)
  const hidden = unreadable(demands)
  const closable =
    hidden.length > 0 || missing(demands, [...approvers, ...people.eligible], atLeast('yes')) === 0
  const objecting = judged.filter(
    ({ reviewer }) => reviewer.stance === 'changes-requested' && reviewer.canPush,
  )
  const belonging = (least: 'yes' | 'maybe') => (reviewer: Reviewer) => fits(reviewer, demand) === least
  const objectors = objecting.map(({ reviewer }) => reviewer)
  return {
    state: state === 'yes' ? 'met' : !closable ? 'impossible' : state,
    missing: missing(demands, approvers, atLeast('yes')),
    approvers,
    discounted: judged.flatMap(({ reviewer, why }) => (why === undefined ? [] : [{ reviewer, why }])),
    ...people,
    unreadable: hidden,
    objecting: {
      certain: objectors.filter(belonging('yes')),
      possible: objectors.filter(belonging('maybe')),
    },
    rejections: {
      certain: rejectionsOf(facts.reviews, reviewers.filter(belonging('yes'))),
      possible: rejectionsOf(facts.reviews, reviewers.filter(belonging('maybe'))),
    },
  }
}

/** A login belongs to one account at a time: of two that are shown with the same one, the second counts for nobody. */
export const oncePerLogin = (reviewers: readonly Reviewer[]): readonly Reviewer[] =>
  reviewers.filter((one, index) => reviewers.findIndex(({ login }) => sameName(login, one.login)) === index)

function candidates(
  members: readonly Person[],
  approvers: readonly Reviewer[],
  reviewers: readonly Reviewer[],
  counting: Counting,
): Pick<RoleApproval, 'eligible' | 'barred'> {
  const eligible = new Map<string, Person>()
  const refused = new Map<string, { person: Person; why: Bar }>()
  for (const member of members) {
    if (approvers.some((approver) => isSamePerson(approver, member))) continue
    const reviewer = reviewers.find((other) => isSamePerson(other, member))
    const why = reviewer === undefined ? counting.excluded.reason(member) : barred(reviewer, counting)
    const person = reviewer ?? member
    if (why === undefined) eligible.set(person.login.toLowerCase(), person)
    else refused.set(person.login.toLowerCase(), { person, why })
  }
  return {
    eligible: [...eligible.values()].sort((a, b) => byName(a.login, b.login)),
    barred: [...refused.values()].sort((a, b) => byName(a.person.login, b.person.login)),
  }
}

/** A dismissed review no longer says what it was, and a deleted account is nobody's. */
const rejectionsOf = (reviews: readonly Review[], by: readonly Reviewer[]): number =>
  reviews.filter(({ state, user }) => state === 'CHANGES_REQUESTED' && by.some(({ id }) => id === user?.id))
    .length
