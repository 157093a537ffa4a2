import type { ApprovedBlobs } from '../facts/codeowners.ts'
import type { ChangedFile, Review } from '../facts/pull-request.ts'
import { byName, type ExcludedPeople, type Exclusion, type Person } from './people.ts'

/** Where the reviews of one account left it. */
type Stance = 'approved' | 'changes-requested' | 'dismissed' | 'commented' | 'unreadable'

/** One account with everything it said. Accounts are told apart by numeric id alone. */
export interface Reviewer extends Person {
  readonly id: number
  readonly type: string
  readonly stance: Stance
  /** Commits of the approvals that still stand, oldest first. Empty unless the stance is `approved`. */
  readonly commits: readonly string[]
  /** Whether it ever approved, withdrawn or not: GitHub may still count what we do not. */
  readonly everApproved: boolean
  readonly canPush: boolean
}

/** Why an approval does not count. */
export type Discount = Bar | 'stale' | Exclude<Stance, 'approved'>

/** Why nothing that somebody approves can count. */
export type Bar = Exclusion | 'bot' | 'no-write'

const moment = (review: Review): number => {
  const time = review.submittedAt === null ? Number.NaN : Date.parse(review.submittedAt)
  if (!Number.isNaN(time)) return time
  // Without a time, an approval counts as the oldest and anything else as the newest: the safe side.
  return review.state === 'APPROVED' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
}

const chronological = (a: Review, b: Review): number => {
  const [left, right] = [moment(a), moment(b)]
  return left === right ? a.id - b.id : left < right ? -1 : 1
}

/** One entry per account, in order of login. Reviews of deleted accounts are nobody's. */
export function reviewersOf(reviews: readonly Review[]): readonly Reviewer[] {
  const byId = new Map<number, Review[]>()
  for (const review of [...reviews].sort(chronological)) {
    const id = review.user?.id ?? null
    if (id === null) continue
    byId.set(id, [...(byId.get(id) ?? []), review])
  }
  return [...byId]
    .map(([id, list]) => reviewerOf(id, list))
    .sort((a, b) => byName(a.login, b.login) || a.id - b.id)
}

/**
 * A comment leaves an approval as it was. Anything else that is not an approval withdraws it for good: an approval
 * never comes back when what withdrew it is dismissed. Unknown states withdraw too.
 */
function reviewerOf(id: number, reviews: readonly Review[]): Reviewer {
  let stance: Stance = 'commented'
  let commits: string[] = []
  for (const review of reviews) {
    if (review.state === 'COMMENTED' || review.state === 'PENDING') continue
    if (review.state === 'APPROVED') {
      stance = 'approved'
      if (review.commitId !== null) commits.push(review.commitId)
      continue
    }
    commits = []
    stance =
      review.state === 'CHANGES_REQUESTED'
        ? 'changes-requested'
        : review.state === 'DISMISSED'
          ? 'dismissed'
          : 'unreadable'
  }
  const latest = reviews.at(-1)?.user
  return {
    id,
    login: latest?.login ?? String(id),
    type: latest?.type ?? 'Unknown',
    stance,
    commits,
    everApproved: reviews.some((review) => review.state === 'APPROVED'),
    canPush: reviews.every((review) => review.canPush),
  }
}

export interface Counting {
  readonly headSha: string
  readonly excluded: ExcludedPeople
  readonly blobs: ApprovedBlobs
  readonly options: {
    /** `same-diff`: an approval of an older commit counts while the files it is needed for are unchanged. */
    readonly 'stale-approvals': 'refuse' | 'same-diff'
    /** Account ids of the bots that may approve. */
    readonly bots: readonly number[]
  }
}

/** Why this reviewer cannot count for any file, whatever is approved; undefined when an approval could count. */
export function barred(reviewer: Reviewer, counting: Counting): Bar | undefined {
  const exclusion = counting.excluded.reason(reviewer)
  if (exclusion !== undefined) return exclusion
  if (reviewer.type !== 'User' && !counting.options.bots.includes(reviewer.id)) return 'bot'
  return reviewer.canPush ? undefined : 'no-write'
}

/** Why this reviewer does not count as an approver of these files now; undefined when it does. */
export function discount(
  reviewer: Reviewer,
  files: readonly ChangedFile[],
  counting: Counting,
): Discount | undefined {
  const bar = barred(reviewer, counting)
  if (bar !== undefined) return bar
  if (reviewer.stance !== 'approved') return reviewer.stance
  if (reviewer.commits.includes(counting.headSha)) return undefined
  if (counting.options['stale-approvals'] === 'refuse') return 'stale'
  const kept = reviewer.commits.some((commit) =>
    files.every((file) => unchangedSince(commit, file, counting.blobs)),
  )
  return kept ? undefined : 'stale'
}

/** Whether a file was at that commit exactly what it is at the head. What cannot be read has changed. */
function unchangedSince(commit: string, file: ChangedFile, blobs: ApprovedBlobs): boolean {
  if (!Object.hasOwn(blobs, commit)) return false
  const then = blobs[commit] ?? {}
  const has = (path: string): boolean => Object.hasOwn(then, path)
  // A change of mode leaves the blob alike, so blobs cannot show when it was made.
  if (file.status === 'changed') return false
  if (file.status === 'removed') return !has(file.path)
  if (file.blob === null || !has(file.path) || then[file.path] !== file.blob) return false
  return file.status !== 'renamed' || (file.previousPath !== null && !has(file.previousPath))
}
