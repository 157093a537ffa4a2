import { z } from 'zod'
import { actorSchema } from './people.ts'

const sha = z.string().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/)

/** A pull request as GitHub showed it in one answer; `base.sha` is the tip of the base branch in that answer. */
export const pullRequestSchema = z.object({
  number: z.number().int().positive(),
  title: z.string(),
  /** SHA-256 (hex) of the body's UTF-8 bytes: detects edits without carrying the text. */
  bodySha256: z.string(),
  author: actorSchema.nullable(),
  state: z.enum(['open', 'closed', 'merged']),
  draft: z.boolean(),
  /** `repository` is `owner/name`, null when the fork was deleted. */
  head: z.object({ sha, ref: z.string(), repository: z.string().nullable() }),
  base: z.object({ sha, ref: z.string() }),
  fork: z.boolean(),
  labels: z.array(z.string()),
  /** GitHub's own count; the file list is compared with it. */
  changedFiles: z.number().int().nonnegative(),
  reviewDecision: z.enum(['APPROVED', 'CHANGES_REQUESTED', 'REVIEW_REQUIRED']).nullable(),
})
export type PullRequest = z.output<typeof pullRequestSchema>

export const reviewSchema = z.object({
  id: z.number().int(),
  /** Null when the account was deleted: such a review never approves. */
  user: actorSchema.nullable(),
  /** `APPROVED`, `CHANGES_REQUESTED`, `COMMENTED`, `DISMISSED`, `PENDING`; anything else never approves. */
  state: z.string(),
  /** The commit the review was given on; null is never the head. */
  commitId: z.string().nullable(),
  submittedAt: z.string().nullable(),
  /** Whether the reviewer can push to the repository now, not when the review was given. */
  canPush: z.boolean(),
})
/** All reviews, oldest first. */
export const reviewsSchema = z.array(reviewSchema)
export type Review = z.output<typeof reviewSchema>

/**
 * Other open pull requests with the same head commit and another base. A check belongs to a commit: what is reported
 * for this pull request would stand on those too.
 */
export const otherPullRequestsSchema = z.array(
  z.object({ number: z.number().int().positive(), baseRef: z.string() }),
)

/** People named by a commit. A commit's identity is typed by whoever made it: it can exclude, never grant. */
export const commitSchema = z.object({
  sha,
  people: z.array(
    z.object({
      role: z.enum(['author', 'committer', 'co-author']),
      id: z.number().int().nullable(),
      login: z.string().nullable(),
      name: z.string(),
    }),
  ),
})
export const commitsSchema = z.array(commitSchema)
export type Commit = z.output<typeof commitSchema>

/** Who pushed the head commit; null when nobody is known to GitHub for it. */
export const lastPusherSchema = actorSchema.nullable()

export const changedFileSchema = z.object({
  path: z.string(),
  /** The old path of a rename or copy. */
  previousPath: z.string().nullable(),
  status: z.enum(['added', 'removed', 'modified', 'renamed', 'copied', 'changed', 'unchanged']),
  /** Blob id at the head (of the removed blob for `removed`); null for what has none. */
  blob: z.string().nullable(),
})
/** Every changed file: never a part of them. */
export const changedFilesSchema = z.array(changedFileSchema)
export type ChangedFile = z.output<typeof changedFileSchema>
