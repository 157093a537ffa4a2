import type { PathDecision } from '../change/model.ts'

/** One question of the change, as `requirements` lists it. */
export interface RequiredAnswer {
  readonly id: string
  /** With its short codes: `D.1.a (D.1 = magerit:D.A)`. */
  readonly name: string
  readonly list: string
  readonly question: string
  readonly by: 'author' | 'reviewer' | 'machine' | 'derived'
  /** Weakest grade that is enough: E0 to E3. */
  readonly minimum: string
  /** Kinds of evidence that may be given. */
  readonly evidence: readonly string[]
  readonly because: string
  /** Tools that answered it, or could. */
  readonly tools: readonly string[]
  /** What the description given with --body says; null without one, or without an answer. */
  readonly answer: string | null
}

/** Who has to approve, and what for. */
export interface RequiredReview {
  /** `code-owners`, `policy`, `unowned`, `security`, `performance`. */
  readonly kind: string
  readonly wanted: string
  readonly paths: readonly string[]
  /** Where that is written: `.github/CODEOWNERS:12`; null for a default. */
  readonly at: string | null
}

/** A check that has to be green on the head. */
export interface RequiredCheck {
  readonly name: string
  /** Name of the check on GitHub. */
  readonly check: string
  readonly app: string | null
  readonly workflow: string | null
  readonly gate: string
}

/** Anything else that has to be there. */
export interface RequiredEvidence {
  readonly what: string
  readonly where: readonly string[]
  readonly gate: string
}

/** All that a change will have to show. */
export interface Requirements {
  readonly base: { readonly ref: string; readonly sha: string }
  readonly headSha: string
  readonly policy: { readonly path: string; readonly mode: string }
  readonly files: number
  readonly decision: PathDecision
  readonly answers: readonly RequiredAnswer[]
  /** Questions of the lists that do not fit the change. */
  readonly notAsked: number
  readonly reviews: readonly RequiredReview[]
  readonly checks: readonly RequiredCheck[]
  readonly evidence: readonly RequiredEvidence[]
  /** What could not be told, was taken for granted, or is checked by nobody. */
  readonly notes: readonly string[]
}
