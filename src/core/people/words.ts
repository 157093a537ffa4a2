import { type Part, type Text, text } from '../text.ts'
import { exclusions } from './people.ts'
import type { Bar, Discount, Reviewer } from './reviewers.ts'

/** The first seven digits, as GitHub shows commits. */
export const shortSha = (sha: string): Part => ({ kind: 'code', text: sha.slice(0, 7) })

/** Why the word of somebody does not count, as it follows their name: `approved 1a2b3c4, which is no longer the head`. */
export function discountReason(reviewer: Reviewer, why: Discount): Text {
  switch (why) {
    case 'stale': {
      const last = reviewer.commits.at(-1)
      return last === undefined
        ? text`approved without a commit, so it binds to nothing`
        : text`approved ${shortSha(last)}, which is no longer the head`
    }
    case 'bot':
      return notEnrolled(reviewer.type)
    case 'no-write':
      return text`has no write access any more`
    case 'changes-requested':
      return text`requested changes`
    case 'dismissed':
      return text`approved, and the review was dismissed`
    case 'commented':
      return text`only commented`
    case 'unreadable':
      return text`gave a review of a kind that is not known`
    case 'author':
    case 'commit-author':
    case 'committer':
    case 'co-author':
    case 'last-pusher':
      return [{ kind: 'text', text: exclusions[why] }]
  }
}

/** The policy enrols accounts by id, of whatever type; only people count without. */
const notEnrolled = (type: string): Text =>
  type === 'Bot'
    ? text`is a bot that the policy does not enrol`
    : text`is no personal account (${type}), and the policy does not enrol it`

/** Why somebody can never approve here, as it follows their name. */
export const barredReason = (why: Bar): string =>
  why === 'no-write'
    ? 'has no write access'
    : why === 'bot'
      ? 'is no personal account, and the policy does not enrol it'
      : exclusions[why]
