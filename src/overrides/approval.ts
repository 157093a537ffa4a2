import type { Fact } from '../core/fact.ts'
import { unknown } from '../core/fact.ts'
import { type FactKey, type FactValue, factShapes } from '../core/facts/index.ts'
import type { Review } from '../core/facts/pull-request.ts'
import type { GatheredFacts } from '../core/judge.ts'
import { mention, sameName } from '../core/people/people.ts'
import { type RoleApproval, type RoleFacts, roleApproval, roleFacts } from '../core/people/role-approval.ts'
import { discountReason, shortSha } from '../core/people/words.ts'
import { people, type Text, text } from '../core/text.ts'

/** Who may approve overrides, how many of them it takes, and how many days one may still run. */
export interface OverrideTerms {
  readonly approvals: number
  readonly approvers: readonly string[]
  readonly maxDays: number
}

/** What the reviews of the judged head come to for one override. */
interface Approval {
  readonly state: 'approved' | 'waiting' | 'unknown'
  /** `@login`. */
  readonly approvers: readonly string[]
  readonly found: Text
  readonly fix: Text
}

/** A fact by its key, checked; one that nobody gathered is unknown. */
export function factOf<K extends FactKey>(facts: GatheredFacts, key: K): Fact<FactValue[K]> {
  const fact = facts[key] ?? unknown('internal-error', `the fact ${key} was not gathered`)
  if (!fact.known) return fact
  const value = factShapes[key].safeParse(fact.value)
  // The shape is the key's own.
  if (value.success) return { ...fact, value: value.data as FactValue[K] }
  return unknown('internal-error', `the fact ${key} has another shape`)
}

/**
 * Counts who approved an override: reviews of the judged head, by different people of the policy's list with write
 * access, who are neither the author nor the requester, and made, pushed or committed nothing of it.
 */
export function approvalOf(requestedBy: string, terms: OverrideTerms, facts: GatheredFacts): Approval {
  const seen = roleFacts({
    'pull-request': factOf(facts, 'pull-request'),
    reviews: factOf(facts, 'reviews'),
    commits: factOf(facts, 'commits'),
    'last-pusher': factOf(facts, 'last-pusher'),
    teams: factOf(facts, 'teams'),
  })
  if (!seen.known) {
    const found = text`who approved it could not be read: ${{ kind: 'text', text: seen.detail }}`
    return {
      state: 'unknown',
      approvers: [],
      found,
      fix: [{ kind: 'text', text: seen.remedy?.text ?? 'run the check again' }],
    }
  }
  const role = {
    from: terms.approvers,
    approvals: terms.approvals,
    exclude: ['committers', 'co-authors', 'last-pusher'] as const,
    bots: [],
  }
  const reviews = withoutRequester(seen.value.reviews, requestedBy)
  return inWords(roleApproval(role, { ...seen.value, reviews }), seen.value, requestedBy, terms)
}

/** All reviews but those of the account that asks for the override, under whatever login it gave them. */
function withoutRequester(reviews: readonly Review[], login: string): readonly Review[] {
  const own = reviews.filter(({ user }) => user !== null && sameName(user.login, login))
  const ids = new Set(own.map(({ user }) => user?.id ?? null))
  return reviews.filter(
    (review) => !own.includes(review) && !(review.user !== null && ids.has(review.user.id)),
  )
}

/** Reviewers whose word does not count are named up to here. */
const mostDiscounted = 5

function inWords(
  approval: RoleApproval,
  { pullRequest }: RoleFacts,
  requestedBy: string,
  terms: OverrideTerms,
): Approval {
  const approvers = approval.approvers.map(mention)
  const head = shortSha(pullRequest.head.sha)
  if (approval.state === 'met') {
    return { state: 'approved', approvers, found: text`approved by ${people(approvers, 'and')}`, fix: [] }
  }
  const given = terms.approvals - approval.missing
  const counted: Text =
    given > 0
      ? text`${given} of ${terms.approvals} approvals of the head commit ${head}`
      : text`no approval of the head commit ${head} that counts, of ${terms.approvals}`
  const discounted = approval.discounted
    .slice(0, mostDiscounted)
    .flatMap(({ reviewer, why }) => [
      ...text`; ${people([mention(reviewer)])} `,
      ...discountReason(reviewer, why),
    ])
  const hidden = approval.unreadable.flatMap(({ name }) => text`; who is in ${people([name])} cannot be seen`)
  return {
    state: approval.state === 'maybe' ? 'unknown' : 'waiting',
    approvers: approval.state === 'maybe' ? [] : approvers,
    found: [...counted, ...discounted, ...hidden],
    fix: nextStep(approval, requestedBy, terms, head),
  }
}

function nextStep(
  { state, missing, eligible, unreadable }: RoleApproval,
  requestedBy: string,
  { approvers }: OverrideTerms,
  head: ReturnType<typeof shortSha>,
): Text {
  const [hidden] = unreadable
  if (state === 'maybe' && hidden !== undefined) {
    return [
      { kind: 'text', text: hidden.unknown.remedy.text },
      ...text`; or name its people one by one in ${'overrides.approvers'} of the policy`,
    ]
  }
  const open = eligible.filter(({ login }) => !sameName(login, requestedBy)).map(mention)
  if (hidden === undefined && open.length < missing) {
    return text`nobody is left who could approve it: name more people in ${'overrides.approvers'} on the base branch`
  }
  const who = open.length > 0 ? open : approvers
  return text`have ${missing} more of ${people(who, 'or')} approve the head commit ${head}`
}
